"""A backup into an empty place, of either kind of database."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.backups import archive
from models import copying, migrating
from models.engine import Database
from services.core.object_store import FileStore


class Occupied(Exception):
    """The place is not empty."""


class Newer(Exception):
    """The backup was made by a newer version than this."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What is there again. `made_at` is when the backup was made, in UTC as ISO 8601."""

    made_at: str
    rows: int
    files: int


async def restore(
    path: Path, key_file: Path | None, target: Database, files: FileStore
) -> Restored:
    """Bring back the files, then the tables at once: what fails half-way can be given again.

    `target` is opened with `verbatim=True`. Raises Occupied, Newer, archive.Damaged,
    copying.Mismatch, sealing.Sealed and BadKey, SQLAlchemyError, OSError.
    """
    if not await copying.is_empty(target):
        raise Occupied
    with TemporaryDirectory() as aside, _plain(path, key_file, Path(aside)) as plain:
        tables = Path(aside) / archive.DATABASE
        with archive.opened(plain) as reader:
            await asyncio.to_thread(reader.save_database, tables)
            async with Database(f"sqlite:///{tables}", verbatim=True) as source:
                await _bring_up(source)
                kept = 0
                for data in reader.files():
                    await files.put(data)
                    kept += 1
                rows = await _copy(source, target)
    return Restored(reader.manifest.made_at, rows, kept)


async def _bring_up(source: Database) -> None:
    """Bring an older backup to the newest revision; raises Newer."""
    current, _ = await migrating.revisions(source)
    if migrating.is_newer(current):
        raise Newer
    await migrating.upgrade(source)


async def _copy(source: Database, target: Database) -> int:
    await migrating.upgrade(target)
    async with source.read() as reading, target.write() as writing:
        counted = await copying.copy(reading, writing)
    return sum(counted.values())


@contextmanager
def _plain(path: Path, key_file: Path | None, aside: Path) -> Iterator[Path]:
    # Late, like `making`.
    from bot.backups import sealing

    if not sealing.is_sealed(path):
        yield path
        return
    if key_file is None:
        raise sealing.Sealed
    plain = aside / "plain.tar.gz"
    sealing.unseal(path, plain, key_file)
    yield plain
