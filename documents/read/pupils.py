"""Looking for lists of pupils inside files that are sent as proof, in the sandbox."""

from collections.abc import Hashable
from datetime import date
from pathlib import Path

from documents.read import read_any
from documents.read.safety import Package, check_size
from documents.read.worker import read_limited
from domain.errors import Code, Refusal
from domain.pupil_lists import PupilDoubt, find_pupils

_MOST_FILES = 100


async def look_for_pupils(
    path: Path, name: str, as_of: date, *, owner: Hashable = None
) -> PupilDoubt | None:
    """What in the file at `path` looks like a list of pupils, None where nothing does.

    Raises what `read_limited` raises: nobody can look into a picture or a locked file, and what
    that means is for the caller to say.
    """
    return await read_limited(_look, path, name, as_of, owner=owner)


def _look(path: Path, name: str, as_of: date) -> PupilDoubt | None:
    check_size(path, name)
    return _look_into(path.read_bytes(), name, as_of)


def _look_into(data: bytes, name: str, as_of: date) -> PupilDoubt | None:
    # What a sheet hides is sent along all the same.
    try:
        return find_pupils(read_any(data, name, hidden=True), as_of)
    except Refusal as refusal:
        if refusal.code is not Code.FILE_UNKNOWN_FORMAT or not data.startswith(b"PK"):
            raise
    return _in_archive(Package(data), as_of)


def _in_archive(package: Package, as_of: date) -> PupilDoubt | None:
    """The first doubt about a file in an archive; an archive in it is not opened.

    Where there is none, raises what kept anybody from a file that may hold a list, and
    `Refusal(FILE_TOO_LONG)` where not every file was looked at.
    """
    files = [part for part in package.parts if not part.endswith("/")]
    refused = Refusal(Code.FILE_TOO_LONG) if len(files) > _MOST_FILES else None
    for part in files[:_MOST_FILES]:
        # What cannot be read beside a list must not keep anybody from the list.
        try:
            doubt = find_pupils(read_any(package.read(part), part, hidden=True), as_of)
        except Refusal as refusal:
            if refusal.code is not Code.FILE_UNKNOWN_FORMAT:
                refused = refused or refusal
        else:
            if doubt:
                return doubt
    if refused:
        raise refused
    return None
