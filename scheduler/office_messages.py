"""The renderers of what comes to the office and to groups by itself."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.ui.callbacks.summaries import SummaryTasks
from bot.ui.screen import Screen
from bot.ui.screens.reminders import letters as letter_screens
from bot.ui.screens.reminders import office
from bot.ui.screens.summaries import summary, summary_lists
from bot.ui.screens.summaries.summary_links import query_of
from bot.ui.screens.tasks import notice_bundles
from domain.access import Role
from domain.errors import Refusal
from domain.summary import SummaryQuery, TaskSelection
from scheduler.rendering import Recipient, Renderer
from scheduler.review_messages import events_of
from services.core import events
from services.reminders import lateness, letter_views, nudge_requests, office_digests
from services.reminders.decisions_waiting import Awaited
from services.summaries import group_posts, task_rows, views

AWAITED = {"deadline-asked": Awaited.DEADLINE, "blocked": Awaited.OBSTACLE}
"""The kind of an event → what it asks a curator to decide."""


async def render_morning(
    session: AsyncSession, payload: dict[str, Any], to: Recipient
) -> Screen | None:
    """A curator's morning; None for somebody who is a curator there no more."""
    if to.person is None:
        return None
    try:
        view = await office_digests.load_morning(
            session, payload["municipality"], actor=to.person.actor
        )
    except Refusal:
        return None
    if view is None:
        return None
    made = await events_of(session, events.OFFICE_MORNING, to, view.municipality_id)
    told = {
        awaited: {each.screen.task_id for each in made if each.kind == kind and each.screen.task_id}
        for kind, awaited in AWAITED.items()
    }
    return notice_bundles.in_morning(office.morning(view, to.texts, told), made, to.texts)


async def render_escalation(
    session: AsyncSession, payload: dict[str, Any], to: Recipient
) -> Screen | None:
    """Lateness told to a manager, or that of the own school to its head."""
    if to.person is None:
        return None
    view = await lateness.load(
        session, payload["municipality"], Role(payload["role"]), actor=to.person.actor
    )
    return office.lateness(view, to.texts) if view else None


async def render_weekly(
    session: AsyncSession, payload: dict[str, Any], to: Recipient
) -> Screen | None:
    """The week of a municipality's roadmaps, for whoever has asked for it."""
    if to.person is None:
        return None
    actor = to.person.actor
    found = [
        await views.summarise(session, SummaryQuery(roadmap_id=choice.roadmap_id), actor=actor)
        for choice in await views.choices(session, actor=actor)
        if choice.municipality_id == payload["municipality"]
    ]
    told = [view for view in found if view.total.total]
    return office.weekly(told, to.texts) if told else None


async def render_group_week(
    session: AsyncSession, payload: dict[str, Any], to: Recipient
) -> Screen | None:
    """The week of a roadmap, for the group that follows it."""
    view = await group_posts.load_week(session, payload["link"], to.now)
    return office.group_week(view, to.texts) if view else None


async def render_group_summary(
    session: AsyncSession, payload: dict[str, Any], to: Recipient
) -> Screen | None:
    """The summary that a group has asked for by weekday and hour."""
    view = await group_posts.load_summary(session, payload["link"], to.now)
    return summary.screen(view, to.texts, group=True) if view else None


async def render_letter(
    session: AsyncSession, payload: dict[str, Any], to: Recipient
) -> Screen | None:
    """Words of the office to a school, with «Прочитано» below."""
    if to.person is None:
        return None
    found = await letter_views.delivered(session, payload["letter"], actor=to.person.actor)
    if found is None:
        return None
    return letter_screens.received(payload["letter"], *found, to.texts, is_read=False)


async def render_asked(
    session: AsyncSession, payload: dict[str, Any], to: Recipient
) -> Screen | None:
    """A manager asks a curator to remind the schools of a list; nothing where it is empty now."""
    if to.person is None:
        return None
    place = SummaryTasks(
        roadmap_id=payload["roadmap_id"],
        query=payload["query"],
        key=payload["row"],
        which=payload["which"],
    )
    try:
        page = await task_rows.load_page(
            session,
            query_of(place),
            TaskSelection(place.which),
            place.key or None,
            actor=to.person.actor,
        )
    except Refusal:
        return None
    name = await nudge_requests.author_of(session, payload["by"])
    return summary_lists.asked(page, name, to.texts) if page.total else None


RENDERERS: dict[str, Renderer] = {
    "office-digest": render_morning,
    "escalation": render_escalation,
    "weekly-digest": render_weekly,
    "group-week": render_group_week,
    "group-summary": render_group_summary,
    "letter": render_letter,
    nudge_requests.KIND: render_asked,
}
"""The kind of a delivery → what makes its screen; `scheduler.messages` takes them over."""
