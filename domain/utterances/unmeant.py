"""What turns a plain act into words about it: it is called off in the same breath, supposed,
quoted, told of others, recalled, asked about.

The words are looked at as they were typed, with what stands around their gist: «С уважением, завуч
Петрова. Ой нет, не надо» takes the whole letter back.
"""

import re
from collections.abc import Sequence

from domain.utterances.clauses import clause_places
from domain.utterances.framing import before_reason, is_framed
from domain.utterances.hanging import hangs
from domain.utterances.lexicon import listed
from domain.utterances.phrase import Phrase, holds
from domain.utterances.pieces import Piece, split
from domain.utterances.replies import gives_up
from domain.utterances.values import Intent, Prompt
from domain.utterances.vocabulary import Vocabulary

_TURNS = frozenset(
    listed("ой хотя отмена отбой шутка шутить стоп забыть погодить подождать передумать нет не но")
)
"""With what words without a mark begin to take back what stands in front of them."""
_SHIFTED = frozenset(listed("потом позже попозже позднее сейчас назад обратно туда сюда"))
"""What ends an act and only tells when or where: «напомни завтра, не сейчас»."""
_OTHER = frozenset(listed("тот то"))
_SLIPS = _OTHER | frozenset(
    listed("ошибиться перепутать промахнуться случайно нечаянно передумать")
)
"""What explains why a report is taken back: «отзовите 1.4, ошиблась»."""
_UNTRUE = frozenset(listed("неправда ложь неверно вранье враки"))
_TAKEN_BACK = frozenset(listed("ошибиться пошутить шутить")) | _UNTRUE
_SUPPOSES = frozenset(
    listed("допустить предположить предположим представить вообразить например пробовать "
           "потренироваться тренироваться тестировать мечтать")
)  # fmt: skip
_SAMPLES = frozenset(listed("пример образец тест проверка проба шутка слух"))
_DOUBTING = frozenset(listed("разве неужели якобы будто неужто"))
_HEDGES = frozenset(listed("казаться кажется наверное наверно вроде"))
_UNSURE = frozenset(listed("уверить уверенный сомневаться знать"))
_MEANT = frozenset(listed("хотеть собираться думать"))
_RECALLED = frozenset(listed("помнить вспомнить припомнить припоминать"))
_WRITES = frozenset(listed("писать написать"))
_ASKED = r"(?:а |и |ну |так |что )*(?:why|when|how|who|(?:must |hedge |верно )?whether)"
_EITHER = r"или (?:(?:еще|пока|now|all|же) ){0,2}(?:no|все-таки|\S+\.inf)"
_QUOTES = {"«": "»", '"': '"', "“": "”", "„": "“"}
_AHEAD = frozenset(listed("must if will forecast план плановый цель целевой норма норматив"))
"""Beside a number they tell what is wanted, and not what is."""
_OF_DAYS = (Intent.EXTEND, Intent.MOVE, Intent.SNOOZE)
_TWO_DAYS = (
    r"(?:N|DAY|SPAN) (?:, )?(?:или|либо|а|но) (?:(?:better|может|hedge|на|до|к|с) ){0,2}"
    r"(?:N|DAY|SPAN)"
)
_LONGEST = 4


def is_unmeant(phrase: Phrase, meant: Intent) -> bool:
    """Whether a careful person would ask before doing what the words would plainly mean alone."""
    words = phrase.index.words
    pieces = split(phrase.text, words)
    return (
        is_called_off(phrase.text, pieces, taken_back=meant is Intent.WITHDRAW)
        or _is_supposed(pieces, words)
        or _is_quoted(pieces)
        or _is_told_by_others(pieces, words)
        or _is_recalled(pieces, words)
        or _is_asked(pieces, meant)
        or is_framed(phrase, pieces, meant)
        or hangs(phrase, pieces, _own(phrase, meant), meant)
        or (meant in _OF_DAYS and phrase.has(_TWO_DAYS))
        or (meant is Intent.OBSTACLE and phrase.has(r"no (?:trouble|break\.\S+)"))
    )


def _own(phrase: Phrase, meant: Intent) -> Sequence[Piece]:
    return before_reason(phrase.pieces) if meant is Intent.RETURN else phrase.pieces


def is_answer_unmeant(phrase: Phrase, meant: Intent) -> bool:
    """Whether what is said where the bot waits is taken back, or is a number or a day that only
    might be: «85, отмена», «допустим, 85», «в прошлом году 85», «будет 85», «5 или 6 декабря».
    """
    words, prompt = phrase.index.words, phrase.said.prompt
    pieces = split(phrase.text, words)
    if is_called_off(phrase.text, pieces, taken_back=meant is Intent.WITHDRAW):
        return True
    if meant is not Intent.ANSWER:
        return False
    if prompt is Prompt.WORDS:
        return _is_supposed(pieces, words)
    if prompt not in (Prompt.NUMBER, Prompt.DAY):
        return False
    told = _is_supposed(pieces, words) or _is_told_by_others(pieces, words)
    if told or _is_recalled(pieces, words):
        return True
    if prompt is Prompt.DAY:
        return phrase.has(_TWO_DAYS)
    lies_ahead = any(
        piece.lemma == "быть" and "futr" in words.parses(piece.word)[0][1] for piece in pieces
    )
    return lies_ahead or any(
        piece.code.partition(".")[0] in _AHEAD or piece.lemma in _AHEAD for piece in pieces
    )


def is_called_off(text: str, pieces: Sequence[Piece], *, taken_back: bool = False) -> bool:
    """«…, ой нет, не надо», «… отмена», «… — это неправда».

    `taken_back`: the words take something back, and a slip is why they do.
    """
    parts = clause_places(pieces)
    if len(parts) > 1:
        last, before = parts[-1], pieces[parts[-1].start - 1].word
        alone = [pieces[place] for place in last]
        denies_noun = before in (":", "-") and alone[0].code == "no"  # «замечаний — нет»
        slips = _SLIPS if taken_back else frozenset[str]()
        if not denies_noun and _calls_off(text, alone, slips):
            return True
    if not parts:
        return False
    clause = pieces[parts[-1].start : parts[-1].stop]
    if len(parts) > 1 and _is_unsure(clause):
        return True
    if clause[-1].lemma in _UNTRUE and len(clause) > 1 and clause[-2].word == "это":
        return True
    if clause[-1].word == "стоит":
        return False  # «дата не стоит» misses a date; alone «не стоит» takes back
    slips = _SLIPS if taken_back else _OTHER  # «дата не та»
    tails = (clause[-count:] for count in range(1, min(_LONGEST, len(clause) - 1) + 1))
    return any(
        tail[0].lemma in _TURNS and (len(tail) > 1 or tail[0].code != "no")
        and _calls_off(text, tail, slips)
        for tail in tails
    )  # fmt: skip


def _is_unsure(clause: Sequence[Piece]) -> bool:
    """«…, но не уверена», «…, не знаю точно», «…, кажется»."""
    lemmas = [piece.lemma for piece in clause if piece.lemma not in ("но", "я", "точно")]
    denied = len(lemmas) == 2 and lemmas[0] == "не" and lemmas[1] in _UNSURE
    own = not any(piece.word == "знаем" for piece in clause)
    return (denied and own) or (len(lemmas) == 1 and lemmas[0] in _HEDGES)


def _calls_off(text: str, tail: Sequence[Piece], slips: frozenset[str]) -> bool:
    """Whether words take back what stands before them; `slips` are those that only explain it."""
    said = [piece for piece in tail if piece.word.isalnum()]
    lemmas = {piece.lemma for piece in said} | {piece.word for piece in said}
    if not said or len(said) > _LONGEST or lemmas & _SHIFTED:
        return False
    if lemmas & slips:
        return False
    if lemmas & _TAKEN_BACK and lemmas <= _TAKEN_BACK | {"это", "я", "все", "ой", "но", "а"}:
        return True
    if [piece.word for piece in said] in (["хотя"], ["ой"]):
        return True
    behind = tail[1:] if len(tail) > 1 and tail[0].word in ("хотя", "но") else tail
    return gives_up(text[behind[0].start : behind[-1].end])


def _is_supposed(pieces: Sequence[Piece], words: Vocabulary) -> bool:
    """«допустим, 1.4 сделали», «пример: готово», «не уверена, что сдали»."""
    for place, piece in enumerate(pieces):
        following = pieces[place + 1].word if place + 1 < len(pieces) else ""
        before = pieces[place - 1].word if place else ""
        if piece.lemma in _DOUBTING or (piece.lemma in _UNSURE and before == "не"):
            return True
        if {piece.lemma, piece.word} & _SUPPOSES and _is_of_speaker(piece, words):
            return True
        if piece.lemma in _SAMPLES and (
            before in ("к", "по") or (not place and following in (":", "-"))
        ):
            return True
        if piece.lemma in _UNTRUE and following in (",", "что"):
            return True
        if piece.lemma in _MEANT and "past" in words.parses(piece.word)[0][1] and following != "бы":
            return True  # «хотела написать, что 1.4 готово»
        if "." in piece.code or place > _LONGEST:
            break
    parts = clause_places(pieces)
    # «…, разве нет»
    return len(parts) > 1 and pieces[parts[-1].start].lemma in _DOUBTING


def _is_of_speaker(piece: Piece, words: Vocabulary) -> bool:
    tag = words.parses(piece.word)[0][1]
    return "VERB" not in tag or "1per" in tag or "impr" in tag


def _is_quoted(pieces: Sequence[Piece]) -> bool:
    """«вы написали: «готово»»: the act stands between quotes, and nothing of it beside them."""
    depth, ends = 0, ""
    quoted = told = 0
    for piece in pieces:
        if piece.word in _QUOTES and not (depth and piece.word == ends):
            depth, ends = depth + 1, _QUOTES[piece.word]
        elif depth and piece.word == ends:
            depth -= 1
        elif depth:
            quoted += piece.word.isalnum()
        else:
            told += "." in piece.code and piece.lemma not in _WRITES
    around = sum(piece.word.isalnum() for piece in pieces) - quoted
    if quoted > 1 and not around:
        return True  # nothing is said but what somebody else has written
    acts = any("." in piece.code or piece.code == "no" for piece in pieces)
    return acts and quoted > 0 and told == 0 and around < _LONGEST


def _is_told_by_others(pieces: Sequence[Piece], words: Vocabulary) -> bool:
    """«бот пишет: …», «директор сказал …», «…, так говорят»: somebody else says it."""
    for place, piece in enumerate(pieces):
        if piece.lemma not in _WRITES and not piece.code.startswith("say."):
            continue
        if piece.lemma in ("просить", "считать", "сообщить"):
            continue
        tag = words.parses(piece.word)[0][1]
        counted = [each.code for each in pieces[place + 1 : place + 2]] == ["N"]
        if counted and "plur,past" in tag:
            continue  # «писали 24 человека»
        others = "3per" in tag or "2per" in tag or ("past" in tag and piece.lemma != "написать")
        if "VERB" in tag and others and "impr" not in tag:
            return True
    return False


def _is_recalled(pieces: Sequence[Piece], words: Vocabulary) -> bool:
    """«помните, вы перенесли», «в прошлом году школа 3 просила», «год назад»."""
    codes = " ".join(piece.lemma for piece in pieces)
    if holds(codes, r"в (?:прошлый|тот) (?:\S+ )?(?:год|раз|квартал)|(?:год|месяц) назад"):
        return True
    first = pieces[0] if pieces else None
    if first is not None and first.word == "раньше" and len(pieces) > 1:
        return True
    return any(
        piece.lemma in _RECALLED and "2per" in words.parses(piece.word)[0][1] for piece in pieces
    )


def _is_asked(pieces: Sequence[Piece], meant: Intent) -> bool:
    """«зачем переносить 1.4», «надо ли продлить», «перенести или подождать»."""
    line = " ".join(piece.code for piece in pieces)
    if holds(line, _EITHER) and (meant is not Intent.RETURN or line.endswith("или no")):
        return True
    return re.match(rf"{_ASKED}(?!\S)", line) is not None
