"""The renderer of what administrators are told: rows that could not be worked on."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.ui.screen import Screen
from bot.ui.screens.core import set_aside
from scheduler.rendering import Recipient, Renderer
from services.core import set_aside_list


async def render_set_aside(
    session: AsyncSession, payload: dict[str, Any], to: Recipient
) -> Screen | None:
    """What is set aside now; None where all of it works again, or for no administrator."""
    if to.person is None or not to.person.actor.is_administrator:
        return None
    rows = await set_aside_list.rows(session)
    return set_aside.notice(rows, to.zone, to.texts) if rows else None


RENDERERS: dict[str, Renderer] = {set_aside_list.KIND: render_set_aside}
