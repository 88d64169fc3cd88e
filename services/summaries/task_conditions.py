"""Which tasks a summary counts and on which evening, as conditions on them."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, literal_column, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute

from domain.summary import TaskSelection
from domain.workflow import OPEN, Status
from models.enums import Verdict
from models.roadmaps import Activity
from models.tasks import Evidence, Report, Review, Task, TaskState

NO_SECTION = 0
"""As the id of a section in a filter: tasks that stand in none."""

PART_OF_STATUS = {
    Status.DONE: "done",
    Status.SUBMITTED: "in_review",
    Status.IN_PROGRESS: "in_work",
    Status.RETURNED: "returned",
    Status.BLOCKED: "blocked",
    Status.PLANNED: "planned",
}
"""Statuses that count, and the part of `services.summaries.figures.Figures` that each is."""

_STATUSES = {
    TaskSelection.ALL: tuple(PART_OF_STATUS),
    TaskSelection.DONE: (Status.DONE,),
    TaskSelection.LATE: (Status.DONE,),
    TaskSelection.REVIEW: (Status.SUBMITTED,),
    TaskSelection.WORK: (Status.IN_PROGRESS,),
    TaskSelection.RETURNED: (Status.RETURNED,),
    TaskSelection.BLOCKED: (Status.BLOCKED,),
    TaskSelection.OVERDUE: tuple(OPEN),
    TaskSelection.AHEAD: tuple(OPEN),
}

Tasks = type[Task] | type[TaskState]
"""Where the columns of a question are read: tasks as they are, or as they were on an evening."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFilter:
    """Which tasks are counted, and as of which evening. None means no limit.

    The municipality is always named. `due_from` and `due_to` are inclusive bounds of the deadline,
    `done_from` and `done_to` of the acceptance, `undated` leaves those without a deadline.
    `returned_from` (inclusive) and `returned_before` (not) are moments that bound a return.
    `activity_ids` are one that was named, or those of a party, a document or an indicator. `on` is
    the local day whose evening is asked for. `until` is the moment at which it ends where it is
    past; None is now.
    """

    municipality_id: int
    on: date
    until: datetime | None = None
    roadmap_ids: tuple[int, ...] | None = None
    organisation_ids: tuple[int, ...] | None = None
    section_id: int | None = None
    activity_ids: tuple[int, ...] | None = None
    due_from: date | None = None
    due_to: date | None = None
    done_from: date | None = None
    done_to: date | None = None
    returned_from: datetime | None = None
    returned_before: datetime | None = None
    undated: bool = False

    @property
    def tasks(self) -> Tasks:
        """The table that a statement of this filter reads; both have the same columns."""
        return Task if self.until is None else TaskState


def conditions(scope: TaskFilter, since: date | None = None) -> list[ColumnElement[bool]]:
    """The filter as conditions on `scope.tasks`; states that ended by the evening count in too if
    they held on one from `since` on.
    """
    tasks = scope.tasks
    found: list[ColumnElement[bool]] = []
    if scope.roadmap_ids is not None:
        found.append(tasks.roadmap_id.in_(scope.roadmap_ids))
    # Always there: a roadmap id from a button must not reach into another municipality.
    found.append(tasks.municipality_id == scope.municipality_id)
    if scope.organisation_ids is not None:
        found.append(tasks.organisation_id.in_(scope.organisation_ids))
    if scope.section_id is not None:
        own = tasks.section_id == scope.section_id
        found.append(own if scope.section_id != NO_SECTION else tasks.section_id.is_(None))
    if scope.activity_ids is not None:
        found.append(tasks.activity_id.in_(scope.activity_ids))
    if tasks is TaskState:
        found += [TaskState.valid_from <= scope.on, TaskState.valid_to > (since or scope.on)]
    return found + _days(scope)


def _days(scope: TaskFilter) -> list[ColumnElement[bool]]:
    tasks = scope.tasks
    found: list[ColumnElement[bool]] = []
    if scope.due_from is not None:
        found.append(tasks.deadline >= scope.due_from)
    if scope.due_to is not None:
        found.append(tasks.deadline <= scope.due_to)
    if scope.undated:
        found.append(tasks.deadline.is_(None))
    if scope.done_from is not None or scope.done_to is not None:
        # A task that was opened again keeps the day of its first acceptance.
        found.append(tasks.status == Status.DONE)
    if scope.done_from is not None:
        found.append(tasks.done_on >= scope.done_from)
    if scope.done_to is not None:
        found.append(tasks.done_on <= scope.done_to)
    if scope.returned_from is not None or scope.returned_before is not None:
        found.append(tasks.id.in_(select(Review.task_id).where(*returns(scope))))
    return found


def returns(scope: TaskFilter) -> list[ColumnElement[bool]]:
    """The returns that stood on the evening of the filter, within its moments, as conditions on
    `Review`: one that was taken back by then is none.
    """
    # Written out, as its index has it.
    verdict: ColumnElement[str] = literal_column(f"'{Verdict.RETURNED.value}'")
    found: list[ColumnElement[bool]] = [Review.verdict == verdict]
    if scope.until is None:
        found.append(Review.withdrawn_at.is_(None))
    else:
        found.append(Review.at < scope.until)
        found.append(or_(Review.withdrawn_at.is_(None), Review.withdrawn_at >= scope.until))
    if scope.returned_from is not None:
        found.append(Review.at >= scope.returned_from)
    if scope.returned_before is not None:
        found.append(Review.at < scope.returned_before)
    return found


def counted(scope: TaskFilter) -> list[ColumnElement[bool]]:
    """The same, of the statuses that count."""
    return [scope.tasks.status.in_(PART_OF_STATUS), *conditions(scope)]


def in_force(scope: TaskFilter) -> list[ColumnElement[bool]]:
    """The evidence that was there on the evening of the filter, as conditions on `Evidence`."""
    if scope.until is None:
        return [Evidence.withdrawn_at.is_(None)]
    kept = or_(Evidence.withdrawn_at.is_(None), Evidence.withdrawn_at >= scope.until)
    return [Evidence.at < scope.until, kept]


def told(scope: TaskFilter, reports: type[Report] = Report) -> list[ColumnElement[bool]]:
    """What was reported by the evening of the filter, as conditions on reports or an alias."""
    return [] if scope.until is None else [reports.at < scope.until]


def of_activities(scope: TaskFilter) -> ColumnElement[bool]:
    """The same tasks, named by the activities of the roadmaps: the way through their index."""
    if scope.roadmap_ids is None:
        return true()
    own = select(Activity.id).where(Activity.roadmap_id.in_(scope.roadmap_ids))
    return scope.tasks.activity_id.in_(own)


def by_itself(column: InstrumentedAttribute[int]) -> ColumnElement[int]:
    """The column, to be grouped by.

    By its bare name SQLite is tempted to read the tasks of all roadmaps and years in the order of
    an index that begins with it, rather than to sort those of one roadmap.
    """
    return column + literal_column("0")


def which_conditions(which: TaskSelection, scope: TaskFilter) -> list[ColumnElement[bool]]:
    """The tasks that `which` names, as conditions on `scope.tasks`; they agree with the figures."""
    tasks = scope.tasks
    found: list[ColumnElement[bool]] = [tasks.status.in_(_STATUSES[which])]
    if which is TaskSelection.LATE:
        found.append(tasks.done_late.is_(True))
    elif which is TaskSelection.OVERDUE:
        found.append(tasks.deadline < scope.on)
    elif which is TaskSelection.AHEAD:
        found.append(or_(tasks.deadline >= scope.on, tasks.deadline.is_(None)))
    return found
