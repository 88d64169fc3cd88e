"""Organisations come and change: what plans in force make of it, at once."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, require
from domain.organisation_kinds import OrganisationKind
from models.enums import RoadmapStatus, Target
from models.roadmaps import Assignment, Roadmap
from services.assignment import task_making
from services.assignment.targets import KIND_OF
from services.core import municipalities
from services.core.municipalities import Added


async def add_named(
    session: AsyncSession,
    municipality_id: int,
    named: Iterable[tuple[str, OrganisationKind]],
    *,
    past: bool = False,
    actor: Actor,
) -> Added:
    """Add organisations by name and kind; plans that name them all give them tasks at once.

    Windows that have ended are theirs only where the `past` is wanted.
    """
    require(actor, UseCase.MANAGE_ORGANISATIONS, municipality_id=municipality_id)
    begin = await asked_from(session, municipality_id, past=past, actor=actor)
    added = await municipalities.add_organisations_as(
        session, municipality_id, named, begin, actor=actor
    )
    if added.new:
        await follow(session, municipality_id, actor, Target.ALL, *KIND_OF)
    return added


async def asked_from(
    session: AsyncSession, municipality_id: int, *, past: bool, actor: Actor
) -> date | None:
    """The day from which plans in force ask an organisation that joins them; None for the past."""
    return None if past else await municipalities.today(session, municipality_id, actor.as_of)


async def follow(
    session: AsyncSession, municipality_id: int, actor: Actor, *targets: Target
) -> None:
    """Bring the tasks of plans in force in line with the organisations there are now.

    With `targets`, only of plans that assign something to one of them.
    """
    roadmaps = select(Roadmap.id).where(
        Roadmap.municipality_id == municipality_id, Roadmap.status == RoadmapStatus.ACTIVE
    )
    if targets:
        roadmaps = roadmaps.where(
            exists().where(Assignment.roadmap_id == Roadmap.id, Assignment.target.in_(targets))
        )
    for roadmap_id in (await session.scalars(roadmaps)).all():
        await task_making.make_tasks(session, roadmap_id, actor.as_of)
