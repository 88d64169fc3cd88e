"""The address at which Telegram brings updates."""

import logging
import secrets

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import Update
from aiohttp import web
from pydantic import ValidationError

from bot.inbox import arrivals
from bot.inbox.polling import who
from bot.inbox.working import Inbox
from models.engine import AWAY
from services.core.inbox import Arrival

log = logging.getLogger(__name__)

UNREADABLE = (
    ValueError,
    LookupError,  # a charset that there is not
    RecursionError,
    ValidationError,
    web.RequestPayloadError,
)


class WebhookHandler:
    """Takes updates from whoever knows the secret, and answers 200 once they are stored.

    What is no update is refused in one line: it would be a fault with a traceback in the log.
    """

    def __init__(self, inbox: Inbox, bot: Bot, secret: str) -> None:
        self._inbox = inbox
        self._bot = bot
        self._secret = secret.encode()

    async def handle(self, request: web.Request) -> web.Response:
        """Take one call. Telegram brings again whatever is not answered with 200."""
        # As bytes: the comparison takes no text that is not ASCII.
        said = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        is_known = secrets.compare_digest(said.encode(errors="surrogateescape"), self._secret)
        if not (self._secret and is_known):
            raise web.HTTPUnauthorized
        arrival = await self._read(request)
        try:
            await self._inbox.take([arrival] if arrival is not None else [])
        except AWAY:
            raise web.HTTPServiceUnavailable(text="later") from None
        return web.Response()

    async def _read(self, request: web.Request) -> Arrival | None:
        try:
            update = await request.json()
            Update.model_validate(update, context={"bot": self._bot})
            me = await who(self._bot) if arrivals.is_talk(update) else None
            return arrivals.read(update, me)
        except UNREADABLE as error:
            # Not the error's own words: they quote the body, and with it what somebody wrote.
            log.warning("a call at the webhook brought no update: %s", type(error).__name__)
            raise web.HTTPBadRequest(text="no update") from None
        except AiogramError as error:
            log.error("the bot cannot ask who it is: %s", type(error).__name__)
            raise web.HTTPServiceUnavailable(text="later") from None
