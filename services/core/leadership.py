"""Which of several replicas polls, plans, delivers and keeps house: one at a time, by a lease."""

from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.insertion import insert_new
from models.upkeep import Leader

WORK = "ticks"
"""All that is done once is led by one and the same replica."""

NOT_CREDIBLE = timedelta(days=1)
"""A lease longer than this was written by a clock that was wrong: it keeps nobody from leading."""


async def take(session: AsyncSession, holder: str, lease: timedelta, now: datetime) -> bool:
    """Lead until `now` + `lease` where nobody else does; also how a leader goes on leading."""
    row = {"work": WORK, "holder": holder, "until": now + lease}
    taken = await session.scalar(
        update(Leader)
        .where(
            Leader.work == WORK,
            or_(Leader.holder == holder, Leader.until < now, Leader.until > now + NOT_CREDIBLE),
        )
        .values(holder=holder, until=row["until"])
        .returning(Leader.work)
        .execution_options(synchronize_session=False)
    )
    if taken is not None:
        return True
    # Nobody has ever led, or somebody does: of two that begin at once one row is stored.
    await insert_new(session, Leader, [row])
    return await session.scalar(select(Leader.holder).where(Leader.work == WORK)) == holder


async def resign(session: AsyncSession, holder: str) -> None:
    """Lead no more, so that another replica need not wait for the end of the lease."""
    await session.execute(
        delete(Leader).where(Leader.holder == holder).execution_options(synchronize_session=False)
    )
