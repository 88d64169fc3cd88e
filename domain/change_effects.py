"""What a change of an activity does to its tasks, told before it is done.

By the rules of `services.assignment`: tasks go on in their window where it goes on
(`domain.window_moves`), what is no longer wanted ends unless somebody has reported on it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from domain.tasks import TaskWindow
from domain.window_moves import match_windows
from domain.workflow import OPEN, Status

NOBODY_LATE: Mapping[int, date] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ExistingTask:
    """A task as far as a change of its activity goes.

    `is_shifted`: a person has moved its deadline by hand; `is_reported`: there is a report on it.
    """

    organisation_id: int
    window: str
    status: Status
    is_shifted: bool = False
    is_reported: bool = False


@dataclass(frozen=True, slots=True)
class ChangeEffect:
    """Tasks by what becomes of them.

    `new` ones are owed afterwards and were not before, `moved` ones stay and get another deadline,
    `withdrawn` ones end, `withdrawn_reported` of them with reports; `kept_reported` have reports
    and stay. `past` are those of the new and the moved ones whose deadline has passed.
    """

    new: int = 0
    moved: int = 0
    past: int = 0
    withdrawn: int = 0
    withdrawn_reported: int = 0
    kept_reported: int = 0

    def __add__(self, other: "ChangeEffect") -> "ChangeEffect":
        return ChangeEffect(
            self.new + other.new,
            self.moved + other.moved,
            self.past + other.past,
            self.withdrawn + other.withdrawn,
            self.withdrawn_reported + other.withdrawn_reported,
            self.kept_reported + other.kept_reported,
        )


def effect_of(
    tasks: Iterable[ExistingTask],
    old: Sequence[TaskWindow],
    new: Sequence[TaskWindow],
    organisations: Collection[int],
    *,
    leaves: bool,
    today: date,
    asked_from: Mapping[int, date] = NOBODY_LATE,
) -> ChangeEffect:
    """The effect on the tasks of one activity, whose windows were `old` and will be `new`.

    `organisations` will answer for it, those of `asked_from` for no window that ended before that
    day; `leaves` says that it leaves the plan.
    """
    found = list(tasks)
    pairs = [] if leaves else match_windows(old, new)
    shifting = {was.label: now.label for was, now in pairs if was.end != now.end}
    labels = _labels_after(found, pairs)
    wanted = {
        (id_, window.label)
        for window in new
        for id_ in organisations
        if window.end is None or window.end >= asked_from.get(id_, date.min)
    }
    ending = {
        task
        for task in found
        if (task.organisation_id, labels[task]) not in wanted and _ends(task, leaves)
    }
    taken_up = {
        (task.organisation_id, labels[task])
        for task in found
        if task.status is not Status.CANCELLED or task.is_reported
    }
    reported = {task for task in found if task.is_reported}
    past = {window.label for window in new if window.end is not None and window.end < today}
    begun = wanted - taken_up
    moved = {task for task in found if task.window in shifting and _moves(task)} - ending
    return ChangeEffect(
        new=len(begun),
        moved=len(moved),
        past=sum(label in past for label in _labels(begun, moved, shifting)),
        withdrawn=len(ending),
        withdrawn_reported=len(ending & reported),
        kept_reported=len(reported - ending),
    )


def _labels(
    begun: Iterable[tuple[int, str]],
    moved: Iterable[ExistingTask],
    shifting: Mapping[str, str],
) -> Iterator[str]:
    """The names of the windows of tasks that are new, and of those that get another day."""
    yield from (label for _, label in begun)
    yield from (shifting[task.window] for task in moved)


def _labels_after(
    tasks: Collection[ExistingTask], pairs: Iterable[tuple[TaskWindow, TaskWindow]]
) -> dict[ExistingTask, str]:
    """The names of the windows in which tasks go on, unless another task has that name."""
    becomes = {was.label: now.label for was, now in pairs if was.label != now.label}
    held = {(task.organisation_id, task.window) for task in tasks}
    labels = {}
    for task in tasks:
        now = becomes.get(task.window, task.window)
        is_free = now in becomes or (task.organisation_id, now) not in held
        labels[task] = now if is_free else task.window
    return labels


def _moves(task: ExistingTask) -> bool:
    return task.status in OPEN and not task.is_shifted


def _ends(task: ExistingTask, leaves: bool) -> bool:
    if leaves:
        return task.status in OPEN or task.status is Status.SUBMITTED
    return task.status in OPEN and not task.is_reported
