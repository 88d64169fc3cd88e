"""The school calendar of a municipality: said once, and the terms that lean on it follow."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, require
from domain.draft import ProblemCode
from domain.errors import Code, Refusal
from domain.school_calendar import QUARTERS, SchoolCalendar, in_place_of, school_years, with_usual
from domain.term_reader import TermReader
from models.people import Municipality
from models.roadmaps import Activity, ImportProblem, Roadmap
from models.upkeep import SchoolTerm
from services.assignment.wanted_tasks import period_of
from services.core import audit, roadmap_access
from services.core.schedules import load
from services.core.school_terms import school_calendar
from services.roadmaps import rescheduling
from services.roadmaps.rescheduling import Followed
from services.roadmaps.term_readers import reader_of
from services.roadmaps.terms import reread, undate_row


@dataclass(frozen=True, slots=True)
class CalendarChange:
    """What a school calendar does to the plans: terms read otherwise, and what becomes of tasks.

    `asked` of the terms were sure or confirmed before and wait for the curator's word then: they
    make no tasks until it is said.
    """

    terms: int = 0
    moved: int = 0
    made: int = 0
    cancelled: int = 0
    asked: int = 0

    def __add__(self, other: "CalendarChange") -> "CalendarChange":
        return CalendarChange(
            self.terms + other.terms,
            self.moved + other.moved,
            self.made + other.made,
            self.cancelled + other.cancelled,
            self.asked + other.asked,
        )


async def see(
    session: AsyncSession, municipality_id: int, *, actor: Actor
) -> SchoolCalendar | None:
    """The school calendar of a municipality, or None while nobody has said it."""
    require(actor, UseCase.EDIT_CALENDAR, municipality_id=municipality_id)
    return await school_calendar(session, municipality_id)


async def propose(
    session: AsyncSession, roadmap_id: int, count: int = QUARTERS, *, actor: Actor
) -> tuple[int, SchoolCalendar | None]:
    """The municipality of a roadmap, and the usual terms of its school years that nobody has said.

    None where all of them are known.
    """
    roadmap = await roadmap_access.roadmap(session, roadmap_id, UseCase.EDIT_CALENDAR, actor=actor)
    reader = await reader_of(session, roadmap)
    return roadmap.municipality_id, usual_for(reader, count)


def usual_for(reader: TermReader, count: int = QUARTERS) -> SchoolCalendar | None:
    """The usual terms of the school years of a plan that are not known, or None."""
    known = reader.calendar.by_year() if reader.calendar else {}
    years = school_years(reader.period.start, reader.period.end)
    missing = [year for year in years if year not in known]
    return with_usual(None, missing, count) if missing else None


async def foresee(
    session: AsyncSession, municipality_id: int, newer: SchoolCalendar, *, actor: Actor
) -> CalendarChange:
    """What `put` would do: it is done in a transaction inside this one, and taken back."""
    require(actor, UseCase.EDIT_CALENDAR, municipality_id=municipality_id)
    async with session.begin_nested() as attempt:
        change = await _put(session, municipality_id, newer, actor)
        await attempt.rollback()
    return change


async def put(
    session: AsyncSession, municipality_id: int, newer: SchoolCalendar, *, actor: Actor
) -> CalendarChange:
    """Set the terms of the school years of `newer`; those of other years stay.

    Terms of plans and drafts that lean on them are read again. Tasks whose window moved follow,
    and their schools are told; statuses, reports and files stay.
    """
    require(actor, UseCase.EDIT_CALENDAR, municipality_id=municipality_id)
    if await session.get(Municipality, municipality_id) is None:
        raise Refusal(Code.DENIED)
    change = await _put(session, municipality_id, newer, actor)
    audit.record(
        session,
        UseCase.EDIT_CALENDAR,
        "school",
        municipality_id=municipality_id,
        actor=actor,
        first=newer.terms[0][0].isoformat(),
        last=newer.terms[-1][1].isoformat(),
    )
    return change


async def _put(
    session: AsyncSession, municipality_id: int, newer: SchoolCalendar, actor: Actor
) -> CalendarChange:
    former = await school_calendar(session, municipality_id)
    calendar = in_place_of(former, newer)
    await _store(session, municipality_id, calendar.terms)
    total = CalendarChange()
    for roadmap in await _in_work(session, municipality_id):
        period = period_of(roadmap)
        total += await _read_again(
            session, roadmap, TermReader(period, former), TermReader(period, calendar), actor
        )
    return total


async def _store(
    session: AsyncSession, municipality_id: int, terms: Iterable[tuple[object, object]]
) -> None:
    await session.execute(delete(SchoolTerm).where(SchoolTerm.municipality_id == municipality_id))
    session.add_all(
        SchoolTerm(municipality_id=municipality_id, first_day=first, last_day=last)
        for first, last in terms
    )
    await session.flush()


async def _in_work(session: AsyncSession, municipality_id: int) -> list[Roadmap]:
    found = await session.scalars(
        select(Roadmap)
        .where(
            Roadmap.municipality_id == municipality_id,
            Roadmap.status.in_(roadmap_access.EDITABLE),
        )
        .order_by(Roadmap.id)
    )
    return list(found)


async def _read_again(
    session: AsyncSession, roadmap: Roadmap, former: TermReader, reader: TermReader, actor: Actor
) -> CalendarChange:
    rows = await session.scalars(select(Activity).where(Activity.roadmap_id == roadmap.id))
    leaning = [row for row in rows if _leans(row, former, reader)]
    if not leaning:
        return CalendarChange()
    before = await rescheduling.windows_before(session, roadmap, [row.id for row in leaning])
    undated = await _is_undated(session, roadmap.id)
    decided = {row.id for row in leaning if row.decided}
    for row in leaning:
        reread(row, former, reader)
        if undated:
            undate_row(row)
    done = await rescheduling.follow_and_tell(session, roadmap, before, actor=actor)
    asked = sum(not row.decided for row in leaning if row.id in decided)
    return _counted(len(leaning), asked, done)


def _leans(row: Activity, former: TermReader, reader: TermReader) -> bool:
    """Whether what the phrase alone gave is another thing now; what was set by hand stays."""
    schedules = [load(found) for found in (row.schedule, row.extra_schedule) if found]
    return any(
        former.has_read(each) and former.read(each.phrase) != reader.read(each.phrase)
        for each in schedules
    )


async def _is_undated(session: AsyncSession, roadmap_id: int) -> bool:
    """Whether nobody has said yet for which days a draft is: nothing of it is dated."""
    found = await session.scalar(
        select(ImportProblem.id).where(
            ImportProblem.roadmap_id == roadmap_id,
            ImportProblem.code == ProblemCode.PERIOD_MISSING.value,
        )
    )
    return found is not None


def _counted(terms: int, asked: int, done: Followed) -> CalendarChange:
    made = done.count.new + done.count.restored
    return CalendarChange(terms, len(done.moved), made, done.count.cancelled, asked)
