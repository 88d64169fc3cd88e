"""Which task a message of the bot is about: a reply to it is about that task."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import Table, bindparam, delete, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.insertion import insert_or_replace
from models.rows import change, fetch
from models.tasks import MessageLink
from models.upkeep import Delivery
from services.core.conversations import OPEN_FOR


@dataclass(frozen=True, slots=True)
class MessageTask:
    """A message of a chat, and the task that it shows."""

    chat_id: int
    message_id: int
    task_id: int


async def remember(session: AsyncSession, link: MessageTask, now: datetime) -> None:
    """A reply to the message is about the task from now on."""
    row = {
        "chat_id": link.chat_id,
        "message_id": link.message_id,
        "task_id": link.task_id,
        "created_at": now,
    }
    await insert_or_replace(session, MessageLink, row, ("chat_id", "message_id"))


async def forget(session: AsyncSession, chat_id: int, message_id: int) -> None:
    """The message shows something else now: a reply to it is about no task."""
    await change(session, _FORGET, {"chat": chat_id, "message": message_id})


async def task_of(session: AsyncSession, chat_id: int, message_id: int) -> int | None:
    """The task that a message of the bot is about, None where it is about none."""
    return await session.scalar(_TASK, {"chat": chat_id, "message": message_id})


async def came_as(session: AsyncSession, chat_id: int, message_id: int) -> str | None:
    """The kind of delivery that a message was, None for what did not come by itself."""
    return await session.scalar(_KIND, {"chat": chat_id, "message": message_id})


async def last_shown(session: AsyncSession, chat_id: int) -> int | None:
    """The task of the latest message in the chat that is about one."""
    return await session.scalar(
        select(MessageLink.task_id)
        .where(MessageLink.chat_id == chat_id)
        .order_by(MessageLink.message_id.desc())
        .limit(1)
    )


async def last_opened(
    session: AsyncSession, chat_id: int, person_id: int, now: datetime
) -> int | None:
    """The task whose card the person has just looked at, within `OPEN_FOR`.

    None where a message about another task has come by itself since: words and files that come
    next may be about either.
    """
    values = {"chat": chat_id, "person": person_id, "since": now - OPEN_FOR}
    last = await fetch(session, _LAST, values)
    return next((task_id for task_id, came_by_itself in last if not came_by_itself), None)


_NAMED = (
    MessageLink.chat_id == bindparam("chat"),
    MessageLink.message_id == bindparam("message"),
)
_FORGET = delete(cast(Table, MessageLink.__table__)).where(*_NAMED)
_TASK = select(MessageLink.task_id).where(*_NAMED)
_KIND = select(Delivery.kind).where(
    Delivery.chat_id == bindparam("chat"), Delivery.message_id == bindparam("message")
)
_LAST = (
    select(
        MessageLink.task_id,
        exists().where(
            Delivery.person_id == bindparam("person"),
            Delivery.chat_id == MessageLink.chat_id,
            Delivery.message_id == MessageLink.message_id,
        ),
    )
    .where(MessageLink.chat_id == bindparam("chat"), MessageLink.created_at > bindparam("since"))
    .order_by(MessageLink.created_at.desc(), MessageLink.message_id.desc())
    .limit(1)
)
