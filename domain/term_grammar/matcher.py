"""The rules at work: which item begins at a token."""

import re
from functools import cache

from domain.term_grammar import symbols as s
from domain.term_grammar.items import Item
from domain.term_grammar.rules import CLASSES, RULES, Builder
from domain.term_grammar.tokens import TermToken

_NAME = re.compile("[A-Z_]{2,}")
_PLAIN_GROUP = re.compile(r"\((?!\?)")
_PIECE = re.compile(r"\(|\)|\||\[[^\]]*\]|\\?.", re.DOTALL)


def _pattern(rule: str) -> str:
    """A rule in the notation as a regular expression over symbols."""

    def letter(match: re.Match[str]) -> str:
        name = match.group()
        return CLASSES.get(name) or re.escape(getattr(s, name))

    return _NAME.sub(letter, rule).replace(" ", "")


def _heads(pattern: str) -> set[str]:
    """The symbols that a text matched by `pattern` can begin with.

    Reads just what the notation uses: letters, classes, groups, `?`, `*` and lookaheads, which
    only ever stand at the end.
    """
    pieces = _PIECE.findall(pattern)
    heads, _, _ = _alternatives(pieces, 0)
    return heads


def _alternatives(pieces: list[str], index: int) -> tuple[set[str], bool, int]:
    """Heads of the alternatives from `index` on, whether one can be empty, and where they end."""
    heads: set[str] = set()
    any_empty = False
    empty = True
    while index < len(pieces) and pieces[index] != ")":
        piece = pieces[index]
        if piece == "|":
            any_empty, empty = any_empty or empty, True
            index += 1
            continue
        if piece == "(":
            own, optional, index = _alternatives(pieces, index + 1)
        elif piece[0] == "[":
            own, optional = set(piece[1:-1]), False
        else:
            own, optional = {piece[-1]}, False
        index += 1
        if index < len(pieces) and pieces[index] in "?*":
            optional = True
            index += 1
        if empty:
            heads |= own
        empty = empty and optional
    return heads, any_empty or empty, index


_PATTERNS = [(_pattern(rule), builder) for rule, builder, _ in RULES]


@cache
def _beginning_with(symbol: str) -> list[tuple[re.Pattern[str], Builder]]:
    """The rules that can begin with a symbol, compiled when it is first met."""
    return [
        (re.compile(_PLAIN_GROUP.sub("(?:", pattern)), builder)
        for pattern, builder in _PATTERNS
        if symbol in _heads(pattern)
    ]


def match(tokens: list[TermToken], symbols: str, start: int) -> tuple[Item, int] | None:
    """The item of the longest rule that fits at `start`, and where it ends; or None.

    `symbols` is the string of the tokens' symbols.
    """
    found: list[tuple[int, Builder]] = []
    for pattern, builder in _beginning_with(symbols[start]):
        hit = pattern.match(symbols, start)
        if hit is not None:
            found.append((hit.end(), builder))
    found.sort(key=_by_end, reverse=True)
    for end, builder in found:
        item = builder(tokens[start:end])
        if item is not None:
            return item, end
    return None


def _by_end(candidate: tuple[int, Builder]) -> int:
    return candidate[0]
