"""What a manager asks beside figures, and the independent count of it: school pages, rankings,
comparisons, outlooks of all and of each school.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from bot.year import counter, manager_counter
from bot.year.answers import Question
from bot.year.compared import Compared, plain
from bot.year.counter import Limits
from bot.year.rows import Evening
from domain.comparisons import Against, Versus
from domain.summary import By
from services.summaries import comparing, outlooks, ranking, school_outlooks, school_pages
from services.summaries.breakdowns import NO_KEY
from services.summaries.comparing import Comparison
from services.summaries.outlooks import Foretold
from services.summaries.views import SummaryView

BACK = {Against.QUARTER: 3, Against.YEAR: 12}
"""The earlier times that are asked for, in months."""
YEAR = 366
"""Days of the longest plan of one year."""


async def compare(
    session: AsyncSession, question: Question, found: Compared, before: Mapping[date, Evening]
) -> None:
    """All of them for one question; `before` are earlier evenings at hand."""
    await _ranking(session, question, found)
    await _pages(session, question, found)
    await _outlooks(session, question, found)
    await _times(session, question, found, before)
    await _two_schools(session, question, found)


async def _ranking(session: AsyncSession, question: Question, found: Compared) -> None:
    view = await ranking.ranking(session, question.query, actor=question.actor)
    limits, day = _of_all(question), question.evening.day
    tasks = counter.by_school(counter.tasks_of(question.evening, limits))
    results = {
        school: each
        for school, own in tasks.items()
        if (each := manager_counter.judged(own, limits, day))[0]
    }
    place = manager_counter.places(results)
    shown = {
        each.result.key: (each.place, each.result.judged, each.result.in_time)
        for each in view.places
    }
    counted = {school: (place[school], *each) for school, each in results.items()}
    found.note(f"{question.where}, ranking", shown, counted)
    numbers = [each.place or len(view.places) + 1 for each in view.places]
    found.note(f"{question.where}, ranking, order", numbers, sorted(numbers))


async def _pages(session: AsyncSession, question: Question, found: Compared) -> None:
    named = question.query.organisation_id
    of_all = question.name == "all"
    schools = sorted(counter.by_school(question.tasks)) if of_all else [named]
    for school in schools:
        if school is not None:
            await _page(session, question, school, found)


async def _page(session: AsyncSession, question: Question, school: int, found: Compared) -> None:
    evening, day = question.evening, question.evening.day
    query = replace(question.query, organisation_id=school)
    page = await school_pages.school_page(session, query, actor=question.actor)
    limits = replace(question.limits, organisations=frozenset({school}))
    tasks = counter.tasks_of(evening, limits)
    judged, in_time = manager_counter.judged(tasks, limits, day)
    where = f"{question.where}, page of {school}"
    _figures(page.months, replace(question, limits=limits), By.MONTH, f"{where}, months", found)
    shown = (page.result.judged, page.result.in_time, page.returns)
    returns = len(counter.returns(evening, tasks, question.limits.returned))
    found.note(where, shown, (judged, in_time, returns))
    causes = {cause.value: number for cause, number in page.causes.items()}
    found.note(f"{where}, causes", causes, manager_counter.causes(evening, tasks))
    asked = (page.burden.requests, page.burden.documents) if page.burden else (0, 0)
    found.note(f"{where}, burden", asked, manager_counter.burden(evening, school))


async def _outlooks(session: AsyncSession, question: Question, found: Compared) -> None:
    query, day = question.query, question.evening.day
    if query.end is not None and query.end < day:
        return
    start = query.start or day
    span = start.replace(day=1), manager_counter.month_of(query.end or max(start, day))[1]
    bare = replace(_of_all(question), due=None, accepted=None, returned=None)
    months = counter.school_months(counter.tasks_of(question.evening, bare), day)
    history = manager_counter.History(months)
    view = await outlooks.outlook(session, query, actor=question.actor)
    counted = manager_counter.outlook(history, span, day, query.organisation_id)
    found.note(f"{question.where}, outlook told", _told(view), counted)
    schools = await school_outlooks.by_school(session, query, actor=question.actor)
    ahead = {place[0] for place, row in months.items() if row[3] and _inside(place[1], span)}
    found.note(
        f"{question.where}, outlook by school",
        {each.organisation_id: _told(each) for each in schools.schools},
        {of: manager_counter.outlook(history, span, day, of) for of in ahead},
    )


async def _times(
    session: AsyncSession, question: Question, found: Compared, before: Mapping[date, Evening]
) -> None:
    day = question.evening.day
    for against, months in BACK.items():
        then = before.get(manager_counter.earlier(day, months))
        if then is None:
            continue
        view = await comparing.compare(
            session, question.query, Versus(against), actor=question.actor
        )
        limits = _spanned(question, against)
        first = replace(question, limits=limits)
        second = replace(question, limits=_back(limits, months), evening=then)
        _sides(view, first, second, f"{question.where} beside {against.value}", found)


async def _two_schools(session: AsyncSession, question: Question, found: Compared) -> None:
    one = question.query.organisation_id
    others = {task.organisation_id for task in counter.tasks_of(question.evening, Limits())} - {one}
    if one is None or not others:
        return
    other = min(others)
    view = await comparing.compare(
        session, question.query, Versus(Against.SCHOOL, other), actor=question.actor
    )
    beside = replace(question.limits, organisations=frozenset({other}))
    second = replace(question, limits=beside)
    _sides(view, question, second, f"{question.where} beside school {other}", found)


def _sides(
    view: Comparison, first: Question, second: Question, where: str, found: Compared
) -> None:
    """Both sides alone, and the rows side by side."""
    one = _figures(view.first, first, view.first.by, f"{where}, first", found)
    other = _figures(view.second, second, view.second.by, f"{where}, second", found)
    if view.first.by is By.MONTH:
        return
    pairs = {
        None if pair.key == NO_KEY else pair.key: (plain(pair.first), plain(pair.second))
        for pair in view.pairs
    }
    counted = {key: (one.get(key, {}), other.get(key, {})) for key in one.keys() | other.keys()}
    found.note(f"{where}, rows", pairs, counted)


def _figures(
    view: SummaryView, question: Question, by: By, where: str, found: Compared
) -> dict[int | None, dict[str, int]]:
    """Compare the rows and the sum of a view with the count; the counted rows."""
    evening, day = question.evening, question.evening.day
    tasks = counter.tasks_of(evening, question.limits)
    rows: dict[int | None, list[counter.Task]] = {}
    for task in tasks:
        for key in counter.keys(evening, by.value, task):
            rows.setdefault(key, []).append(task)
    counted = {key: counter.figures(own, day) for key, own in rows.items()}
    shown = {None if line.key == NO_KEY else line.key: plain(line.figures) for line in view.lines}
    found.note(where, shown, counted)
    found.note(f"{where}, total", plain(view.total), counter.figures(tasks, day))
    return counted


def _of_all(question: Question) -> Limits:
    """The limits without the school that a question names: others are counted beside it."""
    if question.query.organisation_id is None:
        return question.limits
    return replace(question.limits, organisations=None)


def _spanned(question: Question, against: Against) -> Limits:
    """«Этот квартал», the running year of a longer plan, where the question names no period."""
    query, limits, day = question.query, question.limits, question.evening.day
    if query.start is not None or query.end is not None:
        return limits
    if against is Against.QUARTER:
        return replace(limits, due=manager_counter.quarter_of(day))
    roadmap = question.evening.by_id("roadmap")[query.roadmap_id]
    if (roadmap.period_end - roadmap.period_start).days <= YEAR:
        return limits
    return replace(limits, due=manager_counter.plan_year_of(roadmap.period_start, day))


def _back(limits: Limits, months: int) -> Limits:
    def moved(span: tuple[date, date] | None) -> tuple[date, date] | None:
        return manager_counter.span_earlier(span, months) if span else None

    return replace(
        limits,
        due=moved(limits.due),
        accepted=moved(limits.accepted),
        returned=moved(limits.returned),
    )


def _inside(month: int, span: tuple[date, date]) -> bool:
    return counter.month(span[0]) <= month <= counter.month(span[1])


def _told(each: Foretold) -> manager_counter.Outlook:
    error = each.accuracy.error if each.accuracy else None
    return manager_counter.Outlook(
        each.ahead,
        each.late,
        each.judged,
        None if each.expected is None else round(each.expected, 9),
        None if error is None else round(error, 9),
    )


def earlier_days(day: date) -> set[date]:
    """The evenings of which the comparisons of an evening need a copy."""
    return {manager_counter.earlier(day, months) for months in BACK.values()}
