"""«Как в прошлый раз»: what a school said of the same activity in its window before."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from domain.access import Actor, UseCase
from domain.errors import Stale
from domain.workflow import Action, Status
from models.roadmaps import Indicator
from models.tasks import Report, Task
from services.core import transitions
from services.core.transitions import Outcome
from services.reports import history, indicators, reporting
from services.reports.indicators import IndicatorLine

_WORDS = (Action.COMMENT, Action.SUBMIT, Action.CHECK_IN)


@dataclass(frozen=True, slots=True)
class LastTime:
    """A report of before: its deadline, what was said, and the numbers."""

    deadline: date
    comment: str
    values: tuple[IndicatorLine, ...]


async def last_time(session: AsyncSession, task_id: int, *, actor: Actor) -> LastTime | None:
    """The latest finished window before this one in which something was said, or None."""
    found = await transitions.find(session, task_id, UseCase.SEE_TASK, actor=actor)
    return await previous(session, found.task)


async def previous(session: AsyncSession, task: Task) -> LastTime | None:
    """The same for whoever has been let in already."""
    if task.deadline is None:
        return None
    before = await session.scalar(
        select(Task)
        .where(
            Task.activity_id == task.activity_id,
            Task.organisation_id == task.organisation_id,
            Task.deadline < task.deadline,
            Task.status == Status.DONE,
        )
        .order_by(Task.deadline.desc())
        .limit(1)
    )
    if before is None or before.deadline is None:
        return None
    reports = await session.scalars(
        select(Report)
        .where(
            Report.task_id == before.id,
            # An edit of a message is a row of its own, with the action ATTACH.
            Report.action.in_((*_WORDS, Action.ATTACH)),
        )
        .order_by(Report.id)
    )
    said = [
        words for report, words in history.current(reports) if report.action in _WORDS and words
    ]
    values = await indicators.lines(session, task.activity_id, before.id)
    known = tuple(line for line in values if line.fact is not None)
    if not said and not known:
        return None
    return LastTime(before.deadline, said[-1] if said else "", known)


def said_before(activity_id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """Whether a report holds something that `previous` would find: words, or a number."""
    worded = and_(Report.action.in_(_WORDS), Report.comment != "")
    indicator_ids = select(Indicator.id).where(Indicator.activity_id == activity_id)
    return or_(worded, and_(Report.value.is_not(None), Report.indicator_id.in_(indicator_ids)))


async def repeat(
    session: AsyncSession,
    task_id: int,
    version: int | None,
    *,
    actor: Actor,
) -> Outcome:
    """Report the same words and numbers again, and submit.

    Files are not taken over: a document of the last window does not prove this one.
    """
    found = await transitions.find_for(session, task_id, Action.SUBMIT, actor=actor)
    if known := await transitions.repeated(session, found, actor.update_key):
        return known
    before = await previous(session, found.task)
    if before is None or (version is not None and version != found.task.version):
        raise Stale
    for line in before.values:
        assert line.fact is not None
        by = actor.part(line.indicator_id)
        await indicators.note_value(session, task_id, line.indicator_id, line.fact, actor=by)
    return await reporting.submit(
        session,
        task_id,
        version,
        comment=before.comment or None,
        actor=actor,
    )
