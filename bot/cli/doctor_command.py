"""`doctor`: look at everything that the bot needs, and say what to do about each fault."""

import argparse
import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from tempfile import NamedTemporaryFile
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.cli.console import Stop, fail, settings_or_stop
from bot.cli.helping import Purpose
from bot.config import Settings
from bot.ui.texts import texts

RUSSIAN_ZONES = ("Europe/Kaliningrad", "Europe/Moscow", "Asia/Yekaterinburg", "Asia/Kamchatka")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: the text `doctor-<name>-<state>` with `values`."""

    name: str
    state: str
    values: dict[str, str]

    @property
    def is_fault(self) -> bool:
        return self.state == "fault"


def add(parser: argparse.ArgumentParser, say: Purpose) -> None:
    """No arguments: everything comes from the settings."""


def run(args: argparse.Namespace) -> int:
    """Print a line for each check; exit code 1 where something is at fault."""
    try:
        settings = settings_or_stop()
    except Stop as stop:
        return fail(stop)
    say = texts(settings.default_locale)
    findings = asyncio.run(_examine(settings))
    for finding in findings:
        mark = "✗" if finding.is_fault else "✓"
        print(mark, say(f"doctor-{finding.name}-{finding.state}", **finding.values))
    return 1 if any(finding.is_fault for finding in findings) else 0


async def _examine(settings: Settings) -> list[Finding]:
    checks: tuple[Callable[[Settings], AsyncIterator[Finding]], ...] = (
        _folder,
        _zones,
        _database,
        _redis,
        _token,
    )
    return [finding for check in checks async for finding in check(settings)]


async def _folder(settings: Settings) -> AsyncIterator[Finding]:
    folder = str(settings.data_dir.absolute())
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=settings.data_dir):
            pass
    except OSError as error:
        yield _fault("folder", error, folder=folder)
        return
    yield Finding("folder", "good", {"folder": folder})


async def _zones(settings: Settings) -> AsyncIterator[Finding]:
    try:
        for name in RUSSIAN_ZONES:
            ZoneInfo(name)
    except ZoneInfoNotFoundError as error:
        yield _fault("zones", error)
        return
    yield Finding("zones", "good", {"zone": settings.default_timezone})


async def _database(settings: Settings) -> AsyncIterator[Finding]:
    from sqlalchemy.exc import SQLAlchemyError

    from models import migrating
    from models.engine import Database

    database = Database(settings.database)
    try:
        current, newest = await migrating.revisions(database)
    except (SQLAlchemyError, OSError) as error:
        yield _fault("database", error)
        return
    finally:
        await database.close()
    kind = "SQLite" if database.is_sqlite else "PostgreSQL"
    yield Finding("database", "good", {"kind": kind})
    state = "good" if current == newest else ("fresh" if current is None else "old")
    yield Finding("migrations", state, {"current": current or "", "newest": newest or ""})


async def _redis(settings: Settings) -> AsyncIterator[Finding]:
    if not settings.redis_url:
        return
    from redis.asyncio import Redis
    from redis.exceptions import RedisError

    client = Redis.from_url(settings.redis_url)
    try:
        await _ping(client.ping)
    except (RedisError, OSError) as error:
        yield _fault("redis", error)
        return
    finally:
        await client.aclose()
    yield Finding("redis", "good", {})


async def _ping(ping: Callable[[], Awaitable[bool] | bool]) -> None:
    answer = ping()
    if not isinstance(answer, bool):
        await answer


async def _token(settings: Settings) -> AsyncIterator[Finding]:
    if settings.token is None:
        yield Finding("token", "absent", {})
        return
    from aiogram.exceptions import AiogramError, TelegramUnauthorizedError

    from bot.app import bot_for

    async with bot_for(settings) as bot:
        try:
            me = await bot.get_me(request_timeout=15)
        except TelegramUnauthorizedError as error:
            yield _fault("token", error)
            return
        except (AiogramError, OSError) as error:
            yield _fault("telegram", error, address=settings.bot_api_url)
            return
    yield Finding("token", "good", {"username": me.username or ""})


def _fault(name: str, error: Exception, **values: str) -> Finding:
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return Finding(name, "fault", {"error": lines[0], **values})
