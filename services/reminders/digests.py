"""What a coordinator's morning message says, from the tables as they are at that moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Row, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role
from domain.calendar import local_day
from domain.reminding.digest import DigestItem, Group
from domain.reminding.digest import digest as digest_of
from domain.reminding.hindrance import IGNORED
from domain.reminding.worth import (
    asks_for_overdue,
    is_worth_saying,
    names_overdue,
)
from domain.workflow import Action
from models.enums import RowKind
from models.people import Membership, Organisation
from models.roadmaps import Activity, Roadmap
from models.tasks import Report, Task
from models.upkeep import Delivery
from services.core import calendars, set_aside
from services.core.owing import OWED
from services.reminders import heard_before, open_tasks

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
    """A digest with names for the eye; no group is empty. `day` is local to the reader.

    `newly_overdue` and `reported` are since the last list, 0 in the first. Not worth saying is what
    the person has just been told; whoever presses a button below the last one means it still.
    `asks_why`: several were left without a report, and something is overdue. What is overdue is
    named once a week, in between only counted (not `names_overdue`).
    """

    day: date
    groups: tuple[tuple[Group, tuple[DigestLine, ...]], ...]
    is_worth_saying: bool = True
    newly_overdue: int = 0
    reported: int = 0
    asks_why: bool = False
    names_overdue: bool = True

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
    loaded, names = await load_owed(session, person_id)
    if not loaded:
        return None
    calendar = await calendars.of_municipality(session, loaded[0].municipality_id, {today.year})
    weekly = list_day(loaded)
    heard = await heard_before.load(session, person_id, today, weekly, calendar, zone)
    digest = digest_of(
        [item.task for item in loaded],
        person_id,
        today,
        calendar,
        {item.task.roadmap_id: item.policy for item in loaded},
        heard.previous_at,
    )
    if digest is None:
        return None

    def line(item: DigestItem) -> DigestLine:
        return DigestLine(*names[item.task.id], item.task.deadline, item.last_working_day)

    groups = tuple((group, tuple(map(line, items))) for group, items in digest.groups)
    is_worth = weekly is None or is_worth_saying(digest, heard, weekly, calendar, zone)
    named = names_overdue(today, heard, weekly, calendar, zone)
    named = named or asks_for_overdue(digest, calendar)
    newly, reported, listed = 0, 0, heard.listed_at
    if named and listed is not None:
        before = local_day(listed, zone)
        overdue = dict(digest.groups).get(Group.OVERDUE, ())
        newly = sum((item.task.deadline or date.min) >= before for item in overdue)
        reported = await _reported(session, person_id, listed)
    asks_why = heard.unanswered >= IGNORED and Group.OVERDUE in dict(groups)
    return DigestView(today, groups, is_worth, newly, reported, asks_why, named)


def list_day(loaded: Sequence[open_tasks.Loaded]) -> int | None:
    """The weekday of the list of whoever owes these tasks, None where each has a day of its own."""
    weekly = [item.policy.weekly for item in loaded]
    return None if None in weekly else min(day for day in weekly if day is not None)


async def load_owed(
    session: AsyncSession, person_id: int
) -> tuple[list[open_tasks.Loaded], dict[int, _Names]]:
    """What a coordinator owes, and its names by the task's id.

    A task that cannot be read does not take the others of its school along.
    """
    owed = _owed_by(person_id)
    ids = (await session.scalars(owed.with_only_columns(Task.id))).all()
    named = dict[int, _Names]()

    async def load(some: Sequence[int]) -> list[open_tasks.Loaded]:
        rows = await session.execute(owed.where(Task.id.in_(some)))
        named.update({row.id: row for row in rows})
        return await open_tasks.load(session, some)

    parts, _ = await set_aside.bisect(session, RowKind.TASK, ids, load)
    return [item for part in parts for item in part], named


async def load_worth_saying(
    session: AsyncSession, person_id: int, zone: ZoneInfo, now: datetime
) -> DigestView | None:
    """The digest as it is sent: None also where the person has just been told all of it."""
    view = await load_digest(session, person_id, zone, now)
    return view if view is not None and view.is_worth_saying else None


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
            *OWED,
        )
    )


async def _reported(session: AsyncSession, person_id: int, since: datetime) -> int:
    """How many tasks the person has submitted since a moment."""
    found = await session.scalar(
        select(func.count(Report.task_id.distinct())).where(
            Report.person_id == person_id, Report.at > since, Report.action == Action.SUBMIT
        )
    )
    return found or 0
