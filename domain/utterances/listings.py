"""A person's own tasks: which of them a list is asked for."""

import re

from domain.utterances.days import MONTHS
from domain.utterances.phrase import Phrase
from domain.utterances.sections import named_section
from domain.utterances.values import AskedSummary, Intent, Reading, SpeakerRole

OVERDUE = (
    r"overdue|overdue\.\S+|просрочить|(?:истекший|прошлый) deadline|deadline (?:истечь|пройти)|"
    r"no (?:\S+ )?вовремя|"
    r"no \S+ в deadline"
)
_RETURNED = r"отказ|возвращаться|return\.past|return\.pres|возвращенный|на доработка|возврат"
_DUE = (
    r"hot|what (?:\S+ ){0,3}?(?:make\.inf|work\.inf)|what (?:\S+ ){0,4}?no work\.past|"
    r"what (?:у we )?(?:на )?DAY|what (?:\S+ )?(?:остаться|осталось|hedge)|(?:which|hot) deadline|"
    r"what (?:\S+ ){0,3}?must|what (?:у we )?(?:now|сегодня)|дело now|what hot|must work\.inf|"
    r"(?:what|which) (?:\S+ ){0,2}?за we|what (?:\S+ ){0,3}?(?:висеть|числиться|требоваться)|"
    r"which report"
)
_ASKED = r"what|which|show\.\S+|есть|\?"
_ALL = r"activity|дело|план"
IN_MONTH = rf"(?:{'|'.join(MONTHS)})"


def names_rework(phrase: Phrase) -> bool:
    """«что на доработке», «кто ещё на доработке»: what was sent back; «на доработку» sends it."""
    if phrase.named is not None or not phrase.has_start(_WHAT_IS + r"на (?:доработка|переделка)"):
        return False
    return any(piece.word in ("доработке", "переделке") for piece in phrase.pieces)


_WHAT_IS = r"(?:(?:what|who|which|many|school|report|activity|now|all|у|we|O|еще|есть|стоять) )*"


def of_filter(which: str, phrase: Phrase) -> Reading:
    """The list of a filter of the contract, of the section that is named."""
    section = named_section(phrase)[0] if phrase.has("section") else None
    return Reading(intent=Intent.LIST, question=AskedSummary(filter=which, section=section))


def listing(phrase: Phrase) -> Reading | None:
    """The person's own tasks."""
    if phrase.has("A|O|OX|X") or phrase.has(r"how|why|where"):
        return None
    if phrase.has(_RETURNED) and phrase.has(rf"{_ASKED}|we|возвращенный|return\.past"):
        return of_filter("returned", phrase)
    if phrase.has(OVERDUE):
        return of_filter("overdue", phrase)
    if _is_of_week(phrase) and phrase.has(rf"what|which|{_ALL}|deadline|must|show\.\S+"):
        return of_filter("week", phrase)
    if phrase.has(_DUE) and not phrase.has("who"):
        return of_filter("due", phrase)
    if phrase.has(
        rf"(?:which|what) (?:\S+ ){{0,2}}?activity (?:\S+ )?(?:в|на|за) {IN_MONTH}"
        rf"|deadline (?:\S+ )?(?:(?:в|на|за|по) )?(?:\S+ )?{IN_MONTH}"
    ):
        return of_filter("all", phrase)
    if (
        phrase.has(rf"(?:we|all|list|show\.\S+) (?:\S+ )?(?:{_ALL})|activity school")
        or phrase.line == "activity"
    ):
        return of_filter("all", phrase)
    if phrase.line in ("list", "all list", "we list", "show.imp list"):
        return of_filter("all", phrase)
    return None


def _is_of_week(phrase: Phrase) -> bool:
    """«на этой неделе», «на следующей неделе», «за 10 дней»."""
    return phrase.has(r"WEEK|SPAN|week") or any(
        piece.code == "DAY" and "недел" in piece.word for piece in phrase.pieces
    )


def what_is_next(phrase: Phrase) -> Reading | None:
    """«что дальше», «а что теперь делать»: what is due next, to a curator the next report."""
    if re.fullmatch(_NEXT, phrase.line) is None:
        return None
    match phrase.said.role:
        case SpeakerRole.CURATOR:
            return Reading(intent=Intent.REVIEW)
        case SpeakerRole.MANAGER:
            return of_filter("week", phrase)
        case _:
            return of_filter("due", phrase)


_NEXT = (
    r"(?:а |и |ну |ack |, )*what (?:у )?(?:we )?(?:now )?(?:далекий|следующий|далее|теперь|now)"
    r"(?: (?:у )?we)?(?: make\.inf| work\.inf)?(?: \?)?"
)


def filter_of(phrase: Phrase) -> str:
    """Which of the person's own tasks are asked for; what is due where nothing is said of it."""
    if phrase.has(_RETURNED):
        return "returned"
    if phrase.has(rf"{OVERDUE}|debtor"):
        return "overdue"
    if _is_of_week(phrase):
        return "week"
    return "all" if phrase.has(rf"{_ALL}|list|all|дорожный") else "due"
