"""A number that completes a report: both are written down together, or neither."""

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from domain.errors import Code, Refusal
from domain.workflow import Action
from services.core import transitions
from services.core.transitions import Outcome
from services.reports import indicators, remarks, reporting


async def report(
    session: AsyncSession,
    task_id: int,
    indicator_id: int,
    value: float,
    *,
    comment: str | None = None,
    actor: Actor,
) -> Outcome:
    """Note a number, and send the report unless another number or a document is still missing.

    `comment` is kept with the report, or beside the number where the report does not go yet.
    Raises Stale where the report has gone already: then the number is not kept either.
    """
    noted = await indicators.note_value(
        session, task_id, indicator_id, value, actor=actor.part("value")
    )
    found = await transitions.find_for(session, task_id, Action.SUBMIT, actor=actor)
    if await indicators.is_one_missing(session, found):
        if comment:
            return await remarks.comment(session, task_id, comment, actor=actor.part("words"))
        return noted
    try:
        return await reporting.submit(session, task_id, None, comment=comment, actor=actor)
    except Refusal as refusal:
        if refusal.code is not Code.REPORT_INCOMPLETE:
            raise
        return noted
