"""Doubtful terms, one at a time: confirmed, typed anew, given up, or left for later."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase
from domain.doubts import TERMS, DoubtedActivity, Subject, alike, inferred, subject_of
from domain.draft import ProblemCode
from domain.errors import Stale
from domain.other_august import other_august
from domain.schedule import Kind, Period
from domain.tasks import Rhythm
from models.roadmaps import Activity, ImportProblem
from services.assignment.wanted_tasks import period_of
from services.core import roadmap_access, roadmap_audit
from services.core.schedules import dump, load
from services.roadmaps import rescheduling
from services.roadmaps.open_questions import load_activities
from services.roadmaps.terms import (
    check_windows,
    set_schedule,
    with_dates,
    without_deadline,
)

Which = Callable[[DoubtedActivity, list[DoubtedActivity]], list[int]]
"""The ids of the activities that an answer about one of them decides."""


def _alone(chosen: DoubtedActivity, _: list[DoubtedActivity]) -> list[int]:
    return [chosen.id]


def _inferred(period: Period) -> Which:
    return lambda chosen, activities: [
        activity.id for activity in inferred(chosen, activities, period)
    ]


async def accept(
    session: AsyncSession,
    activity_id: int,
    *,
    all_alike: bool = False,
    all_inferred: bool = False,
    actor: Actor,
) -> int:
    """The reading is right: of this activity, of all that were read in the same way, or of all
    that were inferred and shown together.

    A term that waits for an event is right in having no date for now. Returns how many terms were
    decided. Raises Stale where there is nothing to accept any more, and
    Refusal(DAY_OUTSIDE) where a date lies far outside the plan: it needs another term.
    """

    def confirm(row: Activity) -> None:
        if subject_of(load(row.schedule)) not in (Subject.INFERRED, Subject.ON_EVENT):
            raise Stale
        check_windows(load(row.schedule), period)
        row.decided = True

    _, roadmap = await roadmap_access.activity(
        session, activity_id, UseCase.IMPORT_PLAN, *roadmap_access.EDITABLE, actor=actor
    )
    period = period_of(roadmap)
    which = _inferred(period) if all_inferred else alike if all_alike else _alone
    return await _decide(session, activity_id, confirm, "accepted", which, actor)


async def take_other(session: AsyncSession, activity_id: int, *, actor: Actor) -> int:
    """The other August is meant, a year later. Returns how many terms were decided.

    Raises Stale where there is no other reading.
    """
    _, roadmap = await roadmap_access.activity(
        session, activity_id, UseCase.IMPORT_PLAN, *roadmap_access.EDITABLE, actor=actor
    )
    period = period_of(roadmap)

    def move(row: Activity) -> None:
        other = other_august(load(row.schedule), period)
        if other is None:
            raise Stale
        set_schedule(row, other)

    return await _decide(session, activity_id, move, "other-august", _alone, actor)


async def drop_term(
    session: AsyncSession, activity_id: int, *, all_alike: bool = False, actor: Actor
) -> int:
    """There is no deadline: the schools report when it is done. Returns how many were decided."""

    def give_up(row: Activity) -> None:
        set_schedule(row, without_deadline(load(row.schedule).phrase))

    which = alike if all_alike else _alone
    return await _decide(session, activity_id, give_up, "dropped", which, actor)


async def set_rhythm(
    session: AsyncSession, roadmap_id: int, rhythm: Rhythm | None, *, actor: Actor
) -> int:
    """How often schools are asked about everything that goes on; None: they are not asked.

    Returns how many activities that concerns.
    """
    roadmap = await roadmap_access.roadmap(
        session, roadmap_id, UseCase.IMPORT_PLAN, *roadmap_access.EDITABLE, actor=actor
    )
    before = await rescheduling.windows_before(session, roadmap)
    roadmap.rhythm = rhythm
    endless = await session.scalars(
        select(Activity).where(
            Activity.roadmap_id == roadmap.id,
            Activity.kind == Kind.CONTINUOUS,
            Activity.cancelled_at.is_(None),
        )
    )
    decided = 0
    for row in endless:
        row.decided = True
        decided += 1
    roadmap_audit.note(
        session,
        UseCase.IMPORT_PLAN,
        roadmap,
        f"rhythm-{rhythm.value if rhythm else 'none'}",
        actor=actor,
    )
    await rescheduling.follow(session, roadmap, before, actor=actor)
    return decided


async def decide_extra(
    session: AsyncSession,
    activity_id: int,
    *,
    add: bool,
    every: bool = False,
    actor: Actor,
) -> int:
    """Whether reporting dates found in the result become deadlines of the activity.

    With `every`, of all activities that wait for that word. Returns how many were decided.
    """
    row, roadmap = await roadmap_access.activity(
        session, activity_id, UseCase.IMPORT_PLAN, *roadmap_access.EDITABLE, actor=actor
    )
    if row.extra_schedule is None:
        raise Stale
    rows = [row]
    if every:
        rows = list(
            await session.scalars(
                select(Activity).where(
                    Activity.roadmap_id == roadmap.id, Activity.cancelled_at.is_(None)
                )
            )
        )
        rows = [found for found in rows if found.extra_schedule is not None]
    before = await rescheduling.windows_before(session, roadmap, [found.id for found in rows])
    for found in rows:
        if add and found.extra_schedule is not None:
            set_schedule(found, with_dates(load(found.schedule), load(found.extra_schedule)))
        found.extra_schedule = None
    roadmap_audit.note(
        session,
        UseCase.IMPORT_PLAN,
        roadmap,
        "extra" if add else "no-extra",
        actor=actor,
        activity_id=activity_id,
    )
    await rescheduling.follow(session, roadmap, before, actor=actor)
    return len(rows)


async def leave_date(session: AsyncSession, activity_id: int, day: date, *, actor: Actor) -> int:
    """One of the dates found in the result becomes no deadline; the others still wait.

    Returns how many terms were decided: one where it was the last. Raises Stale for another date.
    """
    row, roadmap = await roadmap_access.activity(
        session, activity_id, UseCase.IMPORT_PLAN, *roadmap_access.EDITABLE, actor=actor
    )
    if row.extra_schedule is None:
        raise Stale
    extra = load(row.extra_schedule)
    left = tuple(window for window in extra.windows if window.end != day)
    if len(left) == len(extra.windows):
        raise Stale
    row.extra_schedule = dump(replace(extra, windows=left)) if left else None
    roadmap_audit.note(
        session, UseCase.IMPORT_PLAN, roadmap, "no-extra", actor=actor, activity_id=activity_id
    )
    return 0 if left else 1


async def decide_repeated(
    session: AsyncSession, activity_id: int, *, keep: bool, actor: Actor
) -> None:
    """An activity that looks like an earlier one stays, or leaves the plan."""
    row, roadmap = await roadmap_access.activity(
        session, activity_id, UseCase.IMPORT_PLAN, *roadmap_access.EDITABLE, actor=actor
    )
    before = await rescheduling.windows_before(session, roadmap, [row.id])
    await session.execute(
        delete(ImportProblem).where(
            ImportProblem.activity_id == row.id,
            ImportProblem.code == ProblemCode.TITLE_REPEATED.value,
        )
    )
    if not keep:
        row.cancelled_at = actor.as_of
    roadmap_audit.note(
        session,
        UseCase.IMPORT_PLAN,
        roadmap,
        "kept" if keep else "repeated",
        actor=actor,
        activity_id=row.id,
    )
    await rescheduling.follow(session, roadmap, before, actor=actor)


async def _decide(
    session: AsyncSession,
    activity_id: int,
    change: Callable[[Activity], None],
    what: str,
    which: Which,
    actor: Actor,
) -> int:
    row, roadmap = await roadmap_access.activity(
        session, activity_id, UseCase.IMPORT_PLAN, *roadmap_access.EDITABLE, actor=actor
    )
    activities = await load_activities(session, roadmap.id)
    chosen = next(activity for activity in activities if activity.id == row.id)
    if chosen.decided or chosen.subject not in TERMS:
        raise Stale
    ids = which(chosen, activities)
    before = await rescheduling.windows_before(session, roadmap, ids)
    for found in await session.scalars(select(Activity).where(Activity.id.in_(ids))):
        change(found)
    roadmap_audit.note(session, UseCase.IMPORT_PLAN, roadmap, what, actor=actor, activity_id=row.id)
    await rescheduling.follow(session, roadmap, before, actor=actor)
    return len(ids)
