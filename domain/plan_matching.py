"""Which line of a newer plan is which line of the plan in force.

Lines are matched first by their wording, then by their number if the wording is still alike, then
by the likest wording, and at last with the likest of the parts that they were split into. Nothing
is matched twice; what is left over was added or removed.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from domain.plan_diff import ActivityPair, ActivityParts, ActivityText, RoadmapDiff
from domain.plan_splits import find_splits
from domain.planning.wording import key
from domain.schedule import Period

SAME_NUMBER_LIKENESS = 0.4
"""A line under the same number may be reworded this much; beyond that it is another one."""

REWORDED_LIKENESS = 0.7
"""A line under another number has to be this much like its former wording."""

SAME_PLAN_SHARE = 0.5
SAME_TITLE_SHARE = 0.2
SAME_TITLE_LIKENESS = 0.8
SAME_PERIOD_SHARE = 0.5


def compare(before: Sequence[ActivityText], after: Sequence[ActivityText]) -> RoadmapDiff:
    """Match the lines of two plans. Costs about the product of what exact wording leaves over.

    What was added by hand and is missing from the newer plan is not removed: it stays as it is.
    """
    pairs: dict[int, ActivityPair] = {}
    known = {key(name) for line in before for name, _ in line.other_columns}
    found = {key(name): name for line in after for name, _ in line.other_columns}
    new_columns = {each: name for each, name in found.items() if each not in known}
    fresh = frozenset(new_columns)
    old = {line.id: line for line in before}
    new = {line.id: line for line in after}

    def take(found: Iterable[tuple[ActivityText, ActivityText]]) -> None:
        for was, now in found:
            if was.id in old and now.id in new:
                pairs[now.id] = ActivityPair(old.pop(was.id), new.pop(now.id), fresh)

    for name in (
        lambda line: (key(line.title), key(line.section), key(line.number)),
        lambda line: (key(line.title), key(line.section)),
        lambda line: (key(line.title), key(line.number)),
        lambda line: key(line.title),
    ):
        take(_in_order(old.values(), new.values(), name))
    for name in (
        lambda line: (key(line.section), key(line.number)),
        lambda line: key(line.number),
    ):
        take(_numbered_alike(old.values(), new.values(), name))
    take(_worded_alike(list(old.values()), list(new.values())))
    splits = find_splits(list(old.values()), pairs.values(), list(new.values()))
    take((each.before, each.kept) for each in splits)
    ordered = tuple(pairs[line.id] for line in after if line.id in pairs)
    removed = tuple(line for line in old.values() if not line.by_hand)
    return RoadmapDiff(
        ordered,
        tuple(new.values()),
        removed,
        tuple(new_columns.values()),
        _in_plan_order(splits, after),
    )


def _in_plan_order(
    splits: Iterable[ActivityParts], after: Sequence[ActivityText]
) -> tuple[ActivityParts, ...]:
    position = {line.id: index for index, line in enumerate(after)}
    return tuple(sorted(splits, key=lambda each: position[each.kept.id]))


def is_same_plan(
    titles: tuple[str, str], periods: tuple[Period, Period], difference: RoadmapDiff
) -> bool:
    """Whether two plans look like an earlier and a later state of one.

    They share at least half of the shorter period, and half of the activities, or an almost equal
    title and some of the activities.
    """
    one, other = periods
    overlap = (min(one.end, other.end) - max(one.start, other.start)).days + 1
    shorter = min((period.end - period.start).days + 1 for period in periods)
    if overlap < SAME_PERIOD_SHARE * shorter:
        return False
    first, second = (ActivityText(0, "", title).stems for title in titles)
    alike = _dice(first, second) >= SAME_TITLE_LIKENESS
    return difference.share >= (SAME_TITLE_SHARE if alike else SAME_PLAN_SHARE)


def _in_order(
    old: Iterable[ActivityText],
    new: Iterable[ActivityText],
    name: Callable[[ActivityText], Hashable],
) -> list[tuple[ActivityText, ActivityText]]:
    """Lines with the same name, the first with the first."""
    waiting: dict[Hashable, list[ActivityText]] = defaultdict(list)
    for line in old:
        waiting[name(line)].append(line)
    return [(waiting[name(line)].pop(0), line) for line in new if waiting.get(name(line))]


def _numbered_alike(
    old: Iterable[ActivityText],
    new: Iterable[ActivityText],
    name: Callable[[ActivityText], Hashable],
) -> Iterator[tuple[ActivityText, ActivityText]]:
    """Lines with the same number, where it is nobody else's and the wording is still alike."""
    former, later = list(old), list(new)
    often = Counter(map(name, former)), Counter(map(name, later))
    by_name = {name(line): line for line in former if line.number}
    for line in later:
        was = by_name.get(name(line))
        if was is None or any(count[name(line)] > 1 for count in often):
            continue
        if _dice(was.stems, line.stems) >= SAME_NUMBER_LIKENESS:
            yield was, line


def _worded_alike(
    old: Sequence[ActivityText], new: Sequence[ActivityText]
) -> Iterator[tuple[ActivityText, ActivityText]]:
    """The likest pairs first. Only lines that share a word are looked at."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(old):
        for stem in line.stems:
            holders[stem].append(index)
    ranked = []
    for place, line in enumerate(new):
        shared = Counter(index for stem in line.stems for index in holders.get(stem, ()))
        for index, count in shared.items():
            likeness = 2 * count / (len(line.stems) + len(old[index].stems))
            if likeness >= REWORDED_LIKENESS:
                ranked.append((-likeness, abs(index - place), index, place))
    for _, _, index, place in sorted(ranked):
        yield old[index], new[place]


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    """How many words two texts share, 0…1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0
