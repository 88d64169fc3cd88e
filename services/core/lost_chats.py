"""What Telegram says of chats: a person out of reach, a group that was left or has moved."""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Person
from models.roadmaps import RoadmapChat
from models.upkeep import Delivery


async def note_unreachable(session: AsyncSession, person_id: int, now: datetime) -> None:
    """Telegram does not let the bot write to this person: remember it until they write again."""
    await session.execute(
        update(Person)
        .where(Person.id == person_id, Person.reachable)
        .values(reachable=False, unreachable_since=now)
    )


async def note_lost_chat(session: AsyncSession, chat_id: int) -> None:
    """The bot was turned out of a group: nothing more is posted there."""
    await session.execute(delete(RoadmapChat).where(RoadmapChat.chat_id == chat_id))


async def move_chat(session: AsyncSession, old: int, new: int) -> None:
    """A group became a supergroup with another id: everything that names it follows."""
    await session.execute(update(Delivery).where(Delivery.chat_id == old).values(chat_id=new))
    followed = select(RoadmapChat.roadmap_id).where(RoadmapChat.chat_id == new)
    await session.execute(
        delete(RoadmapChat).where(RoadmapChat.chat_id == old, RoadmapChat.roadmap_id.in_(followed))
    )
    await session.execute(update(RoadmapChat).where(RoadmapChat.chat_id == old).values(chat_id=new))
