"""Lateness told upwards: one message a person, municipality and day, whatever it holds.

A curator reads of it in the office's morning digest, the head of a school and a manager in a
message of their own. A school whose head has not joined has no such step: nobody waits for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import OF_SCHOOL, Role
from domain.calendar import local_day, stored_zone
from domain.reminding.policy import RecipientKind
from domain.reminding.values import Reminder
from models.people import Membership, Municipality, Person
from services.core.outbox import Owed

ROLES = {
    RecipientKind.HEAD: Role.HEAD,
    RecipientKind.CURATOR: Role.CURATOR,
    RecipientKind.MANAGER: Role.MANAGER,
}
"""Who is told."""

RECIPIENTS = {role: recipient for recipient, role in ROLES.items()}

LEADERS = RECIPIENTS.keys() - {Role.CURATOR}
"""Who is told in a message of its own; a curator's digest comes anyway."""


@dataclass(frozen=True, slots=True)
class TaskPlace:
    """Where a task lies."""

    municipality_id: int
    organisation_id: int


def office_key(person_id: int, municipality_id: int, day: date) -> str:
    """The key of a curator's morning digest on a local day."""
    return f"office:{person_id}:{municipality_id}:{day.isoformat()}"


async def upwards(
    session: AsyncSession, planned: Sequence[Reminder], place_of: Mapping[int, TaskPlace]
) -> list[Owed]:
    """The messages that the escalations among `planned` owe; `place_of` a task's id."""
    wanted: dict[tuple[int, Role, int | None], datetime] = {}
    for reminder in planned:
        if reminder.recipient in ROLES:
            place, role = place_of[reminder.task_id], ROLES[reminder.recipient]
            school = place.organisation_id if role in OF_SCHOOL else None
            key = place.municipality_id, role, school
            wanted[key] = min(reminder.due_at, wanted.get(key, reminder.due_at))
    rows = await session.execute(
        select(Membership, Person.telegram_id, Municipality.time_zone)
        .join(Person, Person.id == Membership.person_id)
        .join(Municipality, Municipality.id == Membership.municipality_id)
        .where(
            Membership.municipality_id.in_({municipality_id for municipality_id, _, _ in wanted}),
            Membership.role.in_(ROLES.values()),
            Membership.ended_at.is_(None),
            Person.forgotten_at.is_(None),
        )
        .order_by(Membership.id)
    )
    owed = []
    for held, chat_id, zone in rows:
        school = held.organisation_id if held.role in OF_SCHOOL else None
        due_at = wanted.get((held.municipality_id, held.role, school))
        if due_at is not None:
            day = local_day(due_at, stored_zone(zone))
            owed.append(_message(held, chat_id, day, due_at))
    return owed


def _message(held: Membership, chat_id: int, day: date, due_at: datetime) -> Owed:
    person_id, municipality_id, role = held.person_id, held.municipality_id, held.role
    payload: dict[str, object] = {"municipality": municipality_id}
    if role is Role.CURATOR:
        key, kind = office_key(person_id, municipality_id, day), "office-digest"
    else:
        key = f"escalation:{role.value}:{person_id}:{municipality_id}:{day.isoformat()}"
        kind, payload["role"] = "escalation", role.value
    return Owed(key, kind, chat_id, payload, person_id, municipality_id, due_at=due_at)
