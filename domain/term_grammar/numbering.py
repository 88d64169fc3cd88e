"""Lists and ranges of numbers, which every kind of date is counted by."""

from domain.term_grammar import symbols as s
from domain.term_grammar.items import When, YearPart
from domain.term_grammar.lexicon import BEGINNING, END
from domain.term_grammar.tokens import DAYS_IN_MONTH, TermToken

ORDINALS = (s.NUM, s.ROMAN, s.ORDINAL)
Pairs = list[tuple[int, int]]


def runs(tokens: list[TermToken], symbols: tuple[str, ...]) -> Pairs | None:
    """The numbers of a list as pairs: «1-5, 10» is [(1, 5), (10, 10)]. None if one runs back."""
    pairs: Pairs = []
    joined = False
    for token in tokens:
        if token.symbol in symbols:
            first = pairs.pop()[0] if joined and pairs else token.value
            if joined and token.value <= first:
                return None
            pairs.append((first, token.value))
            joined = False
        elif token.symbol in (s.DASH, s.UPTO, s.UNTIL):
            joined = True
    return pairs


def days_in(month: int, pairs: Pairs | None, year: int = 0) -> list[YearPart] | None:
    """Parts for days of a month; None where it has no such day in any year."""
    if not pairs or any(last > DAYS_IN_MONTH[month - 1] for _, last in pairs):
        return None
    return [YearPart(month, first, month, last, year, year) for first, last in pairs]


def months_in(pairs: Pairs | None, size: int, count: int) -> list[YearPart] | None:
    """Parts of `size` months each: quarters (3) or halves (6), numbered from 1 to `count`."""
    if not pairs or any(not 1 <= number <= count for pair in pairs for number in pair):
        return None
    return [
        YearPart(first * size - size + 1, 0, last * size, 0, exclusive=True, ranged=first != last)
        for first, last in pairs
    ]


def when(parts: list[YearPart] | None, doubt: bool, daily: bool = False) -> When | None:
    """The parts as an item, or None without any."""
    return When(parts, doubt, daily=daily) if parts else None


def is_doubtful(tokens: list[TermToken]) -> bool:
    """Whether any of the words was inferred."""
    return any(token.doubt for token in tokens)


def edges(parts: list[YearPart], tokens: list[TermToken]) -> When:
    """The edges of a month or year as an item: only an end has a day that is not inferred."""
    end = len(parts) == 1 and tokens[0].value == END
    opening = len(parts) == 1 and tokens[0].value == BEGINNING
    return When(parts, not end or is_doubtful(tokens), loose=end, opening=opening)
