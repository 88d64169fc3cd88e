"""The sheets of the workbook: the same figures as the table, and every task behind them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.ui.labels import labels
from bot.ui.summary import tables, words
from bot.ui.texts import Texts
from documents.write.pivot import pivot
from documents.write.sheets import (
    Link,
    SheetCell,
    SheetColumn,
    SheetValue,
    ToneRule,
    sheet_of,
)
from domain.lateness import Lateness
from domain.printing import stamp
from domain.table import CellKind, Tone
from services.summaries.delays import DelayLine
from services.summaries.document_counts import DocumentView
from services.summaries.exports import JournalEntry, TaskMark
from services.summaries.indicator_results import TargetView
from services.summaries.progress import SchoolMonths
from services.summaries.queries import QueryInfo
from services.summaries.views import SummaryView

ROADMAP = "roadmap"
MARK_NAMES = (
    "section",
    "number",
    "title",
    "term",
    "organisation",
    "deadline",
    "status",
    "delivered_on",
    "done_on",
    "done_late",
    "overdue",
    "files",
    "other_columns",
)
"""The keys of a task in JSON; the columns of the sheet «Мероприятия» in the same order. Of
several roadmaps each has `ROADMAP` as well.
"""

_OVERDUE_COLUMNS = (1, 2, 4, 5, 6)


def figures(name: str, view: SummaryView, texts: Texts) -> SheetValue:
    """«Сводка» or «По школам», with every figure there is."""
    return sheet_of(
        tables.table(view, texts, tables.FULL), labels(texts), texts(f"summary-sheet-{name}")
    )


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
    rows = [
        (school, *(_of(done.cells[row][at], whole.cells[row][at]) for at in places))
        for row, school in enumerate(whole.rows)
    ]
    total = [_of(done.column_totals[at], whole.column_totals[at]) for at in places]
    columns = (
        SheetColumn(texts("summary-column-organisation"), width=40, wrap=True),
        *(SheetColumn(month, CellKind.PERCENT, 15) for month in order),
    )
    return SheetValue(
        texts("summary-sheet-months"),
        columns,
        rows,
        _heading("months", view.info, _months_said(view, texts), texts),
        (texts("table-total"), *total) if rows else None,
    )


def _months_said(view: SchoolMonths, texts: Texts) -> str:
    said = texts("summary-months-said")
    outside = texts("summary-heat-outside", count=view.outside) if view.outside else ""
    return f"{said}. {outside}" if outside else said


def marks(
    info: QueryInfo,
    found: Iterable[TaskMark],
    texts: Texts,
    places: Mapping[int, str],
    *,
    named: bool = True,
) -> SheetValue:
    """«Мероприятия»: the plan in its own order, the mark of execution for each school.

    `places` are the paths of the files in the archive; `named` False leaves statuses as codes, for
    other systems.
    """
    widths = (22, 7, 44, 17, 30, 11, 16, 11, 11, 15, 13, 26, 40)
    kinds = {5: CellKind.DATE, 7: CellKind.DATE, 8: CellKind.DATE}
    columns = tuple(
        SheetColumn(
            texts(f"summary-mark-{name.replace('_', '-')}"),
            kinds.get(place, CellKind.TEXT),
            width,
            wrap=width >= 16,
        )
        for place, (name, width) in enumerate(zip(MARK_NAMES, widths, strict=True))
    )
    columns += _roadmap_column(info, texts)
    return SheetValue(
        texts("summary-sheet-marks"),
        columns,
        _mark_rows(info, found, texts, places, named=named),
        _heading("marks", info, "", texts),
        tones=(
            ToneRule(10, Tone.BAD, equals=texts("summary-yes")),
            ToneRule(9, Tone.WARN, equals=texts("summary-yes")),
            ToneRule(6, Tone.GOOD, equals=texts("summary-status-done")),
        ),
        frozen=3,
    )


def overdue(info: QueryInfo, found: Iterable[TaskMark], texts: Texts) -> SheetValue:
    """«Просрочено»: what the schools still owe."""
    whole = marks(info, (), texts, {})
    columns = tuple(whole.columns[place] for place in _OVERDUE_COLUMNS)
    late = SheetColumn(texts("summary-mark-days"), CellKind.INTEGER, 14)
    return SheetValue(
        texts("summary-sheet-overdue"),
        (*columns, late, *_roadmap_column(info, texts)),
        _overdue_rows(info, found, texts),
        _heading("overdue", info, "", texts),
        tones=(ToneRule(5, Tone.BAD, above=0),),
    )


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
        *_roadmap_column(info, texts),
    )
    causes = {cause: texts(f"summary-because-{cause.value}") for cause in Lateness}
    rows: list[Sequence[SheetCell]] = [
        (
            line.number,
            line.title,
            line.organisation,
            line.deadline,
            line.delivered_on,
            (line.delivered_on - line.deadline).days,
            causes[line.cause],
            *_roadmap(info, line.roadmap),
        )
        for line in found
    ]
    heading = _heading("delays", info, "", texts)
    return SheetValue(texts("summary-sheet-delays"), columns, rows, heading)


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
        *_roadmap_column(view.info, texts),
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
            *_roadmap(view.info, line.roadmap),
        )
        for line in view.lines
    ]
    said = tables.table(view, texts).finding
    heading = _heading("targets", view.info, said, texts)
    return SheetValue(texts("summary-sheet-targets"), columns, rows, heading)


def documents(view: DocumentView, texts: Texts) -> SheetValue:
    """«Документы»: received of those that were asked for."""
    return sheet_of(tables.table(view, texts), labels(texts), texts("summary-sheet-documents"))


def journal(info: QueryInfo, entries: Iterable[JournalEntry], texts: Texts) -> SheetValue:
    """«Журнал»: every report in the order in which it came."""
    columns = (
        SheetColumn(texts("summary-entry-at"), width=17),
        SheetColumn(texts("summary-mark-number"), width=9),
        SheetColumn(texts("summary-mark-title"), width=50, wrap=True),
        SheetColumn(texts("summary-mark-organisation"), width=28, wrap=True),
        SheetColumn(texts("summary-entry-who"), width=24, wrap=True),
        SheetColumn(texts("summary-entry-what"), width=24),
        SheetColumn(texts("summary-mark-status"), width=20),
        SheetColumn(texts("summary-entry-words"), width=50, wrap=True),
        *_roadmap_column(info, texts),
    )
    heading = _heading("journal", info, "", texts)
    return SheetValue(
        texts("summary-sheet-journal"), columns, _entries(info, entries, texts), heading
    )


def _entries(
    info: QueryInfo, entries: Iterable[JournalEntry], texts: Texts
) -> Iterator[Sequence[SheetCell]]:
    for entry in entries:
        action = entry.action.value.replace("_", "-") if entry.action else "file-withdrawn"
        yield (
            entry.at,
            entry.number,
            entry.title,
            entry.organisation,
            entry.who or texts("person-forgotten"),
            texts(f"summary-action-{action}"),
            texts(f"summary-status-{entry.status.value.replace('_', '-')}"),
            entry.words,
            *_roadmap(info, entry.roadmap),
        )


def _mark_rows(
    info: QueryInfo,
    found: Iterable[TaskMark],
    texts: Texts,
    places: Mapping[int, str],
    *,
    named: bool,
) -> Iterator[Sequence[SheetCell]]:
    yes = texts("summary-yes")
    for mark in found:
        status = mark.status.value
        if named:
            status = texts(f"summary-status-{status.replace('_', '-')}")
        yield (
            mark.section,
            mark.number,
            mark.title,
            mark.term,
            mark.organisation,
            mark.deadline,
            status,
            mark.delivered_on,
            mark.done_on,
            (yes if mark.done_late else "") if named else mark.done_late,
            (yes if mark.is_overdue else "") if named else mark.is_overdue,
            _proof(mark, places),
            "; ".join(f"{name}: {text}" for name, text in mark.other_columns),
            *_roadmap(info, mark.roadmap),
        )


def _overdue_rows(
    info: QueryInfo, found: Iterable[TaskMark], texts: Texts
) -> Iterator[Sequence[SheetCell]]:
    for mark in found:
        if mark.is_overdue and mark.deadline is not None:
            (row,) = _mark_rows(info, [mark], texts, {}, named=True)
            late = (info.on - mark.deadline).days
            yield (
                *(row[place] for place in _OVERDUE_COLUMNS),
                late,
                *_roadmap(info, mark.roadmap),
            )


def _proof(mark: TaskMark, places: Mapping[int, str]) -> SheetCell:
    """The files of a task; the first is a link beside the workbook, where the archive puts it."""
    if not mark.files:
        return ""
    first, *rest = mark.files
    text = first.name if not rest else f"{first.name} (+{len(rest)})"
    place = places.get(first.evidence_id)
    return Link(text, place) if place else text


def _roadmap_column(info: QueryInfo, texts: Texts) -> tuple[SheetColumn, ...]:
    """The last column of a list of several roadmaps: of which of them a row is."""
    if not info.is_of_several:
        return ()
    return (SheetColumn(texts("summary-column-roadmap"), width=28, wrap=True),)


def _roadmap(info: QueryInfo, title: str) -> tuple[str, ...]:
    return (title,) if info.is_of_several else ()


def _heading(name: str, info: QueryInfo, said: str, texts: Texts) -> tuple[str, ...]:
    named = labels(texts)
    lines = (
        f"{texts(f'summary-sheet-{name}')} · {info.title}",
        words.subtitle(info, texts),
        said,
        stamp(info.taken_at, info.zone, named),
    )
    return tuple(line for line in lines if line)


def _of(part: int | None, whole: int | None) -> float | None:
    return None if not whole else (part or 0) / whole
