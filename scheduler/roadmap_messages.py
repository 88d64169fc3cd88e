"""The renderer of what a changed plan means for a school."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.ui.screen import Screen
from bot.ui.screens.roadmaps import roadmap_news as screens
from scheduler.rendering import Recipient, Renderer
from services.roadmaps import roadmap_news


async def render_plan_changed(
    session: AsyncSession, payload: dict[str, Any], to: Recipient
) -> Screen | None:
    """One message to a coordinator about everything that has changed for the own schools."""
    if to.person is None:
        return None
    news = await roadmap_news.load(session, payload, to.person.actor)
    return screens.screen(news, to.texts) if news else None


RENDERERS: dict[str, Renderer] = {roadmap_news.KIND: render_plan_changed}
