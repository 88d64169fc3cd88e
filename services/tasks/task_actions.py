"""What the office decides about one task: cancelled, not applicable, opened again."""

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from domain.action_rights import USE_CASE_OF
from domain.workflow import Action
from services.core import audit, transitions
from services.core.transitions import LoadedTask, Outcome
from services.reports import contacts
from services.reports.remarks import required


async def cancel(
    session: AsyncSession, task_id: int, version: int | None, *, actor: Actor
) -> Outcome:
    """The school need not report this one; what was reported stays. The school is told."""
    return await _carry_out(session, task_id, version, Action.CANCEL, "task-cancelled", actor)


async def dismiss(
    session: AsyncSession, task_id: int, version: int | None, *, actor: Actor
) -> Outcome:
    """The activity does not concern the school, whether or not it has said so."""
    action = Action.CONFIRM_NOT_APPLICABLE
    return await _carry_out(session, task_id, version, action, "accepted", actor)


async def reopen(
    session: AsyncSession, task_id: int, version: int | None, reason: str, *, actor: Actor
) -> Outcome:
    """Something finished has to be done after all; the school gets the reason at once.

    Whether it was late is never rewritten.
    """
    words = required(reason)
    found = await transitions.find_for(session, task_id, Action.REOPEN, actor=actor)
    outcome = await transitions.step(
        session,
        found,
        Action.REOPEN,
        actor=actor,
        version=version,
        comment=words,
        claim=None,
        submitted_on=None,
        done_on=None,
    )
    _note(session, found, Action.REOPEN, actor)
    if (report_id := outcome.report_id) is not None:
        await contacts.tell_school(
            session, found, "curator-wrote", report_id, actor=actor, report_id=report_id
        )
    return outcome


async def _carry_out(
    session: AsyncSession,
    task_id: int,
    version: int | None,
    action: Action,
    kind: str,
    actor: Actor,
) -> Outcome:
    found = await transitions.find_for(session, task_id, action, actor=actor)
    outcome = await transitions.step(
        session, found, action, actor=actor, version=version, mend_by=None
    )
    _note(session, found, action, actor)
    await contacts.tell_school(session, found, kind, outcome.version, actor=actor)
    return outcome


def _note(session: AsyncSession, found: LoadedTask, action: Action, actor: Actor) -> None:
    audit.record(
        session,
        USE_CASE_OF[action],
        found.activity.number,
        municipality_id=found.task.municipality_id,
        actor=actor,
        task_id=found.task.id,
        organisation_id=found.task.organisation_id,
        change=action.value,
    )
