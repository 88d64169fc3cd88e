"""What the parties of a plan point to: chosen for it, or proposed by an earlier plan."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase
from domain.organisation_kinds import OrganisationKind
from models.enums import RoadmapStatus, Target
from models.people import Organisation, OrganisationGroup
from models.roadmaps import Activity, ActivityParty, Assignment, Roadmap
from services.core import municipalities, roadmap_access

KIND_OF = {
    Target.ALL_SCHOOLS: OrganisationKind.SCHOOL,
    Target.ALL_KINDERGARTENS: OrganisationKind.KINDERGARTEN,
    Target.ALL_EXTRACURRICULAR: OrganisationKind.EXTRACURRICULAR,
}
"""Targets that mean every organisation of a kind."""


@dataclass(frozen=True, slots=True)
class PartyTarget:
    """One thing that a party points to. `ref_id` is an organisation or a group, as `target` says.

    `name` is that of the organisation or group, empty for the other targets.
    """

    target: Target
    ref_id: int | None = None
    name: str = ""


async def open_to_change(session: AsyncSession, roadmap_id: int, *, actor: Actor) -> Roadmap:
    """The roadmap, for whoever points its parties elsewhere: two who do it at once take turns, so
    that the second sees what the first has chosen. Raises what `roadmap_access.roadmap` raises.
    """
    access = UseCase.ASSIGN_PARTY, *roadmap_access.EDITABLE
    found = await roadmap_access.roadmap(session, roadmap_id, *access, actor=actor)
    await municipalities.lock(session, found.municipality_id)
    return await roadmap_access.roadmap(session, roadmap_id, *access, actor=actor)


async def choices(session: AsyncSession, roadmap_id: int) -> dict[int, list[PartyTarget]]:
    """Party id → what it points to in this roadmap, in the order in which it was chosen."""
    return (await choices_of_all(session, [roadmap_id]))[roadmap_id]


async def choices_of_all(
    session: AsyncSession, roadmap_ids: Sequence[int]
) -> dict[int, dict[int, list[PartyTarget]]]:
    """Roadmap id → `choices`, for each of several roadmaps."""
    found = await session.execute(_named().where(Assignment.roadmap_id.in_(roadmap_ids)))
    rows = found.all()
    return {id_: _grouped([row for row in rows if row.roadmap_id == id_]) for id_ in roadmap_ids}


async def proposals(session: AsyncSession, roadmap: Roadmap) -> dict[int, list[PartyTarget]]:
    """Party id → what it pointed to in the latest plan in force that assigned it.

    Only for parties of `roadmap` that point to nothing yet.
    """
    wanted = (
        select(ActivityParty.party_id)
        .join(Activity, Activity.id == ActivityParty.activity_id)
        .where(Activity.roadmap_id == roadmap.id)
    )
    assigned = select(Assignment.party_id).where(Assignment.roadmap_id == roadmap.id)
    latest = (
        select(Assignment.party_id, func.max(Roadmap.id).label("roadmap_id"))
        .join(Roadmap, Roadmap.id == Assignment.roadmap_id)
        .where(
            Roadmap.municipality_id == roadmap.municipality_id,
            Roadmap.id != roadmap.id,
            Roadmap.status.in_((RoadmapStatus.ACTIVE, RoadmapStatus.FINISHED)),
            Assignment.party_id.in_(wanted),
            Assignment.party_id.not_in(assigned),
        )
        .group_by(Assignment.party_id)
        .subquery()
    )
    found = await session.execute(
        _named().join(
            latest,
            (latest.c.party_id == Assignment.party_id)
            & (latest.c.roadmap_id == Assignment.roadmap_id),
        )
    )
    return _grouped(found.all())


def store(
    session: AsyncSession,
    roadmap_id: int,
    chosen: Mapping[int, Iterable[PartyTarget]],
    now: datetime,
) -> None:
    """Add assignments: party id → what it points to."""
    session.add_all(
        Assignment(
            roadmap_id=roadmap_id,
            party_id=party_id,
            target=choice.target,
            organisation_id=choice.ref_id if choice.target is Target.ORGANISATION else None,
            group_id=choice.ref_id if choice.target is Target.GROUP else None,
            created_at=now,
        )
        for party_id, listed in chosen.items()
        for choice in listed
    )


async def adopt_proposals(session: AsyncSession, roadmap: Roadmap, now: datetime) -> int:
    """Store what `proposals` proposes; returns for how many parties."""
    proposed = await proposals(session, roadmap)
    store(session, roadmap.id, proposed, now)
    await session.flush()
    return len(proposed)


def _named() -> Select[int, int, Target, int | None, int | None, str, str]:
    return (
        select(
            Assignment.roadmap_id,
            Assignment.party_id,
            Assignment.target,
            Assignment.organisation_id,
            Assignment.group_id,
            Organisation.name,
            OrganisationGroup.name,
        )
        .outerjoin(Organisation, Organisation.id == Assignment.organisation_id)
        .outerjoin(OrganisationGroup, OrganisationGroup.id == Assignment.group_id)
        .order_by(Assignment.id)
    )


def _grouped(
    rows: Sequence[Row[int, int, Target, int | None, int | None, str, str]],
) -> dict[int, list[PartyTarget]]:
    grouped: dict[int, list[PartyTarget]] = defaultdict(list)
    for _, party_id, target, organisation_id, group_id, organisation, group in rows:
        choice = PartyTarget(target, organisation_id or group_id, organisation or group or "")
        grouped[party_id].append(choice)
    return dict(grouped)
