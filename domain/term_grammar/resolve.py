"""A reading meets the plan: what it says becomes a schedule."""

from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from domain.schedule import Every, Kind, Period, Schedule, Window
from domain.school_calendar import SchoolCalendar
from domain.term_grammar.calendar import clip, is_one_year, span_of
from domain.term_grammar.expansion import cut_to
from domain.term_grammar.items import Bound, Continuity, RelativeYear, YearPart, YearWord
from domain.term_grammar.placing import is_early_august, place, window_of
from domain.term_grammar.quoting import condition_of
from domain.term_grammar.reading import TermReading
from domain.term_grammar.recurrence import is_of_one_year, recur, resolve_days

_OPEN = (Bound.SINCE, Bound.THROUGH)
# The most days of a plan that «в течение месяца» can be all of.
_SHORT_PLAN = 60


@dataclass(slots=True)
class _Result:
    kind: Kind
    windows: list[Window] = field(default_factory=list)
    every: Every | None = None
    interval: int | None = None
    doubt: bool = False


def resolve(
    reading: TermReading, phrase: str, text: str, period: Period, calendar: SchoolCalendar | None
) -> Schedule | None:
    """The schedule of a reading, or None where its pieces do not fit together.

    `phrase` goes into the schedule; `text` is the cleaned phrase that the quotes point into.
    """
    result = _result_of(reading, period, calendar)
    if result is None:
        return None
    condition = condition_of(reading, text, result.kind)
    doubt = reading.doubt or result.doubt
    # Whether a span or an event counts more is a guess.
    doubt |= result.kind is Kind.CONTINUOUS and bool(reading.quotes)
    timed = result.kind in (Kind.FIXED, Kind.RECURRING)
    doubt |= timed and any(quote.event for quote in reading.quotes)
    windows = tuple(sorted(set(result.windows), key=_order))
    if result.every in (None, Every.YEAR):
        doubt |= _overlap(windows)
    return Schedule(
        phrase=phrase,
        kind=result.kind,
        every=result.every,
        interval=result.interval,
        windows=windows,
        condition=condition,
        confident=not doubt,
    )


def _order(window: Window) -> tuple[date, date]:
    return window.start or window.end, window.end


def _overlap(windows: tuple[Window, ...]) -> bool:
    """Whether one window reaches into the next: «май (9 мая)» narrows rather than lists."""
    spans = [(window.start, window.end) for window in windows if window.start is not None]
    dues = [window.end for window in windows if window.start is None]
    return any(after[0] <= before[1] for before, after in pairwise(spans)) or any(
        start <= due <= end for due in dues for start, end in spans
    )


def _result_of(
    reading: TermReading, period: Period, calendar: SchoolCalendar | None
) -> _Result | None:
    resolve_days(reading)
    repeats = any(relative.word is YearWord.AFTER_REPORT for relative in reading.relative)
    if (once := _once_a_year(reading, period, calendar)) is not None:
        return once
    if reading.rates or reading.days or repeats:
        recurrence = recur(reading, period, calendar)
        if recurrence is None:
            return None
        windows, doubt = recurrence.windows, recurrence.doubt
        return _Result(Kind.RECURRING, windows, recurrence.every, recurrence.interval, doubt)
    dated = [*reading.parts, *reading.years]
    if reading.anchored and reading.throughs:
        # «октябрь 2021, далее постоянно»
        for part in dated:
            part.role = Bound.SINCE
        return _ongoing(dated, period, doubt=True)
    plain = [part for part in dated if part.role not in _OPEN]
    if plain and all(part.role is not Bound.SINCE for part in dated) and len(plain) < len(dated):
        # «сентябрь 2020, в течение 2020-2021 учебного года»: the dates count, as a guess.
        result = _fixed(plain, reading, period)
        if result is not None:
            result.doubt = True
        return result
    if any(part.role in _OPEN for part in dated):
        return _open(dated, reading, period)
    if reading.parts:
        return _fixed(dated, reading, period)
    if dated and reading.throughs:
        return _ongoing(dated, period, doubt=True)
    if dated:
        return _fixed(dated, reading, period)
    if reading.relative:
        return None
    if reading.throughs:
        return _through(reading, period)
    if _is_whole_plan(reading, period):
        reading.quotes.clear()
        return _Result(Kind.CONTINUOUS, [Window(period.start, period.end)])
    return _on_event(reading)


def _once_a_year(
    reading: TermReading, period: Period, calendar: SchoolCalendar | None
) -> _Result | None:
    """Dates with «ежегодно» in a plan of one year: those that they are without it, as sure.

    None where «ежегодно» says more than the plan's only year, or stands alone.
    """
    placed = reading.parts or reading.throughs or _is_whole_plan(reading, period)
    if not placed or not is_of_one_year(reading, period):
        return None
    found = _result_of(replace(reading, rates=[]), period, calendar)
    if found is None:
        return None
    doubt = found.doubt or (found.kind is Kind.CONTINUOUS and bool(reading.quotes))
    early = any(is_early_august(part, period) for part in reading.parts)
    first = date(period.start.year, 1, 1) if early else period.start
    windows = [cut for one in found.windows if (cut := cut_to(one, (first, period.end)))]
    return _Result(Kind.RECURRING, windows, Every.YEAR, 1, doubt or not windows)


def _is_whole_plan(reading: TermReading, period: Period) -> bool:
    """«в течение месяца» in a plan of a month."""
    short = (period.end - period.start).days < _SHORT_PLAN
    return short and len(reading.quotes) == 1 and reading.quotes[0].month


def _on_event(reading: TermReading) -> _Result | None:
    """A condition alone; a time or a place alone is not one."""
    quotes = [quote for quote in reading.quotes if not quote.after_date]
    if not quotes:
        return None
    parts = [part for quote in quotes for part in quote.spans]
    spans = [span_of(part, part.year1, part.year2) for part in parts]
    return _Result(Kind.ON_EVENT, [Window(*span) for span in spans if span])


def _through(reading: TermReading, period: Period) -> _Result:
    """«постоянно», «в течение года»: the whole plan."""
    studying = any(item.stretch is Continuity.STUDY_YEAR for item in reading.throughs)
    # School years do not begin and end with a calendar plan.
    doubt = studying and period.year_start == 1
    return _Result(Kind.CONTINUOUS, [Window(period.start, period.end)], doubt=doubt)


def _ongoing(dated: list[YearPart], period: Period, doubt: bool) -> _Result | None:
    """Spans clipped to the plan; one that lies outside leaves no window."""
    result = _Result(Kind.CONTINUOUS, doubt=doubt)
    plan = (period.start, period.end)
    for part in dated:
        placed = place(part, period)
        if placed is None:
            return None
        span, inferred = placed
        if part.role is Bound.SINCE:
            span = (span[0], max(period.end, span[0]))
        inside = clip(span, plan)
        result.doubt |= inferred or inside is None
        if inside:
            result.windows.append(Window(*inside))
    return result


def _open(dated: list[YearPart], reading: TermReading, period: Period) -> _Result | None:
    """«с 2020 года», «в течение 2021 года», «в течение сентября»."""
    if not all(part.role in _OPEN for part in dated) or reading.relative:
        return None
    vague = any(part.role is Bound.THROUGH and not _whole_years(part) for part in dated)
    return _ongoing(dated, period, doubt=vague)


def _whole_years(part: YearPart) -> bool:
    return (part.month1, part.day1, part.month2, part.day2) == (1, 0, 12, 0) or part.school


def _fixed(dated: list[YearPart], reading: TermReading, period: Period) -> _Result | None:
    """Dates as written, never clipped; what lies outside the plan is doubtful."""
    result = _Result(Kind.FIXED)
    result.doubt = any(through.always for through in reading.throughs)
    _resolve_relative_year(dated, reading.relative, period, result)
    before: date | None = None
    for part in dated:
        yearless = not (part.year1 or part.year2)
        placed = place(part, period, before if yearless else None)
        if placed is None:
            return None
        span, inferred = placed
        window, vague = window_of(part, span)
        outside = window.end < period.start or (window.start or window.end) > period.end
        result.doubt |= inferred or vague or outside or _may_be_school_year(part, period)
        if yearless and result.windows:
            # «сентябрь, май» in a calendar year: the order hints at another year.
            result.doubt |= window.end < result.windows[-1].end
        result.windows.append(window)
        if not yearless:
            before = span[0]
    return result


def _may_be_school_year(part: YearPart, period: Period) -> bool:
    """Whether «2020-2021» in the plan of that school year may mean the school year."""
    years = (period.start.year, period.end.year)
    bare = _whole_years(part) and not part.school and part.year1 != part.year2
    return bare and period.year_start != 1 and (part.year1, part.year2) == years


def _resolve_relative_year(
    dated: list[YearPart], relative: list[RelativeYear], period: Period, result: _Result
) -> None:
    """«декабрь текущего года», «апрель следующего года»: the years of the plan, inferred."""
    if not relative:
        return
    result.doubt = True
    if relative[0].word is YearWord.NEXT:
        for part in dated:
            if not part.year1 and not part.year2:
                part.year1 = period.start.year + 1
                part.year2 = part.year1 + part.crosses
    elif not is_one_year(period):
        for part in dated:
            if not part.year1 and not part.year2:
                part.year1 = period.start.year
                part.year2 = part.year1 + part.crosses
