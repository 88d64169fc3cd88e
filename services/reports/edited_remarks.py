"""Words about a task that are corrected later, by an edit of the message that has said them."""

from zlib import crc32

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from domain.workflow import Action, Status
from models.tasks import Report, Review, Task
from services.core import transitions
from services.core.transitions import Outcome
from services.reports import history, remarks


async def edit(
    session: AsyncSession,
    message_key: str,
    moment: int,
    text: str,
    *,
    added: str | None = None,
    actor: Actor,
) -> Outcome | None:
    """Replace what an own message said, until the report is reviewed.

    `message_key` is the update key of the message, `moment` the Unix time of the edit. A report
    that was sent without words gets those that were `added`. None where the message was no report
    or says nothing else. The words of before stay in the table. Raises Stale once the report has
    been reviewed.
    """
    report = await _report_of(session, message_key, actor)
    words = text if report is not None and report.comment is not None else added
    if report is None or not words:
        return None
    key = _edit_key(report, moment, text)
    if await _words_before(session, report, key) in (text, added):
        return None
    found = await transitions.find_for(session, report.task_id, Action.ATTACH, actor=actor)
    if known := await transitions.repeated(session, found, key):
        return known
    return await transitions.add(
        session, found, Action.ATTACH, comment=remarks.required(words), update_key=key, actor=actor
    )


async def words_before(
    session: AsyncSession, message_key: str, moment: int, text: str, *, actor: Actor
) -> str | None:
    """What the actor's own message said before it was edited, as for `edit`; None where it has put
    no words down.
    """
    report = await _report_of(session, message_key, actor)
    if report is None:
        return None
    return await _words_before(session, report, _edit_key(report, moment, text))


async def _report_of(session: AsyncSession, message_key: str, actor: Actor) -> Report | None:
    """The report that a message has made, that with words where it has made another beside it."""
    rows = await session.scalars(
        select(Report)
        .where(
            Report.update_key.in_(remarks.keys_of(message_key)),
            Report.person_id == actor.person_id,
            Report.value.is_(None),
        )
        .order_by(Report.comment.is_(None), Report.id)
    )
    return rows.first()


def _edit_key(report: Report, moment: int, text: str) -> str:
    # Telegram counts edits in whole seconds; two of them in one second differ in their words.
    return f"{report.update_key}{history.EDITED}{moment}:{crc32(text.encode()):x}"


async def _words_before(session: AsyncSession, report: Report, edit_key: str) -> str | None:
    edits = f"{report.update_key}{history.EDITED}"
    edited = await session.scalar(
        select(Report.comment)
        .where(
            Report.task_id == report.task_id,
            Report.update_key.startswith(edits, autoescape=True),
            # This very edit may be worked on again.
            Report.update_key != edit_key,
        )
        .order_by(Report.id.desc())
        .limit(1)
    )
    return edited or report.comment


async def sent_with(session: AsyncSession, message_key: str, *, actor: Actor) -> int | None:
    """The task whose report the actor's own message has sent for review, None where it sent none.

    The report has not been reviewed or taken back since.
    """
    found: int | None = await session.scalar(
        select(Report.task_id)
        .join(Task, Task.id == Report.task_id)
        .where(
            Report.update_key.in_(remarks.keys_of(message_key)),
            Report.person_id == actor.person_id,
            Report.action == Action.SUBMIT,
            Task.status.in_((Status.SUBMITTED, Status.DONE)),
            ~exists().where(Review.task_id == Report.task_id, Review.at >= Report.at),
        )
    )
    return found
