"""Words that were damaged on the way: cut in two, run together, or off by one letter.

A word cut by a hyphen or a line break is whole again without a doubt; what is inferred (a typing
mistake, a lost space) is marked as doubtful.
"""

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

from domain.term_grammar import symbols as s
from domain.term_grammar.items import LAST_DAY as LONGEST_MONTH
from domain.term_grammar.lexicon import IDIOMS, LAST, SINGULAR, WORDS, LexiconEntry
from domain.term_grammar.tokens import TermToken, from_entry

_IDIOMS_BY_FIRST: dict[str, list[tuple[tuple[str, ...], LexiconEntry]]] = {}
for _words, _entry in IDIOMS:
    _IDIOMS_BY_FIRST.setdefault(_words[0], []).append((_words, _entry))

# Words long and distinct enough to be known with one letter wrong, missing or extra.
_CORRECTABLE = (s.MONTH, s.ADVERB, s.ALWAYS, s.QUARTER, s.HALF)
_SHORTEST = 6
_DATE = {s.NUM, s.MONTH, s.DATE, s.MONTH_YEAR, s.YEAR}
# A month may have lost its last letter besides («янавр»): these are known with a letter wrong too.
_CUT_MONTHS = {"январ": 1, "феврал": 2, "апрел": 4, "сентябр": 9, "октябр": 10, "ноябр": 11} | {
    "декабр": 12
}
_SHORTEST_TYPED = 5
_LONGEST = 16


def join_cut_words(tokens: list[TermToken]) -> list[TermToken]:
    """The tokens with cut words joined: «сен-тябрь», «ежеквар-\\nтально», «фев раль»."""
    if not any(token.symbol == s.UNKNOWN for token in tokens):
        return tokens
    result: list[TermToken] = []
    index = 0
    while index < len(tokens):
        joined, used = _join_at(tokens, index)
        result.append(joined)
        index += used
    return result


def _join_at(tokens: list[TermToken], index: int) -> tuple[TermToken, int]:
    head = tokens[index]
    hyphen = index + 1 < len(tokens) and tokens[index + 1].symbol == s.DASH
    after = index + (2 if hyphen else 1)
    if after >= len(tokens) or not (head.text.isalpha() or head.text in ("0", "3")):
        return head, 1
    tail = tokens[after]
    if s.UNKNOWN not in (head.symbol, tail.symbol) or not tail.text.isalpha():
        return head, 1
    start = head.text.replace("0", "о").replace("3", "з")
    entry = WORDS.get(start + tail.text)
    if entry is None or len(start + tail.text) < 4:
        return head, 1
    sure = (hyphen or tail.newline) and head.text.isalpha()
    joined = from_entry(entry, start + tail.text, head.start, tail.end)
    joined.newline = head.newline
    joined.doubt = joined.doubt or not sure
    return joined, after - index + 1


def merge_idioms(tokens: list[TermToken]) -> list[TermToken]:
    """The tokens with every idiom («в течение», «не позднее») as one token."""
    result: list[TermToken] = []
    index = 0
    while index < len(tokens):
        idioms = _IDIOMS_BY_FIRST.get(tokens[index].text)
        merged = _idiom_at(tokens, index, idioms) if idioms else None
        if merged is None:
            result.append(tokens[index])
            index += 1
        else:
            token, index = merged
            result.append(token)
    return result


def _idiom_at(
    tokens: list[TermToken], index: int, idioms: list[tuple[tuple[str, ...], LexiconEntry]]
) -> tuple[TermToken, int] | None:
    first = tokens[index]
    for words, entry in idioms:
        end = index + len(words)
        if tuple(token.text for token in tokens[index:end]) == words:
            merged = from_entry(entry, " ".join(words), first.start, tokens[end - 1].end)
            merged.newline = first.newline
            return merged, end
    return None


_STUDYING = re.compile(r"школьн(?:ый|ого|ом|ому|ые|ых)|академическ(?:ий|ого|ом|ому|ие|их)|у")


def mark_study_years(tokens: list[TermToken]) -> list[TermToken]:
    """The tokens with «школьный год», «академический год», «2026-2027 у.г.» as school years."""
    result = list(tokens)
    for index, (token, below) in enumerate(pairwise(tokens)):
        if below.symbol != s.YEAR_WORD or not _STUDYING.fullmatch(token.text):
            continue
        dated = index > 0 and tokens[index - 1].symbol in (s.YEAR, s.NUM)
        if dated or token.text != "у":
            result[index] = from_entry(WORDS["учебный"], token.text, token.start, token.end)
            result[index].newline = token.newline
    return result


def drop_doubled(tokens: list[TermToken]) -> list[TermToken]:
    """The tokens without a known word that was written twice: «с 5 по по 25 марта».

    «I I квартал» is not one word twice, but a number whose letters stand apart.
    """
    kept = tokens[:1]
    for before, token in pairwise(tokens):
        known = token.symbol not in (s.UNKNOWN, s.ROMAN) and token.text[-1:].isalpha()
        if not (known and token.text == before.text):
            kept.append(token)
    return kept


def mark_begins(tokens: list[TermToken]) -> list[TermToken]:
    """«От марта до мая» begins as «с марта до мая» does: «от» before a date that another ends."""
    for index, token in enumerate(tokens):
        opens = index == 0 or tokens[index - 1].symbol in (s.COMMA, s.OPEN, s.COLON)
        ahead = [each.symbol for each in tokens[index + 1 : index + 5]]
        ends = next((at for at, symbol in enumerate(ahead) if symbol in (s.UNTIL, s.UPTO)), 0)
        if token.text == "от" and opens and ends > 0 and set(ahead[:ends]) <= _DATE:
            token.symbol = s.FROM
    return tokens


def count_ordinals(tokens: list[TermToken]) -> list[TermToken]:
    """The tokens with «первого числа», «последнее число» counted: a number for the ordinal."""
    if not any(token.symbol == s.NUMBER_WORD for token in tokens):
        return tokens
    for token, following in pairwise(tokens):
        ordinal = token.symbol == s.ORDINAL and token.text.endswith(SINGULAR)
        if ordinal and following.symbol == s.NUMBER_WORD:
            token.symbol = s.NUM
            token.value = LONGEST_MONTH if token.value == LAST else token.value
            token.text = str(token.value)
    return tokens


def correct(token: TermToken) -> list[TermToken]:
    """What an unknown word may stand for: nothing, one corrected token, or two run together."""
    word = token.text
    if not _SHORTEST_TYPED <= len(word) <= 2 * _LONGEST:
        return []
    parts = _split(token)
    if parts:
        return parts
    entry = _nearest(word) if len(word) <= _LONGEST else None
    if entry is None:
        return []
    corrected = from_entry(entry, word, token.start, token.end)
    corrected.newline, corrected.doubt = token.newline, True
    return [corrected]


def _split(token: TermToken) -> list[TermToken]:
    word = token.text
    for middle in range(3, len(word) - 2):
        left, right = WORDS.get(word[:middle]), WORDS.get(word[middle:])
        if left and right and left.symbol == s.MONTH and right.symbol in (s.MONTH, s.ADVERB):
            cut = token.start + middle
            first = from_entry(left, word[:middle], token.start, cut)
            second = from_entry(right, word[middle:], cut, token.end)
            return [replace(first, newline=token.newline, doubt=True), replace(second, doubt=True)]
    return []


def _deletions(word: str) -> set[str]:
    return {word[:n] + word[n + 1 :] for n in range(len(word))}


@cache
def _index() -> dict[str, list[str]]:
    """Every correctable word under itself and itself less one letter; built for the first typo."""
    index: dict[str, list[str]] = {}
    for word, entry in WORDS.items():
        if entry.symbol in _CORRECTABLE and len(word) >= _SHORTEST:
            for key in _deletions(word) | {word}:
                index.setdefault(key, []).append(word)
    for word in _CUT_MONTHS:
        for key in _deletions(word) | {word}:
            index.setdefault(key, []).append(word)
    return index


def _nearest(word: str) -> LexiconEntry | None:
    """The one meaning whose word is one edit or one swap away, or None."""
    found: dict[tuple[str, int], LexiconEntry] = {}
    for key in sorted(_deletions(word) | {word}):
        for candidate in _index().get(key, ()):
            if _one_edit_apart(word, candidate):
                entry = WORDS.get(candidate) or LexiconEntry(s.MONTH, _CUT_MONTHS[candidate])
                found.setdefault((entry.symbol, entry.value), entry)
    return next(iter(found.values())) if len(found) == 1 else None


def _one_edit_apart(a: str, b: str) -> bool:
    if len(a) > len(b):
        a, b = b, a
    if len(b) - len(a) > 1:
        return False
    start = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) < len(b):
        return a[start:] == b[start + 1 :]
    swapped = (
        a[start : start + 2][::-1] == b[start : start + 2] and a[start + 2 :] == b[start + 2 :]
    )
    return swapped or a[start + 1 :] == b[start + 1 :]
