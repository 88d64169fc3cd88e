"""Which organisations the parties of a plan point to, or would."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import RoadmapStatus, Target
from models.roadmaps import Activity, ActivityException, ActivityParty, Roadmap
from services.assignment import open_organisations, targets
from services.assignment.open_organisations import OpenOrganisations, Standing
from services.assignment.targets import KIND_OF, PartyTarget


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


async def resolve(session: AsyncSession, roadmap_id: int) -> dict[int, list[int]]:
    """Activity id → ids of the organisations that its parties point to, ascending.

    Closed organisations and cancelled activities are left out. An activity whose parties point
    nowhere has an empty list. In a draft, what an earlier plan proposes counts as chosen.
    """
    return (await load(session, await session.get_one(Roadmap, roadmap_id))).resolve()


async def load(session: AsyncSession, roadmap: Roadmap) -> "Pointing":
    """Everything that `resolve` looks at."""
    return (await load_all(session, roadmap.municipality_id, [roadmap]))[roadmap.id]


async def load_all(
    session: AsyncSession, municipality_id: int, roadmaps: Sequence[Roadmap]
) -> dict[int, "Pointing"]:
    """The same of several roadmaps of one municipality: roadmap id → that."""
    ids = [roadmap.id for roadmap in roadmaps]
    chosen = await targets.choices_of_all(session, ids)
    for roadmap in roadmaps:
        if roadmap.status is RoadmapStatus.DRAFT:
            chosen[roadmap.id] |= await targets.proposals(session, roadmap)
    organisations = await open_organisations.load(session, municipality_id, roadmaps)
    parties = await _parties(session, ids)
    exceptions = await _exceptions(session, ids)
    return {
        id_: Pointing(organisations[id_], chosen[id_], parties[id_], exceptions[id_]) for id_ in ids
    }


async def _parties(
    session: AsyncSession, roadmap_ids: Sequence[int]
) -> dict[int, dict[int, set[int]]]:
    """Roadmap id → activity id → its parties."""
    rows = await session.execute(
        select(Activity.roadmap_id, Activity.id, ActivityParty.party_id)
        .outerjoin(ActivityParty, ActivityParty.activity_id == Activity.id)
        .where(Activity.roadmap_id.in_(roadmap_ids), Activity.cancelled_at.is_(None))
    )
    found: dict[int, dict[int, set[int]]] = {id_: defaultdict(set) for id_ in roadmap_ids}
    for roadmap_id, activity_id, party_id in rows:
        found[roadmap_id][activity_id] |= {party_id} - {None}
    return found


async def _exceptions(
    session: AsyncSession, roadmap_ids: Sequence[int]
) -> dict[int, dict[int, dict[int, bool]]]:
    """Roadmap id → activity id → organisation id → whether it is asked whatever the parties say."""
    rows = await session.execute(
        select(
            Activity.roadmap_id,
            ActivityException.activity_id,
            ActivityException.organisation_id,
            ActivityException.included,
        )
        .join(Activity, Activity.id == ActivityException.activity_id)
        .where(Activity.roadmap_id.in_(roadmap_ids))
    )
    found: dict[int, dict[int, dict[int, bool]]] = {id_: defaultdict(dict) for id_ in roadmap_ids}
    for roadmap_id, activity_id, organisation_id, included in rows:
        found[roadmap_id][activity_id][organisation_id] = included
    return found
