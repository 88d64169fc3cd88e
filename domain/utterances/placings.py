"""«Это к 1.2», «не туда, справка для семинара»: where something that was just sent belongs."""

from domain.utterances.lexicon import listed
from domain.utterances.marking import phrase_of
from domain.utterances.values import Utterance, World

_SAYS = frozenset(
    listed(
        "это этот он к ко для сюда туда тот перенести переложить прикрепить положить перекинуть "
        "перекинь относиться файл документ фото фотография"
    )
)
_AROUND = (
    "A", "activity", "number", "doc", "report", "no", "err", "please", "ack", "we", "№", "п", "а",
    "и", "по", "в", "на", "про", "нет", "ой", "пункт", "должный", "быть", "нужный", "надо", "must",
    "вообще", "другой", "переслать", "move", "give", "extend", "thanks", "все", "весь",
)  # fmt: skip
_BARE = ("A", "activity", "number", "по", "к", "ко", "№", "п", "в", "please", "ack", "?")


def belongs_to(said: Utterance, world: World, *, is_asked: bool) -> str | None:
    """The only activity that the words give something just sent to, None where they do not.

    `is_asked`: the bot has asked for it, and the name alone is enough.
    """
    phrase = phrase_of(said, world)
    if phrase.named is None or phrase.names_stranger or len(phrase.activities) > 1:
        return None
    if is_asked and phrase.only(*_BARE):
        return phrase.named
    gives = any(piece.word in _SAYS or piece.lemma in _SAYS for piece in phrase.pieces)
    return phrase.named if gives and phrase.only(*_AROUND, *_SAYS) else None
