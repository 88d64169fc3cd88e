"""What is plainly something else than the answer to what the bot asks, and what is doubtful."""

import re

from domain.utterances import asks
from domain.utterances.addressed import asks_school
from domain.utterances.decisions import ACCEPTED
from domain.utterances.phrase import Phrase
from domain.utterances.pieces import Piece
from domain.utterances.recollections import recalled
from domain.utterances.replies import calls_off, gives_up
from domain.utterances.text_checks import asks_for_requests
from domain.utterances.values import ACTS, Intent, Prompt, Reading, SpeakerRole

_ASKING = frozenset(
    {
        Intent.LIST, Intent.WHEN, Intent.DOCUMENTS, Intent.CONTACT, Intent.DEBTORS, Intent.REVIEW,
        Intent.SUMMARY, Intent.RANKING, Intent.FORECAST, Intent.OPEN,
    }
)  # fmt: skip
_QUESTION = r"who|what|which|when|how|many|до which|к which|по which"
_LAST = ("who", "which", "when", "how", "many", "where", "why")
_LEADING = frozenset(
    {"а", "и", "по", "за", "с", "у", "в", "еще", "но", "про", ",", "we", "please", "ack", "вот",
     "так", "ну", "ой", "там", "activity", "number", "№", "п", "now", "greet", "?", "пусть"}
)  # fmt: skip
_TIMES = ("DAY", "SPAN", "WEEK", "N")
_UNITS = ("день", "неделя", "неделька", "сутки", "месяц", "рабочий", "календарный", "срок")
_LONGEST = 10
_SHORT = 8
_FEW = 4


def elsewhere(phrase: Phrase, other: Reading, prompt: Prompt) -> Reading | None:
    """`other`, what the words mean without the prompt, where they are plainly that.

    `phrase` is read without the prompt as well. A change of mind leads back to the menu; the
    number of an activity alone opens it; a sentence that begins with the number of another
    activity and does something to it is about that one, one that reports several is about those;
    a short question asks.
    """
    if gives_up(phrase.text) or calls_off(phrase.text):
        return Reading(intent=Intent.MENU)
    if asks_school(phrase, prompt):
        return None
    if names_alone(phrase, other) and prompt not in (Prompt.NUMBER, Prompt.DAY):
        return other
    if _of_another(phrase, other) or _of_several(phrase, other):
        return other
    if _accepts(phrase, other) or _asks(phrase, other):
        return other
    if _requests(phrase, other, prompt) or _is_of_card(phrase, other, prompt):
        return other
    if _is_of_office(phrase, other) or _tells_of_work(phrase, other, prompt):
        return other
    return None


def _tells_of_work(phrase: Phrase, other: Reading, prompt: Prompt) -> bool:
    """«1.4 выполнено», «это не к нам» where a day is asked for: no day is named."""
    told = other.confident and other.intent in _OF_WORK
    return told and prompt is Prompt.DAY and not phrase.has("DAY|SPAN|N|WEEK")


_OF_WORK = frozenset({Intent.REPORT, Intent.NOT_OURS, Intent.OBSTACLE})


def names_alone(phrase: Phrase, other: Reading) -> bool:
    """«3.1», «а по 3.1»; a whole number may count something: «12»."""
    numbered = [each for each in phrase.pieces if _by_number(each)]
    dotted = any(not each.word.isdecimal() for each in numbered)
    return (
        other.intent is Intent.OPEN
        and dotted
        and all(each in numbered or each.code in _LEADING for each in phrase.pieces)
    )


def _of_another(phrase: Phrase, other: Reading) -> bool:
    if other.intent not in ACTS or phrase.named is None or phrase.is_long:
        return False
    corrected = _is_corrected(phrase)
    if phrase.named == phrase.in_context or not (corrected or any(map(_by_number, phrase.pieces))):
        return False
    return corrected or other.confident or _by_number(_first(phrase))


def _of_several(phrase: Phrase, other: Reading) -> bool:
    """«1.2 и 3.1 готовы»: it says of several what was done, and nothing of the one in hand."""
    of_school = phrase.said.role is SpeakerRole.COORDINATOR
    if (
        other.intent is not Intent.REPORT
        or not of_school
        or phrase.is_long
        or len(phrase.numbers) < 2
    ):
        return False
    return other.text is None or _by_number(_first(phrase))


def _is_corrected(phrase: Phrase) -> bool:
    """«нет я про день здоровья …»: the envelope has put aside what stands before the name."""
    begins = phrase.pieces[0].code == "A" and phrase.pieces[0].start > 0
    return begins and _CORRECTS.match(phrase.text.lower()) is not None


_CORRECTS = re.compile(r"(?:(?:ой|а|ну)\b[ ,]*)*нет\b.*?\b(?:про|об?|насч[её]т)\b")


def _accepts(phrase: Phrase, other: Reading) -> bool:
    """«прими лучше» where a reason to return it is asked for."""
    asked = other.intent is Intent.ACCEPT and phrase.said.role is SpeakerRole.CURATOR
    return (
        asked
        and phrase.has(r"accept\.(?:imp|inf)")
        and phrase.only(*ACCEPTED, "better", "now", "а", "ну")
    )


def _asks(phrase: Phrase, other: Reading) -> bool:
    """«какой у нас вообще срок по 5.3»: of one sentence, and about something that is known."""
    if other.intent not in _ASKING or len(phrase.pieces) > _LONGEST or phrase.is_long:
        return False
    one = not any(each.word in (",", ".", ";", "!") for each in phrase.pieces[:-1])
    if not one or phrase.named is None:
        return False
    behind = [each for each in phrase.pieces if each.code not in _LEADING]
    asks = len(behind) > 1 and _by_number(behind[0]) and behind[1].code in _LAST
    return asks or phrase.has_start(_QUESTION)


_REQUESTED = (Intent.CONTACT, Intent.WHEN, Intent.DOCUMENTS, Intent.LIST)
_REQUEST = (
    r"(?:\S+ ){0,3}?(?:say\.pres|please|просьба|no fail\.\S+|fail\.\S+ whether|may whether)"
    r"(?: \S+){0,4}? (?:(?:say|work|give|assist|show|call)\.inf|уточнить|разъяснить|пояснить)"
    r"|(?:say|give|assist)\.inf"
)
_OUR_WORK = r"(?:work|make)\.(?:past|pres|fut)|no work\.\S+|fail\.(?:fut|pres)"


def _requests(phrase: Phrase, other: Reading, prompt: Prompt) -> bool:
    """«Прошу предоставить телефон муниципального координатора для взаимодействия»: a school's
    request of any length, to the bot rather than to whoever reads the answer.
    """
    of_school = phrase.said.role in (SpeakerRole.COORDINATOR, SpeakerRole.HEAD)
    if not of_school or other.intent not in _REQUESTED:
        return False
    if prompt is Prompt.COMMENT and not (other.intent is Intent.CONTACT and phrase.has("curator")):
        return False  # a comment goes to the curator, who is asked for no telephone of another
    if phrase.is_long or phrase.has(_OUR_WORK):
        return False
    one = not any(each.word in (".", ";", "!", "?") for each in phrase.pieces[:-1])
    return one and phrase.has_start(_REQUEST)


def _is_of_card(phrase: Phrase, other: Reading, prompt: Prompt) -> bool:
    """«открой 5.8», «я же вчера отправляла 5.8», «передай Зое, чтобы сдала 5.8»: of a card."""
    if other.intent is not Intent.OPEN or phrase.is_long or len(phrase.pieces) > _LONGEST:
        return False
    if phrase.has_start(r"show\.imp (?:\S+ ){0,2}?(?:A|O)"):
        return True
    if not any(map(_by_number, phrase.pieces)):
        return False
    told = phrase.named != phrase.in_context or prompt is not Prompt.COMMENT
    of_card = recalled(phrase) or asks.passed_on(phrase) or phrase.has(r"return\.past на доработка")
    return told and bool(of_card)


def _is_of_office(phrase: Phrase, other: Reading) -> bool:
    """«напиши школе 8, что ждём отчёт», «кто просил перенести срок», «а сколько у них осталось
    дней»: to the bot, and to nobody who will read what is waited for.
    """
    if phrase.said.role not in (SpeakerRole.CURATOR, SpeakerRole.MANAGER) or phrase.is_long:
        return False
    if asks_for_requests(phrase.text):
        return True
    if other.intent in _ASKING and phrase.organisation and phrase.has_start(_OF_OTHER_SCHOOL):
        return len(phrase.pieces) <= _LONGEST
    of_them = (
        phrase.has("они|others") and phrase.has("which|deadline|many") and not phrase.has("no")
    )
    if other.intent is Intent.WHEN and of_them and len(phrase.pieces) <= _LONGEST:
        return True
    first = phrase.pieces[0] if phrase.pieces else None
    writes = first is not None and first.lemma in _WRITES and phrase.has_start(r"\S+ (?:O|G|all)")
    tags = phrase.index.words.parses(first.word) if first is not None and writes else ()
    return any("sing" in tag and "impr" in tag for _, tag in tags)


_OF_OTHER_SCHOOL = (
    r"(?:у |в |с |по )?O (?:what|how|many|when|which)(?! \S+\.(?:imp|inf))"
    r"|(?:what|how|many) (?:\S+ ){0,2}?(?:у|в|с|от) O"
)
_WRITES = frozenset({"написать", "передать", "сказать", "сообщить", "напомнить"})


def sounds_like_a_question(phrase: Phrase) -> bool:
    """«а позвонить ей как», «а справка это какая»: asked, though no rule knows the answer."""
    if not phrase.pieces:
        return False
    if phrase.text.endswith("?") and not phrase.is_long:
        return True
    if len(phrase.pieces) > _SHORT or phrase.has("no|,"):
        return False
    marks = [each for each in phrase.pieces if each.word.isalnum()]
    ends = bool(marks) and (marks[-1].code in _LAST or marks[-1].word == "что")
    # «а подпись директора нужна»
    ends |= len(marks) > 1 and marks[0].word == "а" and marks[-1].code in ("must", "may")
    begins = len(marks) <= _FEW and phrase.has_start("|".join(_LAST))
    return ends or begins


def is_no_reason(phrase: Phrase) -> bool:
    """Whether a reason has no word that the school could mend something by: «3.1», «ыыы»;
    «5 дней» says only until when."""
    known = phrase.index.words
    return not any(
        len(each.word) > 2 and each.word.isalpha() and known.knows(each.word)
        for each in phrase.pieces
        if not _by_number(each) and each.code not in _TIMES and each.lemma not in _UNITS
    )


def _first(phrase: Phrase) -> Piece:
    rest = (each for each in phrase.pieces if each.code not in _LEADING)
    return next(rest, phrase.pieces[0])


def _by_number(piece: Piece) -> bool:
    """Named by a number, in figures or in words: a title's word keeps its dictionary form."""
    return piece.code == "A" and not piece.lemma
