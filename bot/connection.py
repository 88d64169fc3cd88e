"""The way to Telegram: whether it stands, said once when it breaks and once when it is back."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar

from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import DeleteWebhook, GetUpdates, Response, TelegramMethod
from aiogram.methods.base import TelegramType

log = logging.getLogger(__name__)

Answer = TypeVar("Answer")

AWAY = (TelegramNetworkError, TelegramServerError, ClientDecodeError)
"""Nobody is there, or somebody on the way answers instead: a page of a proxy is no JSON."""

TOLD = (*AWAY, TelegramConflictError, TelegramUnauthorizedError)
"""What is said here, once; who calls need not say it at each attempt."""

RIVAL_GONE = 60.0
"""Seconds without a conflict after which another bot on the token has gone: of two that poll, each
gets through now and then.
"""

REFUSALS = 3
"""So many in a row, and the token is taken for revoked: one may come of a fault of the server."""

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
"""Seconds between two calls while Telegram is away."""


class Stopped(Exception):
    """The process was asked to end before Telegram answered."""


class TokenRevoked(Exception):
    """Telegram takes the token no more."""


class WebhookRefused(Exception):
    """Telegram does not take the address of WEBHOOK_URL, and says why.

    `stands` says that it is the address that Telegram calls already: then the refusal passes.
    """

    def __init__(self, said: str, *, stands: bool = False) -> None:
        super().__init__(said)
        self.stands = stands


class ConnectionWatch(BaseRequestMiddleware):
    """Looks at what comes of every call.

    `is_away` and `has_rival` (another bot polls with the token) mend themselves; `refused` is
    set for good when the token is taken no more.
    """

    def __init__(self) -> None:
        self.is_away = False
        self.has_rival = False
        self.refused = asyncio.Event()
        self._refusals = 0
        self._away_since = self._rival_seen = 0.0

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        try:
            answer = await make_request(bot, method)
        except TelegramEntityTooLarge:
            raise
        except AWAY as error:
            self._note_away(error)
            raise
        except TelegramUnauthorizedError:
            self._note_refusal()
            raise
        except TelegramConflictError as error:
            self._note_back()
            if isinstance(method, GetUpdates):
                await self._resolve_conflict(bot, error)
            raise
        self._note_back()
        self._refusals = 0
        is_quiet = time.monotonic() - self._rival_seen >= RIVAL_GONE
        if isinstance(method, GetUpdates) and self.has_rival and is_quiet:
            self.has_rival = False
            log.info("No other bot polls with this token any more.")
        return answer

    async def insist(self, call: Callable[[], Awaitable[Answer]], stop: asyncio.Event) -> Answer:
        """Call until Telegram answers; raises Stopped when `stop` is set before, and refusals.

        Several replicas that start at once are told to come back in a second.
        """
        pause = FIRST_PAUSE
        while True:
            try:
                return await unless(stop, call)
            except TelegramEntityTooLarge:
                raise
            except TelegramRetryAfter as error:
                await unless(stop, partial(asyncio.sleep, error.retry_after))
            except AWAY:
                await unless(stop, partial(asyncio.sleep, pause))
                pause = min(2 * pause, LONGEST_PAUSE)

    def _note_away(self, error: Exception) -> None:
        if not self.is_away:
            self.is_away, self._away_since = True, time.monotonic()
            log.warning(
                "Telegram does not answer (%s): trying again until it does.", type(error).__name__
            )

    def _note_back(self) -> None:
        if self.is_away:
            self.is_away = False
            log.info("Telegram answers again after %.0f s.", time.monotonic() - self._away_since)

    def _note_refusal(self) -> None:
        self._note_back()
        self._refusals += 1
        if self._refusals == REFUSALS:
            self.refused.set()

    async def _resolve_conflict(self, bot: Bot, error: TelegramConflictError) -> None:
        """What stands in the way of polling: a webhook is taken away, another bot is named."""
        if "webhook" in error.message.lower():
            log.warning("A webhook was set by somebody else: it is taken away.")
            await bot(DeleteWebhook())
            return
        self._rival_seen = time.monotonic()
        if not self.has_rival:
            self.has_rival = True
            log.error("Another bot polls with the same token: stop it, or give one a new token.")


async def unless(stop: asyncio.Event, call: Callable[[], Awaitable[Answer]]) -> Answer:
    """What `call` returns; raises Stopped, and ends the call, when `stop` is set before."""
    calling, waiting = asyncio.ensure_future(call()), asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({calling, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if not calling.done():
            raise Stopped
        return calling.result()
    finally:
        calling.cancel()
        waiting.cancel()
        await asyncio.wait({calling, waiting})
