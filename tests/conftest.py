"""A migrated database for each test: SQLite always, PostgreSQL where TEST_POSTGRES_URL is set."""

import asyncio
import gc
import os
import shutil
import sys
from collections.abc import AsyncIterator, Generator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import text
from sqlalchemy.engine import make_url

from bot.garbage_collection import spare_what_stays
from models import migrating
from models.engine import Database
from models.tables import Base
from tests.compiling import one_compiler

# Where an image forbids to write bytecode each worker would compile all tests again, and each
# process that a test starts the whole bot.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

IN_MEMORY, ROOM = Path("/dev/shm"), 2 * 1024**3
if os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > ROOM:
    # Folders of tests are small, many, and gone with their test: on a disk they cost a tenth more.
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))

settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")
"""How long an example takes says more of the machine than of what is tested."""

POSTGRES = os.environ.get("TEST_POSTGRES_URL", "")
EMPTYING = ";".join(
    f'DELETE FROM "{table.name}"' for table in reversed(Base.metadata.sorted_tables)
)
"""In one trip, and a tenth of the time of truncating so many small tables."""

NO_WAITING = "SET synchronous_commit = off"
"""No test takes the server away: nothing is lost by not waiting for the disk at every commit."""

THRESHOLDS = (5_000, 20, 1_000)
"""Garbage is looked for among what is new; among all of it every so many tests, see below."""

TESTS_LOOKED_THROUGH = 50

ENDED = pytest.StashKey[int]()
"""How many tests a worker has ended."""

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_xdist_auto_num_workers() -> int | None:
    """Workers of `-n auto`: half as many again as processors.

    A worker waits too: for processes that a test kills, for leases, for the disk.
    """
    if os.environ.get("PYTEST_XDIST_AUTO_NUM_WORKERS"):
        return None
    return (os.cpu_count() or 1) * 3 // 2


@pytest.fixture(scope="session", autouse=True)
def statements_compiled_once() -> Iterator[None]:
    """See `tests.compiling`."""
    with one_compiler():
        yield


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is imported stays for good: to look through it was a sixth of a bot test."""
    gc.disable()
    try:
        return (yield)
    finally:
        spare_what_stays()
        gc.set_threshold(*THRESHOLDS)
        gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """What has stayed of many tests is what each worker loads once: it is looked through once."""
    ended = item.config.stash.get(ENDED, 0) + 1
    item.config.stash[ENDED] = ended
    if ended % TESTS_LOOKED_THROUGH == 0:
        spare_what_stays()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins first, so that no worker waits for another at the end."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


class FixedClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> FixedClock:
    """Tuesday, 24 November 2026, 09:00 in Moscow."""
    return FixedClock(datetime(2026, 11, 24, 6, 0, tzinfo=UTC))


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file that tests copy: migrating costs more than copying."""
    path = tmp_path_factory.mktemp("database") / "template.db"

    async def migrate() -> None:
        database = Database(f"sqlite:///{path}")
        await migrating.upgrade(database)
        async with database.engine.connect() as connection:
            await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        await database.close()

    asyncio.run(migrate())
    return path


@pytest.fixture(scope="session")
def migrated_postgres(worker_id: str) -> Iterator[str]:
    """The URL of a migrated PostgreSQL database of this test worker's own."""
    url = make_url(POSTGRES)
    name = f"roadmap_test_{worker_id}_{os.getpid()}"

    async def recreate(*, only_drop: bool) -> None:
        server = Database(POSTGRES)
        autocommit = server.engine.execution_options(isolation_level="AUTOCOMMIT")
        async with autocommit.connect() as connection:
            await connection.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
            if not only_drop:
                await connection.execute(text(f'CREATE DATABASE "{name}"'))
                await connection.execute(text(f'ALTER DATABASE "{name}" {NO_WAITING}'))
        await server.close()

    async def migrate(target: str) -> None:
        database = Database(target)
        await migrating.upgrade(database)
        await database.close()

    target = url.set(database=name).render_as_string(hide_password=False)
    asyncio.run(recreate(only_drop=False))
    asyncio.run(migrate(target))
    yield target
    asyncio.run(recreate(only_drop=True))


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a migrated database; each test that asks for one runs once on either kind."""
    if request.param == "sqlite":
        path = tmp_path / "test.db"
        shutil.copy(request.getfixturevalue("migrated_sqlite"), path)
        return f"sqlite:///{path}"
    if not POSTGRES:
        pytest.skip("TEST_POSTGRES_URL is not set")
    return str(request.getfixturevalue("migrated_postgres"))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An empty migrated database."""
    opened = Database(database_url)
    if not opened.is_sqlite:
        async with opened.engine.begin() as connection:
            driver = (await connection.get_raw_connection()).driver_connection
            assert driver is not None
            await driver.execute(EMPTYING)
    yield opened
    await opened.close()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with real plans that stands beside the project on some machines."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not here")
    return SHARED
