"""What waits for review, the oldest first: as a queue, and as a list to look over."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, allowed
from domain.workflow import Action, Status
from models.enums import RoadmapStatus
from models.people import Municipality, Organisation
from models.roadmaps import Activity, Roadmap
from models.tasks import Evidence, Task

PAGE = 8


@dataclass(frozen=True, slots=True)
class RoadmapCount:
    """How many reports of a roadmap wait."""

    roadmap_id: int
    title: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingLine:
    """A report in the list of those that wait. `is_claim`: it says that it is not for the school.

    `submitted_on` and `deadline` are local days; `today` too.
    """

    task_id: int
    version: int
    number: str
    title: str
    organisation: str
    roadmap: str
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
    """How much waits for review: by roadmap, the fullest first, whatever roadmap was asked for."""

    roadmaps: tuple[RoadmapCount, ...]
    roadmap_id: int | None = None

    @property
    def count(self) -> int:
        """Of the roadmap that was asked for, or of all."""
        return sum(
            each.count for each in self.roadmaps if self.roadmap_id in (None, each.roadmap_id)
        )


async def queue(session: AsyncSession, *, actor: Actor, roadmap_id: int | None = None) -> Queue:
    """How much waits for this curator's review; a roadmap of elsewhere gives an empty queue."""
    titles = await _titles(session, actor)
    rows = await session.execute(
        select(Task.roadmap_id, func.count())
        .where(*_waiting(actor, titles))
        .group_by(Task.roadmap_id)
        .order_by(func.count().desc(), Task.roadmap_id)
    )
    counts = tuple(RoadmapCount(id_, titles[id_], number) for id_, number in rows)
    return Queue(counts, roadmap_id)


async def following(
    session: AsyncSession, after: int | None, *, actor: Actor, roadmap_id: int | None = None
) -> int | None:
    """The task that waits next after `after`, or the longest where it is the last, is not (or no
    longer) in the queue, or None; None where nothing waits.
    """
    where = _waiting(actor, await _titles(session, actor), roadmap_id)
    first = select(Task.id).where(*where).order_by(Task.changed_at, Task.id).limit(1)
    since = None
    if after is not None:
        since = await session.scalar(select(Task.changed_at).where(Task.id == after, *where))
    if since is not None:
        # A bound of the first column by itself lets both databases begin in the index there.
        later = or_(Task.changed_at > since, Task.id > after)
        found = await session.scalar(first.where(Task.changed_at >= since, later))
        if found is not None:
            return found
    return await session.scalar(first)


async def waiting_page(
    session: AsyncSession, page: int = 0, *, roadmap_id: int | None = None, actor: Actor
) -> WaitingPage:
    """A page of what waits, to be looked over; a page beyond the end is the last one."""
    waiting = await queue(session, actor=actor, roadmap_id=roadmap_id)
    pages = max(1, -(-waiting.count // PAGE))
    shown = min(max(page, 0), pages - 1)
    titles = {each.roadmap_id: each.title for each in waiting.roadmaps}
    ids = await session.scalars(
        select(Task.id)
        .where(*_waiting(actor, titles, roadmap_id))
        .order_by(Task.changed_at, Task.id)
        .limit(PAGE)
        .offset(shown * PAGE)
    )
    files = (
        select(func.count())
        .where(Evidence.task_id == Task.id, Evidence.withdrawn_at.is_(None))
        .scalar_subquery()
    )
    rows = await session.execute(
        select(Task, Activity.number, Activity.title, Organisation.name, files)
        .join(Activity, Activity.id == Task.activity_id)
        .join(Organisation, Organisation.id == Task.organisation_id)
        .where(Task.id.in_(ids.all()))
        .order_by(Task.changed_at, Task.id)
    )
    lines = tuple(
        WaitingLine(
            task_id=task.id,
            version=task.version,
            number=number,
            title=title,
            organisation=organisation,
            roadmap=titles[task.roadmap_id],
            submitted_on=task.submitted_on,
            deadline=task.deadline,
            is_claim=task.claim is Action.REQUEST_NOT_APPLICABLE,
            files=count,
        )
        for task, number, title, organisation, count in rows
    )
    return WaitingPage(lines, shown, pages, waiting.count, waiting.roadmaps, roadmap_id)


def _reviewed_by(actor: Actor) -> list[int]:
    return [
        held.municipality_id
        for held in actor.current()
        if allowed(actor, UseCase.REVIEW, municipality_id=held.municipality_id)
    ]


async def _titles(session: AsyncSession, actor: Actor) -> dict[int, str]:
    """The roadmaps in force in the municipalities of this curator.

    Inside one they are told apart when they come into force; of two, each is named where they
    share a title.
    """
    rows = await session.execute(
        select(Roadmap.id, Roadmap.short_title, Municipality.name)
        .join(Municipality, Municipality.id == Roadmap.municipality_id)
        .where(
            Roadmap.municipality_id.in_(_reviewed_by(actor)), Roadmap.status == RoadmapStatus.ACTIVE
        )
    )
    found = rows.all()
    times = Counter(title for _, title, _ in found)
    return {id_: f"{place} · {title}" if times[title] > 1 else title for id_, title, place in found}


def _waiting(
    actor: Actor, roadmaps: Iterable[int], roadmap_id: int | None = None
) -> list[ColumnElement[bool]]:
    """Reports of these roadmaps, or of the one that is named; all of it is in the index."""
    return [
        Task.municipality_id.in_(_reviewed_by(actor)),
        Task.status == Status.SUBMITTED,
        Task.roadmap_id.in_([id_ for id_ in roadmaps if roadmap_id in (None, id_)]),
    ]
