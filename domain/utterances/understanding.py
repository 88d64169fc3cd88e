"""The order in which an utterance is read: labels, manners, acts, questions, names."""

import re
from dataclasses import replace
from typing import NamedTuple

from domain.utterances import asks, guesses, listings, office_rules, school_rules, summaries
from domain.utterances.addressed import is_doubtful_reason
from domain.utterances.answers import answer, asks_alone, is_of_its_own
from domain.utterances.in_hand import may_be_of_another
from domain.utterances.index import index_of
from domain.utterances.interruptions import elsewhere
from domain.utterances.layout import retyped
from domain.utterances.lexicon import BUTTONS, COMMANDS, LABELS, TOPICS
from domain.utterances.manners import manners
from domain.utterances.marking import phrase_of
from domain.utterances.phrase import Phrase
from domain.utterances.replies import calls_off
from domain.utterances.scopes import scoped
from domain.utterances.sentences import Sentence, puts_off, sentences
from domain.utterances.unmeant import is_answer_unmeant, is_unmeant
from domain.utterances.values import (
    ACTS,
    MAY,
    AskedSummary,
    Intent,
    Reading,
    SpeakerRole,
    Utterance,
    World,
)

_NAMES = ("A", "O", "G", "OX", "X", "N", "P", "DAY", "SPAN", "WEEK")
_FIVE = 5
_PROTESTS = (
    r"(?:N|который) раз (?:\S+ )?(?:получать|приходить|reminder)|опять (?:\S+ )?reminder|"
    r"(?:идти|пойти|послать|катиться|отвалить) (?:бы )?(?:все )?вы"
)
_COMPLAINS = rf"{_PROTESTS}|rude|many may|who (?:это )?вообще must|who это must"


def read(said: Utterance, world: World) -> Reading:
    """The reading of an utterance."""
    for meant in retyped(said.text.strip(), index_of(world).words):
        found = _read(replace(said, text=meant), world)
        if found.intent is not Intent.UNKNOWN:
            return _of_other_keys(found, said)
    return _read(said, world)


def _of_other_keys(reading: Reading, said: Utterance) -> Reading:
    """What other keys would have said is asked about before it acts; an answer is kept as typed."""
    if reading.intent is Intent.ANSWER and reading.text is not None:
        reading = replace(reading, text=said.text.strip())
    return replace(reading, confident=False) if reading.intent in ACTS else reading


def _read(said: Utterance, world: World) -> Reading:
    phrase = phrase_of(said, world)
    labelled = _label(phrase)
    other = labelled or _plain(phrase)
    if said.prompt is not None:
        found = _aside(said, world) or _answered(phrase, other, label=labelled is not None)
        sure = found.intent in ACTS and found.confident
        sure = sure and not is_answer_unmeant(phrase, found.intent)
        return replace(found, confident=sure) if found.intent in ACTS else found
    if labelled is None and not phrase.has(_PROTESTS):
        other = guesses.weigh(phrase, other)
    if other.intent in ACTS and may_be_of_another(phrase, other):
        other = replace(other, confident=False)
    return replace(_allowed(scoped(phrase, other), said.role), stranger=phrase.stranger)


def _answered(phrase: Phrase, other: Reading, *, label: bool) -> Reading:
    """The answer; a sentence of it that asks or orders by itself makes it doubtful, and is meant
    where the others only put the answer off.
    """
    found = answer(phrase, other, label=label)
    parts = sentences(phrase.said.text, phrase.index.words)
    if found.intent is Intent.ANSWER and is_doubtful_reason(phrase, other, parts):
        found = replace(found, confident=False)
    if label or not _may_ask_aside(parts):
        return found
    alone = [_alone(part, phrase) for part in parts]
    asked = [each for each in alone if each]
    pairs = zip(parts, alone, strict=True)
    if asked and all(meant or _is_aside(part, phrase) for part, meant in pairs):
        return asked[0].reading
    prompt = phrase.said.prompt
    doubtful = any(is_of_its_own(each.phrase, each.reading.intent, prompt) for each in asked)
    if found.intent is not Intent.ANSWER or not doubtful:
        return found
    return replace(found, confident=False)


class _Alone(NamedTuple):
    phrase: Phrase
    reading: Reading


def _may_ask_aside(parts: tuple[Sentence, ...]) -> bool:
    asks = any(part.may_ask for part in parts)
    return asks and (len(parts) > 1 or any(part.gist != part.text for part in parts))


def _alone(part: Sentence, phrase: Phrase) -> _Alone | None:
    """What a sentence plainly asks or orders when nothing is waited for."""
    if not part.may_ask:
        return None
    said = replace(phrase.said, text=part.gist, prompt=None)
    alone = phrase_of(said, phrase.world)
    meant = _label(alone) or guesses.weigh(alone, _plain(alone))
    if not asks_alone(alone, meant, phrase.said.prompt):
        return None
    return _Alone(alone, _allowed(scoped(alone, meant), said.role))


def _is_aside(part: Sentence, phrase: Phrase) -> bool:
    """Whether a sentence is no part of an answer: it puts off, or greets."""
    words = phrase.index.words
    alone = phrase_of(replace(phrase.said, text=part.text, prompt=None), phrase.world)
    return puts_off(part, words) or manners(alone) is not None


def _aside(said: Utterance, world: World) -> Reading | None:
    """What the words mean without the prompt, where they are plainly no answer to it."""
    assert said.prompt is not None
    phrase = phrase_of(replace(said, prompt=None), world)
    other = _label(phrase) or guesses.weigh(phrase, _plain(phrase))
    found = elsewhere(phrase, other, said.prompt)
    return _allowed(scoped(phrase, found), said.role) if found else None


def _allowed(reading: Reading, role: SpeakerRole) -> Reading:
    """An act that is somebody else's is understood, and never done."""
    whose = MAY.get(reading.intent)
    return replace(reading, confident=False) if whose and role not in whose else reading


def _label(phrase: Phrase) -> Reading | None:
    first = phrase.text.split(maxsplit=1)[0].lower() if phrase.text else ""
    command = COMMANDS.get(first.partition("@")[0].rstrip(".!"))
    said = command or LABELS.get(phrase.key)
    if said is None and calls_off(phrase.text):
        return Reading(intent=Intent.MENU)
    if (coming := listings.what_is_next(phrase)) is not None:
        return coming
    if said is None or (not command and any(piece.code in _NAMES for piece in phrase.pieces)):
        return None
    if command == "summary" and len(phrase.pieces) > 1:
        return summaries.summary(phrase, sure=True)
    return _shown(Intent(said), phrase)


def _shown(intent: Intent, phrase: Phrase) -> Reading:
    if intent is Intent.SNOOZE:
        # No day was said.
        return Reading(intent=intent, confident=False)
    if intent is Intent.LIST:
        return Reading(intent=intent, question=AskedSummary(filter="all"))
    if intent is Intent.SUMMARY:
        return Reading(intent=intent, question=AskedSummary())
    if intent is Intent.REVIEW and phrase.said.role in (SpeakerRole.MANAGER, SpeakerRole.HEAD):
        return Reading(intent=Intent.SUMMARY, question=AskedSummary(which="review"))
    return Reading(intent=intent)


def _plain(phrase: Phrase) -> Reading:
    unknown = Reading(intent=Intent.UNKNOWN, text=phrase.text)
    if polite := manners(phrase):
        return polite
    found = _by_role(phrase)
    if found and found.confident and found.intent in ACTS and is_unmeant(phrase, found.intent):
        found = replace(found, confident=False)
    complains = phrase.has(_COMPLAINS)
    if found and found.intent is Intent.SETTINGS:
        complains = phrase.has(_PROTESTS)  # «надоели сообщения» is mended there
    if found is not None and complains:
        named = phrase.named or phrase.organisation
        return asks.opened(phrase) if named else unknown
    return found or _named_somehow(phrase) or _button(phrase) or unknown


def _button(phrase: Phrase) -> Reading | None:
    """«Подробнее» typed: the card in hand, else where everything is."""
    words = [piece.word for piece in phrase.pieces if piece.word.replace(" ", "").isalpha()]
    key = re.sub(r"^(?:а|покажи|открой) | пожалуйста$", "", " ".join(words))
    if phrase.has("A|O|G|OX|X") or any(each.isdecimal() for each in phrase.text):
        return None
    if key in LABELS:
        return _shown(Intent(LABELS[key]), phrase)
    if key not in BUTTONS:
        return None
    if phrase.in_context is None:
        return Reading(intent=Intent.MENU)
    # «Нет» beside a card says something of it.
    return None if phrase.has("no") else Reading(intent=Intent.OPEN, activity=phrase.in_context)


def _by_role(phrase: Phrase) -> Reading | None:
    role = phrase.said.role
    if role in (SpeakerRole.COORDINATOR, SpeakerRole.HEAD):
        return _first(phrase, school_rules.rules(phrase))
    return _first(phrase, office_rules.rules(phrase))


def _first(phrase: Phrase, rules: tuple[asks.Rule, ...]) -> Reading | None:
    for rule in rules:
        if found := rule(phrase):
            return found
    return None


def _numbered_school(phrase: Phrase) -> Reading | None:
    """«одиннадцатая» alone is a school to an office."""
    if phrase.line != "N" or not phrase.pieces[0].ordinal:
        return None
    name = phrase.index.organisations.numbered(str(phrase.pieces[0].whole))
    return Reading(intent=Intent.OPEN, organisation=name) if name else None


def _word_of_title(phrase: Phrase) -> Reading | None:
    """«волонтёры» alone, of whom a longer phrase would tell something."""
    found = phrase.index.activities.with_word(phrase.pieces[0])
    if len(found) == 1:
        return Reading(intent=Intent.OPEN, activity=found[0])
    return Reading(intent=Intent.FIND, text=phrase.text) if found else None


def _named_somehow(phrase: Phrase) -> Reading | None:
    """What names something is never thrown away: it is opened or looked for."""
    if phrase.said.role in (SpeakerRole.CURATOR, SpeakerRole.MANAGER) and (
        school := _numbered_school(phrase)
    ):
        return school
    if phrase.organisation is not None or phrase.named is not None:
        return asks.opened(phrase)
    if phrase.text.endswith("?") and phrase.activity is not None and not phrase.has(_COMPLAINS):
        return replace(asks.opened(phrase), activity=phrase.activity)
    if phrase.has(_COMPLAINS):
        return None
    if len(phrase.pieces) == 1 and phrase.in_context is None and (word := _word_of_title(phrase)):
        return word
    topic = any(piece.lemma in TOPICS for piece in phrase.pieces) and not phrase.has("N")
    topic = topic and not phrase.has(r"(?!show\.)[a-z]+\.\S+") and not phrase.is_undecided
    if (phrase.activities or topic) and len(phrase.pieces) <= _FIVE:
        return Reading(intent=Intent.FIND, text=phrase.text)
    return None
