"""What a coordinator has heard before a day, and how long without an answer."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.calendar import WorkingCalendar, local_moment
from domain.reminding.hindrance import IGNORED
from domain.reminding.worth import DigestHistory, last_list
from models.enums import DeliveryState
from models.reminders import HindranceReport
from models.tasks import Report
from models.upkeep import Delivery

RECENT = 8
"""So many of the last digests say which of them was a list: more than come in two weeks."""


async def load(
    session: AsyncSession,
    person_id: int,
    today: date,
    weekly: int | None,
    calendar: WorkingCalendar,
    zone: ZoneInfo,
) -> DigestHistory:
    """What the person has heard before a local day, and how often without a report since.

    Not of that day's own digest: whoever presses a button under it means what it said.
    """
    own = (
        Delivery.person_id == person_id,
        Delivery.kind == "digest",
        Delivery.state == DeliveryState.SENT,
        Delivery.sent_at < local_moment(today, time.min, zone),
    )
    newest = select(Delivery.sent_at).where(*own).order_by(Delivery.sent_at.desc()).limit(RECENT)
    sent = [moment for moment in await session.scalars(newest) if moment is not None][::-1]
    if not sent:
        return DigestHistory(None)
    last_report_at = await session.scalar(
        select(func.max(Report.at)).where(Report.person_id == person_id)
    )
    ignored = select(func.count()).where(*own)
    if last_report_at is not None:
        ignored = ignored.where(Delivery.sent_at > last_report_at)
    count = await session.scalar(ignored) or 0
    # Whoever has said what is in the way is not asked in every message after it.
    said = await _said_why(session, person_id) if count >= IGNORED else None
    later = ignored.where(Delivery.sent_at > said) if said is not None else None
    unanswered = count if later is None else await session.scalar(later) or 0
    listed = last_list(sent, weekly, calendar, zone)
    return DigestHistory(sent[-1], count, listed, unanswered)


async def _said_why(session: AsyncSession, person_id: int) -> datetime | None:
    """When the person has said last what is in the way."""
    moment: datetime | None = await session.scalar(
        select(func.max(HindranceReport.at)).where(HindranceReport.person_id == person_id)
    )
    return moment
