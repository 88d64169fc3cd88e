"""What has changed between a plan in force and the plan that was sent anew.

Which line is which says `domain.plan_matching`.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property

from domain.column_texts import NAMED, ColumnTexts
from domain.planning.wording import fold, key
from domain.schedule import Schedule

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
class ActivityParts:
    """An activity that the newer plan says in several lines.

    `kept` is the one that goes on in its place, `others` begin anew; all in the order of the plan.
    """

    before: ActivityText
    kept: ActivityText
    others: tuple[ActivityText, ...]


@dataclass(frozen=True, slots=True)
class RoadmapDiff:
    """Two plans side by side, each list in the order of its plan.

    `splits` are activities that became several: the part that goes on with the tasks and reports is
    in a pair, the others are among what was added. `kept` are gone from the newer plan and stay all
    the same, by the curator's word.
    `new_columns` are headings of the newer plan that no activity of the other one has: such a plan
    has got a column more, or was stored by a version that did not keep it.
    """

    pairs: tuple[ActivityPair, ...]
    added: tuple[ActivityText, ...]
    removed: tuple[ActivityText, ...]
    new_columns: tuple[str, ...] = ()
    splits: tuple[ActivityParts, ...] = ()
    kept: tuple[ActivityText, ...] = ()

    def only(self, test: Callable[[ActivityPair], bool]) -> tuple[ActivityPair, ...]:
        """The pairs for which `test` holds, such as `lambda pair: pair.is_moved`."""
        return tuple(pair for pair in self.pairs if test(pair))

    @property
    def share(self) -> float:
        """How much of the shorter plan is found in the other one, 0…1."""
        shorter = len(self.pairs) + min(len(self.added), len(self.removed))
        return len(self.pairs) / shorter if shorter else 0.0
