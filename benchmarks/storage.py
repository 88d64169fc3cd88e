"""How many bytes a row takes in SQLite, its share of the indexes included.

`python -m benchmarks.storage [--tasks N] [DATABASE…]` fills a database with tasks as a year leaves
them and prints its larger tables; databases that are named are looked at instead, such as the one
that `python -m benchmarks.messages --keep FOLDER` leaves. Nothing is limited: the figures are what
docs/scale.md reckons with.
"""

import argparse
import asyncio
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.bulk_insert import bulk_insert
from benchmarks.summary_data import NOW, TODAY, fill, prepare, seed
from models import migrating
from models.engine import Database
from models.enums import UpdateState
from models.inbox import InboxUpdate
from models.tasks import MessageLink

SCHOOLS = 50
LEAST_ROWS = 100
"""Of smaller tables a page says more than a row."""

PAGES = """
    SELECT shape.tbl_name, sum(page.pgsize), sum(page.payload)
    FROM dbstat AS page JOIN sqlite_schema AS shape ON shape.name = page.name
    WHERE page.aggregate = TRUE AND shape.tbl_name NOT LIKE 'sqlite%'
    GROUP BY shape.tbl_name ORDER BY 2 DESC
"""


@dataclass(frozen=True, slots=True)
class Stored:
    """A table: its rows, the bytes of its pages with those of its indexes, what of it is values."""

    table: str
    rows: int
    bytes: int
    values: int


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("databases", type=Path, nargs="*")
    parser.add_argument("--tasks", type=int, default=20_000)
    args = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        filled = Path(folder) / "filled.db"
        if not args.databases:
            asyncio.run(_fill(filled, args.tasks))
        for path in args.databases or [filled]:
            print(f"{'table':20} {'rows':>9} {'bytes a row':>12} {'of it values':>13}")
            for each in stored(path):
                share = each.bytes / each.rows, each.values / each.rows
                print(f"{each.table:20} {each.rows:9,} {share[0]:12,.0f} {share[1]:13,.0f}")
    return 0


def stored(path: Path) -> Iterator[Stored]:
    """The tables of a database that have rows enough to say something, the largest first."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        for table, size, values in connection.execute(PAGES).fetchall():
            count = f'SELECT count(*) FROM "{table}"'  # noqa: S608 - a name of the schema
            (rows,) = connection.execute(count).fetchone()
            if rows >= LEAST_ROWS:
                yield Stored(table, rows, size, values)
    finally:
        connection.close()


async def _fill(path: Path, tasks: int) -> None:
    database = Database(f"sqlite:///{path}")
    try:
        await migrating.upgrade(database)
        town, schools = await prepare(database, SCHOOLS)
        roadmap = await fill(database, town, schools, tasks, TODAY.year)
        await seed(database, town, roadmap)
        await bulk_insert(database, InboxUpdate, (_done(number) for number in range(tasks)))
        await bulk_insert(database, MessageLink, (_link(number) for number in range(tasks)))
    finally:
        await database.close()


def _done(number: int) -> dict[str, Any]:
    """An update as it stays for two days once it was worked on: without chat and words."""
    return {
        "bot_id": 7_000_000_000,
        "update_id": 900_000_000 + number,
        "chat_id": 0,
        "state": UpdateState.DONE,
        "received_at": NOW,
        "claims": 1,
        "applied": True,
        "finished_at": NOW,
    }


def _link(number: int) -> dict[str, Any]:
    """Which message is about which task."""
    return {
        "chat_id": 5_000_000_000 + number % SCHOOLS,
        "message_id": 1_000 + number,
        "task_id": number + 1,
        "created_at": NOW,
    }


if __name__ == "__main__":
    raise SystemExit(main())
