"""Plans that were read come in: each is stored as a draft."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, require
from domain.draft import Draft
from domain.errors import Stale
from models.enums import RoadmapStatus
from models.roadmaps import Roadmap
from services.core import roadmap_audit
from services.roadmaps import draft_rows, revisions
from services.roadmaps.draft_rows import Source

_OF_ONE_FILE = "/"
"""Stands in `source_key` before the number of a plan, from the second of one file on."""


async def store_draft(
    session: AsyncSession,
    draft: Draft,
    municipality_id: int,
    source: Source,
    *,
    actor: Actor,
) -> int:
    """Store a plan that was read and return the id of its roadmap, a draft.

    Where it looks like a changed state of a plan in force, the draft says so (`replaces_id`).
    Raises Stale for a message that has brought its plan already.
    """
    require(actor, UseCase.IMPORT_PLAN, municipality_id=municipality_id)
    if source.key is not None and await _is_known(session, source.key):
        raise Stale
    roadmap = await draft_rows.write(
        session, draft, municipality_id, source, person_id=actor.person_id, now=actor.as_of
    )
    await revisions.recognise(session, roadmap)
    roadmap_audit.note(session, UseCase.IMPORT_PLAN, roadmap, actor=actor, file=source.name)
    return roadmap.id


async def store_drafts(
    session: AsyncSession,
    drafts: Sequence[Draft],
    municipality_id: int,
    source: Source,
    *,
    actor: Actor,
) -> list[int]:
    """`store_draft` for every plan of one file, all or none; the ids in the order of the file."""
    ids = []
    for number, draft in enumerate(drafts, start=1):
        key = f"{source.key}{_OF_ONE_FILE}{number}" if source.key and number > 1 else source.key
        one = replace(source, key=key)
        ids.append(await store_draft(session, draft, municipality_id, one, actor=actor))
    return ids


async def brought_by(session: AsyncSession, key: str) -> dict[int, RoadmapStatus]:
    """The roadmaps that a message has brought already: id → what became of it, in their order."""
    others = Roadmap.source_key.startswith(f"{key}{_OF_ONE_FILE}", autoescape=True)
    found = await session.execute(
        select(Roadmap.id, Roadmap.status)
        .where(or_(Roadmap.source_key == key, others))
        .order_by(Roadmap.id)
    )
    return dict(found.all())


async def _is_known(session: AsyncSession, key: str) -> bool:
    found = await session.scalar(select(Roadmap.id).where(Roadmap.source_key == key))
    return found is not None


async def import_from_shell(
    session: AsyncSession, draft: Draft, municipality_id: int, source: Source, now: datetime
) -> int:
    """`store_draft` for the command line: whoever has the shell has every right already."""
    roadmap = await draft_rows.write(
        session, draft, municipality_id, source, person_id=None, now=now
    )
    await revisions.recognise(session, roadmap)
    return roadmap.id
