"""Names of files and folders that every system unpacks where it should, and nowhere else."""

import re
import unicodedata
from pathlib import PurePosixPath

from domain.printing import plain

# Windows refuses paths of more than 260 letters: three parts of 60 leave room for the folder
# that the archive is unpacked into. Linux refuses names of more than 255 bytes.
NAME_LETTERS = 60
_BYTES = 220
_BAD = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_EXTENSION = 10


def safe_name(name: str, limit: int = NAME_LETTERS) -> str:
    """`name` as one part of a path: no separators, no devices of Windows, not too long.

    The extension survives shortening; an empty name is «_».
    """
    text = _BAD.sub("_", plain(unicodedata.normalize("NFC", name))).strip(" .")
    suffix = PurePosixPath(text).suffix
    if not 1 < len(suffix) <= _EXTENSION:
        suffix = ""
    stem = text[: len(text) - len(suffix)]
    while stem and (len(stem + suffix) > limit or len((stem + suffix).encode()) > _BYTES):
        stem = stem[:-1]
    text = stem.rstrip(" .") + suffix
    return f"_{text}" if not text or _RESERVED.fullmatch(text) else text


class FileNames:
    """Gives out paths inside one archive, no two alike even where letter case is ignored."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._folders: dict[tuple[str, str], str] = {}

    def place(self, folders: tuple[str, ...], name: str) -> str:
        """A free path for a file `name` in `folders`, with "/" between the parts.

        Folders of the same name are one folder; names that differ stay different folders even if
        what is left of them after shortening is the same. A second file gets « (2)».
        """
        parent = ""
        for folder in folders:
            known = (parent, folder)
            if known not in self._folders:
                self._folders[known] = self._free(parent, folder)
            parent = self._folders[known]
        return self._free(parent, name)

    def _free(self, parent: str, name: str) -> str:
        base = safe_name(name)
        path, count = f"{parent}/{base}" if parent else base, 1
        while path.casefold() in self._taken:
            count += 1
            tail = f" ({count})"
            shorter = PurePosixPath(safe_name(name, NAME_LETTERS - len(tail)))
            numbered = f"{shorter.stem}{tail}{shorter.suffix}"
            path = f"{parent}/{numbered}" if parent else numbered
        self._taken.add(path.casefold())
        return path
