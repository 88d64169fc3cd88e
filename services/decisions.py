"""Doubtful terms, one at a time: confirmed, typed anew, given up, or left for later."""

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase
from domain.doubts import TERMS, Subject, alike, subject_of
from domain.draft import ProblemCode
from domain.errors import Code, Refusal
from domain.schedule import Kind, Schedule
from domain.tasks import Rhythm
from models.plans import Activity, ImportProblem
from services import owned, plan_log, rescheduling
from services.doubtful import load_doubtful
from services.schedules import load
from services.terms import set_schedule, without_deadline


async def accept(
    session: AsyncSession, activity_id: int, *, all_alike: bool = False, actor: Actor
) -> int:
    """The reading is right: of this activity, or of all that were read in the same way.

    A term that waits for an event is right in having no date for now. Returns how many terms were
    settled. Raises Refusal(STALE) where there is nothing to accept any more.
    """

    def confirm(row: Activity) -> None:
        if subject_of(load(row.schedule)) not in (Subject.INFERRED, Subject.ON_EVENT):
            raise Refusal(Code.STALE)
        row.decided = True

    return await _settle(session, activity_id, confirm, "accepted", all_alike, actor)


async def drop_term(
    session: AsyncSession, activity_id: int, *, all_alike: bool = False, actor: Actor
) -> int:
    """There is no deadline: the schools report when it is done. Returns how many were settled."""

    def give_up(row: Activity) -> None:
        set_schedule(row, without_deadline(load(row.schedule).phrase))

    return await _settle(session, activity_id, give_up, "dropped", all_alike, actor)


async def set_rhythm(
    session: AsyncSession, roadmap_id: int, rhythm: Rhythm | None, *, actor: Actor
) -> int:
    """How often schools are asked about everything that goes on; None: they are not asked.

    Returns how many activities that concerns.
    """
    plan = await owned.roadmap(
        session, roadmap_id, UseCase.IMPORT_PLAN, *owned.EDITABLE, actor=actor
    )
    before = await rescheduling.windows_before(session, plan)
    plan.rhythm = rhythm
    endless = await session.scalars(
        select(Activity).where(
            Activity.roadmap_id == plan.id,
            Activity.kind == Kind.CONTINUOUS,
            Activity.cancelled_at.is_(None),
        )
    )
    settled = 0
    for row in endless:
        row.decided = True
        settled += 1
    plan_log.note(
        session,
        UseCase.IMPORT_PLAN,
        plan,
        f"rhythm-{rhythm.value if rhythm else 'none'}",
        actor=actor,
    )
    await rescheduling.follow(session, plan, before, actor=actor)
    return settled


async def decide_extra(
    session: AsyncSession,
    activity_id: int,
    *,
    add: bool,
    every: bool = False,
    actor: Actor,
) -> int:
    """Whether reporting dates found in the result become deadlines of the activity.

    With `every`, of all activities that wait for that word. Returns how many were settled.
    """
    row, plan = await owned.activity(
        session, activity_id, UseCase.IMPORT_PLAN, *owned.EDITABLE, actor=actor
    )
    if row.extra_schedule is None:
        raise Refusal(Code.STALE)
    rows = [row]
    if every:
        rows = list(
            await session.scalars(
                select(Activity).where(
                    Activity.roadmap_id == plan.id, Activity.cancelled_at.is_(None)
                )
            )
        )
        rows = [found for found in rows if found.extra_schedule is not None]
    before = await rescheduling.windows_before(session, plan, [found.id for found in rows])
    for found in rows:
        if add and found.extra_schedule is not None:
            set_schedule(found, _joined(load(found.schedule), load(found.extra_schedule)))
        found.extra_schedule = None
    plan_log.note(
        session,
        UseCase.IMPORT_PLAN,
        plan,
        "extra" if add else "no-extra",
        actor=actor,
        activity_id=activity_id,
    )
    await rescheduling.follow(session, plan, before, actor=actor)
    return len(rows)


async def settle_repeated(
    session: AsyncSession, activity_id: int, *, keep: bool, actor: Actor
) -> None:
    """An activity that looks like an earlier one stays, or leaves the plan."""
    row, plan = await owned.activity(
        session, activity_id, UseCase.IMPORT_PLAN, *owned.EDITABLE, actor=actor
    )
    before = await rescheduling.windows_before(session, plan, [row.id])
    await session.execute(
        delete(ImportProblem).where(
            ImportProblem.activity_id == row.id,
            ImportProblem.code == ProblemCode.TITLE_REPEATED.value,
        )
    )
    if not keep:
        row.cancelled_at = actor.as_of
    plan_log.note(
        session,
        UseCase.IMPORT_PLAN,
        plan,
        "kept" if keep else "repeated",
        actor=actor,
        activity_id=row.id,
    )
    await rescheduling.follow(session, plan, before, actor=actor)


async def _settle(
    session: AsyncSession,
    activity_id: int,
    change: Callable[[Activity], None],
    what: str,
    all_alike: bool,
    actor: Actor,
) -> int:
    row, plan = await owned.activity(
        session, activity_id, UseCase.IMPORT_PLAN, *owned.EDITABLE, actor=actor
    )
    lines = await load_doubtful(session, plan.id)
    chosen = next(line for line in lines if line.id == row.id)
    if chosen.decided or subject_of(chosen.schedule) not in TERMS:
        raise Refusal(Code.STALE)
    ids = alike(chosen, lines) if all_alike else [row.id]
    before = await rescheduling.windows_before(session, plan, ids)
    for found in await session.scalars(select(Activity).where(Activity.id.in_(ids))):
        change(found)
    plan_log.note(session, UseCase.IMPORT_PLAN, plan, what, actor=actor, activity_id=row.id)
    await rescheduling.follow(session, plan, before, actor=actor)
    return len(ids)


def _joined(schedule: Schedule, extra: Schedule) -> Schedule:
    """The term with the reporting dates of the result; dates alone where the term has none."""
    if not schedule.windows or schedule.kind in (Kind.CONTINUOUS, Kind.ON_EVENT):
        return replace(extra, phrase=schedule.phrase, confident=True)
    windows = sorted({*schedule.windows, *extra.windows}, key=lambda window: window.end)
    return replace(schedule, windows=tuple(windows))
