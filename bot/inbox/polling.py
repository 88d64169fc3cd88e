"""Long polling that confirms only what is stored."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Any, cast

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.methods import GetUpdates
from aiohttp import ClientError

from bot import connection
from bot.inbox import arrivals
from bot.inbox.working import Inbox
from models.engine import AWAY
from models.faults import told
from services.core.inbox import Arrival

log = logging.getLogger(__name__)

WAIT_SECONDS = 10
LONGEST_PAUSE = 30.0

STANDBY_SECONDS = 0.5
"""How often a replica that does not poll looks whether it is to."""


class GetRawUpdates(GetUpdates):
    """getUpdates with its answer as it is: what is stored must be what Telegram has sent."""

    __returning__ = list[dict[str, Any]]


async def poll(
    bot: Bot, inbox: Inbox, kinds: Sequence[str], may_poll: Callable[[], bool] = lambda: True
) -> None:
    """Take updates until cancelled, while `may_poll` says so.

    A batch is confirmed by the next call, once it is stored.
    """
    offset: int | None = None
    pause = 0.0
    while True:
        await asyncio.sleep(pause)
        if not may_poll():
            pause = STANDBY_SECONDS
            continue
        try:
            batch = await _next_batch(bot, offset, kinds)
            me = await who(bot) if any(map(arrivals.is_talk, batch)) else None
            await inbox.take(_arrivals(batch, me))
        except (AiogramError, ClientError, *AWAY) as error:
            if not isinstance(error, (*connection.TOLD, *AWAY)):
                log.warning("no updates can be taken now: %s", told(error))
            pause = min(max(1.0, pause * 2), LONGEST_PAUSE)
            continue
        pause = 0.0
        if batch:
            # The last, not the highest: after a quiet week Telegram's numbers begin anew, lower.
            offset = int(batch[-1]["update_id"]) + 1


async def who(bot: Bot) -> arrivals.Me:
    """The bot as groups address it; asked of Telegram once."""
    me = await bot.me()
    return arrivals.Me(me.id, me.username or "")


def _arrivals(batch: Sequence[dict[str, Any]], me: arrivals.Me | None) -> list[Arrival]:
    """What is to be stored of a batch; an update that is none must not hold up the others."""
    found = []
    for update in batch:
        try:
            arrival = arrivals.read(update, me)
        except ValueError:
            log.error("update %s has a form that is not known", update.get("update_id"))
            continue
        if arrival is not None:
            found.append(arrival)
    return found


async def _next_batch(bot: Bot, offset: int | None, kinds: Sequence[str]) -> list[dict[str, Any]]:
    call = GetRawUpdates(offset=offset, timeout=WAIT_SECONDS, allowed_updates=list(kinds))
    patience = int(bot.session.timeout + WAIT_SECONDS)
    return cast(list[dict[str, Any]], await bot(call, request_timeout=patience))
