"""Numeric targets of a task: the plan, and the fact that the school has reported."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from domain.errors import Code, Refusal, Stale
from domain.measures import is_met, is_possible
from domain.workflow import Action, move
from models.roadmaps import Indicator
from models.tasks import Report
from services.core import transitions
from services.core.transitions import LoadedTask, Outcome
from services.reports import history
from services.reports.history import Columns


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """A target and the last number that was reported for it; `fact` is None before that."""

    indicator_id: int
    text: str
    target: float
    unit: str
    at_least: bool
    fact: float | None

    @property
    def met(self) -> bool | None:
        """Whether the fact keeps to the plan; None without a fact."""
        return None if self.fact is None else is_met(self.fact, self.target, self.at_least)


@dataclass(frozen=True, slots=True)
class ReportedNumber:
    """What a message has reported for an indicator of a task."""

    task_id: int
    indicator_id: int
    value: float


async def note_value(
    session: AsyncSession,
    task_id: int,
    indicator_id: int,
    value: float,
    *,
    actor: Actor,
) -> Outcome:
    """Report the fact of an indicator; a later one takes the place of an earlier one.

    Raises Refusal(BAD_INPUT) for a number that cannot be, and Stale where no report is owed: a
    number that comes too late changes nothing of a report that somebody else has sent.
    """
    found = await transitions.find_for(session, task_id, Action.ATTACH, actor=actor)
    if known := await transitions.repeated(session, found, actor.update_key):
        return known
    move(found.task.status, Action.SUBMIT, found.review_needed)
    return await _write(session, found, indicator_id, value, actor)


async def mend_value(
    session: AsyncSession, task_id: int, indicator_id: int, value: float, *, actor: Actor
) -> Outcome:
    """Put another number in the place of one that was reported, until the report is reviewed.

    The report stays where it is and keeps its day. Raises what `note_value` does, Stale also
    where no number was reported.
    """
    found = await transitions.find_for(session, task_id, Action.ATTACH, actor=actor)
    if known := await transitions.repeated(session, found, actor.update_key):
        return known
    reported = await lines(session, found.activity.id, task_id)
    if all(line.indicator_id != indicator_id or line.fact is None for line in reported):
        raise Stale
    return await _write(session, found, indicator_id, value, actor)


async def said_with(
    session: AsyncSession, message_key: str, *, actor: Actor
) -> ReportedNumber | None:
    """The number that the actor's own message has put down, as it was mended by edits of it."""
    of_message = select(Report).where(
        Report.person_id == actor.person_id, Report.value.is_not(None)
    )
    keys = [message_key, f"{message_key}:value"]
    first = await session.scalar(of_message.where(Report.update_key.in_(keys)))
    if first is None:
        return None
    mended = await session.scalar(
        of_message.where(
            Report.task_id == first.task_id,
            Report.update_key.startswith(f"{message_key}{history.MENDED}", autoescape=True),
        )
        .order_by(Report.id.desc())
        .limit(1)
    )
    last = mended or first
    assert last.indicator_id is not None and last.value is not None
    return ReportedNumber(last.task_id, last.indicator_id, last.value)


async def edit(
    session: AsyncSession,
    said: ReportedNumber,
    value: float,
    message_key: str,
    moment: int,
    *,
    actor: Actor,
) -> Outcome:
    """Mend the number that a message said, for the message was edited at the Unix time `moment`.

    Raises what `mend_value` does.
    """
    edited = actor.caused_by(f"{message_key}{history.MENDED}{moment}:{value:g}")
    return await mend_value(session, said.task_id, said.indicator_id, value, actor=edited)


async def _write(
    session: AsyncSession, found: LoadedTask, indicator_id: int, value: float, actor: Actor
) -> Outcome:
    indicator = await session.get(Indicator, indicator_id)
    if indicator is None or indicator.activity_id != found.activity.id:
        raise Refusal(Code.DENIED)
    if not is_possible(value, indicator.unit):
        raise Refusal(Code.BAD_INPUT)
    return await transitions.add(
        session,
        found,
        Action.ATTACH,
        indicator_id=indicator_id,
        value=value,
        update_key=actor.update_key,
        actor=actor,
    )


async def lines(session: AsyncSession, activity_id: int, task_id: int) -> tuple[IndicatorLine, ...]:
    """The indicators of an activity with the facts of one of its tasks."""
    rows = await session.execute(
        select(Report.indicator_id, Report.value)
        .where(Report.task_id == task_id, Report.indicator_id.is_not(None))
        .order_by(Report.id)
    )
    facts = dict(rows.all())
    indicators = await session.scalars(
        select(Indicator).where(Indicator.activity_id == activity_id).order_by(Indicator.id)
    )
    return tuple(
        IndicatorLine(row.id, row.text, row.target, row.unit, row.at_least, facts.get(row.id))
        for row in indicators
    )


async def is_one_missing(session: AsyncSession, found: LoadedTask) -> bool:
    """Whether a number that the plan asks for has not been reported."""
    known = await lines(session, found.activity.id, found.task.id)
    return any(line.fact is None for line in known)


def with_facts(
    lines: Sequence[IndicatorLine], reports: Iterable[Columns]
) -> tuple[IndicatorLine, ...]:
    """The same of what has been read already: `history.reports_of`, the oldest first."""
    facts = {report.indicator_id: report.value for report in reports}
    return tuple(replace(line, fact=facts.get(line.indicator_id)) for line in lines)
