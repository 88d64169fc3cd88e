"""A yes, a no, or a change of mind, where nothing else is said."""

from functools import lru_cache

from domain.utterances.lexicon import listed
from domain.utterances.pieces import Piece, split
from domain.utterances.vocabulary import vocabulary

_MOST = 9
_YES = frozenset(
    listed(
        "да ага угу ок окей ok хорошо ладно давать давай верно точно именно правильно конечно "
        "согласен согласный подтверждать разумеется естественно yes + 👍 👌 ✅ ✔ 🆗"
    )
)
_STOP = frozenset(
    listed(
        "отмена отменять отменить отбой шутить пошутить шутка стоп передумать погодить подождать "
        "постоять обождать "
        "потом позже попозже позднее нет нету ошибиться перепутать промахнуться проехать "
        "неважно забыть назад стой погоди постой случайно "
        "нечаянно cancel stop quit nevermind mind forget undo back"
    )
)
_SHORT = 4
_CALLED_OFF = frozenset(listed("отмена отбой шутить пошутить шутка"))
_NEEDLESS = frozenset(
    listed("надо нужно стоить требоваться буду быть хотеть сейчас хотеться трогать спешить")
)
_FORGOTTEN = frozenset(listed("забыть перепутать ошибиться промахнуться"))
"""Said of several people they tell how something went wrong, and not that a press did."""
_PRESSED = frozenset(
    listed("ой ткнуть тыкать нажать нажимать попасть кнопка карточка это извинить")
)
_MISSED = frozenset(listed("туда ту то тот та там эту этот это"))
_AROUND = frozenset(
    listed(
        "ой ну это я мы а и пока уже все пожалуйста лучше тогда что-то что то все-таки спасибо "
        "извинить извинять простить блин прощение пардон теперь немного чуть еще раз ли же вот так "
        "другой в просто , . ! - ) ( : ничего этот сейчас тут оно как есть оставить давать "
        "нажать нажимать ткнуть тыкать попасть кнопка карточка открыть ладно хорошо ок вы нужный "
        "да сам минутка секунда минуточка секундочка минута please that it this go never sorry"
    )
)
_SAID = frozenset(
    listed(
        "отчет записать записывать писать отправить отправлять все это сделать так пожалуйста "
        ", . ! ) и вот равно спасибо его ее их"
    )
)
_SENDING = frozenset(listed("отправить отправлять сдать сдавать дослать послать посылать"))
_SEND = _SENDING | frozenset(
    listed("исправить исправлять поправить переделать готовый готово доделать все вс")
)
_SEND_AROUND = frozenset(
    listed("на проверка куратор заново снова еще раз и вот я мы уже так пожалуйста ну равно без "
           "документ файл справка да ок это его ее отчет теперь можно , . ! ) число можно")
)  # fmt: skip
_DENIED = frozenset(
    listed(
        "отправлять отправить записывать записать возвращать вернуть переносить перенести "
        "продлевать продлить сообщать сообщить писать слать делать сохранять спрашивать "
        "принимать напоминать присылать посылать"
    )
)


_RESOLVED = frozenset(
    listed("разобраться решиться решить снять снятый устранить уладить урегулировать")
)
_AROUND_RESOLVED = frozenset(
    listed("все весь уже мы я сам вопрос проблема затруднение это с то тот ок да ну вот "
           "сейчас теперь")
)  # fmt: skip


def consents(text: str) -> bool:
    """Whether the words are no more than a yes: «да», «ага, отправляй», «+», 👍."""
    pieces = _pieces(text)
    return (
        bool(pieces)
        and not any(_is_promise(each) for each in pieces)
        and any(_is(each, _YES) for each in pieces)
        and all(_is(each, _YES) or _is(each, _SAID) for each in pieces)
    )


def _is_promise(piece: Piece) -> bool:
    """«хорошо, сделаю» tells what the speaker will do, and presses nothing."""
    return "futr" in vocabulary().parses(piece.word)[0][1] and not _is(piece, _YES)


def sends(text: str, *, plainly: bool = False) -> bool:
    """Whether the words press «Отправить на проверку»: «отправляй», «всё», «исправила».

    `plainly`: they speak of sending, and not only of work that is done.
    """
    pieces, said = _pieces(text), _SENDING if plainly else _SEND
    known = all(_is(each, _SEND) or _is(each, _SEND_AROUND) for each in pieces)
    return known and any(_is(each, said) for each in pieces) and not text.rstrip().endswith("?")


def gives_up(text: str) -> bool:
    """Whether the words are no more than a no or a change of mind: «отмена», «нет, не надо»,
    «ой, не туда нажала», «погоди».

    Words that say what is missing or why are none: «нет печати», «потом пришлют приказ».
    """
    pieces = _pieces(text)
    if not pieces or text.rstrip().endswith("?"):
        return False
    given = denied = False
    for piece in pieces:
        if piece.code == "no" and piece.word != "нет":
            denied = True
        elif _is(piece, _FORGOTTEN) and _tells(piece, pieces):
            return False
        elif _is(piece, _STOP) or (denied and _is_dropped(piece)):
            given = True
        elif not _is(piece, _AROUND):
            return False
    return given


def resolves(text: str) -> bool:
    """«разобрались», «всё, вопрос решён»: nothing is in the way any more, and nothing else."""
    pieces = [piece for piece in _pieces(text) if piece.word[0].isalnum()]
    return any(_is(piece, _RESOLVED) for piece in pieces) and all(
        _is(piece, _RESOLVED) or _is(piece, _AROUND_RESOLVED) for piece in pieces
    )


def calls_off(text: str) -> bool:
    """«отбой», «шучу, отмена»: a change of mind that says so, whatever was talked of."""
    pieces = _pieces(text)
    if pieces and pieces[0].lemma == "отбой" and len(pieces) <= _SHORT:
        return True  # «отбой, разобрались»
    return gives_up(text) and any(_is(piece, _CALLED_OFF) for piece in pieces)


def _tells(piece: Piece, pieces: tuple[Piece, ...]) -> bool:
    """«забыли», «перепутали» say why; «забудьте», «перепутала», «ой, перепутали» take back."""
    tag = vocabulary().parses(piece.word)[0][1]
    told = "past" in tag and ("plur" in tag or piece.lemma == "забыть")
    return told and not any(_is(each, _PRESSED) for each in pieces)


def _is_dropped(piece: Piece) -> bool:
    """«не отправляй» stops what was begun; «не отправляли» says that it was never done."""
    forbids = _is(piece, _DENIED) and "past" not in vocabulary().parses(piece.word)[0][1]
    return forbids or _is(piece, _NEEDLESS | _MISSED)


@lru_cache(64)
def _pieces(text: str) -> tuple[Piece, ...]:
    """The pieces of a short text; none of a long one."""
    if len(text) > 80:
        return ()
    pieces = split(text, vocabulary())
    return tuple(pieces) if len(pieces) <= _MOST else ()


def _is(piece: Piece, words: frozenset[str]) -> bool:
    return piece.word in words or piece.lemma in words
