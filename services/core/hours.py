"""When people tell each other something: at once within the hours of the reader, else next morning.

Nobody is woken by a report that was accepted at night. What waited for the same morning is told
together, by kind (`services.core.outbox.claim`).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.calendar import stored_zone
from domain.reminding.policy import Policy
from domain.reminding.reminder_tracks import TrackTimes
from models.people import Municipality, Person
from services.core import calendars
from services.core.outbox import Owed

USUAL = Policy()


async def within_hours(
    session: AsyncSession, municipality_id: int, messages: Sequence[Owed], now: datetime
) -> list[Owed]:
    """These messages to people of a municipality, due at the next moment at which each is read."""
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
    return [
        replace(message, due_at=times[message.person_id or 0].from_now(now)) for message in messages
    ]
