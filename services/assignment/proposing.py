"""Whom the parties of a plan most likely mean, by what is known of the municipality."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain import draft
from domain.access import OF_SCHOOL, Actor, UseCase
from domain.organisation_kinds import OrganisationKind
from domain.party_matching import SURE, Aim, KnownMunicipality, MatchReason, Proposal, propose
from models.enums import RoadmapStatus, Target
from models.people import Membership, Organisation, OrganisationGroup, Person
from models.roadmaps import Activity, ActivityParty, Assignment, Party, Roadmap
from services.assignment import targets, task_making
from services.assignment.targets import KIND_OF, PartyTarget
from services.core import roadmap_access, roadmap_audit

_TARGET_OF = {kind: target for target, kind in KIND_OF.items()}


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a party is likely to point to, and why; it points there only when it is taken."""

    choices: tuple[PartyTarget, ...]
    reason: MatchReason


@dataclass(frozen=True, slots=True)
class Proposals:
    """What is likely for parties that point nowhere, not even by the last plan.

    `sure`: party id → what it most likely means. `doubtful` are parties that may mean something
    here, for a curator to say.
    """

    sure: dict[int, Proposed]
    doubtful: frozenset[int]


async def proposed(session: AsyncSession, roadmap: Roadmap) -> Proposals:
    """The proposals for a roadmap."""
    chosen = await targets.choices(session, roadmap.id) | await targets.proposals(session, roadmap)
    parties = [party for party in await _parties(session, roadmap.id) if party.id not in chosen]
    if not parties:
        return Proposals({}, frozenset())
    municipality = await _load(session, roadmap)
    sure, doubtful = {}, set()
    for party in parties:
        likely = propose(draft.DraftParty(party.name, party.is_person), municipality.known)
        for each in likely:
            if choices := municipality.choices(each):
                sure[party.id] = Proposed(choices, each.reason)
                break
        else:
            doubtful |= {party.id} if likely else set()
    return Proposals(sure, frozenset(doubtful))


async def take(session: AsyncSession, roadmap_id: int, *, actor: Actor) -> int:
    """Point every party to what is proposed for it; returns how many. The tasks follow."""
    roadmap = await roadmap_access.roadmap(
        session, roadmap_id, UseCase.ASSIGN_PARTY, *roadmap_access.EDITABLE, actor=actor
    )
    found = (await proposed(session, roadmap)).sure
    return await _store(
        session, roadmap, {key: each.choices for key, each in found.items()}, "taken", actor
    )


async def take_and_leave_rest(session: AsyncSession, roadmap_id: int, *, actor: Actor) -> int:
    """`take`, and whoever means nobody here reports outside the bot; returns how many those are.

    Parties that may mean somebody wait for a curator's word.
    """
    await take(session, roadmap_id, actor=actor)
    roadmap = await session.get_one(Roadmap, roadmap_id)
    waiting = (await proposed(session, roadmap)).doubtful
    return await _leave(session, roadmap, waiting, actor)


async def leave_rest(session: AsyncSession, roadmap_id: int, *, actor: Actor) -> int:
    """Every party that still points nowhere reports outside the bot; returns how many."""
    roadmap = await roadmap_access.roadmap(
        session, roadmap_id, UseCase.ASSIGN_PARTY, *roadmap_access.EDITABLE, actor=actor
    )
    return await _leave(session, roadmap, frozenset(), actor)


async def _leave(
    session: AsyncSession, roadmap: Roadmap, waiting: Collection[int], actor: Actor
) -> int:
    chosen = await targets.choices(session, roadmap.id) | await targets.proposals(session, roadmap)
    known = {*chosen, *waiting}
    rest = [party.id for party in await _parties(session, roadmap.id) if party.id not in known]
    nobody = (PartyTarget(Target.NOBODY),)
    return await _store(session, roadmap, dict.fromkeys(rest, nobody), "rest", actor)


async def _store(
    session: AsyncSession,
    roadmap: Roadmap,
    chosen: dict[int, tuple[PartyTarget, ...]],
    what: str,
    actor: Actor,
) -> int:
    targets.store(session, roadmap.id, chosen, actor.as_of)
    roadmap_audit.note(
        session, UseCase.ASSIGN_PARTY, roadmap, what, actor=actor, parties=len(chosen)
    )
    await session.flush()
    if roadmap.status is RoadmapStatus.ACTIVE:
        await task_making.make_tasks(session, roadmap.id, actor.as_of)
    return len(chosen)


@dataclass(frozen=True, slots=True)
class _Municipality:
    """What is known of it, and where its people report: person id → organisations."""

    known: KnownMunicipality
    places: dict[int, list[int]]

    def choices(self, proposal: Proposal) -> tuple[PartyTarget, ...]:
        """What a proposal would store; empty where it is not sure, or means nothing here."""
        names = self.known.organisations
        match proposal.aim:
            case Aim.KINDS:
                return self._of_kinds(proposal)
            case _ if proposal.confidence < SURE:
                return ()
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
        there = {kind for _, kind in self.known.organisations.values()}
        kinds = [kind for kind in proposal.kinds if kind in there]
        if len(kinds) > 1 and proposal.confidence < SURE:
            return ()
        return tuple(PartyTarget(_TARGET_OF[kind]) for kind in kinds)


async def _load(session: AsyncSession, roadmap: Roadmap) -> _Municipality:
    here = roadmap.municipality_id
    organisations = await session.execute(
        select(Organisation.id, Organisation.name, Organisation.kind).where(
            Organisation.municipality_id == here, Organisation.closed_at.is_(None)
        )
    )
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
        {key: (name, kind) for key, name, kind in organisations},
        dict(groups.all()),
        tuple({person_id: name for person_id, name, _, _ in people}.items()),
        await _former(session, roadmap),
    )
    return _Municipality(known, places)


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


async def _parties(session: AsyncSession, roadmap_id: int) -> Sequence[Party]:
    rows = await session.scalars(
        select(Party)
        .where(
            Party.id.in_(
                select(ActivityParty.party_id)
                .join(Activity, Activity.id == ActivityParty.activity_id)
                .where(Activity.roadmap_id == roadmap_id, Activity.cancelled_at.is_(None))
            )
        )
        .order_by(Party.id)
    )
    return rows.all()


def _organisations(
    ids: Iterable[int], names: Mapping[int, tuple[str, OrganisationKind]]
) -> tuple[PartyTarget, ...]:
    return tuple(
        PartyTarget(Target.ORGANISATION, id_, names[id_][0]) for id_ in ids if id_ in names
    )
