"""The roadmaps of a curator: the list, one of them, its name, its end."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, false, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import RULES, Actor, UseCase, allowed, require
from domain.calendar import local_day, stored_zone
from domain.errors import Code, Refusal
from domain.limits import check_length
from domain.schedule import Period
from domain.workflow import OPEN, Status
from models.enums import RoadmapStatus
from models.people import Municipality
from models.roadmaps import Activity, Roadmap
from models.tasks import Task
from services.assignment.wanted_tasks import period_of
from services.core import roadmap_access, roadmap_audit
from services.roadmaps import change_undo
from services.roadmaps.importing import UNDOABLE, has_reports

LONGEST_NAME = 60
SHOWN = (RoadmapStatus.DRAFT, RoadmapStatus.ACTIVE, RoadmapStatus.FINISHED)


NOTHING = {"tasks": 0, "done": 0, "submitted": 0, "overdue": 0}
"""The counts of a roadmap without tasks, in the order in which they are asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadmapLine:
    """A roadmap with the counts of its tasks; cancelled tasks are not counted.

    `submitted` tasks wait for review, `overdue` ones are those of the schools' delay.
    """

    id: int
    municipality_id: int
    municipality: str
    title: str
    short_title: str
    period: Period
    status: RoadmapStatus
    replaces_id: int | None
    tasks: int
    done: int
    submitted: int
    overdue: int


@dataclass(frozen=True, slots=True)
class RoadmapView:
    """One roadmap. `undecided` terms have no tasks yet; `can_undo` while nobody has reported.

    `change_id` is the last change that was merged, while it can be taken back.
    """

    line: RoadmapLine
    undecided: int
    can_undo: bool
    change_id: int | None


async def mine(session: AsyncSession, *, actor: Actor) -> list[RoadmapLine]:
    """Every roadmap that the actor may import into: drafts first, then the newest periods.

    Raises Refusal(DENIED) for somebody who keeps no municipality.
    """
    keeps = keepers_of(actor)
    if not keeps:
        require(actor, UseCase.IMPORT_PLAN)
    chosen = (
        select(Roadmap, Municipality)
        .join(Municipality, Municipality.id == Roadmap.municipality_id)
        .where(Roadmap.status.in_(SHOWN))
        .order_by(Roadmap.period_start.desc(), Roadmap.id)
    )
    if keeps:
        chosen = chosen.where(Roadmap.municipality_id.in_(keeps))
    found = (await session.execute(chosen)).all()
    lines = await _lines(session, found, actor.as_of)
    return sorted(lines, key=lambda line: SHOWN.index(line.status))


def keepers_of(actor: Actor) -> list[int]:
    """Ids of the municipalities whose plans the actor keeps by a role of their own."""
    roles = RULES[UseCase.IMPORT_PLAN].roles
    return list(
        dict.fromkeys(held.municipality_id for held in actor.current() if held.role in roles)
    )


def require_keeper(actor: Actor, use_case: UseCase) -> None:
    """Raise Refusal(DENIED) for somebody who may do this in no municipality at all."""
    if not any(
        allowed(actor, use_case, municipality_id=held.municipality_id) for held in actor.memberships
    ):
        require(actor, use_case)


async def see(session: AsyncSession, roadmap_id: int, *, actor: Actor) -> RoadmapView:
    """One roadmap. A cancelled one is STALE: it is shown no more."""
    roadmap = await roadmap_access.roadmap(
        session, roadmap_id, UseCase.IMPORT_PLAN, *SHOWN, actor=actor
    )
    municipality = await session.get_one(Municipality, roadmap.municipality_id)
    (line,) = await _lines(session, [(roadmap, municipality)], actor.as_of)
    undecided = await session.scalar(
        select(func.count()).where(
            Activity.roadmap_id == roadmap.id,
            Activity.decided.is_(False),
            Activity.cancelled_at.is_(None),
        )
    )
    can_undo = roadmap.status in UNDOABLE and not await has_reports(session, roadmap.id)
    change_id = await change_undo.undoable(session, roadmap)
    return RoadmapView(line, undecided or 0, can_undo, change_id)


async def see_before(
    session: AsyncSession, roadmap_id: int, *, undo: bool, actor: Actor
) -> RoadmapView:
    """One roadmap that is about to be made a draft again, else finished.

    Raises what doing it would raise, so that nothing is asked that cannot be done any more.
    """
    statuses = UNDOABLE if undo else (RoadmapStatus.ACTIVE,)
    use_case = UseCase.UNDO_IMPORT if undo else UseCase.CONFIRM_PLAN
    await roadmap_access.roadmap(session, roadmap_id, use_case, *statuses, actor=actor)
    view = await see(session, roadmap_id, actor=actor)
    if undo and not view.can_undo:
        raise Refusal(Code.ALREADY_REPORTED)
    return view


async def rename(session: AsyncSession, roadmap_id: int, name: str, *, actor: Actor) -> str:
    """Give a roadmap another short title, the one on cards and buttons; returns the one before.

    Raises Refusal(BAD_INPUT) for an empty name, TOO_LONG for one of more than 60 letters.
    """
    roadmap = await roadmap_access.roadmap(
        session, roadmap_id, UseCase.IMPORT_PLAN, *roadmap_access.EDITABLE, actor=actor
    )
    clean = " ".join(name.split())
    if not clean:
        raise Refusal(Code.BAD_INPUT)
    check_length(clean, LONGEST_NAME)
    before, roadmap.short_title = roadmap.short_title, clean
    roadmap_audit.note(session, UseCase.IMPORT_PLAN, roadmap, "renamed", actor=actor)
    return before


async def finish(session: AsyncSession, roadmap_id: int, *, actor: Actor) -> None:
    """End a roadmap in force: nobody is reminded any more, everything stays to be looked at."""
    await _move(session, roadmap_id, RoadmapStatus.ACTIVE, RoadmapStatus.FINISHED, actor)


async def resume(session: AsyncSession, roadmap_id: int, *, actor: Actor) -> None:
    """Take a finished roadmap up again."""
    await _move(session, roadmap_id, RoadmapStatus.FINISHED, RoadmapStatus.ACTIVE, actor)


async def _move(
    session: AsyncSession,
    roadmap_id: int,
    before: RoadmapStatus,
    after: RoadmapStatus,
    actor: Actor,
) -> None:
    roadmap = await roadmap_access.roadmap(
        session, roadmap_id, UseCase.CONFIRM_PLAN, before, actor=actor
    )
    await roadmap_access.set_status(session, roadmap, before, after)
    roadmap.finished_at = actor.as_of if after is RoadmapStatus.FINISHED else None
    if after is RoadmapStatus.ACTIVE:
        # The planner looked at nothing of it meanwhile.
        await session.execute(
            update(Task)
            .where(Task.roadmap_id == roadmap.id, Task.status.in_(OPEN))
            .values(next_at=actor.as_of)
            .execution_options(synchronize_session=False)
        )
    roadmap_audit.note(session, UseCase.CONFIRM_PLAN, roadmap, after.value, actor=actor)


async def _lines(
    session: AsyncSession, pairs: Sequence[tuple[Roadmap, Municipality]], now: datetime
) -> list[RoadmapLine]:
    counts = await _counts(session, pairs, now)
    replaced = await session.scalars(
        select(Roadmap.id).where(
            Roadmap.id.in_([roadmap.replaces_id for roadmap, _ in pairs if roadmap.replaces_id]),
            Roadmap.status == RoadmapStatus.ACTIVE,
        )
    )
    in_force = set(replaced)
    return [
        RoadmapLine(
            id=roadmap.id,
            municipality_id=municipality.id,
            municipality=municipality.name,
            title=roadmap.title,
            short_title=roadmap.short_title,
            period=period_of(roadmap),
            status=roadmap.status,
            replaces_id=roadmap.replaces_id if roadmap.replaces_id in in_force else None,
            **counts.get(roadmap.id, NOTHING),
        )
        for roadmap, municipality in pairs
    ]


async def _counts(
    session: AsyncSession, pairs: Sequence[tuple[Roadmap, Municipality]], now: datetime
) -> dict[int, dict[str, int]]:
    """Roadmap → its tasks: all, done, submitted, overdue by the day of its own municipality."""
    municipalities: dict[date, set[int]] = defaultdict(set)
    for _, municipality in pairs:
        municipalities[local_day(now, stored_zone(municipality.time_zone))].add(municipality.id)
    past = [
        and_(Task.municipality_id.in_(ids), Task.deadline < today)
        for today, ids in municipalities.items()
    ]
    rows = await session.execute(
        select(
            Task.roadmap_id,
            func.count(),
            func.count().filter(Task.status == Status.DONE),
            func.count().filter(Task.status == Status.SUBMITTED),
            func.count().filter(Task.status.in_(OPEN), or_(false(), *past)),
        )
        .where(
            # With its municipality: so the index of summaries begins, which has all the rest.
            Task.municipality_id.in_({municipality.id for _, municipality in pairs}),
            Task.roadmap_id.in_([roadmap.id for roadmap, _ in pairs]),
            Task.status.not_in((Status.CANCELLED, Status.NOT_APPLICABLE)),
        )
        .group_by(Task.roadmap_id)
    )
    return {id_: dict(zip(NOTHING, found, strict=True)) for id_, *found in rows}


async def importable(session: AsyncSession, *, actor: Actor) -> list[tuple[int, str]]:
    """(id, name) of every municipality that the actor may import a roadmap into, by name.

    Raises Refusal(DENIED) where there is none by right.
    """
    keeps = keepers_of(actor)
    if not keeps:
        require(actor, UseCase.IMPORT_PLAN)
    chosen = select(Municipality.id, Municipality.name).order_by(Municipality.name)
    if keeps:
        chosen = chosen.where(Municipality.id.in_(keeps))
    return [(municipality_id, name) for municipality_id, name in await session.execute(chosen)]
