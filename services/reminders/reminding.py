"""From tasks whose moment has come to deliveries, by the pure rules of `domain.reminding`.

What a message says is decided when it is sent; here it is only decided that one is owed. A
reminder becomes part of the person's digest of that day; only the last day and «просрочено
вчера» break out of it, if the digest has gone already.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Table, bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.calendar import WorkingCalendar, local_day
from domain.reminding import planner
from domain.reminding.digest import breaks_out, digest_key
from domain.reminding.reminder_tracks import TrackTimes
from domain.reminding.values import Reminder
from models.enums import RowKind
from models.people import Person
from models.tasks import Task
from models.upkeep import Delivery
from services.core import calendars, outbox, set_aside
from services.core.outbox import Owed
from services.core.set_aside import Fault
from services.reminders import escalating, open_tasks

BATCH = 500
AGAIN = timedelta(hours=6)


async def plan_due(session: AsyncSession, now: datetime, limit: int = BATCH) -> int:
    """Plan the tasks whose `next_at` has come, and return how many there were.

    Replicas take different tasks (`SKIP LOCKED`); unique keys absorb what is planned twice.
    """
    ids = list(
        await session.scalars(
            select(Task.id)
            .where(Task.next_at <= now)
            .order_by(Task.next_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
    )
    if not ids:
        return 0

    async def plan_these(some: Sequence[int]) -> list[Fault]:
        return await _plan(session, some, now)

    planned, failed = await set_aside.bisect(session, RowKind.TASK, ids, plan_these)
    faults = [*failed, *(fault for some in planned for fault in some)]
    await _try_again_later(session, [fault.row_id for fault in failed], now)
    await set_aside.record_faults(session, RowKind.TASK, ids, faults, now)
    return len(ids)


async def _plan(session: AsyncSession, ids: Sequence[int], now: datetime) -> list[Fault]:
    """Plan these tasks; returns those that no reminder is right for, such as one of year 9999."""
    loaded = {item.task.id: item for item in await open_tasks.load(session, ids)}
    calendar_of = await _calendars(session, loaded.values(), now)
    planned: list[Reminder] = []
    next_at: dict[int, datetime | None] = dict.fromkeys(ids)
    for id_, item in loaded.items():
        calendar = calendar_of[item.municipality_id]
        planned += planner.plan([item.task], item.policy, calendar, now)
        next_at[id_] = planner.next_moment(item.task, item.policy, calendar, now)
    await _owe(session, planned, loaded, calendar_of, now)
    connection = await session.connection()
    table: Table = Task.metadata.tables[Task.__tablename__]
    await connection.execute(
        table.update()
        .where(table.c.id == bindparam("task"))
        .values(next_at=bindparam("moment", type_=Task.next_at.type), planned_until=now),
        [{"task": task, "moment": moment} for task, moment in next_at.items()],
    )
    return [
        Fault(RowKind.TASK, id_, f"deadline {item.task.deadline}")
        for id_, item in loaded.items()
        if not item.is_possible
    ]


async def _try_again_later(session: AsyncSession, ids: Sequence[int], now: datetime) -> None:
    """What failed is looked at again after a while, or as soon as somebody changes it."""
    await session.execute(
        update(Task)
        .where(Task.id.in_(ids))
        .values(next_at=now + AGAIN)
        .execution_options(synchronize_session=False)
    )


async def next_moment(session: AsyncSession) -> datetime | None:
    """The next moment at which some task is to be planned."""
    moment: datetime | None = await session.scalar(select(func.min(Task.next_at)))
    return moment


async def _calendars(
    session: AsyncSession, loaded: Iterable[open_tasks.Loaded], now: datetime
) -> dict[int, WorkingCalendar]:
    years = {(item.task.deadline or now.date()).year for item in loaded} | {now.year}
    return await calendars.of_municipalities(
        session, {item.municipality_id for item in loaded}, years
    )


async def _owe(
    session: AsyncSession,
    planned: Sequence[Reminder],
    loaded: Mapping[int, open_tasks.Loaded],
    calendar_of: Mapping[int, WorkingCalendar],
    now: datetime,
) -> None:
    own = [
        (reminder, person)
        for reminder in sorted(planned, key=lambda reminder: reminder.due_at)
        if (person := reminder.person_id) is not None
    ]
    clockworks = {
        (person.id, item.task.id): TrackTimes(
            person.zone or item.task.zone,
            person.digest_time or item.policy.hour,
            item.policy.quiet,
            calendar_of[item.municipality_id],
        )
        for item in loaded.values()
        for person in item.task.people
    }
    chats = await _chats(session, {person for _, person in own})
    keys = {
        reminder.key: _digest_key(
            person, reminder.due_at, clockworks[person, reminder.task_id].zone
        )
        for reminder, person in own
    }
    digest_at, gone = await _digests(session, set(keys.values()))
    messages: list[Owed] = []
    together: dict[tuple[int, datetime], list[Reminder]] = {}
    for reminder, person in own:
        item, key, due_at = loaded[reminder.task_id], keys[reminder.key], reminder.due_at
        if breaks_out(reminder, digest_at.get(key)):
            together.setdefault((person, due_at), []).append(reminder)
            continue
        if key in gone and item.changed_at > gone[key]:
            # Today's digest went out before the task was owed: the next one names it.
            clockwork = clockworks[person, reminder.task_id]
            due_at = clockwork.next_hour(now)
            key = _digest_key(person, due_at, clockwork.zone)
        digest_at.setdefault(key, due_at)
        messages.append(_digest(person, key, chats[person], item.municipality_id, due_at))
    for (person, _), some in together.items():
        municipality_id = loaded[some[0].task_id].municipality_id
        messages.append(_of_last_day(some, chats[person], person, municipality_id))
    places = {
        id_: escalating.TaskPlace(item.municipality_id, item.task.organisation_id)
        for id_, item in loaded.items()
    }
    messages += await escalating.upwards(session, planned, places)
    await outbox.owe(session, messages, now)


def _digest_key(person_id: int, due_at: datetime, zone: ZoneInfo) -> str:
    return digest_key(person_id, local_day(due_at, zone))


def _digest(person_id: int, key: str, chat_id: int, municipality: int, due_at: datetime) -> Owed:
    return Owed(key, "digest", chat_id, {}, person_id, municipality, due_at=due_at)


def _of_last_day(
    some: Sequence[Reminder], chat_id: int, person_id: int, municipality_id: int
) -> Owed:
    """All last days of one moment are one message."""
    first = min(some, key=lambda reminder: reminder.key)
    return Owed(
        f"reminder:{first.key}",
        "reminder",
        chat_id,
        {"tasks": sorted(reminder.task_id for reminder in some)},
        person_id,
        municipality_id,
        outbox.URGENT,
        first.due_at,
    )


async def _chats(session: AsyncSession, person_ids: Iterable[int]) -> dict[int, int]:
    rows = await session.execute(
        select(Person.id, Person.telegram_id).where(Person.id.in_(list(person_ids)))
    )
    return dict(rows.all())


async def _digests(
    session: AsyncSession, keys: set[str]
) -> tuple[dict[str, datetime], dict[str, datetime]]:
    """When each digest that is owed is due; and of those that have left, when that was."""
    rows = await session.execute(
        select(Delivery.key, Delivery.due_at, Delivery.state, Delivery.sent_at).where(
            Delivery.key.in_(keys)
        )
    )
    due, gone = {}, {}
    for key, due_at, state, sent_at in rows:
        due[key] = due_at
        if state not in outbox.UNSENT:
            gone[key] = sent_at or due_at
    return due, gone
