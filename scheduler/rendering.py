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
from domain.calendar import zone_or_none
from models.enums import RowKind
from services.core import recipients as addressees
from services.core import set_aside
from services.core.actors import Identity
from services.core.claims import Claimed
from services.core.recipients import Addressee
from services.core.set_aside import Fault


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a message is for: `person` is None for a group. Days are counted in `zone`."""

    person: Identity | None
    texts: Texts
    zone: ZoneInfo
    now: datetime
    tools: Tools


Renderer = Callable[[AsyncSession, dict[str, Any], Recipient], Awaitable[Screen | None]]


async def recipients(
    tools: Tools, batch: Sequence[Claimed]
) -> tuple[dict[int, Recipient], list[Fault]]:
    """Whom each of these messages is for, by the message's id; without those who were forgotten.

    Read at once for all of them: one by one it would cost more than the sending. Beside them the
    messages of which it cannot be read.
    """
    now = tools.clock.now()
    by_id = {claimed.id: claimed for claimed in batch}
    async with tools.database.read() as session:

        async def load(ids: Sequence[int]) -> dict[int, Addressee]:
            return await addressees.load(session, [by_id[id_] for id_ in ids], now)

        parts, faults = await set_aside.bisect(session, RowKind.MESSAGE, list(by_id), load)
    found = {id_: whom for part in parts for id_, whom in part.items()}
    met = {
        id_: Recipient(
            whom.person,
            texts(whom.locale or tools.default_locale),
            zone_or_none(whom.time_zone) or tools.default_zone,
            now,
            tools,
        )
        for id_, whom in found.items()
    }
    return met, faults


async def render(
    renderers: Mapping[str, Renderer], claimed: Claimed, recipient: Recipient
) -> Screen | None:
    """The screen of a claimed message as things stand now, or None where it no longer holds.

    Raises KeyError for a kind without a renderer: a fault of ours.
    """
    renderer = renderers[claimed.kind]
    fresh = replace(recipient, now=recipient.tools.clock.now())
    async with recipient.tools.database.read() as session:
        screen = await renderer(session, claimed.payload, fresh)
    # Made even so: what cannot be made is a fault that has to be seen.
    return None if claimed.is_told or screen is None else _with_reason(screen, claimed.kind, fresh)


def _with_reason(screen: Screen, kind: str, to: Recipient) -> Screen:
    """The screen with why it has come, where the screen itself does not say."""
    why = f"why-{kind}"
    if not to.texts.has(why):
        return screen
    return replace(screen, text=f"{screen.text}\n\n{to.texts(why)}")
