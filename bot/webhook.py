"""The address at which Telegram brings updates."""

import logging
import secrets
from typing import Any

from aiogram import Bot
from aiogram.types import Update
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web
from pydantic import ValidationError

log = logging.getLogger(__name__)

UNREADABLE = (
    ValueError,
    LookupError,  # a charset that there is not
    RecursionError,
    ValidationError,
    web.RequestPayloadError,
)


class WebhookHandler(SimpleRequestHandler):
    """Takes updates from whoever knows the secret; what is no update is refused in one line.

    aiogram's own comparison fails on a header that is no ASCII, and it reads a call in the task
    that answers it: each such call would be a fault with a traceback in the log.
    """

    def verify_secret(self, telegram_secret_token: str, bot: Bot) -> bool:
        known = (self.secret_token or "").encode()
        said = telegram_secret_token.encode(errors="surrogateescape")
        return bool(known) and secrets.compare_digest(said, known)

    async def handle(self, request: web.Request) -> web.Response:
        bot = await self.resolve_bot(request)
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if self.verify_secret(secret, bot) and not await _brings_update(request, bot):
            raise web.HTTPBadRequest(text="no update")
        return await super().handle(request)

    __call__ = handle

    async def close(self) -> None:
        """Nothing: the session of the bot is closed by whoever opened it."""


async def _brings_update(request: web.Request, bot: Bot) -> bool:
    """Whether the body is an update; it is read once and kept for the handler."""
    try:
        update: Any = await request.json(loads=bot.session.json_loads)
        Update.model_validate(update, context={"bot": bot})
    except UNREADABLE as error:
        # Not the error's own words: they quote the body, and with it what somebody wrote.
        log.warning("a call at the webhook brought no update: %s", type(error).__name__)
        return False
    return True
