"""The answer to what the bot asked, unless the words are plainly something else."""

import re
from dataclasses import replace

from domain.utterances.acceptances import takes
from domain.utterances.addressed import OF_REASON, asks_school, begins_with_order
from domain.utterances.deadlines_asked import shift
from domain.utterances.guesses import interrupts
from domain.utterances.interruptions import is_no_reason, sounds_like_a_question
from domain.utterances.named_screens import is_screen, names_screen
from domain.utterances.phrase import Phrase
from domain.utterances.pieces import value_of
from domain.utterances.postponing import decides_later
from domain.utterances.recollections import recalled
from domain.utterances.report_doubts import says_all_well
from domain.utterances.values import ACTS, Intent, Prompt, Reading, SpeakerRole

_INTERRUPTS = frozenset(
    {
        Intent.HELP, Intent.MENU, Intent.SETTINGS, Intent.GREET, Intent.THANKS, Intent.ACK,
        Intent.LIST, Intent.WHEN, Intent.DOCUMENTS, Intent.CONTACT, Intent.FIND, Intent.DEBTORS,
        Intent.REVIEW, Intent.SUMMARY, Intent.EXPORT, Intent.PACK, Intent.RANKING,
        Intent.FORECAST, Intent.SNOOZE, Intent.REMIND, Intent.EXTEND, Intent.WITHDRAW,
        Intent.RETURN, Intent.OPEN, Intent.MOVE,
    }
)  # fmt: skip
_MANNERS = frozenset({Intent.GREET, Intent.THANKS, Intent.ACK})
_OPENERS = (
    r"who|what|which|when|how|many|where|why|до which|к which|по which|show\.\S+|find\.\S+|summary|"
    r"debtor|export\.\S+|ranking|forecast|remind\.\S+|postpone\.\S+|extend\.(?:imp|inf)|help|"
    r"withdraw\.(?:imp|inf)|may|a|while|compare\.\S+|we activity|а what|return\.(?:imp|"
    r"inf)|overdue|"
    r"assist\.\S+|pack|к meeting|excel|deadline|say\.(?:imp|inf)"
)
_ROUGH = (
    "пока", "больше", "меньше", "более", "менее", "свыше", "приблизительно", "лишним",
    "хвостиком", "небольшим", "копейками", "гаком", "чем", "под", "за", "скоро",
    "к", "ко",
)  # fmt: skip
"""Beside a number they say that it is none yet, or about how much."""
_LONGEST = 10
_VAGUE = (
    r"hedge|no|от|до|или|порядок|приблизительно|больше|меньше|свыше|минус|из|или|менее|более|почти"
)


def answer(phrase: Phrase, other: Reading, *, label: bool) -> Reading:
    """The answer, or `other`: what the words mean without a prompt; `label` where it is exact."""
    if not label and asks_school(phrase, phrase.said.prompt):
        return Reading(intent=Intent.ANSWER, text=phrase.text)
    if label or (other.intent in _INTERRUPTS and _plainly(phrase, other)):
        return _day(phrase) if _names_day(phrase, other) else other
    prompt = phrase.said.prompt
    of_card = other.intent is Intent.OPEN and recalled(phrase) is not None
    of_card = of_card or _asks_whether_needed(phrase, other)
    if of_card or is_screen(phrase, other) or _asks_deadline(phrase, other):
        return other
    if (wish := interrupts(phrase)) is not None and (wish.confident or prompt not in OF_REASON):
        return wish
    if prompt in OF_REASON and _orders_instead(phrase, other):
        return replace(other, confident=other.confident and other.intent not in ACTS)
    if prompt is Prompt.NUMBER:
        return _number(phrase)
    if prompt is Prompt.DAY:
        return _day(phrase)
    return _words(phrase, other)


def _orders_instead(phrase: Phrase, other: Reading) -> bool:
    """«лучше перенеси им срок», «дай ещё неделю»: an act that is asked about, or a plain wish."""
    if other.intent is Intent.UNKNOWN or phrase.is_long or not begins_with_order(phrase):
        return False
    return other.intent in ACTS or (other.confident and phrase.explained)


def _names_day(phrase: Phrase, other: Reading) -> bool:
    """«Срок до 12 мая» where a day is asked for: it tells the deadline, and asks for none."""
    told = phrase.said.prompt is Prompt.DAY and phrase.until is not None
    return told and other.intent is Intent.WHEN and not phrase.has(_ASKING)


def _asks_deadline(phrase: Phrase, other: Reading) -> bool:
    """«а сейчас у них какой срок» where a day or a number is waited for."""
    given = phrase.until is not None or phrase.span is not None or phrase.has("N|P")
    waits = phrase.said.prompt in (Prompt.DAY, Prompt.NUMBER)
    asks = other.intent is Intent.WHEN and phrase.has("which|deadline") and not phrase.has("no")
    return waits and asks and not given and len(phrase.pieces) <= _LONGEST


def _asks_whether_needed(phrase: Phrase, other: Reading) -> bool:
    """«а протокол обязательно» of a school, where words are waited for."""
    of_school = phrase.said.role in (SpeakerRole.COORDINATOR, SpeakerRole.HEAD)
    asks = re.fullmatch(r"(?:а )?(?:doc must|must (?:whether )?doc)(?: \?)?", phrase.line)
    return of_school and other.intent is Intent.DOCUMENTS and asks is not None


_ASKING = r"when|which|what|many|who|\?|whether"


def _plainly(phrase: Phrase, other: Reading, openers: str = _OPENERS) -> bool:
    """Whether every word belongs to the question or the command, and it begins as one."""
    prompt = phrase.said.prompt
    if other.intent in _MANNERS:
        return True
    if len(phrase.pieces) > _LONGEST or phrase.is_long:
        return False
    if other.intent is Intent.OPEN:
        return prompt is not Prompt.NUMBER and phrase.has(r"show\.\S+")
    if other.intent in (Intent.EXTEND, Intent.MOVE):
        return prompt in (Prompt.WORDS, Prompt.NUMBER) and other.confident
    if other.intent is Intent.RETURN:
        return phrase.line.startswith(("return.imp :", "return.inf :"))
    if names_screen(phrase, other):
        return True
    if not phrase.has_start(openers):
        return False
    if other.intent in (Intent.SUMMARY, Intent.SNOOZE) and not other.confident:
        return False
    return other.intent is Intent.FIND or phrase.explained


_DOES = (
    r"(?:please )?(?:remind|postpone|extend|withdraw|show|find|export|assist|give|compare)\.(?:imp|"
    r"inf)"
)


_OF_MANY = frozenset(
    {
        Intent.LIST, Intent.DEBTORS, Intent.REVIEW, Intent.SUMMARY, Intent.EXPORT, Intent.PACK,
        Intent.RANKING, Intent.FORECAST, Intent.SETTINGS,
    }
)  # fmt: skip
"""What is never asked of one report."""


def asks_alone(phrase: Phrase, meant: Reading, prompt: Prompt | None) -> bool:
    """Whether one sentence, read without the prompt, is a plain question or command."""
    asks = phrase.text.endswith("?") or phrase.has_start(_DOES) or phrase.has("please")
    if meant.intent not in _INTERRUPTS - _MANNERS or not asks or phrase.is_long:
        return False
    if meant.intent in (Intent.EXTEND, Intent.MOVE):
        return prompt is not Prompt.DAY and phrase.has_start(f"{_OPENERS}|{_DOES}")
    return _plainly(phrase, meant, f"{_OPENERS}|{_DOES}")


def is_of_its_own(phrase: Phrase, meant: Intent, prompt: Prompt | None) -> bool:
    """Whether a question or command beside an answer is no part of it: «где приложение?» is asked
    of the report in hand.
    """
    if phrase.has_start(_DOES) or phrase.has("please") or phrase.named is not None:
        return True
    return meant in _OF_MANY or prompt not in (Prompt.REASON, Prompt.COMMENT)


def _number(phrase: Phrase) -> Reading:
    numbers = [piece for piece in phrase.pieces if piece.code in ("N", "P", "A")]
    values = [_valued(piece.value, piece.word) for piece in numbers]
    joined = _thousands(phrase)
    if joined is not None:
        values = [joined]
    vague = phrase.has(_VAGUE) or any(each.word in _ROUGH for each in phrase.pieces)
    vague = vague or len(phrase.pieces) > _LONGEST or phrase.has(r"\?|rude|irony|O|G")
    # «5.11 сделали» may tell of an activity that there is not.
    vague = vague or (
        phrase.has(r"(?:work|make)\.past") and any("." in each.word for each in numbers)
    )
    one = values[0] if len(values) == 1 else None
    numbers_of = phrase.index.activities.numbers
    named = any(
        piece.code == "A" or (piece.code == "N" and "." in piece.word and piece.word in numbers_of)
        for piece in phrase.pieces
    )
    return Reading(
        intent=Intent.ANSWER,
        value=one,
        text=None if one is not None else phrase.text,
        confident=one is not None and not vague and not named,
    )


def _valued(value: object, word: str) -> float | None:
    if isinstance(value, float):
        return value
    return value_of(word)


def _thousands(phrase: Phrase) -> float | None:
    """«1 250» is one number."""
    numbers = [piece.word for piece in phrase.pieces if piece.code == "N"]
    written = " ".join(numbers)
    whole = re.fullmatch(r"\d{1,3} \d{3}", written) and written in " ".join(phrase.text.split())
    return float("".join(numbers)) if whole else None


def _day(phrase: Phrase) -> Reading:
    until, text = shift(phrase)
    enough = phrase.has("SPAN") and any(each.word == "хватит" for each in phrase.pieces)
    doubtful = phrase.has(r"no|hedge|if|или|irony|X|OX|N|\S+\.past") or (
        phrase.has("rude") and not enough  # «на недельку нам хватит»
    )
    doubtful = doubtful or len(phrase.pieces) > _LONGEST
    doubtful = doubtful or (phrase.has(r"\?") and not phrase.has("may")) or not phrase.is_day_sure
    found = until is not None or text is not None
    past = until is not None and until < phrase.world.today
    # «3.1», «нет, не 1.4, а 3.1» may be either.
    written = (piece.word for piece in phrase.pieces if piece.code == "DAY")
    doubtful = doubtful or any(each in phrase.index.activities.numbers for each in written)
    return Reading(
        intent=Intent.ANSWER,
        until=until,
        text=text if found else phrase.text,
        confident=found and not doubtful and not past,
    )


_ACTS_AGAINST = frozenset(
    {Intent.OBSTACLE, Intent.NOT_OURS, Intent.EXTEND, Intent.SNOOZE, Intent.WITHDRAW, Intent.MOVE}
)
_QUESTION = 4


def _words(phrase: Phrase, other: Reading) -> Reading:
    prompt = phrase.said.prompt
    doubtful = False
    if prompt is Prompt.WORDS:
        against = other.intent in _ACTS_AGAINST
        undone = other.intent is Intent.REPORT and other.status != "done"
        elsewhere = phrase.has(r"(?:в|у) (?:O|G) work\.past|no (?:по|про|об?) A")
        empty = len(phrase.pieces) <= _QUESTION and phrase.has("no") and not says_all_well(phrase)
        doubtful = against or undone or empty or elsewhere or phrase.has("rude|later")
    if prompt is not Prompt.COMMENT and sounds_like_a_question(phrase):
        doubtful = True
    of_office = phrase.said.role is SpeakerRole.CURATOR
    if prompt is Prompt.REASON and (takes(phrase) or (of_office and decides_later(phrase.text))):
        doubtful = True
    done = other.intent is Intent.REPORT and other.status == "done" and other.text is None
    if prompt is Prompt.REASON and done and phrase.said.role is SpeakerRole.COORDINATOR:
        doubtful = True  # «готово» where it is asked why a deadline is to be moved
    if phrase.has("rude") or (prompt is Prompt.REASON and is_no_reason(phrase)):
        doubtful = True
    of_nothing = not any(each.isalnum() for each in phrase.text)
    strange = phrase.has_start("(?:по |про |с |за )?X")
    if of_nothing or (strange and prompt is not Prompt.COMMENT):
        doubtful = True  # «5.9», «5.9 сдали» where it is asked what was done
    ordered = other.text if other.intent is Intent.RETURN and phrase.named is not None else None
    # «верни 1.1 школе 3: нет подписи» where why is asked: what stands behind it is why.
    told = ordered if prompt is Prompt.REASON and ordered else phrase.text
    return Reading(intent=Intent.ANSWER, text=told, confident=not doubtful)
