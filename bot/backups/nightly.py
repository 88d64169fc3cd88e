"""The backup of every night: due by a rule, kept by a number."""

import logging
import sqlite3
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy.exc import SQLAlchemyError

from bot.backups import making, snapshot
from bot.config import Settings
from domain.clock import Clock
from services.core.object_store import FileStore, store_error

log = logging.getLogger(__name__)


def due(newest: datetime | None, at: time, zone: ZoneInfo, now: datetime) -> bool:
    """Whether the last `at` o'clock that has passed in `zone` has no backup behind it.

    A night that the bot was off for is made up for at the next start.
    """
    local = now.astimezone(zone)
    last = datetime.combine(local.date(), at, zone)
    if last > local:
        last = datetime.combine(local.date() - timedelta(days=1), at, zone)
    return newest is None or newest < last


class Nightly:
    """Makes the backup that is due and removes those that have had their time."""

    def __init__(self, settings: Settings, files: FileStore, clock: Clock) -> None:
        self._settings = settings
        self._files = files
        self._clock = clock

    async def __call__(self) -> None:
        """Look once. What goes wrong is one line in the log; the next look tries again."""
        settings, now = self._settings, self._clock.now()
        at = settings.backup_time
        try:
            made = making.listed(settings.backups)
            newest = making.made_at(made[0]) if made else None
            if at is None or not due(newest, at, settings.zone, now):
                return
            done = await making.make(
                settings.database, self._files, settings.backups, settings.backup_key, now
            )
            prune(settings.backups, settings.backup_keep)
        except (OSError, SQLAlchemyError, sqlite3.Error, store_error(), snapshot.Unfit) as error:
            log.error("the backup of the night was not made: %s", error)
            return
        log.info("backup made: %s, %d bytes, %d files", done.path.name, done.size, done.files)
        if done.missing:
            log.error("%d files are gone from the store and not in the backup", len(done.missing))


def prune(folder: Path, keep: int) -> None:
    """Remove all but the newest `keep` backups."""
    for old in making.listed(folder)[keep:]:
        old.unlink(missing_ok=True)
