"""What one message says apart: of several activities, the two things of one, several orders."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from domain.utterances.left_out import SCOPED, order_of, ordering
from domain.utterances.lexicon import listed
from domain.utterances.marking import phrase_of
from domain.utterances.obstacles import obstacle
from domain.utterances.pieces import Piece, split
from domain.utterances.understanding import read
from domain.utterances.values import Intent, Reading, Utterance, World
from domain.utterances.vocabulary import vocabulary

_PARTS = frozenset(listed(", ; . : а и но зато также"))
_LATE = re.compile(
    r"(?<!\S)(?:later|DAY|SPAN|SOON|WEEK|week|month|после|when|конец|каникулы)(?!\S)"
)
_PROMISED = r"(?:work|make)\.fut|быть work\.(?:past|inf)|быть make\.inf|later"


def read_of(number: str, said: Utterance, world: World) -> tuple[Reading, str] | None:
    """What a message of several activities says of the one with this number, and its words; None
    where they are said of more than it: «4.1 сделали, а 6.1 нет», but not «4.1 и 6.1 готовы».

    A verb in front of the first is said of each: «сделали 4.1 на 85 %, 6.1 на 90 %».
    """
    parts = _parts(said, world)
    own = [part for part in parts if _names(part, number)]
    if len(own) != 1 or len(parts) == 1:
        return None
    verb = "" if own[0] is parts[0] else _before_number(parts[0])
    for text in (own[0], f"{verb}{own[0]}"):
        found = read(Utterance(text=text, role=said.role), world)
        if found.activity == number and found.intent in _SAID:
            return found, text
    return None


_SAID = frozenset({Intent.REPORT, Intent.OBSTACLE, Intent.EXTEND, Intent.NOT_OURS})


def _names(part: str, number: str) -> bool:
    return re.search(rf"(?<![\d.]){re.escape(number)}(?!\.?\d)", part) is not None


def _before_number(part: str) -> str:
    """What stands in front of the first number."""
    found = re.search(r"\d", part)
    return part[: found.start()] if found else ""


def _parts(said: Utterance, world: World) -> list[str]:
    """The text between marks and «а», «и», else before each number where it begins with one; what
    names no number goes with the number before it.
    """
    numbers = frozenset(each.number for each in world.activities)
    parts = list[tuple[int, int]]()
    for start, end in _cut(said.text, _PARTS, frozenset()):
        part = said.text[start:end].strip()
        named = [number for number in numbers if _names(part, number)]
        if len(named) > 1 and part[0].isdecimal():
            inside = _cut(said.text[start:end], frozenset(), numbers)
            parts += [(start + begins, start + ends) for begins, ends in inside]
        elif named or not parts:
            parts.append((start, end))
        else:
            parts[-1] = parts[-1][0], end
    return [said.text[start:end].strip() for start, end in parts]


def _cut(text: str, at: Collection[str], before: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where the text between some words and before others begins and ends; the pieces keep «85,5»
    whole.
    """
    start = 0
    for piece in split(text, vocabulary()):
        if piece.word in at or piece.word in before:
            if text[start : piece.start].strip():
                yield start, piece.start
            start = piece.start if piece.word in before else piece.end
    if text[start:].strip():
        yield start, len(text)


_MANY = 4
_MARKS = frozenset(listed(", ; . а но зато"))
_JOINS = frozenset(listed("и также потом затем"))


def orders_apart(said: Utterance, world: World) -> tuple[str, ...]:
    """The words of each order of «прими 1.1 школы 7 и напомни всем про 2.4»; none where it cannot
    be told where one ends, or one of them orders nothing by itself.
    """
    pieces = ordering(phrase_of(said, world))
    places = [place for place, piece in enumerate(pieces) if order_of(piece)]
    if not 1 < len(places) <= _MANY:
        return ()
    cuts = [_between(pieces[before + 1 : after]) for before, after in pairwise(places)]
    if not all(cuts):
        return ()
    starts = [0, *(cut[-1].end for cut in cuts)]
    ends = [*(cut[0].start for cut in cuts), len(said.text)]
    parts = [said.text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    read_alone = (read(Utterance(text=part, role=said.role), world) for part in parts)
    return tuple(parts) if all(each.intent in SCOPED for each in read_alone) else ()


def _between(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The words between two orders that belong to neither: the join in front of the second one,
    else the last marks or «а», behind which it begins with what it is about.
    """
    joins = [at for at, piece in enumerate(pieces, 1) if piece.word in _MARKS | _JOINS]
    if not joins:
        return ()
    marks = [at for at in joins if pieces[at - 1].word in _MARKS]
    end = joins[-1] if joins[-1] == len(pieces) or not marks else marks[-1]
    begin = end
    while begin in joins:
        begin -= 1
    return pieces[begin:end]


def is_late_and_hindered(reading: Reading, said: Utterance, world: World) -> bool:
    """Whether unsure words may ask for another deadline as well as tell what is in the way:
    «1.4 сдадим позже, директор в отпуске».
    """
    if reading.confident or reading.intent not in (
        Intent.REPORT, Intent.OBSTACLE, Intent.EXTEND,
    ):  # fmt: skip
        return False
    phrase = phrase_of(said, world)
    promises = phrase.has(_PROMISED) or reading.intent is Intent.EXTEND
    return promises and _LATE.search(phrase.line) is not None and obstacle(phrase) is not None
