"""What a school says about its tasks: each use case is one step, written down once.

`version` is what the pressed button had seen; None comes from a message, which speaks of the
task as it is. What is asked for twice under one `Actor.update_key` adds nothing and returns the
present state.
"""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from domain.errors import Code, Refusal
from domain.lateness import Step, delivered_on
from domain.workflow import Action, Status, is_done_late, move
from models.tasks import Report, Review
from services.core import transitions
from services.core.transitions import LoadedTask, Outcome
from services.reports import evidence, history
from services.reports.contacts import tell_curators, tell_school
from services.reports.remarks import clean, required


async def start(
    session: AsyncSession,
    task_id: int,
    version: int | None,
    *,
    actor: Actor,
) -> Outcome:
    """Say that the work has begun."""
    return await _plain(session, task_id, version, Action.START, None, actor)


async def submit(
    session: AsyncSession,
    task_id: int,
    version: int | None,
    *,
    comment: str | None = None,
    even_incomplete: bool = False,
    actor: Actor,
) -> Outcome:
    """Send the report for review; where nobody reviews, the task is done at once.

    Raises Refusal(REPORT_INCOMPLETE) where a wanted document is missing and no word since the
    last review stands for it, unless the school sends it `even_incomplete`.
    """
    found = await transitions.find_for(session, task_id, Action.SUBMIT, actor=actor)
    if known := await transitions.repeated(session, found, actor.update_key):
        return known
    text = clean(comment)
    if not (text or even_incomplete) and not await _is_complete(session, found):
        raise Refusal(Code.REPORT_INCOMPLETE)
    mended = found.task.status is Status.RETURNED
    outcome = await transitions.step(
        session,
        found,
        Action.SUBMIT,
        actor=actor,
        version=version,
        comment=text,
        update_key=actor.update_key,
        claim=Action.SUBMIT,
        submitted_on=found.today,
        **await _done(session, found, Action.SUBMIT),
    )
    if mended:
        # The others were told of the return too: nobody shall mend it twice.
        await tell_school(session, found, "mended", outcome.version, actor=actor)
    return outcome


async def withdraw(
    session: AsyncSession,
    task_id: int,
    version: int | None,
    *,
    actor: Actor,
) -> Outcome:
    """Take a report back that nobody has reviewed yet. That it came late is not forgotten."""
    undone: dict[str, Any] = {"claim": None, "submitted_on": None, "done_on": None}
    return await _plain(session, task_id, version, Action.WITHDRAW, None, actor, **undone)


async def block(
    session: AsyncSession,
    task_id: int,
    version: int | None,
    reason: str,
    *,
    actor: Actor,
) -> Outcome:
    """Say that something is in the way; the curators are told at once."""
    return await _tell(session, task_id, version, Action.BLOCK, "blocked", reason, actor)


async def request_not_applicable(
    session: AsyncSession,
    task_id: int,
    version: int | None,
    reason: str,
    *,
    actor: Actor,
) -> Outcome:
    """Say that the task does not concern the school; a curator has to agree, and is told."""
    action = Action.REQUEST_NOT_APPLICABLE
    kind = "not-applicable-asked"
    return await _tell(session, task_id, version, action, kind, reason, actor, is_claim=True)


async def check_in(
    session: AsyncSession,
    task_id: int,
    version: int | None,
    comment: str | None = None,
    *,
    actor: Actor,
) -> Outcome:
    """Say that work without a last day goes on, with or without news."""
    return await _plain(session, task_id, version, Action.CHECK_IN, clean(comment), actor)


async def no_change(
    session: AsyncSession,
    task_id: int,
    version: int | None,
    *,
    actor: Actor,
) -> Outcome:
    """«Без изменений»: closes a window of continuous work, or checks in where it has no end."""
    found = await transitions.find_for(session, task_id, Action.NO_CHANGE, actor=actor)
    if known := await transitions.repeated(session, found, actor.update_key):
        return known
    action = Action.CHECK_IN if found.task.deadline is None else Action.NO_CHANGE
    columns = await _done(session, found, action)
    if columns:
        columns |= {"claim": action, "submitted_on": found.today}
    return await transitions.step(
        session, found, action, actor=actor, version=version, update_key=actor.update_key, **columns
    )


async def tell_news(
    session: AsyncSession,
    task_id: int,
    text: str,
    *,
    actor: Actor,
) -> Outcome:
    """«Есть новое»: a report of continuous work, a check-in where it has no last day."""
    found = await transitions.find_for(session, task_id, Action.SUBMIT, actor=actor)
    use_case = check_in if found.task.deadline is None else submit
    return await use_case(session, task_id, None, comment=required(text), actor=actor)


async def _plain(
    session: AsyncSession,
    task_id: int,
    version: int | None,
    action: Action,
    text: str | None,
    actor: Actor,
    **columns: Any,
) -> Outcome:
    """A step that depends on nothing but the status; `columns` of the task are set with it."""
    found = await transitions.find_for(session, task_id, action, actor=actor)
    if known := await transitions.repeated(session, found, actor.update_key):
        return known
    return await transitions.step(
        session,
        found,
        action,
        actor=actor,
        version=version,
        comment=text,
        update_key=actor.update_key,
        **columns,
    )


async def _tell(
    session: AsyncSession,
    task_id: int,
    version: int | None,
    action: Action,
    kind: str,
    reason: str,
    actor: Actor,
    *,
    is_claim: bool = False,
) -> Outcome:
    """A step with its reason, which the curators are told by a message of this kind, once."""
    found = await transitions.find_for(session, task_id, action, actor=actor)
    if known := await transitions.repeated(session, found, actor.update_key):
        return known
    columns = {"claim": action, "submitted_on": found.today} if is_claim else {}
    outcome = await transitions.step(
        session,
        found,
        action,
        actor=actor,
        version=version,
        comment=required(reason),
        update_key=actor.update_key,
        **columns,
    )
    await tell_curators(session, found, kind, outcome.version, actor=actor)
    return outcome


async def _done(session: AsyncSession, found: LoadedTask, action: Action) -> dict[str, Any]:
    """The values of a task that `action` finishes at once, none where it does not."""
    after = move(found.task.status, action, found.review_needed)
    if after is not Status.DONE:
        return {}
    walked = await history.steps(session, found.task.id, found.zone)
    delivered = delivered_on([*walked, Step(found.today, action, after)])
    late = found.task.done_late or is_done_late(delivered, found.task.deadline)
    return {"done_on": found.today, "done_late": late}


async def _is_complete(session: AsyncSession, found: LoadedTask) -> bool:
    """Whether each wanted document is there, or words since the last review stand for them."""
    task_id = found.task.id
    files = await evidence.files_of(session, task_id)
    slots = await evidence.slots_of(session, found.activity.id, files)
    if all(slot.have >= slot.wanted for slot in slots):
        return True
    reviewed = await session.scalar(
        select(func.max(Review.at)).where(Review.task_id == task_id, Review.withdrawn_at.is_(None))
    )
    words = select(Report.id).where(Report.task_id == task_id, Report.action == Action.COMMENT)
    if reviewed is not None:
        words = words.where(Report.at > reviewed)
    return await session.scalar(words.limit(1)) is not None
