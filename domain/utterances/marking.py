"""Words made a phrase: everything that they name is looked for, what is surest first."""

from dataclasses import replace
from itertools import takewhile

from domain.utterances.corrected import without_slips
from domain.utterances.days import Today, mark_days
from domain.utterances.envelope import gist
from domain.utterances.index import NameIndex, index_of
from domain.utterances.lexicon import listed
from domain.utterances.phrase import MARKS, Phrase
from domain.utterances.pieces import Piece, merge, split
from domain.utterances.shown import resolved
from domain.utterances.values import Prompt, SpeakerRole, Utterance, World
from domain.utterances.vocabulary import Vocabulary

_SHIFTS = (
    "extend.", "tune.", "give.", "may", "deadline", "postpone.", "remind.", "перенос", "отсрочка",
    "продление", "must", "if", "move",
)  # fmt: skip
_GONE = "прошедш"
_DATA = ("данные", "данных", "данным", "данными")


def phrase_of(said: Utterance, world: World) -> Phrase:
    """Look for everything that is named."""
    index = index_of(world)
    pieces = resolved(split(said.text, index.words), said.shown)
    pieces = _turned(_unlikely(pieces, index), index)
    ordinals = said.role in (SpeakerRole.CURATOR, SpeakerRole.MANAGER)
    pieces = index.organisations.mark(pieces, ordinals=ordinals)
    counting = said.prompt is Prompt.NUMBER
    if not counting:
        asked = said.prompt is Prompt.DAY
        today = Today(
            world.today, asked, frozenset(index.activities.numbers), holidays=world.holidays
        )
        pieces = _dated(pieces, today)
    context = bool(said.open or said.reply)
    pieces = index.activities.mark_numbers(pieces, counting=counting, context=context)
    pieces = _percents(pieces)
    if not counting or not any(piece.code in ("N", "P") for piece in pieces):
        pieces = index.activities.mark_wordings(pieces, context=context)
    pieces = _with_relatives(pieces)
    pieces = _unquoted(pieces)
    plain = without_slips(pieces)
    slips = tuple((each.start, each.end) for each in pieces if each not in plain)
    gists = gist(plain, said.text, index.words)
    return Phrase(said, world, index, tuple(gists), slips)


def _with_relatives(pieces: list[Piece]) -> list[Piece]:
    """«4.4, который про площадки» names one activity once."""
    for place, piece in enumerate(pieces):
        behind = place + 1 + (pieces[place + 1 : place + 2] != [] and pieces[place + 1].word == ",")
        clause = pieces[behind : behind + 3]
        named = clause[-1] if len(clause) == 3 else piece
        relative = len(clause) == 3 and clause[0].lemma == "который" and len(clause[1].word) < 4
        if piece.code == named.code == "A" and relative and _is_of(named, piece):
            both = replace(piece, end=named.end)
            return _with_relatives([*pieces[:place], both, *pieces[behind + 3 :]])
    return pieces


def _is_of(named: Piece, piece: Piece) -> bool:
    return not {*str(piece.value).split(",")}.isdisjoint(str(named.value).split(","))


def _unquoted(pieces: list[Piece]) -> list[Piece]:
    """Without the quotes of a title: «1.3 «Школьный этап» проведено» quotes nobody."""
    codes = [piece.code for piece in pieces]
    return [
        piece
        for place, piece in enumerate(pieces)
        if not (piece.word in '«"' and codes[place + 1 : place + 2] == ["A"])
        and not (piece.word in '»"' and place and codes[place - 1] == "A")
    ]


def _unlikely(pieces: list[Piece], index: NameIndex) -> list[Piece]:
    """«вышли за минуту», «пришли 30 родителей»: what looks like a request and is none."""
    for place, piece in enumerate(pieces):
        if piece.word.startswith(_GONE):
            pieces[place] = replace(piece, code="прошлый", lemma="прошлый")
        if not piece.code.endswith(".imp"):
            continue
        others = [parse for parse in index.words.parses(piece.word) if "past" in parse[1]]
        counts = place + 1 < len(pieces) and pieces[place + 1].code == "N"
        begins = place == 0 or pieces[place - 1].code in (*MARKS, "please", "greet", "день")
        if others and (counts or not begins or "past" in index.words.parses(piece.word)[0][1]):
            pieces[place] = replace(piece, code=others[0][0], lemma=others[0][0])
    return pieces


def _turned(pieces: list[Piece], index: NameIndex) -> list[Piece]:
    """Words that mean something else where they stand: «педагог, который …» asks nothing, «просим
    считать выполненным» says that it is, «подписан директором» tells of nobody else's work.
    """
    for place, piece in enumerate(pieces):
        before = pieces[place - 1] if place else None
        following = pieces[place + 1 :]
        if piece.lemma == "который" and before is not None and before.word == ",":
            pieces[place] = replace(piece, code="that")
        if piece.lemma == "считать" and piece.code in ("say.inf", "say.imp"):
            clause = takewhile(lambda each: each.word not in MARKS, following)
            if any(each.code == "work.past" for each in clause):
                pieces[place] = replace(piece, code="please")
                if before is not None and before.lemma == "просить":
                    pieces[place - 1] = replace(before, code="please")
        if piece.word in ("чтобы", "чтоб") and pieces[0].code in ("remind.imp", "hurry.imp"):
            pieces[place] = replace(piece, code="that")  # «напомни школе 4, чтобы сдали 5.2»
        if piece.lemma == "быть" and _is_of_passive(piece, following, index.words):
            pieces[place] = replace(piece, code="was")
        if piece.lemma == "подвести" and _lets_down(pieces, place, index.words):
            pieces[place] = replace(piece, code=piece.code.replace("work", "break"))
        if piece.code in ("work.past", "make.past") and _sends_back(piece, following):
            pieces[place] = replace(piece, code="return.past")
        if piece.word in _DATA and before is not None and before.lemma == "контактный":
            pieces[place] = replace(piece, code="данные", lemma="данные")
        if piece.lemma == "карта" and before is not None and before.lemma == "дорожный":
            # Neither is a word of «Карта среды» or of «Паспорт дорожной безопасности».
            pieces[place - 1] = replace(before, code="roadmap")
            pieces[place] = replace(piece, code="roadmap")
        if piece.lemma == "дело" and _asks_how_things_are(pieces[:place], following):
            pieces[place] = replace(piece, code="summary", lemma="сводка")
        if piece.lemma == "часть" and before is not None and _is_kind_of_part(before, index):
            pieces[place] = replace(piece, code="отделение", lemma="отделение")
        if piece.word == "процент" and before is not None and before.word == "в":
            pieces[place] = replace(piece, code="процесс", lemma="процесс")  # «в проц.»
        if piece.code == "others" and before is not None and before.code == "work.past":
            tags = [tag for _, tag in index.words.parses(piece.word)]
            if any("NOUN" in tag and "ablt" in tag for tag in tags):
                pieces[place] = replace(piece, code=piece.lemma)
    return pieces


def _is_of_passive(piece: Piece, following: list[Piece], words: Vocabulary) -> bool:
    """«была проведена»: the past of what is done; «будет проведена» is none."""
    done = following[:1] and following[0].code == "work.past"
    return (
        bool(done)
        and "past" in words.parses(piece.word)[0][1]
        and (words.parses(following[0].word)[0][1].startswith("PRTS"))
    )


def _sends_back(piece: Piece, following: list[Piece]) -> bool:
    """«отправили на доработку» tells of a return."""
    to = [each.lemma for each in following[:2]]
    return piece.lemma in _SENDING and to[:1] == ["на"] and to[1:] in (["доработка"], ["переделка"])


def _lets_down(pieces: list[Piece], place: int, words: Vocabulary) -> bool:
    """«поставщик подвёл», «нас подвели»; «подвели статистику», «подвели отопление» is work done."""
    if any(each.lemma in _SUMMED for each in pieces):
        return False
    if any(
        piece.word in _LET_DOWN and not _follows_preposition(pieces, each, words)
        for each, piece in enumerate(pieces)
    ):
        return True
    _, verb = words.parses(pieces[place].word)[0]
    things = [
        (each > place, tag)
        for each, piece in enumerate(pieces)
        if piece.code != "school" and not _follows_preposition(pieces, each, words)
        for _, tag in words.parses(piece.word)
        if tag.startswith("NOUN")
    ]
    if any("nomn" in tag and _agrees(verb, tag, behind) for behind, tag in things):
        return True
    if "plur" in verb and any(each.lemma in _FAILING for each in pieces[place + 1 :]):
        return True
    return not any("inan" in tag and "accs" in tag for _, tag in things)


def _agrees(verb: str, noun: str, behind: bool) -> bool:
    """Whether a noun may be who or what did it; several things behind a verb are what was done."""
    if "plur" in verb:
        return "plur" in noun and not (behind and "inan" in noun)
    return "sing" in noun and any(g in verb and g in noun for g in ("masc", "femn", "neut"))


def _follows_preposition(pieces: list[Piece], place: int, words: Vocabulary) -> bool:
    """«за квартал», «за прошлый квартал»."""
    kinds = [words.parses(each.word)[0][1][:4] for each in pieces[max(place - 2, 0) : place]]
    return kinds[-1:] == ["PREP"] or kinds == ["PREP", "ADJF"]


_LET_DOWN = ("нас", "меня", "вас", "всех")
_SUMMED = frozenset(listed("итог результат черта баланс"))
_FAILING = frozenset(listed("срок погода связь интернет транспорт здоровье поставка"))
"""What lets people down and is never summed up."""
_SENDING = frozenset(listed("отправить направить послать отослать переслать отправлять"))


def _asks_how_things_are(before: list[Piece], following: list[Piece]) -> bool:
    """«как у нас дела», «каково положение дел»; «какие дела сдавать» asks for something else."""
    asked = list(takewhile(lambda each: each.word not in MARKS, reversed(before)))
    hows = [
        each for each in asked if each.code in ("how", "which") or each.word.startswith("каков")
    ]
    near = all(each in hows or each.code == "we" or each.lemma in _THINGS for each in asked)
    behind = following[0] if following else None
    open_end = behind is None or behind.word in MARKS or behind.lemma in _BEHIND_THINGS
    return bool(hows) and near and open_end


_THINGS = frozenset(listed("у мы вы идти обстоять сейчас сегодня вообще там положение"))
_BEHIND_THINGS = _THINGS | frozenset(listed("в во по с со на за этот"))


def _is_kind_of_part(piece: Piece, index: NameIndex) -> bool:
    """Whether «часть» behind this word is a thing of its own and no share: «воинская часть»."""
    tag = index.words.parses(piece.word)[0][1]
    return (
        tag.startswith("ADJF")
        and not {"Apro", "Anum", "Supr"} & set(tag.replace(" ", ",").split(","))
        and (piece.code != "big" and piece.lemma not in _SIZES)
    )


_SIZES = frozenset(
    {"больший", "значительный", "меньший", "остальной", "основной", "последний", "малый",
     "небольшой", "большой", "хороший", "львиный"}
)  # fmt: skip


def _dated(pieces: list[Piece], today: Today) -> list[Piece]:
    """«на 1.4» is an activity, unless a day is wanted and no other is named: «перенеси на 1.12»."""
    marked = mark_days(pieces, today)
    asks = any(piece.code in ("who", "what", "when", "many", "which") for piece in pieces)
    shifts = any(piece.code.startswith(_SHIFTS) for piece in pieces)
    if asks or not shifts or any(piece.code in ("DAY", "SPAN") for piece in marked):
        return marked
    return mark_days(pieces, replace(today, bold=True))


def _percents(pieces: list[Piece]) -> list[Piece]:
    """«80 %» and «восемьдесят процентов» as `P`."""
    marked: list[Piece] = []
    for piece in pieces:
        share = piece.word == "%" or piece.lemma == "процент"
        if share and marked and marked[-1].number is not None:
            number = marked.pop()
            marked.append(replace(merge([number, piece], "P", number.value)))
        else:
            marked.append(piece)
    return marked
