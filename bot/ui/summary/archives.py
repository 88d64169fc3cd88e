"""The evidence of a roadmap as archives, with the words of the locale."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from bot.ui.summary import words
from bot.ui.summary.sheet_parts import roadmap_cell, roadmap_column
from bot.ui.texts import Texts
from documents.write.archive import ArchivedFile, ArchiveIndex, portions, write_archive
from documents.write.sheets import SheetColumn
from domain.table import CellKind
from services.core.object_store import FileStore
from services.summaries import evidence_paths
from services.summaries.evidence_archive import EvidenceItems

LIMIT = 45 * 1024 * 1024
"""Bytes of one archive: a bot may send 50 MB."""


async def paths(session: AsyncSession, roadmap_ids: Sequence[int], texts: Texts) -> dict[int, str]:
    """Where each file of the roadmaps lies in its archives, by the id of the evidence."""
    return await evidence_paths.paths(
        session,
        roadmap_ids,
        index=texts("summary-archive-index"),
        without_section=texts("summary-archive-no-section"),
    )


def write(
    found: EvidenceItems, places: dict[int, str], store: FileStore, folder: Path, texts: Texts
) -> Iterator[tuple[Path, str]]:
    """Write the archives one after another; gives each with what is said under it.

    `places` are those of `paths`. An archive is written when it is asked for: whoever sends it can
    remove it before the next. Blocks: ask for each in a thread.
    """
    parts = list(portions(_evidence(found, places, store), LIMIT))
    for place, part in enumerate(parts, 1):
        name = words.file_name(found.info, f" {place}.zip" if len(parts) > 1 else ".zip")
        path = folder / name.replace("/", "_")
        contents = write_archive(path, part, _index(found, texts), found.info.zone)
        said = [texts("summary-archive-said", count=contents.files)]
        if contents.missing:
            said.append(texts("summary-archive-missing", count=contents.missing))
        if len(parts) > 1:
            said.append(texts("summary-archive-part", part=str(place), parts=str(len(parts))))
        yield path, " ".join(said)


def _evidence(
    found: EvidenceItems, places: dict[int, str], store: FileStore
) -> Iterator[ArchivedFile]:
    for file in found.files:
        yield ArchivedFile(
            places[file.evidence_id],
            file.size,
            file.at,
            partial(_pieces, store, file.sha256),
            (
                file.section,
                file.number,
                file.title,
                file.organisation,
                file.at,
                *roadmap_cell(found.info, file.roadmap),
            ),
        )


def _pieces(store: FileStore, sha256: str | None) -> Iterator[bytes]:
    if sha256 is None:
        raise FileNotFoundError
    return store.pieces(sha256)


def _index(found: EvidenceItems, texts: Texts) -> ArchiveIndex:
    return ArchiveIndex(
        texts("summary-archive-index"),
        texts("summary-archive-sheet"),
        (words.title(found.info, texts), words.subtitle(found.info, texts)),
        (
            SheetColumn(texts("summary-mark-section"), width=30, wrap=True),
            SheetColumn(texts("summary-mark-number"), width=9),
            SheetColumn(texts("summary-mark-title"), width=50, wrap=True),
            SheetColumn(texts("summary-mark-organisation"), width=28, wrap=True),
            SheetColumn(texts("summary-mark-delivered-on"), CellKind.DATE, 17),
            *roadmap_column(found.info, texts),
            SheetColumn(texts("summary-archive-path"), width=60, wrap=True),
        ),
        texts("summary-archive-lost"),
        found.info.taken_at,
    )
