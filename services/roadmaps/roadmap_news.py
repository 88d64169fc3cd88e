"""Telling schools what a changed plan means for them: one message a person, through the outbox."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, Role
from domain.workflow import OPEN, Status
from models.enums import RoadmapStatus
from models.people import Membership, Organisation, Person
from models.roadmaps import Activity, Roadmap
from models.tasks import Task
from services.core import municipalities
from services.core.hours import within_hours
from services.core.outbox import USUAL, Owed, owe

KIND = "plan-changed"
SORTS = ("moved", "added", "restored", "cancelled")
"""`restored` are tasks that have been reported on and are in the plan again."""

_REPORTED = (Status.SUBMITTED, Status.DONE, Status.NOT_APPLICABLE)
MOST = 40
"""Tasks of each sort that one message carries; of more it says only how many."""


@dataclass(slots=True)
class _News:
    moved: list[int] = field(default_factory=list)
    added: list[int] = field(default_factory=list)
    restored: list[int] = field(default_factory=list)
    cancelled: list[int] = field(default_factory=list)


async def tell(
    session: AsyncSession, roadmap: Roadmap, moved: Collection[int], now: datetime
) -> int:
    """Owe every coordinator concerned a message about what changed at `now`; returns how many.

    Tasks made or cancelled at that very moment are found by it; `moved` are those that have
    another deadline. Payload: roadmap_id, then the ids of tasks by what became of them, and the
    number of all of each sort.
    """
    by_organisation = await _news(session, roadmap.id, set(moved), now)
    if not by_organisation:
        return 0
    coordinators = await session.execute(
        select(Person.id, Person.telegram_id, Membership.organisation_id)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.organisation_id.in_(by_organisation),
            Membership.role == Role.COORDINATOR,
            Membership.ended_at.is_(None),
            Person.forgotten_at.is_(None),
        )
    )
    per_person: dict[tuple[int, int], _News] = defaultdict(_News)
    for person_id, chat_id, organisation_id in coordinators:
        news, found = per_person[person_id, chat_id], by_organisation[organisation_id or 0]
        news.moved += found.moved
        news.added += found.added
        news.restored += found.restored
        news.cancelled += found.cancelled
    stamp = int(now.timestamp() * 1000)
    owed = [
        Owed(
            f"{KIND}:{roadmap.id}:{stamp}:{person_id}",
            KIND,
            chat_id,
            _payload(roadmap.id, news),
            person_id,
            roadmap.municipality_id,
            USUAL,
        )
        for (person_id, chat_id), news in per_person.items()
    ]
    await owe(session, await within_hours(session, roadmap.municipality_id, owed, now), now)
    return len(per_person)


async def _news(
    session: AsyncSession, roadmap_id: int, moved: set[int], now: datetime
) -> dict[int, _News]:
    rows = await session.execute(
        select(Task.id, Task.organisation_id, Task.status).where(
            Task.roadmap_id == roadmap_id,
            Task.changed_at == now,
            or_(Task.status.in_((Status.CANCELLED, *_REPORTED)), Task.status.in_(OPEN)),
        )
    )
    found: dict[int, _News] = defaultdict(_News)
    for task_id, organisation_id, status in rows:
        news = found[organisation_id]
        if status is Status.CANCELLED:
            news.cancelled.append(task_id)
        elif status in _REPORTED:
            if task_id not in moved:
                news.restored.append(task_id)
        elif task_id in moved:
            news.moved.append(task_id)
        else:
            news.added.append(task_id)
    return found


def _payload(roadmap_id: int, news: _News) -> dict[str, int | list[int]]:
    payload: dict[str, int | list[int]] = {"roadmap_id": roadmap_id}
    for name in SORTS:
        tasks: list[int] = getattr(news, name)
        payload[name] = tasks[:MOST]
        payload[f"{name}_count"] = len(tasks)
    return payload


@dataclass(frozen=True, slots=True)
class NewsLine:
    """A task in the news. `deadline` is the one it has now."""

    number: str
    title: str
    organisation: str
    deadline: date | None


@dataclass(frozen=True, slots=True)
class News:
    """What a changed plan means for one coordinator; `more` counts what was left out of each sort.

    `several` says that the lines are about more than one organisation.
    """

    short_title: str
    today: date
    lines: dict[str, tuple[NewsLine, ...]]
    more: dict[str, int]
    several: bool


async def load(session: AsyncSession, payload: dict[str, Any], actor: Actor) -> News | None:
    """The news as things stand now, or None where nothing of it holds any more.

    Only tasks of organisations that the actor coordinates at this moment are told of.
    """
    roadmap = await session.get(Roadmap, payload["roadmap_id"])
    mine = actor.organisations(Role.COORDINATOR)
    if roadmap is None or roadmap.status is not RoadmapStatus.ACTIVE:
        return None
    found: dict[str, tuple[NewsLine, ...]] = {}
    for sort in SORTS:
        holding = {"cancelled": (Status.CANCELLED,), "restored": _REPORTED}.get(sort, OPEN)
        rows = await session.execute(
            select(Activity.number, Activity.title, Organisation.name, Task.deadline)
            .join(Activity, Activity.id == Task.activity_id)
            .join(Organisation, Organisation.id == Task.organisation_id)
            .where(
                # What was owed before tasks came back tells of none.
                Task.id.in_(payload.get(sort, ())),
                Task.organisation_id.in_(mine),
                Task.status.in_(holding),
            )
            .order_by(Activity.position, Organisation.name, Task.deadline)
        )
        found[sort] = tuple(NewsLine(*row) for row in rows)
    if not any(found.values()):
        return None
    return News(
        roadmap.short_title,
        await municipalities.today(session, roadmap.municipality_id, actor.as_of),
        found,
        {sort: payload.get(f"{sort}_count", 0) - len(payload.get(sort, ())) for sort in SORTS},
        len({line.organisation for lines in found.values() for line in lines}) > 1,
    )
