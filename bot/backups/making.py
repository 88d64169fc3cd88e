"""A backup while the bot is at work: one file, written aside and then put in its place."""

import asyncio
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.backups import snapshot
from services.core.object_store import FileStore

NAME = "roadmap-{moment}.tar.gz"
PATTERN = r"roadmap-(\d{8}T\d{6}Z)\.tar\.gz(\.age)?"
MOMENT = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that is there. `missing` are files that the store did not give, by SHA-256."""

    path: Path
    size: int
    files: int
    missing: list[str]


async def make(
    database_url: str, files: FileStore, folder: Path, public_key: str | None, now: datetime
) -> Made:
    """Write a backup of the tables and files of this moment into `folder`, named by it.

    Encrypted for `public_key` where there is one. The file is whole or not there. Raises
    snapshot.Unfit before anything is written, what `snapshot.take` does, the errors of the store.
    """
    # Late: 0.5 MB with the gzip and tar of the standard library, and nobody needs it by day.
    from bot.backups import archive

    await snapshot.require_fit(database_url)
    _prepare(folder)
    # In the same folder: what is ready is put in its place by a rename.
    with TemporaryDirectory(dir=folder, prefix=".making-") as aside:
        tables = Path(aside) / archive.DATABASE
        await snapshot.take(database_url, tables)
        # Files are kept before the tables name them: these are there, if nobody took them away.
        digests = await snapshot.addresses(tables)
        moment = now.astimezone(UTC).strftime(MOMENT)
        packed = Path(aside) / NAME.format(moment=moment)
        missing = await asyncio.to_thread(
            archive.write, packed, tables, digests, files.pieces, now.isoformat()
        )
        if public_key:
            packed = await asyncio.to_thread(_sealed, packed, public_key)
        packed.chmod(0o600)
        path = packed.rename(folder / packed.name)
    return Made(path, path.stat().st_size, len(digests) - len(missing), missing)


def made_at(path: Path) -> datetime:
    """The moment that names a backup; raises ValueError."""
    name = re.fullmatch(PATTERN, path.name)
    if name is None:
        raise ValueError(path.name)
    return datetime.strptime(name[1], MOMENT).replace(tzinfo=UTC)


def listed(folder: Path) -> list[Path]:
    """The backups of a folder, the newest first; whatever else lies there is not ours."""
    found = [path for path in folder.glob("roadmap-*") if re.fullmatch(PATTERN, path.name)]
    return sorted(found, key=made_at, reverse=True)


def _prepare(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)


def _sealed(packed: Path, public_key: str) -> Path:
    # Late: only who encrypts needs the library.
    from bot.backups import sealing

    path = packed.with_name(packed.name + sealing.SUFFIX)
    sealing.seal(packed, path, public_key)
    return path
