"""What merging a changed plan will do to tasks: by the rules that will do it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.change_effects import ChangeEffect, ExistingTask, effect_of
from domain.plan_diff import RoadmapDiff
from models.roadmaps import Activity, Roadmap
from models.tasks import Report, Task
from services.assignment import pointings, targets
from services.assignment.pointings import Pointing
from services.assignment.wanted_tasks import RoadmapSpan, due, period_of, span_of, term_of
from services.roadmaps.merging import begin_of_work


async def foresee(
    session: AsyncSession,
    roadmap: Roadmap,
    draft: Roadmap,
    difference: RoadmapDiff,
    today: date,
) -> ChangeEffect:
    """The effect of `revisions.apply` as things stand on a local day."""
    old = {row.id: row for row in await _activities(session, roadmap.id)}
    new = {row.id: row for row in await _activities(session, draft.id)}
    said = {pair.before.id: new[pair.after.id] for pair in difference.pairs}
    said |= {line.id: new[line.id] for line in difference.added}
    leaving = {line.id for line in difference.removed}
    span = _span(roadmap, draft)
    pointing = await _pointing(session, roadmap, draft, said)
    organisations = pointing.resolve()
    tasks = await _tasks(session, roadmap.id)
    total = ChangeEffect()
    for id_ in old.keys() | said.keys():
        row = said.get(id_) or old[id_]
        leaves = id_ in leaving or row.cancelled_at is not None
        total += effect_of(
            tasks[id_],
            due(term_of(old[id_]), span_of(roadmap)) if id_ in old else [],
            [] if leaves else due(term_of(row), span),
            organisations.get(id_, ()),
            leaves=leaves,
            today=today,
            asked_from=pointing.asked_from,
        )
    return total


def _span(roadmap: Roadmap, draft: Roadmap) -> RoadmapSpan:
    """What `merging.merge` makes of the plan."""
    works_from = begin_of_work(roadmap, draft)
    return replace(
        span_of(roadmap), period=period_of(draft), rhythm=draft.rhythm, works_from=works_from
    )


async def _pointing(
    session: AsyncSession, roadmap: Roadmap, draft: Roadmap, said: Mapping[int, Activity]
) -> Pointing:
    """What parties point to after merging: what was chosen for the draft wins."""
    found = await pointings.load_all(session, roadmap.municipality_id, [roadmap, draft])
    before, later = found[roadmap.id], found[draft.id]
    chosen = {
        **await targets.proposals(session, roadmap),
        **later.chosen,
        **before.chosen,
        **await targets.choices(session, draft.id),
    }
    parties = {id_: later.parties[row.id] for id_, row in said.items()}
    # What was said of one activity alone goes on with it; what the draft says of it wins.
    exceptions = {**later.exceptions, **before.exceptions} | {
        id_: {**before.exceptions.get(id_, {}), **later.exceptions.get(row.id, {})}
        for id_, row in said.items()
    }
    return Pointing(before.organisations, chosen, {**before.parties, **parties}, exceptions)


async def _activities(session: AsyncSession, roadmap_id: int) -> Sequence[Activity]:
    rows = await session.scalars(select(Activity).where(Activity.roadmap_id == roadmap_id))
    return rows.all()


async def _tasks(session: AsyncSession, roadmap_id: int) -> dict[int, list[ExistingTask]]:
    """Activity id → its tasks."""
    shifted = or_(
        Task.deadline != Task.original_deadline,
        Task.deadline.is_(None) != Task.original_deadline.is_(None),
    )
    reported = select(Report.id).where(Report.task_id == Task.id).exists()
    rows = await session.execute(
        select(
            Task.activity_id, Task.organisation_id, Task.window, Task.status, shifted, reported
        ).where(Task.roadmap_id == roadmap_id)
    )
    found: dict[int, list[ExistingTask]] = defaultdict(list)
    for activity_id, organisation_id, window, status, is_shifted, is_reported in rows:
        task = ExistingTask(organisation_id, window, status, bool(is_shifted), is_reported)
        found[activity_id].append(task)
    return found
