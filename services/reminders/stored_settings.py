"""Settings in the tables that cannot be read: looked for before somebody misses a message.

Reminding goes on with the usual ones meanwhile: the default policy, the country's calendar, the
zone of the municipality or Moscow's.
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.calendar import zone_or_none
from domain.errors import Refusal
from domain.reminding.settings import policy_with
from models.enums import RoadmapStatus, RowKind
from models.people import Municipality, Person
from models.roadmaps import Roadmap
from services.core import calendars, set_aside
from services.core.set_aside import Changes, Fault


async def examine(session: AsyncSession, now: datetime) -> Changes:
    """What is new about policies, calendars and zones that cannot be read."""
    return (
        await _policies(session, now)
        + await _calendars(session, now)
        + await _zones(session, RowKind.ZONE, Municipality, now)
        + await _zones(session, RowKind.PERSON, Person, now)
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
