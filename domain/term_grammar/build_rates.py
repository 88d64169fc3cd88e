"""Builders of repetition: «ежегодно», «2 раза в год», «каждый второй вторник»."""

from domain.schedule import Every
from domain.term_grammar import symbols as s
from domain.term_grammar.items import (
    Quote,
    Repetition,
)
from domain.term_grammar.lexicon import FESTIVE, LAST, WEEKENDS
from domain.term_grammar.numbering import runs
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
    """Three months are a quarter, six are half a year."""
    whole = {3: Every.QUARTER, 6: Every.HALF_YEAR, 12: Every.YEAR}
    if every is Every.MONTH and interval in whole:
        return whole[interval], 1
    return every, interval


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


def parity_of_years(tokens: list[TermToken]) -> Repetition:
    """«каждого чётного года», «в нечётные годы»: every second year, by its number."""
    parity = next(token.value for token in tokens if token.symbol == s.PARITY)
    return Repetition(Every.YEAR, 2, parity=parity)


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


def edge_of_unit(tokens: list[TermToken]) -> Repetition:
    """«в конце каждого квартала»: repeats, which days are meant is inferred."""
    return Repetition(UNITS[tokens[-1].symbol], doubt=True)
