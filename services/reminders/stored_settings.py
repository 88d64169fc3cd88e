"""What stands in the tables and cannot be read: looked for before somebody misses a message.

Reminding goes on with the usual ones meanwhile: the default policy, the country's calendar, the
zone of the municipality or Moscow's.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import String, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from domain.calendar import zone_or_none
from domain.errors import Refusal
from domain.reminding.settings import policy_with
from models.enums import RoadmapStatus, RowKind
from models.people import Membership, Municipality, Organisation, Person
from models.reminders import HindranceReport
from models.roadmaps import Roadmap
from models.upkeep import Delivery, SetAside
from services.core import calendars, outbox, set_aside
from services.core.set_aside import Changes, Fault

MOST = 100
"""So many rows of one kind are named at once."""


async def examine(session: AsyncSession, now: datetime) -> Changes:
    """What is new about policies, calendars, zones and words of closed lists that cannot be read,
    and about messages that would never leave.
    """
    return (
        await _policies(session, now)
        + await _calendars(session, now)
        + await _zones(session, RowKind.ZONE, Municipality, now)
        + await _zones(session, RowKind.PERSON, Person, now)
        + await _words(session, now)
        + await _messages(session, now)
    )


async def _policies(session: AsyncSession, now: datetime) -> Changes:
    ids = list(
        await session.scalars(select(Roadmap.id).where(Roadmap.status == RoadmapStatus.ACTIVE))
    )
    faults = []
    for id_ in ids:
        try:
            policy_with(await session.scalar(select(Roadmap.policy).where(Roadmap.id == id_)) or {})
        except (Refusal, ValueError, TypeError, AttributeError) as error:
            faults.append(Fault(RowKind.POLICY, id_, set_aside.reason_of(error)))
    return await set_aside.changes(session, RowKind.POLICY, ids, faults, now)


async def _calendars(session: AsyncSession, now: datetime) -> Changes:
    ids = list(await session.scalars(select(Municipality.id)))
    _, unread = await calendars.own_days(session, ids)
    faults = [Fault(RowKind.CALENDAR, id_, reason) for id_, reason in unread.items()]
    return await set_aside.changes(session, RowKind.CALENDAR, ids, faults, now)


async def _zones(
    session: AsyncSession,
    kind: RowKind,
    table: type[Municipality] | type[Person],
    now: datetime,
) -> Changes:
    rows = await session.execute(
        select(table.id, table.time_zone).where(table.time_zone.is_not(None))
    )
    zones = {id_: name for id_, name in rows if name is not None}
    faults = [
        Fault(kind, id_, f"time zone {name}")
        for id_, name in zones.items()
        if zone_or_none(name) is None
    ]
    return await set_aside.changes(session, kind, list(zones), faults, now)


_CLOSED_LISTS: tuple[tuple[RowKind, tuple[InstrumentedAttribute[Any], ...]], ...] = (
    (RowKind.ORGANISATION, (Organisation.kind,)),
    (RowKind.ROADMAP, (Roadmap.status, Roadmap.rhythm)),
    (RowKind.ROLE, (Membership.role,)),
    (RowKind.HINDRANCE, (HindranceReport.hindrance,)),
)
"""Words that a reader of many rows passes over where this version does not know them."""


async def _words(session: AsyncSession, now: datetime) -> Changes:
    found = Changes()
    for kind, columns in _CLOSED_LISTS:
        known = await session.scalars(select(SetAside.row_id).where(SetAside.kind == kind))
        faults = [fault for column in columns for fault in await _unknown(session, kind, column)]
        found += await set_aside.changes(session, kind, known.all(), faults, now)
    return found


async def _unknown(
    session: AsyncSession, kind: RowKind, column: InstrumentedAttribute[Any]
) -> list[Fault]:
    """The rows whose column holds a word of no such list."""
    words = column.type.enums
    said = type_coerce(column, String)
    rows = await session.execute(
        select(column.class_.id, said).where(said.not_in(words)).limit(MOST)
    )
    return [Fault(kind, id_, f"{column.key} {word}"[: set_aside.MAX_REASON]) for id_, word in rows]


async def _messages(session: AsyncSession, now: datetime) -> Changes:
    rows = await session.execute(
        select(Delivery.id, type_coerce(Delivery.state, String), Delivery.due_at)
        .where(outbox.never_leaves(now))
        .limit(MOST)
    )
    faults = [
        Fault(RowKind.MESSAGE, id_, f"state {state}, due {due_at:%Y-%m-%d}"[: set_aside.MAX_REASON])
        for id_, state, due_at in rows
    ]
    # Those that failed otherwise stay on the list.
    return await set_aside.changes(session, RowKind.MESSAGE, (), faults, now)
