"""Builders of days and parts of a month: the tokens that a rule matched -> an item.

Every builder takes the matched tokens and returns None where they make no sense after all.
"""

from domain.term_grammar import symbols as s
from domain.term_grammar.items import When, YearPart
from domain.term_grammar.lexicon import (
    BEGINNING,
    LAST,
    MONTH_ABBREVIATIONS,
    NOT_BEFORE,
    SINGULAR,
)
from domain.term_grammar.numbering import ORDINALS, days_in, edges, is_doubtful, runs, when
from domain.term_grammar.tokens import DAYS_IN_MONTH, TermToken

DECADE_DAYS = {1: (1, 10), 2: (11, 20), 3: (21, 0), LAST: (21, 0)}
WEEK_DAYS = {1: (1, 7), 2: (8, 14), 3: (15, 21), 4: (22, 28)}


def _twenties(tokens: list[TermToken]) -> bool:
    return len(tokens) > 1 and tokens[0].text.endswith(("х", "е"))


def date_point(tokens: list[TermToken]) -> When | None:
    """«25.04.13»."""
    token = tokens[0]
    days = days_in(token.month, [(token.value, token.value)], token.year)
    return when(days, token.doubt, daily=True)


def days_of_date(tokens: list[TermToken]) -> When | None:
    """«25-27.04»: the month and year belong to every day before them."""
    last = tokens[-1]
    pairs = runs([*tokens[:-1], _as_day(last)], (s.NUM,))
    return when(days_in(last.month, pairs, last.year), is_doubtful(tokens), daily=True)


def _as_day(token: TermToken) -> TermToken:
    return TermToken(s.NUM, token.text, token.start, token.end, token.value)


def days_of_month(tokens: list[TermToken]) -> When | None:
    """«2-4 октября», «1, 15 марта». A month in the nominative («1 сентябрь») is doubtful."""
    name = next(token for token in tokens if token.symbol == s.MONTH)
    number_word = any(token.symbol == s.NUMBER_WORD for token in tokens)
    if number_word and _twenties(tokens):
        return when(days_in(name.value, [(tokens[0].value, tokens[0].value + 9)]), True)
    fits = name.genitive or name.text in MONTH_ABBREVIATIONS
    doubt = not fits or is_doubtful(tokens)
    return when(days_in(name.value, runs(tokens, (s.NUM,))), doubt, daily=True)


def day_range(tokens: list[TermToken]) -> When | None:
    """«с 1 по 15 марта», «с 12 по 15.03»; without «с» something was lost."""
    if tokens[0].value == NOT_BEFORE and tokens[0].symbol == s.FROM:
        return None
    days = tokens[1:] if tokens[0].symbol == s.FROM else tokens
    item = days_of_date(days) if days[-1].symbol == s.DATE else days_of_month(days)
    if item is not None and days is tokens and not any(t.symbol == s.DASH for t in tokens):
        item.doubt = True
    return item


def ordinal_day(tokens: list[TermToken]) -> When | None:
    """«первого сентября»; of «первый сентябрь» the day is inferred."""
    day = tokens[0].value
    doubt = not (tokens[1].genitive and tokens[0].text.endswith(SINGULAR)) or tokens[1].doubt
    return when(days_in(tokens[1].value, [(day, day)]), doubt) if day > 0 else None


def edge_day(tokens: list[TermToken]) -> When | None:
    """«последний день мая», «первый день сентября»."""
    day, month_number = tokens[0].value, tokens[2].value
    if day == LAST:
        return When([YearPart(month_number, DAYS_IN_MONTH[month_number - 1], month_number, 0)])
    return (
        None if tokens[0].symbol != s.ORDINAL else when(days_in(month_number, [(day, day)]), False)
    )


def first_days(tokens: list[TermToken]) -> When | None:
    """«первые числа сентября», «в последних числах мая»: the ten days are inferred."""
    days = {1: DECADE_DAYS[1], LAST: DECADE_DAYS[LAST]}.get(tokens[0].value)
    if days is None or tokens[0].symbol != s.ORDINAL:
        return None
    number = tokens[-1].value
    return When([YearPart(number, days[0], number, days[1], exclusive=True)], True)


def weekday_of_month(tokens: list[TermToken]) -> When | None:
    """«последняя суббота мая»."""
    nth, weekday, name = tokens
    if nth.value > 5:
        return None
    part = YearPart(name.value, 1, name.value, 0, nth=nth.value, weekday=weekday.value)
    return When([part], is_doubtful(tokens))


def _decades(month_number: int, tokens: list[TermToken], doubt: bool) -> When | None:
    parts = []
    for first, last in runs(tokens, ORDINALS) or ():
        if first not in DECADE_DAYS or last not in DECADE_DAYS:
            return None
        start, end = DECADE_DAYS[first][0], DECADE_DAYS[last][1]
        parts.append(YearPart(month_number, start, month_number, end, exclusive=True))
    return when(parts, doubt)


def decades(tokens: list[TermToken]) -> When | None:
    """«1-я декада мая»: days 1 to 10, 11 to 20, 21 to the end."""
    return _decades(tokens[-1].value, tokens, is_doubtful(tokens))


def decades_after_month(tokens: list[TermToken]) -> When | None:
    """«май, 3 декада»."""
    return _decades(tokens[0].value, tokens[1:], is_doubtful(tokens))


def half_of_month(tokens: list[TermToken]) -> When | None:
    """«вторая половина мая»: days 1 to 15, 16 to the end."""
    days = {1: (1, 15), 2: (16, 0)}.get(tokens[0].value)
    number = tokens[-1].value
    return (
        When([YearPart(number, days[0], number, days[1], exclusive=True)], True) if days else None
    )


def weeks_of_month(tokens: list[TermToken]) -> When | None:
    """«первая неделя сентября»: which seven days are meant is inferred."""
    number = tokens[-1].value
    end = DAYS_IN_MONTH[number - 1]
    days = WEEK_DAYS | {LAST: (end - 6, 0), 5: (29, 0)}
    parts = []
    for first, last in runs(tokens[:-1], ORDINALS) or ():
        if first not in days or last not in days or days[first][0] > end:
            return None
        parts.append(YearPart(number, days[first][0], number, days[last][1], exclusive=True))
    return when(parts, True)


def edges_of_month(tokens: list[TermToken]) -> When:
    """«конец мая»: its last ten days. «до конца мая» is exact, the rest is inferred."""
    number = tokens[-1].value
    parts = []
    for token in tokens:
        if token.symbol == s.EDGE:
            first, last = DECADE_DAYS[token.value]
            parts.append(YearPart(number, first, number, last, exclusive=token.value == BEGINNING))
    return edges(parts, tokens)
