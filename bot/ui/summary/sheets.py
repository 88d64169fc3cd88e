"""The sheets of the workbook: the same figures as the table, and every task behind them."""

from collections.abc import Iterable, Iterator, Sequence

from bot.ui.labels import labels
from bot.ui.summary import tables, words
from bot.ui.summary.sheet_parts import brief, heading, roadmap_cell, roadmap_column
from bot.ui.texts import Texts
from documents.write.pivot import pivot
from documents.write.sheets import (
    SheetCell,
    SheetColumn,
    SheetValue,
    sheet_of,
)
from domain.lateness import Lateness
from domain.summary import month_key
from domain.table import CellKind
from services.summaries.delays import DelayLine
from services.summaries.document_counts import DocumentView
from services.summaries.exports import JournalEntry
from services.summaries.indicator_results import TargetView
from services.summaries.progress import SchoolMonths
from services.summaries.queries import QueryInfo
from services.summaries.views import SummaryView

MONTHS = 13
"""Columns of months that a page of A4 holds with their whole names."""


def figures(view: SummaryView, texts: Texts, title: str) -> SheetValue:
    """A breakdown with every figure there is."""
    return sheet_of(tables.table(view, texts, tables.FULL), labels(texts), title)


def months(view: SchoolMonths, texts: Texts) -> SheetValue:
    """How many tasks of a school and a month are done, of how many."""
    names = dict(view.schools)
    made = {}
    for part in ("total", "done"):
        made[part] = pivot(
            (names[school], words.month(month, texts), getattr(view.figures[school, month], part))
            for school, _ in view.schools
            for month in view.months
            if (school, month) in view.figures
        )
    whole, done = made["total"], made["done"]
    # The pivot keeps months in the order of first appearance; the sheet wants that of the year.
    order = [words.month(month, texts) for month in view.months if whole.rows]
    places = [whole.columns.index(month) for month in order]
    # Of the months to come only what is done early is shown, as in the picture.
    ahead = {words.month(month, texts) for month in view.months if month > month_key(view.info.on)}
    rows = [
        (
            school,
            *(
                _of(done.cells[row][at], whole.cells[row][at], is_ahead=month in ahead)
                for month, at in zip(order, places, strict=True)
            ),
        )
        for row, school in enumerate(whole.rows)
    ]
    total = [
        _of(done.column_totals[at], whole.column_totals[at], is_ahead=month in ahead)
        for month, at in zip(order, places, strict=True)
    ]
    # Of several years as narrow as on one page of A4: three years are 36 months.
    is_long = len(order) > MONTHS
    columns = (
        SheetColumn(texts("summary-column-organisation"), width=24 if is_long else 40, wrap=True),
        *(_month_column(month, texts, is_narrow=is_long) for month in view.months if order),
    )
    return SheetValue(
        texts("summary-sheet-months"),
        columns,
        rows,
        heading("months", view.info, _months_said(view, texts), texts),
        (texts("table-total"), *total) if rows else None,
        # An arrow would hide a year.
        filtered=not is_long,
    )


def _month_column(month: int, texts: Texts, *, is_narrow: bool) -> SheetColumn:
    if not is_narrow:
        return SheetColumn(words.month(month, texts), CellKind.PERCENT, 15)
    short = words.short_month(month, labels(texts).months)
    return SheetColumn(f"{short} {month // 100}", CellKind.PERCENT, 6, whole=True)


def _months_said(view: SchoolMonths, texts: Texts) -> str:
    said = texts("summary-months-said")
    running = month_key(view.info.on)
    if running in view.months:
        said = f"{said}, {texts('summary-months-running', month=words.month(running, texts))}"
    outside = texts("summary-heat-outside", count=view.outside) if view.outside else ""
    return f"{said}. {outside}" if outside else said


def delays(info: QueryInfo, found: Sequence[DelayLine], texts: Texts) -> SheetValue:
    """«С опозданием»: what came late, and whose delay it was."""
    columns = (
        SheetColumn(texts("summary-mark-number"), width=9),
        SheetColumn(texts("summary-mark-title"), width=60, wrap=True),
        SheetColumn(texts("summary-mark-organisation"), width=30, wrap=True),
        SheetColumn(texts("summary-mark-deadline"), CellKind.DATE),
        SheetColumn(texts("summary-mark-delivered-on"), CellKind.DATE),
        SheetColumn(texts("summary-mark-days"), CellKind.INTEGER, 14),
        SheetColumn(texts("summary-mark-cause"), width=34),
        *roadmap_column(info, texts),
    )
    causes = {cause: texts(f"summary-because-{cause.value}") for cause in Lateness}
    rows: list[Sequence[SheetCell]] = [
        (
            line.number,
            brief(line.title),
            line.organisation,
            line.deadline,
            line.delivered_on,
            (line.delivered_on - line.deadline).days,
            causes[line.cause],
            *roadmap_cell(info, line.roadmap),
        )
        for line in found
    ]
    head = heading("delays", info, "", texts)
    return SheetValue(texts("summary-sheet-delays"), columns, rows, head)


def targets(view: TargetView, texts: Texts) -> SheetValue:
    """«Показатели»: plan, fact, how many schools keep to the plan."""
    columns = (
        SheetColumn(texts("summary-mark-number"), width=9),
        SheetColumn(texts("summary-column-indicator"), width=60, wrap=True),
        SheetColumn(texts("table-plan").capitalize(), width=14),
        SheetColumn(texts("table-fact").capitalize(), CellKind.NUMBER),
        SheetColumn(texts("summary-column-percent"), CellKind.PERCENT, 14),
        SheetColumn(texts("summary-mark-reported"), CellKind.INTEGER, 14),
        SheetColumn(texts("summary-mark-met"), CellKind.INTEGER, 14),
        SheetColumn(texts("summary-mark-owed"), CellKind.INTEGER, 14),
        *roadmap_column(view.info, texts),
    )
    rows = [
        (
            line.number,
            line.text,
            tables.target(line, texts),
            line.fact,
            line.share,
            line.reported,
            line.met,
            line.owed,
            *roadmap_cell(view.info, line.roadmap),
        )
        for line in view.lines
    ]
    said = tables.table(view, texts).finding
    head = heading("targets", view.info, said, texts)
    return SheetValue(texts("summary-sheet-targets"), columns, rows, head)


def documents(view: DocumentView, texts: Texts) -> SheetValue:
    """«Документы»: received of those that were asked for."""
    columns = (
        SheetColumn(texts("summary-column-evidence"), width=40, wrap=True),
        SheetColumn(texts("summary-column-wanted"), CellKind.INTEGER),
        SheetColumn(texts("summary-column-have"), CellKind.INTEGER),
        SheetColumn(texts("summary-column-percent"), CellKind.PERCENT, 14),
        *roadmap_column(view.info, texts),
    )
    rows: list[Sequence[SheetCell]] = [
        (
            line.name,
            line.wanted,
            line.have,
            tables.share(line.have, line.wanted),
            *roadmap_cell(view.info, line.roadmap),
        )
        for line in view.lines
    ]
    share = tables.share(view.have, view.wanted)
    total = (texts("table-total"), view.wanted, view.have, share, *roadmap_cell(view.info, ""))
    head = heading("documents", view.info, tables.documents_said(view, texts), texts)
    name = texts("summary-sheet-documents")
    return SheetValue(name, columns, rows, head, total if rows else None)


def journal(info: QueryInfo, entries: Iterable[JournalEntry], texts: Texts) -> SheetValue:
    """«Журнал»: every report in the order in which it came."""
    columns = (
        SheetColumn(texts("summary-entry-at"), width=17),
        SheetColumn(texts("summary-mark-number"), width=9),
        SheetColumn(texts("summary-mark-title"), width=50, wrap=True),
        SheetColumn(texts("summary-mark-organisation"), width=22, wrap=True),
        SheetColumn(texts("summary-entry-who"), width=20, wrap=True),
        SheetColumn(texts("summary-entry-what"), width=18, wrap=True),
        SheetColumn(texts("summary-mark-status"), width=16, wrap=True),
        SheetColumn(texts("summary-entry-words"), width=40, wrap=True),
        *roadmap_column(info, texts),
    )
    head = heading("journal", info, "", texts)
    return SheetValue(texts("summary-sheet-journal"), columns, _entries(info, entries, texts), head)


def _entries(
    info: QueryInfo, entries: Iterable[JournalEntry], texts: Texts
) -> Iterator[Sequence[SheetCell]]:
    for entry in entries:
        action = entry.action.value.replace("_", "-") if entry.action else "file-withdrawn"
        yield (
            entry.at,
            entry.number,
            brief(entry.title),
            entry.organisation,
            entry.who or texts("person-forgotten"),
            texts(f"summary-action-{action}"),
            texts(f"summary-status-{entry.status.value.replace('_', '-')}"),
            entry.words,
            *roadmap_cell(info, entry.roadmap),
        )


def _of(part: int | None, whole: int | None, *, is_ahead: bool) -> float | None:
    if not whole or (is_ahead and not part):
        return None
    return (part or 0) / whole
