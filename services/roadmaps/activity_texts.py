"""The activities of a roadmap as `domain.plan_diff` compares them."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.column_texts import said_of
from domain.plan_diff import ActivityText
from models.roadmaps import Activity, ActivityParty, Party, Section
from services.core.schedules import load


async def load_lines(session: AsyncSession, roadmap_id: int) -> list[ActivityText]:
    """The lines in the order of the plan; cancelled activities are left out."""
    rows = await session.execute(
        select(Activity, Section)
        .outerjoin(Section, Section.id == Activity.section_id)
        .where(Activity.roadmap_id == roadmap_id, Activity.cancelled_at.is_(None))
        .order_by(Activity.position)
    )
    parties = await _parties(session, roadmap_id)
    return [_line(activity, section, parties[activity.id]) for activity, section in rows]


def _line(activity: Activity, section: Section | None, parties: Mapping[str, str]) -> ActivityText:
    schedule = load(activity.schedule)
    return ActivityText(
        activity.id,
        activity.number,
        activity.title,
        (section.number or section.title) if section else "",
        activity.term,
        (schedule.kind, schedule.every, schedule.interval, schedule.windows),
        frozenset(parties),
        activity.by_hand,
        tuple(parties.values()),
        schedule,
        **said_of(activity),
    )


async def _parties(session: AsyncSession, roadmap_id: int) -> dict[int, dict[str, str]]:
    """Activity id → its parties in the order of the cell: folded name → name."""
    rows = await session.execute(
        select(ActivityParty.activity_id, Party.key, Party.name)
        .join(Party, Party.id == ActivityParty.party_id)
        .join(Activity, Activity.id == ActivityParty.activity_id)
        .where(Activity.roadmap_id == roadmap_id)
        .order_by(ActivityParty.position)
    )
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for activity_id, key, name in rows:
        found[activity_id][key] = name
    return found
