"""From the letters of a phrase to its schedule, through every step of the grammar."""

import re

from domain.schedule import Period, Schedule
from domain.school_calendar import SchoolCalendar
from domain.term_grammar import symbols as s
from domain.term_grammar.reader import PhraseReader
from domain.term_grammar.repair import (
    count_ordinals,
    drop_doubled,
    join_cut_words,
    mark_begins,
    mark_study_years,
    merge_idioms,
)
from domain.term_grammar.resolve import resolve
from domain.term_grammar.school_terms import resolve_school_terms
from domain.term_grammar.timeline import Timeline
from domain.term_grammar.tokens import absorb_year_words, tokenise

# «1. 2020-2022», «1. каждый месяц», «1. 09.2023»: the number of a list rather than a day, unless a
# whole date follows («25. 04. 2021»).
_LIST_NUMBER = re.compile(
    r"[0-9]{1,2}\.\s++(?![0-9]{1,2}\s*\.\s*[0-9]{4})|[1-9]\.\s+[0-9]{1,2}\.[0-9]{4}"
)
# Two years on two lines are a list, or a range whose dash was lost.
_STACKED_YEARS = re.compile(r"[\s.\"(-]*[0-9]{4}[ .годуыа]*\n\s*[0-9]{4}[^0-9а-я]*(?:г[^0-9]*)?")


def understand(
    phrase: str, text: str, folded: str, period: Period, calendar: SchoolCalendar | None
) -> Schedule | None:
    """The schedule of a phrase, or None where it is not understood.

    `text` is the phrase without invisible characters, `folded` the same in one shape of letters.
    """
    tokens = drop_doubled(merge_idioms(join_cut_words(drop_doubled(tokenise(folded)))))
    tokens = absorb_year_words(count_ordinals(mark_study_years(mark_begins(tokens))))
    items = PhraseReader(tokens).read()
    if not items:
        return None
    reading = Timeline().build(resolve_school_terms(items, calendar, period))
    reading.doubt |= _LIST_NUMBER.match(folded) is not None
    reading.doubt |= any(token.symbol == s.DASH and token.doubt for token in tokens)
    reading.doubt |= _STACKED_YEARS.fullmatch(folded) is not None
    return resolve(reading, phrase, text, period, calendar)
