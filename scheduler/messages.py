"""The renderers: each loads live data and makes a screen, or None where nothing is left to say."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.ui.screen import Screen
from bot.ui.screens.reminders import digest, notifications
from bot.ui.screens.tasks import notice_bundles
from domain.calendar import local_day
from scheduler import (
    alarm_messages,
    inbox_messages,
    office_messages,
    review_messages,
    roadmap_messages,
    set_aside_messages,
)
from scheduler.rendering import Recipient, Renderer
from services.core import events
from services.reminders import digests, substituting


async def render_digest(
    session: AsyncSession, payload: dict[str, Any], to: Recipient
) -> Screen | None:
    """The morning message of a coordinator."""
    if to.person is None:
        return None
    view = await digests.load_worth_saying(session, to.person.person_id, to.zone, to.now)
    if view is None:
        return None
    screen = digest.screen(view, to.texts)
    made = await review_messages.events_of(session, events.SCHOOL_MORNING, to)
    return notice_bundles.in_morning(screen, made, to.texts)


async def render_reminder(
    session: AsyncSession, payload: dict[str, Any], to: Recipient
) -> Screen | None:
    """Tasks on their last day, or overdue since yesterday, to somebody who still owes them."""
    if to.person is None:
        return None
    ids = payload.get("tasks") or [payload["task"]]
    found = [await digests.load_line(session, id_, to.person.person_id) for id_ in ids]
    lines = [line for line in found if line is not None]
    return digest.last_day(lines, local_day(to.now, to.zone), to.texts) if lines else None


async def render_substitute(
    session: AsyncSession, payload: dict[str, Any], to: Recipient
) -> Screen | None:
    """To a colleague who stands in for somebody."""
    if to.person is None:
        return None
    today = local_day(to.now, to.zone)
    view = await substituting.load_told(session, payload["absence_id"], to.person.person_id, today)
    return notifications.substitute(view, today, to.texts) if view else None


RENDERERS: dict[str, Renderer] = {
    "digest": render_digest,
    "reminder": render_reminder,
    "substitute": render_substitute,
    **review_messages.RENDERERS,
    **roadmap_messages.RENDERERS,
    **office_messages.RENDERERS,
    **set_aside_messages.RENDERERS,
    **inbox_messages.RENDERERS,
    **alarm_messages.RENDERERS,
}
"""The kind of a delivery → what makes its screen."""
