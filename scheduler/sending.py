"""One message out: what Telegram's answer, or its silence, means for the row in the outbox."""

import logging
from datetime import datetime, timedelta

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods.base import Response
from aiogram.types import Message
from aiohttp import ClientConnectorError

from bot.ui.screen import Screen
from models.enums import DeliveryState
from scheduler.rate_limiter import RateLimiter
from services.core.claims import Claimed, DeliveryOutcome

log = logging.getLogger(__name__)

MAX_ATTEMPTS = 12
MAX_DOUBTS = 3
DOUBT_DELAY = timedelta(minutes=2)

ANSWER = Response[Message]
"""Held here because pydantic forgets a generic class that nobody holds: aiogram would build it
anew after each collection of garbage, every fifty messages, and stall the loop for it.
"""


async def send(
    bot: Bot, claimed: Claimed, screen: Screen, rate_limiter: RateLimiter, now: datetime
) -> tuple[DeliveryOutcome, Message | None]:
    """Send a screen and say what became of it.

    A refused connection, a 429 and a server error did not deliver: the message waits and is
    tried again. A lost answer may have delivered: the message becomes uncertain and is sent once
    more later, since a rare duplicate is better than a lost deadline. Raises only what is a fault
    of ours, such as a wrong token.
    """
    try:
        sent = await bot.send_message(
            claimed.chat_id,
            screen.text,
            reply_markup=screen.keyboard,
            disable_notification=screen.quiet or None,
            message_thread_id=claimed.payload.get("thread"),
        )
    except TelegramRetryAfter as error:
        rate_limiter.pause(error.retry_after)
        again_at = now + timedelta(seconds=error.retry_after)
        # Having to wait is no failure: it may happen as often as Telegram likes.
        waiting = DeliveryOutcome(
            claimed.id, DeliveryState.PENDING, error="429", again_at=again_at, is_attempt=False
        )
        return waiting, None
    except TelegramForbiddenError as error:
        return DeliveryOutcome(claimed.id, DeliveryState.UNREACHABLE, error=error.message), None
    except TelegramMigrateToChat:
        raise
    except (TelegramBadRequest, TelegramNotFound) as error:
        log.error("delivery %s of kind %s refused: %s", claimed.id, claimed.kind, error.message)
        lost = "chat not found" in error.message or "user is deactivated" in error.message
        state = DeliveryState.UNREACHABLE if lost else DeliveryState.FAILED
        return DeliveryOutcome(claimed.id, state, error=error.message), None
    except TelegramNetworkError as error:
        if isinstance(error.__cause__, ClientConnectorError):
            return _again(claimed, now, _backoff(claimed), error.message), None
        return _doubt(claimed, now, error.message), None
    except (TelegramServerError, ClientDecodeError) as error:
        return _again(claimed, now, _backoff(claimed), str(error)[:200]), None
    return DeliveryOutcome(claimed.id, DeliveryState.SENT, message_id=sent.message_id), sent


def _backoff(claimed: Claimed) -> timedelta:
    """2, 4, 8 … seconds, at most a quarter of an hour."""
    return timedelta(seconds=min(2**claimed.attempts, 900))


def _again(claimed: Claimed, now: datetime, delay: timedelta, error: str) -> DeliveryOutcome:
    if claimed.attempts >= MAX_ATTEMPTS:
        return DeliveryOutcome(claimed.id, DeliveryState.FAILED, error=error)
    return DeliveryOutcome(claimed.id, DeliveryState.PENDING, error=error, again_at=now + delay)


def _doubt(claimed: Claimed, now: datetime, error: str) -> DeliveryOutcome:
    if claimed.doubts >= MAX_DOUBTS:
        return DeliveryOutcome(claimed.id, DeliveryState.FAILED, error=error)
    return DeliveryOutcome(
        claimed.id, DeliveryState.UNCERTAIN, error=error, again_at=now + DOUBT_DELAY
    )
