"""To whom an answer to «Почему возвращаете?» or «Что мешает?» speaks.

People say «вы» to a school and to the office, «ты» to the bot. What orders the bot to do something
that it can do («дай ещё неделю», «покажи сначала файл»), speaks of nothing but the speaker («уточню
у директора», «не сюда нажала») or denies what was asked («ничего не мешает») is no reason.
"""

from collections.abc import Iterable

from domain.utterances.lexicon import listed
from domain.utterances.no_fault import finds_no_fault
from domain.utterances.phrase import Phrase
from domain.utterances.pieces import Piece
from domain.utterances.postponing import LEARNS
from domain.utterances.sentences import Sentence
from domain.utterances.values import Intent, Prompt, Reading, SpeakerRole

OF_REASON = (Prompt.REASON, Prompt.OBSTACLE)
_DOES = frozenset(
    {"show", "find", "remind", "postpone", "extend", "withdraw", "export", "accept", "compare"}
)
_FRAME = frozenset(listed("сначала сперва лучше better а ну и да нет no же please now ack"))
_NOTHING_HINDERS = r"no (?:\S+ ){0,2}?no break\.pres"
_ALL_DONE = r"(?:all|now) (?:now )?work\.past|work\.past all"
_NOT_THIS = r"no , no (?:этот|тот|это|то|сюда|туда)"


def begins_with_order(phrase: Phrase) -> bool:
    """Whether the words order the bot from the first of them: «лучше перенеси им срок»."""
    said = [each for each in phrase.pieces if each.word.isalnum() and not _FRAME & _names(each)]
    return bool(said) and _orders(said[0], phrase)


def asks_school(phrase: Phrase, prompt: Prompt | None) -> bool:
    """Whether a curator's comment asks its school: «когда планируете сдать», «кто у вас болеет»;
    «покажите список» is to the bot, and what names another school too.
    """
    if prompt is not Prompt.COMMENT or phrase.said.role is not SpeakerRole.CURATOR:
        return False
    if phrase.organisations or phrase.numbers - {phrase.in_context} or not phrase.has(_ASKS):
        return False
    parses = phrase.index.words.parses
    speaks = any(
        "VERB" in tag and "plur" in tag and "2per" in tag and "impr" not in tag
        for each in phrase.pieces
        for _, tag in parses(each.word)
    )
    return speaks or any(each.word in _YOU for each in phrase.pieces)


_ASKS = r"who|what|which|when|how|many|where|why|whether|\?"
_YOU = frozenset(listed("вы вас вам вами ваш ваша ваше ваши вашей вашего вашу ваших"))


def is_doubtful_reason(phrase: Phrase, other: Reading, parts: Iterable[Sentence]) -> bool:
    """Whether what is said may be no reason.

    `other` is what it means where nothing is asked, `parts` are its sentences.
    """
    if phrase.said.prompt not in OF_REASON or phrase.is_long:
        return False
    of_speaker = [not part.gist for part in parts]
    if (
        of_speaker
        and all(of_speaker)
        and not any(_asks_others(each, phrase) for each in phrase.pieces)
    ):
        return True
    finished = other.intent is Intent.REPORT and not phrase.has(r"no (?:all|now|work\.past)")
    if (finished and phrase.has(_ALL_DONE)) or phrase.has(_NOTHING_HINDERS):
        return True
    if finds_no_fault(phrase) or _is_to_be_learnt(phrase):
        return True
    return phrase.has(_NOT_THIS) or any(_orders(each, phrase) for each in phrase.pieces)


def _is_to_be_learnt(phrase: Phrase) -> bool:
    """«надо проверить печать»: by the speaker as likely as by the school; «надо проверить и
    переслать» is to the school.
    """
    if not phrase.has("must") or any(each.word in _YOU for each in phrase.pieces):
        return False
    parses = phrase.index.words.parses
    wanted = [piece.lemma for piece in phrase.pieces if "INFN" in parses(piece.word)[0][1]]
    return bool(wanted) and set(wanted) <= LEARNS and not phrase.has("no")


def _orders(piece: Piece, phrase: Phrase) -> bool:
    """«ты» to what the bot can do: «прими», «напомни»; «приложи» it cannot.

    A curator who is asked for the reason of a return may order just that: «верни, нет печати».
    """
    family, _, form = piece.code.partition(".")
    returns = family == "return" and phrase.said.role is not SpeakerRole.CURATOR
    if form != "imp" or not (family in _DOES or returns or piece.lemma == "дать"):
        return False
    return _is_order(piece, "sing", phrase)


def _asks_others(piece: Piece, phrase: Phrase) -> bool:
    """«подождите мониторинга и внесите его»: something is to be done."""
    return _is_order(piece, "plur", phrase)


def _is_order(piece: Piece, number: str, phrase: Phrase) -> bool:
    tags = (tag for _, tag in phrase.index.words.parses(piece.word))
    return any(number in tag and "impr" in tag for tag in tags)


def _names(piece: Piece) -> set[str]:
    return {piece.code, piece.word, piece.lemma}
