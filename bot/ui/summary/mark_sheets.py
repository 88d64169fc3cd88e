"""The sheets of single tasks: every one with the mark of its execution, and what is overdue."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from bot.ui import column_texts
from bot.ui.summary.sheet_parts import brief, heading, roadmap_cell, roadmap_column
from bot.ui.texts import Texts
from documents.write.sheets import CellLink, SheetCell, SheetColumn, SheetValue, ToneRule
from domain.table import CellKind, Tone
from services.summaries.exports import TaskMark
from services.summaries.queries import QueryInfo

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
)
OF_THE_PLAN = (*column_texts.OF_A_TASK, "other_columns")
KEYS = (*MARK_NAMES, *OF_THE_PLAN)
"""The keys of a task in JSON; the columns of the sheet «Мероприятия» in the same order. Of
several roadmaps each has `ROADMAP` as well.
"""

_OF_ACTIVITY = frozenset(("section", "number", "title", "term"))
"""What all tasks of an activity share, beside the columns of the plan."""

_OVERDUE_COLUMNS = (1, 2, 4, 5, 6)


def marks(
    info: QueryInfo,
    found: Iterable[TaskMark],
    texts: Texts,
    places: Mapping[int, str],
    *,
    named: bool = True,
    said: Collection[str] = OF_THE_PLAN,
) -> SheetValue:
    """«Мероприятия»: the plan in its own order, the mark of execution for each school.

    `places` are the paths of the files in the archive; `named` False leaves statuses as codes, for
    other systems; `said` are the columns of the plan that are shown.
    """
    widths = (20, 7, 44, 16, 24, 11, 14, 11, 11, 13, 13, 24)
    kinds = {5: CellKind.DATE, 7: CellKind.DATE, 8: CellKind.DATE}
    columns = tuple(
        SheetColumn(
            texts(f"summary-mark-{name.replace('_', '-')}"),
            kinds.get(place, CellKind.TEXT),
            width,
            wrap=width >= 14,
            repeats=name in _OF_ACTIVITY,
        )
        for place, (name, width) in enumerate(zip(MARK_NAMES, widths, strict=True))
    )
    columns += tuple(
        SheetColumn(column_texts.title(name, texts), width=36, wrap=True, repeats=True)
        for name in OF_THE_PLAN
        if name in said
    )
    columns += roadmap_column(info, texts)
    return SheetValue(
        texts("summary-sheet-marks"),
        columns,
        _mark_rows(info, found, texts, places, named=named, said=said),
        heading("marks", info, "", texts),
        tones=(
            ToneRule(10, Tone.BAD, equals=texts("summary-yes")),
            ToneRule(9, Tone.WARN, equals=texts("summary-yes")),
            ToneRule(6, Tone.GOOD, equals=texts("summary-status-done")),
        ),
        frozen=3,
    )


def overdue(
    info: QueryInfo, found: Iterable[TaskMark], texts: Texts, *, is_empty: bool
) -> SheetValue:
    """«Просрочено»: what the schools still owe; `is_empty` is known before the rows are read."""
    whole = marks(info, (), texts, {})
    columns = tuple(whole.columns[place] for place in _OVERDUE_COLUMNS)
    late = SheetColumn(texts("summary-mark-days"), CellKind.INTEGER, 14)
    return SheetValue(
        texts("summary-sheet-overdue"),
        (*columns, late, *roadmap_column(info, texts)),
        _overdue_rows(info, found, texts),
        heading("overdue", info, texts("summary-nothing-overdue") if is_empty else "", texts),
        tones=(ToneRule(5, Tone.BAD, above=0),),
    )


def _mark_rows(
    info: QueryInfo,
    found: Iterable[TaskMark],
    texts: Texts,
    places: Mapping[int, str],
    *,
    named: bool,
    said: Collection[str],
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
            *(getattr(mark, name) for name in column_texts.OF_A_TASK if name in said),
            *([column_texts.together(mark.other_columns)] if "other_columns" in said else []),
            *roadmap_cell(info, mark.roadmap),
        )


def _overdue_rows(
    info: QueryInfo, found: Iterable[TaskMark], texts: Texts
) -> Iterator[Sequence[SheetCell]]:
    for mark in found:
        if mark.is_overdue and mark.deadline is not None:
            (row,) = _mark_rows(info, [mark], texts, {}, named=True, said=())
            late = (info.on - mark.deadline).days
            number, title, *rest = (row[place] for place in _OVERDUE_COLUMNS)
            yield (
                number,
                brief(str(title)),
                *rest,
                late,
                *roadmap_cell(info, mark.roadmap),
            )


def _proof(mark: TaskMark, places: Mapping[int, str]) -> SheetCell:
    """The files of a task; the first is a link beside the workbook, where the archive puts it."""
    if not mark.files:
        return ""
    first, *rest = mark.files
    text = first.name if not rest else f"{first.name} (+{len(rest)})"
    place = places.get(first.evidence_id)
    return CellLink(text, place) if place else text
