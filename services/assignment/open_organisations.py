"""The open organisations of a municipality as the plans of it see them, or would."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.organisation_kinds import OrganisationKind
from models.enums import RoadmapStatus
from models.people import Organisation, OrganisationGroup, group_member
from models.roadmaps import Roadmap
from services.core import municipalities


@dataclass(frozen=True, slots=True)
class Standing:
    """What an organisation is to plans: its kind, and groups that it joins."""

    kind: OrganisationKind
    groups: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class OpenOrganisations:
    """The open organisations of a municipality, by what a target may say.

    `asked_from`: of those that came while the plan was in force, the day from which it asks them.
    """

    everything: frozenset[int]
    kinds: Mapping[OrganisationKind, frozenset[int]]
    groups: Mapping[int, frozenset[int]]
    asked_from: Mapping[int, date] = field(default_factory=dict)

    def with_standing(self, standings: Mapping[int, Standing]) -> "OpenOrganisations":
        """The same where some organisations, new ones among them, are of a kind and in groups."""
        ids = frozenset(standings)
        kinds = {
            kind: (own - ids) | {key for key, its in standings.items() if its.kind is kind}
            for kind, own in self.kinds.items()
        }
        groups = dict(self.groups)
        for id_, standing in standings.items():
            for group in standing.groups:
                groups[group] = groups.get(group, frozenset()) | {id_}
        return OpenOrganisations(self.everything | ids, kinds, groups, self.asked_from)


async def load(
    session: AsyncSession, municipality_id: int, roadmaps: Iterable[Roadmap]
) -> dict[int, OpenOrganisations]:
    """Those of a municipality as each of its roadmaps asks them: roadmap id → organisations."""
    rows = (
        await session.execute(
            select(Organisation.id, Organisation.kind, Organisation.asked_from).where(
                Organisation.municipality_id == municipality_id, Organisation.closed_at.is_(None)
            )
        )
    ).all()
    kinds = {id_: kind for id_, kind, _ in rows}
    members = await session.execute(
        select(group_member.c.group_id, group_member.c.organisation_id)
        .join(OrganisationGroup, OrganisationGroup.id == group_member.c.group_id)
        .where(OrganisationGroup.municipality_id == municipality_id)
    )
    groups: dict[int, set[int]] = defaultdict(set)
    for group_id, organisation_id in members:
        groups[group_id].add(organisation_id)
    found = OpenOrganisations(
        frozenset(kinds),
        {
            kind: frozenset(key for key, its in kinds.items() if its is kind)
            for kind in OrganisationKind
        },
        {key: frozenset(ids & kinds.keys()) for key, ids in groups.items()},
    )
    came = {id_: day for id_, _, day in rows if day is not None}
    if not came:
        return {roadmap.id: found for roadmap in roadmaps}
    zone = await municipalities.zone_of(session, municipality_id)
    return {
        roadmap.id: replace(found, asked_from=_asked_from(roadmap, came, zone))
        for roadmap in roadmaps
    }


def _asked_from(roadmap: Roadmap, came: Mapping[int, date], zone: ZoneInfo) -> dict[int, date]:
    """Of the days on which organisations came, those that are after a roadmap came into force."""
    return {id_: day for id_, day in came.items() if is_in_force_before(roadmap, day, zone)}


def is_in_force_before(roadmap: Roadmap, day: date, zone: ZoneInfo) -> bool:
    """Whether who comes on a local day comes late: on the first day a plan asks all alike."""
    if roadmap.confirmed_at is None or roadmap.status is RoadmapStatus.DRAFT:
        return False
    return roadmap.confirmed_at.astimezone(zone).date() < day
