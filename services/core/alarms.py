"""What administrators hear of by itself: one message a day about each thing, while it lasts."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.alarms import Alarm
from models.people import Person
from services.core import outbox

KIND = "alarm"


async def tell(session: AsyncSession, found: Mapping[Alarm, str | int], now: datetime) -> None:
    """Owe each administrator a message about each; the value is what its text says of it."""
    administrators = await session.scalars(
        select(Person).where(Person.is_administrator, Person.forgotten_at.is_(None))
    )
    await outbox.owe(
        session,
        [
            outbox.to_person(
                person,
                f"{KIND}:{alarm.value}:{now:%Y-%m-%d}",
                KIND,
                None,
                alarm=alarm.value,
                value=value,
            )
            for person in administrators.all()
            for alarm, value in found.items()
        ],
        now,
    )
