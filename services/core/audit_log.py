"""Reading the audit log: a page for the chat, all of it for a workbook."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, allowed, require
from models.people import Organisation, Person
from models.upkeep import AuditEntry
from services.core import municipalities

PAGE = 8
MOST = 50_000
"""Lines of an export: the latest ones; a busy municipality writes that many in years."""


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One action. `who` is empty for the shell and for somebody who was forgotten.

    `action` is a `UseCase` or "denied"; `organisation` is set where the action was about one.
    """

    at: datetime
    who: str
    action: str
    subject: str
    organisation: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AuditLog:
    """A page of the log, from 0, the latest first; moments are read in `zone`.

    `reader_manages` says that the reader may open the municipality's people.
    """

    municipality_id: int
    municipality: str
    zone: ZoneInfo
    lines: tuple[AuditLine, ...]
    page: int
    pages: int
    reader_manages: bool


async def load_page(
    session: AsyncSession, municipality_id: int, page: int = 0, *, actor: Actor
) -> AuditLog:
    """A page of what was done in a municipality; a page beyond the end is the last one."""
    require(actor, UseCase.SEE_AUDIT, municipality_id=municipality_id)
    count = await session.scalar(
        select(func.count())
        .select_from(AuditEntry)
        .where(AuditEntry.municipality_id == municipality_id)
    )
    pages = max(1, -(-(count or 0) // PAGE))
    shown = min(max(page, 0), pages - 1)
    lines = await _load(session, municipality_id, PAGE, shown * PAGE)
    return await _log(session, municipality_id, lines, shown, pages, actor)


async def load_all(session: AsyncSession, municipality_id: int, *, actor: Actor) -> AuditLog:
    """The whole log of a municipality, at most the latest `MOST` lines."""
    require(actor, UseCase.SEE_AUDIT, municipality_id=municipality_id)
    lines = await _load(session, municipality_id, MOST, 0)
    return await _log(session, municipality_id, lines, 0, 1, actor)


async def _log(
    session: AsyncSession,
    municipality_id: int,
    lines: Iterable[AuditLine],
    page: int,
    pages: int,
    actor: Actor,
) -> AuditLog:
    municipality = await municipalities.one(session, municipality_id)
    zone = await municipalities.zone_of(session, municipality_id)
    manages = allowed(actor, UseCase.MANAGE_PEOPLE, municipality_id=municipality_id)
    return AuditLog(municipality.id, municipality.name, zone, tuple(lines), page, pages, manages)


async def _load(
    session: AsyncSession, municipality_id: int, limit: int, offset: int
) -> list[AuditLine]:
    rows = (
        await session.execute(
            select(AuditEntry, Person.name)
            .outerjoin(Person, Person.id == AuditEntry.person_id)
            .where(AuditEntry.municipality_id == municipality_id)
            .order_by(AuditEntry.id.desc())
            .limit(limit)
            .offset(offset)
        )
    ).all()
    named = await session.execute(
        select(Organisation.id, Organisation.name).where(
            Organisation.municipality_id == municipality_id
        )
    )
    organisations = dict(named.all())
    # By number, not by name: whoever was forgotten is named no more.
    whom = {entry.details["whom"] for entry, _ in rows if "whom" in entry.details}
    people = dict(
        (await session.execute(select(Person.id, Person.name).where(Person.id.in_(whom)))).all()
    )
    return [
        AuditLine(
            entry.at,
            who or "",
            entry.action,
            entry.subject or people.get(entry.details.get("whom") or 0, ""),
            organisations.get(entry.details.get("organisation_id") or 0, ""),
            entry.details,
        )
        for entry, who in rows
    ]
