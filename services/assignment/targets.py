"""What the parties of a plan point to, and which organisations that is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType

from sqlalchemy import Row, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.organisation_kinds import OrganisationKind
from models.enums import RoadmapStatus, Target
from models.people import Organisation, OrganisationGroup
from models.roadmaps import Activity, ActivityException, ActivityParty, Assignment, Roadmap
from services.assignment import open_organisations
from services.assignment.open_organisations import OpenOrganisations, Standing

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


async def choices(session: AsyncSession, roadmap_id: int) -> dict[int, list[PartyTarget]]:
    """Party id → what it points to in this roadmap, in the order in which it was chosen."""
    found = await session.execute(_named().where(Assignment.roadmap_id == roadmap_id))
    return _grouped(found.all())


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


async def resolve(session: AsyncSession, roadmap_id: int) -> dict[int, list[int]]:
    """Activity id → ids of the organisations that its parties point to, ascending.

    Closed organisations and cancelled activities are left out. An activity whose parties point
    nowhere has an empty list. In a draft, what an earlier plan proposes counts as chosen.
    """
    return (await load_pointing(session, await session.get_one(Roadmap, roadmap_id))).resolve()


async def load_pointing(session: AsyncSession, roadmap: Roadmap) -> "Pointing":
    """Everything that `resolve` looks at."""
    chosen = await choices(session, roadmap.id)
    if roadmap.status is RoadmapStatus.DRAFT:
        chosen |= await proposals(session, roadmap)
    rows = await session.execute(
        select(Activity.id, ActivityParty.party_id)
        .outerjoin(ActivityParty, ActivityParty.activity_id == Activity.id)
        .where(Activity.roadmap_id == roadmap.id, Activity.cancelled_at.is_(None))
    )
    parties: dict[int, set[int]] = defaultdict(set)
    for activity_id, party_id in rows:
        parties[activity_id] |= {party_id} - {None}
    return Pointing(
        await open_organisations.load(session, roadmap),
        chosen,
        parties,
        await _exceptions(session, roadmap.id),
    )


async def _exceptions(session: AsyncSession, roadmap_id: int) -> dict[int, dict[int, bool]]:
    rows = await session.execute(
        select(
            ActivityException.activity_id,
            ActivityException.organisation_id,
            ActivityException.included,
        )
        .join(Activity, Activity.id == ActivityException.activity_id)
        .where(Activity.roadmap_id == roadmap_id)
    )
    found: dict[int, dict[int, bool]] = defaultdict(dict)
    for activity_id, organisation_id, included in rows:
        found[activity_id][organisation_id] = included
    return found


@dataclass(frozen=True, slots=True)
class Pointing:
    """What the parties of a roadmap point to: party id → choices, activity id → its parties.

    `exceptions`: activity id → organisation id → whether it is asked whatever the parties say.
    """

    organisations: OpenOrganisations
    chosen: Mapping[int, Sequence[PartyTarget]]
    parties: Mapping[int, set[int]]
    exceptions: Mapping[int, Mapping[int, bool]] = field(default_factory=dict)

    def resolve(
        self, changed: Mapping[int, Sequence[PartyTarget]] = MappingProxyType({})
    ) -> dict[int, list[int]]:
        """`resolve` on these values, as if some parties pointed to something else."""
        reached = {
            party_id: frozenset[int]().union(
                *(_reached(choice, self.organisations) for choice in listed)
            )
            for party_id, listed in {**self.chosen, **changed}.items()
        }
        # Many activities have the same parties: each mix of them is joined and sorted once.
        joined: dict[frozenset[int], list[int]] = {}
        resolved = {}
        for activity_id, parties in self.parties.items():
            mix = frozenset(parties & reached.keys())
            if mix not in joined:
                joined[mix] = sorted(frozenset[int]().union(*(reached[party] for party in mix)))
            resolved[activity_id] = joined[mix]
        for activity_id in self.exceptions.keys() & resolved.keys():
            resolved[activity_id] = self._excepted(activity_id, resolved[activity_id])
        return resolved

    @property
    def asked_from(self) -> Mapping[int, date]:
        """The organisations that came while the plan was in force: id → the first day asked."""
        return self.organisations.asked_from

    @property
    def open(self) -> frozenset[int]:
        """The organisations that can be asked: those that are not closed."""
        return self.organisations.everything

    def with_standing(self, standings: Mapping[int, Standing]) -> "Pointing":
        """The same as if some organisations, new ones among them, stood otherwise."""
        return replace(self, organisations=self.organisations.with_standing(standings))

    def _excepted(self, activity_id: int, organisations: list[int]) -> list[int]:
        own = self.exceptions[activity_id]
        joining = {key for key, included in own.items() if included}
        leaving = own.keys() - joining
        return sorted(({*organisations, *joining} & self.organisations.everything) - leaving)


def _reached(choice: PartyTarget, organisations: OpenOrganisations) -> frozenset[int]:
    match choice.target:
        case Target.ALL:
            return organisations.everything
        case Target.ALL_SCHOOLS | Target.ALL_KINDERGARTENS | Target.ALL_EXTRACURRICULAR:
            return organisations.kinds[KIND_OF[choice.target]]
        case Target.GROUP:
            return organisations.groups.get(choice.ref_id or 0, frozenset())
        case Target.ORGANISATION:
            return organisations.everything & {choice.ref_id or 0}
        case Target.NOBODY:
            return frozenset()


def _named() -> Select[int, Target, int | None, int | None, str, str]:
    return (
        select(
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
    rows: Sequence[Row[int, Target, int | None, int | None, str, str]],
) -> dict[int, list[PartyTarget]]:
    grouped: dict[int, list[PartyTarget]] = defaultdict(list)
    for party_id, target, organisation_id, group_id, organisation, group in rows:
        choice = PartyTarget(target, organisation_id or group_id, organisation or group or "")
        grouped[party_id].append(choice)
    return dict(grouped)
