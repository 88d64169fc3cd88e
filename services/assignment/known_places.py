"""What is known of a municipality when its plans name somebody, and what a proposal means there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import OF_SCHOOL
from domain.office_matching import unlisted
from domain.organisation_kinds import OrganisationKind
from domain.party_proposals import SURE, Aim, KnownMunicipality, MatchReason, Proposal
from models.enums import RoadmapStatus, Target
from models.people import Membership, Organisation, OrganisationGroup, Person
from models.roadmaps import Assignment, Party, Roadmap
from services.assignment.targets import KIND_OF, PartyTarget

_TARGET_OF = {kind: target for target, kind in KIND_OF.items()}


@dataclass(frozen=True, slots=True)
class KnownPlaces:
    """What is known of it, and where its people report: person id → organisations.

    `closed` are names that nobody reports under any more.
    """

    known: KnownMunicipality
    places: dict[int, list[int]]
    closed: frozenset[str]

    def is_sure(self, proposal: Proposal) -> bool:
        """Whether what it means can be taken with the others, unseen."""
        # Of kinds `choices` gives only what nobody can doubt.
        return proposal.confidence >= SURE or proposal.aim is Aim.KINDS

    def choices(self, proposal: Proposal) -> tuple[PartyTarget, ...]:
        """What a proposal would store; empty where it means nothing here or nobody can say."""
        names = self.known.organisations
        match proposal.aim:
            case Aim.KINDS:
                return self._of_kinds(proposal)
            case Aim.NEW if proposal.name not in self.closed:
                return (PartyTarget(Target.ORGANISATION, None, proposal.name),)
            case Aim.ORGANISATIONS:
                return _organisations(proposal.ids, names)
            case Aim.GROUP:
                groups = self.known.groups
                ids = [key for key in proposal.ids if key in groups]
                return tuple(PartyTarget(Target.GROUP, key, groups[key]) for key in ids)
            case Aim.PERSON:
                return _organisations(self.places.get(proposal.ids[0], ()), names)
            case _:
                return ()

    def _of_kinds(self, proposal: Proposal) -> tuple[PartyTarget, ...]:
        """Of several kinds those that are there; one that is left over is as sure as one named."""
        if proposal.reason is MatchReason.SOME_OF_KIND:
            return ()
        there = {kind for _, kind in self.known.organisations.values()}
        kinds = [kind for kind in proposal.kinds if kind in there]
        if len(kinds) > 1 and proposal.confidence < SURE:
            return ()
        return tuple(PartyTarget(_TARGET_OF[kind]) for kind in kinds)


async def load(session: AsyncSession, roadmap: Roadmap, names: Sequence[str]) -> KnownPlaces:
    """What is known of the municipality of a plan whose parties have these names."""
    here = roadmap.municipality_id
    listed = await session.execute(
        select(Organisation.id, Organisation.name, Organisation.kind, Organisation.closed_at).where(
            Organisation.municipality_id == here
        )
    )
    rows = listed.all()
    organisations = {row.id: (row.name, row.kind) for row in rows if row.closed_at is None}
    groups = await session.execute(
        select(OrganisationGroup.id, OrganisationGroup.name).where(
            OrganisationGroup.municipality_id == here
        )
    )
    people = (
        await session.execute(
            select(Person.id, Person.name, Membership.role, Membership.organisation_id)
            .join(Membership, Membership.person_id == Person.id)
            .where(Membership.municipality_id == here, Membership.ended_at.is_(None))
            .order_by(Membership.id)
        )
    ).all()
    places: dict[int, list[int]] = {}
    for person_id, _, role, organisation_id in people:
        if role in OF_SCHOOL and organisation_id is not None:
            places.setdefault(person_id, []).append(organisation_id)
    known = KnownMunicipality(
        organisations,
        dict(groups.all()),
        tuple({person_id: name for person_id, name, _, _ in people}.items()),
        await _former(session, roadmap),
        unlisted=unlisted(names, (kind for _, kind in organisations.values())),
    )
    return KnownPlaces(
        known, places, frozenset(row.name for row in rows if row.closed_at is not None)
    )


async def _former(session: AsyncSession, roadmap: Roadmap) -> dict[str, Proposal]:
    """What parties of other plans pointed to, by their names, where that was one kind of thing."""
    rows = await session.execute(
        select(Party.name, Assignment.target, Assignment.organisation_id, Assignment.group_id)
        .join(Party, Party.id == Assignment.party_id)
        .join(Roadmap, Roadmap.id == Assignment.roadmap_id)
        .where(
            Roadmap.municipality_id == roadmap.municipality_id,
            Roadmap.id != roadmap.id,
            Roadmap.status.in_((RoadmapStatus.ACTIVE, RoadmapStatus.FINISHED)),
        )
        .order_by(Assignment.id)
    )
    former: dict[str, Proposal] = {}
    for name, target, organisation_id, group_id in rows:
        former[name] = _joined(former.get(name), target, organisation_id or group_id)
    return former


def _joined(before: Proposal | None, target: Target, ref_id: int | None) -> Proposal:
    if target in KIND_OF:
        return Proposal(Aim.KINDS, MatchReason.LAST_PLAN, 1.0, kinds=(KIND_OF[target],))
    if target is Target.GROUP:
        return Proposal(Aim.GROUP, MatchReason.LAST_PLAN, 1.0, (ref_id or 0,))
    if target is Target.ORGANISATION:
        ids = before.ids if before and before.aim is Aim.ORGANISATIONS else ()
        return Proposal(Aim.ORGANISATIONS, MatchReason.LAST_PLAN, 1.0, (*ids, ref_id or 0))
    return Proposal(Aim.NOBODY, MatchReason.LAST_PLAN, 1.0)


def _organisations(
    ids: Iterable[int], names: Mapping[int, tuple[str, OrganisationKind]]
) -> tuple[PartyTarget, ...]:
    return tuple(
        PartyTarget(Target.ORGANISATION, id_, names[id_][0]) for id_ in ids if id_ in names
    )
