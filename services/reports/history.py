"""What happened to a task, in order: reports, answers to them, and moved deadlines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Row, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from domain.access import Actor, UseCase
from domain.calendar import local_day
from domain.lateness import DatedMove as Move
from domain.lateness import Step
from domain.workflow import Action
from models.enums import MoveVerdict
from models.people import Person
from models.roadmaps import Indicator
from models.rows import fetch
from models.tasks import DeadlineMove, Report
from services.core import transitions

Columns = Row[*tuple[Any, ...]]

Said = TypeVar("Said", Report, Columns)
"""A report as a row or by its columns."""

SUBMITTING = (Action.SUBMIT, Action.NO_CHANGE, Action.REQUEST_NOT_APPLICABLE)
"""What makes a report out of what was gathered."""

EDITED = ":edited:"
"""Between the key of a message and the moment of its edit, in `Report.update_key`."""

MENDED = ":value:"
"""The same where the edit has mended a number: both numbers are told."""


@dataclass(frozen=True, slots=True)
class HistoryEvent:
    """One thing that happened. `what` ends the id of its text: `event-<what>`.

    `who` is empty for somebody who was forgotten. `note` is a comment, a reason or a number as
    it was written; the two deadlines are set where one was asked for or moved.
    """

    at: datetime
    on: date
    who: str
    what: str
    note: str = ""
    old_deadline: date | None = None
    new_deadline: date | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """Who sent a report in; `who` is empty for somebody who was forgotten."""

    person_id: int
    who: str


async def last_submission(session: AsyncSession, task_id: int) -> Submission | None:
    """Who has sent the report of a task last, None where nobody has."""
    found = await fetch(session, _LAST_SUBMISSION, {"task": task_id})
    return Submission(*found[0]) if found else None


async def last_mover(session: AsyncSession, task_id: int) -> str:
    """Who has brought a task to where it stands; empty for nobody, and for who was forgotten."""
    found = await fetch(session, _LAST_MOVER, {"task": task_id})
    return str(found[0][0]) if found else ""


_LAST_MOVER = (
    select(Person.name)
    .join(Report, Report.person_id == Person.id)
    .where(Report.task_id == bindparam("task"), Report.status_before != Report.status_after)
    .order_by(Report.id.desc())
    .limit(1)
)
_LAST_SUBMISSION = (
    select(Person.id, Person.name)
    .join(Report, Report.person_id == Person.id)
    .where(Report.task_id == bindparam("task"), Report.action.in_(SUBMITTING))
    .order_by(Report.id.desc())
    .limit(1)
)


async def load(session: AsyncSession, task_id: int, *, actor: Actor) -> list[HistoryEvent]:
    """Everything that happened to a task, the oldest first."""
    found = await transitions.find(session, task_id, UseCase.SEE_TASK, actor=actor)
    return await events(session, found.task.id, found.zone)


async def events(session: AsyncSession, task_id: int, zone: ZoneInfo) -> list[HistoryEvent]:
    """The same for whoever has been let in already. Days are counted in `zone`."""
    happened = [
        *told(await reports_of(session, task_id), zone),
        *await _of_moves(session, task_id, zone),
    ]
    return sorted(happened, key=lambda event: event.at)


async def steps(session: AsyncSession, task_id: int, zone: ZoneInfo) -> list[Step]:
    """The history as `domain.lateness` reads it."""
    found = await session.execute(
        select(Report.at, Report.action, Report.status_after)
        .where(Report.task_id == task_id)
        .order_by(Report.id)
    )
    return [Step(local_day(at, zone), action, after) for at, action, after in found if action]


async def moves(session: AsyncSession, task_id: int, zone: ZoneInfo) -> list[Move]:
    """The deadlines of a task that were moved, in order, as `domain.lateness` reads them."""
    moved = await session.scalars(
        select(DeadlineMove)
        .where(DeadlineMove.task_id == task_id, DeadlineMove.verdict == MoveVerdict.ACCEPTED)
        .order_by(DeadlineMove.decided_at, DeadlineMove.id)
    )
    return [
        Move(local_day(row.decided_at, zone), row.old_deadline, row.new_deadline)
        for row in moved
        if row.decided_at is not None
    ]


def current(reports: Iterable[Said]) -> list[tuple[Said, str]]:
    """Reports with what they say now: an edit of a message replaces its words, not its action."""
    kept: dict[str, tuple[Said, str]] = {}
    for report in reports:
        key = report.update_key or f"#{report.id}"
        original, edit, _ = key.partition(EDITED)
        first = kept[original][0] if edit and original in kept else report
        kept[original] = first, report.comment or ""
    return list(kept.values())


_REPORTS = (
    select(
        Report.id,
        Report.at,
        Report.action,
        Report.comment,
        Report.value,
        Report.indicator_id,
        Report.update_key,
        Person.name.label("who"),
        Indicator.unit,
    )
    .join(Person, Person.id == Report.person_id)
    .outerjoin(Indicator, Indicator.id == Report.indicator_id)
    .where(Report.task_id == bindparam("task"))
    .order_by(Report.id)
)


async def reports_of(session: AsyncSession, task_id: int) -> Sequence[Columns]:
    """The reports of a task, the oldest first, with `who` sent them and the `unit` of a number."""
    return await fetch(session, _REPORTS, {"task": task_id})


def told(reports: Iterable[Columns], zone: ZoneInfo) -> list[HistoryEvent]:
    """What these reports say now, as events."""
    return [
        HistoryEvent(
            report.at,
            local_day(report.at, zone),
            report.who,
            _kind(report),
            words if report.value is None else f"{report.value:g} {report.unit}",
        )
        for report, words in current(reports)
    ]


def _kind(report: Columns) -> str:
    if report.value is not None:
        return "value"
    return report.action.value if report.action else "file-withdrawn"


async def _of_moves(session: AsyncSession, task_id: int, zone: ZoneInfo) -> Sequence[HistoryEvent]:
    decider = aliased(Person)
    moved = await session.execute(
        select(DeadlineMove, Person.name, decider.name)
        .join(Person, Person.id == DeadlineMove.asked_by)
        .outerjoin(decider, decider.id == DeadlineMove.decided_by)
        .where(DeadlineMove.task_id == task_id)
        .order_by(DeadlineMove.id)
    )
    told = []
    for move, who, decided_by in moved:
        dates = move.old_deadline, move.new_deadline
        is_of_its_own = move.decided_by == move.asked_by
        if not (is_of_its_own and move.verdict is MoveVerdict.ACCEPTED):
            on = local_day(move.asked_at, zone)
            told.append(HistoryEvent(move.asked_at, on, who, "move-asked", move.reason, *dates))
        if move.decided_at is not None and move.verdict is not MoveVerdict.OPEN:
            on = local_day(move.decided_at, zone)
            kind = f"move-{move.verdict.value}"
            told.append(HistoryEvent(move.decided_at, on, decided_by or "", kind, "", *dates))
    return told
