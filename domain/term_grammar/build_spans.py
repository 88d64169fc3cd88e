"""Builders of years, of spans without a deadline, and of the small words between items."""

from itertools import pairwise

from domain.term_grammar import symbols as s
from domain.term_grammar.items import (
    Bound,
    Continuity,
    Noise,
    Preposition,
    Quote,
    RelativeYear,
    Separator,
    Through,
    YearPart,
    Years,
    YearWord,
)
from domain.term_grammar.lexicon import HOLDING, INCLUDING, NOT_BEFORE
from domain.term_grammar.tokens import LAST_YEAR, TermToken


def _calendar(first: int, last: int) -> YearPart:
    return YearPart(1, 0, 12, 0, first, last, exclusive=True)


def _school(first: int, last: int) -> YearPart:
    return YearPart(9, 0, 8, 0, first, last, exclusive=True, school=True)


def _has(tokens: list[TermToken], *symbols: str) -> bool:
    return any(token.symbol in symbols for token in tokens)


def _numbers(tokens: list[TermToken]) -> list[int]:
    """The years of a range; a short one («2021-22») takes its century from the first."""
    values = [token.value for token in tokens if token.symbol in (s.YEAR, s.NUM)]
    return [value if value > 99 else values[0] // 100 * 100 + value for value in values]


def years(tokens: list[TermToken]) -> Years | None:
    """«2021», «2020-2022», «2021-22»; «2020/2021» is taken for a school year, with a doubt."""
    found = _numbers(tokens)
    if any(later <= earlier for earlier, later in pairwise(found)):
        return None
    doubt = any(token.doubt for token in tokens) or len(found) > 2 or _has(tokens, s.NUM)
    first, last = found[0], found[-1]
    if _has(tokens, s.SLASH):
        if len(found) != 2 or last != first + 1:
            return None
        return Years([_school(first, last)], school=True, doubt=True)
    return Years([_calendar(first, last)], span=last > first, doubt=doubt)


def years_side_by_side(tokens: list[TermToken]) -> Years | None:
    """«2020 2022»: the dash between them was lost. On two lines they are two years."""
    first, last = tokens[0].value, tokens[1].value
    if tokens[1].newline or last <= first:
        return None
    return Years([_calendar(first, last)], span=True, doubt=True)


def school_years(tokens: list[TermToken]) -> Years | None:
    """«2020-2021 учебный год»: 1 September to 31 August."""
    found = _numbers(tokens)
    if len(found) == 1:
        # Whether the year begins or ends in 2021 is not said.
        return Years([_school(found[0], found[0] + 1)], school=True, doubt=True)
    first, last = found
    if last <= first:
        return None
    lost_dash = not _has(tokens, s.DASH, s.SLASH)
    doubt = lost_dash or last > first + 1 or any(token.doubt for token in tokens)
    return Years([_school(first, last)], span=last > first + 1, school=True, doubt=doubt)


def short_school_years(tokens: list[TermToken]) -> Years | None:
    """«20/21 уч. год», «учебный 20/21 год»."""
    first, last = (2000 + token.value for token in tokens if token.symbol == s.NUM)
    if last != first + 1 or last > LAST_YEAR:
        return None
    return Years([_school(first, last)], school=True, doubt=True)


def relative_year(tokens: list[TermToken]) -> RelativeYear:
    """«текущего года», «следующего года», «года, следующего за отчетным»."""
    study = _has(tokens, s.STUDY)
    if _has(tokens, s.FOR):
        return RelativeYear(YearWord.AFTER_REPORT, study)
    return RelativeYear(YearWord.NEXT if _has(tokens, s.NEXT) else YearWord.CURRENT, study)


def _through(
    stretch: Continuity, tokens: list[TermToken], doubt: bool, steady: bool = False
) -> Through:
    doubt = doubt or any(token.doubt for token in tokens)
    return Through(stretch, steady, doubt, tokens[0].start, tokens[-1].end)


def always(tokens: list[TermToken]) -> Through:
    """«постоянно»; «регулярно» hides a rhythm and is doubtful."""
    return _through(Continuity.PLAN, tokens, doubt=False, steady=True)


def through_year(tokens: list[TermToken]) -> Through:
    """«в течение года», «весь учебный год»; «в течение отчетного года» is vague."""
    stretch = Continuity.STUDY_YEAR if _has(tokens, s.STUDY) else Continuity.YEAR
    vague = _has(tokens, s.EACH, s.CURRENT, s.REPORT, s.CALENDAR)
    return _through(stretch, tokens, doubt=vague)


def through_month(tokens: list[TermToken]) -> Quote | None:
    """«в течение месяца», «в течение месячника»: of which month is not said."""
    last = tokens[-1]
    if last.symbol == s.UNKNOWN and not last.text.startswith("месячник"):
        return None
    return Quote(tokens[0].start, last.end, event=True, month=True)


def year_alone(tokens: list[TermToken]) -> Through:
    """«учебный год»: that it goes on through the year is inferred."""
    item = through_year(tokens)
    item.doubt = True
    return item


def through_plan(tokens: list[TermToken]) -> Through | None:
    """«в течение срока реализации плана», «весь период»; «проведения …» is about an event."""
    if any(token.symbol == s.CARRYING and token.value == HOLDING for token in tokens):
        return None
    return _through(Continuity.PLAN, tokens, doubt=False)


def during_plan(tokens: list[TermToken]) -> Through | None:
    """«в период реализации программы»: that this plan is meant is inferred."""
    item = through_plan(tokens)
    if item is not None:
        item.doubt = True
    return item


_ROLES = {
    s.FROM: Bound.SINCE,
    s.AFTER: Bound.SINCE,
    s.UNTIL: Bound.BEFORE,
    s.UPTO: Bound.UNTIL,
    s.TOWARD: Bound.UNTIL,
    s.THROUGH: Bound.THROUGH,
    s.WHOLE: Bound.THROUGH,
}


def preposition(tokens: list[TermToken]) -> Preposition:
    """«с», «до», «не позднее», «к», «в течение» before a date."""
    token = tokens[0]
    role = _ROLES.get(token.symbol, Bound.PLAIN)
    if token.symbol == s.UNTIL and token.value == INCLUDING:
        role = Bound.UNTIL
    inferred = token.symbol in (s.ON, s.AFTER) or (
        token.symbol == s.FROM and token.value == NOT_BEFORE
    )
    return Preposition(role, inferred or token.doubt, token.start)


def lead_in(tokens: list[TermToken]) -> Noise:
    """«срок:», «в срок» before «до», «в период» before «с»."""
    return Noise(leads=True, doubt=_has(tokens, s.ON))


def inclusive(_: list[TermToken]) -> Noise:
    """«включительно»."""
    return Noise(inclusive=True)


def then(_: list[TermToken]) -> Separator:
    """«далее», «в дальнейшем»."""
    return Separator(s.THEN)


def mark(tokens: list[TermToken]) -> Separator:
    """Punctuation between items."""
    return Separator(tokens[0].symbol)
