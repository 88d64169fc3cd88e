"""How often reports came back: acts, where figures and lists count the tasks that they were of."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.tasks import Review
from services.summaries.task_conditions import TaskFilter, counted, returns


async def number(session: AsyncSession, scope: TaskFilter) -> int:
    """The returns of the tasks of a filter that stood on its evening, within its moments."""
    found = await session.scalar(
        select(func.count())
        .select_from(Review)
        .join(scope.tasks, scope.tasks.id == Review.task_id)
        .where(*returns(scope), *counted(scope))
    )
    return found or 0
