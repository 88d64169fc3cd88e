"""Whether somebody of an office speaks of what is his own to report, for an organisation."""

import re

from domain.utterances.values import Intent, Reading
from domain.wording import fold

_OF_SCHOOLS = {
    Intent.REPORT, Intent.OBSTACLE, Intent.EXTEND, Intent.NOT_OURS, Intent.WITHDRAW,
}  # fmt: skip
_OF_OFFICE = {
    Intent.ACCEPT, Intent.RETURN, Intent.REMIND, Intent.DEBTORS, Intent.REVIEW, Intent.SUMMARY,
    Intent.EXPORT, Intent.PACK, Intent.RANKING, Intent.FORECAST,
}  # fmt: skip
_MINE = re.compile(r"\b(?:у меня|у нас|мне|мо[йяеи]|мою|моего|моих|наш[аеи]?)\b")


def is_of_own_work(reading: Reading, text: str) -> bool:
    """Of what `text` was read to be as said by the office: a report of a named activity and of no
    other organisation, or a list of what «я» owe.

    >>> is_of_own_work(Reading(intent=Intent.LIST), "что у меня горит")
    True
    """
    if reading.intent is Intent.LIST:
        return _MINE.search(fold(text)) is not None
    named = reading.activity is not None and reading.organisation is None
    return reading.intent in _OF_SCHOOLS and named


def is_of_office(reading: Reading) -> bool:
    """Whether what was read can only be said by the office, whatever card of its own is open."""
    return reading.intent in _OF_OFFICE or reading.organisation is not None
