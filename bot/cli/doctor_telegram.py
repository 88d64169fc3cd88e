"""The half of `doctor` that asks Telegram: the token, the clock, the webhook."""

from collections.abc import AsyncIterator
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from bot.cli.findings import Finding, fault
from bot.config import Settings
from domain.clock import SystemClock

if TYPE_CHECKING:
    from aiogram import Bot

PATIENCE = 15
"""Seconds that an answer may take."""

APART = 30
"""Seconds that our clock may be away from the server's: reminders go out by ours."""


async def examine(settings: Settings) -> AsyncIterator[Finding]:
    """Ask with BOT_TOKEN, where there is one."""
    if settings.token is None:
        yield Finding("token", "absent", {})
        return
    from aiogram.exceptions import AiogramError, TelegramNotFound, TelegramUnauthorizedError
    from aiohttp import ClientError

    from bot.app import bot_for

    async with bot_for(settings) as bot:
        try:
            me = await bot.get_me(request_timeout=PATIENCE)
            yield Finding("token", "good", {"username": me.username or ""})
            yield await _webhook(settings, bot)
            async for finding in _clock(settings, bot):
                yield finding
        except (TelegramUnauthorizedError, TelegramNotFound) as error:
            yield fault("token", error)
        except (AiogramError, ClientError, TimeoutError, OSError) as error:
            yield fault("telegram", error, address=settings.bot_api_url)


async def _webhook(settings: Settings, bot: "Bot") -> Finding:
    info = await bot.get_webhook_info(request_timeout=PATIENCE)
    if info.url != (settings.webhook_url or ""):
        return Finding("webhook", "foreign", {"url": info.url or "—"})
    if not info.url:
        return Finding("webhook", "polling", {})
    if info.last_error_message:
        return Finding("webhook", "fault", {"error": info.last_error_message})
    return Finding("webhook", "good", {"pending": str(info.pending_update_count)})


async def _clock(settings: Settings, bot: "Bot") -> AsyncIterator[Finding]:
    """Compare with the Date of an answer, where it has one."""
    from aiogram.client.session.aiohttp import AiohttpSession

    assert isinstance(bot.session, AiohttpSession)
    client = await bot.session.create_session()
    async with client.get(settings.bot_api_url, allow_redirects=False) as response:
        date = response.headers.get("Date")
    if date is None:
        return
    told = parsedate_to_datetime(date)
    apart = abs((SystemClock().now() - told).total_seconds())
    state = "good" if apart <= APART else "fault"
    yield Finding("clock", state, {"seconds": f"{apart:.0f}"})
