"""A summary as files, made in a process of its own: the bot answers others meanwhile.

The process reads the database itself, in one transaction: all files of one request carry the same
figures. Nothing here imports aiogram, which would cost two seconds.
"""

import asyncio

from bot.ui.summary import archives, file_pictures, mark_sheets, report, sheets, tables
from bot.ui.summary.file_work import FileKind, FileRequest, FileWork, Made
from documents.write.sheets import SheetValue
from domain.summary import By, TaskSelection
from services.summaries import delays, document_counts, execution, exports, indicator_results
from services.summaries.breakdowns import TASK_BREAKDOWNS


def make(request: FileRequest) -> list[Made]:
    """Make the files in `request.folder`; raises Refusal(DENIED)."""
    with asyncio.Runner() as runner:
        work = FileWork(runner, request)
        try:
            return [made for kind in work.kinds for made in _make(work, kind)]
        finally:
            work.close()


def _make(work: FileWork, kind: FileKind) -> list[Made]:
    """The files of one kind."""
    match kind:
        case FileKind.PICTURE | FileKind.HEAT | FileKind.COURSE | FileKind.BARS:
            return file_pictures.make(work, kind)
        case FileKind.EXCEL:
            return _workbook(work)
        case FileKind.REPORT:
            return _report(work)
        case _:
            return _for_systems(work, kind)


def _workbook(work: FileWork) -> list[Made]:
    from documents.write.xlsx import write_workbook

    session, resolved, say = work.session, work.resolved, work.texts
    view = work.view(By.SECTION)
    info = resolved.info
    late = work.run(delays.delays_of(session, resolved))
    places = work.run(archives.paths(session, resolved.roadmap_ids, say))
    said = work.run(exports.roadmap_texts(session, resolved))
    made = [
        sheets.figures(view, say, say("summary-sheet-section")),
        # A plan without sections is summed up by school: once is enough.
        *([_figures(work, By.ORGANISATION)] if view.by is not By.ORGANISATION else []),
        sheets.months(work.months(), say),
        mark_sheets.marks(
            info,
            work.rows(exports.marks(session, resolved, said)),
            say,
            places,
            said=exports.said_columns(said),
        ),
        mark_sheets.overdue(
            info,
            work.rows(exports.marks(session, resolved, {}, TaskSelection.OVERDUE)),
            say,
            is_empty=not view.total.overdue,
        ),
        sheets.delays(info, late, say),
        sheets.targets(work.run(indicator_results.targets_of(session, resolved)), say),
        sheets.documents(work.run(document_counts.documents_of(session, resolved)), say),
    ]
    made[:0] = [_figures(work, by) for by in _first_sheets(work)]
    # Names and words of people stay out of a group.
    if work.request.chat_id is None:
        entries = work.rows(exports.journal(session, resolved))
        made.append(sheets.journal(info, entries, say))
    path = work.path(".xlsx")
    write_workbook(path, made, info.zone)
    return work.document(path, tables.finding(view, say))


def _first_sheets(work: FileWork) -> list[By]:
    """Before the sheets of every workbook: the breakdown that was asked for, the roadmaps."""
    asked, of_several = work.resolved.info.query.by, work.resolved.info.is_of_several
    wanted = [asked, By.ROADMAP] if of_several else [asked]
    never = (By.SECTION, By.ORGANISATION)
    return [by for by in dict.fromkeys(wanted) if by in TASK_BREAKDOWNS and by not in never]


def _figures(work: FileWork, by: By) -> SheetValue:
    return sheets.figures(work.view(by), work.texts, work.texts(f"summary-by-{by.value}"))


def _report(work: FileWork) -> list[Made]:
    from documents.write.docx import write_report

    view = work.view(By.SECTION)
    lines = work.run(execution.rows(work.session, work.resolved))
    path = work.path(".docx")
    write_report(path, report.execution(view, lines, work.roadmap_title(), work.texts))
    return work.document(path, work.texts("summary-report-said"))


def _for_systems(work: FileWork, kind: FileKind) -> list[Made]:
    from documents.write.csv_json import csv_chunks, json_bytes

    session, resolved, say = work.session, work.resolved, work.texts
    zone = resolved.info.zone
    places = work.run(archives.paths(session, resolved.roadmap_ids, say))
    said = work.run(exports.roadmap_texts(session, resolved))
    marks = work.rows(exports.marks(session, resolved, said))
    sheet = mark_sheets.marks(resolved.info, marks, say, places, named=kind is FileKind.CSV)
    path = work.path(f".{kind.value}")
    several = [mark_sheets.ROADMAP] if resolved.info.is_of_several else []
    names = (*mark_sheets.KEYS, *several)
    if kind is FileKind.CSV:
        titles = [column.title for column in sheet.columns]
        with path.open("wb") as file:
            file.writelines(csv_chunks(titles, sheet.rows, zone))
    else:
        path.write_bytes(json_bytes(names, sheet.rows, zone))
    return work.document(path, say(f"summary-{kind.value}-said"))
