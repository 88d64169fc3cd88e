"""Who reported late, and whose delay it was: told from the history, never rewritten."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.calendar import local_day
from domain.lateness import (
    DatedMove,
    Lateness,
    Step,
    deadline_in_force,
    delivered_on,
    lateness,
)
from domain.summary import TaskSelection
from models.enums import MoveVerdict
from models.people import Organisation
from models.roadmaps import Activity, Roadmap
from models.tasks import DeadlineMove as MoveRow
from models.tasks import Report, Task
from services.core.batches import batches
from services.core.organisation_names import by_number
from services.summaries.queries import ResolvedQuery
from services.summaries.task_conditions import conditions, told, which_conditions

_BATCH = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class DelayLine:
    """A task that was done late: when it was due, when it came, whose delay that was."""

    task_id: int
    number: str
    title: str
    organisation_id: int
    organisation: str
    deadline: date
    delivered_on: date
    cause: Lateness
    roadmap: str


async def delays_of(session: AsyncSession, resolved: ResolvedQuery) -> list[DelayLine]:
    """Every task that was done late, in the order of the plan."""
    scope = resolved.scope
    tasks = scope.tasks
    late = await session.execute(
        select(tasks, Activity.number, Activity.title, Organisation.name, Roadmap.short_title)
        .join(Activity, Activity.id == tasks.activity_id)
        .join(Organisation, Organisation.id == tasks.organisation_id)
        .join(Roadmap, Roadmap.id == tasks.roadmap_id)
        .where(*conditions(scope), *which_conditions(TaskSelection.LATE, scope))
        .order_by(Activity.position, Activity.id, tasks.id)
    )
    rows: list[Any] = list(late)
    turn = {row[0].activity_id: place for place, row in enumerate(rows)}
    rows.sort(key=lambda row: (turn[row[0].activity_id], by_number(row[3])))
    zone = resolved.info.zone
    found = []
    for batch in batches(rows, _BATCH):
        ids = [task.id for task, *_ in batch]
        steps = await _steps(session, ids, resolved)
        moves = await _moves(session, ids, resolved)
        made = await _made(session, ids)
        for task, number, title, organisation, roadmap in batch:
            history = steps[task.id]
            day = delivered_on(history) or task.submitted_on or task.done_on
            deadline = task.deadline
            if day is not None:
                deadline = deadline_in_force(task.deadline, moves[task.id], day)
            if day is None or deadline is None:
                continue
            cause = lateness(history, deadline, local_day(made[task.id], zone))
            found.append(
                DelayLine(
                    task_id=task.id,
                    number=number,
                    title=title,
                    organisation_id=task.organisation_id,
                    organisation=organisation,
                    deadline=deadline,
                    delivered_on=day,
                    # Kept as late without a history to tell it: reported by the office itself.
                    cause=Lateness.SCHOOL if cause is Lateness.NONE else cause,
                    roadmap=roadmap,
                )
            )
    return found


async def _made(session: AsyncSession, ids: list[int]) -> dict[int, datetime]:
    rows = await session.execute(select(Task.id, Task.created_at).where(Task.id.in_(ids)))
    return dict(rows.all())


async def _steps(
    session: AsyncSession, ids: list[int], resolved: ResolvedQuery
) -> dict[int, list[Step]]:
    rows = await session.execute(
        select(Report.task_id, Report.at, Report.action, Report.status_after)
        .where(Report.task_id.in_(ids), *told(resolved.scope))
        .order_by(Report.id)
    )
    found: dict[int, list[Step]] = defaultdict(list)
    for task_id, at, action, after in rows:
        if action is not None:
            found[task_id].append(Step(local_day(at, resolved.info.zone), action, after))
    return found


async def _moves(
    session: AsyncSession, ids: list[int], resolved: ResolvedQuery
) -> dict[int, list[DatedMove]]:
    until = resolved.scope.until
    rows = await session.scalars(
        select(MoveRow)
        .where(
            MoveRow.task_id.in_(ids),
            MoveRow.verdict == MoveVerdict.ACCEPTED,
            *([MoveRow.decided_at < until] if until else []),
        )
        .order_by(MoveRow.decided_at, MoveRow.id)
    )
    found: dict[int, list[DatedMove]] = defaultdict(list)
    for row in rows:
        if row.decided_at is not None:
            on = local_day(row.decided_at, resolved.info.zone)
            found[row.task_id].append(DatedMove(on, row.old_deadline, row.new_deadline))
    return found
