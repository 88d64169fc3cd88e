"""A plan that was sent again with changes: recognised, shown as a difference, merged."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, require
from domain.errors import Code, Refusal
from domain.plan_diff import PlanDiff, compare, is_same_plan
from domain.planning.wording import fold
from models.enums import RoadmapStatus
from models.plans import Activity, Roadmap
from services import owned, plan_log, plan_merging, plan_news, rescheduling, targets
from services.plan_lines import load_lines
from services.task_making import period_of


@dataclass(frozen=True, slots=True)
class PlanChange:
    """A draft beside the plan in force that it changes."""

    draft_id: int
    roadmap_id: int
    short_title: str
    difference: PlanDiff


@dataclass(frozen=True, slots=True)
class Applied:
    """What merging a changed plan did to tasks, and how many people are told."""

    roadmap_id: int
    short_title: str
    moved: int
    added: int
    cancelled: int
    told: int


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
    for plan in in_force.all():
        difference = compare(await load_lines(session, plan.id), lines)
        periods = period_of(plan), period_of(draft)
        if is_same_plan((plan.title, draft.title), periods, difference):
            draft.replaces_id, draft.rhythm = plan.id, plan.rhythm
            await _keep_decisions(session, plan, draft, difference)
            await session.flush()
            return


async def changes(session: AsyncSession, draft_id: int, *, actor: Actor) -> PlanChange:
    """What a draft would change. Raises Refusal(STALE) where it changes no plan in force."""
    draft, plan = await _both(session, draft_id, actor)
    return PlanChange(draft.id, plan.id, plan.short_title, await _difference(session, plan, draft))


async def treat_as_new(session: AsyncSession, draft_id: int, *, actor: Actor) -> None:
    """The curator says that this is another plan, not a change of the one in force."""
    draft, _ = await _both(session, draft_id, actor)
    draft.replaces_id = None


async def apply(session: AsyncSession, draft_id: int, *, actor: Actor) -> Applied:
    """Merge a draft into the plan in force that it changes.

    Tasks, reports and files stay; deadlines of tasks that are still owed move, and the move is
    recorded; activities that are gone are cancelled; the people concerned are told by the outbox.
    """
    draft, plan = await _both(session, draft_id, actor)
    await owned.set_status(session, draft, RoadmapStatus.DRAFT, RoadmapStatus.CANCELLED)
    difference = await _difference(session, plan, draft)
    before = await rescheduling.windows_before(session, plan)
    await plan_merging.merge(session, plan, draft, difference, actor.as_of)
    draft.source_file_id = None
    await targets.adopt_proposals(session, plan, actor.as_of)
    before |= {line.id: [] for line in difference.added}
    done = await rescheduling.follow(session, plan, before, actor=actor)
    told = await plan_news.tell(session, plan, [task.task_id for task in done.moved], actor.as_of)
    plan_log.note(
        session,
        UseCase.CONFIRM_PLAN,
        plan,
        actor=actor,
        changed_by=draft.id,
        added=len(difference.added),
        removed=len(difference.removed),
    )
    count = done.count
    return Applied(
        plan.id,
        plan.short_title,
        len(done.moved),
        count.new + count.restored,
        count.cancelled,
        told,
    )


async def _both(session: AsyncSession, draft_id: int, actor: Actor) -> tuple[Roadmap, Roadmap]:
    draft = await owned.roadmap(
        session, draft_id, UseCase.CONFIRM_PLAN, RoadmapStatus.DRAFT, actor=actor
    )
    plan = await owned.changed_by(session, draft)
    if plan is None:
        raise Refusal(Code.STALE)
    require(actor, UseCase.CONFIRM_PLAN, municipality_id=plan.municipality_id)
    return draft, plan


async def _difference(session: AsyncSession, plan: Roadmap, draft: Roadmap) -> PlanDiff:
    return compare(await load_lines(session, plan.id), await load_lines(session, draft.id))


async def _activities(session: AsyncSession, roadmap_id: int) -> list[Activity]:
    rows = await session.scalars(select(Activity).where(Activity.roadmap_id == roadmap_id))
    return list(rows)


async def _keep_decisions(
    session: AsyncSession, plan: Roadmap, draft: Roadmap, difference: PlanDiff
) -> None:
    if period_of(plan) != period_of(draft):
        return
    old = {row.id: row for row in await _activities(session, plan.id)}
    new = {row.id: row for row in await _activities(session, draft.id)}
    for pair in difference.pairs:
        was, now = old[pair.before.id], new[pair.after.id]
        if " ".join(fold(was.term).split()) != " ".join(fold(now.term).split()):
            continue
        now.kind, now.schedule, now.decided = was.kind, was.schedule, was.decided
        if not pair.has_other_result:
            now.extra_schedule = was.extra_schedule
