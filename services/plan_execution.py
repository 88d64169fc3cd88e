"""A plan and what became of it, line by line: what the report on its execution says."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.summary import Which
from domain.workflow import Status
from models.people import Organisation
from models.plans import Activity, ActivityParty, Party, Section
from models.work import Task
from services import figures, proofs
from services.figures import Figures
from services.organisation_names import by_number
from services.proofs import SlotCount
from services.scope import COUNTED, by_itself, conditions, which_conditions
from services.summary_scope import Ground

LATE_NAMES = 5


@dataclass(frozen=True, slots=True)
class PlanLine:
    """An activity and what became of it. `missing` are schools that have not reported in time,
    at most `LATE_NAMES` of the `Figures.overdue`; `done_on` is the day of the last acceptance.
    """

    section: str
    number: str
    title: str
    term: str
    responsible: str
    figures: Figures
    done_on: date | None
    missing: tuple[str, ...]
    documents: tuple[SlotCount, ...]


async def plan(session: AsyncSession, ground: Ground) -> list[PlanLine]:
    """The activities that the question reaches, in the order and numbering of the plan."""
    counted = await _by_activity(session, ground)
    documents: dict[int, list[SlotCount]] = defaultdict(list)
    for each in await proofs.received(session, ground):
        documents[each.activity_id].append(each)
    parties = await _parties(session, ground)
    missing = await _missing(session, ground)
    rows = await session.execute(
        select(Activity, Section.number, Section.title)
        .outerjoin(Section, Section.id == Activity.section_id)
        .where(Activity.roadmap_id == ground.roadmap.id)
        .order_by(Activity.position)
    )
    return [
        PlanLine(
            f"{section_number or ''} {section_title or ''}".strip(),
            activity.number,
            activity.title,
            activity.term,
            ", ".join(parties[activity.id]),
            counted[activity.id][0],
            counted[activity.id][1],
            tuple(missing[activity.id][:LATE_NAMES]),
            tuple(documents[activity.id]),
        )
        for activity, section_number, section_title in rows
        if activity.id in counted
    ]


async def _by_activity(
    session: AsyncSession, ground: Ground
) -> dict[int, tuple[Figures, date | None]]:
    activity = by_itself(Task.activity_id)
    rows = await session.execute(
        select(
            activity,
            Task.status,
            func.max(Task.done_on),
            *figures.sums(ground.frame.today),
        )
        .where(*conditions(ground.scope))
        .group_by(activity, Task.status)
    )
    parts: dict[int, dict[str, int]] = defaultdict(dict)
    last: dict[int, date | None] = {}
    for activity_id, status, done_on, *numbers in rows:
        if status not in COUNTED:
            continue
        figures.note(parts[activity_id], status, *numbers)
        if status is Status.DONE:
            last[activity_id] = done_on
    return {key: (Figures(**found), last.get(key)) for key, found in parts.items()}


async def _parties(session: AsyncSession, ground: Ground) -> dict[int, list[str]]:
    rows = await session.execute(
        select(ActivityParty.activity_id, Party.name)
        .join(Party, Party.id == ActivityParty.party_id)
        .join(Activity, Activity.id == ActivityParty.activity_id)
        .where(Activity.roadmap_id == ground.roadmap.id)
        .order_by(ActivityParty.activity_id, ActivityParty.position)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for activity_id, name in rows:
        found[activity_id].append(name)
    return found


async def _missing(session: AsyncSession, ground: Ground) -> dict[int, list[str]]:
    rows = await session.execute(
        select(Task.activity_id, Organisation.name)
        .join(Organisation, Organisation.id == Task.organisation_id)
        .where(
            *conditions(ground.scope),
            *which_conditions(Which.OVERDUE, ground.frame.today),
        )
        .distinct()
    )
    found: dict[int, list[str]] = defaultdict(list)
    for activity_id, name in rows:
        found[activity_id].append(name)
    for names in found.values():
        names.sort(key=by_number)
    return found
