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
        "отмена отменять отменить отбой стоп передумать погодить подождать постоять обождать "
        "потом позже попозже позднее нет нету ошибиться перепутать промахнуться проехать "
        "неважно забыть назад минутка секунда минуточка секундочка стой погоди постой"
    )
)
_NEEDLESS = frozenset(
    listed("надо нужно стоить требоваться буду быть хотеть сейчас хотеться трогать спешить")
)
_MISSED = frozenset(listed("туда ту то тот та там эту этот это"))
_PRESSING = frozenset(listed("нажать нажимать ткнуть тыкать попасть кнопка карточка открыть"))
_BY_CHANCE = frozenset(listed("случайно нечаянно"))
_AROUND = frozenset(
    listed(
        "ой ну это я мы а и пока уже все пожалуйста лучше тогда что-то что то все-таки спасибо "
        "извинить извинять простить блин прощение пардон теперь немного чуть еще раз ли же вот так "
        "другой в просто , . ! - ) ( : ничего этот сейчас тут оно как есть оставить давать "
        "ладно хорошо ок вы нужный да сам"
    )
)
_SAID = frozenset(listed("отчет записать записывать писать отправить отправлять все это сделать так "
                         "пожалуйста , . ! ) и вот всё-таки все-таки равно спасибо его ее их"))  # fmt: skip
_DENIED = frozenset(
    listed(
        "отправлять отправить записывать записать возвращать вернуть переносить перенести "
        "продлевать продлить сообщать сообщить писать слать делать сохранять спрашивать "
        "принимать напоминать присылать посылать"
    )
)


def consents(text: str) -> bool:
    """Whether the words are no more than a yes: «да», «ага, отправляй», «+», 👍."""
    pieces = _pieces(text)
    return (
        bool(pieces)
        and any(_is(each, _YES) for each in pieces)
        and all(_is(each, _YES) or _is(each, _SAID) for each in pieces)
    )


def gives_up(text: str) -> bool:
    """Whether the words are no more than a no or a change of mind: «отмена», «нет, не надо»,
    «ой, не туда нажала», «погоди».

    Words that say what is missing or why are none: «нет печати», «потом пришлют приказ».
    """
    pieces = _pieces(text)
    if not pieces or text.rstrip().endswith("?"):
        return False
    given = False
    denied = False
    for piece in pieces:
        if piece.code == "no" and piece.word != "нет":
            denied = True
        elif piece.word == "нет" or _is(piece, _STOP):
            given = True
        elif denied and (_is(piece, _NEEDLESS | _MISSED) or _is_forbidden(piece)):
            given = True
        elif _is(piece, _BY_CHANCE):
            given = True
        elif not _is(piece, _AROUND) and not (_is(piece, _PRESSING)):
            return False
    return given


def _is_forbidden(piece: Piece) -> bool:
    """«не отправляй» stops what was begun; «не отправляли» says that it was never done."""
    return _is(piece, _DENIED) and "past" not in vocabulary().parses(piece.word)[0][1]


@lru_cache(64)
def _pieces(text: str) -> tuple[Piece, ...]:
    """The pieces of a short text; none of a long one."""
    if len(text) > 80:
        return ()
    pieces = split(text, vocabulary())
    return tuple(pieces) if len(pieces) <= _MOST else ()


def _is(piece: Piece, words: frozenset[str]) -> bool:
    return piece.word in words or piece.lemma in words
