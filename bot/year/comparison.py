"""Every breakdown, list and file of an evening beside the independent count."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.year import answers, counter, files, manager_answers
from bot.year.answers import Question
from bot.year.compared import Compared, plain
from bot.year.counter import Limits
from bot.year.files import Workspace
from bot.year.rows import Evening
from domain.access import Actor
from domain.summary import Basis, By, SummaryQuery, TaskSelection, month_key, month_span
from services.summaries import breakdowns, task_rows, views
from services.summaries.breakdowns import NO_KEY

Asked = tuple[SummaryQuery, Limits, str]
"""A question to the bot, the same in the words of the counter, and what it is called."""


@dataclass(frozen=True, slots=True)
class Asking:
    """How an evening is asked about: by whom, and what.

    `questions` gives them for an evening. `before` are the copies of earlier evenings that are at
    hand, by their day. `workspace` is where real files are made and read again, None for none.
    """

    actor: Actor
    questions: Callable[[SummaryQuery, Evening], Iterator[Asked]]
    before: dict[date, Evening] = field(default_factory=dict)
    workspace: Workspace | None = None


async def compare(
    session: AsyncSession, evening: Evening, roadmap_id: int, asking: Asking
) -> Compared:
    """Ask the bot about an evening in every way and count the same from the copied rows.

    The evening may be past or that of the actor's own day.
    """
    found = Compared(0, [])
    whole = SummaryQuery(roadmap_id=roadmap_id, day=evening.day)
    for query, limits, name in asking.questions(whole, evening):
        question = Question(query, limits, evening, name, asking.actor)
        for by in breakdowns.TASK_BREAKDOWNS:
            await _breakdown(session, question, by, found, asking.before)
        await answers.compare(session, question, found)
        await manager_answers.compare(session, question, found, asking.before)
    await _rows(session, whole, evening, found, asking.actor)
    if asking.workspace is not None:
        question = Question(whole, _plain(whole), evening, "all", asking.actor)
        await files.compare(session, question, found, asking.workspace)
    return found


def narrowed(query: SummaryQuery, evening: Evening) -> Iterator[Asked]:
    """The question itself, and in every narrowing alone."""
    limits = _plain(query)
    yield query, limits, "all"
    for section in _sections(query, evening)[:1]:
        yield replace(query, section_id=section), replace(limits, section=section), "section"
    for school in _schools(query, evening)[:1]:
        own = replace(limits, organisations=frozenset({school}))
        yield replace(query, organisation_id=school), own, "school"
    for group, members in _groups(evening).items():
        own = replace(limits, organisations=frozenset(members))
        yield replace(query, group_id=group), own, "group"
    span = month_span(month_key(evening.day))
    due = replace(query, start=span[0], end=span[1])
    yield due, replace(limits, due=span), "due"
    yield replace(due, basis=Basis.ACCEPTED), replace(limits, accepted=span), "accepted"
    yield replace(due, basis=Basis.RETURNED), replace(limits, returned=span), "returned"
    others = {task.roadmap_id for task in evening.rows("task")} - {query.roadmap_id}
    for other in sorted(others)[:1]:
        both = frozenset({query.roadmap_id, other})
        yield replace(query, others=(other,)), replace(limits, roadmaps=both), "two plans"


def combined(seed: int, number: int, query: SummaryQuery, evening: Evening) -> Iterator[Asked]:
    """So many questions with several narrowings at once, by chance; the same for an evening
    whenever it is asked about.
    """
    dice = random.Random(f"{seed} {evening.day}")
    for place in range(number):
        asked, limits = query, _plain(query)
        sections, schools = _sections(query, evening), _schools(query, evening)
        if sections and dice.random() < 0.5:
            section = dice.choice(sections)
            asked, limits = replace(asked, section_id=section), replace(limits, section=section)
        if schools and dice.random() < 0.5:
            school = dice.choice(schools)
            asked = replace(asked, organisation_id=school)
            limits = replace(limits, organisations=frozenset({school}))
        if dice.random() < 0.7:
            start = evening.day + timedelta(days=dice.randint(-120, 20))
            span = start, start + timedelta(days=dice.randint(0, 120))
            asked = replace(asked, start=span[0], end=span[1])
            sense = dice.choice((Basis.DEADLINE, Basis.DEADLINE, Basis.ACCEPTED, Basis.RETURNED))
            asked = replace(asked, basis=sense)
            match sense:
                case Basis.ACCEPTED:
                    limits = replace(limits, accepted=span)
                case Basis.RETURNED:
                    limits = replace(limits, returned=span)
                case _:
                    limits = replace(limits, due=span)
        yield asked, limits, f"combination {place}"


def both(seed: int, query: SummaryQuery, evening: Evening) -> Iterator[Asked]:
    """Every narrowing alone, and one combination."""
    yield from narrowed(query, evening)
    yield from combined(seed, 1, query, evening)


def _sections(query: SummaryQuery, evening: Evening) -> list[int]:
    rows = [row for row in evening.rows("task") if row.roadmap_id == query.roadmap_id]
    return sorted({row.section_id for row in rows if row.section_id})


def _schools(query: SummaryQuery, evening: Evening) -> list[int]:
    rows = [row for row in evening.rows("task") if row.roadmap_id == query.roadmap_id]
    return sorted({row.organisation_id for row in rows})


def _plain(query: SummaryQuery) -> Limits:
    return Limits(frozenset({query.roadmap_id}))


def _groups(evening: Evening) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for row in evening.rows("organisation_group_member"):
        found.setdefault(row.group_id, []).append(row.organisation_id)
    return found


async def _breakdown(
    session: AsyncSession,
    question: Question,
    by: By,
    found: Compared,
    before: dict[date, Evening],
) -> None:
    day, tasks = question.evening.day, question.tasks
    query = replace(question.query, by=by)
    view = await views.summarise(session, query, actor=question.actor)
    rows: dict[int | None, list[Any]] = {}
    for task in tasks:
        for key in counter.keys(question.evening, view.by.value, task):
            rows.setdefault(key, []).append(task)
    where = f"{question.where} by {view.by}"
    shown = {None if line.key == NO_KEY else line.key: plain(line.figures) for line in view.lines}
    counted = {key: counter.figures(own, day) for key, own in rows.items()}
    found.note(where, shown, counted)
    total = counter.figures(tasks, day)
    if question.limits.returned is not None:
        times = len(counter.returns(question.evening, tasks, question.limits.returned))
        found.note(f"{where}, returns", view.returns, times)
    found.note(f"{where}, total", plain(view.total), total)
    if view.by is not By.PARTY:
        # A task of two responsibles stands in two rows.
        added = sum(line.figures.total for line in view.lines)
        found.note(f"{where}, rows add up", added, view.total.total)
    week = before.get(day - counter.WEEK)
    if week is not None:
        earlier = counter.figures(counter.tasks_of(week, question.limits), week.day)
        change = tuple(total.get(each, 0) - earlier.get(each, 0) for each in ("done", "overdue"))
        found.note(f"{where}, change", (view.change.done, view.change.overdue), change)


async def _rows(
    session: AsyncSession, query: SummaryQuery, evening: Evening, found: Compared, actor: Actor
) -> None:
    """The list behind every row has as many lines as its figure."""
    for by in breakdowns.TASK_BREAKDOWNS:
        view = await views.summarise(session, replace(query, by=by), actor=actor)
        for line in view.lines:
            for which, name in ((TaskSelection.ALL, "total"), (TaskSelection.OVERDUE, "overdue")):
                page = await task_rows.load_page(
                    session, replace(query, by=view.by), which, line.key, actor=actor
                )
                figure = getattr(line.figures, name)
                found.note(f"{evening.day} {by} {line.key} {which}", page.total, figure)
