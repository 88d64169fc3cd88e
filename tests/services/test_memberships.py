"""Coming and going: roles that end, invites for the missing, the last curator."""

import asyncio

import pytest
from sqlalchemy import select

from domain.access import Role, UseCase
from domain.errors import Code, Refusal
from domain.organisation_kinds import OrganisationKind
from models.people import Invite, Membership
from models.upkeep import AuditEntry
from services.people import invites, memberships, organisation_views
from tests import towns


@pytest.fixture
async def town(database, clock):
    """A curator, a coordinator of school № 1, and two schools that nobody reports for."""
    town = await towns.build(database, clock)
    town.galina = await town.curator("Галина")
    town.schools = [await town.school(f"Школа № {number}") for number in (1, 2, 10)]
    town.anna = await town.coordinator("Анна", town.schools[0])
    return town


async def do(town, use_case, *args, who=None):
    actor = await town.actor(who or town.galina)
    async with town.database.write() as session:
        return await use_case(session, *args, actor=actor)


async def membership_of(town, person_id):
    (id_,) = await town.all(select(Membership.id).where(Membership.person_id == person_id))
    return id_


async def test_the_overview_counts_who_is_there_and_who_is_missing(town):
    view = await do(town, memberships.overview, town.id)
    assert (view.organisations, view.without, view.coordinators, view.unreachable) == (3, 2, 1, 0)
    assert [(role, person.name) for role, person in view.office] == [(Role.CURATOR, "Галина")]


async def test_a_role_that_ends_ends_its_rights(town):
    held = await membership_of(town, town.anna)
    await do(town, memberships.end_membership, held)
    assert (await town.actor(town.anna)).memberships == ()
    with pytest.raises(Refusal) as refused:
        await do(town, memberships.end_membership, held)
    assert refused.value.code is Code.STALE
    (entry,) = await town.all(select(AuditEntry))
    assert (entry.action, entry.details["whom"]) == ("manage_people", town.anna)


async def test_of_two_curators_who_end_each_other_one_stays(town):
    vera = await town.curator("Вера")
    first, second = await membership_of(town, town.galina), await membership_of(town, vera)
    results = await asyncio.gather(
        do(town, memberships.end_membership, second),
        do(town, memberships.end_membership, first, who=vera),
        return_exceptions=True,
    )
    refusals = [result for result in results if isinstance(result, Refusal)]
    assert [refusal.code for refusal in refusals] in ([Code.LAST_CURATOR], [Code.DENIED])
    live = select(Membership.id).where(
        Membership.role == Role.CURATOR, Membership.ended_at.is_(None)
    )
    assert len(await town.all(live)) == 1


async def test_every_school_without_a_coordinator_gets_an_invite(town):
    made = await do(town, memberships.invite_missing, town.id)
    assert [invite.place for invite in made] == ["Школа № 2", "Школа № 10"]
    stored = await town.all(select(Invite))
    assert {row.organisation_id for row in stored} == set(town.schools[1:])
    assert not {invite.token for invite in made} & {row.token_hash for row in stored}


async def test_a_successor_takes_over_and_the_predecessor_leaves(town, clock):
    held = await membership_of(town, town.anna)
    made = await do(town, memberships.invite_successor, held)
    olga = await town.person("Ольга")
    async with town.database.write() as session:
        await invites.use(session, made.token, olga, clock.now())
    assert (await town.actor(town.anna)).memberships == ()
    (now,) = (await town.actor(olga)).memberships
    assert (now.role, now.organisation_id) == (Role.COORDINATOR, town.schools[0])


async def test_a_link_kept_for_the_day_of_dismissal_is_worth_nothing(town, clock):
    vera = await town.curator("Вера")
    spare = [
        await do(town, memberships.invite_office, town.id, Role.CURATOR, who=vera),
        await do(town, memberships.invite_to_school, town.schools[1], who=vera),
    ]
    await do(town, memberships.end_membership, await membership_of(town, vera))
    for made in spare:
        with pytest.raises(Refusal) as refused:
            async with town.database.write() as session:
                await invites.use(session, made.token, vera, clock.now())
        assert refused.value.code is Code.INVITE_INVALID


async def test_who_still_has_another_right_keeps_the_links_made_by_it(town, clock):
    await town.give_role(town.galina, Role.COORDINATOR, town.schools[0])
    made = await do(town, memberships.invite_to_school, town.schools[1])
    ids = select(Membership.id).where(
        Membership.person_id == town.galina, Membership.role == Role.COORDINATOR
    )
    (held,) = await town.all(ids)
    await do(town, memberships.end_membership, held)
    olga = await town.person("Ольга")
    async with town.database.write() as session:
        joined = await invites.use(session, made.token, olga, clock.now())
    assert joined.organisation == "Школа № 2"


async def test_handing_over_does_not_outlive_the_role(town, clock):
    held = await membership_of(town, town.anna)
    async with town.database.write() as session:
        token = await invites.make(
            session,
            Role.COORDINATOR,
            town.id,
            town.schools[0],
            replaces_membership_id=held,
            actor=await town.actor(town.anna),
        )
    await do(town, memberships.end_membership, held)
    with pytest.raises(Refusal) as refused:
        async with town.database.write() as session:
            await invites.use(session, token, town.anna, clock.now())
    assert refused.value.code is Code.INVITE_INVALID


async def test_a_predecessor_takes_no_link_along(town, clock):
    vera = await town.curator("Вера")
    spare = await do(town, memberships.invite_office, town.id, Role.CURATOR, who=vera)
    successor = await do(town, memberships.invite_successor, await membership_of(town, vera))
    olga = await town.person("Ольга")
    async with town.database.write() as session:
        await invites.use(session, successor.token, olga, clock.now())
    with pytest.raises(Refusal):
        async with town.database.write() as session:
            await invites.use(session, spare.token, vera, clock.now())
    assert (await town.actor(vera)).memberships == ()


async def test_a_link_replaces_only_whom_its_maker_may_send_away(town):
    other = await towns.build(town.database, town.clock, "Холмск")
    foreign = await membership_of(town, await other.curator("Вера"))
    colleague = await membership_of(town, await town.coordinator("Борис", town.schools[0]))
    head = await membership_of(town, await town.head("Лидия", town.schools[0]))
    attempts = [
        (town.galina, Role.CURATOR, None, foreign),
        (town.anna, Role.COORDINATOR, town.schools[0], colleague),
        (town.anna, Role.COORDINATOR, town.schools[0], head),
        (town.galina, Role.COORDINATOR, town.schools[0], head),
    ]
    for who, role, school, replaced in attempts:
        actor = await town.actor(who)
        with pytest.raises(Refusal) as refused:
            async with town.database.write() as session:
                await invites.make(
                    session,
                    role,
                    town.id,
                    school,
                    replaces_membership_id=replaced,
                    actor=actor,
                )
        assert refused.value.code is Code.DENIED
    assert await town.all(select(Invite)) == []


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.HEAD])
async def test_nobody_is_invited_to_a_school_that_is_not_named(town, role):
    with pytest.raises(Refusal) as refused:
        await do(town, memberships.invite_office, town.id, role)
    assert refused.value.code is Code.DENIED


async def test_a_curator_ends_no_role_that_a_curator_cannot_give(town):
    chief = await town.person("Фёдор", (Role.ADMINISTRATOR, None))
    held = await membership_of(town, chief)
    with pytest.raises(Refusal) as refused:
        await do(town, memberships.end_membership, held)
    assert refused.value.code is Code.DENIED
    assert len((await town.actor(chief)).memberships) == 1


async def test_a_curator_reports_for_the_office_but_for_no_school(town):
    office = await town.school("Управление образования", OrganisationKind.DEPARTMENT)
    for _ in range(2):
        assert await do(town, memberships.report_oneself, office) == "Управление образования"
    held = await town.all(select(Membership.role).where(Membership.organisation_id == office))
    assert held == [Role.COORDINATOR]
    for organisation, who in ((town.schools[1], town.galina), (office, town.anna)):
        with pytest.raises(Refusal):
            await do(town, memberships.report_oneself, organisation, who=who)
    view = await do(town, organisation_views.see, office)
    assert not view.may_join
    # It is written down once.
    joined = select(AuditEntry.person_id).where(AuditEntry.action == UseCase.JOIN.value)
    assert await town.all(joined) == [town.galina]


async def test_an_administrator_who_is_no_curator_does_not_report_for_the_office(town):
    office = await town.school("Управление образования", OrganisationKind.DEPARTMENT)
    async with town.database.write() as session:
        boris = await towns.actors.remember(
            session, 5005, "Борис", is_administrator=True, now=town.clock.now()
        )
    assert not (await do(town, organisation_views.see, office, who=boris)).may_join
    with pytest.raises(Refusal) as refused:
        await do(town, memberships.report_oneself, office, who=boris)
    assert refused.value.code is Code.DENIED
    assert (await do(town, organisation_views.see, office)).may_join
