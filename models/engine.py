"""The database: one engine, sessions for reading and for writing.

SQLite runs in WAL mode, and a writing transaction takes the write lock when it begins
(BEGIN IMMEDIATE): a transaction that reads first and then finds the lock taken could not go on.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self
from uuid import uuid4

from sqlalchemy import Connection, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import (
    AsyncConnection,
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)
from sqlalchemy.pool import ConnectionPoolEntry

from models import sqlite_connection
from models.standing import StandingConnection

NO_ANSWER = (PoolTimeout, ConnectionError, TimeoutError)
"""What is raised where a database answers nothing at all: no row can be at fault."""

AWAY = (DBAPIError, PoolTimeout, OSError)
"""What is raised where the database is away, full, or has no connection left for us: a server that
cannot be reached is an OSError. A row that is refused is a DBAPIError too."""

BUSY_TIMEOUT_MS = 10_000

APPLICATION = "roadmap-bot"
"""How a PostgreSQL server lists our connections."""

CACHE = "statement_cache_size"
"""What asyncpg calls it; 0 in the URL says that a pooler stands between."""

UNPREPARED: Mapping[str, Any] = MappingProxyType(
    {
        CACHE: 0,
        "prepared_statement_cache_size": 0,
        # Several of ours share a connection of the server: a counted name would be taken already.
        "prepared_statement_name_func": lambda: f"roadmap_{uuid4().hex}",
    }
)


class Database:
    """Where the tables live. Keep a transaction short and never open across the network.

    `url` is an SQLAlchemy URL without or with an async driver: sqlite, postgresql. With `verbatim`
    JSON is the text that is stored, not its value: for what copies rows (`models.copying`).
    `?statement_cache_size=0` in the URL is for a pooler that gives each transaction another
    connection of the server: nothing prepared is expected there, and all is a transaction.
    """

    def __init__(self, url: str, *, pool_size: int = 10, verbatim: bool = False) -> None:
        self.url = async_url(url)
        parsed = make_url(self.url)
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        self._is_pooled = not self.is_sqlite and parsed.query.get(CACHE) == "0"
        options: dict[str, Any] = {
            "pool_size": pool_size,
            "pool_pre_ping": not self.is_sqlite,
            # The parameters are what people wrote: a fault would put them into the log.
            "hide_parameters": True,
        }
        if verbatim:
            options |= {"json_serializer": _as_it_is, "json_deserializer": _as_it_is}
        if self.is_sqlite:
            options["connect_args"] = {"async_creator_fn": sqlite_connection.connect}
        else:
            # Late: SQLite alone does without the driver.
            from models import postgresql_connection

            options["connect_args"] = {
                "async_creator_fn": postgresql_connection.connect,
                "server_settings": {"application_name": APPLICATION},
            }
        if self._is_pooled:
            options["connect_args"] |= UNPREPARED
        address = parsed.difference_update_query([CACHE])
        self.engine: AsyncEngine = create_async_engine(address, **options)
        if self.is_sqlite:
            event.listen(self.engine.sync_engine, "connect", _configure_sqlite)
            event.listen(self.engine.sync_engine, "begin", _begin_sqlite)
        writing = self.engine.execution_options(writing=True)
        # In SQLite a deferred transaction keeps to the state of its first read anyway.
        reading = (
            self.engine
            if self.is_sqlite
            else self.engine.execution_options(isolation_level="REPEATABLE READ")
        )
        glancing = self.engine.execution_options(
            **{"single": True} if self.is_sqlite else {"isolation_level": "AUTOCOMMIT"}
        )
        self._glances = async_sessionmaker(glancing, autoflush=False)
        self._standing = StandingConnection(glancing)
        self._readers = async_sessionmaker(reading, expire_on_commit=False, autoflush=False)
        self._writers = async_sessionmaker(writing, expire_on_commit=False)
        self._writing = writing

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A session that sees one state of the database and writes nothing."""
        async with self._readers() as session:
            yield session

    @asynccontextmanager
    async def glance(self) -> AsyncIterator[AsyncSession]:
        """A session for a single reading statement: it needs no transaction around it."""
        async with self._readers() if self._is_pooled else self._glances() as session:
            yield session

    @asynccontextmanager
    async def write_once(self) -> AsyncIterator[AsyncConnection]:
        """A connection for a single writing statement: it is a transaction by itself."""
        async with self._writing.begin() if self._is_pooled else self._standing.use() as connection:
            yield connection

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        """A session in one transaction: committed at the end, rolled back by any error."""
        async with self._writers() as session, session.begin():
            yield session

    @property
    def is_there(self) -> bool:
        """Whether there is something to open: SQLite would make the file that is looked for."""
        return not self.is_sqlite or Path(self.engine.url.database or "").exists()

    async def others_connected(self) -> int:
        """How many connections other processes of ours hold to this PostgreSQL database."""
        if self.is_sqlite:
            return 0
        async with self.engine.connect() as connection:
            found = await connection.scalar(
                text(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                    "AND application_name = :name AND pid <> pg_backend_pid()"
                ),
                {"name": APPLICATION},
            )
        return int(found or 0)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Leave no connection open: the thread of one would answer to a loop that has ended."""
        await self._standing.close()
        await self.engine.dispose()


def async_url(url: str) -> str:
    """The URL with the asynchronous driver that we use for its database."""
    parsed = make_url(url)
    drivers = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
    driver = drivers.get(parsed.get_backend_name())
    if driver is None:
        raise ValueError(f"unsupported database: {parsed.get_backend_name()}")
    return parsed.set(drivername=driver).render_as_string(hide_password=False)


def _as_it_is(value: Any) -> Any:
    return value


def _configure_sqlite(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    # The driver must not begin transactions by itself: `_begin_sqlite` decides how.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    driver = connection.connection.driver_connection
    if not options.get("single", False):
        assert isinstance(driver, sqlite_connection.SqliteConnection)
        driver.begin_with("BEGIN IMMEDIATE" if options.get("writing", False) else "BEGIN")
