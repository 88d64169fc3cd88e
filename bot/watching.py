"""The bot looks after itself: what an administrator should hear of before the schools do."""

from collections.abc import Iterator
from shutil import disk_usage

from bot.config import Settings
from bot.measuring import Measured
from domain.alarms import ENOUGH, QUIET, RECENT, STALLED, Alarm
from models.engine import Database
from services.core import alarms, outbox
from services.reports import file_space

SECONDS = 60
"""How often it looks."""


class Watch:
    """One look at deliveries, ticks, disk, backups and space for files."""

    def __init__(self, settings: Settings, database: Database, measured: Measured) -> None:
        self._settings = settings
        self._database = database
        self._measured = measured
        self._seen_at = dict.fromkeys(Alarm, measured.clock.now())

    async def __call__(self) -> None:
        """Tell the administrators of what is wrong now, and of what is over."""
        now = self._measured.clock.now()
        async with self._database.read() as session:
            waiting = await outbox.next_due(session)
            near = await file_space.near(session, self._settings.quota)
            found = dict(self._around())
            if waiting is not None and now - waiting >= STALLED:
                found[Alarm.DELIVERIES_STALL] = int((now - waiting).total_seconds()) // 60
            if near:
                found[Alarm.FILES_FILL] = len(near)
            self._seen_at |= dict.fromkeys(found, now)
            quiet = {alarm for alarm, at in self._seen_at.items() if now - at >= QUIET}
            owed = await alarms.owed(session, found, quiet, now)
        if owed:
            async with self._database.write() as session:
                await outbox.owe(session, owed, now)

    def _around(self) -> Iterator[tuple[Alarm, str | int]]:
        settings = self._settings
        if late := self._measured.late_ticks():
            yield Alarm.TICK_LATE, ", ".join(late)
        free = min(disk_usage(place).free for place in settings.written_folders if place.exists())
        if free < ENOUGH:
            yield Alarm.DISK_FILLS, free
        age = self._measured.backup_age()
        if age is not None and age >= RECENT:
            yield Alarm.BACKUP_OLD, int(age.total_seconds()) // 3600
