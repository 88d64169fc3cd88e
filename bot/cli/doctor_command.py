"""`doctor`: look at everything that the bot needs, and say what to do about each fault."""

import argparse
import asyncio
import secrets
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from shutil import disk_usage
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.cli import doctor_running, doctor_telegram
from bot.cli.console import Stop, fail, settings_or_stop
from bot.cli.findings import Finding, fault
from bot.cli.helping import Purpose
from bot.config import Settings
from bot.ui.texts import texts
from domain.alarms import ENOUGH, RECENT, STALLED
from domain.clock import SystemClock

if TYPE_CHECKING:
    from models.engine import Database

RUSSIAN_ZONES = ("Europe/Kaliningrad", "Europe/Moscow", "Asia/Yekaterinburg", "Asia/Kamchatka")


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
        _files,
        _disk,
        _backup,
        doctor_running.examine,
        doctor_telegram.examine,
    )
    return [finding for check in checks async for finding in check(settings)]


async def _folder(settings: Settings) -> AsyncIterator[Finding]:
    folder = settings.data_dir.absolute()
    # What is looked at stays as it is: a folder in the wrong place would only mislead.
    made = _nearest(folder)
    try:
        with TemporaryDirectory(dir=made):
            pass
    except OSError as error:
        yield fault("folder", error, folder=str(folder))
        return
    yield Finding("folder", "good" if made == folder else "fresh", {"folder": str(folder)})


def _nearest(folder: Path) -> Path:
    """The folder, or where there is none yet, the one that it will be made in."""
    whole = folder.absolute()
    return next(place for place in (whole, *whole.parents) if place.exists())


async def _zones(settings: Settings) -> AsyncIterator[Finding]:
    try:
        for name in RUSSIAN_ZONES:
            ZoneInfo(name)
    except ZoneInfoNotFoundError as error:
        yield fault("zones", error)
        return
    yield Finding("zones", "good", {"zone": settings.default_timezone})


async def _database(settings: Settings) -> AsyncIterator[Finding]:
    from sqlalchemy.exc import SQLAlchemyError

    from models import migrating
    from models.engine import Database

    async with Database(settings.database) as database:
        if not database.is_there:
            yield Finding("migrations", "fresh", {})
            return
        try:
            current, newest = await migrating.revisions(database)
        except (SQLAlchemyError, OSError) as error:
            yield fault("database", error)
            return
        kind = "SQLite" if database.is_sqlite else "PostgreSQL"
        yield Finding("database", "good", {"kind": kind})
        state = "good" if current == newest else ("fresh" if current is None else "old")
        if migrating.is_newer(current):
            # A fault: this version of the bot does not start on them.
            state = "fault"
        yield Finding("migrations", state, {"current": current or "", "newest": newest or ""})
        if state == "good":
            async for finding in _set_aside(database, settings):
                yield finding
            async for finding in _inbox(database):
                yield finding
            yield await _deliveries(database)
            async for finding in _file_space(database, settings):
                yield finding


async def _set_aside(database: "Database", settings: Settings) -> AsyncIterator[Finding]:
    """What could not be worked on, each with its reason."""
    from bot.ui.screens.core.set_aside import line
    from services.core import set_aside_list

    async with database.read() as session:
        rows = await set_aside_list.rows(session)
    say = texts(settings.default_locale)
    if not rows:
        yield Finding("set-aside", "good", {})
    for row in rows:
        about = {"what": line(row, say), "todo": say(f"set-aside-{row.kind.value}.todo")}
        yield Finding("set-aside", "fault", {**about, "error": row.reason})


async def _inbox(database: "Database") -> AsyncIterator[Finding]:
    """What has come in and is not worked on yet."""
    from services.core import inbox

    async with database.read() as session:
        depth = await inbox.depth(session)
    if depth.oldest is None:
        yield Finding("inbox", "good", {})
        return
    since = f"{depth.oldest:%d.%m %H:%M}"
    yield Finding("inbox", "waiting", {"count": str(depth.waiting), "since": since})


async def _deliveries(database: "Database") -> Finding:
    """Whether messages leave when they are due."""
    from services.core import outbox

    async with database.read() as session:
        due = await outbox.next_due(session)
    if due is None or SystemClock().now() - due < STALLED:
        return Finding("deliveries", "good", {})
    return Finding("deliveries", "fault", {"since": f"{due:%d.%m %H:%M}"})


async def _file_space(database: "Database", settings: Settings) -> AsyncIterator[Finding]:
    """How much the files take, and who is near the quota."""
    from bot.ui.sizes import file_size
    from services.reports import file_space

    async with database.read() as session:
        used = await file_space.total(session)
        near = await file_space.near(session, settings.quota)
    who = ", ".join(f"{each.name} ({each.share:.0%})" for each in near)
    size = file_size(texts(settings.default_locale), used)
    yield Finding("file-space", "fault" if near else "good", {"used": size, "who": who})


async def _files(settings: Settings) -> AsyncIterator[Finding]:
    from obstore.exceptions import BaseError as StoreError

    from services.core.object_store import FileStore

    probe = secrets.token_bytes(16)
    try:
        store = FileStore(settings.files)
        if store.is_absent:
            yield Finding("files", "fresh", {})
            return
        digest = await store.put(probe)
        whole = await store.get(digest) == probe
        await store.remove(digest)
    except (StoreError, OSError) as error:
        yield fault("files", error)
        return
    yield Finding("files", "good" if whole else "fault", {"error": digest})


async def _disk(settings: Settings) -> AsyncIterator[Finding]:
    from bot.ui.sizes import file_size

    free = min(disk_usage(_nearest(place)).free for place in settings.written_folders)
    state = "good" if free >= ENOUGH else "fault"
    yield Finding("disk", state, {"free": file_size(texts(settings.default_locale), free)})


async def _backup(settings: Settings) -> AsyncIterator[Finding]:
    from bot.backups import making

    if settings.backup_time is None:
        yield Finding("backup", "absent", {})
        return
    made = making.listed(settings.backups)
    if not made:
        yield Finding("backup", "fault", {"moment": "—"})
        return
    at = making.made_at(made[0])
    state = "good" if SystemClock().now() - at < RECENT else "fault"
    yield Finding("backup", state, {"moment": f"{at:%Y-%m-%d %H:%M}"})
