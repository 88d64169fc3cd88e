"""The middleware that finds out who is asking and gives each handler its `ctx`."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject, Update, User

from bot.ui.context import Context, Tools
from bot.ui.texts import texts
from services.core import actors


class IdentityMiddleware(BaseMiddleware):
    """Reads the person behind an update, stores a new one, and puts `ctx` beside the event.

    Rights are never decided here: services decide them, a use case each time.
    """

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        user: User | None = data.get("event_from_user")
        if user is None or user.is_bot or _is_talk(event):
            return None
        now = self._tools.clock.now()
        person = await self._identify(user, now)
        locale = person.locale or user.language_code or self._tools.default_locale
        data["ctx"] = Context(self._tools, person, texts(locale), now)
        return await handler(event, data)

    async def _identify(self, user: User, now: Any) -> actors.Identity:
        database = self._tools.database
        named = user.id in self._tools.admin_ids
        async with database.read() as session:
            person = await actors.find(session, user.id, now)
        stored = person is not None and person.name == user.full_name and person.reachable
        if person is not None and stored and (person.actor.is_administrator or not named):
            return person
        async with database.write() as session:
            await actors.remember(session, user.id, user.full_name, is_administrator=named, now=now)
            found = await actors.find(session, user.id, now)
        assert found is not None
        return found


def _is_talk(event: TelegramObject) -> bool:
    """Whether people talk among themselves: their names are none of the bot's business."""
    said = (event.message or event.edited_message) if isinstance(event, Update) else None
    if said is None or said.chat.type == "private":
        return False
    return not (said.text or "").startswith("/")
