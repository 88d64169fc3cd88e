"""The names of rows, in the order in which every list has them."""

from collections.abc import Iterable

from sqlalchemy import String, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Organisation
from models.roadmaps import Roadmap, Section
from services.core.organisation_names import in_order

Names = list[tuple[int, str]]


async def of_organisations(session: AsyncSession, ids: Iterable[int]) -> Names:
    """Ids with names, in the order of every list."""
    found = await session.execute(
        select(
            Organisation.id, Organisation.name, type_coerce(Organisation.kind, String).label("kind")
        ).where(Organisation.id.in_(list(ids)))
    )
    ordered = in_order(found.all(), lambda row: (row.kind, row.name))
    return [(row.id, row.name) for row in ordered]


async def of_sections(session: AsyncSession, roadmap_ids: Iterable[int]) -> Names:
    """The sections of roadmaps in the order of the plans; of several each with its roadmap."""
    ids = list(roadmap_ids)
    rows = await session.execute(
        select(Section.id, Section.number, Section.title, Roadmap.short_title)
        .join(Roadmap, Roadmap.id == Section.roadmap_id)
        .where(Section.roadmap_id.in_(ids))
        .order_by(Section.roadmap_id, Section.position)
    )
    return [
        (id_, with_roadmap(f"{number or ''} {title}".strip(), of if len(ids) > 1 else ""))
        for id_, number, title, of in rows
    ]


def with_roadmap(name: str, title: str) -> str:
    """The name of a row beside those of other roadmaps."""
    return f"{name} · {title}" if title else name
