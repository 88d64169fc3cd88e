"""What is checked before a file is opened: its size, and what a zip container would unpack to."""

import zipfile
import zlib
from copy import copy
from io import BytesIO
from pathlib import Path

from documents.read.limits import MAX_MEGABYTES, MAX_UNPACKED
from domain.errors import Code, Refusal

_MAX_ENTRIES = 5_000
_MAX_RATIO = 250
_RATIO_MATTERS = 16 * 1024 * 1024
"""Below this many bytes unpacked no ratio is dangerous; short tables repeat themselves a lot."""

_ENCRYPTED_FLAG = 0x1
_READ_AHEAD = 64 * 1024
"""More than zipfile unpacks at least at a time."""


def check_size(path: Path, name: str) -> None:
    """Raise `Refusal` FILE_MISSING, FILE_EMPTY or FILE_TOO_LARGE by the size on disk."""
    try:
        size = path.stat().st_size
    except FileNotFoundError as error:
        raise Refusal(Code.FILE_MISSING, file=name) from error
    if size == 0:
        raise Refusal(Code.FILE_EMPTY)
    if size > MAX_MEGABYTES * 1024 * 1024:
        raise Refusal(Code.FILE_TOO_LARGE)


class Package:
    """A zip container (docx, xlsx, ods) whose directory has been found harmless.

    A part is never read beyond the size that the directory declares for it, so the sum that was
    checked holds even where the container lies.
    """

    def __init__(self, data: bytes) -> None:
        """Raises `Refusal` FILE_BROKEN, FILE_PASSWORD or FILE_UNSAFE; reads the directory only."""
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise Refusal(Code.FILE_BROKEN) from error
        entries = self._archive.infolist()
        _check_entries(entries)
        # Some writers use backslashes or another case than the references to a part do.
        self._entries = {_normal(entry.filename): entry for entry in entries}
        if len(self._entries) != len(entries):
            raise Refusal(Code.FILE_UNSAFE)

    def __contains__(self, part: str) -> bool:
        return _normal(part) in self._entries

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of all parts, in lower case."""
        return tuple(self._entries)

    def read(self, part: str) -> bytes:
        """The bytes of a part.

        Raises `Refusal(FILE_BROKEN)` if it is absent or damaged, `FILE_UNSAFE` if it is larger
        than the directory says.
        """
        entry = self._entries.get(_normal(part))
        if entry is None:
            raise Refusal(Code.FILE_BROKEN)
        # `ZipFile.read` unpacks a whole entry before it looks at the declared size. Here reading
        # stops one byte beyond it, and that byte is the proof of a lie.
        probe = copy(entry)
        probe.file_size += _READ_AHEAD
        try:
            with self._archive.open(probe) as source:
                data = source.read(entry.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise Refusal(Code.FILE_BROKEN) from error
        if len(data) > entry.file_size:
            raise Refusal(Code.FILE_UNSAFE)
        return data


def _normal(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").casefold()


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries):
        raise Refusal(Code.FILE_PASSWORD)
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if (
        len(entries) > _MAX_ENTRIES
        or unpacked > MAX_UNPACKED
        or (unpacked > _RATIO_MATTERS and unpacked > _MAX_RATIO * packed)
        or any(".." in entry.filename.replace("\\", "/").split("/") for entry in entries)
    ):
        raise Refusal(Code.FILE_UNSAFE)
