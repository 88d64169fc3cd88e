"""The tables of one moment as a SQLite file, whichever database they are in."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import select

from models import copying, migrating
from models.engine import Database
from models.tasks import StoredFile


class Unfit(Exception):
    """A database that this version cannot back up: without our tables, or of another revision."""

    def __init__(self, current: str | None, newest: str | None) -> None:
        super().__init__(f"revision {current}, {newest} is needed")
        self.current = current or "—"
        self.newest = newest or ""


async def require_fit(url: str) -> None:
    """Raise Unfit for what has no tables of ours, or of a revision that `take` cannot read."""
    async with Database(url) as source:
        if not source.is_there:
            raise Unfit(None, migrating.newest())
        current, newest = await migrating.revisions(source)
        if current is None or (current != newest and not source.is_sqlite):
            raise Unfit(current, newest)


async def take(url: str, path: Path) -> None:
    """Write all tables at `url` into a new SQLite file while others go on reading and writing.

    The database has to be fit. Raises SQLAlchemyError, sqlite3.Error, OSError.
    """
    async with Database(url, verbatim=True) as source:
        if source.is_sqlite:
            await asyncio.to_thread(_copy_file, source.engine.url.database or "", path)
        else:
            await _copy_rows(source, path)


async def addresses(path: Path) -> list[str]:
    """The SHA-256 of every file that the tables of a snapshot say is kept."""
    kept = (
        select(StoredFile.sha256)
        .where(StoredFile.sha256.is_not(None), StoredFile.removed_at.is_(None))
        .distinct()
        .order_by(StoredFile.sha256)
    )
    async with Database(f"sqlite:///{path}") as snapshot, snapshot.read() as session:
        return [str(digest) for digest in await session.scalars(kept)]


def _copy_file(source: str, path: Path) -> None:
    # In one step: SQLite keeps the state of its beginning, and those who write do not wait.
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(path)) as copy:
        live.backup(copy)
        # One file, without the two that WAL keeps beside it.
        copy.execute("PRAGMA journal_mode = DELETE")


async def _copy_rows(source: Database, path: Path) -> None:
    # The last connection to leave folds the write-ahead log into the file.
    async with Database(f"sqlite:///{path}", verbatim=True) as target:
        await migrating.upgrade(target)
        async with source.read() as reading, target.write() as writing:
            await copying.copy(reading, writing)
