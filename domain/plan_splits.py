"""An activity of a plan in force that the newer plan says in several lines.

«Семинар и конкурс для педагогов» that became «Семинар для педагогов» and «Конкурс для педагогов»
is the same work, so that its tasks and reports belong to one of them: the likest, or the first.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from domain.plan_diff import ActivityPair, ActivityParts, ActivityText
from domain.planning.wording import key

PART_SHARE = 0.6
"""So much of what a part says has to stand in the activity that was split, 0…1."""

WHOLE_SHARE = 0.7
"""So much of the activity has to be found in its parts together, 0…1."""

NUMBERED_SHARE = 0.5
"""The same where the numbers say already that the parts stand below it."""

_FEWEST_WORDS = 2
_NO_CONTENT = frozenset(
    ("и", "в", "на", "по", "для", "с", "со", "о", "об", "к", "ко", "из", "от", "при", "до", "не")
)


def find_splits(
    left: Iterable[ActivityText], pairs: Iterable[ActivityPair], added: Sequence[ActivityText]
) -> list[ActivityParts]:
    """The activities that were split, none of their lines in two of them.

    `left` are lines that found no partner, `pairs` those that did, `added` lines of the newer plan
    without one, in its order. Costs about as much as words are shared.
    """
    splits = []
    free = _Free(added)
    for pair in pairs:
        if pair.is_reworded and (others := _lost_parts(pair, free)):
            splits.append(ActivityParts(pair.before, pair.after, others))
            free.take(others)
    for line in left:
        parts = () if line.by_hand else _parts(line, free)
        if parts:
            words = _words(line)
            kept = max(parts, key=lambda part: _likeness(words, _words(part)))
            others = tuple(part for part in parts if part is not kept)
            splits.append(ActivityParts(line, kept, others))
            free.take(parts)
    return splits


class _Free:
    """The lines that are nobody's part yet, by their words: of two plans that have nothing in
    common no line is looked at.
    """

    def __init__(self, lines: Sequence[ActivityText]) -> None:
        self._lines = dict(enumerate(lines))
        self._holders: dict[str, list[int]] = defaultdict(list)
        for place, line in self._lines.items():
            for word in _words(line):
                self._holders[word].append(place)

    def with_any(self, words: Iterable[str]) -> list[ActivityText]:
        """Those that have one of the words, in the order of the plan."""
        places = {place for word in words for place in self._holders.get(word, ())}
        return [self._lines[place] for place in sorted(places) if place in self._lines]

    def take(self, parts: Iterable[ActivityText]) -> None:
        taken = {part.id for part in parts}
        self._lines = {place: line for place, line in self._lines.items() if line.id not in taken}


def _parts(line: ActivityText, free: _Free) -> tuple[ActivityText, ...]:
    """The lines that say together what a lost one said, each something of its own; or none."""
    words = _words(line)
    found = [part for part in free.with_any(words) if _is_part(line, words, part)]
    if all(words <= _words(part) for part in found):
        # The whole wording with more behind it: «… 5 классов», «… 9 классов».
        distinct = found if len(words) > _FEWEST_WORDS else []
    else:
        often = Counter(word for part in found for word in words & _words(part))
        distinct = [
            part for part in found if any(often[word] == 1 for word in words & _words(part))
        ]
    said = frozenset[str]().union(*map(_words, distinct)) & words
    below = all(_is_below(line.number, part.number) for part in distinct)
    least = NUMBERED_SHARE if below else WHOLE_SHARE
    whole = len(distinct) > 1 and len(said) >= least * len(words)
    return tuple(distinct) if whole else ()


def _lost_parts(pair: ActivityPair, free: _Free) -> tuple[ActivityText, ...]:
    """The new lines that say what an activity said and says no more in its own line."""
    words = _words(pair.before)
    lost = words - _words(pair.after)
    return tuple(
        part
        for part in free.with_any(lost)
        if (_words(part) <= lost or _is_part(pair.before, words, part))
        and key(part.section) == key(pair.after.section)
    )


def _is_part(line: ActivityText, words: frozenset[str], part: ActivityText) -> bool:
    said = _words(part)
    shared = said & words
    if _is_below(line.number, part.number) and shared:
        return True
    near = key(line.section) == key(part.section)
    within = len(shared) >= max(PART_SHARE * len(said), _FEWEST_WORDS)
    return near and (within or (len(words) > _FEWEST_WORDS and words <= said))


def _is_below(number: str, part: str) -> bool:
    """Whether a number is one of a part: «1.2.1», «1.2а» below «1.2»."""
    whole, below = number.strip(" ."), part.strip(" .")
    rest = below.removeprefix(whole)
    return bool(whole) and rest != below and (rest.startswith(".") or rest[:1].isalpha())


@lru_cache(maxsize=8192)
def _content(stems: frozenset[str]) -> frozenset[str]:
    return stems - _NO_CONTENT


def _words(line: ActivityText) -> frozenset[str]:
    return _content(line.stems)


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0
