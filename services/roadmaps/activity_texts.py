"""The activities of a roadmap as `domain.plan_diff` compares them."""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

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
    parties = await _party_keys(session, roadmap_id)
    return [_line(activity, section, parties[activity.id]) for activity, section in rows]


def _line(activity: Activity, section: Section | None, parties: set[str]) -> ActivityText:
    schedule = load(activity.schedule)
    return ActivityText(
        activity.id,
        activity.number,
        activity.title,
        (section.number or section.title) if section else "",
        activity.term,
        (schedule.kind, schedule.every, schedule.interval, schedule.windows),
        frozenset(parties),
        activity.result,
        activity.by_hand,
    )


async def _party_keys(session: AsyncSession, roadmap_id: int) -> dict[int, set[str]]:
    rows = await session.execute(
        select(ActivityParty.activity_id, Party.key)
        .join(Party, Party.id == ActivityParty.party_id)
        .join(Activity, Activity.id == ActivityParty.activity_id)
        .where(Activity.roadmap_id == roadmap_id)
    )
    keys: dict[int, set[str]] = defaultdict(set)
    for activity_id, key in rows:
        keys[activity_id].add(key)
    return keys
