"""Builders of school terms and holidays: «1 раз в четверть», «зимние каникулы»."""

from domain.schedule import Every
from domain.school_calendar import QUARTERS, Season
from domain.term_grammar import symbols as s
from domain.term_grammar.build_rates import UNITS
from domain.term_grammar.items import Repetition, SchoolTerms
from domain.term_grammar.numbering import ORDINALS, runs
from domain.term_grammar.tokens import TermToken

_AFTER = (
    "окончании",
    "завершении",
    "истечении",
    "итогам",
    "результатам",
    "окончанию",
    "завершению",
)


def each_term_edge(_: list[TermToken]) -> Repetition:
    """«в конце каждой четверти»; which days are meant is inferred."""
    return Repetition(Every.SCHOOL_TERM, doubt=True)


def after_each_unit(tokens: list[TermToken]) -> Repetition | None:
    """«по окончании каждой четверти», «по итогам каждого квартала»: due with every unit.

    That a calendar unit's own last day is meant is inferred.
    """
    if tokens[0].symbol == s.UPTO and tokens[1].text not in _AFTER:
        return None
    every = UNITS[tokens[-1].symbol]
    if every in (Every.DAY, Every.WEEK) or not tokens[-1].genitive:
        return None
    sure = every is Every.SCHOOL_TERM and tokens[0].symbol == s.UPTO
    return Repetition(every, doubt=not sure, terms=tokens[-1].value)


def each_holidays(_: list[TermToken]) -> Repetition:
    """«в каникулы», «на каникулах», «в каникулярное время»."""
    return Repetition(Every.SCHOOL_TERM, holidays=True)


def school_terms(tokens: list[TermToken]) -> SchoolTerms | None:
    """«I–II четверть», «конец 1 четверти»; None where no school year has so many."""
    term = next(token for token in tokens if token.symbol == s.TERM)
    before = tokens[: tokens.index(term)]
    pairs = runs(before, ORDINALS)
    if not pairs or any(not 1 <= number <= QUARTERS for pair in pairs for number in pair):
        return None
    edge = before[0].value if before[0].symbol == s.EDGE else 0
    item = SchoolTerms(tokens[0].start, tokens[-1].end, pairs, count=term.value, edge=edge)
    item.year = _year(tokens)
    item.study = any(token.symbol == s.STUDY for token in tokens)
    return item


def school_holidays(tokens: list[TermToken]) -> SchoolTerms:
    """«зимние каникулы», «осенние и весенние каникулы 2024 года»."""
    seasons = [Season(token.value) for token in tokens if token.symbol == s.SEASONAL]
    return SchoolTerms(tokens[0].start, tokens[-1].end, seasons=seasons, year=_year(tokens))


def _year(tokens: list[TermToken]) -> int:
    """The first year that is named, 0 without one."""
    return next((token.value for token in tokens if token.symbol == s.YEAR), 0)
