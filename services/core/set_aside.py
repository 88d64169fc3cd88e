"""Rows that could not be worked on: kept with their reason, shown, tried again; others go on."""

import logging
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import delete, select, update
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from models.engine import NO_ANSWER
from models.enums import RowKind
from models.insertion import insert_new
from models.upkeep import SetAside

log = logging.getLogger(__name__)

Done = TypeVar("Done")

MAX_REASON = 300
AN_HOUR = timedelta(hours=1)
"""So often the same failure of the same row is counted."""

UNREADABLE = "Could not decode"
"""What SQLite says of a text that is none."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that could not be worked on, and why."""

    kind: RowKind
    row_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to be written down after rows were looked at: new failures, and rows that work."""

    failed: tuple[Fault, ...] = ()
    works: tuple[tuple[RowKind, int], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.failed or self.works)

    def __add__(self, other: "Changes") -> "Changes":
        return Changes(self.failed + other.failed, self.works + other.works)


def reason_of(error: Exception) -> str:
    """An error in one line that names its type: what is kept, and shown to administrators."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    said = " ".join(str(cause).split())
    return f"{type(cause).__name__}: {said}"[:MAX_REASON]


def is_of_row(error: Exception) -> bool:
    """Whether an error is about a row, and not about a database that is away or full."""
    if isinstance(error, DBAPIError):
        return isinstance(error, DataError | IntegrityError) or UNREADABLE in str(error.orig)
    return not isinstance(error, NO_ANSWER)


async def bisect(
    session: AsyncSession,
    kind: RowKind,
    ids: Sequence[int],
    work: Callable[[Sequence[int]], Awaitable[Done]],
) -> tuple[list[Done], list[Fault]]:
    """Do `work` on rows together, or where that fails on ever fewer of them.

    Returns what `work` returned, and the rows for which it failed alone. Each attempt is undone
    whole where it fails. A database that is away is no fault of a row: its error is raised.
    """
    if not ids:
        return [], []
    try:
        async with session.begin_nested():
            return [await work(ids)], []
    except Exception as error:
        if not is_of_row(error):
            raise
        if len(ids) == 1:
            log.exception("%s %s is set aside", kind.value, ids[0])
            return [], [Fault(kind, ids[0], reason_of(error))]
    middle = len(ids) // 2
    done, faults = await bisect(session, kind, ids[:middle], work)
    more, others = await bisect(session, kind, ids[middle:], work)
    return done + more, faults + others


async def changes(
    session: AsyncSession,
    kind: RowKind,
    looked_at: Collection[int],
    faults: Collection[Fault],
    now: datetime,
) -> Changes:
    """What is new about rows that were looked at: whoever reads only knows whether to write."""
    known = {
        row_id: (reason, last_at)
        for row_id, reason, last_at in await session.execute(
            select(SetAside.row_id, SetAside.reason, SetAside.last_at).where(SetAside.kind == kind)
        )
    }
    failed = {fault.row_id for fault in faults}
    return Changes(
        tuple(
            fault
            for fault in faults
            if known.get(fault.row_id, ("", now))[0] != fault.reason
            or known[fault.row_id][1] <= now - AN_HOUR
        ),
        tuple((kind, id_) for id_ in looked_at if id_ in known and id_ not in failed),
    )


async def write(session: AsyncSession, what: Changes, now: datetime) -> None:
    """Keep rows that failed, with a count and the latest reason; let go of those that work."""
    for fault in what.failed:
        row = {
            "kind": fault.kind,
            "row_id": fault.row_id,
            "reason": fault.reason,
            "first_at": now,
            "last_at": now,
            "times": 0,
        }
        await insert_new(session, SetAside, [row])
        await session.execute(
            update(SetAside)
            .where(SetAside.kind == fault.kind, SetAside.row_id == fault.row_id)
            .values(reason=fault.reason, last_at=now, times=SetAside.times + 1)
            .execution_options(synchronize_session=False)
        )
    for kind, row_id in what.works:
        await session.execute(
            delete(SetAside).where(SetAside.kind == kind, SetAside.row_id == row_id)
        )


async def record_faults(
    session: AsyncSession,
    kind: RowKind,
    looked_at: Collection[int],
    faults: Collection[Fault],
    now: datetime,
) -> None:
    """Write down what became of rows of one kind that were looked at."""
    await write(session, await changes(session, kind, looked_at, faults, now), now)
