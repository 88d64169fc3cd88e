"""Which tasks are beyond the step at which their roadmap tells somebody above, as a condition."""

from collections import defaultdict
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, false, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role
from domain.calendar import end_of_day, local_day, stored_zone
from domain.reminding.policy import Escalation, RecipientKind
from models.enums import RoadmapStatus
from models.people import Municipality
from models.roadmaps import Roadmap
from models.tasks import Task
from services.core import calendars, roadmap_policies
from services.core.owing import DUE, TOLD_ABOVE
from services.reminders import escalating


async def condition(
    session: AsyncSession, municipality_id: int, role: Role, now: datetime
) -> ColumnElement[bool]:
    """Which tasks are beyond the step at which their roadmap tells `role`."""
    municipality = await session.get_one(Municipality, municipality_id)
    zone = stored_zone(municipality.time_zone)
    today = local_day(now, zone)
    calendar = await calendars.of_municipality(session, municipality_id, {today.year})
    recipient = escalating.RECIPIENTS[role]
    roadmaps = await session.scalars(
        select(Roadmap.id).where(
            Roadmap.municipality_id == municipality_id, Roadmap.status == RoadmapStatus.ACTIVE
        )
    )
    policies = await roadmap_policies.policies_of(session, roadmaps.all())
    of_days: dict[date, list[int]] = defaultdict(list)
    for roadmap_id, policy in policies.items():
        after = _step(policy.escalation, recipient)
        if after is not None:
            # A day off counts as the worked day before it: up to the day before the next worked.
            until = calendar.shift(calendar.shift(today, -after), 1) - timedelta(days=1)
            of_days[until].append(roadmap_id)
    beyond = (
        and_(
            Task.roadmap_id.in_(ids),
            until >= DUE,
            # Lateness counts from the day on which the school has learnt of the task.
            Task.created_at < end_of_day(until, zone),
        )
        for until, ids in of_days.items()
    )
    return and_(TOLD_ABOVE, or_(false(), *beyond))


def _step(steps: tuple[Escalation, ...], recipient: RecipientKind) -> int | None:
    return next((step.after for step in steps if step.to is recipient), None)
