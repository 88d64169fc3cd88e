"""SQLite through aiosqlite, with one trip to the database's thread for each statement.

aiosqlite takes a trip for each of cursor, execute, fetchall and close, and a trip costs more than
most of our statements: see docs/decisions/trips-to-sqlite.md.
"""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import aiosqlite

CHUNK = 256
"""Rows that come with the first trip; a longer answer takes further ones."""


class Cursor:
    """As much of `aiosqlite.Cursor` as SQLAlchemy uses (its `AsyncIODBAPICursor`).

    An answer of fewer than `CHUNK` rows has come as a whole, and its cursor is closed already.
    """

    def __init__(self, connection: "SqliteConnection") -> None:
        self._connection = connection
        self._cursor: sqlite3.Cursor | None = None
        self._rows: deque[Any] = deque()
        self.arraysize = 1
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = -1

    async def __aenter__(self) -> "Cursor":
        return self

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> "Cursor":
        await self._connection.carry_out(partial(self._run, sql, parameters))
        return self

    async def executemany(self, sql: str, parameters: Sequence[Sequence[Any]]) -> "Cursor":
        await self._connection.carry_out(partial(self._run_many, sql, parameters))
        return self

    async def fetchone(self) -> Any:
        return next(iter(await self.fetchmany(1)), None)

    async def fetchmany(self, size: int | None = None) -> list[Any]:
        wanted = self.arraysize if size is None else size
        if len(self._rows) < wanted and self._cursor is not None:
            await self._connection.carry_out(partial(self._fetch, max(wanted, CHUNK)))
        return [self._rows.popleft() for _ in range(min(wanted, len(self._rows)))]

    async def fetchall(self) -> deque[Any]:
        if self._cursor is not None:
            await self._connection.carry_out(self._fetch)
        rows, self._rows = self._rows, deque()
        return rows

    async def close(self) -> None:
        if self._cursor is not None:
            await self._connection.carry_out(self._close)

    # What follows runs in the thread of the connection.

    def _run(self, sql: str, parameters: Sequence[Any]) -> None:
        self._connection.begin_now()
        cursor = self._connection.new_cursor()
        cursor.execute(sql, parameters)
        self._note(cursor)
        if self.description is None:
            cursor.close()
        else:
            self._cursor = cursor
            self._fetch(CHUNK)

    def _run_many(self, sql: str, parameters: Sequence[Sequence[Any]]) -> None:
        self._connection.begin_now()
        cursor = self._connection.new_cursor()
        cursor.executemany(sql, parameters)
        self._note(cursor)
        cursor.close()

    def _note(self, cursor: sqlite3.Cursor) -> None:
        self.description = cursor.description
        self.rowcount = cursor.rowcount
        self.lastrowid = cursor.lastrowid

    def _fetch(self, size: int | None = None) -> None:
        assert self._cursor is not None
        rows = self._cursor.fetchall() if size is None else self._cursor.fetchmany(size)
        self._rows.extend(rows)
        if size is None or len(rows) < size:
            self._close()

    def _close(self) -> None:
        assert self._cursor is not None
        self._cursor.close()
        self._cursor = None


class SqliteConnection(aiosqlite.Connection):
    """A connection whose cursors are the ones above."""

    _beginning: str | None = None
    _ending: asyncio.Future[Any] | None = None

    def stop(self) -> asyncio.Future[Any] | None:
        """End the thread of the connection; the future is done when it has ended its work."""
        self._ending = super().stop()
        return self._ending

    async def _connect(self) -> aiosqlite.Connection:
        try:
            return await super()._connect()
        except sqlite3.Error:
            # Its thread still answers; a loop that had ended meanwhile would be a fault on stderr.
            if self._ending is not None:
                await self._ending
            raise

    def begin_with(self, statement: str) -> None:
        """Begin a transaction with the next statement, in the same trip."""
        self._beginning = statement

    def cursor(self) -> Cursor:  # type: ignore[override]  # SQLAlchemy enters it as a context
        return Cursor(self)

    async def commit(self) -> None:
        self._beginning = None
        if self.in_transaction:
            await super().commit()

    async def rollback(self) -> None:
        # SQLAlchemy rolls back whatever it gives back to the pool, begun or not.
        self._beginning = None
        if self.in_transaction:
            await super().rollback()

    async def carry_out(self, work: Callable[[], None]) -> None:
        """Have the thread of the connection do something, and wait for it."""
        await self._execute(work)  # type: ignore[no-untyped-call]  # aiosqlite's own is untyped

    def begin_now(self) -> None:
        """Begin what is to be begun; to be called in the thread of the connection only."""
        if self._beginning is not None:
            self._conn.execute(self._beginning)
            # Not before: a statement after a lock that was not got must not stand by itself.
            self._beginning = None

    def new_cursor(self) -> sqlite3.Cursor:
        """A cursor of SQLite itself; to be used in the thread of the connection only."""
        return self._conn.cursor()


def connect(database: str, **options: Any) -> SqliteConnection:
    """What SQLAlchemy's `async_creator_fn` wants: a connection to be awaited."""
    connection = SqliteConnection(
        partial(sqlite3.connect, database, **options), iter_chunk_size=CHUNK
    )
    # As SQLAlchemy does it: a connection that nobody closed must not keep the process alive.
    connection._thread.daemon = True
    return connection
