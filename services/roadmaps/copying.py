"""«На следующий год»: a plan copied with its assignments, its dates carried over."""

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from sqlalchemy import Table, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase
from domain.activity_span import first_day
from domain.doubts import needs_decision
from domain.errors import Stale
from domain.next_year import (
    later_period,
    length_in_years,
    shift_schedule,
    shift_years,
    years_until,
)
from domain.schedule import Schedule
from domain.term_reader import TermReader
from domain.titles import short_title
from models.enums import RoadmapStatus
from models.roadmaps import (
    Activity,
    Assignment,
    ImportProblem,
    Roadmap,
    Section,
)
from services.assignment import forecasts
from services.assignment.wanted_tasks import period_of
from services.core import municipalities, roadmap_access, roadmap_audit
from services.core.schedules import dump, load
from services.roadmaps.activity_values import activity_values
from services.roadmaps.roadmap_states import DETAILS
from services.roadmaps.term_readers import reader_of


async def copy_to_next_year(session: AsyncSession, roadmap_id: int, *, actor: Actor) -> int:
    """Copy a plan in force or finished as a draft for its next period; returns the draft's id.

    A plan of three years is carried over by three years. Terms are read again in the new period
    with the years in them moved; cancelled activities are left behind.
    """
    roadmap = await roadmap_access.roadmap(
        session,
        roadmap_id,
        UseCase.COPY_PLAN,
        RoadmapStatus.ACTIVE,
        RoadmapStatus.FINISHED,
        actor=actor,
    )
    return await _copy(session, roadmap, length_in_years(period_of(roadmap)), actor)


async def carry_to_today(session: AsyncSession, roadmap_id: int, *, actor: Actor) -> int:
    """Put a copy that reaches today in the place of a draft whose period is over; returns its id.

    Raises Stale for a draft that is not over.
    """
    roadmap = await roadmap_access.roadmap(
        session, roadmap_id, UseCase.COPY_PLAN, RoadmapStatus.DRAFT, actor=actor
    )
    today = await municipalities.today(session, roadmap.municipality_id, actor.as_of)
    if not forecasts.is_over(roadmap, today):
        raise Stale
    copy_id = await _copy(session, roadmap, years_until(period_of(roadmap), today), actor)
    await roadmap_access.set_status(session, roadmap, RoadmapStatus.DRAFT, RoadmapStatus.CANCELLED)
    copy = await session.get_one(Roadmap, copy_id)
    copy.source_file_id, roadmap.source_file_id = roadmap.source_file_id, None
    return copy_id


async def _copy(session: AsyncSession, roadmap: Roadmap, years: int, actor: Actor) -> int:
    copy = _roadmap(roadmap, years, actor)
    session.add(copy)
    await session.flush()
    sections = await _copy_sections(session, roadmap.id, copy.id)
    activities = await _copy_activities(session, roadmap, copy, sections, years)
    await _copy_problems(session, roadmap.id, copy.id, activities)
    await _copy_details(session, activities)
    assigned = await session.scalars(select(Assignment).where(Assignment.roadmap_id == roadmap.id))
    session.add_all(
        Assignment(
            roadmap_id=copy.id,
            party_id=row.party_id,
            target=row.target,
            organisation_id=row.organisation_id,
            group_id=row.group_id,
            created_at=actor.as_of,
        )
        for row in assigned
    )
    roadmap_audit.note(session, UseCase.COPY_PLAN, copy, actor=actor, copied_from=roadmap.id)
    await session.flush()
    return copy.id


def carried_over(
    row: Activity, schedule: Schedule, former: TermReader, reader: TermReader, years: int
) -> tuple[Schedule, bool]:
    """A reading in the new period, and whether it is decided.

    What the phrase alone did not say (a deadline taken away, dates added) is moved by its days.
    """
    if former.read(schedule.phrase) != schedule:
        return shift_schedule(schedule, years), row.decided
    again = reader.read(shift_years(schedule.phrase, years))
    confirmed = row.decided and needs_decision(schedule) and again.kind is schedule.kind
    return again, confirmed or not needs_decision(again)


def _roadmap(roadmap: Roadmap, years: int, actor: Actor) -> Roadmap:
    period = later_period(period_of(roadmap), years)
    title = shift_years(roadmap.title, years)
    named = roadmap.short_title == short_title(roadmap.title, period_of(roadmap))
    own_name = shift_years(roadmap.short_title, years)
    return Roadmap(
        municipality_id=roadmap.municipality_id,
        title=title,
        short_title=short_title(title, period) if named else own_name,
        period_start=period.start,
        period_end=period.end,
        year_start=period.year_start,
        period_confident=True,
        status=RoadmapStatus.DRAFT,
        review_needed=roadmap.review_needed,
        rhythm=roadmap.rhythm,
        policy=dict(roadmap.policy),
        source_name=roadmap.source_name,
        created_by=actor.person_id,
        created_at=actor.as_of,
    )


async def _copy_sections(session: AsyncSession, plan_id: int, copy_id: int) -> dict[int, int]:
    rows = await session.scalars(
        select(Section).where(Section.roadmap_id == plan_id).order_by(Section.position)
    )
    copies = {
        row.id: Section(
            roadmap_id=copy_id, position=row.position, number=row.number, title=row.title
        )
        for row in rows
    }
    session.add_all(copies.values())
    await session.flush()
    return {section_id: copy.id for section_id, copy in copies.items()}


async def _copy_activities(
    session: AsyncSession,
    roadmap: Roadmap,
    copy: Roadmap,
    sections: Mapping[int, int],
    years: int,
) -> dict[int, int]:
    """Id of each activity of the plan → id of its copy."""
    rows = await session.scalars(
        select(Activity)
        .where(Activity.roadmap_id == roadmap.id, Activity.cancelled_at.is_(None))
        .order_by(Activity.position)
    )
    former = await reader_of(session, roadmap)
    reader = replace(former, period=period_of(copy))
    copies, said = {}, []
    for row in rows:
        schedule, decided = carried_over(row, load(row.schedule), former, reader, years)
        said.append(schedule)
        extra = row.extra_schedule and carried_over(
            row, load(row.extra_schedule), former, reader, years
        )
        copies[row.id] = Activity(
            roadmap_id=copy.id,
            section_id=sections.get(row.section_id or 0),
            **activity_values(
                row,
                term=shift_years(row.term, years),
                kind=schedule.kind,
                schedule=dump(schedule),
                extra_schedule=dump(extra[0]) if extra else None,
                decided=decided,
                # What was done in the year before says nothing of the next.
                mark="",
            ),
        )
    copy.works_from = first_day(reader.period, said)
    session.add_all(copies.values())
    await session.flush()
    return {activity_id: copy.id for activity_id, copy in copies.items()}


async def _copy_problems(
    session: AsyncSession, plan_id: int, copy_id: int, copies: Mapping[int, int]
) -> None:
    """What is doubtful about single activities stays so; the rest was about the document."""
    rows = await session.scalars(
        select(ImportProblem)
        .where(ImportProblem.roadmap_id == plan_id, ImportProblem.activity_id.in_(copies))
        .order_by(ImportProblem.id)
    )
    session.add_all(
        ImportProblem(
            roadmap_id=copy_id,
            activity_id=copies[row.activity_id or 0],
            code=row.code,
            place=row.place,
            values=row.values,
        )
        for row in rows.all()
    )


async def _copy_details(session: AsyncSession, copies: Mapping[int, int]) -> None:
    """What hangs on activities: documents, targets, parties, exceptions."""
    for details in DETAILS:
        table = cast(Table, details.__table__)
        rows = await session.execute(
            select(table).where(table.c.activity_id.in_(copies)).order_by(*table.primary_key)
        )
        again = [
            {name: value for name, value in row.items() if name != "id"}
            | {"activity_id": copies[row["activity_id"]]}
            for row in rows.mappings()
        ]
        if again:
            await session.execute(insert(table), again)
