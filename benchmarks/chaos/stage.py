"""Where a run takes place: a simulator in a process of its own, people, a database, the outbox."""

import asyncio
import os
import shutil
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import func, select, text
from sqlalchemy.engine import make_url

from benchmarks.chaos.delivering import EPOCH
from models import migrating
from models.engine import Database
from models.enums import DeliveryState
from models.people import Person
from models.upkeep import Delivery
from services.core import outbox
from services.core.batches import batches
from services.core.outbox import Owed
from simulator.client import Client

UNSETTLED = (DeliveryState.PENDING, DeliveryState.CLAIMED, DeliveryState.UNCERTAIN)
POSTGRES_NAME = f"roadmap_chaos_{os.getpid()}"
"""Of this process alone: another run beside it would drop the database of both."""

TOKEN = "42:simulator"
START_SECONDS = 120


@dataclass
class Stage:
    """The simulator with its people, and a folder for what the runs leave."""

    client: Client
    url: str
    folder: Path
    people: list[int] = field(default_factory=list)

    async def count(self, prefix: str) -> Counter[str]:
        """How often each text of a run has arrived, as the people's chats show it."""
        found: Counter[str] = Counter()
        for some in batches(self.people, 20):
            chats = await asyncio.gather(
                *(self.client.call("GET", f"/sim/chats/{id_}?since=0") for id_ in some)
            )
            for chat in chats:
                texts = (str(message.get("text") or "") for message in chat["messages"])
                found.update(said for said in texts if said.startswith(prefix))
        return found

    async def accepted(self) -> int:
        """Messages that the simulator has taken since its counters were reset."""
        return int((await self.client.counters())["messages"])

    async def fair_weather(self) -> None:
        """No faults, counters at zero."""
        await self.client.call("DELETE", "/sim/faults")
        await self.client.call("DELETE", "/sim/counters")


@asynccontextmanager
async def stage(folder: Path, people: int) -> AsyncIterator[Stage]:
    """Start the simulator and let `people` persons start the bot; stop it afterwards."""
    port = free_port()
    command = [sys.executable, "-m", "simulator", "--port", str(port)]
    process = await asyncio.to_thread(subprocess.Popen, command, stdout=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}"
        await _until_open(port)
        async with Client(url) as client:
            yield await gather(client, url, folder, people)
    finally:
        process.terminate()
        process.wait()


async def gather(client: Client, url: str, folder: Path, people: int) -> Stage:
    """A stage on a simulator that runs already."""
    built = Stage(client, url, folder)
    for some in batches(range(people), 20):
        built.people += await asyncio.gather(*(_join(client, number) for number in some))
    return built


async def _join(client: Client, number: int) -> int:
    person = await client.person(f"Человек {number}", user_id=900_000 + number)
    await person.start(wait=False)
    return person.id


@asynccontextmanager
async def empty_database(kind: str, folder: Path) -> AsyncIterator[Database]:
    """A migrated database, removed afterwards; `kind` is sqlite or postgresql."""
    if kind == "sqlite":
        place = folder / "database"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        url = f"sqlite:///{place}/chaos.db"
    else:
        await _recreate(server_url(), only_drop=False)
        url = (
            make_url(server_url()).set(database=POSTGRES_NAME).render_as_string(hide_password=False)
        )
    database = Database(url)
    try:
        await migrating.upgrade(database)
        yield database
    finally:
        await database.close()
        if kind != "sqlite":
            await _recreate(server_url(), only_drop=True)


async def owe(database: Database, stage: Stage, prefix: str, count: int) -> list[str]:
    """Owe `count` messages to the people in turn; returns their texts in order."""
    async with database.write() as session:
        session.add_all(
            Person(telegram_id=id_, name=f"Человек {id_}", first_seen_at=EPOCH)
            for id_ in stage.people
        )
    async with database.read() as session:
        rows = await session.execute(select(Person.telegram_id, Person.id))
        person_of = {row[0]: row[1] for row in rows}
    texts = [f"{prefix}{number}" for number in range(count)]
    for some in batches(enumerate(texts), 1_000):
        async with database.write() as session:
            await outbox.owe(session, [_message(stage, person_of, *item) for item in some], EPOCH)
    return texts


def _message(stage: Stage, person_of: dict[int, int], number: int, said: str) -> Owed:
    chat_id = stage.people[number % len(stage.people)]
    return Owed(said, "say", chat_id, {"text": said}, person_of[chat_id])


async def states(database: Database) -> Counter[str]:
    """How many messages of the outbox are in which state."""
    async with database.read() as session:
        rows = await session.execute(select(Delivery.state, func.count()).group_by(Delivery.state))
        return Counter({state.value: count for state, count in rows})


async def is_quiet(database: Database) -> bool:
    """Whether nothing is left to be sent."""
    async with database.read() as session:
        row = await session.scalar(
            select(Delivery.id).where(Delivery.state.in_(UNSETTLED)).limit(1)
        )
    return row is None


async def integrity(database: Database) -> str:
    """What SQLite says of its own file: «ok»."""
    async with database.engine.connect() as connection:
        return str(await connection.scalar(text("PRAGMA integrity_check")))


def server_url() -> str:
    """The PostgreSQL server in which a database of a run may be made."""
    return os.environ["TEST_POSTGRES_URL"]


async def cut_connections(server: str) -> int:
    """End every connection to the run's PostgreSQL database, as a restart would."""
    admin = Database(server)
    statement = text(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = :name"
    )
    async with admin.engine.connect() as connection:
        count = await connection.scalar(statement, {"name": POSTGRES_NAME})
    await admin.close()
    return int(count or 0)


async def _recreate(server: str, *, only_drop: bool) -> None:
    database = Database(server)
    autocommit = database.engine.execution_options(isolation_level="AUTOCOMMIT")
    async with autocommit.connect() as connection:
        await connection.execute(text(f"DROP DATABASE IF EXISTS {POSTGRES_NAME} WITH (FORCE)"))
        if not only_drop:
            await connection.execute(text(f"CREATE DATABASE {POSTGRES_NAME}"))
    await database.close()


def free_port() -> int:
    """A port that nobody listens at now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def _until_open(port: int) -> None:
    until = time.monotonic() + START_SECONDS
    while True:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            if time.monotonic() > until:
                raise
            await asyncio.sleep(0.05)
        else:
            writer.close()
            return
