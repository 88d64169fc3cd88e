"""Tokens to items: rules where one fits, verbatim quotes where a condition stands."""

from domain.term_grammar import symbols as s
from domain.term_grammar.conditions import Opening, opening
from domain.term_grammar.items import (
    Continuity,
    Item,
    MonthDays,
    Noise,
    Quote,
    Repetition,
    SchoolTerms,
    Separator,
    Through,
    When,
    Years,
)
from domain.term_grammar.phrase import TermPhrase
from domain.term_grammar.quotes import extend, read_quote
from domain.term_grammar.tokens import TermToken

_DATED = (When, Years, Repetition, SchoolTerms, MonthDays, Through)
_DATED_BUT_RATES = (When, Years, SchoolTerms, MonthDays, Through)
_LABEL_LENGTH = 6


class PhraseReader:
    """Reads the items of one phrase."""

    def __init__(self, tokens: list[TermToken]) -> None:
        self._phrase = TermPhrase(tokens)
        self._items: list[Item] = []
        # A weekday that stood alone, as a remark, and its place among the items.
        self._weekday: Quote | None = None
        self._weekday_place = 0

    def read(self) -> list[Item] | None:
        """The items of the phrase in order, or None where it is not understood."""
        index = 0
        while index < len(self._phrase):
            if self._items and self._phrase.tokens[index].newline:
                self._items.append(Separator("\n"))
            end = self._read_at(index)
            if end is None:
                return None
            index = end
        return self._items

    def _read_at(self, index: int) -> int | None:
        """Append what begins at a token and return where it ends, or None."""
        phrase = self._phrase
        hit = phrase.item_at(index)
        if hit is not None:
            return self._append(index, *hit)
        if self._is_time_or_place(index):
            return self._quote(index, after_date=True, doubt=not self._after_day())
        sureness = opening(phrase.tokens, index)
        if sureness is Opening.SURE:
            return self._quote(index)
        if phrase.correct_from(index):
            return self._read_at(index)
        if phrase.is_impossible_at(index):
            return None
        if sureness is Opening.DOUBTFUL:
            return self._quote(index, doubt=True)
        if any(isinstance(item, _DATED) for item in self._items):
            if phrase.is_broken_date_at(index):
                return None
            return self._quote(index, after_date=True, doubt=True)
        return self._label(index)

    def _append(self, index: int, item: Item, end: int) -> int:
        if isinstance(item, Through) and item.stretch is Continuity.PLAN and not item.always:
            end = extend(self._phrase, item, end)
        elif isinstance(item, Repetition) and self._is_remark(item):
            # «25 апреля, пятница», «до 5 числа (за квартал)»
            first, last = self._phrase.tokens[index], self._phrase.tokens[end - 1]
            item = Quote(first.start, last.end, after_date=True, doubt=True)
        elif isinstance(item, Repetition) and item.bare:
            first, last = self._phrase.tokens[index], self._phrase.tokens[end - 1]
            self._weekday = Quote(first.start, last.end, after_date=True, doubt=True)
            self._weekday_place = len(self._items)
        elif isinstance(item, When) and item.daily:
            self._resolve_weekday()
        self._items.append(item)
        return end

    def _is_remark(self, rate: Repetition) -> bool:
        """Whether a rate says nothing of its own beside the dates before it."""
        told = rate.told and any(isinstance(item, _DATED_BUT_RATES) for item in self._items)
        told |= rate.holidays and any(isinstance(item, When) for item in self._items)
        return told or (rate.bare and self._after_day())

    def _resolve_weekday(self) -> None:
        """«пятница, 24 мая»: the weekday is a remark on the date that follows."""
        between = self._items[self._weekday_place + 1 :]
        if self._weekday is not None and all(isinstance(item, Separator) for item in between):
            self._items[self._weekday_place] = self._weekday
        self._weekday = None

    def _quote(self, index: int, after_date: bool = False, doubt: bool = False) -> int:
        quote, end = read_quote(self._phrase, index, after_date, doubt)
        self._items.append(quote)
        return end

    def _after_day(self) -> bool:
        """Whether the item before, punctuation aside, is a day, to which a time may belong."""
        for item in reversed(self._items):
            if isinstance(item, When):
                return item.daily
            if isinstance(item, Repetition):
                return bool(item.weekdays)
            if not isinstance(item, Separator | Noise | Years | Quote):
                return False
        return False

    def _is_time_or_place(self, index: int) -> bool:
        """«в 10.00», «с 9 ч.», «ул. Ленина», «на стадионе»."""
        ahead = self._phrase.symbols[index : index + 4]
        bare = ahead.lstrip(s.EDGE + s.IN + s.FROM + s.UNTIL + s.ON + s.UPTO)
        if bare[:1] in (s.PLACE, s.TIME):
            return True
        return bare[:2] in (s.NUM + s.CLOCK, s.DATE + s.CLOCK)

    def _label(self, index: int) -> int | None:
        """«Школьный этап – октябрь», «отчет до 20 декабря»: words before a date, as a condition."""
        phrase = self._phrase
        for end in range(index + 1, min(index + _LABEL_LENGTH, len(phrase))):
            symbol = phrase.symbols[end]
            after = phrase.symbols[end:].lstrip(s.COMMA)[:1]
            if after == s.ADVERB and s.UNKNOWN in phrase.symbols[index:end]:
                return self._remark(index, end)
            if symbol in (s.COMMA, s.OPEN, s.CLOSE):
                return None
            marked = symbol in (s.DASH, s.COLON) and phrase.is_dated_at(end + 1)
            if not marked and not (symbol == s.UNTIL and phrase.is_dated_at(end)):
                continue
            if s.UNKNOWN not in phrase.symbols[index:end]:
                return None
            return self._remark(index, end)
        return None

    def _remark(self, index: int, end: int) -> int:
        """Keep tokens verbatim, as words that only mean something beside a date."""
        first, last = self._phrase.tokens[index], self._phrase.tokens[end - 1]
        self._items.append(Quote(first.start, last.end, after_date=True, doubt=True))
        return end
