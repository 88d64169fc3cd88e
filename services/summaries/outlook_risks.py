"""The tasks ahead that are likeliest to be late."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import case, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.outlook import Shares
from domain.summary import TaskSelection
from models.people import Organisation
from models.roadmaps import Activity
from services.summaries.task_conditions import TaskFilter, conditions, which_conditions

NAMED = 5
"""So many tasks are named."""


@dataclass(frozen=True, slots=True)
class Risk:
    """A task that lies ahead, and the share that its school was late with."""

    task_id: int
    number: str
    title: str
    organisation: str
    deadline: date
    share: float


async def likeliest(
    session: AsyncSession,
    scope: TaskFilter,
    bounds: tuple[date, date],
    known: Shares,
    ahead: Mapping[int, int],
) -> tuple[Risk, ...]:
    """The tasks ahead whose schools are late most often; the earliest deadline first."""
    worst = sorted(ahead, key=lambda school: (-known.of(school), school))[:NAMED]
    if not worst:
        return ()
    due_from, due_to = bounds
    scope = replace(scope, organisation_ids=tuple(worst), due_from=due_from, due_to=due_to)
    tasks = scope.tasks
    turn = case({school: place for place, school in enumerate(worst)}, value=tasks.organisation_id)
    rows = await session.execute(
        select(
            tasks.id,
            Activity.number,
            Activity.title,
            Organisation.name,
            tasks.deadline,
            tasks.organisation_id,
        )
        .join(Activity, Activity.id == tasks.activity_id)
        .join(Organisation, Organisation.id == tasks.organisation_id)
        .where(*conditions(scope), *which_conditions(TaskSelection.AHEAD, scope))
        .order_by(turn, tasks.deadline, Activity.position, tasks.id)
        .limit(NAMED)
    )
    return tuple(
        Risk(id_, number, title, name, deadline, known.of(school))
        for id_, number, title, name, deadline, school in rows
        if deadline is not None
    )
