"""The activities of a roadmap as `domain.doubts` looks at them."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.doubts import Line
from domain.draft import ProblemCode
from models.roadmaps import Activity, ImportProblem
from services.core.schedules import load


async def load_doubtful(session: AsyncSession, roadmap_id: int) -> list[Line]:
    """The lines in the order of the plan; cancelled activities are left out."""
    rows = await session.scalars(
        select(Activity)
        .where(Activity.roadmap_id == roadmap_id, Activity.cancelled_at.is_(None))
        .order_by(Activity.position)
    )
    repeated = await session.scalars(
        select(ImportProblem.activity_id).where(
            ImportProblem.roadmap_id == roadmap_id,
            ImportProblem.code == ProblemCode.TITLE_REPEATED.value,
        )
    )
    again = set(repeated)
    return [
        Line(
            row.id,
            row.position,
            load(row.schedule),
            row.decided,
            row.extra_schedule is not None,
            row.id in again,
        )
        for row in rows
    ]
