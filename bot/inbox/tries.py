"""One update: tried until it is done, and what it means when a try fails."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from traceback import extract_tb

from aiogram import Bot, Dispatcher
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.types import Update
from aiohttp import ClientError
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from domain.clock import Clock
from models.engine import NO_ANSWER
from models.faults import told
from services.core.conversations import ConversationState
from services.core.inbox import ClaimedUpdate
from services.core.tries import LeaseLost, Try

log = logging.getLogger(__name__)

FAULT_PAUSES = (1.0, 4.0)
"""Seconds before the second and the third try; what fails then is set aside."""

MAX_CLAIMS = 10
"""An update that was taken up so often and never ended may be what ends the process."""

PATIENCE = timedelta(days=1)
"""So long is Telegram, or the database, waited for: it keeps an update no longer itself."""

LONGEST_PAUSE = 30.0

WEATHER = (
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
    ClientDecodeError,
    ClientError,
    OperationalError,
    InterfaceError,
    *NO_ANSWER,
)
"""What passes by itself and is no fault of the update."""


@dataclass(frozen=True, slots=True)
class Ended:
    """An update that needs no further try, and what is written with its end.

    `links` are those of `Try`. `reason` is set where it has to be set aside.
    """

    claimed: ClaimedUpdate
    conversation: tuple[str, ConversationState] | None = None
    links: Mapping[tuple[int, int], int | None] = field(default_factory=dict)
    reason: str | None = None
    is_stored: bool = False

    @property
    def changes_nothing(self) -> bool:
        """Whether nothing is to be written but that it is done."""
        return self.reason is None and self.conversation is None and not self.links


class Tries:
    """Works on updates by feeding the dispatcher. `pauses` are those after faults."""

    def __init__(self, bot: Bot, dispatcher: Dispatcher, clock: Clock) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._clock = clock
        self.pauses: Sequence[float] = FAULT_PAUSES

    async def work(self, claimed: ClaimedUpdate) -> Ended | None:
        """Try until the update is done or cannot be; None where somebody else works on it now."""
        if claimed.claims > MAX_CLAIMS:
            return Ended(claimed, reason="never ended", is_stored=claimed.applied)
        applied, is_stored, faults, waits = claimed.applied, claimed.applied, 0, 0
        while True:
            this_try = Try(claimed, applied=applied)
            try:
                await self._feed(claimed, this_try)
            except LeaseLost:
                return None
            except TelegramForbiddenError:
                # Whoever has blocked the bot hears no answer; what was said counts.
                return Ended(claimed, this_try.conversation, this_try.links)
            except Exception as error:
                is_stored = is_stored or this_try.is_stored
                if _is_weather(error) and self._clock.now() < claimed.received_at + PATIENCE:
                    waits += 1
                    pause = _pause(error, waits)
                    if waits == 1:
                        log.warning("update %s waits: %s", claimed.update_id, told(error))
                else:
                    log.error("update %s failed", claimed.update_id, exc_info=error)
                    if faults == len(self.pauses):
                        # What was asked and is stored is answered: the next words are new ones.
                        moved = _moved(this_try) if is_stored else None
                        return Ended(claimed, moved, reason=_reason(error), is_stored=is_stored)
                    pause = self.pauses[faults]
                    faults += 1
            else:
                return Ended(claimed, this_try.conversation, this_try.links)
            applied = this_try.is_applied
            await asyncio.sleep(pause)

    async def _feed(self, claimed: ClaimedUpdate, this_try: Try) -> None:
        update = Update.model_validate_json(claimed.payload, context={"bot": self._bot})
        await self._dispatcher.feed_update(self._bot, update, this_try=this_try)


def _moved(this_try: Try) -> tuple[str, ConversationState] | None:
    """What becomes of the conversation of an update that is stored and did not come to its end."""
    if this_try.conversation is None and this_try.asked is not None:
        return this_try.asked, ConversationState()
    return this_try.conversation


def _is_weather(error: Exception) -> bool:
    gone = isinstance(error, DBAPIError) and error.connection_invalidated
    return gone or isinstance(error, WEATHER)


def _pause(error: Exception, waits: int) -> float:
    if isinstance(error, TelegramRetryAfter):
        return float(error.retry_after)
    return min(2.0 ** (waits - 1), LONGEST_PAUSE)


def _reason(error: Exception) -> str:
    """The kind of a fault and its place in our code: no words, which may be somebody's."""
    frames = extract_tb(error.__traceback__)
    own = [frame for frame in frames if "site-packages" not in frame.filename] or frames
    last = own[-1]
    place = "/".join(last.filename.split("/")[-2:])
    return f"{type(error).__name__}, {place}:{last.lineno}"
