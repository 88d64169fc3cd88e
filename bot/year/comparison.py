"""Every breakdown, list and file of an evening beside the independent count."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.year import counter
from bot.year.counter import Limits
from bot.year.rows import Evening
from domain.access import Actor
from domain.summary import Basis, SummaryQuery, Which, month_key, month_span
from services.summaries import (
    breakdowns,
    delays,
    document_counts,
    evidence_archive,
    execution,
    exports,
    indicator_results,
    progress,
    queries,
    task_rows,
    views,
)
from services.summaries.breakdowns import WITHOUT
from services.summaries.figures import Figures
from services.summaries.queries import ResolvedQuery

FIGURES = (
    "total", "done", "done_late", "in_review", "in_work", "returned", "blocked", "planned",
    "overdue", "ahead",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the bot and the count do not agree."""

    question: str
    shown: object
    counted: object

    def __str__(self) -> str:
        return f"{self.question}: {self.shown} / {self.counted}"


@dataclass(slots=True)
class Compared:
    """What was compared so far: how many answers, and those that differ."""

    answers: int
    differences: list[Difference]

    def note(self, question: str, shown: object, counted: object) -> None:
        self.answers += 1
        if shown != counted:
            self.differences.append(Difference(question, shown, counted))


async def compare(
    session: AsyncSession,
    evening: Evening,
    roadmap_id: int,
    *,
    actor: Actor,
    only: Collection[str] | None = None,
) -> Compared:
    """Ask the bot about an evening in every way and count the same from the copied rows.

    The evening may be past or that of the actor's own day. `only` names some of the narrowings.
    """
    found = Compared(0, [])
    query = SummaryQuery(roadmap_id, day=evening.day)
    for asked, limits, name in _narrowed(query, evening):
        if only is not None and name not in only:
            continue
        tasks = counter.tasks_of(evening, limits)
        for by in breakdowns.COUNTED:
            await _breakdown(session, replace(asked, by=by), tasks, evening, name, found, actor)
        await _around(session, asked, tasks, evening, limits, name, found, actor)
    await _rows(session, query, evening, found, actor)
    return found


def _narrowed(query: SummaryQuery, evening: Evening) -> Iterator[tuple[SummaryQuery, Limits, str]]:
    roadmaps = frozenset({query.roadmap_id})
    plain = Limits(roadmaps)
    yield query, plain, "all"
    own = [task for task in evening.rows("task") if task.roadmap_id == query.roadmap_id]
    for section in sorted({task.section_id for task in own if task.section_id})[:1]:
        yield replace(query, section_id=section), Limits(roadmaps, section), "section"
    schools = sorted({task.organisation_id for task in own})
    for school in schools[:1]:
        narrowed = Limits(roadmaps, organisations=frozenset({school}))
        yield replace(query, organisation_id=school), narrowed, "school"
    span = month_span(month_key(evening.day))
    due = replace(query, start=span[0], end=span[1])
    yield due, Limits(roadmaps, due=span), "due"
    accepted = replace(due, basis=Basis.ACCEPTED)
    yield accepted, Limits(roadmaps, accepted=span), "accepted"


async def _breakdown(
    session: AsyncSession,
    query: SummaryQuery,
    tasks: list[Any],
    evening: Evening,
    name: str,
    found: Compared,
    actor: Actor,
) -> None:
    view = await views.summarise(session, query, actor=actor)
    by = view.by.value
    rows: dict[int | None, list[Any]] = {}
    for task in tasks:
        for key in counter.keys(evening, by, task):
            rows.setdefault(key, []).append(task)
    where = f"{evening.day} {name} by {by}"
    shown = {None if line.key == WITHOUT else line.key: plain(line.figures) for line in view.lines}
    counted = {key: counter.figures(own, evening.day) for key, own in rows.items()}
    found.note(where, shown, counted)
    found.note(f"{where}, total", plain(view.total), counter.figures(tasks, evening.day))


async def _around(
    session: AsyncSession,
    query: SummaryQuery,
    tasks: list[Any],
    evening: Evening,
    limits: Limits,
    name: str,
    found: Compared,
    actor: Actor,
) -> None:
    """Lists, files, pictures and papers of one question."""
    where = f"{evening.day} {name}"
    resolved = await queries.settle(session, query, actor=actor)
    for which in Which:
        page = await task_rows.load_page(session, query, which, actor=actor)
        own = [task for task in tasks if counter.WHICH[which.value](task, evening.day)]
        found.note(f"{where}, list {which}", page.total, len(own))
        marks = [mark async for batch in exports.marks(session, resolved, which) for mark in batch]
        found.note(
            f"{where}, rows {which}",
            sorted((mark.task_id, mark.status.value, mark.deadline) for mark in marks),
            sorted((task.id, str(task.status), task.deadline) for task in own),
        )
    late = await delays.delays_of(session, resolved)
    own = [task for task in tasks if counter.WHICH["late"](task, evening.day)]
    found.note(f"{where}, delays", sorted(line.task_id for line in late), [t.id for t in own])
    await _papers(session, resolved, tasks, evening, limits, where, found, actor)


async def _papers(
    session: AsyncSession,
    resolved: ResolvedQuery,
    tasks: list[Any],
    evening: Evening,
    limits: Limits,
    where: str,
    found: Compared,
    actor: Actor,
) -> None:
    lines = await execution.rows(session, resolved)
    by_activity: dict[int, list[Any]] = {}
    for task in tasks:
        by_activity.setdefault(task.activity_id, []).append(task)
    found.note(
        f"{where}, report",
        sorted(tuple(plain(line.figures).items()) for line in lines),
        sorted(tuple(_ordered(counter.figures(own, evening.day))) for own in by_activity.values()),
    )
    received = await document_counts.received(session, resolved)
    several = {each.activity_id for each in received}
    single = [
        each for each in received if sum(e.activity_id == each.activity_id for e in received) == 1
    ]
    wanted, have = counter.documents(evening, tasks)
    shown = (sum(each.wanted for each in received), sum(each.have for each in single))
    found.note(f"{where}, documents of {len(several)} activities", shown, (wanted, have))
    targets = await indicator_results.targets_of(session, resolved)
    for line in targets.lines:
        own = [
            task
            for task in tasks
            if task.activity_id == evening.by_id("indicator")[line.indicator_id].activity_id
        ]
        number, mean = counter.indicator(evening, own, line.indicator_id)
        found.note(
            f"{where}, indicator {line.indicator_id}",
            (line.reported, _rounded(line.fact)),
            (number, _rounded(mean)),
        )
    months = await progress.school_months(session, resolved)
    dated: dict[tuple[int, int], list[Any]] = {}
    for task in tasks:
        if task.deadline:
            dated.setdefault((task.organisation_id, month_key(task.deadline)), []).append(task)
    found.note(
        f"{where}, heat map",
        {place: plain(each) for place, each in months.figures.items()},
        {place: counter.figures(own, evening.day) for place, own in dated.items()},
    )
    files = await evidence_archive.load(session, resolved.info.query, actor=actor)
    mine = {task.id for task in tasks}
    proofs = [
        row.id
        for row in evening.rows("evidence")
        if row.withdrawn_at is None and row.task_id in mine
    ]
    found.note(f"{where}, archive", sorted(file.evidence_id for file in files.files), proofs)
    entries = [e async for batch in exports.journal(session, resolved) for e in batch]
    # The journal also tells of tasks that were cancelled since.
    own_ids = {task.id for task in evening.rows("task") if limits.admits(task)}
    told = sum(row.task_id in own_ids for row in evening.rows("report"))
    found.note(f"{where}, journal", len(entries), told)


NARROWINGS = ("all", "section", "school", "due", "accepted")


async def _rows(
    session: AsyncSession, query: SummaryQuery, evening: Evening, found: Compared, actor: Actor
) -> None:
    """The list behind every row has as many lines as its figure."""
    for by in breakdowns.COUNTED:
        view = await views.summarise(session, replace(query, by=by), actor=actor)
        for line in view.lines:
            for which, name in ((Which.ALL, "total"), (Which.OVERDUE, "overdue")):
                page = await task_rows.load_page(
                    session, replace(query, by=view.by), which, line.key, actor=actor
                )
                figure = getattr(line.figures, name)
                found.note(f"{evening.day} {by} {line.key} {which}", page.total, figure)


def plain(figures: Figures) -> dict[str, int]:
    """Figures in the form of the counter."""
    return {name: getattr(figures, name) for name in FIGURES if getattr(figures, name)}


def _rounded(mean: float | None) -> float | None:
    """A mean without the dust of adding in another order."""
    return None if mean is None else round(mean, 9)


def _ordered(figures: dict[str, int]) -> list[tuple[str, int]]:
    return [(name, figures[name]) for name in FIGURES if name in figures]
