"""Lateness told upwards: one message a person, municipality and day, whatever it holds.

A curator reads of it in the office's morning digest, a manager in a message of its own.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role
from domain.calendar import local_day
from domain.reminders import Recipient, Reminder
from models.people import Membership, Municipality, Person
from services.outbox import Owed

ROLES = {Recipient.CURATOR: Role.CURATOR, Recipient.MANAGER: Role.MANAGER}
"""Whom the bot can tell. The head of a school is nobody whom it knows yet."""


def office_key(person_id: int, municipality_id: int, day: date) -> str:
    """The key of a curator's morning digest on a local day."""
    return f"office:{person_id}:{municipality_id}:{day.isoformat()}"


async def upwards(
    session: AsyncSession, planned: Sequence[Reminder], municipality_of: Mapping[int, int]
) -> list[Owed]:
    """The messages that the escalations among `planned` owe."""
    wanted: dict[tuple[int, Role], datetime] = {}
    for reminder in planned:
        if reminder.recipient in ROLES:
            place = municipality_of[reminder.task_id], ROLES[reminder.recipient]
            wanted[place] = min(reminder.due_at, wanted.get(place, reminder.due_at))
    owed = []
    for (municipality_id, role), due_at in wanted.items():
        rows = await session.execute(
            select(Person.id, Person.telegram_id, Municipality.time_zone)
            .join(Membership, Membership.person_id == Person.id)
            .join(Municipality, Municipality.id == Membership.municipality_id)
            .where(
                Membership.municipality_id == municipality_id,
                Membership.role == role,
                Membership.ended_at.is_(None),
                Person.forgotten_at.is_(None),
            )
            .distinct()
        )
        for person_id, chat_id, zone in rows:
            day = local_day(due_at, ZoneInfo(zone))
            owed.append(_message(person_id, chat_id, municipality_id, role, day, due_at))
    return owed


def _message(
    person_id: int, chat_id: int, municipality_id: int, role: Role, day: date, due_at: datetime
) -> Owed:
    payload = {"municipality": municipality_id}
    if role is Role.CURATOR:
        key, kind = office_key(person_id, municipality_id, day), "office-digest"
    else:
        key, kind = f"escalation:{person_id}:{municipality_id}:{day.isoformat()}", "escalation"
    return Owed(key, kind, chat_id, payload, person_id, municipality_id, due_at=due_at)
