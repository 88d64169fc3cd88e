"""What stands around a summary beside the count: lists, papers, pictures of one question."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.year import counter
from bot.year.compared import Compared, ordered, plain
from bot.year.counter import Limits, Task
from bot.year.rows import Evening
from domain.access import Actor
from domain.summary import SummaryQuery, TaskSelection, month_key
from services.summaries import (
    delays,
    document_counts,
    evidence_archive,
    execution,
    exports,
    indicator_results,
    outlooks,
    progress,
    queries,
    task_rows,
)
from services.summaries.queries import ResolvedQuery


@dataclass(frozen=True)
class Question:
    """A question to the bot, the same for the counter, and how it is called."""

    query: SummaryQuery
    limits: Limits
    evening: Evening
    name: str
    actor: Actor

    @property
    def where(self) -> str:
        return f"{self.evening.day} {self.name}"

    @cached_property
    def tasks(self) -> list[Task]:
        """The tasks that count, by the counter."""
        return counter.tasks_of(self.evening, self.limits)


async def compare(session: AsyncSession, question: Question, found: Compared) -> None:
    """Lists, files, pictures and papers of one question."""
    resolved = await queries.resolve(session, question.query, actor=question.actor)
    tasks = question.tasks
    await _lists(session, question, resolved, tasks, found)
    await _report(session, question, resolved, tasks, found)
    await _papers(session, question, resolved, tasks, found)
    await _pictures(session, question, resolved, tasks, found)


async def _lists(
    session: AsyncSession,
    question: Question,
    resolved: ResolvedQuery,
    tasks: list[Task],
    found: Compared,
) -> None:
    day = question.evening.day
    for which in TaskSelection:
        page = await task_rows.load_page(session, question.query, which, actor=question.actor)
        own = [task for task in tasks if counter.WHICH[which.value](task, day)]
        found.note(f"{question.where}, list {which}", page.total, len(own))
        if question.name != "all" and which is not TaskSelection.ALL:
            continue
        batches = exports.marks(session, resolved, {}, which)
        marks = [mark async for batch in batches for mark in batch]
        found.note(
            f"{question.where}, rows {which}",
            sorted((mark.task_id, mark.status.value, str(mark.deadline)) for mark in marks),
            sorted((task.id, str(task.status), str(task.deadline)) for task in own),
        )
    late = await delays.delays_of(session, resolved)
    own = [task.id for task in tasks if counter.WHICH["late"](task, day)]
    found.note(f"{question.where}, delays", sorted(line.task_id for line in late), own)


async def _report(
    session: AsyncSession,
    question: Question,
    resolved: ResolvedQuery,
    tasks: list[Task],
    found: Compared,
) -> None:
    day = question.evening.day
    shown = [
        (tuple(plain(line.figures).items()), line.done_on, len(line.missing))
        for line in await execution.rows(session, resolved)
    ]
    counted = []
    for own in _by(tasks, "activity_id").values():
        done = [task.done_on for task in own if task.status == "done"]
        late = {task.organisation_id for task in own if counter.is_overdue(task, day)}
        last = max((each for each in done if each), default=None)
        figures = tuple(ordered(counter.figures(own, day)))
        counted.append((figures, last, min(len(late), execution.LATE_NAMES)))
    found.note(f"{question.where}, report", sorted(shown, key=str), sorted(counted, key=str))


async def _papers(
    session: AsyncSession,
    question: Question,
    resolved: ResolvedQuery,
    tasks: list[Task],
    found: Compared,
) -> None:
    evening, where = question.evening, question.where
    received = await document_counts.received(session, resolved)
    slots = _by(received, "activity_id")
    wanted, have = counter.documents(evening, tasks)
    single = [each for each in received if len(slots[each.activity_id]) == 1]
    shown = (sum(each.wanted for each in received), sum(each.have for each in single))
    found.note(f"{where}, documents of {len(slots)} activities", shown, (wanted, have))
    by_activity = _by(tasks, "activity_id")
    for line in (await indicator_results.targets_of(session, resolved)).lines:
        activity = evening.by_id("indicator")[line.indicator_id].activity_id
        number, mean = counter.indicator(evening, by_activity.get(activity, []), line.indicator_id)
        found.note(
            f"{where}, indicator {line.indicator_id}",
            (line.reported, _rounded(line.fact)),
            (number, _rounded(mean)),
        )
    files = await evidence_archive.load(session, resolved.info.query, actor=question.actor)
    evidence = [row.id for row in counter.evidence(evening, tasks)]
    found.note(f"{where}, archive", sorted(file.evidence_id for file in files.files), evidence)
    entries = [e async for batch in exports.journal(session, resolved) for e in batch]
    told = counter.reports(evening, question.limits)
    found.note(f"{where}, journal", len(entries), len(told))


async def _pictures(
    session: AsyncSession,
    question: Question,
    resolved: ResolvedQuery,
    tasks: list[Task],
    found: Compared,
) -> None:
    evening, day = question.evening, question.evening.day
    months = await progress.school_months(session, resolved)
    dated: dict[tuple[int, int], list[Task]] = defaultdict(list)
    for task in tasks:
        if task.deadline:
            dated[task.organisation_id, month_key(task.deadline)].append(task)
    found.note(
        f"{question.where}, heat map",
        {place: plain(each) for place, each in months.figures.items()},
        {place: counter.figures(own, day) for place, own in dated.items()},
    )
    rows = await outlooks.school_months(session, resolved.scope)
    found.note(
        f"{question.where}, outlook",
        {(row.school, row.month): [row.judged, row.late, row.begun, row.ahead] for row in rows},
        counter.school_months(tasks, day),
    )
    course = await progress.course_of(session, resolved)
    # Some of the days are as good as each of them: the sums run on.
    for point in course.points[:: len(course.points) // 12 + 1]:
        found.note(
            f"{question.where}, course on {point.day}",
            (point.plan, point.fact),
            counter.course(tasks, point.day, evening.day),
        )


def _by(rows: Iterable[Any], name: str) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found


def _rounded(mean: float | None) -> float | None:
    """A mean without the dust of adding in another order."""
    return None if mean is None else round(mean, 9)
