"""School terms and holidays find their days in the municipality's school calendar."""

from datetime import date, timedelta

from domain.schedule import Period, Window
from domain.school_calendar import QUARTERS, TRIMESTERS, SchoolCalendar
from domain.term_grammar.calendar import Span, clip
from domain.term_grammar.expansion import Recurrence
from domain.term_grammar.items import (
    Item,
    Preposition,
    Quote,
    Repetition,
    ResolvedItem,
    SchoolTerms,
    When,
    YearPart,
)
from domain.term_grammar.lexicon import BEGINNING, END, MIDDLE
from domain.term_grammar.limits import SpanLimits

# A beginning, a middle or an end of a term is ten days of it.
_EDGE = timedelta(days=9)


def resolve_school_terms(
    items: list[Item], calendar: SchoolCalendar | None, period: Period
) -> list[ResolvedItem]:
    """The items with the days of school terms in the place of their names.

    Without a calendar, or for a term that it does not have, the words are a condition.
    """
    resolved: list[ResolvedItem] = []
    for item in items:
        if not isinstance(item, SchoolTerms):
            resolved.append(item)
            continue
        dated = _dated(item, calendar, period) if calendar else None
        resolved.append(dated or _quoted(item, resolved))
    return resolved


def _quoted(item: SchoolTerms, before: list[ResolvedItem]) -> Quote:
    """The words of school terms with their preposition, which is taken off `before`."""
    start = item.start
    if before and isinstance(before[-1], Preposition):
        start = before[-1].start
        before.pop()
    years = [YearPart(1, 0, 12, 0, item.year, item.year)] if item.year and not item.study else []
    return Quote(start, item.end, doubt=True, spans=years)


def by_school_term(
    rate: Repetition, period: Period, limits: SpanLimits, calendar: SchoolCalendar | None
) -> Recurrence:
    """«1 раз в четверть», «в каникулы»: the terms, or what lies between, inside the limits."""
    if calendar is None:
        return Recurrence(rate.every, rate.interval, [], True)
    spans = calendar.holidays() if rate.holidays else list(calendar.terms)
    inside = [cut for bounds in limits.spans for span in spans if (cut := clip(span, bounds))]
    windows = [Window(*span) for span in inside[:: rate.interval]]
    unknown = not calendar.covers(period.start, period.end)
    doubt = rate.count > 1 or unknown or not _counts(calendar, rate.terms)
    return Recurrence(rate.every, rate.interval, windows, doubt)


def _counts(calendar: SchoolCalendar, count: int) -> bool:
    """Whether the word for a term fits the calendar («четверть» four a year); 0 says nothing.

    Fewer terms may be a part of the year.
    """
    known = {len(terms) for terms in calendar.by_year().values()} & {QUARTERS, TRIMESTERS}
    return not count or known <= {count}


def _dated(item: SchoolTerms, calendar: SchoolCalendar, period: Period) -> When | None:
    """The days of the terms as dates with their years; None where the calendar has none."""
    parts: list[YearPart] = []
    doubt = False
    for found in _candidates(item, calendar):
        fitting = [span for span in found if _fits(span, item, period)]
        if not fitting:
            return None
        doubt |= len(fitting) > 1
        parts.append(_part(_edge_of(fitting[0], item.edge), item.edge))
    doubt |= not _counts(calendar, item.count)
    doubt |= item.edge in (BEGINNING, MIDDLE) or bool(item.year and not item.study)
    return When(parts, doubt, loose=item.edge == END, opening=item.edge == BEGINNING)


def _candidates(item: SchoolTerms, calendar: SchoolCalendar) -> list[list[Span]]:
    """For every named term or holidays the days that they have, a school year after another."""
    years = list(calendar.by_year().values())
    numbered = [
        [(terms[first - 1][0], terms[last - 1][1]) for terms in years if last <= len(terms)]
        for first, last in item.numbers
    ]
    return numbered + [calendar.holidays_in(season) for season in item.seasons]


def _fits(span: Span, item: SchoolTerms, period: Period) -> bool:
    if item.year and item.study:
        return date(item.year, 8, 1) <= span[0] < date(item.year + 1, 8, 1)
    if item.year:
        return item.year in (span[0].year, span[1].year)
    return clip(span, (period.start, period.end)) is not None


def _edge_of(span: Span, edge: int) -> Span:
    first, last = span
    if edge == BEGINNING:
        return first, min(last, first + _EDGE)
    if edge == END:
        return max(first, last - _EDGE), last
    if edge == MIDDLE:
        middle = first + (last - first) // 2
        return middle - _EDGE // 2, middle + _EDGE // 2
    return span


def _part(span: Span, edge: int) -> YearPart:
    """«до II четверти» ends on the day before it, «до конца четверти» with it."""
    first, last = span
    return YearPart(
        first.month, first.day, last.month, last.day, first.year, last.year, exclusive=edge != END
    )
