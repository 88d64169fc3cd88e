"""The renderer of alarms to administrators."""

from html import escape
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.ui.screen import Screen
from bot.ui.sizes import file_size
from domain.alarms import Alarm
from scheduler.rendering import Recipient, Renderer
from services.core import alarms
from services.reports import file_space


async def render_alarm(
    session: AsyncSession, payload: dict[str, Any], to: Recipient
) -> Screen | None:
    """What is wrong and what to do, or that it is over; None for no administrator, and where files
    have space again.
    """
    if to.person is None or not to.person.actor.is_administrator:
        return None
    alarm = Alarm(payload["alarm"])
    if payload.get("over"):
        return Screen(to.texts(f"alarm-{alarm.value}.over"))
    value = payload["value"]
    if alarm is Alarm.FILES_FILL:
        near = await file_space.near(session, to.tools.quota)
        if not near:
            return None
        value = ", ".join(f"{escape(each.name)} ({each.share:.0%})" for each in near)
    if alarm is Alarm.DISK_FILLS:
        value = file_size(to.texts, value)
    return Screen(to.texts(f"alarm-{alarm.value}", value=value))


RENDERERS: dict[str, Renderer] = {alarms.KIND: render_alarm}
