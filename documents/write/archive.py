"""Evidence as a ZIP: folders of sections and schools, and a list of what is in them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from io import BytesIO
from itertools import chain
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from documents.write.file_names import safe_name
from documents.write.sheets import CellLink, SheetCell, SheetColumn, SheetValue
from documents.write.xlsx import write_workbook

# What a ZIP adds to each file: two headers with the path, generously.
_OVERHEAD = 1_500
_FIRST_YEAR, _LAST_YEAR = 1980, 2107


@dataclass(frozen=True, slots=True)
class ArchivedFile:
    """A file to be put into the archive.

    `path` is where it lies: no two alike, none that of the list, as `file_names.Names` gives them.
    `open` gives its bytes in pieces and raises FileNotFoundError where the store has lost it.
    `notes` are its cells in the list.
    """

    path: str
    size: int
    received_at: datetime
    open: Callable[[], Iterable[bytes]]
    notes: tuple[SheetCell, ...] = ()


@dataclass(frozen=True, slots=True)
class ArchiveIndex:
    """The list of the archive: a workbook of its own, as its last file.

    `columns` are those of `ArchivedFile.notes` and one more for the path; `missing` stands instead
    of the path of a file that the store has lost. `made_at` is the aware moment of the snapshot.
    """

    file_name: str
    sheet: str
    heading: tuple[str, ...]
    columns: tuple[SheetColumn, ...]
    missing: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Contents:
    """What came into an archive, and how many files could not."""

    files: int
    missing: int


def portions(evidence: Iterable[ArchivedFile], limit: int) -> Iterator[list[ArchivedFile]]:
    """The files in order, in groups whose archives are at most `limit` bytes.

    Telegram takes 50 MB from a bot. A single file over the limit is a group of its own.
    """
    group: list[ArchivedFile] = []
    used = 0
    for item in evidence:
        size = item.size + _OVERHEAD
        if group and used + size > limit:
            yield group
            group, used = [], 0
        group.append(item)
        used += size
    if group:
        yield group


def write_archive(
    path: Path, evidence: Iterable[ArchivedFile], index: ArchiveIndex, zone: tzinfo
) -> Contents:
    """Write the ZIP to `path`, a piece of a file at a time: memory does not grow with the files.

    Nothing is compressed: photographs, PDF and office files are already. A lost file is named in
    the list instead of spoiling the archive. Blocks on the disk and the store: call it in a thread.
    """
    rows: list[Sequence[SheetCell]] = []
    missing = 0
    with ZipFile(path, "w", ZIP_STORED) as archive:
        for item in evidence:
            pieces = _pieces(item)
            if pieces is None:
                missing += 1
                rows.append((*item.notes, index.missing))
                continue
            member = _member(item.path, item.received_at.astimezone(zone))
            with archive.open(member, "w") as file:
                for piece in pieces:
                    file.write(piece)
            rows.append((*item.notes, CellLink(item.path, item.path)))
        listing = _member(safe_name(index.file_name), index.made_at.astimezone(zone))
        archive.writestr(listing, _index_bytes(index, rows, zone))
    return Contents(len(rows) - missing, missing)


def _pieces(item: ArchivedFile) -> Iterable[bytes] | None:
    """The bytes of a file, or None where it is lost: known only once the first piece is asked."""
    try:
        pieces = iter(item.open())
        first = next(pieces, b"")
    except FileNotFoundError:
        return None
    return chain([first], pieces)


def _member(path: str, moment: datetime) -> ZipInfo:
    year = min(max(moment.year, _FIRST_YEAR), _LAST_YEAR)
    member = ZipInfo(path, (year, *moment.timetuple()[1:6]))
    member.external_attr = 0o644 << 16
    return member


def _index_bytes(index: ArchiveIndex, rows: list[Sequence[SheetCell]], zone: tzinfo) -> bytes:
    buffer = BytesIO()
    sheet = SheetValue(index.sheet, index.columns, rows, index.heading)
    write_workbook(buffer, [sheet], zone)
    return buffer.getvalue()
