"""Views of a summary as renderer-neutral tables: every form of one carries the same figures."""

from bot.ui.summary import words
from bot.ui.texts import Texts
from domain.printing import number, percent, plain, signed
from domain.summary import Basis
from domain.table import Cell, CellKind, Column, Row, Table, Tone
from services.summaries.burden import BurdenView
from services.summaries.document_counts import DocumentView
from services.summaries.figures import Figures
from services.summaries.indicator_results import TargetLine, TargetView
from services.summaries.queries import QueryInfo
from services.summaries.row_names import with_roadmap
from services.summaries.views import SummaryView

NARROW = ("total", "done", "overdue")
WIDE = ("total", "done", "late", "review", "work", "blocked", "overdue")
FULL = (*WIDE, "returned", "ahead", "share")
ACCEPTED = ("accepted", "late")
"""Of what was accepted all is done, and nothing else."""
_TONES = {"overdue": Tone.BAD, "blocked": Tone.WARN, "late": Tone.WARN, "returned": Tone.WARN}

View = SummaryView | DocumentView | TargetView | BurdenView


def table(view: View, texts: Texts, figures: tuple[str, ...] = NARROW) -> Table:
    """The view as a table. `figures` are the columns of a summary: NARROW, WIDE or FULL."""
    match view:
        case SummaryView():
            return _summary(view, texts, figures)
        case DocumentView():
            return _documents(view, texts)
        case TargetView():
            return _targets(view, texts)
        case BurdenView():
            return _burden(view, texts)


def finding(view: SummaryView, texts: Texts) -> str:
    """What the figures say, in words."""
    if not view.total.total:
        return texts(_empty(view.info))
    said = {"done": view.change.done, "overdue": view.change.overdue}
    what = ", ".join(
        texts(f"summary-change-{name}", count=signed(count))
        for name, count in said.items()
        if count
    )
    parts = []
    if view.returns is not None:
        parts.append(texts("summary-returns", tasks=view.total.total, times=view.returns))
    of_accepted = view.info.query.basis is Basis.ACCEPTED
    if of_accepted:
        late, total = view.total.done_late, view.total.total
        parts.append(texts("summary-accepted", count=total, late=late))
    else:
        parts.append(done_share(view.total, texts))
    if what or not of_accepted:
        parts.append(texts("summary-change", what=what) if what else texts("summary-no-change"))
    if view.most_overdue:
        names = ", ".join(f"{plain(name)} ({number})" for name, number in view.most_overdue)
        told = {"count": len(view.most_overdue), "others": view.as_overdue}
        each = view.most_overdue[-1][1]
        parts.append(texts("summary-most-overdue", names=names, each=each, **told))
    elif not view.total.overdue and not of_accepted:
        parts.append(texts("summary-nothing-overdue"))
    if sum(line.figures.total for line in view.lines) != view.total.total:
        parts.append(texts("summary-shared"))
    return " ".join(parts)


def done_share(found: Figures, texts: Texts) -> str:
    """«Выполнено 25% (5 из 20).»."""
    share = percent(found.share_done or 0.0)
    return texts("summary-done-share", share=share, done=found.done, total=found.total)


def _summary(view: SummaryView, texts: Texts, names: tuple[str, ...]) -> Table:
    if view.info.query.basis is Basis.ACCEPTED and names in (NARROW, WIDE):
        names = ACCEPTED
    columns = (
        Column(texts(f"summary-column-{view.by.value}"), weight=3),
        *(
            Column(
                texts(f"summary-column-{name}"),
                texts(f"summary-short-{name}"),
                CellKind.PERCENT if name == "share" else CellKind.INTEGER,
                tone=_TONES.get(name, Tone.NORMAL),
            )
            for name in names
        ),
    )
    rows = tuple(
        Row(
            (words.row_name(line.key, line.name, view.by, texts), *_cells(line.figures, names)),
            str(line.key),
        )
        for line in view.lines
    )
    # A task of two parties stands in two rows: their sum would count it twice.
    total = Row(("", *_cells(view.total, names))) if rows else None
    return _framed(view.info, texts, columns, rows, finding(view, texts), total)


def _documents(view: DocumentView, texts: Texts) -> Table:
    columns = (
        Column(texts("summary-column-evidence"), weight=3),
        Column(texts("summary-column-wanted"), texts("summary-short-wanted"), CellKind.INTEGER),
        Column(texts("summary-column-have"), texts("summary-short-have"), CellKind.INTEGER),
        Column(texts("summary-column-percent"), "%", CellKind.PERCENT),
    )
    rows = tuple(
        Row(
            (
                with_roadmap(line.name, line.roadmap if view.info.is_of_several else ""),
                line.wanted,
                line.have,
                share(line.have, line.wanted),
            ),
            str(line.slot_id),
        )
        for line in view.lines
    )
    said = documents_said(view, texts)
    total = Row(("", view.wanted, view.have, share(view.have, view.wanted))) if rows else None
    return _framed(view.info, texts, columns, rows, said, total)


def documents_said(view: DocumentView, texts: Texts) -> str:
    """«Получено 12 из 20 документов»."""
    if not view.lines:
        return texts("summary-no-documents")
    missing = max(view.wanted - view.have, 0)
    return texts("summary-documents", have=view.have, wanted=view.wanted, missing=missing)


def _targets(view: TargetView, texts: Texts) -> Table:
    columns = (
        Column(texts("summary-column-indicator"), weight=3),
        Column(texts("table-plan").capitalize(), texts("table-plan")),
        Column(texts("table-fact").capitalize(), texts("table-fact"), CellKind.NUMBER),
        Column(texts("summary-column-percent"), "%", CellKind.PERCENT),
    )
    rows = tuple(
        Row(
            (
                with_roadmap(
                    f"{line.number} {line.text}".strip(),
                    line.roadmap if view.info.is_of_several else "",
                ),
                target(line, texts),
                line.fact,
                line.share,
            ),
            str(line.indicator_id),
        )
        for line in view.lines
    )
    known = [line for line in view.lines if line.fact is not None]
    met = sum(line.share is not None and line.share >= 1 for line in known)
    said = texts("summary-targets", met=met, known=len(known), count=len(rows))
    if not rows:
        said = texts("summary-no-targets")
    return _framed(view.info, texts, columns, rows, said, None)


def _burden(view: BurdenView, texts: Texts) -> Table:
    columns = (
        Column(texts("summary-column-organisation"), weight=3),
        Column(texts("summary-column-requests"), texts("summary-short-requests"), CellKind.INTEGER),
        Column(texts("summary-column-papers"), texts("summary-short-papers"), CellKind.INTEGER),
        Column(
            texts("summary-column-twice"),
            texts("summary-short-twice"),
            CellKind.INTEGER,
            tone=Tone.WARN,
        ),
    )
    rows = tuple(
        Row((line.name, line.requests, line.documents, line.duplicates), str(line.organisation_id))
        for line in view.lines
    )
    sums = [
        sum(column)
        for column in zip(
            *((line.requests, line.documents, line.duplicates) for line in view.lines), strict=True
        )
    ]
    total = Row(("", *sums)) if rows else None
    heading = texts("summary-burden-title", month=words.month(view.month, texts))
    return Table(
        heading,
        columns,
        rows,
        view.info.taken_at,
        view.info.zone,
        subtitle=" · ".join(
            part for part in (view.info.municipality, words.subtitle(view.info, texts)) if part
        ),
        finding=duplicates(view, texts),
        total=total,
    )


def duplicates(view: BurdenView, texts: Texts) -> str:
    """What is asked for twice, the widest first: at most three, and how many more."""
    if not view.duplicates:
        return texts("summary-no-duplicates")
    shown = [
        texts(
            "summary-duplicate",
            document=plain(each.document),
            first=f"{each.first.number} ({plain(each.first.roadmap)})",
            second=f"{each.second.number} ({plain(each.second.roadmap)})",
            schools=each.schools,
            delivered=each.delivered,
        )
        for each in view.duplicates[:3]
    ]
    return "\n".join([texts("summary-duplicates", count=len(view.duplicates)), *shown])


def target(line: TargetLine, texts: Texts) -> str:
    """«≥ 30%»."""
    sign = "≥" if line.at_least else "≤"
    unit = line.unit if line.unit == "%" else f" {line.unit}".rstrip()
    return f"{sign} {number(float(line.target), texts('table-decimal'))}{unit}"


def _framed(
    info: QueryInfo,
    texts: Texts,
    columns: tuple[Column, ...],
    rows: tuple[Row, ...],
    said: str,
    total: Row | None,
) -> Table:
    if info.takes_present_plan and rows:
        said = f"{said} {texts('summary-present-plan')}"
    return Table(
        words.title(info, texts),
        columns,
        rows,
        info.taken_at,
        info.zone,
        subtitle=words.subtitle(info, texts),
        finding=said,
        total=total,
    )


def _empty(info: QueryInfo) -> str:
    if info.is_before:
        return "summary-no-evening"
    return "summary-empty-narrowed" if info.query.is_narrowed else "summary-empty"


def share(part: int, whole: int) -> float | None:
    """0…1; None of nothing."""
    return part / whole if whole else None


def _cells(found: Figures, names: tuple[str, ...]) -> tuple[Cell, ...]:
    values: dict[str, Cell] = {
        "total": found.total,
        "accepted": found.total,
        "done": found.done,
        "late": found.done_late,
        "review": found.in_review,
        "work": found.in_work,
        "blocked": found.blocked,
        "overdue": found.overdue,
        "returned": found.returned,
        "ahead": found.ahead,
        "share": found.share_done,
    }
    return tuple(values[name] for name in names)
