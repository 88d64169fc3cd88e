"""What a page of a list reads: how many tasks there are of each kind, and the rows of one page.

Statements are built once. Groups are those of `domain.tasks`, and «today» is a day of each
municipality: what is counted says which.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, bindparam, case, func, null, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.calendar import local_day, stored_zone
from domain.tasks import WEEK, Bucket, bucket
from domain.workflow import OPEN, Status
from models.enums import RoadmapStatus
from models.people import Municipality, Organisation
from models.roadmaps import Activity, Roadmap
from models.rows import fetch
from models.tasks import Task
from services.core.owing import DUE

_DAY = timedelta(days=1)
_DATED = tuple(status for status in OPEN if status is not Status.RETURNED)
"""Statuses that are grouped by their deadline."""


@dataclass(frozen=True, slots=True)
class Count:
    """So many tasks of one group, of one school in one roadmap in force."""

    bucket: Bucket
    count: int
    municipality_id: int
    today: date
    organisation_id: int
    organisation: str
    roadmap_id: int
    roadmap: str


@dataclass(frozen=True, slots=True)
class _Standing:
    status: Status
    deadline: date | None


async def counts(session: AsyncSession, schools: Collection[int], now: datetime) -> list[Count]:
    """How many tasks of these schools are in each group, by school and roadmap."""
    day = now.astimezone(UTC).date()
    values = {"schools": list(schools), "low": day - 2 * _DAY, "high": day + WEEK + 2 * _DAY}
    today = cache(lambda zone: local_day(now, stored_zone(zone)))
    return [
        Count(bucket(_Standing(status, deadline), today(zone)), count, town, today(zone), *names)
        for status, deadline, count, town, zone, *names in await fetch(session, _COUNTS, values)
    ]


async def page(
    session: AsyncSession, within: Collection[Count], wanted: Bucket | None, offset: int, limit: int
) -> Sequence[Any]:
    """Tasks of what was counted, by need: of one group, or else all that is not done.

    Rows are id, version, number, title, status, the day until which it is due, organisation and
    roadmap.
    """
    towns: dict[date, set[int]] = defaultdict(set)
    for some in within:
        towns[some.today].add(some.municipality_id)
    values: dict[str, Any] = {
        "schools": {some.organisation_id for some in within},
        "roadmaps": {some.roadmap_id for some in within},
        "offset": offset,
        "limit": limit,
    }
    for n, (day, ids) in enumerate(towns.items()):
        values |= {f"today_{n}": day, f"week_{n}": day + WEEK, f"towns_{n}": ids}
    return await fetch(session, _page(len(towns), wanted), values)


def _counts() -> Select[*tuple[Any, ...]]:
    # At one moment the world has at most three days: what is due before them or after the week
    # that follows is alike wherever the school is.
    low, high = bindparam("low", type_=Date), bindparam("high", type_=Date)
    day = case(
        (Task.status.not_in(_DATED), null()),
        (Task.deadline < low, low),
        (Task.deadline > high, high),
        else_=Task.deadline,
    )
    found = (
        select(
            Task.organisation_id,
            Task.roadmap_id,
            Task.status,
            day.label("day"),
            func.count().label("count"),
        )
        .where(
            Task.organisation_id.in_(bindparam("schools", expanding=True)),
            Task.status != Status.CANCELLED,
        )
        .group_by(Task.organisation_id, Task.roadmap_id, Task.status, "day")
        .subquery()
    )
    return (
        select(
            found.c.status,
            found.c.day,
            found.c.count,
            Municipality.id,
            Municipality.time_zone,
            Organisation.id,
            Organisation.name,
            Roadmap.id,
            Roadmap.short_title,
        )
        .join(Roadmap, Roadmap.id == found.c.roadmap_id)
        .join(Organisation, Organisation.id == found.c.organisation_id)
        .join(Municipality, Municipality.id == Roadmap.municipality_id)
        .where(Roadmap.status == RoadmapStatus.ACTIVE)
        .order_by(Organisation.id, Roadmap.id)
    )


_COUNTS = _counts()


@cache
def _page(days: int, wanted: Bucket | None) -> Select[*tuple[Any, ...]]:
    """The statement where the municipalities have so many different days."""
    rank = _rank(_of_town("today", days), _of_town("week", days))
    open_ = Task.status.in_((*OPEN, Status.SUBMITTED))
    return (
        select(
            Task.id,
            Task.version,
            Activity.number,
            Activity.title,
            Task.status,
            DUE,
            Task.organisation_id,
            Task.roadmap_id,
        )
        .join(Activity, Activity.id == Task.activity_id)
        .where(
            Task.organisation_id.in_(bindparam("schools", expanding=True)),
            Task.roadmap_id.in_(bindparam("roadmaps", expanding=True)),
            Task.status != Status.CANCELLED,
            open_ if wanted is None else rank == _RANK[wanted],
        )
        .order_by(rank, DUE.is_(None), DUE, Activity.position, Task.id)
        .offset(bindparam("offset"))
        .limit(bindparam("limit"))
    )


_RANK = {group: rank for rank, group in enumerate(Bucket)}


def _rank(today: ColumnElement[date], week: ColumnElement[date]) -> ColumnElement[int]:
    """The group of a task as `domain.tasks.bucket` has it, by the number of its place."""
    return case(
        (Task.status == Status.SUBMITTED, _RANK[Bucket.IN_REVIEW]),
        (Task.status.not_in(OPEN), _RANK[Bucket.DONE]),
        (Task.status == Status.RETURNED, _RANK[Bucket.RETURNED]),
        (Task.deadline.is_(None), _RANK[Bucket.CONTINUOUS]),
        (Task.deadline < today, _RANK[Bucket.OVERDUE]),
        (Task.deadline <= week, _RANK[Bucket.THIS_WEEK]),
        else_=_RANK[Bucket.LATER],
    )


def _of_town(name: str, days: int) -> ColumnElement[date]:
    if days == 1:
        return bindparam(f"{name}_0", type_=Date)
    return case(
        *(
            (
                Task.municipality_id.in_(bindparam(f"towns_{n}", expanding=True)),
                bindparam(f"{name}_{n}", type_=Date),
            )
            for n in range(days)
        )
    )
