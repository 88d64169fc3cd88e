"""Builders of repetition: «ежегодно», «2 раза в год», «до 5 числа каждого месяца»."""

from domain.schedule import Every
from domain.term_grammar import symbols as s
from domain.term_grammar.build_days import DECADE_DAYS, WEEK_DAYS
from domain.term_grammar.items import (
    LAST_DAY,
    LAST_WEEK,
    Bound,
    MonthDays,
    MonthScope,
    Quote,
    Repetition,
)
from domain.term_grammar.lexicon import FESTIVE, LAST, WEEKENDS
from domain.term_grammar.numbering import ORDINALS, runs
from domain.term_grammar.tokens import TermToken

UNITS = {
    s.DAY_WORD: Every.DAY,
    s.WEEK: Every.WEEK,
    s.MONTH_WORD: Every.MONTH,
    s.QUARTER: Every.QUARTER,
    s.HALF: Every.HALF_YEAR,
    s.YEAR_WORD: Every.YEAR,
    s.TERM: Every.SCHOOL_TERM,
}

_NUMBERS = (s.NUM, s.CARDINAL)


def adverb(tokens: list[TermToken]) -> Repetition:
    """«ежегодно», «поквартально»."""
    return Repetition(UNITS[chr(tokens[0].value)], doubt=tokens[0].doubt)


def count_in_unit(tokens: list[TermToken]) -> Repetition:
    """«не реже 2 раз в год», «раз в 3 года», «дважды в месяц»."""
    times = next(n for n, token in enumerate(tokens) if token.symbol == s.TIMES)
    before, after = tokens[:times], tokens[times + 1 :]
    counts = [token.value for token in before if token.symbol in _NUMBERS]
    intervals = [token.value for token in after if token.symbol in _NUMBERS]
    linked = any(token.symbol in (s.IN, s.SLASH, s.FOR, s.THROUGH) for token in after)
    studying = any(token.symbol == s.STUDY for token in after)
    every, interval = UNITS[after[-1].symbol], intervals[0] if intervals else 1
    count = counts[0] if counts else max(tokens[times].value, 1)
    vague = len(counts) > 1 or len(intervals) > 1 or (studying and count > 2)
    # «раза в год» has lost its number.
    lost = not counts and tokens[times].text == "раза"
    inferred = any(token.doubt for token in tokens)
    doubt = vague or lost or not linked or inferred or _is_vague(every, interval, studying)
    once = count == 1 and not any(token.symbol == s.AT_LEAST for token in before)
    every, interval = _whole_unit(every, interval)
    terms = _terms(after[-1])
    return Repetition(every, interval, count, study=studying, doubt=doubt, once=once, terms=terms)


def count_by_adverb(tokens: list[TermToken]) -> Repetition:
    """«2 раза ежегодно», «ежегодно 2 раза»."""
    unit = next(token for token in tokens if token.symbol == s.ADVERB)
    count = next(token.value for token in tokens if token.symbol in _NUMBERS)
    return Repetition(UNITS[chr(unit.value)], 1, count, doubt=any(token.doubt for token in tokens))


def _terms(unit: TermToken) -> int:
    """How many school terms the word for one gives a year."""
    return unit.value if unit.symbol == s.TERM else 0


def _whole_unit(every: Every, interval: int) -> tuple[Every, int]:
    """Six months are half a year."""
    return (Every.HALF_YEAR, 1) if (every, interval) == (Every.MONTH, 6) else (every, interval)


def count_of_date(tokens: list[TermToken]) -> Quote:
    """«2 раза в мае»: how often within the dates that follow, which a window cannot hold."""
    return Quote(tokens[0].start, tokens[-1].end, after_date=True, doubt=True)


def _is_vague(every: Every, interval: int, studying: bool) -> bool:
    """Whether a unit may be meant otherwise: «раз в 3 месяца» for a quarter.

    «каждый учебный день» leaves out days that the calendar does not tell.
    """
    if studying and every not in (Every.YEAR, Every.SCHOOL_TERM):
        return True
    if every is Every.MONTH:
        return interval in (3, 9, 12) or interval > 12
    return interval > 1 and (every is not Every.YEAR or interval > 10)


def each_unit(tokens: list[TermToken]) -> Repetition | None:
    """«каждый месяц», «каждые 2 недели», «каждый второй год»."""
    numbers = [t.value for t in tokens if t.symbol in (s.NUM, s.CARDINAL, s.ORDINAL)]
    if numbers and numbers[0] == LAST:
        return None
    every, interval = UNITS[tokens[-1].symbol], numbers[0] if numbers else 1
    studying = any(token.symbol in (s.STUDY, s.WORKING) for token in tokens)
    doubt = _is_vague(every, interval, studying)
    every, interval = _whole_unit(every, interval)
    return Repetition(every, interval, study=studying, doubt=doubt, terms=_terms(tokens[-1]))


def report_of_unit(tokens: list[TermToken]) -> Repetition | None:
    """«за квартал»: what is told of every unit; that it comes again is inferred."""
    if tokens[-1].genitive:
        return None
    return Repetition(
        UNITS[tokens[-1].symbol], study=tokens[1].symbol == s.STUDY, doubt=True, told=True
    )


def each_date(_: list[TermToken]) -> Repetition:
    """«каждый сентябрь», «каждое 1 сентября»: what follows comes every year."""
    return Repetition(Every.YEAR)


def weekdays(tokens: list[TermToken]) -> Repetition | None:
    """«по вторникам и четвергам», «каждый понедельник»; a bare weekday is marked."""
    pairs = runs(_shifted(tokens), (s.WEEKDAY,))
    if pairs is None:
        return None
    days = tuple(day - 1 for first, last in pairs for day in range(first, last + 1))
    bare = not any(token.symbol in (s.UPTO, s.EACH) for token in tokens)
    return Repetition(Every.WEEK, weekdays=days, bare=bare)


def _shifted(tokens: list[TermToken]) -> list[TermToken]:
    """Weekdays counted from 1, without the «по» that `runs` would take for a range."""
    return [
        TermToken(t.symbol, t.text, t.start, t.end, t.value + 1)
        for t in tokens
        if t.symbol != s.UPTO
    ]


def days_off(tokens: list[TermToken]) -> Repetition:
    """«по выходным и праздничным дням»: Saturdays, Sundays and public holidays, where named."""
    meant = {token.value for token in tokens if token.symbol == s.DAYS_OFF}
    weekends = WEEKENDS in meant
    every = Every.WEEK if weekends else Every.YEAR
    days = (5, 6) if weekends else ()
    return Repetition(every, weekdays=days, festive=FESTIVE in meant, doubt=True)


def nth_weekdays(tokens: list[TermToken]) -> Repetition | None:
    """«последний четверг месяца», «второй и четвертый вторник каждого месяца»."""
    ordinals = (s.NUM, s.ROMAN, s.ORDINAL)
    nths = tuple(token.value for token in tokens if token.symbol in ordinals)
    day = next(token.value for token in tokens if token.symbol == s.WEEKDAY)
    named = tokens[-1].symbol == s.MONTH_WORD
    if any(nth > 5 for nth in nths):
        return None
    return Repetition(Every.MONTH, weekdays=(day,), nths=nths, doubt=not named)


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


def edge_of_unit(tokens: list[TermToken]) -> Repetition:
    """«в конце каждого квартала»: repeats, which days are meant is inferred."""
    return Repetition(UNITS[tokens[-1].symbol], doubt=True)
