"""What people wrote about a task goes after a time: the rows stay, without their words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from domain.workflow import FINISHED
from models.tasks import DeadlineMove, Evidence, Report, Review, Task

BATCH = 500


@dataclass(frozen=True, slots=True)
class Written:
    """Words of a row about a task, and since when they are there; `nothing` is left of them."""

    words: InstrumentedAttribute[str | None] | InstrumentedAttribute[str]
    at: InstrumentedAttribute[datetime]
    nothing: str | None = None


WRITTEN = (
    Written(Report.comment, Report.at),
    Written(Review.reason, Review.at),
    Written(DeadlineMove.reason, DeadlineMove.asked_at, ""),
    Written(Evidence.caption, Evidence.at),
)


async def find(session: AsyncSession, written: Written, now: datetime, days: int) -> list[int]:
    """A batch of rows whose words have had so many days and whose task is finished."""
    table = written.words.class_
    rows = await session.scalars(
        select(table.id)
        .join(Task, Task.id == table.task_id)
        .where(
            written.at < now - timedelta(days=days),
            written.words.is_not(None),
            written.words != "",
            Task.status.in_(FINISHED),
        )
        .limit(BATCH)
    )
    return list(rows)


async def remove(session: AsyncSession, written: Written, ids: list[int]) -> None:
    """Take the words of these rows away."""
    table = written.words.class_
    await session.execute(
        update(table)
        .where(table.id.in_(ids))
        .values({written.words.key: written.nothing})
        .execution_options(synchronize_session=False)
    )
