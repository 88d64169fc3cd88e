"""An independent count of a manager's questions: places, causes, outlooks, earlier times.

Like `bot.year.counter`: the words of docs/glossary.md and docs/decisions over plain rows, nothing
of `services.summaries` and nothing of the rules in `domain`.
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row

from bot.year import counter
from bot.year.counter import Limits, Task
from bot.year.rows import Evening

Months = Mapping[tuple[int, int], list[int]]
"""By school and month, as `counter.school_months` gives them: judged, late, begun, ahead."""
FEWEST, FEWEST_MONTHS, PRIOR = 30, 3, 10
SMALL = 5
NOTICE = timedelta(days=3)


def judged(tasks: Iterable[Task], limits: Limits, day: date) -> tuple[int, int]:
    """Of how many tasks a school is judged, and how many of them it did in time: those whose
    deadline has passed, of what was accepted in a period all that had one; not what waits for
    review.
    """
    over = [
        task
        for task in tasks
        if task.deadline is not None and (limits.accepted is not None or task.deadline < day)
    ]
    done = [task for task in over if task.status == "done"]
    overdue = sum(counter.is_overdue(task, day) for task in over)
    return len(done) + overdue, sum(not task.done_late for task in done)


def places(results: Mapping[int, tuple[int, int]]) -> dict[int, int | None]:
    """The place of each school of (judged, in time): one more than those that are better, None for
    a small one.
    """
    large = {school: each for school, each in results.items() if each[0] >= SMALL}
    return {
        school: 1 + sum(other * all_ > in_time * each for each, other in large.values())
        if school in large
        else None
        for school, (all_, in_time) in results.items()
    }


def causes(evening: Evening, tasks: Iterable[Task]) -> dict[str, int]:
    """Whose delay each task was that was done late."""
    found: Counter[str] = Counter()
    for task in tasks:
        if task.status == "done" and task.done_late:
            found.update(_cause(evening, task))
    return dict(found)


def _cause(evening: Evening, task: Task) -> list[str]:
    zone = ZoneInfo(evening.rows("municipality")[0].time_zone)
    history = _standing(evening.grouped("report", "task_id").get(task.id, []))
    steps = [(row.at.astimezone(zone).date(), str(row.action)) for row in history]
    told = _delivered(steps)
    day = told or task.submitted_on or task.done_on
    if day is None:
        return []
    deadline = _deadline_on(evening, task, day, zone)
    if deadline is None:
        return []
    if told is None or told <= deadline:
        return ["school"]
    if deadline - task.created_at.astimezone(zone).date() < NOTICE:
        return ["request"]
    in_time = any(action == "submit" and on <= deadline for on, action in steps)
    returns = [on for on, action in steps if action == "return" and on <= told]
    return ["review" if in_time and returns and min(returns) >= deadline else "school"]


def _standing(reports: Iterable[Row[Any]]) -> list[Row[Any]]:
    """The acts of a task without returns that were taken back."""
    kept: list[Row[Any]] = []
    for row in reports:
        if row.action == "take_back":
            last = max(
                (at for at, each in enumerate(kept) if each.action == "return"), default=None
            )
            if last is not None:
                kept.pop(last)
        elif row.action is not None:
            kept.append(row)
    return kept


def _delivered(steps: list[tuple[date, str]]) -> date | None:
    """The day of the submission that the first acceptance was of, else of the last that stands."""
    sent: date | None = None
    for on, action in steps:
        if action in ("submit", "no_change"):
            sent = on
        elif action in ("withdraw", "return", "confirm_not_applicable"):
            sent = None
        elif action in ("accept", "reopen") and sent is not None:
            return sent
    return sent


def _deadline_on(evening: Evening, task: Task, day: date, zone: ZoneInfo) -> date | None:
    moves = [
        (row.decided_at, row.id, row.old_deadline)
        for row in evening.grouped("deadline_move", "task_id").get(task.id, [])
        if row.verdict == "accepted" and row.decided_at.astimezone(zone).date() > day
    ]
    deadline: date | None = min(moves)[2] if moves else task.deadline
    return deadline


def burden(evening: Evening, school: int) -> tuple[int, int]:
    """What the month of an evening asks of a school over all plans in force: tasks, documents."""
    active = {row.id for row in evening.rows("roadmap") if row.status == "active"}
    limits = Limits(frozenset(active), organisations=frozenset({school}))
    tasks = counter.tasks_of(evening, replace(limits, due=month_of(evening.day)))
    slots = evening.grouped("evidence_slot", "activity_id")
    asked = [slot for task in tasks for slot in slots.get(task.activity_id, [])]
    return len(tasks), sum(slot._mapping["count"] for slot in asked)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is foretold of some months; None where there is too little to tell it from."""

    ahead: int
    late: int
    judged: int
    expected: float | None
    error: float | None


class History:
    """The months of schools, with what had passed before each of them: counted once a question."""

    def __init__(self, months: Months) -> None:
        self.months = months
        self.before: dict[int, tuple[Counter[int], Counter[int]]] = {}
        judged_: Counter[int] = Counter()
        late: Counter[int] = Counter()
        for month in sorted({place[1] for place in months}):
            self.before[month] = Counter(judged_), Counter(late)
            for place, row in months.items():
                if place[1] == month:
                    judged_[place[0]] += row[0]
                    late[place[0]] += row[1]
        self.every = judged_, late


def outlook(history: History, span: tuple[date, date], day: date, school: int | None) -> Outlook:
    """What will be late of the months of a span, of all schools or of one among all."""
    first, last = (counter.month(each) for each in span)
    own = [
        (place[0], row)
        for place, row in history.months.items()
        if school in (None, place[0]) and first <= place[1] <= last
    ]
    number = _number(history.every[0], school)
    expected = None
    if number >= FEWEST:
        expected = sum(_share(history.every, of) * row[3] for of, row in own)
    error = _error(history, counter.month(day), school) if first == last else None
    return Outlook(
        ahead=sum(row[3] for _, row in own),
        late=sum(row[1] for _, row in own),
        judged=number,
        expected=None if expected is None else round(expected, 9),
        error=None if expected is None or error is None else round(error, 9),
    )


def _number(judged_: Counter[int], school: int | None) -> int:
    return judged_.total() if school is None else judged_[school]


def _share(passed: tuple[Counter[int], Counter[int]], school: int) -> float:
    """The share of a school as if ten more tasks had come like those of all."""
    judged_, late = passed
    every = judged_.total()
    overall = late.total() / every if every else 0.0
    return (late[school] + PRIOR * overall) / (judged_[school] + PRIOR)


def _error(history: History, running: int, school: int | None) -> float | None:
    """How far off each past month would have been foretold, of its tasks."""
    off, begun, told = 0.0, 0, 0
    for month, passed in history.before.items():
        own = [
            (of, history.months[of, month])
            for of in history.every[0]
            if school in (None, of) and (of, month) in history.months
        ]
        open_ = sum(row[2] for _, row in own)
        if month >= running or _number(passed[0], school) < FEWEST or not open_:
            continue
        foretold = sum(_share(passed, of) * row[2] for of, row in own)
        off += abs(foretold - sum(row[1] for _, row in own))
        begun += open_
        told += 1
    return off / begun if told >= FEWEST_MONTHS else None


def earlier(day: date, months: int) -> date:
    """The same day so many months before, the last one of a shorter month."""
    at = date(day.year, day.month, 1)
    for _ in range(months):
        at = (at - date.resolution).replace(day=1)
    return at.replace(day=min(day.day, monthrange(at.year, at.month)[1]))


def span_earlier(span: tuple[date, date], months: int) -> tuple[date, date]:
    """A span so many months before; one that ends with a month goes on doing so."""
    end = earlier(span[1], months)
    if (span[1] + date.resolution).day == 1:
        end = month_of(end)[1]
    return earlier(span[0], months), end


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of the month of a day."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def quarter_of(day: date) -> tuple[date, date]:
    """The first and the last day of the quarter of a day."""
    first = date(day.year, (1, 4, 7, 10)[(day.month - 1) // 3], 1)
    return first, month_of(first + timedelta(days=70))[1]


def plan_year_of(start: date, day: date) -> tuple[date, date]:
    """The year of a plan, counted from its first day, in which a day is."""
    first = start
    while (following := _next_year(first)) <= day:
        first = following
    return first, _next_year(first) - date.resolution


def _next_year(day: date) -> date:
    return day.replace(year=day.year + 1)
