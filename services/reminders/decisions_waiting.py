"""What waits for a curator's decision: reports, asked deadlines, obstacles; the oldest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Row, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from domain.calendar import local_day
from domain.workflow import Status
from models.enums import MoveVerdict, RoadmapStatus
from models.people import Organisation
from models.roadmaps import Activity, Roadmap
from models.tasks import DeadlineMove, Task

NAMED = 3
"""So many of each kind are named."""


class Awaited(StrEnum):
    """What a curator is to decide, in the order of reading."""

    REVIEW = "review"
    DEADLINE = "deadline"
    OBSTACLE = "obstacle"


@dataclass(frozen=True, slots=True)
class WaitingTask:
    """A task that waits for a decision, `days` days by now."""

    task_id: int
    number: str
    title: str
    organisation: str
    roadmap: str
    days: int


@dataclass(frozen=True, slots=True)
class Decisions:
    """How many tasks wait for one kind of decision, and those that have waited longest."""

    awaited: Awaited
    count: int
    oldest: tuple[WaitingTask, ...]


async def load(
    session: AsyncSession, municipality_id: int, today: date, zone: ZoneInfo
) -> tuple[Decisions, ...]:
    """What waits in a municipality; kinds of which nothing waits are left out."""
    asked = DeadlineMove.verdict == MoveVerdict.OPEN
    found = [
        (Awaited.REVIEW, Task.changed_at, Task.status == Status.SUBMITTED),
        (Awaited.DEADLINE, DeadlineMove.asked_at, asked),
        (Awaited.OBSTACLE, Task.changed_at, Task.status == Status.BLOCKED),
    ]
    decisions = []
    for awaited, since, condition in found:
        count, oldest = await _waiting(session, municipality_id, since, condition)
        if count:
            tasks = tuple(
                WaitingTask(
                    id_, number, title, school, roadmap, (today - local_day(moment, zone)).days
                )
                for id_, number, title, school, roadmap, moment in oldest
            )
            decisions.append(Decisions(awaited, count, tasks))
    return tuple(decisions)


async def _waiting(
    session: AsyncSession,
    municipality_id: int,
    since: InstrumentedAttribute[datetime],
    condition: ColumnElement[bool],
) -> tuple[int, Sequence[Row[int, str, str, str, str, datetime]]]:
    rows = select(
        Task.id, Activity.number, Activity.title, Organisation.name, Roadmap.short_title, since
    )
    if since.class_ is DeadlineMove:
        rows = rows.select_from(DeadlineMove).join(Task, Task.id == DeadlineMove.task_id)
    else:
        rows = rows.select_from(Task)
    rows = (
        rows.join(Activity, Activity.id == Task.activity_id)
        .join(Organisation, Organisation.id == Task.organisation_id)
        .join(Roadmap, Roadmap.id == Task.roadmap_id)
        .where(
            Task.municipality_id == municipality_id,
            Roadmap.status == RoadmapStatus.ACTIVE,
            condition,
        )
    )
    count = await session.scalar(select(func.count()).select_from(rows.subquery())) or 0
    if not count:
        return 0, []
    oldest = await session.execute(rows.order_by(since, Task.id).limit(NAMED))
    return count, oldest.all()
