"""Whoever sends far more than a person can is slowed, so that others keep their speed."""

import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.exceptions import AiogramError
from aiogram.types import CallbackQuery, Message, TelegramObject, Update, User

from bot.ui.texts import texts
from domain.throttle import Admission, RateLimit, Throttle

log = logging.getLogger(__name__)


class Flood(BaseMiddleware):
    """Passes over what comes from a person, or from a group, faster than `rate`.

    The first time it says so in one sentence, then it is silent: answers would be a flood too. The
    number in Telegram is held in memory, until its bucket is full again. Real time is what counts.
    """

    def __init__(self, rate: RateLimit, default_locale: str) -> None:
        self._people = Throttle(rate)
        self._groups = Throttle(rate)
        self._default_locale = default_locale

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        cause = _cause(event)
        user: User | None = data.get("event_from_user")
        if cause is None or user is None:
            return await handler(event, data)
        admission = self._admission(cause, user)
        if admission is Admission.TAKEN:
            return await handler(event, data)
        if admission is Admission.WARNED:
            log.warning("person %s is slowed", user.id)
            await self._warn(cause, user)
        return None

    def _admission(self, cause: Message | CallbackQuery, user: User) -> Admission:
        now = time.monotonic()
        admission = self._people.ask(user.id, now)
        chat = cause.chat if isinstance(cause, Message) else cause.message and cause.message.chat
        if admission is Admission.TAKEN and chat and chat.type != "private":
            return self._groups.ask(chat.id, now)
        return admission

    async def _warn(self, cause: Message | CallbackQuery, user: User) -> None:
        say = texts(user.language_code or self._default_locale)
        try:
            if isinstance(cause, CallbackQuery):
                await cause.answer(say("error-flood"), show_alert=True)
            else:
                await cause.answer(say("error-flood"))
        except AiogramError as error:
            log.info("who is slowed could not be told: %s", type(error).__name__)


def _cause(event: TelegramObject) -> Message | CallbackQuery | None:
    """What is counted: presses, words and files in private and edits of them, what a group says to
    the bot.

    Talk in a group is none of the bot's business, and does not come as far as this.
    """
    if not isinstance(event, Update):
        return None
    if event.callback_query is not None:
        return event.callback_query
    said = event.message or event.edited_message
    if said is None or (said.chat.type != "private" and not said.text):
        return None
    return said
