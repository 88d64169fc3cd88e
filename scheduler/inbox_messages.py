"""The renderer of what is said about an update that could not be worked on."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.ui.screen import Screen
from bot.ui.screens.core import set_aside
from scheduler.rendering import Recipient, Renderer
from services.core import inbox_ends


async def render_set_aside(
    session: AsyncSession, payload: dict[str, Any], to: Recipient
) -> Screen | None:
    """To whoever sent it; None where it was worked on after all."""
    came_at = await inbox_ends.set_aside_at(session, payload["inbox"])
    if came_at is None:
        return None
    return set_aside.to_person(came_at, payload["is_stored"], to.zone, to.texts)


RENDERERS: dict[str, Renderer] = {"update-set-aside": render_set_aside}
