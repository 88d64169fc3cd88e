"""The activities of a roadmap as `domain.doubts` looks at them."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.doubts import DoubtedActivity
from domain.draft import ProblemCode
from domain.schedule import Schedule
from domain.term_reader import TermReader
from models.roadmaps import Activity, ImportProblem, Roadmap
from services.core.schedules import load
from services.roadmaps.term_readers import reader_of


async def load_activities(session: AsyncSession, roadmap_id: int) -> list[DoubtedActivity]:
    """The activities in the order of the plan; cancelled activities are left out."""
    reader = await reader_of(session, await session.get_one(Roadmap, roadmap_id))
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
        DoubtedActivity(
            row.id,
            row.position,
            load(row.schedule),
            row.decided,
            row.extra_schedule is not None,
            row.id in again,
            not row.decided and _leans(load(row.schedule), reader),
        )
        for row in rows
    ]


def _leans(schedule: Schedule, reader: TermReader) -> bool:
    return reader.lacks_terms and reader.leans(schedule.phrase)
