"""The doubts that the importer had about a document, at their places."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase
from domain.draft import Problem, ProblemCode
from domain.grid import Place
from models.roadmaps import ImportProblem
from services.core import roadmap_access


async def listing(session: AsyncSession, roadmap_id: int, *, actor: Actor) -> list[Problem]:
    """Every doubt about a plan's document, in the order of the document."""
    roadmap = await roadmap_access.roadmap(session, roadmap_id, UseCase.IMPORT_PLAN, actor=actor)
    rows = await session.scalars(
        select(ImportProblem)
        .where(ImportProblem.roadmap_id == roadmap.id)
        .order_by(ImportProblem.id)
    )
    return [
        Problem(
            ProblemCode(row.code),
            Place(**row.place) if row.place else None,
            tuple(row.values.items()),
        )
        for row in rows
    ]
