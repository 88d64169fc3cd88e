"""A plan that was sent again with changes: recognised, shown as a difference, merged."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, require
from domain.change_effects import ChangeEffect
from domain.errors import Stale
from domain.plan_diff import RoadmapDiff
from domain.plan_matching import compare, is_same_plan
from domain.planning.wording import fold, key
from domain.schedule import Period
from models.enums import RoadmapStatus
from models.roadmaps import Activity, Roadmap
from services.assignment import targets
from services.assignment.wanted_tasks import period_of
from services.core import municipalities, roadmap_access, roadmap_audit
from services.roadmaps import (
    change_forecasts,
    change_undo,
    marks,
    merging,
    rescheduling,
    roadmap_news,
    roadmap_states,
)
from services.roadmaps.activity_texts import load_lines
from services.roadmaps.differences import difference_of, reported_tasks
from services.roadmaps.marks import Marked


@dataclass(frozen=True, slots=True)
class RoadmapChange:
    """A draft beside the plan in force that it changes; titles and periods (before, after).

    `reported` is how many tasks with reports an activity has that leaves the plan, by its id.
    """

    draft_id: int
    roadmap_id: int
    short_title: str
    difference: RoadmapDiff
    titles: tuple[str, str]
    periods: tuple[Period, Period]
    reported: Mapping[int, int]

    @property
    def has_other_title(self) -> bool:
        return key(self.titles[0]) != key(self.titles[1])

    @property
    def has_other_period(self) -> bool:
        return self.periods[0] != self.periods[1]


@dataclass(frozen=True, slots=True)
class Applied:
    """What merging a changed plan did to tasks, and how many people are told.

    `change_id` is what takes it back, `marked` what the file says is done by now.
    """

    roadmap_id: int
    short_title: str
    moved: int
    added: int
    cancelled: int
    told: int
    change_id: int
    marked: Marked


async def recognise(session: AsyncSession, draft: Roadmap) -> None:
    """Note on a new draft which plan in force it changes, if it looks like one's later state.

    Lines whose term is written as before keep what the curator has decided about them.
    """
    in_force = await session.scalars(
        select(Roadmap)
        .where(
            Roadmap.municipality_id == draft.municipality_id,
            Roadmap.status == RoadmapStatus.ACTIVE,
        )
        .order_by(Roadmap.id.desc())
    )
    lines = await load_lines(session, draft.id)
    for roadmap in in_force.all():
        difference = compare(await load_lines(session, roadmap.id), lines)
        periods = period_of(roadmap), period_of(draft)
        if is_same_plan((roadmap.title, draft.title), periods, difference):
            draft.replaces_id, draft.rhythm = roadmap.id, roadmap.rhythm
            await _keep_decisions(session, roadmap, draft, difference)
            await session.flush()
            return


async def changes(session: AsyncSession, draft_id: int, *, actor: Actor) -> RoadmapChange:
    """What a draft would change. Raises Stale where it changes no plan in force."""
    draft, roadmap = await _both(session, draft_id, actor)
    difference = await difference_of(session, roadmap, draft)
    return await _change(session, roadmap, draft, difference)


async def foresee(
    session: AsyncSession, draft_id: int, *, actor: Actor
) -> tuple[RoadmapChange, ChangeEffect]:
    """What `apply` would change, and what that does to tasks. Raises Stale like `changes`."""
    draft, roadmap = await _both(session, draft_id, actor)
    difference = await difference_of(session, roadmap, draft)
    today = await municipalities.today(session, roadmap.municipality_id, actor.as_of)
    effect = await change_forecasts.foresee(session, roadmap, draft, difference, today)
    return await _change(session, roadmap, draft, difference), effect


async def treat_as_new(session: AsyncSession, draft_id: int, *, actor: Actor) -> None:
    """The curator says that this is another plan, not a change of the one in force."""
    draft, _ = await _both(session, draft_id, actor)
    draft.replaces_id = None


async def keep_reported(
    session: AsyncSession, draft_id: int, *, keep: bool = True, actor: Actor
) -> RoadmapChange:
    """Whether activities that somebody has reported on stay though the file has them not.

    It is a choice of the draft: nothing of the plan changes before `apply`, after which they count
    as added by hand. Returns what the draft changes then.
    """
    draft, roadmap = await _both(session, draft_id, actor)
    draft.keeps_reported = keep
    await session.flush()
    return await _change(session, roadmap, draft, await difference_of(session, roadmap, draft))


async def apply(session: AsyncSession, draft_id: int, *, actor: Actor) -> Applied:
    """Merge a draft into the plan in force that it changes.

    Tasks, reports and files stay; deadlines of tasks that are still owed move, and the move is
    recorded; activities that are gone are cancelled; the people concerned are told by the outbox.
    """
    draft, roadmap = await _both(session, draft_id, actor)
    await roadmap_access.set_status(session, draft, RoadmapStatus.DRAFT, RoadmapStatus.CANCELLED)
    difference = await difference_of(session, roadmap, draft)
    state = await roadmap_states.load_state(session, roadmap.id)
    before = await rescheduling.windows_before(session, roadmap)
    for line in difference.kept:
        (await session.get_one(Activity, line.id)).by_hand = True
    await merging.merge(session, roadmap, draft, difference, actor.as_of)
    draft.source_file_id = None
    await targets.adopt_proposals(session, roadmap, actor.as_of)
    before |= {line.id: [] for line in difference.added}
    done = await rescheduling.follow(session, roadmap, before, actor=actor)
    told = await roadmap_news.tell(
        session, roadmap, [task.task_id for task in done.moved], actor.as_of
    )
    change_id = await change_undo.keep(session, roadmap, state, actor.as_of)
    roadmap_audit.note(
        session,
        UseCase.CONFIRM_PLAN,
        roadmap,
        actor=actor,
        changed_by=draft.id,
        added=len(difference.added),
        removed=len(difference.removed),
        kept=len(difference.kept),
    )
    count = done.count
    return Applied(
        roadmap.id,
        roadmap.short_title,
        len(done.moved),
        count.new + count.restored,
        count.cancelled,
        told,
        change_id,
        await marks.look(session, roadmap, actor=actor),
    )


async def _change(
    session: AsyncSession, roadmap: Roadmap, draft: Roadmap, difference: RoadmapDiff
) -> RoadmapChange:
    titles = roadmap.title, draft.title
    periods = period_of(roadmap), period_of(draft)
    reported = await reported_tasks(session, [line.id for line in difference.removed])
    return RoadmapChange(
        draft.id, roadmap.id, roadmap.short_title, difference, titles, periods, reported
    )


async def _both(session: AsyncSession, draft_id: int, actor: Actor) -> tuple[Roadmap, Roadmap]:
    draft = await roadmap_access.roadmap(
        session, draft_id, UseCase.CONFIRM_PLAN, RoadmapStatus.DRAFT, actor=actor
    )
    roadmap = await roadmap_access.changed_by(session, draft)
    if roadmap is None:
        raise Stale
    require(actor, UseCase.CONFIRM_PLAN, municipality_id=roadmap.municipality_id)
    return draft, roadmap


async def _activities(session: AsyncSession, roadmap_id: int) -> list[Activity]:
    rows = await session.scalars(select(Activity).where(Activity.roadmap_id == roadmap_id))
    return list(rows)


async def _keep_decisions(
    session: AsyncSession, roadmap: Roadmap, draft: Roadmap, difference: RoadmapDiff
) -> None:
    if period_of(roadmap) != period_of(draft):
        return
    old = {row.id: row for row in await _activities(session, roadmap.id)}
    new = {row.id: row for row in await _activities(session, draft.id)}
    for pair in difference.pairs:
        was, now = old[pair.before.id], new[pair.after.id]
        if " ".join(fold(was.term).split()) != " ".join(fold(now.term).split()):
            continue
        now.kind, now.schedule, now.decided = was.kind, was.schedule, was.decided
        if not pair.has_other_result:
            now.extra_schedule = was.extra_schedule
