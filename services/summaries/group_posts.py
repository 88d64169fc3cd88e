"""Groups that follow a roadmap: linking them, and what is posted there once a week."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, allowed
from domain.calendar import local_day, stored_zone
from domain.errors import Code, Refusal
from domain.summary import week_span
from domain.workflow import OPEN, Status
from models.enums import GroupShows, RoadmapStatus
from models.insertion import insert_new
from models.people import Municipality
from models.roadmaps import Activity, Roadmap, RoadmapChat
from models.tasks import Task
from services.core import audit, roadmap_access
from services.summaries import views
from services.summaries.views import SummaryView

MORNING = 9


@dataclass(frozen=True, slots=True)
class Following:
    """A group's link to a roadmap. `weekday` is 0 for Monday, None where no summary is posted."""

    link_id: int
    title: str
    shows: GroupShows
    weekday: int | None
    hour: int


@dataclass(frozen=True, slots=True)
class WeekLine:
    """An activity in a week: of how many organisations that owe it how many have reported."""

    number: str
    title: str
    deadline: date
    reported: int
    total: int


@dataclass(frozen=True, slots=True)
class Week:
    """A roadmap's week for a group: what is due in it, and how much the last one has brought."""

    roadmap_id: int
    title: str
    today: date
    due: tuple[WeekLine, ...]
    done: int
    overdue: int


async def choices(session: AsyncSession, *, actor: Actor) -> list[tuple[int, str]]:
    """(id, short title) of the roadmaps in force that the actor may link to a group."""
    municipalities = {
        held.municipality_id
        for held in actor.current()
        if allowed(actor, UseCase.LINK_CHAT, municipality_id=held.municipality_id)
    }
    if not municipalities:
        raise Refusal(Code.DENIED)
    rows = await session.execute(
        select(Roadmap.id, Roadmap.short_title)
        .where(Roadmap.municipality_id.in_(municipalities), Roadmap.status == RoadmapStatus.ACTIVE)
        .order_by(Roadmap.period_start.desc(), Roadmap.id)
    )
    return [(id_, title) for id_, title in rows]


async def link(
    session: AsyncSession,
    chat_id: int,
    roadmap_id: int,
    thread_id: int | None = None,
    *,
    actor: Actor,
) -> Following:
    """Have a group follow a roadmap. Twice is as good as once, and moves it to another topic.

    `thread_id` is the topic of a forum in which it is told.
    """
    found = await roadmap_access.roadmap(
        session, roadmap_id, UseCase.LINK_CHAT, RoadmapStatus.ACTIVE, actor=actor
    )
    row = {
        "chat_id": chat_id,
        "roadmap_id": found.id,
        "thread_id": thread_id,
        "shows": GroupShows.SCHOOLS,
        "posts_week": True,
        "summary_hour": MORNING,
        "created_by": actor.person_id,
        "created_at": actor.as_of,
    }
    await insert_new(session, RoadmapChat, [row])
    _record(session, found, "link", chat_id, actor)
    link_id = await session.scalar(
        update(RoadmapChat)
        .where(RoadmapChat.chat_id == chat_id, RoadmapChat.roadmap_id == found.id)
        .values(thread_id=thread_id)
        .returning(RoadmapChat.id)
    )
    return await see(session, link_id or 0, chat_id, actor=actor)


async def see(session: AsyncSession, link_id: int, chat_id: int, *, actor: Actor) -> Following:
    """What is posted in a group. Raises Refusal(DENIED) also for the link of another group."""
    row, found = await _link(session, link_id, chat_id, actor)
    return _following(row, found)


async def show_here(
    session: AsyncSession, link_id: int, chat_id: int, shows: GroupShows, *, actor: Actor
) -> Following:
    """Choose what the members of a group are shown."""
    row, found = await _link(session, link_id, chat_id, actor)
    row.shows = shows
    _record(session, found, f"shows-{shows.value}", chat_id, actor)
    return _following(row, found)


async def schedule_summary(
    session: AsyncSession,
    link_id: int,
    chat_id: int,
    weekday: int | None,
    hour: int = MORNING,
    *,
    actor: Actor,
) -> Following:
    """Post the summary in a group every `weekday` (0 is Monday; None: not any more) at `hour`.

    Raises Refusal(BAD_INPUT) for a day or an hour that there is not.
    """
    row, found = await _link(session, link_id, chat_id, actor)
    if weekday is not None and not (0 <= weekday <= 6 and 0 <= hour <= 23):
        raise Refusal(Code.BAD_INPUT, field="hour")
    row.summary_weekday, row.summary_since = weekday, actor.as_of
    if weekday is not None:
        row.summary_hour = hour
    what = "summary-off" if weekday is None else "summary"
    _record(session, found, what, row.chat_id, actor)
    return _following(row, found)


async def load_summary(session: AsyncSession, link_id: int, now: datetime) -> SummaryView | None:
    """The summary that a group is to read now; None where it was switched off or has no tasks."""
    row = await session.get(RoadmapChat, link_id)
    if row is None or row.summary_weekday is None:
        return None
    try:
        view = await views.posted(session, row.roadmap_id, row.chat_id, now)
    except Refusal:
        # The roadmap is not in force any more.
        return None
    return view if view.total.total else None


async def unlink(session: AsyncSession, chat_id: int, *, actor: Actor) -> int:
    """End every link of a group that the actor may end; how many there were."""
    rows = await session.execute(
        select(RoadmapChat.id, Roadmap)
        .join(Roadmap, Roadmap.id == RoadmapChat.roadmap_id)
        .where(RoadmapChat.chat_id == chat_id)
    )
    ended = 0
    for link_id, found in rows.all():
        if allowed(actor, UseCase.LINK_CHAT, municipality_id=found.municipality_id):
            await session.execute(delete(RoadmapChat).where(RoadmapChat.id == link_id))
            _record(session, found, "unlink", chat_id, actor)
            ended += 1
    if not ended:
        raise Refusal(Code.DENIED)
    return ended


async def load_week(session: AsyncSession, link_id: int, now: datetime) -> Week | None:
    """The week of a linked group, or None: nothing due and nothing done, or not linked any more."""
    row = (
        await session.execute(
            select(Roadmap, Municipality.time_zone)
            .join(RoadmapChat, RoadmapChat.roadmap_id == Roadmap.id)
            .join(Municipality, Municipality.id == Roadmap.municipality_id)
            .where(RoadmapChat.id == link_id, Roadmap.status == RoadmapStatus.ACTIVE)
        )
    ).one_or_none()
    if row is None:
        return None
    roadmap, zone = row
    today = local_day(now, stored_zone(zone))
    monday, sunday = week_span(today)
    reported = Task.status.not_in([*OPEN, Status.CANCELLED, Status.NOT_APPLICABLE])
    rows = await session.execute(
        select(
            Activity.number,
            Activity.title,
            Task.deadline,
            func.count(Task.id).filter(reported),
            func.count(Task.id),
        )
        .join(Activity, Activity.id == Task.activity_id)
        .where(
            Task.roadmap_id == roadmap.id,
            Task.deadline.between(monday, sunday),
            Task.status.not_in([Status.CANCELLED, Status.NOT_APPLICABLE]),
        )
        .group_by(Activity.id, Activity.number, Activity.title, Activity.position, Task.deadline)
        .order_by(Task.deadline, Activity.position)
    )
    due = tuple(
        WeekLine(number, title, day, reported_, total)
        for number, title, day, reported_, total in rows
        if day is not None
    )
    done = await _count(
        session,
        roadmap.id,
        Task.status == Status.DONE,
        Task.done_on.between(monday - timedelta(days=7), monday - timedelta(days=1)),
    )
    overdue = await _count(session, roadmap.id, Task.status.in_(OPEN), Task.deadline < today)
    if not (due or done or overdue):
        return None
    return Week(roadmap.id, roadmap.short_title, today, due, done, overdue)


def _following(row: RoadmapChat, found: Roadmap) -> Following:
    return Following(row.id, found.short_title, row.shows, row.summary_weekday, row.summary_hour)


async def _count(session: AsyncSession, roadmap_id: int, *where: ColumnElement[bool]) -> int:
    found = await session.scalar(
        select(func.count()).select_from(Task).where(Task.roadmap_id == roadmap_id, *where)
    )
    return found or 0


async def _link(
    session: AsyncSession, link_id: int, chat_id: int, actor: Actor
) -> tuple[RoadmapChat, Roadmap]:
    row = await session.get(RoadmapChat, link_id)
    if row is None or row.chat_id != chat_id:
        raise Refusal(Code.DENIED)
    found = await roadmap_access.roadmap(
        session, row.roadmap_id, UseCase.LINK_CHAT, RoadmapStatus.ACTIVE, actor=actor
    )
    return row, found


def _record(session: AsyncSession, found: Roadmap, what: str, chat_id: int, actor: Actor) -> None:
    audit.record(
        session,
        UseCase.LINK_CHAT,
        what,
        municipality_id=found.municipality_id,
        actor=actor,
        roadmap_id=found.id,
        chat_id=chat_id,
    )
