"""The middleware that finds out who is asking and gives each handler its `ctx`."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from aiogram import BaseMiddleware
from aiogram.fsm.middleware import FSMContextMiddleware
from aiogram.fsm.storage.base import StorageKey
from aiogram.types import MaybeInaccessibleMessageUnion, TelegramObject, Update, User
from sqlalchemy.ext.asyncio import AsyncSession

from bot.ui.context import Context, Tools
from bot.ui.texts import texts
from handlers.core import update_keys
from handlers.core.kept_conversation import KeptConversation, row_key
from handlers.core.showing import ABOUT, TRY
from services.core import actors
from services.core.actors import Identity, Speaker
from services.core.conversations import ConversationState
from services.core.tries import Try


class IdentityMiddleware(BaseMiddleware):
    """Reads the person behind an update and puts `ctx` beside the event.

    Nothing is stored of a stranger: that begins with an invite, after the notice that the empty
    chat shows (`bot-description`). Whoever ADMIN_IDS names is stored when they write.

    Who speaks, what was being asked and what the message is about are one look-up: it stands in
    the place of aiogram's own middleware of conversations. Rights are never decided here: services
    decide them, a use case each time.
    """

    def __init__(self, tools: Tools, conversations: FSMContextMiddleware) -> None:
        self._tools = tools
        self._conversations = conversations

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        user: User | None = data.get("event_from_user")
        if user is None or not isinstance(event, Update):
            return None
        if user.is_bot and not _speaks_as_group(event):
            return None
        context = self._conversations.resolve_event_context(data["bot"], data)
        assert context is not None
        now = self._tools.clock.now()
        speaker = await self._speaker(user, event, context.key, now)
        this_try: Try | None = data.get("this_try")
        ABOUT.set(speaker.about)
        TRY.set(this_try)
        key = update_keys.of_update(event)
        actor = replace(speaker.identity.actor, update_key=key)
        person, said = replace(speaker.identity, actor=actor), speaker.conversation
        locale = person.locale or user.language_code or self._tools.default_locale
        data["ctx"] = Context(self._tools, person, texts(locale), now, speaker.about, this_try)
        state = KeptConversation(context.storage, context.key, said, this_try)
        data |= {"state": state, "raw_state": said.state}
        return await handler(event, data)

    async def _speaker(self, user: User, event: Update, key: StorageKey, now: datetime) -> Speaker:
        if _speaks_as_group(event):
            return Speaker(actors.nobody(now), ConversationState(), None)
        database = self._tools.database
        named = user.id in self._tools.admin_ids
        find = partial(self._find, user=user, event=event, key=key, now=now)
        async with database.glance() as session:
            known = await find(session)
        if known is None and not named:
            stranger = actors.stranger(user.id, user.full_name, now)
            return Speaker(stranger, ConversationState(), None)
        if known is not None and _is_up_to_date(known.identity, user, named):
            return known
        async with database.write() as session:
            await actors.remember(session, user.id, user.full_name, is_administrator=named, now=now)
            found = await find(session)
        assert found is not None
        return found

    async def _find(
        self, session: AsyncSession, user: User, event: Update, key: StorageKey, now: datetime
    ) -> Speaker | None:
        about = _message(event)
        return await actors.find_speaker(
            session,
            user.id,
            now,
            conversation=row_key(key),
            chat_id=about.chat.id if about else 0,
            message_id=about.message_id if about else 0,
        )


def _is_up_to_date(person: Identity, user: User, named: bool) -> bool:
    """Whether all that is stored of a person is as it should be."""
    stored = person.name == user.full_name and person.reachable
    return stored and (person.actor.is_administrator or not named)


def _message(event: Update) -> MaybeInaccessibleMessageUnion | None:
    """The message of the bot that was pressed, or replied to."""
    if event.callback_query is not None:
        return event.callback_query.message
    said = event.message or event.edited_message
    return said.reply_to_message if said else None


def _speaks_as_group(event: Update) -> bool:
    """Whether an anonymous administrator writes, or the group tells of itself."""
    said = event.message
    if said is None:
        return False
    is_anonymous = said.sender_chat is not None and said.sender_chat.id == said.chat.id
    return is_anonymous or said.migrate_to_chat_id is not None
