"""Deadlines that the office moves: in answer to a request of a school, or of its own accord."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase
from domain.errors import Code, Refusal, Stale
from domain.workflow import OPEN, Action
from models.enums import MoveVerdict
from models.people import Person
from models.tasks import DeadlineMove, Task
from services.core import absences, audit, outbox, task_states, transitions
from services.core.audit import Detail
from services.core.hours import within_hours
from services.core.transitions import LoadedTask
from services.reports.contacts import coordinators_of
from services.reports.remarks import required
from services.tasks.deadline_requests import check, is_movable, possible, waiting

DECISIONS = (MoveVerdict.ACCEPTED, MoveVerdict.REFUSED)
"""What an office can say to a request."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of a request: the task, and its new deadline, None where it was refused.

    `move_id` is the row of the move.
    """

    task_id: int
    deadline: date | None
    move_id: int


async def move(
    session: AsyncSession,
    task_id: int,
    version: int | None,
    deadline: date | None,
    reason: str = "",
    *,
    actor: Actor,
) -> Decision:
    """A curator moves the deadline of one task; a request that waits is answered by it.

    `deadline` None is «бессрочно»: the task goes on, and is asked about by the rhythm of its
    plan, until it is given a deadline again. Raises Stale where the school owes nothing any more,
    the task was changed, or the plan itself gives it no deadline;
    Refusal(BAD_INPUT) for a day that is past or the deadline itself, and Refusal(DAY_OUTSIDE) for
    one far outside the plan.
    """
    found = await transitions.find(session, task_id, UseCase.MOVE_DEADLINE, actor=actor)
    return await move_found(session, found, version, deadline, reason, actor=actor)


async def deadline_before(session: AsyncSession, task_id: int, *, actor: Actor) -> date | None:
    """The deadline before the latest move, None where none was made, or it had none."""
    await transitions.find(session, task_id, UseCase.MOVE_DEADLINE, actor=actor)
    found: date | None = await session.scalar(
        select(DeadlineMove.old_deadline)
        .where(DeadlineMove.task_id == task_id, DeadlineMove.verdict == MoveVerdict.ACCEPTED)
        .order_by(DeadlineMove.id.desc())
        .limit(1)
    )
    return found


async def move_found(
    session: AsyncSession,
    found: LoadedTask,
    version: int | None,
    deadline: date | None,
    reason: str = "",
    *,
    actor: Actor,
) -> Decision:
    """The same for a task that was found for this actor's move already."""
    task_id = found.task.id
    if deadline is not None and (request := await waiting(session, task_id)):
        return await decide(
            session, request.id, MoveVerdict.ACCEPTED, new_deadline=deadline, actor=actor
        )
    if version not in (None, found.task.version) or not _may_set(found, deadline):
        raise Stale
    if deadline is not None:
        check(found, deadline)
    elif await waiting(session, task_id) is not None:
        # Whoever has asked for a day is answered with a day, or with a refusal.
        raise Refusal(Code.BAD_INPUT)
    return await carry_out(session, found, deadline, reason, actor=actor)


async def carry_out(
    session: AsyncSession,
    found: LoadedTask,
    deadline: date | None,
    reason: str = "",
    *,
    actor: Actor,
) -> Decision:
    """Give a task another deadline, which may be: it is put down, and the school is told.

    Raises Stale where the school owes nothing any more or the task was changed.
    """
    task_id = found.task.id
    made = DeadlineMove(
        task_id=task_id,
        asked_by=actor.person_id,
        asked_at=actor.as_of,
        reason=reason.strip(),
        old_deadline=found.task.deadline,
        new_deadline=deadline,
        verdict=MoveVerdict.ACCEPTED,
        decided_by=actor.person_id,
        decided_at=actor.as_of,
        left_version=found.task.version + 1,
    )
    session.add(made)
    await session.flush()
    await _set_deadline(session, found, deadline, actor)
    _note(session, found, actor, new=_iso(deadline), organisation_id=found.task.organisation_id)
    await _tell(session, found, made, actor)
    return Decision(task_id, deadline, made.id)


async def decide(
    session: AsyncSession,
    move_id: int,
    verdict: MoveVerdict,
    *,
    new_deadline: date | None = None,
    words: str | None = None,
    actor: Actor,
) -> Decision:
    """Accept a request, with another day than asked where `new_deadline` is set, or refuse it.

    Both days stay on record; the asker and the school's coordinators are told, with the curator's
    `words`, which become a comment. Raises
    Stale where it was decided before or the school owes nothing any more, and
    Refusal(BAD_INPUT) for a day that is past or too far.
    """
    move = await session.get(DeadlineMove, move_id, populate_existing=True)
    if move is None:
        raise Refusal(Code.DENIED)
    found = await transitions.find(session, move.task_id, UseCase.MOVE_DEADLINE, actor=actor)
    asked = move.new_deadline
    accepted = verdict is MoveVerdict.ACCEPTED
    granted = (new_deadline or asked) if accepted else asked
    if accepted:
        if granted is None or granted < found.today:
            raise Refusal(Code.BAD_INPUT)
        possible(found).check(granted)
    decided = await session.execute(
        update(DeadlineMove)
        .where(DeadlineMove.id == move_id, DeadlineMove.verdict == MoveVerdict.OPEN)
        .values(
            verdict=verdict,
            new_deadline=granted,
            old_deadline=found.task.deadline,
            decided_by=actor.person_id,
            decided_at=actor.as_of,
        )
        .returning(DeadlineMove.id)
        .execution_options(synchronize_session=False)
    )
    if verdict not in DECISIONS or decided.first() is None:
        raise Stale
    said = await _keep_words(session, found, words, actor) if words else {}
    if accepted:
        await _set_deadline(session, found, granted, actor)
    left = _iso(granted if accepted else found.task.deadline)
    _note(session, found, actor, new=left, asked=_iso(asked), verdict=verdict.value)
    await _tell(session, found, move, actor, **said)
    return Decision(found.task.id, granted if accepted else None, move_id)


def _note(session: AsyncSession, found: LoadedTask, actor: Actor, **details: Detail) -> None:
    audit.record(
        session,
        UseCase.MOVE_DEADLINE,
        found.activity.number,
        municipality_id=found.task.municipality_id,
        actor=actor,
        task_id=found.task.id,
        old=_iso(found.task.deadline),
        **details,
    )


async def _keep_words(
    session: AsyncSession, found: LoadedTask, words: str, actor: Actor
) -> dict[str, int]:
    """The words of the one who decides as a comment, for the message that tells of the decision."""
    key = actor.part("words").update_key
    kept = await transitions.add(
        session, found, Action.COMMENT, comment=required(words), update_key=key, actor=actor
    )
    return {} if kept.report_id is None else {"report_id": kept.report_id}


def _may_set(found: LoadedTask, deadline: date | None) -> bool:
    """Whether a curator may set this deadline; one that was taken away may be given back."""
    given_back = None if deadline is None else found.task.original_deadline
    known = found.task.deadline or given_back
    return is_movable(found.roadmap.status, found.task.status, known)


async def _set_deadline(
    session: AsyncSession, found: LoadedTask, deadline: date | None, actor: Actor
) -> None:
    """Give the task another deadline, if the school still owes it."""
    task = found.task
    changed = await session.execute(
        update(Task)
        .where(Task.id == task.id, Task.version == task.version, Task.status.in_(OPEN))
        .values(
            deadline=deadline,
            version=task.version + 1,
            changed_at=actor.as_of,
            next_at=actor.as_of,
        )
        .returning(Task.id)
        .execution_options(synchronize_session=False)
    )
    if changed.first() is None:
        raise Stale
    await task_states.keep_one(session, task.id, found.today)


async def _tell(
    session: AsyncSession, found: LoadedTask, move: DeadlineMove, actor: Actor, **more: int
) -> None:
    people = await coordinators_of(session, found.task.organisation_id)
    asker = await session.get_one(Person, move.asked_by)
    owed = [
        outbox.to_person(
            person,
            f"deadline-decided:{move.id}",
            "deadline-decided",
            found.task.municipality_id,
            move_id=move.id,
            task_id=found.task.id,
            **more,
        )
        for person in await absences.present(session, {*people, asker}, found.today)
        if person.id != actor.person_id and person.forgotten_at is None
    ]
    waiting = await within_hours(session, found.task.municipality_id, owed, actor.as_of)
    await outbox.owe(session, waiting, actor.as_of)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
