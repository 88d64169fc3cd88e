"""«Напомнить завтра / через 3 дня / в понедельник», «всё сделано, отчитаюсь позже»."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, require
from domain.calendar import WorkingCalendar, later, local_day
from domain.errors import Code
from domain.possible_days import PossibleDays
from domain.reminding.digest import Group
from domain.reminding.snooze import SnoozeChoice, snoozed_until
from domain.workflow import Action, Status
from models.tasks import Snooze, Task
from services.core import calendars, transitions
from services.reminders import digests
from services.reminders.digests import DigestLine, DigestView
from services.reminders.substituting import LONGEST

SOON = (Group.OVERDUE, Group.TODAY_AND_TOMORROW, Group.THIS_WEEK)
"""What «всё сделано» can be about: nobody says it of a deadline in spring."""


@dataclass(frozen=True, slots=True)
class Snoozed:
    """What is not spoken of before `day`; `is_earlier` than was asked for where a deadline is."""

    day: date
    lines: tuple[DigestLine, ...]
    is_earlier: bool = False


async def snooze(
    session: AsyncSession,
    wanted: date,
    zone: ZoneInfo,
    *,
    task_ids: Sequence[int] = (),
    actor: Actor,
) -> Snoozed | None:
    """Put these tasks off until a day, or all of today's digest where none are named.

    Returns them with the last day on which one of them returns, None where nothing of it is owed;
    a task whose last working day comes earlier speaks on that day. Raises Refusal(DAY_NOT_AHEAD)
    for a day that is past or too far.
    """
    view, calendar, today = await _morning(session, zone, actor)
    PossibleDays(later(today, 1), today + LONGEST).check(wanted, Code.DAY_NOT_AHEAD)
    if task_ids:
        found = [await digests.load_line(session, id_, actor.person_id) for id_ in task_ids]
        lines = [line for line in found if line is not None]
    else:
        lines = view.lines if view else []
    days = [snoozed_until(wanted, today, calendar, line.deadline) for line in lines]
    for line, day in zip(lines, days, strict=True):
        await _snooze(session, line, day, actor)
    await _look_again(session, lines, actor)
    return Snoozed(max(days), tuple(lines), max(days) < wanted) if lines else None


async def report_later(session: AsyncSession, zone: ZoneInfo, *, actor: Actor) -> int:
    """Everything near in today's digest is done, the papers come later; how many tasks that is.

    What was not begun is in work from now on, so that the office sees it, and nothing more is
    said before its last working day; of what is overdue, before three days have passed.
    """
    view, calendar, today = await _morning(session, zone, actor)
    lines = [line for group, some in view.groups if group in SOON for line in some] if view else []
    for line in lines:
        found = await transitions.find_for(session, line.task_id, Action.START, actor=actor)
        if found.task.status is Status.PLANNED:
            await transitions.step(session, found, Action.START, actor=actor)
        last = calendar.working_day_on_or_before(line.deadline) if line.deadline else today
        in_three_days = snoozed_until(SnoozeChoice.IN_THREE_DAYS.day(today), today, calendar)
        await _snooze(session, line, last if last > today else in_three_days, actor)
    await _look_again(session, lines, actor)
    return len(lines)


async def _morning(
    session: AsyncSession, zone: ZoneInfo, actor: Actor
) -> tuple[DigestView | None, WorkingCalendar, date]:
    require(actor, UseCase.SNOOZE, person_id=actor.person_id)
    view = await digests.load_digest(session, actor.person_id, zone, actor.as_of)
    today = local_day(actor.as_of, zone)
    # Whoever has a digest has a place; without one any calendar will do.
    municipalities = [held.municipality_id for held in actor.memberships] or [0]
    return view, await calendars.of_municipality(session, municipalities[0], {today.year}), today


async def _snooze(session: AsyncSession, line: DigestLine, until: date, actor: Actor) -> None:
    await session.merge(Snooze(person_id=actor.person_id, task_id=line.task_id, until=until))


async def _look_again(session: AsyncSession, lines: list[DigestLine], actor: Actor) -> None:
    ids = [line.task_id for line in lines]
    await session.execute(update(Task).where(Task.id.in_(ids)).values(next_at=actor.as_of))
