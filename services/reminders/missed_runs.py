"""Mornings that could not leave on their morning: the bot was off, or Telegram was.

What waits in the outbox since then would come at any hour, and beside the message of its own day.
It is taken back, and the reader's next morning tells all of it: its text is made when it leaves.
What else was late waits for the reader's hours, events for the morning that tells them.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.calendar import local_day, stored_zone
from domain.reminding.digest import digest_key
from domain.reminding.policy import Policy
from domain.reminding.reminder_tracks import TrackTimes
from models.enums import DeliveryState, RowKind
from models.people import Municipality, Person
from models.upkeep import Delivery
from services.core import calendars, events, outbox, set_aside
from services.core.batches import batches
from services.core.outbox import Owed

OVERDUE = timedelta(minutes=15)
"""A message that waits longer than this was not merely in a queue."""

TO_SCHOOLS = ("digest", "reminder")
TO_OFFICE = ("office-digest",)
"""The curators' morning; that of another day is owed by `office_mornings` itself."""

USUAL = Policy()
BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Missed:
    """A delivery that must not leave now: it leaves at `due_at`.

    None where it does not leave any more; `instead` is the morning that takes its place, if any.
    """

    delivery_id: int
    instead: Owed | None = None
    due_at: datetime | None = None


async def find(session: AsyncSession, now: datetime) -> list[Missed]:
    """What waits since another day, or may not leave at this hour of its reader.

    A message that cannot be looked at stays where it is: sending it finds the same fault.
    """
    late = await session.scalars(
        select(Delivery.id).where(
            Delivery.state == DeliveryState.PENDING,
            Delivery.due_at < now - OVERDUE,
        )
    )

    async def look_at(ids: Sequence[int]) -> list[Missed]:
        return await _find(session, ids, now)

    found: list[Missed] = []
    for ids in batches(late.all(), BATCH):
        parts, _ = await set_aside.bisect(session, RowKind.MESSAGE, ids, look_at)
        found += [missed for part in parts for missed in part]
    return found


async def _find(session: AsyncSession, ids: Sequence[int], now: datetime) -> list[Missed]:
    late = await session.execute(
        select(Delivery.id, Delivery.kind, Delivery.due_at, Person, Municipality)
        .join(Person, Person.id == Delivery.person_id)
        .join(Municipality, Municipality.id == Delivery.municipality_id)
        .where(Delivery.id.in_(ids))
    )
    rows = late.all()
    municipalities = {municipality.id for *_, municipality in rows}
    known = await calendars.of_municipalities(session, municipalities, {now.year})
    found = []
    for delivery_id, kind, was_due, person, municipality in rows:
        calendar = known[municipality.id]
        zone = stored_zone(person.time_zone, municipality.time_zone)
        hour = person.digest_time or USUAL.hour
        clockwork = TrackTimes(zone, hour, USUAL.quiet, calendar)
        today = local_day(now, zone)
        may_leave_at = clockwork.from_now(now)
        if kind not in (*TO_SCHOOLS, *TO_OFFICE):
            if may_leave_at != now:
                after = events.AFTER_MORNING if kind in events.MORNING_OF else timedelta()
                found.append(Missed(delivery_id, due_at=may_leave_at + after))
            continue
        if local_day(was_due, zone) == today and may_leave_at == now:
            continue
        instead = None
        if kind in TO_SCHOOLS:
            is_early = clockwork.on(today) > now
            due_at = clockwork.next_hour(now) if is_early else may_leave_at
            key = digest_key(person.id, local_day(due_at, zone))
            instead = Owed(
                key, "digest", person.telegram_id, {}, person.id, municipality.id, due_at=due_at
            )
        found.append(Missed(delivery_id, instead))
    return found


async def take_back(session: AsyncSession, missed: Sequence[Missed], now: datetime) -> None:
    """Owe the mornings that take the place of what was missed; the rest waits."""
    # Readers share few moments: those of their zones.
    by_moment: dict[datetime | None, list[int]] = defaultdict(list)
    for each in missed:
        by_moment[each.due_at].append(each.delivery_id)
    for due_at, waiting in by_moment.items():
        changed = {"due_at": due_at} if due_at else {"state": DeliveryState.OBSOLETE}
        for ids in batches(waiting, BATCH):
            await session.execute(
                update(Delivery)
                .where(Delivery.id.in_(ids), Delivery.state == DeliveryState.PENDING)
                .values(changed)
                .execution_options(synchronize_session=False)
            )
    await outbox.owe(session, [each.instead for each in missed if each.instead], now)
