"""The tokens of one phrase, and which item begins where."""

import re

from domain.term_grammar import symbols as s
from domain.term_grammar.conditions import Opening, opening
from domain.term_grammar.items import Item, Noise, Preposition, SchoolTerms, When, Years
from domain.term_grammar.matcher import match
from domain.term_grammar.repair import correct
from domain.term_grammar.tokens import TermToken

_SEPARATORS = f"[{s.COMMA}{s.OPEN}{s.CLOSE}]"
_DATE_WORDS = (s.MONTH, s.QUARTER, s.HALF, s.TERM, s.DECADE, s.YEAR, s.MONTH_YEAR, s.IMPOSSIBLE)

# How far ahead a wrong letter may spoil the item that begins here.
_REACH = 6


class TermPhrase:
    """Tokens with the string of their symbols; the two change together."""

    def __init__(self, tokens: list[TermToken]) -> None:
        self.tokens = tokens
        self.symbols = "".join(token.symbol for token in tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    def item_at(self, index: int) -> tuple[Item, int] | None:
        """The item that begins at a token and where it ends, or None.

        A preposition or a lead-in counts only with what it leads to; a date before «ч.» is a time
        of day and no item.
        """
        if index >= len(self):
            return None
        hit = match(self.tokens, self.symbols, index)
        if hit is None:
            return None
        item, end = hit
        if isinstance(item, Preposition) and not self.is_dated_at(end):
            return None
        if isinstance(item, Noise) and item.leads and not self._leads_on(end):
            return None
        if isinstance(item, When) and self.symbols[end - 1 : end + 1] == s.DATE + s.CLOCK:
            return None
        return hit

    def _leads_on(self, index: int) -> bool:
        """Whether what «срок:» leads to begins at a token: an item or a sure condition."""
        if self.item_at(index) is not None:
            return True
        marked = self.symbols[index - 1] in (s.COLON, s.DASH) and index < len(self)
        return marked and opening(self.tokens, index) is Opening.SURE

    def is_dated_at(self, index: int) -> bool:
        """Whether a date begins at a token, with its preposition or without."""
        hit = self.item_at(index)
        return hit is not None and isinstance(hit[0], When | Years | SchoolTerms | Preposition)

    def is_impossible_at(self, index: int) -> bool:
        """Whether a day that no calendar has stands at a token («31.02», «31 июня»)."""
        pair = self.symbols[index : index + 2]
        return pair[0] == s.IMPOSSIBLE or pair in (s.NUM + s.MONTH, s.BIG + s.MONTH)

    def is_broken_date_at(self, index: int) -> bool:
        """Whether nothing but words of time stand from a token on, which make no date together."""
        run = re.split(_SEPARATORS, self.symbols[index:], maxsplit=1)[0]
        return s.UNKNOWN not in run and any(symbol in run for symbol in _DATE_WORDS)

    def correct_from(self, index: int) -> bool:
        """Replace the next unknown word by what it was meant to be; tell whether it was."""
        place = self.symbols.find(s.UNKNOWN, index, index + _REACH)
        replacement = correct(self.tokens[place]) if place >= 0 else []
        if replacement:
            self.tokens[place : place + 1] = replacement
            self.symbols = "".join(token.symbol for token in self.tokens)
        return bool(replacement)
