"""What the pictures of a summary show: shares by school and month, the course of the year."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.chart import Point
from domain.possible_days import possible_days
from domain.summary import month_key
from domain.workflow import Status
from services.summaries import row_names, tallies
from services.summaries.figures import Figures
from services.summaries.queries import QueryInfo, ResolvedQuery
from services.summaries.task_conditions import counted


@dataclass(frozen=True, slots=True)
class SchoolMonths:
    """Figures by school (in the order of names) and month of the deadline (year·100+month).

    `outside` counts tasks of months that were left out: see `within_period`.
    """

    info: QueryInfo
    schools: tuple[tuple[int, str], ...]
    months: tuple[int, ...]
    figures: dict[tuple[int, int], Figures]
    outside: int = 0


@dataclass(frozen=True, slots=True)
class CourseView:
    """How many tasks were due by the end of a day, and how many of them were done by then;
    `undated` are done too, and had no deadline.
    """

    info: QueryInfo
    points: tuple[Point, ...]
    undated: int = 0


async def school_months(session: AsyncSession, resolved: ResolvedQuery) -> SchoolMonths:
    """Schools by months. Tasks without a deadline stand in no month and are left out."""
    found = await tallies.school_months(session, resolved.scope)
    dated = {(school, month): each for (school, month), each in found.items() if month is not None}
    schools = await row_names.of_organisations(session, {school for school, _ in dated})
    months = sorted({month for _, month in dated})
    return SchoolMonths(resolved.info, tuple(schools), tuple(months), dated)


def within_period(view: SchoolMonths, resolved: ResolvedQuery) -> SchoolMonths:
    """The months of the period alone, as a picture and a sheet of a year show them.

    What was moved beyond it is counted in `outside`, lest it be lost.
    """
    first = month_key(min(roadmap.period_start for roadmap in resolved.roadmaps))
    last = month_key(max(roadmap.period_end for roadmap in resolved.roadmaps))
    inside = {place: each for place, each in view.figures.items() if first <= place[1] <= last}
    gone = sum(each.total for place, each in view.figures.items() if place not in inside)
    kept = {school for school, _ in inside}
    return SchoolMonths(
        view.info,
        tuple(each for each in view.schools if each[0] in kept),
        tuple(month for month in view.months if first <= month <= last),
        inside,
        gone,
    )


async def course_of(session: AsyncSession, resolved: ResolvedQuery) -> CourseView:
    """Running totals of the tasks with a deadline, from the first day of the plan to the last.

    What was due or done before the plan begins stands on its first day.
    """
    tasks = resolved.scope.tasks
    where = [*counted(resolved.scope), tasks.deadline.is_not(None)]
    planned = await session.execute(
        select(tasks.deadline, func.count()).where(*where).group_by(tasks.deadline)
    )
    finished = await session.execute(
        select(tasks.done_on, func.count())
        .where(*where, tasks.status == Status.DONE, tasks.done_on.is_not(None))
        .group_by(tasks.done_on)
    )
    due = {day: number for day, number in planned if day is not None}
    done = {day: number for day, number in finished if day is not None}
    if not due:
        return CourseView(resolved.info, ())
    first = min(roadmap.period_start for roadmap in resolved.roadmaps)
    end = max(roadmap.period_end for roadmap in resolved.roadmaps)
    possible = possible_days(first, end)
    last = max((day for day in (*due, *done, end) if day in possible), default=first)
    points = []
    plan = sum(number for day, number in due.items() if day < first)
    fact = sum(number for day, number in done.items() if day < first)
    day = first
    while day <= last:
        plan += due.get(day, 0)
        fact += done.get(day, 0)
        points.append(Point(day, plan, fact if day <= resolved.info.on else None))
        day += timedelta(days=1)
    undated = await session.scalar(
        select(func.count())
        .select_from(tasks)
        .where(*counted(resolved.scope), tasks.deadline.is_(None), tasks.status == Status.DONE)
    )
    return CourseView(resolved.info, tuple(points), undated or 0)


def last_known(view: CourseView) -> tuple[date, int, int] | None:
    """The day, plan and fact of the evening, or of the last day with a fact."""
    known = [point for point in view.points if point.fact is not None]
    if not known:
        return None
    return known[-1].day, known[-1].plan, known[-1].fact or 0
