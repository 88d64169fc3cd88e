"""Looking for lists of pupils inside files that are sent as proof, in the sandbox."""

from collections.abc import Hashable
from datetime import date
from pathlib import Path

from documents.read import read_any
from documents.read.safety import check_size
from documents.read.worker import read_limited
from domain.pupil_lists import PupilDoubt, find_pupils


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
    return find_pupils(read_any(path.read_bytes(), name), as_of)
