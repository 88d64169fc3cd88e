"""The report on the execution of a plan, in the words of the locale."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from bot.ui import dates
from bot.ui.labels import labels
from bot.ui.summary import tables, words
from bot.ui.texts import Texts
from documents.write.report import ExecutionReport, ReportRow, ReportSection, Signature
from domain.printing import bound, percent, plain, stamp
from services.summaries.execution import ExecutionRow
from services.summaries.queries import QueryInfo
from services.summaries.views import SummaryView


def execution(
    view: SummaryView, lines: Sequence[ExecutionRow], title: str, texts: Texts
) -> ExecutionReport:
    """The report, ready to be signed. `title` is the full name of the plan."""
    info, named = view.info, labels(texts)
    narrowed = words.subtitle(info, texts)
    heading = (texts("report-title"), title, *((narrowed,) if narrowed else ()), info.municipality)
    columns = (
        texts("report-column-number"),
        texts("report-column-title"),
        texts("report-column-term"),
        texts("report-column-responsible"),
        texts("report-column-mark"),
        texts("report-column-documents"),
    )
    return ExecutionReport(
        heading=heading,
        columns=columns,
        sections=tuple(
            ReportSection(section, tuple(_row(line, info, texts) for line in grouped))
            for section, grouped in groupby(lines, key=partial(_section, info))
        ),
        conclusion=_conclusion(view, len(lines), texts),
        signatures=(Signature(texts("report-post"), date=texts("report-date")),),
        stamp=stamp(info.taken_at, info.zone, named),
        nothing=texts("table-nothing"),
        page_word=texts("report-page"),
        continued=texts("report-continued"),
    )


def _section(info: QueryInfo, line: ExecutionRow) -> str:
    """The heading above a line: its section, of several roadmaps with its roadmap."""
    parts = (line.roadmap, line.section) if info.is_of_several else (line.section,)
    return " · ".join(part for part in parts if part)


def _row(line: ExecutionRow, info: QueryInfo, texts: Texts) -> ReportRow:
    return ReportRow(
        line.number,
        line.title,
        line.term,
        line.responsible,
        _mark(line, info, texts),
        tuple(
            texts("report-document", name=plain(each.name), have=each.have, wanted=each.wanted)
            for each in line.documents
        ),
    )


def _mark(line: ExecutionRow, info: QueryInfo, texts: Texts) -> str:
    """«Отметка о выполнении»: in full, in part with who is missing, or not yet."""
    found = line.figures
    parts = []
    if found.done == found.total and line.done_on is not None:
        said = dates.day(texts, line.done_on, info.today)
        parts.append(texts("report-done", day=said))
    elif found.done:
        parts.append(texts("report-part", done=found.done, total=found.total))
    elif found.in_review:
        parts.append(texts("report-review", count=found.in_review))
    elif found.overdue:
        parts.append(texts("report-not-done"))
    else:
        parts.append(texts("report-ahead"))
    if found.done_late:
        parts.append(texts("report-late", count=found.done_late))
    if line.missing:
        names = ", ".join(bound(plain(name)) for name in line.missing)
        others = found.overdue - len(line.missing)
        key = "report-missing-more" if others > 0 else "report-missing"
        parts.append(texts(key, names=names, others=max(0, others)))
    return "\n".join(parts)


def _conclusion(view: SummaryView, activities: int, texts: Texts) -> tuple[str, ...]:
    found = view.total
    if not found.total:
        return (tables.finding(view, texts),)
    share = percent(found.share_done or 0.0)
    return (
        texts(
            "report-conclusion",
            activities=activities,
            total=found.total,
            done=found.done,
            share=share,
            late=found.done_late,
        ),
        texts("report-rest", review=found.in_review, ahead=found.ahead, overdue=found.overdue),
        *_most_overdue(view, texts),
    )


def _most_overdue(view: SummaryView, texts: Texts) -> tuple[str, ...]:
    """Who owes most. What a week has changed is for a chat, not for a paper that is signed."""
    if not view.most_overdue:
        return ()
    names = ", ".join(f"{bound(plain(name))} ({number})" for name, number in view.most_overdue)
    told = {"others": view.as_overdue, "each": view.most_overdue[-1][1]}
    return (texts("report-most-overdue", names=names, **told),)
