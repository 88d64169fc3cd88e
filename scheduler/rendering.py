"""Each kind of delivery → its screen, made from live data at the moment of sending."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.ui.context import Tools
from bot.ui.screen import Screen
from bot.ui.texts import Texts, texts
from models.people import Municipality, Person
from services import actors
from services.actors import Identity
from services.outbox import Claimed


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
    people_ids = {claimed.person_id for claimed in batch if claimed.person_id is not None}
    area_ids = {claimed.municipality_id for claimed in batch if claimed.municipality_id is not None}
    async with tools.database.read() as session:
        rows = await session.scalars(
            select(Person).where(Person.id.in_(people_ids), Person.forgotten_at.is_(None))
        )
        found = await actors.identities(session, rows.all(), now)
        areas = await session.scalars(select(Municipality).where(Municipality.id.in_(area_ids)))
        area_of = {area.id: area for area in areas}
    people = {person.person_id: person for person in found}
    met = {}
    for claimed in batch:
        person = people.get(claimed.person_id) if claimed.person_id is not None else None
        if person is None and claimed.person_id is not None:
            continue
        area = area_of.get(claimed.municipality_id) if claimed.municipality_id else None
        locale = person.locale if person else None
        language = texts(locale or (area.locale if area else tools.default_locale))
        met[claimed.id] = Recipient(person, language, _zone(person, area, tools), now, tools)
    return met


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


def _zone(person: Identity | None, municipality: Municipality | None, tools: Tools) -> ZoneInfo:
    if person is not None and person.time_zone:
        return ZoneInfo(person.time_zone)
    return ZoneInfo(municipality.time_zone) if municipality else tools.default_zone
