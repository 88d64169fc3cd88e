"""What the schools of the sample town have done before it opens, so that its figures are alive.

By the use cases themselves, as of the days on which it would have happened.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum, auto
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot import sample
from domain.access import Actor
from domain.calendar import local_moment
from models.engine import Database
from models.tasks import Task
from services.reports import reporting
from services.review import reviewing

AHEAD, REVIEW = timedelta(days=2), timedelta(days=1)
WORDS = "Проведено, материалы хранятся в школе."


class SampleAction(Enum):
    SUBMIT = auto()
    ACCEPT = auto()


@dataclass(frozen=True, slots=True)
class Event:
    """An action of an organisation on a day."""

    day: date
    action: SampleAction
    task_id: int
    organisation_id: int


async def live_through(
    database: Database,
    roadmap_id: int,
    today: date,
    *,
    curator: Actor,
    coordinators: Mapping[int, Actor],
) -> None:
    """Have the schools with a coordinator report what was due before `today`, mostly in time.

    `coordinators` are by organisation id. One task in five is left, one is late.
    """
    async with database.read() as session:
        rows = await session.scalars(
            select(Task)
            .where(
                Task.roadmap_id == roadmap_id,
                Task.deadline < today,
                Task.organisation_id.in_(coordinators),
            )
            .order_by(Task.deadline, Task.id)
        )
        events = list(_events(list(rows), today))
    for event in sorted(events, key=lambda event: (event.day, event.action.value)):
        moment = local_moment(event.day, time(15), ZoneInfo(sample.TIME_ZONE))
        async with database.write() as session:
            if event.action is SampleAction.SUBMIT:
                actor = _then(coordinators[event.organisation_id], moment)
                await reporting.submit(session, event.task_id, None, comment=WORDS, actor=actor)
            else:
                task = await session.get_one(Task, event.task_id)
                await reviewing.accept(session, task.id, task.version, actor=_then(curator, moment))


def _events(tasks: list[Task], today: date) -> Iterator[Event]:
    for number, task in enumerate(tasks):
        assert task.deadline is not None
        if number % 5 == 4:
            continue
        day = task.deadline - AHEAD
        if number % 5 == 3:
            # Late, and of the last days: so the week has news, and the curator something to review.
            day = today - timedelta(days=1 + number % 4)
        if day < today:
            yield Event(day, SampleAction.SUBMIT, task.id, task.organisation_id)
        if day + REVIEW < today:
            yield Event(day + REVIEW, SampleAction.ACCEPT, task.id, task.organisation_id)


def _then(actor: Actor, moment: datetime) -> Actor:
    return replace(actor, as_of=moment)
