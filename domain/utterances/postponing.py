"""What only asks for a moment: «минутку», «сейчас посчитаю», «погодите, уточню у завуча»."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from domain.utterances.clauses import clause_places
from domain.utterances.lexicon import listed
from domain.utterances.pieces import Piece, split
from domain.utterances.vocabulary import Vocabulary, vocabulary

_WAITS = frozenset(
    listed("минута минутка минуточка секунда секундочка сек мин момент подождать погодить "
           "обождать постоять сейчас щас ща")
)  # fmt: skip
LEARNS = frozenset(
    listed("уточнить спросить узнать посмотреть глянуть проверить перепроверить посчитать "
           "подсчитать пересчитать поискать найти подумать вспомнить выяснить позвонить свериться "
           "сверить написать ответить вернуться выбрать сформулировать созвониться переспросить "
           "прикинуть поинтересоваться")
)  # fmt: skip
_BUSY = frozenset(
    listed("нет не время некогда занят занята занятый сейчас щас пока мне меня у я совсем вообще "
           "очень сегодня тут")
)  # fmt: skip
_NO_TIME = frozenset(listed("время некогда занят занята занятый"))
_LATER = frozenset(listed("потом позже попозже позднее вечером утром днем завтра после скоро"))
_OWN = frozenset(listed("мне я хочу хотел хотела"))
_SMALL = frozenset(
    listed("ой а ну так ладно ок хорошо пожалуйста я мне еще немного немножко чуть одну один пока "
           "тут вот извинить простить скоро потом позже сначала")
)  # fmt: skip
_LONGEST, _MOST = 60, 9


@lru_cache(64)
def asks_to_wait(text: str) -> bool:
    """Whether the words only put an answer off, and tell, ask and name nothing themselves.

    «Подождите мониторинга» tells a school what to do, «пришлю завтра» promises.
    """
    if not text.strip() or len(text) > _LONGEST or text.rstrip().endswith("?"):
        return False
    words = vocabulary()
    pieces = split(text, words)
    if not pieces or len(pieces) > _MOST:
        return False
    return _all_put_off(pieces, lambda part: _puts_off(part, words))


@lru_cache(64)
def decides_later(text: str) -> bool:
    """Whether somebody who is asked to decide says only that it will be later: «вечером верну»,
    «пока нет времени». Of a school «нет времени» tells what is in the way.
    """
    if not text.strip() or len(text) > _LONGEST or text.rstrip().endswith("?"):
        return False
    words = vocabulary()
    pieces = split(text, words)
    return len(pieces) <= _MOST and _all_put_off(pieces, lambda part: _is_for_later(part, words))


def _all_put_off(pieces: Sequence[Piece], puts_off: Callable[[Sequence[Piece]], bool]) -> bool:
    """Whether a clause puts off, and the others are small."""
    parts = [pieces[part.start : part.stop] for part in clause_places(pieces)]
    said = [puts_off(part) for part in parts]
    others = (part for part, puts in zip(parts, said, strict=True) if not puts)
    return any(said) and all(map(_is_small, others))


def _is_for_later(part: Sequence[Piece], words: Vocabulary) -> bool:
    told = [piece for piece in part if piece.word[0].isalnum()]
    known = [{piece.word, piece.lemma} for piece in told]
    if any(each & _NO_TIME for each in known) and all(each & (_BUSY | _SMALL) for each in known):
        denied = any(piece.code == "no" for piece in told)
        return denied or not any("время" in each for each in known)
    own = [_is_own_promise(piece, words) for piece in told]
    around = [each for each, mine in zip(known, own, strict=True) if not mine]
    later = any(each & _LATER for each in around)
    return later and sum(own) < 2 and all(each & (_LATER | _SMALL) for each in around)


def _is_own_promise(piece: Piece, words: Vocabulary) -> bool:
    tags = [tag for _, tag in words.parses(piece.word)]
    return any("sing" in tag and "1per" in tag and "futr" in tag for tag in tags)


def _puts_off(part: Sequence[Piece], words: Vocabulary) -> bool:
    told = [piece for piece in part if piece.word[0].isalnum()]
    if any(piece.code == "no" or (piece.code == "N" and not piece.spoken) for piece in told):
        return False
    if any(_learns(piece, told, words) for piece in told):
        return True
    waits = any(piece.lemma in _WAITS or piece.word in _WAITS for piece in told)
    return waits and all(
        piece.lemma in _WAITS | _SMALL or piece.word in _WAITS | _SMALL for piece in told
    )


def _learns(piece: Piece, told: Sequence[Piece], words: Vocabulary) -> bool:
    """«уточню», «мне надо спросить у завуча»: the speaker will; «надо уточнить
    списки» is to others, «хочу глянуть отчёт» to the bot.
    """
    for lemma, tag in words.parses(piece.word):
        if lemma in LEARNS and "1per" in tag and "futr" in tag:
            return True
        if lemma in LEARNS and "INFN" in tag:
            return any(each.word in _OWN for each in told) and any(
                each.word == "у" for each in told
            )
    return False


def _is_small(part: Sequence[Piece]) -> bool:
    return all(
        not piece.word.isalnum() or piece.lemma in _SMALL or piece.word in _SMALL for piece in part
    )
