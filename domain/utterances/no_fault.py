"""Answers to «Почему возвращаете?» and «Что мешает?» by which nothing is wrong, or not surely:
«печать есть», «ничего, уже решили», «и так сойдёт», «если нет подписи», «школа пишет, что …».
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from domain.utterances.lexicon import listed
from domain.utterances.phrase import Phrase, holds
from domain.utterances.pieces import Piece
from domain.utterances.report_doubts import without_harmless
from domain.utterances.values import Prompt, SpeakerRole

_WELL = frozenset(
    listed("нормально хорошо верно правильно порядок норма сойти годиться пойти подходить подойти "
           "устраивать устроить оставаться остаться оставить неактуально неактуальный актуально "
           "отлично место ок окей обойтись ладно ничего отбой")
)  # fmt: skip
_SOLVED = frozenset(
    listed("решить решиться решать разобраться починить справиться наладить наладиться уладить "
           "уладиться устранить восстановить заработать договориться найтись "
           "отыскаться исправить исправиться обойтись")
)  # fmt: skip
_CLOSED = frozenset(listed("снять закрыть"))
"""«вопрос закрыт»; a school that is closed is none."""
_SEEN = frozenset(listed("увидеть видеть найти обнаружить разглядеть найтись отыскаться"))
_AROUND = frozenset(
    listed("все весь это и а ну да вот так пусть как есть быть уже теперь сейчас больше в на у мы "
           "я они там тут не нет же спасибо сам вопрос проблема помощь нужный нужно "
           "пожалуйста посмотреть просмотреть проверить глянуть")
)  # fmt: skip
_PERHAPS = frozenset(listed("казаться кажется наверное наверно вроде возможно похоже"))
_FAULTS = frozenset(
    listed("ошибка опечатка дубль повтор нарушение расхождение неточность старый лишний чужой "
           "прошлый другой пустой")
)  # fmt: skip
_SPEAKS = frozenset(
    listed("писать отписаться обещать пообещать звонить позвонить уверять заверять")
)
_NO_TROUBLE = r"trouble (?:больше |big |now )?no|no (?:больше |big )?trouble"
_DENIES = r"no|без|кроме|вместо|но"


def finds_no_fault(phrase: Phrase) -> bool:
    """Whether what is said gives no sure reason: it is well, told by others, or only supposed."""
    prompt = phrase.said.prompt
    if phrase.clauses and all(
        _is_well(clause, phrase) for clause in phrase.clauses if _says(clause)
    ):
        return True
    if prompt is Prompt.OBSTACLE:
        return phrase.has(_NO_TROUBLE) or phrase.has_start("(?:у |в )?(?:O|G)(?: say\\.\\S+)?")
    if phrase.has("или no") or any({each.word, each.lemma} & _PERHAPS for each in phrase.pieces):
        return True
    if phrase.has_start("if|when") and not _orders(phrase):
        return True
    of_office = phrase.said.role is SpeakerRole.CURATOR
    return of_office and _is_told(phrase) and not phrase.has(_DENIES) and not _orders(phrase)


def _says(clause: Sequence[Piece]) -> bool:
    """Whether a clause is more than «а», «да», «спасибо»."""
    said = [each for each in clause if each.word.isalnum()]
    return any(each.code not in ("а", "и", "ну", "ack", "no", "thanks", "greet") for each in said)


def _is_well(clause: Sequence[Piece], phrase: Phrase) -> bool:
    """«всё нормально», «печать есть», «замечаний нет», «уже починили», «нашла подпись»."""
    said = [piece for piece in clause if piece.word.isalnum()]
    names = [{piece.word, piece.lemma, piece.code} for piece in said]
    line = without_harmless(" ".join(piece.code for piece in clause)).strip()
    if not line:
        return True
    alone = all(each & (_WELL | _AROUND | {"ack", "now", "all", "thanks", "no"}) for each in names)
    if alone and any(each & _WELL for each in names) and not _denies_well(said):
        return True
    denies = holds(line, _DENIES) or any(each & _FAULTS for each in names)
    if denies:
        return False
    if phrase.said.prompt is Prompt.OBSTACLE:
        return _is_over(said, names, phrase)
    stands = said[-1].word == "есть" or said[0].word in ("вот", "есть")
    lets = {each.word for each in said} <= {"пусть", "пускай", "так", "и", "уж"}
    return stands or lets or any(_told(piece, _SEEN, phrase) for piece in said)


def _denies_well(said: Sequence[Piece]) -> bool:
    """«не пойдёт», «не подходит»; «неактуально» and «да нет, всё хорошо» say that it is well."""
    for piece, following in pairwise(said):
        if piece.word == "не" and following.lemma not in ("актуально", "нужный", "нужно"):
            return True
    return False


def _is_over(said: Sequence[Piece], names: Sequence[set[str]], phrase: Phrase) -> bool:
    """«вопрос снят», «уже починили»; «решили закрыть школу» tells what was decided."""
    parses = phrase.index.words.parses
    if any("INFN" in parses(each.word)[0][1] and each.word != "есть" for each in said):
        return False
    of_question = any(each.lemma == "вопрос" for each in said)
    solved = any(
        _told(each, _SOLVED | (_CLOSED if of_question else set()), phrase) for each in said
    )
    whole = any(each & {"now", "all", "нормально", "хорошо"} for each in names)
    person = any("NOUN,anim" in parses(each.word)[0][1] for each in said)
    return solved or ((whole or person) and any(_told(each, _SEEN, phrase) for each in said))


def _told(piece: Piece, lemmas: AbstractSet[str], phrase: Phrase) -> bool:
    """Whether it is one of these verbs, of what was done or of the speaker."""
    return any(
        lemma in lemmas and ("past" in tag or "1per" in tag)
        for lemma, tag in phrase.index.words.parses(piece.word)
    )


def _orders(phrase: Phrase) -> bool:
    """Whether something is to be done: «поставьте», «пусть приложат», «нужна подпись»."""
    parses = phrase.index.words.parses
    plural = any(
        "impr" in tag and "plur" in tag for each in phrase.pieces for _, tag in parses(each.word)
    )
    return plural or phrase.has("пусть|must|please")


def _is_told(phrase: Phrase) -> bool:
    """«школа 3 пишет, что …», «они звонили», «лицей обещал»: what others say."""
    for piece in phrase.pieces:
        tag = phrase.index.words.parses(piece.word)[0][1]
        speaks = piece.code.startswith(("say.", "call.")) or piece.lemma in _SPEAKS
        if speaks and "VERB" in tag and ("3per" in tag or "past" in tag):
            return True
    return False
