"""A summary as files, made in a process of its own: the bot answers others meanwhile.

The process reads the database itself, in one transaction: all files of one request carry the same
figures. Nothing here imports aiogram, which would cost two seconds.
"""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from bot.ui.labels import labels
from bot.ui.monospace import clip
from bot.ui.summary import archives, charts, mark_sheets, report, sheets, tables, words
from bot.ui.texts import Texts, texts
from documents.write.sheets import SheetValue
from domain.access import Actor, UseCase
from domain.summary import By, SummaryQuery, TaskSelection
from domain.table import Table
from models.engine import Database
from services.summaries import (
    delays,
    document_counts,
    execution,
    exports,
    indicator_results,
    progress,
    queries,
    views,
)
from services.summaries.breakdowns import TASK_BREAKDOWNS
from services.summaries.queries import ResolvedQuery

T = TypeVar("T")


class FileKind(StrEnum):
    """What can be made of a summary."""

    PICTURE = "picture"
    HEAT = "heat"
    COURSE = "course"
    BARS = "bars"
    EXCEL = "excel"
    REPORT = "report"
    CSV = "csv"
    JSON = "json"
    PACK = "pack"


PACK = (FileKind.PICTURE, FileKind.HEAT, FileKind.EXCEL, FileKind.REPORT)
"""What a manager takes into a meeting."""


@dataclass(frozen=True, slots=True)
class FileRequest:
    """Files to be made. The right is asked for anew in the process, from `actor` and `chat_id`."""

    kind: FileKind
    query: SummaryQuery
    actor: Actor
    chat_id: int | None
    locale: str
    database_url: str
    folder: Path


Made = tuple[str, str, str]
"""A file: "photo" or "document", its path, what is said with it."""


def make(request: FileRequest) -> list[Made]:
    """Make the files in `request.folder`; raises Refusal(DENIED)."""
    with asyncio.Runner() as runner:
        work = _Work(runner, request)
        try:
            return [made for kind in work.kinds for made in work.make(kind)]
        finally:
            work.close()


NAME = 46
"""Letters of a row's name in a picture: of ten long sections all stand on one screen."""


def _for_phone(table: Table) -> Table:
    """The table with names as short as a picture wants them; files have them in full."""
    rows = tuple(
        replace(row, cells=(clip(str(row.cells[0]), NAME), *row.cells[1:])) for row in table.rows
    )
    return replace(table, rows=rows)


class _Work:
    """One request: a session that is read from between the writing of files."""

    def __init__(self, runner: asyncio.Runner, request: FileRequest) -> None:
        self._runner = runner
        self._request = request
        self._texts: Texts = texts(request.locale)
        self.kinds = PACK if request.kind is FileKind.PACK else (request.kind,)
        self._session, self._resolved = self._run(self._open())

    def close(self) -> None:
        """Leave the database."""
        self._run(self._stack.aclose())

    def make(self, kind: FileKind) -> list[Made]:
        """The files of one kind."""
        match kind:
            case FileKind.PICTURE | FileKind.HEAT | FileKind.COURSE | FileKind.BARS:
                return self._pictures(kind)
            case FileKind.EXCEL:
                return self._workbook()
            case FileKind.REPORT:
                return self._report()
            case _:
                return self._for_systems(kind)

    async def _open(self) -> tuple[AsyncSession, ResolvedQuery]:
        async with AsyncExitStack() as stack:
            database = await stack.enter_async_context(Database(self._request.database_url))
            session = await stack.enter_async_context(database.read())
            resolved = await queries.resolve(
                session,
                self._request.query,
                actor=self._request.actor,
                chat_id=self._request.chat_id,
                use_case=UseCase.EXPORT,
            )
            # Whoever is refused has left the database already.
            self._stack = stack.pop_all()
            return session, resolved

    def _run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        return self._runner.run(coroutine)

    def _rows(self, batches: AsyncIterator[list[T]]) -> Iterator[T]:
        """The rows of a cursor, read as the writer asks for them."""

        async def following() -> list[T] | None:
            return await anext(batches, None)

        while (batch := self._run(following())) is not None:
            yield from batch

    def _view(self, by: By) -> views.SummaryView:
        return self._run(views.view_of(self._session, self._resolved.by(by)))

    def _pictures(self, kind: FileKind) -> list[Made]:
        from documents.write import charts as drawing
        from documents.write.png import PICTURES, table_png

        named, say = labels(self._texts), self._texts
        match kind:
            case FileKind.PICTURE:
                table = self._table()
                pictures, said = table_png(table, named), table.finding
            case FileKind.HEAT:
                months = self._months()
                maps = charts.heat_maps(months, say)
                most = max(1, PICTURES // len(maps))
                drawn = [drawing.heat_map_png(each, named, most) for each in maps[:PICTURES]]
                pictures = [picture for each in drawn for picture in each]
                said = charts.heat_finding(months, say)
            case FileKind.COURSE:
                course = self._run(progress.course_of(self._session, self._resolved))
                burn_up = charts.burn_up(course, say)
                pictures, said = drawing.burn_up_png(burn_up, named), burn_up.finding
            case _:
                by = self._resolved.info.query.by
                rows = self._view(by if by in TASK_BREAKDOWNS else By.SECTION)
                bars = charts.bars(rows, say)
                pictures, said = drawing.bars_png(bars, named), bars.finding
        paths = [
            self._write(f"{kind.value}-{place}.png", data) for place, data in enumerate(pictures)
        ]
        last = paths[-1]
        return [("photo", path, said if path == last else "") for path in paths]

    def _months(self) -> progress.SchoolMonths:
        found = self._run(progress.school_months(self._session, self._resolved))
        return progress.within_period(found, self._resolved)

    def _table(self) -> Table:
        by = self._resolved.info.query.by
        match by:
            case By.EVIDENCE:
                documents = self._run(document_counts.documents_of(self._session, self._resolved))
                return tables.table(documents, self._texts)
            case By.INDICATOR:
                targets = self._run(indicator_results.targets_of(self._session, self._resolved))
                return tables.table(targets, self._texts)
            case _:
                return _for_phone(tables.table(self._view(by), self._texts, tables.WIDE))

    def _workbook(self) -> list[Made]:
        from documents.write.xlsx import write_workbook

        session, resolved, say = self._session, self._resolved, self._texts
        view = self._view(By.SECTION)
        info = resolved.info
        late = self._run(delays.delays_of(session, resolved))
        places = self._run(archives.paths(session, resolved.roadmap_ids, say))
        said = self._run(exports.roadmap_texts(session, resolved))
        made = [
            sheets.figures(view, say, say("summary-sheet-section")),
            # A plan without sections is summed up by school: once is enough.
            *([self._figures(By.ORGANISATION)] if view.by is not By.ORGANISATION else []),
            sheets.months(self._months(), say),
            mark_sheets.marks(
                info,
                self._rows(exports.marks(session, resolved, said)),
                say,
                places,
                said=exports.said_columns(said),
            ),
            mark_sheets.overdue(
                info,
                self._rows(exports.marks(session, resolved, {}, TaskSelection.OVERDUE)),
                say,
                is_empty=not view.total.overdue,
            ),
            sheets.delays(info, late, say),
            sheets.targets(self._run(indicator_results.targets_of(session, resolved)), say),
            sheets.documents(self._run(document_counts.documents_of(session, resolved)), say),
        ]
        made[:0] = [self._figures(by) for by in self._first_sheets()]
        # Names and words of people stay out of a group.
        if self._request.chat_id is None:
            entries = self._rows(exports.journal(session, resolved))
            made.append(sheets.journal(info, entries, say))
        path = self._path(".xlsx")
        write_workbook(path, made, info.zone)
        return self._document(path, tables.finding(view, say))

    def _first_sheets(self) -> list[By]:
        """Before the sheets of every workbook: the breakdown that was asked for, the roadmaps."""
        asked, of_several = self._resolved.info.query.by, self._resolved.info.is_of_several
        wanted = [asked, By.ROADMAP] if of_several else [asked]
        never = (By.SECTION, By.ORGANISATION)
        return [by for by in dict.fromkeys(wanted) if by in TASK_BREAKDOWNS and by not in never]

    def _figures(self, by: By) -> SheetValue:
        return sheets.figures(self._view(by), self._texts, self._texts(f"summary-by-{by.value}"))

    def _report(self) -> list[Made]:
        from documents.write.docx import write_report

        view = self._view(By.SECTION)
        lines = self._run(execution.rows(self._session, self._resolved))
        path = self._path(".docx")
        write_report(path, report.execution(view, lines, self._roadmap_title(), self._texts))
        return self._document(path, self._texts("summary-report-said"))

    def _for_systems(self, kind: FileKind) -> list[Made]:
        from documents.write.csv_json import csv_chunks, json_bytes

        session, resolved, say = self._session, self._resolved, self._texts
        zone = resolved.info.zone
        places = self._run(archives.paths(session, resolved.roadmap_ids, say))
        said = self._run(exports.roadmap_texts(session, resolved))
        marks = self._rows(exports.marks(session, resolved, said))
        sheet = mark_sheets.marks(resolved.info, marks, say, places, named=kind is FileKind.CSV)
        path = self._path(f".{kind.value}")
        several = [mark_sheets.ROADMAP] if resolved.info.is_of_several else []
        names = (*mark_sheets.KEYS, *several)
        if kind is FileKind.CSV:
            titles = [column.title for column in sheet.columns]
            with path.open("wb") as file:
                file.writelines(csv_chunks(titles, sheet.rows, zone))
        else:
            path.write_bytes(json_bytes(names, sheet.rows, zone))
        return self._document(path, say(f"summary-{kind.value}-said"))

    def _document(self, path: Path, said: str) -> list[Made]:
        """A file whose name says the plan and the day; what it is narrowed to is said with it."""
        heading = words.heading(self._resolved.info, self._texts)
        return [("document", str(path), f"{heading}\n{said}")]

    def _roadmap_title(self) -> str:
        return "; ".join(roadmap.title for roadmap in self._resolved.roadmaps)

    def _path(self, suffix: str) -> Path:
        from documents.write.file_names import safe_name

        return self._request.folder / safe_name(words.file_name(self._resolved.info, suffix))

    def _write(self, name: str, data: bytes) -> str:
        path = self._request.folder / name
        path.write_bytes(data)
        return str(path)
