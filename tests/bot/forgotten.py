"""Everybody is forgotten at the end of a test: no number of theirs may be left in any table.

`FORGET=1` does so after every test of the bot (`make forget`).
"""

from sqlalchemy import func, select, text

from bot.app import App
from models.base import Base
from models.people import Person
from services.core import actors
from services.people import forgetting


async def forget_everybody(app: App) -> list[str]:
    """Have each person ask to be forgotten; returns the rows in which a number is left."""
    database, now = app.tools.database, app.tools.clock.now()
    async with database.read() as session:
        people = (await session.scalars(select(Person).where(Person.forgotten_at.is_(None)))).all()
        numbers = [str(person.telegram_id) for person in people]
        asking = [(await actors.identity(session, person, now)).actor for person in people]
    for actor in asking:
        async with database.write() as session:
            await forgetting.forget(session, actor=actor)
    left = []
    async with database.read() as session:
        for table in Base.metadata.sorted_tables:
            for row in await session.execute(select(text("*")).select_from(table)):
                said = str(tuple(row))
                left += [f"{table.name}: {said}" for number in numbers if number in said]
        assert not await session.scalar(
            select(func.count(Person.id)).where(Person.forgotten_at.is_(None))
        )
    return left
