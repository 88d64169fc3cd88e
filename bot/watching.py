"""The bot looks after itself: what an administrator should hear of before the schools do."""

from collections.abc import Iterator
from shutil import disk_usage

from bot.config import Settings
from bot.measuring import Measured
from domain.alarms import ENOUGH, LATE, RECENT, STALLED, Alarm
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

    async def __call__(self) -> None:
        """Tell the administrators of what is wrong now."""
        now = self._measured.clock.now()
        async with self._database.read() as session:
            waiting = await outbox.next_due(session)
            near = await file_space.near(session, self._settings.quota)
        found = dict(self._around())
        if waiting is not None and now - waiting >= STALLED:
            found[Alarm.DELIVERIES_STALL] = int((now - waiting).total_seconds()) // 60
        if near:
            found[Alarm.FILES_FILL] = len(near)
        if found:
            async with self._database.write() as session:
                await alarms.tell(session, found, now)

    def _around(self) -> Iterator[tuple[Alarm, str | int]]:
        now, settings = self._measured.clock.now(), self._settings
        late = [
            name
            for name, tick in self._measured.ticks.items()
            if now - tick.ended_at >= tick.pace + LATE
        ]
        if late:
            yield Alarm.TICK_LATE, ", ".join(sorted(late))
        free = min(disk_usage(place).free for place in settings.written_folders if place.exists())
        if free < ENOUGH:
            yield Alarm.DISK_FILLS, free
        age = self._measured.backup_age()
        if age is not None and age >= RECENT:
            yield Alarm.BACKUP_OLD, int(age.total_seconds()) // 3600
