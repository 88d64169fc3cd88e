"""Where a verbatim condition ends, and what of time is hidden in it."""

from domain.term_grammar import symbols as s
from domain.term_grammar.build_rates import UNITS
from domain.term_grammar.conditions import hides_date, names_another_thing, names_event
from domain.term_grammar.items import (
    Noise,
    Preposition,
    Quote,
    RelativeYear,
    Repetition,
    SchoolTerms,
    Separator,
    Through,
    When,
    YearPart,
    Years,
)
from domain.term_grammar.lexicon import MONTH_ABBREVIATIONS
from domain.term_grammar.phrase import TermPhrase
from domain.term_grammar.tokens import TermToken

_HARD = (s.COMMA, s.OPEN, s.CLOSE, s.COLON)
_EXCEPT = (("кроме",), ("исключая",), ("за", "исключением"), ("за", "искл"))
_BESIDE_MONTHS = (s.MONTH_WORD, s.COMMA, s.DASH, s.UPTO, s.FROM, s.AND, s.CLOSE)
_SPANS = ("период", "времен")
_SUMMER, _SEASON_MONTHS = 6, 3
_TRAILING = (s.COMMA, s.OPEN, s.COLON, s.DASH, s.AND, s.OR)
# What comes after one of these belongs to what stands before it (приказ от 25.04.2021).
_BINDING = ("от", "на", "за", "№", "n", "с", "по", "к")
_LEAVING_OUT = ("кроме", "исключая", "исключением")
# «по итогам», «по окончании» are nothing without what follows them, on a new line too.
_WANTING = ("итогам", "результатам", "окончании", "завершении", "перед", *_LEAVING_OUT)
# «по графику, вторая половина ноября»: pieces of what stands in the genitive behind them.
_PIECES = (s.DECADE, s.HALF_WORD, s.WEEK, s.EDGE, s.WEEKDAY, s.DAY_WORD)
_PREPOSITIONS = (s.FROM, s.UNTIL, s.UPTO, s.IN, s.ON, s.FOR, s.TOWARD, s.AFTER, s.THROUGH)
_NUMBERS = (s.NUM, s.ROMAN, s.ORDINAL, s.YEAR)


def read_quote(phrase: TermPhrase, index: int, after_date: bool, doubt: bool) -> tuple[Quote, int]:
    """The condition that begins at a token, and where it ends.

    It runs to the next item that a separator sets off, or that cannot belong to it.
    """
    end, unmarked = _end_of(phrase, index)
    first, last = phrase.tokens[index], phrase.tokens[end - 1]
    quote = Quote(first.start, last.end, after_date, doubt or unmarked)
    quote.event = not after_date and names_event(phrase.tokens, index)
    quote.study = any(token.symbol == s.STUDY for token in phrase.tokens[index:end])
    quote.without = _months_without(phrase.tokens[index:end])
    quote.spans, named = _years_within(phrase, index, end)
    quote.doubt |= named or _repeats_within(phrase, index, end)
    # «по графику, 31.04» hides what alone is no day.
    hidden = any(map(phrase.is_impossible_at, range(index, end)))
    quote.doubt |= hidden and not after_date
    quote.doubt |= not after_date and hides_date(phrase.tokens[index:end])
    quote.doubt |= not after_date and names_another_thing(phrase.tokens[index:end])
    # «в срок до», «через 10 дней после»: what is next in the phrase was meant to follow.
    quote.doubt |= last.symbol in _PREPOSITIONS or last.text in _WANTING
    return quote, end


def extend(phrase: TermPhrase, through: Through, index: int) -> int:
    """Take the name of the plan into «в течение срока реализации …»; returns where it ends."""
    end = index
    while end < len(phrase) and not _is_separated(phrase, end) and not begins_softly(phrase, end):
        end += 1
    if end > index:
        through.end = phrase.tokens[end - 1].end
        named = s.PLAN_WORD in phrase.symbols[index - 3 : index + 3]
        through.doubt = through.doubt or not named
    return end


def _is_separated(phrase: TermPhrase, index: int) -> bool:
    return phrase.symbols[index] in _HARD or phrase.tokens[index].newline


def _end_of(phrase: TermPhrase, index: int) -> tuple[int, bool]:
    """Where a condition ends, and whether no mark but the next item itself ends it."""
    before = phrase.symbols[:index]
    in_brackets = before.count(s.OPEN) > before.count(s.CLOSE)
    end, unmarked = index + 1, False
    leaves_out = _length_of_except(phrase.tokens[index:]) > 0
    while end < len(phrase):
        symbol = phrase.symbols[end]
        own = phrase.symbols[index:end]
        if symbol == s.CLOSE and own.count(s.OPEN) > own.count(s.CLOSE):
            end += 1
            continue
        if symbol == s.CLOSE and in_brackets:
            break
        if _is_separated(phrase, end):
            if _begins_after(phrase, end):
                break
        elif begins_softly(phrase, end) and not (leaves_out and symbol == s.MONTH):
            unmarked = symbol not in (s.ADVERB, s.THROUGH, s.TIMES)
            break
        end += 1
    while end > index + 1 and phrase.symbols[end - 1] in _TRAILING:
        end -= 1
    return end, unmarked


def _begins_after(phrase: TermPhrase, index: int) -> bool:
    """Whether a new item begins after the separator (or line break) at a token."""
    start = index
    while start < len(phrase) and phrase.symbols[start] in (*_HARD, s.DASH, s.AND):
        start += 1
    if start == len(phrase):
        return True
    before = phrase.tokens[index - 1]
    if before.symbol == s.DASH:
        before = phrase.tokens[index - 2]
    if before.symbol in _NUMBERS or before.text in _BINDING or before.text in _WANTING:
        return False
    if phrase.symbols[start] == s.UNKNOWN:
        phrase.correct_from(start)
    hit = phrase.item_at(start)
    if hit is None:
        return False
    item, end = hit
    if isinstance(item, Years) and start == index and phrase.tokens[end - 1].genitive:
        # «летние каникулы⏎2022 года» goes on after a mere line break.
        return False
    if isinstance(item, When) and phrase.tokens[end - 1].genitive:
        # «по итогам I полугодия, II полугодия» goes on; «по плану, 25 мая» does not.
        pieces = (token for token in phrase.tokens[start:end] if token.symbol in _PIECES)
        return item.daily or any(not token.genitive for token in pieces)
    if isinstance(item, SchoolTerms):
        return not phrase.tokens[end - 1].genitive
    return not isinstance(item, Separator | Noise | Quote | RelativeYear)


def begins_softly(phrase: TermPhrase, index: int) -> bool:
    """Whether a new item begins inside a condition although nothing separates it."""
    token, before = phrase.tokens[index], phrase.tokens[index - 1]
    symbol = token.symbol
    if symbol in (s.ADVERB, s.ALWAYS):
        return True
    if symbol in (s.YEAR, s.DASH, s.AND, s.SLASH):
        return False
    if before.symbol == s.PLACE or before.text in (*_BINDING, *_LEAVING_OUT):
        return False
    hit = phrase.item_at(index)
    if hit is None:
        return False
    item, end = hit
    if isinstance(item, Through | Repetition):
        counted = s.TIMES in phrase.symbols[index:end]
        return counted or symbol in (s.THROUGH, s.AT_LEAST)
    if isinstance(item, Preposition):
        return symbol in (s.FROM, s.UNTIL)
    # «по графику сент.» goes on, «районный этап – сент.» does not.
    short = token.text in MONTH_ABBREVIATIONS and before.text[-1].isalpha()
    named = symbol == s.MONTH and not (token.genitive or short)
    return isinstance(item, When) and (item.daily or named)


def _years_within(phrase: TermPhrase, start: int, end: int) -> tuple[list[YearPart], bool]:
    """Years at the end of a condition, certain after «на»; other dates leave a doubt."""
    for index in range(start, end):
        if phrase.symbols[index] != s.YEAR and not phrase.tokens[index].year:
            continue
        hit = phrase.item_at(index)
        if hit is None or hit[1] != end or not isinstance(hit[0], Years):
            return [], True
        return hit[0].parts, hit[0].doubt or phrase.symbols[index - 1] != s.ON
    return [], False


def _months_without(tokens: list[TermToken]) -> frozenset[int]:
    """«кроме июля и августа»: the months that are left out; none where other words stand there.

    «за исключением летних месяцев», «кроме июня – августа» leave out three, and so do the summer
    holidays.
    """
    length = _length_of_except(tokens)
    if not length:
        return frozenset()
    months = set[int]()
    month, joined, summer, listed = 0, False, False, False
    for token in tokens[length:]:
        if token.symbol == s.MONTH:
            months |= _cyclic(month if joined and month else token.value, token.value)
            month = token.value
        elif token.symbol in (s.SEASON, s.SEASONAL):
            months |= _cyclic(token.value, token.value + _SEASON_MONTHS - 1)
            summer = token.value == _SUMMER
        elif not (
            token.symbol in _BESIDE_MONTHS
            or token.text.startswith(_SPANS)
            or (summer and token.symbol == s.HOLIDAYS)
        ):
            # «кроме июля и августа, по графику»: behind the comma stands another condition.
            return frozenset(months) if listed else frozenset()
        listed = token.symbol == s.COMMA or (listed and token.symbol != s.MONTH)
        joined = token.symbol in (s.DASH, s.UPTO)
    return frozenset(months)


def _length_of_except(tokens: list[TermToken]) -> int:
    """How many tokens say «кроме»; 0 where something else stands there."""
    words = tuple(token.text for token in tokens[:2])
    return next((len(each) for each in _EXCEPT if words[: len(each)] == each), 0)


def _cyclic(first: int, last: int) -> set[int]:
    """The months from one to another, over New Year where it is before; 13 is January."""
    return {(first + n - 1) % 12 + 1 for n in range((last - first) % 12 + 1)}


def _repeats_within(phrase: TermPhrase, start: int, end: int) -> bool:
    """«по итогам каждой четверти»: a condition that hides a repetition."""
    return any(
        phrase.symbols[index] == s.EACH and phrase.symbols[index + 1] in UNITS
        for index in range(start, end - 1)
    )
