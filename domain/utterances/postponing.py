"""What only asks for a moment: «минутку», «сейчас посчитаю», «погодите, уточню у завуча»."""

from collections.abc import Sequence
from functools import lru_cache

from domain.utterances.clauses import clause_places
from domain.utterances.lexicon import listed
from domain.utterances.pieces import Piece, split
from domain.utterances.vocabulary import Vocabulary, vocabulary

_WAITS = frozenset(
    listed("минута минутка минуточка секунда секундочка сек мин момент подождать погодить "
           "обождать постоять сейчас щас ща")
)  # fmt: skip
_LEARNS = frozenset(
    listed("уточнить спросить узнать посмотреть глянуть проверить перепроверить посчитать "
           "подсчитать пересчитать поискать найти подумать вспомнить выяснить позвонить свериться "
           "сверить написать ответить вернуться выбрать сформулировать созвониться переспросить "
           "прикинуть поинтересоваться")
)  # fmt: skip
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
    parts = [pieces[part.start : part.stop] for part in clause_places(pieces)]
    said = [_puts_off(part, words) for part in parts]
    others = (part for part, puts in zip(parts, said, strict=True) if not puts)
    return any(said) and all(map(_is_small, others))


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
        if lemma in _LEARNS and "1per" in tag and "futr" in tag:
            return True
        if lemma in _LEARNS and "INFN" in tag:
            return any(each.word in _OWN for each in told) and any(
                each.word == "у" for each in told
            )
    return False


def _is_small(part: Sequence[Piece]) -> bool:
    return all(
        not piece.word.isalnum() or piece.lemma in _SMALL or piece.word in _SMALL for piece in part
    )
