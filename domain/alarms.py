"""What administrators hear of by itself, and from when on; docs/operations.md explains each."""

from datetime import timedelta
from enum import StrEnum


class Alarm(StrEnum):
    """Each has a text `alarm-<value>` with its `.over` in every locale, and a line in
    docs/operations.md.
    """

    DELIVERIES_STALL = "deliveries-stall"
    TICK_LATE = "tick-late"
    DISK_FILLS = "disk-fills"
    BACKUP_OLD = "backup-old"
    FILES_FILL = "files-fill"


STALLED = timedelta(minutes=15)
"""How long a due delivery waits before somebody should look."""

LATE = timedelta(minutes=30)
"""Since a tick should have come again: one comes each second, another every six hours."""

ENOUGH = 1 << 30
"""Bytes that should be free: a backup, a day of files, and room for the database."""

RECENT = timedelta(hours=26)
"""How old a nightly backup may be."""

QUIET = timedelta(minutes=5)
"""So long nothing is found of an alarm before it is told to be over."""
