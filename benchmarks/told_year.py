"""What was sent in a played year, and who was not told of what they owed."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from bot import sample
from domain.access import Actor, Role
from domain.calendar import WorkingCalendar, local_day
from domain.schedule import Kind
from domain.workflow import Action
from models.engine import Database
from models.roadmaps import Activity
from models.tasks import Report, Task

ZONE = ZoneInfo(sample.TIME_ZONE)
FORTNIGHT = timedelta(days=14)
SCHOOLS = {
    "diligent": ("Школа № 1",),
    "late": ("Школа № 3",),
    "passive": ("Школа № 7",),
    "of two schools": ("Лицей № 2", "Берёзовская школа"),
}


@dataclass(slots=True)
class Sent:
    """A message as it left: `tasks` are those that its buttons open."""

    to: str
    kind: str
    at: datetime
    text: str
    buttons: str
    tasks: frozenset[int]
    outside: bool
    led: bool = False

    @property
    def body(self) -> str:
        """The text without its first line, which names the day."""
        return self.text.partition("\n")[2] or self.text


@dataclass
class Year:
    """What was played."""

    people: dict[str, Actor]
    weeks: float
    sent: list[Sent] = field(default_factory=list)
    untold: list[str] = field(default_factory=list)
    told: int = 0


async def note_untold(database: Database, year: Year, calendar: WorkingCalendar, end: date) -> None:
    """Nobody who owes goes untold before, on and after the day: every task × person.

    Told is a message whose text names the activity while it was owed. What goes on has no
    last day to be told of, and is left out.
    """
    async with database.read() as session:
        rows = await session.execute(
            select(Task, Activity.number)
            .join(Activity, Activity.id == Task.activity_id)
            .where(
                Task.deadline.is_not(None),
                Activity.kind != Kind.CONTINUOUS,
                Task.deadline == Task.original_deadline,
                Task.deadline <= end - FORTNIGHT,
            )
        )
        tasks = rows.all()
        submitted = dict(
            (
                await session.execute(
                    select(Report.task_id, func.min(Report.at))
                    .where(Report.action == Action.SUBMIT)
                    .group_by(Report.task_id)
                )
            ).all()
        )
    for who in SCHOOLS:
        schools = year.people[who].organisations(Role.COORDINATOR)
        for task, number in tasks:
            if task.organisation_id in schools:
                _note(year, calendar, who, task, number, submitted.get(task.id))


def _note(
    year: Year, calendar: WorkingCalendar, who: str, task: Task, number: str, done: datetime | None
) -> None:
    assert task.deadline is not None
    last = calendar.working_day_on_or_before(task.deadline)
    known = local_day(task.created_at, ZONE)
    spans = {
        "before": (max(known, last - FORTNIGHT), last - timedelta(days=1)),
        "on": (last, last),
        "after": (task.deadline + timedelta(days=1), task.deadline + FORTNIGHT),
    }
    year.told += 1
    for name, (first, until) in spans.items():
        owed = done is None or local_day(done, ZONE) > until
        if owed and known < first <= until and not _is_told(year, who, number, first, until):
            year.untold.append(f"{who} untold of {number} {name} {task.deadline}")


def _is_told(year: Year, who: str, number: str, first: date, until: date) -> bool:
    named = re.compile(rf"(?<![\d.]){re.escape(number)}(?![\d])")
    return any(
        each.to == who and first <= each.at.date() <= until and named.search(each.text)
        for each in year.sent
    )
