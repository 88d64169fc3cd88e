"""By what the terms of a stored roadmap are read."""

from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from domain.doubts import needs_decision
from domain.draft import Draft, ProblemCode
from domain.schedule import Schedule
from domain.school_calendar import SchoolCalendar
from domain.term_reader import TermReader
from domain.undated import undate
from models.roadmaps import Roadmap
from services.assignment.wanted_tasks import period_of
from services.core.school_terms import school_calendar

_ABOUT_TERMS = (ProblemCode.TERM_INFERRED, ProblemCode.TERM_UNKNOWN)


async def reader_of(session: AsyncSession, roadmap: Roadmap) -> TermReader:
    """How the terms of a roadmap are read."""
    calendar = await school_calendar(session, roadmap.municipality_id)
    return TermReader(period_of(roadmap), calendar)


def by_school_terms(draft: Draft, calendar: SchoolCalendar | None) -> Draft:
    """The draft, its terms read again by the school calendar, which no document knows."""
    if calendar is None:
        return draft
    bare, reader = TermReader(draft.period), TermReader(draft.period, calendar)

    def again(schedule: Schedule) -> Schedule:
        if not bare.has_read(schedule):
            return schedule
        found = reader.read(schedule.phrase)
        return undate(found) if draft.needs_period else found

    activities = tuple(
        replace(activity, schedule=again(activity.schedule)) for activity in draft.activities
    )
    changed = {
        now.place
        for was, now in zip(draft.activities, activities, strict=True)
        if needs_decision(was.schedule) and not needs_decision(now.schedule)
    }
    problems = tuple(
        problem
        for problem in draft.problems
        if problem.code not in _ABOUT_TERMS or problem.place not in changed
    )
    return replace(draft, activities=activities, problems=problems)
