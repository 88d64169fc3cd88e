"""Words about a task: comments, questions to the curator, and what a message has put down."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import OF_SCHOOL, Actor
from domain.errors import Code, Refusal
from domain.workflow import Action, Status
from models.rows import fetch
from models.tasks import Report, Task
from services.core import transitions
from services.core.transitions import LoadedTask, Outcome
from services.reports import contacts

MAX_TEXT = 4096
"""The longest message that Telegram sends."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Words that were put down about a task, and what was done with them."""

    task_id: int
    text: str
    action: Action | None


async def comment(
    session: AsyncSession,
    task_id: int,
    text: str,
    *,
    actor: Actor,
) -> Outcome:
    """Add a comment. What a curator writes is passed on to the school's coordinators, what a school
    writes about an accepted report to the curators: nothing else would show it to them.
    """
    found, outcome = await _add(session, task_id, text, actor)
    school = await contacts.coordinators_of(session, found.task.organisation_id)
    report_id = outcome.report_id
    is_of_school = actor.person_id in {person.id for person in school}
    if report_id is not None and is_of_school and found.task.status is Status.DONE:
        await contacts.tell_curators(
            session, found, "school-wrote", report_id, actor=actor, report_id=report_id
        )
    elif report_id is not None and not is_of_school:
        await contacts.tell_school(
            session, found, "curator-wrote", report_id, actor=actor, report_id=report_id
        )
    return outcome


async def ask_curator(
    session: AsyncSession,
    task_id: int,
    question: str,
    *,
    actor: Actor,
) -> Outcome:
    """A comment that the curators get at once; their reply to it comes back as a comment."""
    found, outcome = await _add(session, task_id, question, actor)
    if (report_id := outcome.report_id) is not None:
        await contacts.tell_curators(
            session, found, "question", report_id, actor=actor, report_id=report_id
        )
    return outcome


async def said_with(
    session: AsyncSession, message_keys: Sequence[str], *, actor: Actor
) -> Remark | None:
    """What the actor's own message has put down, by any of the update keys that it may have."""
    keys = [key for each in message_keys for key in keys_of(each)]
    values = {"keys": keys, "person": actor.person_id}
    found = await fetch(session, _SAID, values)
    return Remark(*found[0]) if found else None


_SAID = (
    select(Report.task_id, Report.comment, Report.action)
    .where(
        Report.update_key.in_(bindparam("keys", expanding=True)),
        Report.person_id == bindparam("person"),
        Report.comment.is_not(None),
    )
    .order_by(Report.id.desc())
    .limit(1)
)


def keys_of(message_key: str) -> tuple[str, ...]:
    """Those under which a message of this key may have put words or a number down."""
    return tuple(f"{message_key}{end}" for end in ("", ":words", ":submit", ":value"))


async def told_of(session: AsyncSession, task_id: int, *, actor: Actor) -> Actor:
    """The actor on account of what the message tells of this task: one message may tell of several,
    and is known again for each."""
    if actor.update_key is None:
        return actor
    of_another = select(Report.id).where(
        Report.update_key.in_(keys_of(actor.update_key)), Report.task_id != task_id
    )
    return actor.part(task_id) if await session.scalar(of_another.limit(1)) else actor


async def tellings(session: AsyncSession, message_key: str, *, actor: Actor) -> list[str]:
    """The keys under which the actor's own message may have told of tasks, by `told_of`: its own
    first.
    """
    found = await session.scalars(
        select(Task.id)
        .join(Report, Report.task_id == Task.id)
        .where(
            Task.organisation_id.in_(actor.organisations(*OF_SCHOOL)),
            Report.person_id == actor.person_id,
            Report.update_key.startswith(f"{message_key}:", autoescape=True),
        )
        .distinct()
        .order_by(Task.id)
    )
    return [message_key, *(f"{message_key}:{task_id}" for task_id in found)]


def clean(text: str | None) -> str | None:
    """The text without blank ends and in a message's length, None where nothing is left."""
    return (text or "").strip()[:MAX_TEXT] or None


def required(text: str) -> str:
    """The same for what must be there; raises Refusal(BAD_INPUT)."""
    cleaned = clean(text)
    if cleaned is None:
        raise Refusal(Code.BAD_INPUT)
    return cleaned


async def _add(
    session: AsyncSession, task_id: int, text: str, actor: Actor
) -> tuple[LoadedTask, Outcome]:
    found = await transitions.find_for(session, task_id, Action.COMMENT, actor=actor)
    known = await transitions.repeated(session, found, actor.update_key)
    outcome = known or await transitions.add(
        session,
        found,
        Action.COMMENT,
        comment=required(text),
        update_key=actor.update_key,
        actor=actor,
    )
    return found, outcome
