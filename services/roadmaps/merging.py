"""The rows of a changed plan put into the roadmap that it changes; ids of activities stay."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from sqlalchemy import case, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.plan_diff import RoadmapDiff
from domain.planning.wording import key as letters_of
from models.roadmaps import (
    Activity,
    ActivityException,
    ActivityParty,
    Assignment,
    EvidenceSlot,
    ImportProblem,
    Indicator,
    Roadmap,
    Section,
)
from models.tasks import Report, Task, TaskState
from services.assignment.wanted_tasks import period_of
from services.core import municipalities, task_states
from services.roadmaps.activity_values import take_over


async def merge(
    session: AsyncSession, roadmap: Roadmap, draft: Roadmap, difference: RoadmapDiff, now: datetime
) -> None:
    """Give `roadmap` the content of `draft`, whose rows move over where they have no counterpart.

    Activities that are in both keep their ids, and so their tasks, reports and files; those that
    are gone are cancelled. Tasks are not touched but for their section.
    """
    sections = await _merge_sections(session, roadmap.id, draft.id)
    rows = await _activities(session, (roadmap.id, draft.id))
    became: dict[int, int] = {}
    moved = []
    for pair in difference.pairs:
        row = rows[pair.before.id]
        section = row.section_id
        _overwrite(row, rows[pair.after.id], sections)
        moved += [row] if row.section_id != section else []
        became[pair.after.id] = row.id
    await session.flush()
    await _replace_details(session, became)
    await _take_exceptions(session, became)
    for line in difference.added:
        row = rows[line.id]
        row.roadmap_id = roadmap.id
        row.section_id = sections.get(row.section_id or 0)
        became[line.id] = line.id
    for line in difference.removed:
        rows[line.id].cancelled_at = now
    await session.flush()
    today = await municipalities.today(session, roadmap.municipality_id, now)
    await _move_tasks_to_sections(session, moved, today)
    await _replace_problems(session, roadmap.id, draft.id, became)
    await _replace_assignments(session, roadmap.id, draft.id)
    await drop_empty_sections(session, roadmap.id)
    roadmap.works_from = begin_of_work(roadmap, draft)
    roadmap.title = draft.title
    roadmap.period_start, roadmap.period_end = draft.period_start, draft.period_end
    roadmap.year_start, roadmap.period_confident = draft.year_start, draft.period_confident
    roadmap.rhythm = draft.rhythm
    roadmap.source_name, roadmap.source_file_id = draft.source_name, draft.source_file_id
    await session.flush()


def begin_of_work(roadmap: Roadmap, draft: Roadmap) -> date | None:
    """When the work begins: no later than it did, so that what was asked for is not cut again."""
    if period_of(roadmap) != period_of(draft):
        return draft.works_from
    if roadmap.works_from is None or draft.works_from is None:
        return roadmap.works_from
    return min(roadmap.works_from, draft.works_from)


async def _activities(session: AsyncSession, roadmap_ids: Iterable[int]) -> dict[int, Activity]:
    rows = await session.scalars(select(Activity).where(Activity.roadmap_id.in_(roadmap_ids)))
    return {row.id: row for row in rows}


async def _merge_sections(session: AsyncSession, plan_id: int, draft_id: int) -> dict[int, int]:
    """Id of each section of the draft → id of the section of the plan that it is now."""
    of_plan = select(Section).where(Section.roadmap_id == plan_id).order_by(Section.position)
    known = {_section_key(row): row for row in await session.scalars(of_plan)}
    of_draft = select(Section).where(Section.roadmap_id == draft_id).order_by(Section.position)
    merged = {}
    for row in list(await session.scalars(of_draft)):
        same = known.get(_section_key(row))
        if same is None:
            row.roadmap_id = plan_id
            merged[row.id] = row.id
        else:
            same.title, same.position = row.title, row.position
            merged[row.id] = same.id
    await session.flush()
    return merged


def _section_key(section: Section) -> str:
    return letters_of(section.number or section.title)


def _overwrite(row: Activity, newer: Activity, sections: Mapping[int, int]) -> None:
    row.section_id = sections.get(newer.section_id or 0)
    newer.mark = newer.mark or row.mark
    take_over(row, newer)
    newer.section_id = None


async def _take_exceptions(session: AsyncSession, became: Mapping[int, int]) -> None:
    """What the draft says of one organisation wins over what the plan had for it."""
    mine = select(ActivityException).where(ActivityException.activity_id.in_(became))
    for row in (await session.scalars(mine)).all():
        await session.merge(
            ActivityException(
                activity_id=became[row.activity_id],
                organisation_id=row.organisation_id,
                included=row.included,
            )
        )
    await session.flush()


async def _replace_details(session: AsyncSession, became: Mapping[int, int]) -> None:
    """Slots and parties come from the newer activities; so do indicators, but for reported ones.

    `became`: id of the newer activity → id of the one that goes on.
    """
    if not became:
        return
    for table in (EvidenceSlot, ActivityParty):
        await session.execute(delete(table).where(table.activity_id.in_(became.values())))
        await session.execute(
            update(table)
            .where(table.activity_id.in_(became))
            .values(activity_id=case(became, value=table.activity_id))
            .execution_options(synchronize_session=False)
        )
    kept = {
        (row.activity_id, row.text): row
        for row in await session.scalars(
            select(Indicator).where(Indicator.activity_id.in_(became.values()))
        )
    }
    newer = await session.scalars(select(Indicator).where(Indicator.activity_id.in_(became)))
    for row in newer.all():
        activity_id = became[row.activity_id]
        if kept.pop((activity_id, row.text), None) is None:
            row.activity_id = activity_id
    await session.flush()
    reported = select(Report.indicator_id).where(Report.indicator_id.is_not(None))
    gone = [row.id for row in kept.values()]
    await session.execute(
        delete(Indicator).where(Indicator.id.in_(gone), Indicator.id.not_in(reported))
    )


async def _move_tasks_to_sections(
    session: AsyncSession, rows: Iterable[Activity], today: date
) -> None:
    for row in rows:
        await session.execute(
            update(Task)
            .where(Task.activity_id == row.id)
            .values(section_id=row.section_id)
            .execution_options(synchronize_session=False)
        )
        await task_states.keep(session, Task.activity_id == row.id, today)


async def _replace_problems(
    session: AsyncSession, plan_id: int, draft_id: int, became: Mapping[int, int]
) -> None:
    await session.execute(delete(ImportProblem).where(ImportProblem.roadmap_id == plan_id))
    for row in await session.scalars(
        select(ImportProblem).where(ImportProblem.roadmap_id == draft_id)
    ):
        row.roadmap_id = plan_id
        row.activity_id = became.get(row.activity_id) if row.activity_id else None


async def _replace_assignments(session: AsyncSession, plan_id: int, draft_id: int) -> None:
    """What was chosen for the draft wins over what the plan had for the same party."""
    chosen = select(Assignment.party_id).where(Assignment.roadmap_id == draft_id)
    parties = set(await session.scalars(chosen))
    await session.execute(
        delete(Assignment).where(Assignment.roadmap_id == plan_id, Assignment.party_id.in_(parties))
    )
    await session.execute(
        update(Assignment).where(Assignment.roadmap_id == draft_id).values(roadmap_id=plan_id)
    )


async def drop_empty_sections(session: AsyncSession, plan_id: int) -> None:
    used = select(Activity.section_id).where(Activity.section_id.is_not(None))
    # Also those that tasks have left: an evening of the past still shows them there.
    shown = select(TaskState.section_id).where(
        TaskState.roadmap_id == plan_id, TaskState.section_id.is_not(None)
    )
    await session.execute(
        delete(Section).where(
            Section.roadmap_id == plan_id, Section.id.not_in(used), Section.id.not_in(shown)
        )
    )
