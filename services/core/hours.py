"""When people tell each other something: at once within the hours of the reader, else next morning.

Nobody is woken by a report that was accepted at night. What waits is told by the morning message,
or a little later by itself (`services.core.events`).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.calendar import later, local_day, stored_zone
from domain.reminding.policy import Policy
from domain.reminding.reminder_tracks import TrackTimes
from domain.reminding.stages import list_day_after
from models.people import Municipality, Person
from services.core import calendars, roadmap_policies
from services.core.events import AFTER_MORNING
from services.core.outbox import Owed

USUAL = Policy()
PATIENT = frozenset({"accepted"})
"""Kinds of good news: nothing is to be done, so they never come as one message more in a week."""


async def within_hours(
    session: AsyncSession, municipality_id: int, messages: Sequence[Owed], now: datetime
) -> list[Owed]:
    """These messages to people of a municipality, due at the next moment at which each is read.

    What asks nothing of its reader (`PATIENT`) waits for a morning message, at the latest for the
    next list day.
    """
    if not messages:
        return []
    municipality = await session.get_one(Municipality, municipality_id)
    calendar = await calendars.of_municipality(session, municipality_id, {now.year})
    ids = [message.person_id for message in messages]
    rows = await session.execute(
        select(Person.id, Person.time_zone, Person.digest_time).where(Person.id.in_(ids))
    )
    times = {
        id_: TrackTimes(
            stored_zone(zone, municipality.time_zone), hour or USUAL.hour, USUAL.quiet, calendar
        )
        for id_, zone, hour in rows
    }
    waits = any(message.kind in PATIENT for message in messages)
    weekly = await roadmap_policies.list_day(session, municipality_id) if waits else 0
    return [
        replace(message, due_at=_due(message, times[message.person_id or 0], weekly, now))
        for message in messages
    ]


def _due(message: Owed, times: TrackTimes, weekly: int, now: datetime) -> datetime:
    if message.kind in PATIENT:
        tomorrow = later(local_day(now, times.zone), 1)
        day = list_day_after(tomorrow, weekly, times.calendar)
        return times.on(day) + AFTER_MORNING
    moment = times.from_now(now)
    return moment if moment == now else moment + AFTER_MORNING
