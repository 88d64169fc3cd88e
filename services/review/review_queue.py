"""What waits for review, the oldest first: as a queue, and as a list to look over."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, allowed
from domain.workflow import Action, Status
from models.enums import RoadmapStatus
from models.people import Organisation
from models.roadmaps import Activity, Roadmap
from models.tasks import Evidence, Task

PAGE = 8


@dataclass(frozen=True, slots=True)
class RoadmapCount:
    """How many reports of a roadmap wait."""

    roadmap_id: int
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A report in the list of those that wait. `is_claim`: it says that it is not for the school.

    `submitted_on` and `deadline` are local days; `today` too.
    """

    task_id: int
    version: int
    number: str
    title: str
    organisation: str
    submitted_on: date | None
    deadline: date | None
    is_claim: bool
    files: int


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """A page of the queue, from 0, the oldest first."""

    lines: tuple[WaitingLine, ...]
    page: int
    pages: int
    total: int
    roadmaps: tuple[RoadmapCount, ...]
    roadmap_id: int | None


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits for review: the tasks in the order in which they came, the oldest first.

    `roadmaps` counts all that waits, whatever roadmap was asked for.
    """

    task_ids: tuple[int, ...]
    roadmaps: tuple["RoadmapCount", ...] = ()

    @property
    def count(self) -> int:
        return len(self.task_ids)

    def after(self, task_id: int | None) -> int | None:
        """The task after this one, or the first where it is not (or no longer) in the queue."""
        if not self.task_ids:
            return None
        if task_id not in self.task_ids:
            return self.task_ids[0]
        return self.task_ids[(self.task_ids.index(task_id) + 1) % len(self.task_ids)]


async def queue(session: AsyncSession, *, actor: Actor, roadmap_id: int | None = None) -> Queue:
    """All that waits for this curator's review; a roadmap of elsewhere gives an empty queue."""
    rows = (
        await session.execute(
            select(Task.id, Task.roadmap_id, Roadmap.short_title)
            .join(Roadmap, Roadmap.id == Task.roadmap_id)
            .where(*_waiting(actor))
            .order_by(Task.changed_at, Task.id)
        )
    ).all()
    titles = {row.roadmap_id: row.short_title for row in rows}
    counts = Counter(row.roadmap_id for row in rows)
    return Queue(
        tuple(row.id for row in rows if roadmap_id in (None, row.roadmap_id)),
        tuple(RoadmapCount(id_, titles[id_], count) for id_, count in counts.most_common()),
    )


async def waiting_page(
    session: AsyncSession, page: int = 0, *, roadmap_id: int | None = None, actor: Actor
) -> WaitingPage:
    """A page of what waits, to be looked over; a page beyond the end is the last one."""
    waiting = await queue(session, actor=actor, roadmap_id=roadmap_id)
    pages = max(1, -(-waiting.count // PAGE))
    shown = min(max(page, 0), pages - 1)
    files = (
        select(func.count())
        .where(Evidence.task_id == Task.id, Evidence.withdrawn_at.is_(None))
        .scalar_subquery()
    )
    rows = await session.execute(
        select(Task, Activity.number, Activity.title, Organisation.name, files)
        .join(Activity, Activity.id == Task.activity_id)
        .join(Organisation, Organisation.id == Task.organisation_id)
        .where(Task.id.in_(waiting.task_ids[shown * PAGE : (shown + 1) * PAGE]))
        .order_by(Task.changed_at, Task.id)
    )
    lines = tuple(
        WaitingLine(
            task.id,
            task.version,
            number,
            title,
            organisation,
            task.submitted_on,
            task.deadline,
            task.claim is Action.REQUEST_NOT_APPLICABLE,
            count,
        )
        for task, number, title, organisation, count in rows
    )
    return WaitingPage(lines, shown, pages, waiting.count, waiting.roadmaps, roadmap_id)


def _waiting(actor: Actor) -> list[ColumnElement[bool]]:
    """Reports of roadmaps in force in the municipalities of this curator."""
    municipalities = [
        held.municipality_id
        for held in actor.current()
        if allowed(actor, UseCase.REVIEW, municipality_id=held.municipality_id)
    ]
    return [
        Task.municipality_id.in_(municipalities),
        Task.status == Status.SUBMITTED,
        Roadmap.status == RoadmapStatus.ACTIVE,
    ]
