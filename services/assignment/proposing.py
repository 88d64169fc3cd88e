"""Whom the parties of a plan most likely mean, by what is known of the municipality."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain import draft
from domain.access import Actor, UseCase, require
from domain.errors import Stale
from domain.organisation_kinds import OrganisationKind
from domain.party_matching import propose
from domain.party_proposals import Aim, MatchReason, Proposal
from models.enums import RoadmapStatus, Target
from models.roadmaps import Activity, ActivityParty, Party, Roadmap
from services.assignment import known_places, organisation_changes, targets, task_making
from services.assignment.known_places import KnownPlaces
from services.assignment.targets import PartyTarget
from services.core import municipalities, roadmap_access, roadmap_audit


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a party is likely to point to, and why; it points there only when it is taken.

    A body of the office that is `new` joins the organisations then; it has no id before. One that
    is not sure is taken with others of its kind alone, by whoever has looked at them.
    """

    choices: tuple[PartyTarget, ...]
    reason: MatchReason
    new: OrganisationKind | None = None
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Proposals:
    """What is likely for parties that point nowhere, not even by the last plan.

    `likely`: party id → what it most likely means. `doubtful` are parties that may mean something
    here, for a curator to say.
    """

    likely: dict[int, Proposed]
    doubtful: frozenset[int]


async def proposed(session: AsyncSession, roadmap: Roadmap) -> Proposals:
    """The proposals for a roadmap."""
    chosen = await targets.choices(session, roadmap.id) | await targets.proposals(session, roadmap)
    parties = [party for party in await _parties(session, roadmap.id) if party.id not in chosen]
    if not parties:
        return Proposals({}, frozenset())
    municipality = await known_places.load(session, roadmap, [party.name for party in parties])
    notes = await _notes(session, roadmap.id)
    likely, doubtful = {}, set()
    for party in parties:
        said = draft.DraftParty(party.name, party.is_person, notes.get(party.id))
        found = propose(said, municipality.known)
        if best := _best(found, municipality):
            likely[party.id] = best
        elif found:
            doubtful.add(party.id)
    return Proposals(likely, frozenset(doubtful))


def _best(found: Sequence[Proposal], municipality: KnownPlaces) -> Proposed | None:
    """The likeliest that is sure, else the one that is likelier than all others."""
    meant = [(each, choices) for each in found if (choices := municipality.choices(each))]
    best = next((each for each in meant if municipality.is_sure(each[0])), None)
    is_sure = best is not None
    if best is None and meant:
        alone = len(meant) == 1 or meant[0][0].confidence > meant[1][0].confidence
        best = meant[0] if alone else None
    if best is None:
        return None
    proposal, choices = best
    new = proposal.kinds[0] if proposal.aim is Aim.NEW else None
    return Proposed(choices, proposal.reason, new, is_sure)


@dataclass(frozen=True, slots=True)
class WaitingRoadmap:
    """A plan of which some parties point nowhere yet."""

    roadmap_id: int
    short_title: str
    parties: int


async def waiting(
    session: AsyncSession, municipality_id: int, *, actor: Actor
) -> WaitingRoadmap | None:
    """The newest plan of a municipality whose parties still want organisations, if any."""
    require(actor, UseCase.ASSIGN_PARTY, municipality_id=municipality_id)
    found = await session.scalars(
        select(Roadmap)
        .where(
            Roadmap.municipality_id == municipality_id,
            Roadmap.status.in_(roadmap_access.EDITABLE),
            Roadmap.replaces_id.is_(None),
        )
        .order_by(Roadmap.id.desc())
    )
    for roadmap in found:
        chosen = await targets.choices(session, roadmap.id)
        chosen |= await targets.proposals(session, roadmap)
        left = {party.id for party in await _parties(session, roadmap.id)} - chosen.keys()
        if left:
            return WaitingRoadmap(roadmap.id, roadmap.short_title, len(left))
    return None


async def take(
    session: AsyncSession,
    roadmap_id: int,
    *,
    possible: bool = False,
    past: bool = False,
    actor: Actor,
) -> int:
    """Point every party to what is surely proposed for it, or to what is only `possible` as well.

    Returns how many. The tasks follow; a body that joins a plan in force gets those of windows that
    have ended only where the `past` is wanted.
    """
    roadmap = await targets.open_to_change(session, roadmap_id, actor=actor)
    likely = (await proposed(session, roadmap)).likely
    found = {key: each for key, each in likely.items() if each.is_sure or possible}
    chosen = {key: each.choices for key, each in found.items()}
    return await _store(
        session,
        roadmap,
        chosen | await _add_new(session, roadmap, found, past, actor),
        "taken",
        actor,
    )


async def take_one(
    session: AsyncSession, roadmap_id: int, party_id: int, *, past: bool = False, actor: Actor
) -> None:
    """Point one party to what is proposed for it, sure or not. The tasks follow as those of `take`.

    Raises Stale where nothing is proposed for it any more.
    """
    roadmap = await targets.open_to_change(session, roadmap_id, actor=actor)
    found = (await proposed(session, roadmap)).likely.get(party_id)
    if found is None:
        raise Stale
    only = {party_id: found}
    new = await _add_new(session, roadmap, only, past, actor)
    await _store(session, roadmap, {party_id: found.choices} | new, "taken", actor)


async def _add_new(
    session: AsyncSession, roadmap: Roadmap, found: Mapping[int, Proposed], past: bool, actor: Actor
) -> dict[int, tuple[PartyTarget, ...]]:
    """Add the bodies that the list of organisations lacks; returns what points to them."""
    new = {key: (each.choices[0].name, each.new) for key, each in found.items() if each.new}
    if not new:
        return {}
    here = roadmap.municipality_id
    await organisation_changes.add_named(session, here, set(new.values()), past=past, actor=actor)
    ids = {
        name: await municipalities.organisation_named(session, here, name)
        for name, _ in new.values()
    }
    return {
        key: (PartyTarget(Target.ORGANISATION, ids[name], name),) for key, (name, _) in new.items()
    }


async def take_and_leave_rest(
    session: AsyncSession,
    roadmap_id: int,
    *,
    possible: bool = False,
    past: bool = False,
    actor: Actor,
) -> int:
    """`take`, and whoever means nobody here reports outside the bot; returns how many those are.

    Parties that may mean somebody wait for a curator's word.
    """
    await take(session, roadmap_id, possible=possible, past=past, actor=actor)
    roadmap = await session.get_one(Roadmap, roadmap_id)
    left = await proposed(session, roadmap)
    return await _leave(session, roadmap, left.doubtful | left.likely.keys(), actor)


async def leave_rest(session: AsyncSession, roadmap_id: int, *, actor: Actor) -> int:
    """Whoever points nowhere and has no proposal reports outside the bot; returns how many."""
    roadmap = await targets.open_to_change(session, roadmap_id, actor=actor)
    return await _leave(session, roadmap, (await proposed(session, roadmap)).likely.keys(), actor)


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


async def _notes(session: AsyncSession, roadmap_id: int) -> dict[int, str]:
    """Party id → what stands beside it in the plan: «Петрова А.И. (учитель)»."""
    rows = await session.execute(
        select(ActivityParty.party_id, ActivityParty.note)
        .join(Activity, Activity.id == ActivityParty.activity_id)
        .where(Activity.roadmap_id == roadmap_id, ActivityParty.note.is_not(None))
        .order_by(Activity.position.desc())
    )
    return {party_id: note for party_id, note in rows if note}


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
