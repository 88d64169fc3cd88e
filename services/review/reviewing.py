"""What a curator does with reports: the queue, accepting, returning with a reason.

A return reaches every coordinator of the school at once, and the person who submitted first of
all; an acceptance is said only where the report had been returned before, since a message for
each accepted report would be noise.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase
from domain.errors import Code, Refusal
from domain.lateness import Step, deadline_in_force, delivered_on
from domain.possible_days import possible_days
from domain.workflow import Action, Status, approval_of, is_done_late
from models.enums import Verdict
from models.tasks import Review
from services.core import calendars, transitions
from services.core.transitions import LoadedTask, Outcome
from services.reports import contacts, history
from services.reports.remarks import required

MEND_WORKING_DAYS = 2
"""How long a school has to mend a returned report, unless the curator says otherwise."""

MENDING = (MEND_WORKING_DAYS, 5, 10)
"""The working days that a curator can give with a press."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of many at once: `changed` were not as they had been seen, and are left."""

    count: int
    changed: int


async def accept(
    session: AsyncSession,
    task_id: int,
    version: int,
    *,
    actor: Actor,
) -> Outcome:
    """Agree with a report: what was said to be done is done, late or not; what was said not to
    concern the school does not.
    """
    found = await transitions.find(session, task_id, UseCase.REVIEW, actor=actor)
    if known := await transitions.repeated(session, found, actor.update_key):
        return known
    action = approval_of(found.task.claim or Action.SUBMIT)
    columns: dict[str, Any] = {}
    if action is Action.ACCEPT:
        columns = {"done_on": found.today, "done_late": await _is_late(session, found)}
    outcome = await transitions.step(
        session,
        found,
        action,
        actor=actor,
        version=version,
        update_key=actor.update_key,
        mend_by=None,
        **columns,
    )
    was_returned = found.task.mend_by is not None
    number = await _write(session, found, Verdict.ACCEPTED, None, None, actor)
    if was_returned:
        await contacts.tell_school(session, found, "accepted", number, actor=actor)
    return outcome


async def accept_many(
    session: AsyncSession, seen: Iterable[tuple[int, int]], *, actor: Actor
) -> Accepted:
    """Accept reports as they were seen: pairs of a task and its version.

    What has changed since is left for another look, and so is what is said not to concern a
    school: that is decided one by one.
    """
    accepted = changed = 0
    for task_id, version in seen:
        found = await transitions.find(session, task_id, UseCase.REVIEW, actor=actor)
        task = found.task
        fits = task.status is Status.SUBMITTED and task.version == version
        if not fits or task.claim is Action.REQUEST_NOT_APPLICABLE:
            changed += 1
            continue
        await accept(session, task_id, version, actor=actor.part(task_id))
        accepted += 1
    return Accepted(accepted, changed)


async def mending_days(session: AsyncSession, task_id: int, *, actor: Actor) -> dict[int, date]:
    """Working days from today → the day until which a report can be asked to be mended."""
    found = await transitions.find(session, task_id, UseCase.REVIEW, actor=actor)
    calendar = await calendars.of_municipality(
        session, found.task.municipality_id, {found.today.year}
    )
    return {days: calendar.shift(found.today, days) for days in MENDING}


async def return_(
    session: AsyncSession,
    task_id: int,
    version: int | None,
    reason: str,
    *,
    mend_by: date | None = None,
    actor: Actor,
) -> Outcome:
    """Send a report back with a reason, to be mended by a day (two working days from today)."""
    found = await transitions.find(session, task_id, UseCase.REVIEW, actor=actor)
    if known := await transitions.repeated(session, found, actor.update_key):
        return known
    text = required(reason)
    calendar = await calendars.of_municipality(
        session, found.task.municipality_id, {found.today.year}
    )
    day = mend_by or calendar.shift(found.today, MEND_WORKING_DAYS)
    if day < found.today:
        raise Refusal(Code.BAD_INPUT)
    possible_days(found.roadmap.period_start, max(found.roadmap.period_end, found.today)).check(day)
    outcome = await transitions.step(
        session,
        found,
        Action.RETURN,
        actor=actor,
        version=version,
        comment=text,
        update_key=actor.update_key,
        claim=None,
        submitted_on=None,
        mend_by=day,
    )
    number = await _write(session, found, Verdict.RETURNED, text, day, actor)
    await contacts.tell_school(session, found, "returned", number, actor=actor, review=number)
    return outcome


async def _is_late(session: AsyncSession, found: LoadedTask) -> bool:
    """Whether the report that is being accepted came late, by the deadline in force that day."""
    walked = await history.steps(session, found.task.id, found.zone)
    delivered = delivered_on([*walked, Step(found.today, Action.ACCEPT, Status.DONE)])
    if delivered is None:
        return found.task.done_late
    moves = await history.moves(session, found.task.id, found.zone)
    deadline = deadline_in_force(found.task.deadline, moves, delivered)
    return found.task.done_late or is_done_late(delivered, deadline)


async def _write(
    session: AsyncSession,
    found: LoadedTask,
    verdict: Verdict,
    reason: str | None,
    mend_by: date | None,
    actor: Actor,
) -> int:
    """Add a review and return its id."""
    row = Review(
        task_id=found.task.id,
        person_id=actor.person_id,
        at=actor.as_of,
        verdict=verdict,
        reason=reason,
        mend_by=mend_by,
    )
    session.add(row)
    await session.flush()
    return row.id
