"""What a coordinator's morning message says, from the tables as they are at that moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import Row, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain import reminders
from domain.access import Role
from domain.calendar import local_day, local_moment
from domain.reminders import DigestItem, Group
from domain.workflow import OPEN
from models.enums import DeliveryState, RoadmapStatus, RowKind
from models.people import Membership, Organisation
from models.roadmaps import Activity, Roadmap
from models.tasks import Task
from models.upkeep import Delivery
from services.core import calendars, set_aside
from services.reminders import open_tasks

_Names = Row[int, str, str, str, str]


@dataclass(frozen=True, slots=True)
class DigestLine:
    """A task in a digest. `last_working_day` is set where the deadline is a day off."""

    task_id: int
    number: str
    title: str
    organisation: str
    roadmap: str
    deadline: date | None
    last_working_day: date | None


@dataclass(frozen=True, slots=True)
class DigestView:
    """A digest with names for the eye; no group is empty. `day` is local to the reader."""

    day: date
    groups: tuple[tuple[Group, tuple[DigestLine, ...]], ...]

    @property
    def lines(self) -> list[DigestLine]:
        return [line for _, lines in self.groups for line in lines]


async def load_digest(
    session: AsyncSession, person_id: int, zone: ZoneInfo, now: datetime
) -> DigestView | None:
    """The digest of a person who coordinates organisations, or None: nothing to say.

    The same all day long, but for what was reported or has come up meanwhile.
    """
    today = local_day(now, zone)
    owed = _owed_by(person_id)
    ids = (await session.scalars(owed.with_only_columns(Task.id))).all()
    named = dict[int, _Names]()

    async def load(some: Sequence[int]) -> list[open_tasks.Loaded]:
        rows = await session.execute(owed.where(Task.id.in_(some)))
        named.update({row.id: row for row in rows})
        return await open_tasks.load(session, some)

    # A task that cannot be read must not take the others of its school along.
    parts, _ = await set_aside.apart(session, RowKind.TASK, ids, load)
    loaded = [item for part in parts for item in part]
    if not loaded:
        return None
    calendar = await calendars.of_municipality(session, loaded[0].municipality_id, {today.year})
    digest = reminders.digest(
        [item.task for item in loaded],
        person_id,
        today,
        calendar,
        {item.task.roadmap_id: item.policy for item in loaded},
        await _previous(session, person_id, local_moment(today, time.min, zone)),
    )
    if digest is None:
        return None

    def line(item: DigestItem) -> DigestLine:
        names = named[item.task.id]
        return DigestLine(*names, item.task.deadline, item.last_working_day)

    groups = tuple((group, tuple(map(line, items))) for group, items in digest.groups)
    return DigestView(today, groups)


async def load_line(session: AsyncSession, task_id: int, person_id: int) -> DigestLine | None:
    """One task that a person still owes, or None: it was reported, or is no longer theirs."""
    row = (await session.execute(_owed_by(person_id).where(Task.id == task_id))).first()
    if row is None:
        return None
    (item,) = await open_tasks.load(session, [task_id])
    return DigestLine(*row, item.task.deadline, None)


async def tasks_of_reply(
    session: AsyncSession, person_id: int, message_id: int, zone: ZoneInfo, now: datetime
) -> list[int]:
    """The tasks of a digest that the person has replied to, as it would stand now.

    `message_id` is that of the message replied to; nothing where it is no digest of this person.
    """
    is_digest = await session.scalar(
        select(Delivery.id).where(
            Delivery.person_id == person_id,
            Delivery.kind == "digest",
            Delivery.message_id == message_id,
        )
    )
    if is_digest is None:
        return []
    view = await load_digest(session, person_id, zone, now)
    return [line.task_id for line in view.lines] if view else []


def _owed_by(person_id: int) -> Select[int, str, str, str, str]:
    return (
        select(Task.id, Activity.number, Activity.title, Organisation.name, Roadmap.short_title)
        .join(Activity, Activity.id == Task.activity_id)
        .join(Roadmap, Roadmap.id == Task.roadmap_id)
        .join(Organisation, Organisation.id == Task.organisation_id)
        .join(Membership, Membership.organisation_id == Task.organisation_id)
        .where(
            Membership.person_id == person_id,
            Membership.role == Role.COORDINATOR,
            Membership.ended_at.is_(None),
            Roadmap.status == RoadmapStatus.ACTIVE,
            Task.status.in_(OPEN),
        )
    )


async def _previous(session: AsyncSession, person_id: int, before: datetime) -> datetime | None:
    """The moment of the last digest that reached the person before today's.

    Not of today's own: whoever presses a button under it means what it said.
    """
    moment: datetime | None = await session.scalar(
        select(func.max(Delivery.sent_at)).where(
            Delivery.person_id == person_id,
            Delivery.kind == "digest",
            Delivery.state == DeliveryState.SENT,
            Delivery.sent_at < before,
        )
    )
    return moment
