"""Which tasks a summary counts, as conditions on them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, literal_column, or_
from sqlalchemy.orm import InstrumentedAttribute

from domain.summary import Which
from domain.workflow import OPEN, Status
from models.tasks import Task

NOWHERE = 0
"""As the id of a section in a scope: tasks that stand in none."""

COUNTED = {
    Status.DONE: "done",
    Status.SUBMITTED: "in_review",
    Status.IN_PROGRESS: "in_work",
    Status.RETURNED: "returned",
    Status.BLOCKED: "blocked",
    Status.PLANNED: "planned",
}
"""Statuses that count, and the part of `services.summaries.figures.Figures` that each is."""

_STATUSES = {
    Which.ALL: tuple(COUNTED),
    Which.DONE: (Status.DONE,),
    Which.LATE: (Status.DONE,),
    Which.REVIEW: (Status.SUBMITTED,),
    Which.WORK: (Status.IN_PROGRESS,),
    Which.RETURNED: (Status.RETURNED,),
    Which.BLOCKED: (Status.BLOCKED,),
    Which.OVERDUE: tuple(OPEN),
    Which.AHEAD: tuple(OPEN),
}


@dataclass(frozen=True, slots=True)
class Scope:
    """Which tasks are counted. None means no limit; the municipality is always named.

    `due_from` and `due_to` are inclusive bounds of the deadline, `undated` leaves those without
    one. `activity_ids` are those of a party, a document or an indicator.
    """

    municipality_id: int
    roadmap_ids: tuple[int, ...] | None = None
    organisation_ids: tuple[int, ...] | None = None
    section_id: int | None = None
    activity_ids: tuple[int, ...] | None = None
    due_from: date | None = None
    due_to: date | None = None
    undated: bool = False


def conditions(scope: Scope) -> list[ColumnElement[bool]]:
    """The scope as conditions on `Task`."""
    found: list[ColumnElement[bool]] = []
    if scope.roadmap_ids is not None:
        found.append(Task.roadmap_id.in_(scope.roadmap_ids))
    # Always there: a roadmap id from a button must not reach into another municipality.
    found.append(Task.municipality_id == scope.municipality_id)
    if scope.organisation_ids is not None:
        found.append(Task.organisation_id.in_(scope.organisation_ids))
    if scope.section_id is not None:
        own = Task.section_id == scope.section_id
        found.append(own if scope.section_id != NOWHERE else Task.section_id.is_(None))
    if scope.activity_ids is not None:
        found.append(Task.activity_id.in_(scope.activity_ids))
    if scope.due_from is not None:
        found.append(Task.deadline >= scope.due_from)
    if scope.due_to is not None:
        found.append(Task.deadline <= scope.due_to)
    if scope.undated:
        found.append(Task.deadline.is_(None))
    return found


def by_itself(column: InstrumentedAttribute[int]) -> ColumnElement[int]:
    """The column, to be grouped by.

    By its bare name SQLite is tempted to read the tasks of all roadmaps and years in the order of
    an index that begins with it, rather than to sort those of one roadmap.
    """
    return (column + literal_column("0")).label(f"{column.key}_itself")


def which_conditions(which: Which, today: date) -> list[ColumnElement[bool]]:
    """The tasks that `which` names, as conditions on `Task`; they agree with the figures."""
    found: list[ColumnElement[bool]] = [Task.status.in_(_STATUSES[which])]
    if which is Which.LATE:
        found.append(Task.done_late.is_(True))
    elif which is Which.OVERDUE:
        found.append(Task.deadline < today)
    elif which is Which.AHEAD:
        found.append(or_(Task.deadline >= today, Task.deadline.is_(None)))
    return found
