"""How much space files take: counted as they come, refused where a quota is full, counted anew.

An organisation has the files that prove its tasks; one that proves tasks of two counts for both.
What is counted as it comes is exact but for files that go, or whose size Telegram has not told:
each municipality is counted anew once a day.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import Table, bindparam, exists, func, literal, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from domain.errors import Code, Refusal
from domain.quota import NEAR, Quota, fits, share
from models.people import Municipality, Organisation
from models.rows import change, fetch
from models.tasks import Evidence, StoredFile, Task

BATCH = 20
"""Municipalities that are counted in one go."""

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Filling:
    """How full an organisation or a municipality is, in bytes."""

    name: str
    used: int
    limit: int

    @property
    def share(self) -> float:
        """What part of the limit is used."""
        return share(self.used, self.limit)


async def take(session: AsyncSession, task: Task, file_id: int, quota: Quota) -> None:
    """Count a file that is about to prove a task; Refusal(FILES_FULL) where it does not fit.

    Counted before it is looked at: a file that comes at the same moment waits for its turn, and the
    refusal takes the count back. Only the quota of a municipality may be passed by what two
    of its organisations send at the same moment.
    """
    values = {"file": file_id, "organisation": task.organisation_id}
    if not await change(session, _FILL, values):
        return
    ((own, all_together),) = await fetch(session, _FILLED, values)
    if not fits(own, quota.organisation):
        raise Refusal(Code.FILES_FULL, whose="organisation")
    if not fits(all_together, quota.municipality):
        raise Refusal(Code.FILES_FULL, whose="municipality")


_OWN = Organisation.id == bindparam("organisation")
_PROVES_ALREADY = exists().where(
    Evidence.file_id == bindparam("file"),
    Evidence.task_id == Task.id,
    Task.organisation_id == bindparam("organisation"),
)
_SIZE = select(StoredFile.size).where(StoredFile.id == bindparam("file")).scalar_subquery()
_FILL = (
    update(cast(Table, Organisation.__table__))
    .where(_OWN, ~_PROVES_ALREADY)
    .values(file_bytes=Organisation.file_bytes + _SIZE)
)
_NEIGHBOUR = aliased(Organisation)
_OF_ALL = select(func.sum(_NEIGHBOUR.file_bytes)).where(
    _NEIGHBOUR.municipality_id == Organisation.municipality_id
)
_FILLED = select(Organisation.file_bytes, _OF_ALL.scalar_subquery()).where(_OWN)


async def count_anew(session: AsyncSession, now: datetime) -> int:
    """Count a batch of municipalities that nobody has counted for a day; returns how many."""
    old = Municipality.file_bytes_at.is_(None) | (Municipality.file_bytes_at < now - A_DAY)
    due = list(await session.scalars(select(Municipality.id).where(old).limit(BATCH)))
    for municipality_id in due:
        await _count(session, municipality_id)
    await session.execute(
        update(Municipality).where(Municipality.id.in_(due)).values(file_bytes_at=now)
    )
    return len(due)


async def _count(session: AsyncSession, municipality_id: int) -> None:
    evidence_sizes = (
        select(Task.organisation_id, StoredFile.id, StoredFile.size)
        .join(Evidence, Evidence.task_id == Task.id)
        .join(StoredFile, StoredFile.id == Evidence.file_id)
        .where(Task.municipality_id == municipality_id, StoredFile.removed_at.is_(None))
        .distinct()
        .subquery()
    )
    # One statement sees what is there and what was counted of it at one moment: a file that comes
    # after it is counted on top of the difference.
    there = func.coalesce(func.sum(evidence_sizes.c.size), 0)
    own = evidence_sizes.c.organisation_id == Organisation.id
    wrong = await session.execute(
        select(Organisation.id, there - Organisation.file_bytes)
        .join_from(Organisation, evidence_sizes, own, isouter=True)
        .where(Organisation.municipality_id == municipality_id)
        .group_by(Organisation.id, Organisation.file_bytes)
        .having(there != Organisation.file_bytes)
    )
    for organisation_id, difference in wrong.all():
        await session.execute(
            update(Organisation)
            .where(Organisation.id == organisation_id)
            .values(file_bytes=Organisation.file_bytes + int(difference))
        )


async def total(session: AsyncSession) -> int:
    """Bytes of files of all organisations."""
    return int(await session.scalar(select(func.sum(Organisation.file_bytes))) or 0)


async def fullest(session: AsyncSession, quota: Quota, limit: int = 8) -> list[Filling]:
    """Those that are nearest to their limit, the nearest first; none of what has no limit."""
    parts = []
    if quota.organisation:
        parts.append(
            select(
                Organisation.name,
                Organisation.file_bytes.label("used"),
                literal(quota.organisation).label("most"),
            )
            .order_by(Organisation.file_bytes.desc())
            .limit(limit)
            .subquery()
        )
    if quota.municipality:
        used = func.sum(Organisation.file_bytes)
        parts.append(
            select(Municipality.name, used.label("used"), literal(quota.municipality).label("most"))
            .join(Organisation, Organisation.municipality_id == Municipality.id)
            .group_by(Municipality.id, Municipality.name)
            .order_by(used.desc())
            .limit(limit)
            .subquery()
        )
    if not parts:
        return []
    rows = await session.execute(union_all(*(select(part) for part in parts)))
    found = [Filling(name, int(used), most) for name, used, most in rows]
    return sorted(found, key=lambda each: -each.share)[:limit]


async def near(session: AsyncSession, quota: Quota) -> list[Filling]:
    """Those of which an administrator should know."""
    return [each for each in await fullest(session, quota) if each.share >= NEAR]
