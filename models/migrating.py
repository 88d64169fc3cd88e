"""Migrations: applied when the bot starts, in one transaction.

`python -m models.migrating MESSAGE` writes a new revision from the difference between the tables
in code and the migrations so far.
"""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.errors import Code, Refusal
from models.engine import Database

# Alembic takes 11 MB: a bot whose database is the newest already does without it.
if TYPE_CHECKING:
    from alembic.config import Config

FOLDER = Path(__file__).with_name("migrations")

# Any number: it only has to be the same in every replica that starts at the same moment.
ADVISORY_LOCK = 7_042_021


async def upgrade(database: Database) -> None:
    """Bring the database to the newest revision. Replicas that start together take turns.

    Raises Refusal(TABLES_NEWER) where a newer version of the bot has made the tables.
    """
    async with database.engine.connect() as connection:
        current = await connection.run_sync(_current)
    if current == newest():
        return
    if is_newer(current):
        raise Refusal(Code.TABLES_NEWER, current=current or "", newest=newest() or "")
    async with rebuilding(database) as connection:
        await connection.run_sync(_upgrade)


@asynccontextmanager
async def rebuilding(database: Database) -> AsyncIterator[AsyncConnection]:
    """One transaction in which tables may be rebuilt.

    SQLite changes a column by making the table anew. With foreign keys on, dropping the old one
    would take the rows that lead to it along; so they are off, and looked at before the commit.
    """
    async with database.engine.execution_options(writing=True).connect() as connection:
        if not database.is_sqlite:
            async with connection.begin():
                yield connection
            return
        driver = (await connection.get_raw_connection()).driver_connection
        assert driver is not None
        # Outside a transaction: inside one SQLite passes this pragma over without a word.
        await driver.execute("PRAGMA foreign_keys = OFF")
        try:
            async with connection.begin():
                yield connection
                if lost := (await connection.execute(text("PRAGMA foreign_key_check"))).first():
                    raise RuntimeError(f"a migration leaves rows of {lost[0]} that lead nowhere")
        finally:
            await driver.execute("PRAGMA foreign_keys = ON")


async def revisions(database: Database) -> tuple[str | None, str | None]:
    """The revision of the database and the newest one that the code knows."""
    async with database.engine.connect() as connection:
        return await connection.run_sync(_current), newest()


def _current(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def is_newer(revision: str | None) -> bool:
    """Whether a revision comes after all that this code knows."""
    return (revision or "") > (newest() or "")


def newest() -> str | None:
    """The number that begins the name of the last file: revisions stand in one line."""
    names = [path.name for path in (FOLDER / "versions").glob("[0-9]*.py")]
    return max(names).partition("_")[0] if names else None


def config(connection: Connection) -> "Config":
    """What Alembic needs for its commands on this connection."""
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(FOLDER))
    # Names of files are whole sentences, not the first forty letters of them.
    made.set_main_option("truncate_slug_length", "90")
    made.attributes["connection"] = connection
    return made


def _upgrade(connection: Connection) -> None:
    from alembic import command

    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ADVISORY_LOCK})
    command.upgrade(config(connection), "head")


async def write_revision(message: str) -> None:
    """Write what differs between the tables in code and the migrations so far as a new one."""
    from alembic import command

    with TemporaryDirectory() as folder:
        async with (
            Database(f"sqlite:///{folder}/empty.db") as database,
            rebuilding(database) as connection,
        ):
            await connection.run_sync(_upgrade)
            await connection.run_sync(
                lambda sync: command.revision(
                    config(sync), message, autogenerate=True, rev_id=_next_number()
                )
            )


def _next_number() -> str:
    return f"{len(list((FOLDER / 'versions').glob('*.py'))) + 1:04}"


if __name__ == "__main__":
    asyncio.run(write_revision(" ".join(sys.argv[1:])))
