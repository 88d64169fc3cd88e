"""The real files of an evening, made as for a manager, read again, and counted."""

import asyncio
import csv
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from docx import Document
from openpyxl import load_workbook
from sqlalchemy.ext.asyncio import AsyncSession

from bot.ui.summary import archives
from bot.ui.summary.file_work import FileKind, FileRequest
from bot.ui.summary.files import make
from bot.ui.texts import Texts, texts
from bot.year import counter
from bot.year.answers import Question
from bot.year.compared import Compared
from bot.year.counter import Task
from services.core.object_store import FileStore
from services.summaries import evidence_archive

WIDE = ("total", "done", "done_late", "in_review", "in_work", "blocked", "overdue")
"""The first figures in the total of the sheet «Сводка»."""

Cells = Counter[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where files are made: the address of the database, a folder, the store of copies."""

    url: str
    folder: Path
    locale: str = "ru"


async def compare(
    session: AsyncSession, question: Question, found: Compared, workspace: Workspace
) -> None:
    """Workbook, report, CSV, JSON and archive of a question beside the count."""
    say = texts(workspace.locale)
    with TemporaryDirectory(dir=workspace.folder) as folder:
        for kind, read in _READERS.items():
            request = FileRequest(
                kind,
                question.query,
                question.actor,
                None,
                workspace.locale,
                workspace.url,
                Path(folder),
            )
            # In a thread: `make` runs a loop of its own.
            (_, path, _), *_ = await asyncio.to_thread(make, request)
            for name, shown, counted in await asyncio.to_thread(read, Path(path), question, say):
                found.note(f"{question.where}, {kind} {name}", shown, counted)
        await _archive(session, question, found, Path(folder), say)


Reading = Iterator[tuple[str, object, object]]


def _json(path: Path, question: Question, say: Texts) -> Reading:
    keys = ("number", "organisation", "deadline", "status", "done_late", "overdue")
    rows = json.loads(path.read_text(encoding="utf-8"))
    shown = Counter(tuple(str(row[key]) for key in keys) for row in rows)
    yield "tasks", shown, _told(question, str)


def _csv(path: Path, question: Question, say: Texts) -> Reading:
    rows = list(csv.reader(StringIO(path.read_text(encoding="utf-8-sig")), delimiter=";"))
    shown = Counter(_row(row) for row in rows[1:])
    yield "tasks", shown, _told(question, partial(_said, say))


def _workbook(path: Path, question: Question, say: Texts) -> Reading:
    day, tasks = question.evening.day, question.tasks
    workbook = load_workbook(path, read_only=True)
    sheets = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in workbook}
    head = say("summary-mark-section")
    counted = counter.figures(tasks, day)
    # A plan without sections has its schools on the first sheet.
    has_sections = any(task.section_id for task in tasks)
    names = ("summary-sheet-section", "summary-by-organisation")
    for name in names if has_sections or not tasks else names[:1]:
        rows = sheets[say(name)]
        total = rows[-1][1 : len(WIDE) + 1] if tasks else ()
        yield name, total, tuple(counted.get(each, 0) for each in WIDE) if tasks else ()
    own = _below(sheets[say("summary-sheet-marks")], head)
    shown = Counter(_row(["" if cell is None else cell for cell in row]) for row in own)
    yield "tasks", shown, _told(question, partial(_said, say))
    number = say("summary-mark-number")
    for sheet, expected in (("overdue", counted.get("overdue", 0)), ("delays", None)):
        late = [task for task in tasks if counter.WHICH["late"](task, day)]
        lines = _below(sheets[say(f"summary-sheet-{sheet}")], number)
        yield sheet, len(lines), len(late) if expected is None else expected
    journal = _below(sheets[say("summary-sheet-journal")], say("summary-entry-at"))
    yield "journal", len(journal), len(counter.reports(question.evening, question.limits))


def _report(path: Path, question: Question, say: Texts) -> Reading:
    tasks = question.tasks
    document = Document(str(path))
    counted = counter.figures(tasks, question.evening.day)
    numbers = [
        int(re.sub(r"\D", "", each))
        for paragraph in document.paragraphs
        if paragraph.text.startswith(say("report-conclusion", **_NOTHING)[:12])
        for each in re.findall(r"\d[\d\u00a0\u202f]*(?![\d%,.]*%)", paragraph.text)
    ]
    wanted = [len({task.activity_id for task in tasks}), counted.get("total", 0)]
    yield "conclusion", numbers[:2], wanted if tasks else []


_NOTHING: dict[str, str | int] = {
    "activities": 0,
    "total": 0,
    "done": 0,
    "share": "",
    "late": 0,
}
_READERS = {
    FileKind.JSON: _json,
    FileKind.CSV: _csv,
    FileKind.EXCEL: _workbook,
    FileKind.REPORT: _report,
}


async def _archive(
    session: AsyncSession, question: Question, found: Compared, folder: Path, say: Texts
) -> None:
    """The list in the archives of evidence; the played files themselves are empty."""
    items = await evidence_archive.load(session, question.query, actor=question.actor)
    places = await archives.paths(session, items.roadmap_ids, say)
    store = FileStore(f"file://{folder}")
    lines = 0
    for path, _ in archives.write(items, places, store, folder, say):
        with zipfile.ZipFile(path) as archive:
            listing = BytesIO(archive.read(archive.namelist()[-1]))
        for sheet in load_workbook(listing, read_only=True):
            rows = list(sheet.iter_rows(values_only=True))
            lines += len(_below(rows, say("summary-mark-section")))
    evidence = counter.evidence(question.evening, question.tasks)
    found.note(f"{question.where}, archive's list", lines, len(evidence))


def _told(question: Question, status: Any) -> Cells:
    """The tasks of the counter as a file tells them: `status` says a status or a yes."""
    evening, day = question.evening, question.evening.day
    schools, activities = evening.by_id("organisation"), evening.by_id("activity")

    def told(task: Task) -> tuple[str, ...]:
        return (
            activities[task.activity_id].number,
            schools[task.organisation_id].name,
            str(task.deadline or status(None)),
            status(task.status.value),
            status(bool(task.done_late)),
            status(counter.is_overdue(task, day)),
        )

    return Counter(told(task) for task in question.tasks)


def _said(say: Texts, value: str | bool | None) -> str:
    if isinstance(value, str):
        return say(f"summary-status-{value.replace('_', '-')}")
    return say("summary-yes") if value else ""


def _row(cells: Any) -> tuple[str, ...]:
    """Number, school, deadline, status, late, overdue of a row of «Мероприятия»."""
    return tuple(str(cells[place]).split(" 00:00")[0] for place in (1, 4, 5, 6, 9, 10))


def _below(rows: list[tuple[Any, ...]], title: str) -> list[tuple[Any, ...]]:
    """The rows below the header that begins with `title`."""
    place = next(place for place, row in enumerate(rows) if row and row[0] == title)
    return [row for row in rows[place + 1 :] if any(cell is not None for cell in row)]
