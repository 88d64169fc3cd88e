"""What one organisation owes, for whoever looks after it from the office."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, require
from domain.errors import Code, Refusal
from domain.tasks import urgency
from domain.workflow import OPEN, Status
from models.enums import RoadmapStatus
from models.people import Organisation
from models.roadmaps import Activity, Roadmap
from models.tasks import Task
from services.core import municipalities
from services.tasks.task_lists import PAGE, TaskLine


@dataclass(frozen=True, slots=True)
class OrganisationTasks:
    """A page of what is owed or under review, from 0, the newest need first."""

    organisation_id: int
    organisation: str
    lines: tuple[TaskLine, ...]
    page: int
    pages: int
    total: int


async def load_page(
    session: AsyncSession, organisation_id: int, page: int = 0, *, actor: Actor
) -> OrganisationTasks:
    """The tasks of an organisation that nobody has finished; a page beyond the end is the last.

    Raises Refusal(DENIED) for a foreign organisation and for one that does not exist alike.
    """
    row = await session.get(Organisation, organisation_id)
    if row is None:
        raise Refusal(Code.DENIED)
    require(
        actor,
        UseCase.SEE_TASK,
        municipality_id=row.municipality_id,
        organisation_id=row.id,
    )
    every = await _lines(session, row, actor)
    pages = max(1, -(-len(every) // PAGE))
    shown = min(max(page, 0), pages - 1)
    part = every[shown * PAGE : (shown + 1) * PAGE]
    return OrganisationTasks(row.id, row.name, tuple(part), shown, pages, len(every))


async def _lines(session: AsyncSession, school: Organisation, actor: Actor) -> list[TaskLine]:
    today = await municipalities.today(session, school.municipality_id, actor.as_of)
    rows = await session.execute(
        select(Task, Activity.number, Activity.title, Roadmap.short_title)
        .join(Activity, Activity.id == Task.activity_id)
        .join(Roadmap, Roadmap.id == Task.roadmap_id)
        .where(
            Task.organisation_id == school.id,
            Task.status.in_((*OPEN, Status.SUBMITTED)),
            Roadmap.status == RoadmapStatus.ACTIVE,
        )
        .order_by(Activity.position, Task.id)
    )
    found = [
        TaskLine(
            task_id=task.id,
            version=task.version,
            number=number,
            title=title,
            status=task.status,
            deadline=_due(task),
            organisation_id=school.id,
            organisation=school.name,
            roadmap_id=task.roadmap_id,
            roadmap=roadmap,
            today=today,
        )
        for task, number, title, roadmap in rows
    ]
    return sorted(found, key=lambda line: urgency(line, line.today))


def _due(task: Task) -> date | None:
    """The day until which a returned task is to be mended, else its deadline."""
    return (task.mend_by if task.status is Status.RETURNED else None) or task.deadline
