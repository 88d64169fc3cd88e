"""Thanks and wishes in long form: «благодарим за помощь и терпение», «хорошего всем дня»."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from domain.utterances.clauses import first_clause
from domain.utterances.lexicon import WORDS, listed
from domain.utterances.phrase import Phrase, holds
from domain.utterances.pieces import Piece
from domain.utterances.vocabulary import Vocabulary

_WISHED = frozenset(
    listed(
        "день утро вечер ночь неделя выходной выходные отдых настроение здоровье здравие успех "
        "удача терпение силы сила праздник каникулы сон работа понедельник вторник среда четверг "
        "пятница суббота воскресенье небо"
    )
)
_WHOM = frozenset(listed("весь все вы ты и желать коллега коллектив команда еще раз ваш наш"))
_OF_TIME = frozenset(
    listed("прошлый этот следующий текущий будущий последний каждый рабочий учебный весь ваш")
)
_BEFORE_THANKS = frozenset(
    listed("вы большой огромный очень искренний сердечный еще раз выражать от весь душа глубокий "
           "и мы я хотеть просто всегда низкий поклон")
)  # fmt: skip
_KIND = frozenset(
    listed("помочь помогать выручить выручать поддержать поддерживать подсказать спасти объяснить "
           "разъяснить проверить ответить получить увидеть прочитать")
)  # fmt: skip
_HARMLESS = frozenset({"we", "all", "big", "thanks", "greet", "ack", "better", "now"})
_REFUSED = r"A|O|X|G|OX|N|P|DAY|SPAN|WEEK|no|\?|but|но|а|однако|irony|rude|hedge|if"
_NOTHING_LEFT = re.compile(
    r"(?<!\S)(?:(?:вопрос|замечание|претензия|нарекание) (?:\S+ )?no"
    r"|no (?:\S+ )?(?:вопрос|замечание|претензия))(?!\S)"
)
"""«Вопросов больше нет»."""
_MOST = 25


def wish_length(pieces: list[Piece], words: Vocabulary) -> int:
    """How many pieces of a wish stand here, up to a mark: «лёгкого вам понедельника»."""
    clause = first_clause(pieces)
    good = wished = False
    for piece in clause:
        lemmas = {lemma for lemma, tag in words.parses(piece.word) if "gent" in tag}
        if lemmas & _WISHED:
            wished = True
        elif any("ADJF" in tag and "gent" in tag for _, tag in words.parses(piece.word)):
            good = good or not lemmas & _OF_TIME
        elif piece.lemma not in _WHOM and words.lemma(piece.word) not in _WHOM:
            return 0
        else:
            good = good or piece.lemma == "желать"
    return len(clause) if good and wished else 0


def thanked_length(pieces: list[Piece]) -> int:
    """How many pieces of «спасибо за список» stand here, up to a mark."""
    clause = first_clause(pieces)
    named = any(piece.code in ("A", "X", "O", "DAY", "?") for piece in clause)
    behind = any(piece.word == "за" for piece in clause)
    return len(clause) if behind and not named and _is_thanks(clause) else 0


def only_thanks(phrase: Phrase) -> bool:
    """Whether there are thanks and nothing else is wanted; what is thanked for is no request."""
    line = _NOTHING_LEFT.sub("", phrase.line)
    if len(phrase.pieces) > _MOST or holds(line, _REFUSED) or phrase.text.endswith("?"):
        return False
    behind = False
    for clause in phrase.clauses:
        thanks = _is_thanks(clause)
        nothing_left = _NOTHING_LEFT.fullmatch(" ".join(piece.code for piece in clause))
        if not thanks and not nothing_left and not is_said_along(clause, phrase.index.words):
            return False
        behind = behind or thanks
    return behind


def _is_thanks(clause: Sequence[Piece]) -> bool:
    """«большое вам спасибо за помощь»: whatever stands behind «за» was done."""
    before = list(takewhile(lambda piece: piece.code != "thanks", clause))
    if len(before) == len(clause) or any(each.lemma not in _BEFORE_THANKS for each in before):
        return False
    line = " ".join(piece.code for piece in clause)
    return not holds(line, r"\S+\.(?:imp|inf)|may|please|must|who|which|when|how|why")


def is_said_along(clause: Iterable[Piece], words: Vocabulary) -> bool:
    """«очень выручили», «мы всегда на связи», a name: neither a request nor news of work."""
    return all(
        piece.lemma in _KIND or _is_quiet(piece, words) for piece in clause if piece.word.isalpha()
    )


def _is_quiet(piece: Piece, words: Vocabulary) -> bool:
    family = piece.code.partition(".")[0]
    known = "." in piece.code or family in WORDS
    verb = any(tag.startswith(("VERB", "INFN")) for _, tag in words.parses(piece.word)[:1])
    return family in _HARMLESS or not (known or verb)
