"""Having tasks planned again when what their reminders depend on has changed.

What was said already is not said again: `Task.planned_until` remembers it.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role
from domain.calendar import local_day, stored_zone
from domain.reminding.digest import digest_key
from domain.reminding.reminder_tracks import TrackTimes
from domain.workflow import OPEN
from models.people import Membership, Municipality, Person
from models.tasks import Task
from models.upkeep import Delivery
from services.core import calendars, outbox, roadmap_policies
from services.core.outbox import Owed


async def organisation(session: AsyncSession, organisation_id: int, now: datetime) -> None:
    """The people of an organisation have changed: whoever is new is told next morning."""
    await _wake(session, Task.organisation_id == organisation_id, now)
    await _greet(session, organisation_id, now)


async def person(session: AsyncSession, person_id: int, now: datetime) -> None:
    """The hour or the zone of a person has changed."""
    held = select(Membership.organisation_id).where(
        Membership.person_id == person_id,
        Membership.role == Role.COORDINATOR,
        Membership.ended_at.is_(None),
    )
    await _wake(session, Task.organisation_id.in_(held), now)


async def roadmap(session: AsyncSession, roadmap_id: int, now: datetime) -> None:
    """The policy or the rhythm of a roadmap has changed."""
    await _wake(session, Task.roadmap_id == roadmap_id, now)


async def municipality(session: AsyncSession, municipality_id: int, now: datetime) -> None:
    """The working calendar or the zone of a municipality has changed."""
    await _wake(session, Task.municipality_id == municipality_id, now)


async def _wake(session: AsyncSession, which: ColumnElement[bool], now: datetime) -> None:
    await session.execute(
        update(Task)
        .where(which, Task.status.in_(OPEN))
        .values(next_at=now)
        .execution_options(synchronize_session=False)
    )


async def _greet(session: AsyncSession, organisation_id: int, now: datetime) -> None:
    """Owe a digest to coordinators who never had one: what was planned before is news to them."""
    never = ~exists().where(Delivery.person_id == Person.id, Delivery.kind == "digest")
    rows = await session.execute(
        select(Person, Municipality)
        .join(Membership, Membership.person_id == Person.id)
        .join(Municipality, Municipality.id == Membership.municipality_id)
        .where(
            Membership.organisation_id == organisation_id,
            Membership.role == Role.COORDINATOR,
            Membership.ended_at.is_(None),
            Person.forgotten_at.is_(None),
            never,
        )
    )
    # The earliest of the roadmaps' own hours: as for everybody who is there already.
    usual = min(
        await roadmap_policies.of_organisation(session, organisation_id),
        key=lambda policy: policy.hour,
    )
    owed = []
    for new, municipality in rows:
        calendar = await calendars.of_municipality(session, municipality.id, {now.year})
        zone = stored_zone(new.time_zone, municipality.time_zone)
        clockwork = TrackTimes(zone, new.digest_time or usual.hour, usual.quiet, calendar)
        due_at = clockwork.next_hour(now)
        key = digest_key(new.id, local_day(due_at, zone))
        owed.append(
            Owed(key, "digest", new.telegram_id, {}, new.id, municipality.id, due_at=due_at)
        )
    await outbox.owe(session, owed, now)
