"""Whether a person sees tables in rich messages: nothing but the person can tell."""

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Person


async def note(session: AsyncSession, person_id: int, *, seen: bool) -> None:
    """Keep a person's own answer."""
    await session.execute(
        update(Person).where(Person.id == person_id).values(sees_rich_tables=seen)
    )
