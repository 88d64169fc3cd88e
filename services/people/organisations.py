"""The organisations of a municipality: listed, added, renamed, closed. Tasks follow at once."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, require
from domain.errors import Code, Refusal, Stale
from domain.organisation_kinds import OrganisationKind
from domain.planning.wording import key
from domain.workflow import OPEN, Action, Status
from models.people import Organisation, group_member
from models.tasks import Task
from services.assignment import organisation_changes, organisation_forecasts
from services.assignment.open_organisations import Standing
from services.assignment.organisation_forecasts import TasksOfNew
from services.assignment.targets import KIND_OF
from services.core import audit, organisation_names, transitions


async def rename(session: AsyncSession, organisation_id: int, name: str, *, actor: Actor) -> str:
    """Give an organisation another name; returns the one before.

    Raises Refusal(NAME_TAKEN), also for one that differs from another's in signs alone.
    """
    row = await find(session, organisation_id, actor=actor)
    new = organisation_names.clean(name)
    others = await session.scalars(
        select(Organisation.name).where(
            Organisation.municipality_id == row.municipality_id, Organisation.id != row.id
        )
    )
    if key(new) in map(key, others):
        raise Refusal(Code.NAME_TAKEN)
    _note(session, row, actor, "rename", new=new)
    before, row.name = row.name, new
    try:
        await session.flush()
    except IntegrityError:
        # Somebody took the name at this very moment.
        raise Refusal(Code.NAME_TAKEN) from None
    return before


async def municipality_of(session: AsyncSession, organisation_id: int | None) -> int | None:
    """Whose organisation it is; None for none. No right is asked for: the answer tells nothing."""
    found: int | None = await session.scalar(
        select(Organisation.municipality_id).where(Organisation.id == organisation_id)
    )
    return found


async def set_kind(
    session: AsyncSession, organisation_id: int, kind: OrganisationKind, *, actor: Actor
) -> None:
    """Say what an organisation is; «all schools» of a plan changes with it."""
    row = await find(session, organisation_id, actor=actor)
    if row.kind is kind:
        return
    _note(session, row, actor, "kind", old=row.kind.value, new=kind.value)
    row.kind = kind
    await session.flush()
    await organisation_changes.follow(session, row.municipality_id, actor, *KIND_OF)


async def foresee(
    session: AsyncSession, organisation_id: int, kinds: Iterable[OrganisationKind], *, actor: Actor
) -> dict[OrganisationKind, TasksOfNew]:
    """The tasks that an organisation gets where it is open and of one of these kinds."""
    forecast = await organisation_forecasts.look_at_one(session, organisation_id, actor=actor)
    groups = await session.scalars(
        select(group_member.c.group_id).where(group_member.c.organisation_id == organisation_id)
    )
    joined = frozenset(groups)
    return {kind: forecast.foresee({organisation_id: Standing(kind, joined)}) for kind in kinds}


async def close(session: AsyncSession, organisation_id: int, *, actor: Actor) -> None:
    """Close an organisation: it owes nothing more, its reports stay. Twice is once."""
    row = await find(session, organisation_id, actor=actor)
    if row.closed_at is not None:
        raise Stale
    _note(session, row, actor, "close")
    row.closed_at = actor.as_of
    await session.flush()
    await organisation_changes.follow(session, row.municipality_id, actor)
    # What was reported before is not taken away by planning: it ends here, step by step.
    left = await session.scalars(
        select(Task.id).where(
            Task.organisation_id == row.id, Task.status.in_(OPEN | {Status.SUBMITTED})
        )
    )
    for task_id in left.all():
        found = await transitions.find(session, task_id, UseCase.MANAGE_ORGANISATIONS, actor=actor)
        await transitions.step(session, found, Action.CANCEL, actor=actor)


async def reopen(
    session: AsyncSession, organisation_id: int, *, past: bool = False, actor: Actor
) -> None:
    """Open a closed organisation again; tasks that were never reported come back.

    Those whose windows have ended come back only where the `past` is wanted.
    """
    row = await find(session, organisation_id, actor=actor)
    if row.closed_at is None:
        raise Stale
    _note(session, row, actor, "reopen")
    row.closed_at = None
    row.asked_from = await organisation_changes.asked_from(
        session, row.municipality_id, past=past, actor=actor
    )
    await session.flush()
    await organisation_changes.follow(session, row.municipality_id, actor)


async def find(session: AsyncSession, organisation_id: int, *, actor: Actor) -> Organisation:
    """The row, read afresh, for somebody who may change it; raises Refusal(DENIED)."""
    row = await session.scalar(
        select(Organisation)
        .where(Organisation.id == organisation_id)
        # Two presses at once take turns; SQLite has taken its lock already.
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if row is None:
        raise Refusal(Code.DENIED)
    require(actor, UseCase.MANAGE_ORGANISATIONS, municipality_id=row.municipality_id)
    return row


def _note(
    session: AsyncSession, row: Organisation, actor: Actor, change: str, **details: str
) -> None:
    audit.record(
        session,
        UseCase.MANAGE_ORGANISATIONS,
        row.name,
        municipality_id=row.municipality_id,
        actor=actor,
        organisation_id=row.id,
        change=change,
        **details,
    )
