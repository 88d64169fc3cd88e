"""What has changed between a plan in force and the plan that was sent anew.

Lines are matched first by their wording, then by their number if the wording is still alike, then
by the likest wording. Nothing is matched twice; what is left over was added or removed.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from domain.column_texts import NAMED, ColumnTexts
from domain.planning.wording import fold, key
from domain.schedule import Period, Schedule

SAME_NUMBER_LIKENESS = 0.4
"""A line under the same number may be reworded this much; beyond that it is another one."""

REWORDED_LIKENESS = 0.7
"""A line under another number has to be this much like its former wording."""

SAME_PLAN_SHARE = 0.5
SAME_TITLE_SHARE = 0.2
SAME_TITLE_LIKENESS = 0.8
SAME_PERIOD_SHARE = 0.5

_STEM = 5


@dataclass(frozen=True)
class ActivityText(ColumnTexts):
    """One activity as far as comparing goes.

    `section` is the section's number or title, `when` anything that says what the deadline means:
    a phrase that was only spelt otherwise has the same `when`. `parties` are folded names, `named`
    the same as they are written. `by_hand`: the office's own file never had it, or a
    curator keeps it without the file.
    """

    id: int
    number: str
    title: str
    section: str = ""
    term: str = ""
    when: Hashable = None
    parties: frozenset[str] = frozenset()
    by_hand: bool = False
    named: tuple[str, ...] = ()
    schedule: Schedule | None = None

    @cached_property
    def stems(self) -> frozenset[str]:
        """The words of the title, cut where endings begin."""
        words = "".join(sign if sign.isalnum() else " " for sign in fold(self.title)).split()
        return frozenset(word[:_STEM] for word in words)


@dataclass(frozen=True, slots=True)
class ActivityPair:
    """One activity in both plans, and what is different about it.

    `new_columns` are the keys of headings that the plan in force has nowhere: what they say is no
    change of this activity.
    """

    before: ActivityText
    after: ActivityText
    new_columns: frozenset[str] = frozenset()

    @property
    def is_reworded(self) -> bool:
        return key(self.before.title) != key(self.after.title)

    @property
    def is_rescheduled(self) -> bool:
        return self.before.when != self.after.when

    @property
    def is_moved(self) -> bool:
        """Whether it stands in another section, or under another number."""
        sections = key(self.before.section) != key(self.after.section)
        return sections or key(self.before.number) != key(self.after.number)

    @property
    def is_reassigned(self) -> bool:
        return self.before.parties != self.after.parties

    @property
    def other_texts(self) -> tuple[tuple[str, str, str], ...]:
        """(name, before, after) of the texts of a column of their own that say something else.

        A file without a mark takes none back: marks are about the work, and may be in another one.
        """
        found = ((each, getattr(self.before, each), getattr(self.after, each)) for each in NAMED)
        return tuple(
            (name, was, now)
            for name, was, now in found
            if key(was) != key(now) and (now or name != "mark")
        )

    @property
    def has_other_result(self) -> bool:
        return key(self.before.result) != key(self.after.result)

    @property
    def has_new_mark(self) -> bool:
        return any(name == "mark" for name, _, _ in self.other_texts)

    @property
    def other_columns(self) -> tuple[tuple[str, str, str], ...]:
        """(heading, before, after) of the columns that say something else, in the newer order."""
        columns = self.before.other_columns, self.after.other_columns
        was, now = ({key(name): text for name, text in said} for said in columns)
        names = {key(name): name for said in columns for name, _ in said}
        compared = (each for each in now | was if each not in self.new_columns)
        found = ((names[each], was.get(each, ""), now.get(each, "")) for each in compared)
        return tuple(each for each in found if key(each[1]) != key(each[2]))

    @property
    def has_other_columns(self) -> bool:
        """Whether any column but those of results and marks says something else."""
        named = any(name not in ("result", "mark") for name, _, _ in self.other_texts)
        return named or bool(self.other_columns)

    @property
    def is_changed(self) -> bool:
        return self.is_moved or self._says_something_else

    @property
    def is_only_renumbered(self) -> bool:
        """Whether nothing but the number is another one, as below a row that came or went."""
        sections = key(self.before.section) != key(self.after.section)
        return self.is_moved and not sections and not self._says_something_else

    @property
    def _says_something_else(self) -> bool:
        changed = self.is_reworded or self.is_rescheduled or self.is_reassigned
        return changed or bool(self.other_texts or self.other_columns)


@dataclass(frozen=True, slots=True)
class RoadmapDiff:
    """Two plans side by side, each list in the order of its plan.

    `new_columns` are headings of the newer plan that no activity of the other one has: such a plan
    has got a column more, or was stored by a version that did not keep it.
    """

    pairs: tuple[ActivityPair, ...]
    added: tuple[ActivityText, ...]
    removed: tuple[ActivityText, ...]
    new_columns: tuple[str, ...] = ()

    def only(self, test: Callable[[ActivityPair], bool]) -> tuple[ActivityPair, ...]:
        """The pairs for which `test` holds, such as `lambda pair: pair.is_moved`."""
        return tuple(pair for pair in self.pairs if test(pair))

    @property
    def share(self) -> float:
        """How much of the shorter plan is found in the other one, 0…1."""
        shorter = len(self.pairs) + min(len(self.added), len(self.removed))
        return len(self.pairs) / shorter if shorter else 0.0


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
    ordered = tuple(pairs[line.id] for line in after if line.id in pairs)
    removed = tuple(line for line in old.values() if not line.by_hand)
    return RoadmapDiff(ordered, tuple(new.values()), removed, tuple(new_columns.values()))


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
