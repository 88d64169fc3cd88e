"""The order in which an utterance is read: labels, manners, acts, questions, names."""

from dataclasses import replace

from domain.utterances import asks, decisions, requests, summaries
from domain.utterances.answers import answer
from domain.utterances.lexicon import COMMANDS, LABELS, TOPICS
from domain.utterances.phrase import Phrase, phrase_of
from domain.utterances.reports import report
from domain.utterances.values import (
    MAY,
    Intent,
    Question,
    Reading,
    Role,
    Utterance,
    World,
)

_MANNERS = ("greet", "thanks", "ack", "день", "утро", "вечер", "время", "сутки", "big", "please",
            "we", "вы", "вас", "вам", "!",
            ".", ",", ")", "(", "и", "за", "очень", "all", "ваш", "-", "irony_no")  # fmt: skip
_NAMES = ("A", "O", "G", "OX", "X", "N", "P", "DAY", "SPAN", "WEEK")
_FIVE = 5


def read(said: Utterance, world: World) -> Reading:
    """The reading of an utterance."""
    phrase = phrase_of(said, world)
    labelled = _label(phrase)
    other = labelled or _plain(phrase)
    if said.prompt is not None:
        return answer(phrase, other, label=labelled is not None)
    return _allowed(other, said.role)


def _allowed(reading: Reading, role: Role) -> Reading:
    """An act that is somebody else's is understood, and never done."""
    whose = MAY.get(reading.intent)
    return replace(reading, confident=False) if whose and role not in whose else reading


def _label(phrase: Phrase) -> Reading | None:
    first = phrase.text.split(maxsplit=1)[0].lower() if phrase.text else ""
    command = COMMANDS.get(first.partition("@")[0].rstrip(".!"))
    said = command or LABELS.get(phrase.key)
    if said is None or (not command and any(piece.code in _NAMES for piece in phrase.pieces)):
        return None
    if command == "summary" and len(phrase.pieces) > 1:
        return summaries.summary(phrase, sure=True)
    return _shown(Intent(said), phrase)


def _shown(intent: Intent, phrase: Phrase) -> Reading:
    if intent is Intent.LIST:
        return Reading(intent=intent, question=Question(filter="all"))
    if intent is Intent.SUMMARY:
        return Reading(intent=intent, question=Question())
    if intent is Intent.REVIEW and phrase.said.role in (Role.MANAGER, Role.HEAD):
        return Reading(intent=Intent.SUMMARY, question=Question(which="review"))
    return Reading(intent=intent)


def _plain(phrase: Phrase) -> Reading:
    unknown = Reading(intent=Intent.UNKNOWN, text=phrase.text)
    if manners := _manners(phrase):
        return manners
    found = _by_role(phrase)
    if found is not None and phrase.has("rude|many may"):
        named = phrase.named or phrase.organisation
        return asks.opened(phrase) if named else unknown
    return found or _named_somehow(phrase) or unknown


def _manners(phrase: Phrase) -> Reading | None:
    """Greetings, thanks, agreement: only where nothing else is said."""
    codes = [piece.code for piece in phrase.pieces]
    if codes and codes[0] in ("thanks", "greet") and len(codes) <= _FIVE:
        if "за" in codes and codes[0] == "thanks" and not phrase.has(r"A|O|\?"):
            codes = codes[: codes.index("за")]
        codes = [code for code in codes if code not in ("help", "others", "коллега", "доброта")]
    if phrase.said.role is Role.CURATOR and phrase.has(r"accept\.\S+"):
        return None
    codes = [
        "ack" if code == "accept.past" and phrase.pieces[0].lemma == "принять" else code
        for code in codes
    ]
    if not codes or any(code not in _MANNERS for code in codes):
        return None
    for code in ("thanks", "ack", "greet"):
        if code in codes:
            return Reading(intent=Intent(code))
    return None


def _by_role(phrase: Phrase) -> Reading | None:
    role = phrase.said.role
    if role in (Role.COORDINATOR, Role.HEAD):
        return _first(phrase, _school(phrase))
    return _first(phrase, _office(phrase))


def _first(phrase: Phrase, rules: tuple[asks.Rule, ...]) -> Reading | None:
    for rule in rules:
        if found := rule(phrase):
            return found
    return None


def _school(phrase: Phrase) -> tuple[asks.Rule, ...]:
    own = (_figures,) if phrase.said.role is Role.HEAD else ()
    return (
        asks.named, asks.contact, asks.find, asks.asked_menu, requests.extend, asks.asked_help,
        asks.asked_settings, requests.withdraw, requests.snooze, requests.not_ours,
        _plain_debtors, requests.obstacle, _when_first, asks.documents, asks.when,
        asks.status_question, *own, asks.listing, report, asks.forecast, asks.ranking,
        asks.pack, asks.exporting, asks.debtors, summaries.summary, asks.review,
        decisions.accept, decisions.send_back, decisions.remind,
    )  # fmt: skip


def _figures(phrase: Phrase) -> Reading | None:
    return summaries.summary(phrase) if phrase.has("summary") else None


def _plain_debtors(phrase: Phrase) -> Reading | None:
    return asks.debtors(phrase) if phrase.has("who|debtor") else None


def _when_first(phrase: Phrase) -> Reading | None:
    """A question that begins with «когда» or «до какого» asks for a deadline."""
    if phrase.has(r"work\.fut|make\.fut") and not phrase.has(r"\?"):
        return None
    return (
        asks.when(phrase) if phrase.has_start(r"when|до which|к which|по which|deadline") else None
    )


def _office(phrase: Phrase) -> tuple[asks.Rule, ...]:
    decides: tuple[asks.Rule, ...] = (
        decisions.remind,
        requests.snooze,
        decisions.move,
        decisions.send_back,
    )
    return (
        _school_question, asks.named, asks.find, asks.asked_menu, asks.asked_settings, *decides,
        _accepts, asks.pack, asks.forecast, _compares, _deadlines, asks.ranking, asks.exporting,
        _filtered, asks.debtors, asks.contact, _when_first, asks.documents,
        asks.status_question, _reviews, _own, asks.asked_help, summaries.summary,
        _figures_of_school, asks.when, asks.listing, report, requests.not_ours, asks.review,
        requests.obstacle, requests.extend, requests.withdraw,
    )  # fmt: skip


def _accepts(phrase: Phrase) -> Reading | None:
    if phrase.has(r"\?|whether|who|many|what|which") and not phrase.has(r"all accept"):
        return None
    return decisions.accept(phrase)


def _school_question(phrase: Phrase) -> Reading | None:
    """«как дела у школы 3» of a manager is a question about its figures."""
    about = phrase.organisations or phrase.has("how дело")
    if phrase.said.role is not Role.MANAGER or len(phrase.activities) == 1 or not about:
        return None
    return summaries.summary(phrase, sure=True) if phrase.has("how|what") else None


def _compares(phrase: Phrase) -> Reading | None:
    return summaries.summary(phrase) if phrase.has(r"compare\.\S+|чем|динамика|сравнение") else None


def _filtered(phrase: Phrase) -> Reading | None:
    """«кто не сдал за октябрь»: with a period it is a question about figures."""
    if not asks.debtors(phrase) or phrase.activities:
        return None
    found = summaries.summary(phrase, sure=True)
    question = found.question if found else None
    if question and (question.start or question.day or question.section or question.school):
        return found
    return None


def _deadlines(phrase: Phrase) -> Reading | None:
    """«со сроком в декабре»."""
    if not phrase.has("deadline") or phrase.activities or phrase.has("when"):
        return None
    found = summaries.summary(phrase, sure=True)
    return found if found and found.question and found.question.start else None


def _reviews(phrase: Phrase) -> Reading | None:
    found = asks.review(phrase)
    if found is None or phrase.said.role is not Role.MANAGER:
        return found if not phrase.has("summary|many|за|по school") else None
    return None


def _own(phrase: Phrase) -> Reading | None:
    return asks.listing(phrase) if phrase.has("we activity|list activity|all activity") else None


def _figures_of_school(phrase: Phrase) -> Reading | None:
    """«лицей за ноябрь»."""
    return summaries.summary(phrase, sure=True) if phrase.organisations else None


def _named_somehow(phrase: Phrase) -> Reading | None:
    """What names something is never thrown away: it is opened or looked for."""
    if phrase.organisation is not None or phrase.named is not None:
        return asks.opened(phrase)
    if (
        phrase.text.endswith("?")
        and phrase.activity is not None
        and not phrase.has("rude|many may")
    ):
        return replace(asks.opened(phrase), activity=phrase.activity)
    if phrase.has("rude|many may"):
        return None
    topic = any(piece.lemma in TOPICS for piece in phrase.pieces)
    topic = topic and not any("." in piece.code and len(piece.code) > 1 for piece in phrase.pieces)
    if (phrase.activities or topic) and len(phrase.pieces) <= _FIVE:
        return Reading(intent=Intent.FIND, text=phrase.text)
    return None
