"""What stands around an act and makes it words about it, by its place: «забудь: …», «цитирую: …»,
«…, это пример», «как только подпишут, …», «пусть …».
"""

from collections.abc import Sequence
from dataclasses import replace

from domain.utterances.clauses import clause_places
from domain.utterances.lexicon import listed
from domain.utterances.phrase import Phrase, holds
from domain.utterances.pieces import Piece
from domain.utterances.values import Intent
from domain.utterances.vocabulary import Vocabulary

_STOPS = frozenset(listed("стоп отбой отставить отмена"))
_BEFORE_STOP = frozenset(listed("ой а ну так нет да ок все"))
_OF_WORDS = frozenset(
    listed("шутка шутить пошутить врать соврать вранье лгать цитировать цитата пересланный "
           "переслать пересылать сниться присниться сне мечта мечтать фантазия фантазировать лол "
           "мол дескать обещать обещание клясться надеяться полагать предполагать похоже видимо "
           "пожалуй предположительно кажется казаться вероятно возможно говориться сдаваться")
)  # fmt: skip
"""What tells of words, dreams, hopes and guesses, wherever it stands alone."""
_SAMPLES = frozenset(listed("тест образец пример черновик набросок проба заметка проверка слух"))
"""They may as well be what was done («провели тест»): only a clause of their own tells."""
_HEADINGS = frozenset(listed("план цель"))
"""They tell as they stand: «план: 4.1 сделали», but not «по плану»."""
_SLIPS = frozenset(listed("ошибка опечатка"))
_SMALL = frozenset(
    listed("я мы мне нам это так в во по как же просто был было это быть тут ну а и но вот ходить "
           "себя для свой мой вы ваш тоже связь только к на")
)  # fmt: skip
_TELLS = frozenset(listed("писать написать сказать говорить ответить отвечать переслать"))
_INTRODUCES = frozenset(
    listed("срочно срочный важно итак раз еще итог информация сообщение отчет решение статус "
           "уважаемый коллега следующий также сведение внимание доклад докладывать "
           "пункт мероприятие задача план раздел направление школа учреждение лицей гимназия садик "
           "исправление уточнение дополнение поправка ответ результат выполнение исполнение "
           "наконец кстати повтор повторять повторно общий целое целый короче коротко кратко "
           "вкратце резюме резолюция вывод заключение отметка факт состояние новость запись")
)  # fmt: skip
"""What reports and orders are headed by."""
_OF_OTHER_WORDS = _OF_WORDS | _SAMPLES
_NAMED = (
    "A", "X", "O", "G", "OX", "N", "P", "DAY", "now", "greet", "please", "thanks", "report", "?",
)  # fmt: skip
_CONDITION = (
    r"как только|после тот how|после тот как|при условие|в случай|how только|пока no|"
    r"when (?:\S+ ){0,4}?(?:быть|may|\S+\.fut)|пока may"
)
_ELSEWHERE = r"у? ?сосед|соседний (?:\S+ )?\S+|(?:в|из) другой (?:школа|сад|учреждение)"
_SOME_TIME = r"SOON|при случай|на досуг|когда-нибудь|как-нибудь|когда-то|потом"
_TURNING = frozenset(listed("обычно зря незачем вдруг напрасно нельзя перестать жаль якобы хватит"))
_ASKING_TAIL = (
    r"(?:а |и |но |или )*(?:why|how|what make\.inf|what must|так ведь|не так whether|где|who)"
    r"|must (?:ack|check|уточнить|подумать|call|say)\.?\S*|must (?:уточнить|подумать|спросить)"
)
_REQUESTED = (Intent.EXTEND, Intent.MOVE, Intent.SNOOZE, Intent.WITHDRAW)
_ORDERED = (*_REQUESTED, Intent.ACCEPT, Intent.RETURN, Intent.REMIND, Intent.NOT_OURS)
_FEW = 4


def is_framed(phrase: Phrase, pieces: Sequence[Piece], meant: Intent) -> bool:
    """Whether words around the act say that it is none.

    `pieces` are those of the whole text; those of `phrase` have names and no envelope.
    """
    words = phrase.index.words
    own = before_reason(phrase.pieces) if meant is Intent.RETURN else phrase.pieces
    if _begins_by_stopping(pieces, meant, words) or _let(own):
        return True
    if _as_i_think(phrase) or _is_of_tomorrow(own, meant):
        return True
    heads, tail = _around(own)
    if any(_frames(clause, meant) for clause in heads) or _is_announced(own, heads, phrase):
        return True
    if meant is not Intent.RETURN and (_frames(tail, meant) or _asks_back(tail)):
        return True
    line = " ".join(piece.code for piece in own)
    lemmas = " ".join(piece.lemma or piece.code for piece in own)
    conditions = holds(line, _CONDITION) or holds(lemmas, _CONDITION)
    if meant in _ORDERED and (conditions or holds(lemmas, _ELSEWHERE)):
        return True
    vague = meant in _ORDERED and meant is not Intent.SNOOZE and holds(lemmas, _SOME_TIME)
    return vague or _turns(own, meant)


def _as_i_think(phrase: Phrase) -> bool:
    """«по-моему», dictated without its dash too; «по моему отчёту» names whose it is."""
    if "по-моему" in phrase.text.lower():
        return True
    pairs = zip(phrase.pieces, phrase.pieces[1:], phrase.pieces[2:], strict=False)
    return any(
        (first.word, second.word) == ("по", "моему") and third.code in ("A", "N", ",", "we", "now")
        for first, second, third in pairs
    )


def _is_of_tomorrow(pieces: Sequence[Piece], meant: Intent) -> bool:
    """«завтра отзовите», «завтра продлите на неделю»: what is not to be done today, or when."""
    days = any(piece.code == "DAY" for piece in pieces)
    if meant in (Intent.EXTEND, Intent.MOVE):
        return days and any(piece.code == "SPAN" for piece in pieces)
    if meant in (Intent.SNOOZE, Intent.OBSTACLE):
        return False
    acting = next((clause for clause in _clauses(pieces) if any(map(_acts, clause))), ())
    return any({"завтра", "послезавтра"} & set(piece.word.split()) for piece in acting)


def _clauses(pieces: Sequence[Piece]) -> list[Sequence[Piece]]:
    return [pieces[part.start : part.stop] for part in clause_places(pieces)]


def before_reason(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """An order to return without the reason that stands behind its mark."""
    ordered = False
    for place, piece in enumerate(pieces):
        ordered |= piece.code.startswith("return.")
        if ordered and piece.word in (":", ",", "-"):
            return pieces[:place]
    return pieces


def _begins_by_stopping(pieces: Sequence[Piece], meant: Intent, words: Vocabulary) -> bool:
    """«стоп, 1.4 сделали», «забудь: продлите 1.4», but not «не забудь», «отмена отчёта»."""
    first = next((piece for piece in pieces if piece.word not in _BEFORE_STOP | {","}), None)
    if first is None:
        return False
    if first.lemma == "забыть":
        return any("impr" in tag for _, tag in words.parses(first.word))
    return first.lemma in _STOPS and meant is not Intent.WITHDRAW


def _let(pieces: Sequence[Piece]) -> bool:
    """«пусть будет принято», «пускай перенесут»."""
    return any(piece.word in ("пусть", "пускай", "пущай") for piece in pieces)


def _around(pieces: Sequence[Piece]) -> tuple[list[Sequence[Piece]], Sequence[Piece]]:
    """The clauses before the first that names or does something, and the last behind it."""
    clauses = _clauses(pieces)
    first = next((at for at, clause in enumerate(clauses) if _is_of_act(clause, pieces)), 0)
    return clauses[:first], clauses[-1] if len(clauses) > first + 1 else ()


def _is_of_act(clause: Sequence[Piece], pieces: Sequence[Piece]) -> bool:
    """Whether a clause names or does something; «в письме написано: …» does not."""
    following = next((each.word for each in pieces if each.start >= clause[-1].end), "")
    told = following == ":" and any(piece.lemma in _TELLS for piece in clause)
    return not told and any(map(_acts, clause))


def _acts(piece: Piece) -> bool:
    family, _, form = piece.code.partition(".")
    acts = piece.code in ("A", "X", "change") or piece.lemma in ("возврат", "доработка")
    return acts or (bool(form) and family not in ("say", "will"))


def _frames(clause: Sequence[Piece], meant: Intent) -> bool:
    """Whether a clause only tells what the words beside it are: «это пример», «мне приснилось»."""
    said = [piece for piece in clause if piece.word[0].isalnum()]
    known = _OF_WORDS | _SAMPLES | (frozenset() if meant is Intent.WITHDRAW else _SLIPS)
    tells = [piece.word in _HEADINGS or bool(_both(piece) & known) for piece in said]
    small = all(tell or _both(piece) & _SMALL for piece, tell in zip(said, tells, strict=True))
    return any(tells) and small


def _both(piece: Piece) -> frozenset[str]:
    return frozenset((piece.word, piece.lemma))


def _is_announced(
    pieces: Sequence[Piece], heads: Sequence[Sequence[Piece]], phrase: Phrase
) -> bool:
    """«цитирую: …», «в письме сказано: …»: a few words and a colon, which name nothing."""
    for clause in heads:
        after = next((each for each in pieces if each.start >= clause[-1].end), None)
        parts = [phrase.index.words.parses(piece.word)[0][1] for piece in clause]
        tells = any(
            piece.lemma in _TELLS and ("past" in tag or "PRTS" in tag)
            for piece, tag in zip(clause, parts, strict=True)
        )
        if tells:
            return True
        if after is None or after.word != ":" or len(clause) > _FEW:
            continue
        named = any(piece.code in _NAMED or piece.lemma in _INTRODUCES for piece in clause)
        named |= all(_both(piece) & _SMALL for piece in clause)  # «по нам: …»
        named &= not any(_both(piece) & _OF_OTHER_WORDS for piece in clause)
        if not named and not any("Name" in tag or "Patr" in tag for tag in parts):
            return True
    return False


def without_heading(phrase: Phrase) -> Phrase:
    """«В общем: 4.2 провели», «итог: …» without what it is headed by, which tells nothing."""
    clause = _clauses(phrase.pieces)[:1]
    heading = clause[0] if clause else ()
    behind = phrase.pieces[len(heading) :]
    known = all(
        piece.lemma in _INTRODUCES or _both(piece) & _SMALL or piece.code in ("please", "greet")
        for piece in heading
    )
    if not behind or behind[0].word != ":" or not known:
        return phrase
    return replace(phrase, pieces=behind[1:])


def _asks_back(clause: Sequence[Piece]) -> bool:
    """«…, а зачем», «…, или как», «…, надо уточнить», «…, ой»."""
    said = [piece for piece in clause if piece.word[0].isalnum()]
    if len(said) > _FEW:
        return False
    if [piece.word for piece in said] == ["ой"]:
        return True
    line = " ".join(piece.code for piece in said)
    return holds(line, _ASKING_TAIL) and not holds(line, "no")


def _turns(pieces: Sequence[Piece], meant: Intent) -> bool:
    """«обычно продлите», «зря отзовите», «сделали во сне»: a word that turns the sense."""
    alone = _OF_WORDS | _TURNING if meant in _ORDERED else _OF_WORDS
    if meant is Intent.WITHDRAW:
        alone -= {"случайно", "зря", "напрасно"}
    begins = bool(pieces) and meant in _ORDERED and pieces[0].lemma in _SAMPLES | _HEADINGS
    return begins or any(_both(piece) & alone for piece in pieces)
