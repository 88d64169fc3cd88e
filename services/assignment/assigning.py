"""Who does what: a party of the plan is pointed to organisations, once for a whole plan."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase
from domain.errors import Code, Refusal, Stale
from domain.organisation_kinds import OrganisationKind
from domain.person_names import read_person
from models.enums import RoadmapStatus, Target
from models.people import Organisation, OrganisationGroup
from models.roadmaps import Activity, ActivityParty, Assignment, Party, Roadmap
from services.assignment import forecasts, proposing, taking_forecasts, targets, task_making
from services.assignment.forecasts import Foreseen
from services.assignment.organisation_forecasts import TasksOfNew
from services.assignment.party_people import PersonPlace, people_for
from services.assignment.proposing import Proposed
from services.assignment.targets import PartyTarget
from services.core import roadmap_access, roadmap_audit
from services.core.organisation_names import in_order


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party of a roadmap: in how many activities it stands, and what it points to.

    `proposed` says that the choices come from an earlier plan and hold unless they are changed.
    `likely` is what the party most likely means, for a curator to take; it holds only then.
    `is_doubtful`: it may mean somebody here, but nobody can tell whom.
    """

    party_id: int
    name: str
    is_person: bool
    activities: int
    choices: tuple[PartyTarget, ...]
    proposed: bool
    likely: Proposed | None = None
    is_doubtful: bool = False

    @property
    def is_known(self) -> bool:
        return bool(self.choices)

    @property
    def names_person(self) -> bool:
        """Whether it is a human being by name, with or without initials («методист Петрова»)."""
        return self.is_person or read_person(self.name) is not None


@dataclass(frozen=True, slots=True)
class Options:
    """What a party of the municipality can be pointed to: (id, name), in the order of every list.

    Groups, and the targets without a name (`broad`), come with the tasks that they alone make of
    the party, None where that is nothing new. Each single organisation gets those of `each`, one
    that came while the plan was in force those of `late` where they are others. `people` are those
    by whom an organisation can be found. `likely` is what taking the proposal for the party
    makes, None where nothing is proposed.
    """

    organisations: tuple[tuple[int, str], ...]
    groups: tuple[tuple[int, str, Foreseen | None], ...]
    broad: Mapping[Target, Foreseen | None]
    each: Foreseen
    late: Mapping[int, Foreseen]
    people: tuple[PersonPlace, ...] = ()
    likely: TasksOfNew | None = None


async def parties(session: AsyncSession, roadmap_id: int, *, actor: Actor) -> list[PartyLine]:
    """The parties of a roadmap: those that point to nothing first, then by how often they stand."""
    roadmap = await roadmap_access.roadmap(session, roadmap_id, UseCase.ASSIGN_PARTY, actor=actor)
    return await lines(session, roadmap)


async def party(
    session: AsyncSession, roadmap_id: int, party_id: int, *, actor: Actor
) -> tuple[PartyLine, Options]:
    """One party of a roadmap and what it can be pointed to.

    Raises Stale for a party that the roadmap does not name.
    """
    roadmap = await roadmap_access.roadmap(session, roadmap_id, UseCase.ASSIGN_PARTY, actor=actor)
    found = next((x for x in await lines(session, roadmap) if x.party_id == party_id), None)
    if found is None:
        raise Stale
    organisations = await session.execute(
        select(Organisation.id, Organisation.name, Organisation.kind).where(
            Organisation.municipality_id == roadmap.municipality_id,
            Organisation.closed_at.is_(None),
        )
    )
    named = in_order(organisations.all(), lambda row: (row.kind, row.name))
    found_groups = await session.execute(
        select(OrganisationGroup.id, OrganisationGroup.name)
        .where(OrganisationGroup.municipality_id == roadmap.municipality_id)
        .order_by(OrganisationGroup.name)
    )
    groups = found_groups.all()
    forecast = await forecasts.look_at_choices(session, roadmap, actor=actor)
    ids = await _activities_of(session, roadmap.id, party_id)

    broad = {target: PartyTarget(target) for target in _broad({row.kind for row in named})}
    of_groups = {key: PartyTarget(Target.GROUP, key) for key, _ in groups}
    new = await taking_forecasts.count_choices(
        session, forecast, party_id, [*broad.values(), *of_groups.values()]
    )

    def foresee(choice: PartyTarget) -> Foreseen | None:
        made = forecast.foresee(ids, chosen={party_id: [choice]})
        if not made.is_assigned:
            return made
        # Of a plan in force those that stand are nothing new.
        is_silent = roadmap.status is RoadmapStatus.ACTIVE and not new[choice].total
        return None if is_silent else Foreseen(new[choice])

    each = forecast.for_each(ids)
    late = {
        row.id: made
        for row in named
        if (first := forecast.pointing.asked_from.get(row.id)) is not None
        and (made := forecast.for_each(ids, first)) != each
    }
    likely = None
    if found.likely is not None:
        proposal = {party_id: found.likely}
        (likely,) = await taking_forecasts.count(session, forecast, proposal)
    return found, Options(
        tuple((row.id, row.name) for row in named),
        tuple((key, name, foresee(of_groups[key])) for key, name in groups),
        {target: foresee(choice) for target, choice in broad.items()} | {Target.NOBODY: None},
        each,
        late,
        await people_for(session, roadmap.municipality_id, found.name),
        likely,
    )


def _broad(kinds: Collection[OrganisationKind]) -> list[Target]:
    """Everybody, and the kinds that are there; schools are offered in any case."""
    there = [
        target
        for target, kind in targets.KIND_OF.items()
        if kind in kinds or target is Target.ALL_SCHOOLS
    ]
    return [*there, Target.ALL]


async def lines(session: AsyncSession, roadmap: Roadmap) -> list[PartyLine]:
    """`parties` for a service that has asked for the right already."""
    named = await session.execute(
        select(Party.id, Party.name, Party.is_person, func.count())
        .join(ActivityParty, ActivityParty.party_id == Party.id)
        .join(Activity, Activity.id == ActivityParty.activity_id)
        .where(Activity.roadmap_id == roadmap.id, Activity.cancelled_at.is_(None))
        .group_by(Party.id, Party.name, Party.is_person)
    )
    own = await targets.choices(session, roadmap.id)
    proposed = await targets.proposals(session, roadmap)
    likely = await proposing.proposed(session, roadmap)
    found = [
        PartyLine(
            party_id,
            name,
            is_person,
            count,
            tuple(own.get(party_id, ()) or proposed.get(party_id, ())),
            party_id in proposed,
            likely.likely.get(party_id),
            party_id in likely.doubtful,
        )
        for party_id, name, is_person, count in named
    ]
    return sorted(found, key=lambda line: (line.is_known, -line.activities, line.name))


async def assign(
    session: AsyncSession,
    roadmap_id: int,
    party_id: int,
    target: Target,
    ref_id: int | None = None,
    *,
    answers: bool = True,
    actor: Actor,
) -> bool:
    """Point a party to a target; an organisation joins the list that is there, or leaves it where
    it `answers` no more. Twice is once, and what is not there any more leaves nothing.

    Returns whether the party pointed nowhere before. In an active roadmap the tasks follow at once.
    Raises Refusal(DENIED) for an organisation or group of another municipality, Stale for a party
    that the roadmap does not name.
    """
    roadmap = await targets.open_to_change(session, roadmap_id, actor=actor)
    activity_ids = await _activities_of(session, roadmap.id, party_id)
    if not activity_ids:
        raise Stale
    await _check_reference(session, roadmap.municipality_id, target, ref_id)
    own = (await targets.choices(session, roadmap.id)).get(party_id)
    before = own or (await targets.proposals(session, roadmap)).get(party_id, [])
    is_there = any((each.target, each.ref_id) == (target, ref_id) for each in before)
    if is_there is answers and (own or not answers):
        return False  # what is only proposed is chosen by a press
    await session.execute(
        delete(Assignment).where(
            Assignment.roadmap_id == roadmap.id, Assignment.party_id == party_id
        )
    )
    after = _changed(before, PartyTarget(target, ref_id), answers)
    targets.store(session, roadmap.id, {party_id: after}, actor.as_of)
    roadmap_audit.note(
        session,
        UseCase.ASSIGN_PARTY,
        roadmap,
        target.value,
        actor=actor,
        party_id=party_id,
        ref_id=ref_id,
    )
    await session.flush()
    if roadmap.status is RoadmapStatus.ACTIVE:
        await task_making.make_tasks(session, roadmap.id, actor.as_of, activity_ids=activity_ids)
    return not before


def _changed(
    before: Iterable[PartyTarget], pressed: PartyTarget, answers: bool
) -> list[PartyTarget]:
    if pressed.target is not Target.ORGANISATION:
        return [pressed]
    others = [
        choice
        for choice in before
        if choice.target is Target.ORGANISATION and choice.ref_id != pressed.ref_id
    ]
    return [*others, pressed] if answers else others


async def _activities_of(session: AsyncSession, roadmap_id: int, party_id: int) -> list[int]:
    found = await session.scalars(
        select(Activity.id)
        .join(ActivityParty, ActivityParty.activity_id == Activity.id)
        .where(Activity.roadmap_id == roadmap_id, ActivityParty.party_id == party_id)
    )
    return list(found)


async def _check_reference(
    session: AsyncSession, municipality_id: int, target: Target, ref_id: int | None
) -> None:
    """What is pointed to lies in the same municipality; the other targets name nothing."""
    owner: int | None
    match target:
        case Target.ORGANISATION:
            owner = await session.scalar(
                select(Organisation.municipality_id).where(Organisation.id == ref_id)
            )
        case Target.GROUP:
            owner = await session.scalar(
                select(OrganisationGroup.municipality_id).where(OrganisationGroup.id == ref_id)
            )
        case _:
            owner = municipality_id if ref_id is None else None
    if owner != municipality_id:
        raise Refusal(Code.DENIED)
