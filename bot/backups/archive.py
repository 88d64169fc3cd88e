"""The archive: a gzipped tar with what it is, the tables, and the files by their SHA-256.

    manifest.json   {"format": 1, "made_at": …, "sha256": of the tables, "files": how many follow}
    database.db     the tables as a SQLite file
    files/<sha256>  one for each file that is kept

Nothing is unpacked by its name: what is not listed here is no backup of ours.
"""

import hashlib
import io
import json
import re
import tarfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from gzip import BadGzipFile
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO

FORMAT = 1
MANIFEST, DATABASE = "manifest.json", "database.db"
IN_MEMORY = 1 << 20
CHUNK = 1 << 20

Pieces = Callable[[str], Iterator[bytes]]
"""The bytes of a kept file by its SHA-256, a piece at a time; raises FileNotFoundError."""


class Damaged(Exception):
    """This is no backup, or not a whole one."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive says of itself. `made_at` is a moment in UTC as ISO 8601."""

    format: int
    made_at: str
    sha256: str
    files: int


def write(
    path: Path, database: Path, digests: list[str], pieces: Pieces, made_at: str
) -> list[str]:
    """Write an archive and return the files that are gone or damaged, which it goes without.

    Blocking: for a thread.
    """
    manifest = Manifest(FORMAT, made_at, _sum_of(database), len(digests))
    missing = []
    with tarfile.open(path, "w:gz", compresslevel=6) as tar:
        _add(tar, MANIFEST, io.BytesIO(json.dumps(asdict(manifest)).encode()))
        with database.open("rb") as tables:
            _add(tar, DATABASE, tables)
        for digest in digests:
            with SpooledTemporaryFile(IN_MEMORY) as file:
                if _fetch(pieces, digest, file):
                    _add(tar, f"files/{digest}", file)
                else:
                    missing.append(digest)
                    _add(tar, f"files/{digest}.missing", io.BytesIO())
    return missing


@dataclass(slots=True)
class BackupReader:
    """An archive that is being read, once and in order: first the tables, then the files."""

    manifest: Manifest
    _tar: tarfile.TarFile

    def save_database(self, path: Path) -> None:
        """Write the tables to a file; raises Damaged where their sum is another."""
        member = self._tar.next()
        if member is None or member.name != DATABASE:
            raise Damaged
        with path.open("wb") as file:
            for piece in _pieces(self._tar, member):
                file.write(piece)
        if _sum_of(path) != self.manifest.sha256:
            raise Damaged

    def files(self) -> Iterator[bytes]:
        """The bytes of each file; raises Damaged where a sum is another or a file is not there."""
        found = 0
        while (member := self._tar.next()) is not None:
            found += 1
            name = re.fullmatch(r"files/([0-9a-f]{64})(\.missing)?", member.name)
            if name is None:
                raise Damaged
            if name[2]:
                continue
            data = b"".join(_pieces(self._tar, member))
            if hashlib.sha256(data).hexdigest() != name[1]:
                raise Damaged
            yield data
        if found != self.manifest.files:
            raise Damaged


@contextmanager
def opened(path: Path) -> Iterator[BackupReader]:
    """An archive; raises Damaged for whatever is none, then and while it is read."""
    try:
        with tarfile.open(path, "r:gz") as tar:
            member = tar.next()
            if member is None or member.name != MANIFEST:
                raise Damaged
            manifest = Manifest(**json.loads(b"".join(_pieces(tar, member))))
            if manifest.format != FORMAT:
                raise Damaged
            yield BackupReader(manifest, tar)
    except (tarfile.TarError, BadGzipFile, zlib.error, EOFError, ValueError, TypeError):
        raise Damaged from None


def _add(tar: tarfile.TarFile, name: str, file: IO[bytes]) -> None:
    member = tarfile.TarInfo(name)
    member.size = file.seek(0, io.SEEK_END)
    member.mode = 0o600
    file.seek(0)
    tar.addfile(member, file)


def _fetch(pieces: Pieces, digest: str, file: IO[bytes]) -> bool:
    sum_ = hashlib.sha256()
    try:
        for piece in pieces(digest):
            sum_.update(piece)
            file.write(piece)
    except FileNotFoundError:
        return False
    return sum_.hexdigest() == digest


def _pieces(tar: tarfile.TarFile, member: tarfile.TarInfo) -> Iterator[bytes]:
    file = tar.extractfile(member)
    if file is None:
        raise Damaged
    while piece := file.read(CHUNK):
        yield piece


def _sum_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
