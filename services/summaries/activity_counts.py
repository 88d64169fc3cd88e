"""Of how many activities the tasks of a question are, beside how many tasks there are."""

from dataclasses import dataclass

from sqlalchemy import distinct, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from domain.summary import SummaryQuery
from services.summaries import queries
from services.summaries.task_conditions import counted


@dataclass(frozen=True, slots=True)
class ActivityCount:
    """An activity that is given to ten schools is one activity and ten tasks, or more where it has
    several deadlines.
    """

    activities: int
    tasks: int


async def of_question(
    session: AsyncSession, query: SummaryQuery, *, actor: Actor, chat_id: int | None = None
) -> ActivityCount:
    """The activities that have tasks in a question, and these tasks. Raises Refusal(DENIED)."""
    resolved = await queries.resolve(session, query, actor=actor, chat_id=chat_id)
    tasks = resolved.scope.tasks
    statement = select(func.count(distinct(tasks.activity_id)), func.count()).where(
        *counted(resolved.scope)
    )
    activities, number = (await session.execute(statement)).one()
    return ActivityCount(activities, number)
