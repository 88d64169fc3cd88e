"""Each kind of delivery → its screen, made from live data at the moment of sending."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot.ui.context import Tools
from bot.ui.screen import Screen
from bot.ui.texts import Texts, texts
from services.core import recipients as addressees
from services.core.actors import Identity
from services.core.outbox import Claimed


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a message is for: `person` is None for a group. Days are counted in `zone`."""

    person: Identity | None
    texts: Texts
    zone: ZoneInfo
    now: datetime
    tools: Tools


Renderer = Callable[[AsyncSession, dict[str, Any], Recipient], Awaitable[Screen | None]]


async def recipients(tools: Tools, batch: Sequence[Claimed]) -> dict[int, Recipient]:
    """Whom each of these messages is for, by the message's id; without those who were forgotten.

    Read at once for all of them: one by one it would cost more than the sending.
    """
    now = tools.clock.now()
    async with tools.database.read() as session:
        found = await addressees.load(session, batch, now)
    return {
        id_: Recipient(
            whom.person,
            texts(whom.locale or tools.default_locale),
            ZoneInfo(whom.time_zone) if whom.time_zone else tools.default_zone,
            now,
            tools,
        )
        for id_, whom in found.items()
    }


async def render(
    renderers: Mapping[str, Renderer], claimed: Claimed, recipient: Recipient
) -> Screen | None:
    """The screen of a claimed message as things stand now, or None where it no longer holds.

    Raises KeyError for a kind without a renderer: a fault of ours.
    """
    renderer = renderers[claimed.kind]
    fresh = replace(recipient, now=recipient.tools.clock.now())
    async with recipient.tools.database.read() as session:
        return await renderer(session, claimed.payload, fresh)
