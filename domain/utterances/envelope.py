"""What stands around the gist of a message: an address, «сообщаем, что», thanks, a signature.

A letter is read as the sentence in it: «Уважаемые коллеги! Сообщаем, что 1.4 выполнено.
С уважением, завуч Петрова» as «1.4 выполнено». Where nothing else is said, the envelope is the
message.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from domain.utterances.courtesies import is_said_along, thanked_length, wish_length
from domain.utterances.lexicon import listed
from domain.utterances.pieces import Piece, merge
from domain.utterances.vocabulary import Vocabulary

_BREAKS = (".", "!", ";")
_MARKS = (*_BREAKS, ",", ":", "-", "(", ")")
_ADDRESSED = frozenset(
    listed(
        "уважаемый коллега дорогой день утро вечер время сутки вы весь бот сотрудник управление "
        "руководитель господин администрация"
    )
)
_ANNOUNCING = frozenset(
    listed("сообщать информировать уведомлять извещать докладывать доводить рапортовать "
           "подтверждать")
)  # fmt: skip
_ANNOUNCED = frozenset(
    listed("вы ваш до сведение о об то том тот настоящий так же также хотеть и за")
)
_SORRY = frozenset(listed("извинить простить извиняться прощение"))
_FILLERS = frozenset(
    listed("так ну ой эй ээ эээ слушай слушайте сек секунду секундочку минуту минутку минуточку "
           "записывай запиши запишите пиши момент погоди погодите подожди подождите стоп значит "
           "короче")
)  # fmt: skip
_COURTEOUS = (("будьте", "добры"), ("будьте", "любезны"), ("если", "можно"))
_TELLING = frozenset(listed("показать уточнить подсказать сказать пояснить сообщить ответить"))
_WISHING = ("хотеть", "хотеться", "надо", "нужно", "можно")
_LEARNING = frozenset(
    listed("посмотреть глянуть узнать уточнить понять спросить знать выяснить увидеть")
)
_ASKS = ("who", "which", "when", "how", "what", "many", "where")
_PREPOSITIONS = ("до", "к", "по", "на", "с", "у", "от", "о", "за", "в")
_BETWEEN = (*_MARKS, "пока", "мне", "нам", "еще", "тогда")
_POSITIONS = frozenset(
    listed(
        "директор завуч заместитель зам координатор куратор методист заведующий секретарь "
        "администрация заведующая начальник специалист раздел управление "
        "социальный педагог учитель психолог увр вр по исполнитель и ио"
    )
)
_HEADS = frozenset(
    listed("директор завуч заместитель заведующий заведующая начальник куратор координатор "
           "методист секретарь специалист")
)  # fmt: skip
_WISHES = (("хорошего",), ("всего", "доброго"), ("до", "свидания"), ("доброго",), ("удачи",))
_FEW = 8
_INTRODUCTION = 9


def gist(pieces: list[Piece], text: str, words: Vocabulary) -> list[Piece]:
    """The pieces without the envelope; all of them where nothing else is said.

    `text` is what the pieces were read from.
    """
    begins = _opening(pieces, words)
    left = pieces[begins:]
    left = left[: _closing(left, text, words)]
    while len(left) > 1 and left[-1].word in (".", "!"):
        left.pop()
    if any(piece.word[0].isalnum() for piece in left):
        return left
    greets = [piece for piece in pieces[:begins] if piece.code == "greet"]
    wishes = not greets and begins and wish_length(pieces, words)
    return [merge(pieces, "greet", None)] if wishes else greets or pieces


def _opening(pieces: list[Piece], words: Vocabulary) -> int:
    """How many pieces stand before the gist."""
    place = 0
    steps: tuple[Callable[[list[Piece], Vocabulary], int], ...] = (
        _address, _announcement, _courtesy, _wish, _thanked,
    )  # fmt: skip
    while taken := next((count for step in steps if (count := step(pieces[place:], words))), 0):
        place += taken
    return place


def _address(pieces: list[Piece], words: Vocabulary) -> int:
    """«Добрый день», «Уважаемая Наталья Юрьевна!»."""
    count = 0
    for piece in pieces:
        if piece.code != "greet" and not _addresses(piece) and not _is_name(piece, words):
            break
        count += 1
    addressed = any(
        piece.code == "greet" or piece.word == "бот"
        or piece.lemma in ("уважаемый", "коллега", "дорогой")
        or "Patr" in words.parses(piece.word)[0][1]
        for piece in pieces[:count]
    )  # fmt: skip
    return count + _marks(pieces[count:]) if addressed else 0


def _wish(pieces: list[Piece], words: Vocabulary) -> int:
    """«Хорошего всем дня!»."""
    count = wish_length(pieces, words)
    return count + _marks(pieces[count:]) if count else 0


def _thanked(pieces: list[Piece], words: Vocabulary) -> int:
    """«Спасибо за список.» before something else."""
    count = thanked_length(pieces)
    marks = _marks(pieces[count:])
    rest = pieces[count + marks :]
    parted = marks and pieces[count].word in _BREAKS
    signed = [piece.lemma for piece in rest[:2]] == ["с", "уважение"]
    if signed or is_said_along(rest, words) or _closes(rest, words):
        return 0
    return count + marks if count and parted else 0


def _addresses(piece: Piece) -> bool:
    return piece.lemma in _ADDRESSED or piece.word in _ADDRESSED


def _announcement(pieces: list[Piece], words: Vocabulary) -> int:
    """«Доводим до вашего сведения, что», said by the speaker: not «сказали, что»."""
    ours = [
        place
        for place, piece in enumerate(pieces[:_INTRODUCTION])
        if any(lemma in _ANNOUNCING and "1per" in tag for lemma, tag in words.parses(piece.word))
    ]
    if not ours or any(piece.lemma not in _ANNOUNCED for piece in pieces[: ours[0]]):
        return 0
    for place, piece in enumerate(pieces[ours[0] + 1 : ours[0] + _INTRODUCTION], ours[0] + 1):
        if piece.word in ("что", ":"):
            return place + 1
        if piece.lemma not in _ANNOUNCED and piece.word not in _MARKS:
            return 0
    return 0


def _courtesy(pieces: list[Piece], words: Vocabulary) -> int:
    """«Извините, а …», «Будьте добры, …», «Прошу показать …»."""
    if len(pieces) > 2 and pieces[0].word in _FILLERS and pieces[0].code != "no":
        return 1 + _marks(pieces[1:])
    if taken_back := _correction(pieces):
        return taken_back
    if len(pieces) > 1 and pieces[0].word == "сначала" and pieces[1].lemma in _TELLING:
        return 1
    said = tuple(piece.word for piece in pieces[:2])
    if said == ("прежде", "чем"):
        return next((at for at, piece in enumerate(pieces) if piece.word in (",", ":")), -1) + 1
    if said in _COURTEOUS:
        return 2 + _marks(pieces[2:])
    if len(pieces) > 1 and pieces[0].lemma == "просить" and pieces[1].lemma == "прощение":
        return 2 + _marks(pieces[2:])
    if wished := _wish_to_know(pieces):
        return wished
    if pieces and pieces[0].lemma in _TELLING:
        count = next((each for each, piece in enumerate(pieces) if piece.code in _ASKS), 0)
        count -= count > 1 and pieces[count - 1].word in _PREPOSITIONS  # «скажите, до какого»
        kind = all(piece.code == "please" or piece.word in _BETWEEN for piece in pieces[1:count])
        return count if kind else 0
    if pieces and pieces[0].lemma in _SORRY | {"пожалуйста"}:
        return 1 + _marks(pieces[1:])
    if len(pieces) > 1 and pieces[0].lemma in ("просить", "просьба") and _asks(pieces[1], words):
        return 1
    return 0


def _correction(pieces: list[Piece]) -> int:
    """«Хотя нет, провели», «ой нет, до среды»: what follows is meant instead of what was said."""
    words = [each.word for each in pieces[:3]]
    before = 1 if words[:1] and words[0] in ("хотя", "ой", "а", "ну") else 0
    if of_another := about_another(pieces):
        return of_another
    if words[before : before + 2] != ["нет", ","]:
        return 0
    rest = pieces[before + 2 :]
    done = any(each.code == "work.past" for each in rest)
    return before + 2 if done and all(each.code != "no" for each in rest) else 0


def about_another(pieces: Sequence[Piece]) -> int:
    """How many pieces stand before the name in «нет, я про 5.9, готово», «ой нет это про 3.2»."""
    place = 0
    while place < len(pieces) and pieces[place].word in ("ой", "а", "ну"):
        place += 1
    if place == len(pieces) or pieces[place].word != "нет":
        return 0
    place += 1
    while place < len(pieces) and pieces[place].word in (",", "-", "это", "я", "мы", "речь"):
        place += 1
    turns = len(pieces) > place + 1 and pieces[place].word in ("про", "о", "об", "насчет")
    return place + 1 if turns and pieces[place + 1].code in ("A", "X") else 0


def _wish_to_know(pieces: list[Piece]) -> int:
    """«Сначала хочу посмотреть, кто …», «хотелось бы уточнить: до какого …»: up to the question."""
    ends = (*_ASKS, "deadline", "number")
    count = next((place for place, each in enumerate(pieces) if each.code in ends), 0)
    count -= count > 1 and pieces[count - 1].word in _PREPOSITIONS
    before = pieces[:count]
    wishes = any(each.lemma in _WISHING for each in before)
    learns = any(each.lemma in _LEARNING for each in before)
    around = (each for each in before if each.lemma not in (*_WISHING, *_LEARNING))
    kind = all(each.word in (*_BETWEEN, "бы", "сначала", "еще", "я", "у", "вас") for each in around)
    return count if wishes and learns and kind else 0


def _asks(piece: Piece, words: Vocabulary) -> bool:
    return piece.code == "please" or "INFN" in words.parses(piece.word)[0][1]


def _closing(pieces: list[Piece], text: str, words: Vocabulary) -> int:
    """Where the gist ends."""
    end = len(pieces)
    for start in reversed(list(_sentences(pieces, text))):
        if not start or not _closes(pieces[start:end], words):
            break
        end = start
    respect = [
        place
        for place in range(1, end - 1)
        if (pieces[place].word, pieces[place + 1].lemma) == ("с", "уважение")
        and pieces[-1].word != "?"
    ]
    return min([end, *respect])


def _sentences(pieces: list[Piece], text: str) -> Iterator[int]:
    """Where each sentence or line begins; initials end none."""
    yield 0
    for place, (before, piece) in enumerate(pairwise(pieces), 1):
        initial = (
            place > 1 and len(pieces[place - 2].word) == 1 and pieces[place - 2].word.isalpha()
        )
        ends = before.word in _BREAKS and piece.word not in _MARKS and not initial
        if ends or "\n" in text[before.end : piece.start]:
            yield place


def _closes(sentence: list[Piece], words: Vocabulary) -> bool:
    """Whether a last sentence is thanks, an apology, a wish or a signature and nothing more."""
    said = [piece for piece in sentence if piece.word not in _MARKS]
    if not said or any(piece.code in ("A", "X", "DAY", "?", "P") for piece in sentence):
        return not said
    if all(_is_name(piece, words) or piece.lemma in _POSITIONS for piece in said):
        return said[0].lemma in _HEADS or any(_is_name(piece, words) for piece in said)
    if len(said) > _FEW or any("." in piece.code for piece in said):
        return False
    ahead = len(said) > 1 and said[0].lemma in ("заранее", "приносить", "еще", "большой")
    first = said[1] if ahead else said[0]
    if first.code == "thanks" or first.lemma in _SORRY or first.lemma == "извинение":
        return True
    start = tuple(piece.word for piece in said)
    return wish_length(said, words) == len(said) or any(
        start[: len(wish)] == wish for wish in _WISHES
    )


def _is_name(piece: Piece, words: Vocabulary) -> bool:
    if len(piece.word) == 1 and piece.word.isalpha():
        return piece.word not in "аявиоуск"
    if not piece.word.isalpha() or piece.code != piece.lemma:
        return False
    return any(mark in words.parses(piece.word)[0][1] for mark in ("Name", "Patr", "Surn", "Init"))


def _marks(pieces: list[Piece]) -> int:
    count = 0
    while count < len(pieces) and pieces[count].word in _MARKS:
        count += 1
    return count
