"""A folded phrase cut into tokens, numbers and dates included."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.term_grammar import symbols as s
from domain.term_grammar.lexicon import SHORT, WORDS, LexiconEntry

FIRST_YEAR, LAST_YEAR = 1990, 2099
DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(slots=True, eq=False)
class TermToken:
    """One token: its symbol, its place in the phrase, and what it stands for.

    `value` is the number, day, month or word value; `month` and `year` complete a date. `newline`
    tells that a line break stands before it: inside an item it means nothing, between items it
    separates.
    """

    symbol: str
    text: str
    start: int
    end: int
    value: int = 0
    month: int = 0
    year: int = 0
    genitive: bool = False
    doubt: bool = False
    newline: bool = False


_SCANNER = re.compile(
    r"""
    (?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9]))
  | (?P<clock>[0-9]{1,2}(?::[0-9]{2}|-00(?![0-9.])|-[0-9]{2}(?=\ ?ч(?:ас|\.|\ |$))))
  | (?P<date>[0-9]{1,2}\s{0,2}\.\s{0,2}[0-9]{1,2}(?![0-9])
        (?:\s{0,2}\.\s{0,2}[0-9]{4}(?![0-9])|\.[0-9]{2}(?![0-9]))?)
  | (?P<commas>[0-9]{2}(?:[.,][0-9]{2},|,[0-9]{2}\.)[0-9]{4}(?![0-9]))
  | (?P<slashed>[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}(?![0-9]))
  | (?P<month>[0-9]{1,2}(?:\s{0,2}\.\s{0,2}|/)[0-9]{4}(?![0-9]))
  | (?P<roman>(?:[0-9]{1,2}\.\ ?)?(?:iv|vi{0,3}|iх|хi{0,2}|i{1,3})\.\ ?[0-9]{4}(?![0-9]))
  | (?P<numeral>(?:iv|vi{0,3}|iх|хi{0,2}|i{1,3})(?=\ ?-\ ?[ivх]{1,4}\.\ ?[0-9]{4}))
  | (?P<ordinal>[0-9]{1,2}(?:\ {0,3}-\ {0,3})?
        (?:[ое]?го|[оеыи]?й|ая|я|[ое]?е|[ое]?му|[ое]?м|[уе]?х|у?ю|ти)(?![а-яa-z]))
  | (?P<ranked>[il]{1,3}v?-?(?:го|й|ый|ий|я|ая|е|ое|ом|м)(?![а-яa-z]))
  | (?P<quarter>q\ ?[1-4](?![0-9a-zа-я]))
  | (?P<glued>[il]{1,3}v?(?=кв|полуг|четв|дек))
  | (?P<yearly>(?:19|20)[0-9]{2}\ ?-?(?:й|ый|го|му|м|х|ые)(?![а-яa-z]))
  | (?P<number>[0-9]+)
  | (?P<word>[a-zа-я\u2170-\u217b]+)
  | (?P<space>\s+)
  | (?P<noise>["]+)
  | (?P<ellipsis>(?:\.{2,3}|…)(?=\s*\w))
  | (?P<dot>\.)
  | (?P<dashes>-(?:\s*-)+)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)

_PUNCTUATION = {
    "-": s.DASH,
    ",": s.COMMA,
    ";": s.COMMA,
    "&": s.AND,
    "/": s.SLASH,
    "(": s.OPEN,
    ")": s.CLOSE,
    "[": s.OPEN,
    "]": s.CLOSE,
    ":": s.COLON,
}

_ROMAN_MONTHS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "iх", "х", "хi", "хii")
_QUARTERS = 4

_NO_ENTRY = LexiconEntry(s.UNKNOWN)
_NUMBERS = re.compile("[0-9]+")


def tokenise(folded: str) -> list[TermToken]:
    """The tokens of a folded phrase, in its order."""
    tokens: list[TermToken] = []
    newline = False
    for match in _SCANNER.finditer(folded):
        form, text = match.lastgroup, match.group()
        if form == "space":
            newline = newline or "\n" in text
            continue
        if form == "dot" or form == "noise":
            if tokens and form == "dot" and tokens[-1].end == match.start():
                tokens[-1].end = match.end()
            continue
        start = match.start()
        found = (word_token(text, start),) if form == "word" else _read(form, text, start)
        for token in found:
            token.newline, newline = newline, False
            tokens.append(token)
    return tokens


def _read(form: str | None, text: str, start: int) -> Iterator[TermToken]:
    if form == "number":
        yield from _number(text, start)
    elif form == "yearly":
        yield TermToken(s.YEAR, text, start, start + len(text), int(text[:4]))
    elif form == "ordinal":
        digits = _NUMBERS.match(text)
        yield _plain_number(int(digits.group()) if digits else 0, text, start)
    elif form == "roman":
        yield _roman_date(text, start)
    elif form == "numeral":
        value = _ROMAN_MONTHS.index(text) + 1
        yield TermToken(s.NUM, text.rjust(2), start, start + len(text), value)
    elif form == "quarter":
        # «Q2» of those who keep their plans in English.
        yield TermToken(s.NUM, text[:1], start, start + 1, int(text[-1]))
        yield TermToken(s.QUARTER, text[-1], start + len(text) - 1, start + len(text))
    elif form == "glued":
        yield word_token(text, start)
    elif form == "ranked":
        numeral = text.rstrip("гойыияаем").removesuffix("-")
        yield from_entry(WORDS.get(numeral, _NO_ENTRY), text, start, start + len(text))
    elif form in ("date", "month", "iso", "slashed", "commas", "clock"):
        yield _date(form, [int(n) for n in _NUMBERS.findall(text)], text, start)
    elif form in ("dashes", "ellipsis"):
        # «март … май»: most likely a range.
        yield TermToken(s.DASH, text, start, start + len(text), doubt=form == "ellipsis")
    else:
        symbol = _PUNCTUATION.get(text, s.UNKNOWN)
        yield TermToken(symbol, text, start, start + len(text))


def word_token(text: str, start: int) -> TermToken:
    """The token of one folded word, with its entry if the lexicon has it."""
    return from_entry(WORDS.get(text, _NO_ENTRY), text, start, start + len(text))


def from_entry(entry: LexiconEntry, text: str, start: int, end: int) -> TermToken:
    """A token with the meaning of a lexicon entry."""
    return TermToken(entry.symbol, text, start, end, entry.value, 0, 0, entry.genitive, entry.doubt)


def _plain_number(value: int, text: str, start: int) -> TermToken:
    symbol = s.NUM if 1 <= value <= 31 else s.BIG
    return TermToken(symbol, text, start, start + len(text), value)


def _number(text: str, start: int) -> Iterator[TermToken]:
    end = start + len(text)
    if len(text) == 8 and _is_year(int(text[:4])) and _is_year(int(text[4:])):
        # «20202022»: two years whose dash was lost.
        middle = start + 4
        yield TermToken(s.YEAR, text[:4], start, middle, int(text[:4]), doubt=True)
        yield TermToken(s.YEAR, text[4:], middle, end, int(text[4:]), doubt=True)
    elif len(text) == 4 and _is_year(int(text)):
        yield TermToken(s.YEAR, text, start, end, int(text))
    elif len(text) <= 2:
        yield _plain_number(int(text), text, start)
    else:
        yield TermToken(s.BIG, text, start, end)


def _is_year(value: int) -> bool:
    return FIRST_YEAR <= value <= LAST_YEAR


def _date(form: str, numbers: list[int], text: str, start: int) -> TermToken:
    end = start + len(text)
    doubt = False
    if form == "clock":
        return TermToken(s.TIME, text, start, end)
    if form == "month":
        month, year = numbers
        if 1 <= month <= 12 and _is_year(year):
            slashed = "/" in text
            return TermToken(s.MONTH_YEAR, text, start, end, 0, month, year, doubt=slashed)
        return TermToken(s.IMPOSSIBLE, text, start, end)
    if form == "iso":
        numbers.reverse()
    day, month = numbers[:2]
    year = numbers[2] if len(numbers) == 3 else 0
    if len(numbers) == 3 and not year:
        return TermToken(s.IMPOSSIBLE, text, start, end)
    if form == "slashed":
        doubt = day <= 12
    elif form == "commas":
        doubt = True
    if not year:
        hours = re.fullmatch(r"[0-9]{1,2}\.[0-9]{2}", text)
        if hours and day < 24 and (month == 0 or 12 < month < 60):
            # «10.30»: no month has that number, so it is a time of day. «05.21» may be a month.
            return TermToken(s.TIME, text, start, end, value=day, month=month)
        # A single digit may be the number of a paragraph.
        doubt = not re.search(r"[0-9]{2}$", text) or len(text) < 4
    elif year < 100:
        year += 2000
    if (
        not 1 <= month <= 12
        or not 1 <= day <= DAYS_IN_MONTH[month - 1]
        or (year and not _is_year(year))
    ):
        return TermToken(s.IMPOSSIBLE, text, start, end)
    return TermToken(s.DATE, text, start, end, day, month, year, doubt=doubt)


def _roman_date(text: str, start: int) -> TermToken:
    """«V.2021», «12.V.2021»; «IV.2021» may be a quarter."""
    *days, numeral, year = [piece.strip() for piece in text.split(".")]
    month = _ROMAN_MONTHS.index(numeral) + 1
    numbers = [int(day) for day in days] + [month, int(year)]
    token = _date("date" if days else "month", numbers, text, start)
    token.doubt = not days and month <= _QUARTERS
    return token


def absorb_year_words(tokens: list[TermToken]) -> list[TermToken]:
    """The tokens with «г.», «год», «года» taken into the year before them.

    A number of two digits before «г.» is a year: «май 21 г.».
    """
    result: list[TermToken] = []
    for token in tokens:
        last = result[-1] if result else None
        if token.symbol == s.YEAR_WORD and last is not None and token.value <= 1:
            dated = last.symbol in (s.DATE, s.MONTH_YEAR) and last.year
            if last.symbol == s.YEAR or dated:
                last.end = token.end
                last.genitive = token.genitive
                continue
            if last.symbol == s.NUM and token.value == SHORT and last.value >= 10:
                joined = len(result) > 2 and result[-2].symbol in (s.DASH, s.SLASH)
                first = result[-3] if joined else None
                last.doubt = first is None or first.symbol != s.YEAR
                if first is not None and first.symbol == s.NUM and 10 <= first.value < last.value:
                    first.symbol, first.value = s.YEAR, 2000 + first.value
                last.symbol, last.value, last.end = s.YEAR, 2000 + last.value, token.end
                continue
        result.append(token)
    return result
