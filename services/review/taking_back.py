"""A return that its curator takes back, while the school has done nothing about it."""

from datetime import date

from sqlalchemy import bindparam, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase
from domain.calendar import local_day
from domain.errors import Stale
from domain.workflow import Action, Status
from models.enums import Verdict
from models.tasks import Evidence, Report, Review
from services.core import transitions
from services.core.transitions import LoadedTask, Outcome
from services.reports import contacts

_CLAIMS = (Action.SUBMIT, Action.REQUEST_NOT_APPLICABLE)
_FILE_SINCE = select(
    exists().where(Evidence.task_id == bindparam("task"), Evidence.at > bindparam("at"))
)


async def may_take_back(session: AsyncSession, task_id: int, *, actor: Actor) -> bool:
    """Whether nobody has acted on a returned task since: no word was said and no file has come."""
    found = await transitions.find(session, task_id, UseCase.REVIEW, actor=actor)
    try:
        await _submission(session, found)
    except Stale:
        return False
    return found.task.status is Status.RETURNED


async def take_back(session: AsyncSession, task_id: int, version: int, *, actor: Actor) -> Outcome:
    """Put a returned report back under review, as it was; the school is told.

    Raises Stale where anybody has acted on the task since, even with a word or a file.
    """
    found = await transitions.find(session, task_id, UseCase.REVIEW, actor=actor)
    if known := await transitions.repeated(session, found, actor.update_key):
        return known
    claim, submitted_on = await _submission(session, found)
    review, kept = await _reviews(session, task_id)
    outcome = await transitions.step(
        session,
        found,
        Action.TAKE_BACK,
        actor=actor,
        version=version,
        update_key=actor.update_key,
        claim=claim,
        submitted_on=submitted_on,
        mend_by=kept,
    )
    review.withdrawn_at = actor.as_of
    await contacts.tell_school(session, found, "return-withdrawn", review.id, actor=actor)
    return outcome


async def _reviews(session: AsyncSession, task_id: int) -> tuple[Review, date | None]:
    """The return, and by when the one before it was to be mended."""
    rows = await session.scalars(
        select(Review)
        .where(Review.task_id == task_id, Review.withdrawn_at.is_(None))
        .order_by(Review.id.desc())
        .limit(2)
    )
    last, before = [*rows, None, None][:2]
    if last is None:
        raise Stale
    returned_before = before is not None and before.verdict is Verdict.RETURNED
    return last, before.mend_by if before is not None and returned_before else None


async def _submission(session: AsyncSession, found: LoadedTask) -> tuple[Action, date]:
    """What the school had said and on which day, where nothing was said since the return."""
    rows = await session.execute(
        select(Report.action, Report.at)
        .where(Report.task_id == found.task.id)
        .order_by(Report.id.desc())
    )
    newest = next(rows, None)
    if newest is None or newest.action is not Action.RETURN:
        raise Stale
    if await session.scalar(_FILE_SINCE, {"task": found.task.id, "at": newest.at}):
        raise Stale
    said = next((row for row in rows if row.action in _CLAIMS), None)
    if said is None or said.action is None:
        raise Stale
    return said.action, local_day(said.at, found.zone)
