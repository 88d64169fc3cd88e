"""The tasks that files without a word are likely to be about."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from domain.guessing import likeliest
from models.work import MessageLink
from services import task_lists
from services.task_lists import TaskLine


async def suggest(
    session: AsyncSession, words: str, chat_id: int, *, actor: Actor
) -> list[TaskLine]:
    """The three likeliest open tasks of the actor's schools, the likeliest first.

    `words` are names and captions of the files; what was last shown in the chat comes forward.
    """
    every = await task_lists.lines(session, actor=actor)
    candidates = await task_lists.candidates(session, every)
    if not candidates:
        return []
    seen_last = await session.scalar(
        select(MessageLink.task_id)
        .where(MessageLink.chat_id == chat_id)
        .order_by(MessageLink.message_id.desc())
        .limit(1)
    )
    ranked = likeliest(candidates, words, every[0].today, seen_last=seen_last)
    by_id = {line.task_id: line for line in every}
    return [by_id[task_id] for task_id in ranked]


async def task_of_message(session: AsyncSession, chat_id: int, message_id: int) -> int | None:
    """The task that a message of the bot is about, None where it is about none."""
    return await session.scalar(
        select(MessageLink.task_id).where(
            MessageLink.chat_id == chat_id, MessageLink.message_id == message_id
        )
    )
