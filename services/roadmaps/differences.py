"""What a draft of a changed plan makes different, and what of that has been reported on."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.plan_diff import RoadmapDiff
from domain.plan_matching import compare
from models.roadmaps import Roadmap
from models.tasks import Report, Task
from services.roadmaps.activity_texts import load_lines


async def difference_of(session: AsyncSession, roadmap: Roadmap, draft: Roadmap) -> RoadmapDiff:
    """The plan in force beside the draft; what was reported on stays where the draft says so."""
    found = compare(await load_lines(session, roadmap.id), await load_lines(session, draft.id))
    if not draft.keeps_reported:
        return found
    reported = await reported_tasks(session, [line.id for line in found.removed])
    return replace(
        found,
        removed=tuple(line for line in found.removed if line.id not in reported),
        kept=tuple(line for line in found.removed if line.id in reported),
    )


async def reported_tasks(session: AsyncSession, activity_ids: Sequence[int]) -> dict[int, int]:
    """Activity id → how many of its tasks have reports; without those that have none."""
    rows = await session.execute(
        select(Task.activity_id, func.count(Report.task_id.distinct()))
        .join(Report, Report.task_id == Task.id)
        .where(Task.activity_id.in_(activity_ids))
        .group_by(Task.activity_id)
    )
    return dict(rows.all())
