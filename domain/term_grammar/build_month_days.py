"""Builders of days that come again: «до 5 числа каждого месяца», «первая неделя квартала»."""

from domain.schedule import Every
from domain.term_grammar import symbols as s
from domain.term_grammar.build_days import DECADE_DAYS, WEEK_DAYS
from domain.term_grammar.build_rates import UNITS
from domain.term_grammar.items import (
    LAST_DAY,
    LAST_WEEK,
    Bound,
    MonthDays,
    MonthScope,
)
from domain.term_grammar.lexicon import LAST
from domain.term_grammar.numbering import ORDINALS, runs
from domain.term_grammar.tokens import TermToken

_ROLES = {s.UNTIL: Bound.BEFORE, s.TOWARD: Bound.UNTIL, s.UPTO: Bound.UNTIL}


def month_days(tokens: list[TermToken]) -> MonthDays | None:
    """«до 25 числа каждого месяца», «до 5 числа месяца, следующего за отчетным»."""
    start = 0 if tokens[0].symbol in (s.NUM, s.EACH) else 1
    each = tokens[start].symbol == s.EACH
    start += each
    end = start
    while end < len(tokens) and tokens[end].symbol in _DAY_LIST:
        end += 1
    days, tail = tokens[start:end], tokens[end:]
    pairs = runs(days, (s.NUM,))
    if not pairs:
        return None
    first = tokens[0].symbol
    # «с 25 числа» has no end, «в 20-х числах» only hints at the days.
    open_end = first == s.FROM and pairs[-1][0] == pairs[-1][1]
    doubt = open_end or any(token.text.endswith(("х", "е")) for token in days)
    role = _ROLES.get(first, Bound.PLAIN)
    # «до 1 и 15 числа»; whether «к 25 числу» begins on the 1st is not said.
    doubt |= (role is not Bound.PLAIN and len(pairs) > 1) or first == s.TOWARD
    item = MonthDays(pairs, role, MonthScope.UNNAMED, doubt=doubt)
    if each:
        item.scope, item.unit = MonthScope.EACH, Every.MONTH
    else:
        _set_scope(item, tail)
    return item


_DAY_LIST = (s.NUM, s.DASH, s.COMMA, s.AND, s.UPTO)


def _set_scope(item: MonthDays, tail: list[TermToken]) -> None:
    """Which month the words after the day name: «каждого», «следующего за отчетным» …"""
    symbols = "".join(token.symbol for token in tail)
    if s.NEXT in symbols or s.AFTER in symbols:
        item.scope = MonthScope.AFTER_REPORT
        item.unit = _reported_unit(symbols)
        return
    ordinal = next((t.value for t in tail if t.symbol in (s.ORDINAL, s.NUM, s.ROMAN)), 0)
    if ordinal:
        item.scope, item.unit, item.nth = MonthScope.WITHIN, UNITS[tail[-1].symbol], ordinal
    elif any(symbol in symbols for symbol in (s.EACH, s.REPORT, s.CURRENT)):
        item.scope, item.unit = MonthScope.EACH, Every.MONTH
        # «до 25 числа текущего месяца» may be due once.
        item.doubt |= s.CURRENT in symbols


def _reported_unit(symbols: str) -> Every | None:
    """The unit of «за отчетным кварталом»; «следующего за отчетным месяца» names none."""
    start = max(symbols.find(s.REPORT), symbols.find(s.FOR))
    if start < 0:
        return None
    named = [symbol for symbol in symbols[start:] if symbol in UNITS]
    if s.MONTH_WORD not in symbols[:start] and s.AFTER not in symbols:
        # The month that is due comes last.
        named = named[:-1]
    return UNITS[named[0]] if named else None


def month_of_unit(tokens: list[TermToken]) -> MonthDays | None:
    """«последний месяц квартала»: that whole month of every quarter."""
    if not tokens[-1].genitive:
        return None
    unit = UNITS[tokens[-1].symbol]
    return MonthDays([(1, LAST_DAY)], Bound.PLAIN, MonthScope.WITHIN, unit, _ordinal(tokens))


def _ordinal(tokens: list[TermToken]) -> int:
    return next(t.value for t in tokens if t.symbol in (s.ORDINAL, s.NUM, s.ROMAN))


def day_of_each_month(tokens: list[TermToken]) -> MonthDays | None:
    """«последний день месяца»."""
    number = _ordinal(tokens)
    day = LAST_DAY if number == LAST else number
    return MonthDays([(day, day)], Bound.PLAIN, MonthScope.EACH, Every.MONTH)


def day_of_each_unit(tokens: list[TermToken]) -> MonthDays | None:
    """«последний день квартала», «первый день полугодия»."""
    number = _ordinal(tokens)
    if not tokens[-1].genitive or number not in (1, LAST):
        return None
    day = LAST_DAY if number == LAST else number
    return MonthDays([(day, day)], Bound.PLAIN, MonthScope.WITHIN, UNITS[tokens[-1].symbol], number)


def working_day(tokens: list[TermToken]) -> MonthDays | None:
    """«последний рабочий день месяца»: the day before a day off is for the curator to tell."""
    item = day_of_each_month(tokens)
    if item is not None:
        item.doubt = True
    return item


def decade_of_each_month(tokens: list[TermToken]) -> MonthDays | None:
    """«3 декада каждого месяца»; without «месяца» it belongs to the month beside it, if any."""
    days = DECADE_DAYS.get(_ordinal(tokens))
    if days is None:
        return None
    named = tokens[-1].symbol == s.MONTH_WORD
    item = MonthDays([(days[0], days[1] or LAST_DAY)], Bound.PLAIN, MonthScope.UNNAMED)
    if named:
        item.scope, item.unit = MonthScope.EACH, Every.MONTH
    return item


def weeks_of_each_month(tokens: list[TermToken]) -> MonthDays | None:
    """«первая неделя месяца», «2-3 неделя»: which days are meant is inferred.

    Without «месяца» it belongs to the month beside it, if any.
    """
    named = tokens[-1].symbol == s.MONTH_WORD
    if not named and tokens[-1].genitive:
        # «2 недели» is a duration.
        return None
    weeks = runs(tokens, ORDINALS)
    if not weeks:
        return None
    days = [
        (WEEK_DAYS.get(first, LAST_WEEK)[0], WEEK_DAYS.get(last, LAST_WEEK)[1])
        for first, last in weeks
    ]
    scope, unit = (MonthScope.EACH, Every.MONTH) if named else (MonthScope.UNNAMED, None)
    return MonthDays(days, Bound.PLAIN, scope, unit, doubt=True)


def piece_of_unit(tokens: list[TermToken]) -> MonthDays | None:
    """«последняя неделя квартала», «первая декада полугодия»; of a week the days are inferred."""
    week = any(token.symbol == s.WEEK for token in tokens)
    number = _ordinal(tokens)
    if week:
        days = LAST_WEEK if number == LAST else WEEK_DAYS.get(number)
    else:
        first, last = DECADE_DAYS.get(number, (0, 0))
        days = (first, last or LAST_DAY) if first else None
    if days is None or (not tokens[-1].genitive and tokens[-2].symbol != s.EACH):
        return None
    nth = LAST if number == LAST else 1
    unit = UNITS[tokens[-1].symbol]
    return MonthDays([days], Bound.PLAIN, MonthScope.WITHIN, unit, nth, doubt=week)


def half_of_each_month(tokens: list[TermToken]) -> MonthDays | None:
    """«первая половина месяца»: days 1 to 15, 16 to the end, inferred."""
    days = {1: (1, 15), 2: (16, LAST_DAY)}.get(_ordinal(tokens))
    return (
        MonthDays([days], Bound.PLAIN, MonthScope.EACH, Every.MONTH, doubt=True) if days else None
    )
