"""Invites: who may make them, that they work once, and that guessing does not."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.access import Actor, MemberRole, Role
from domain.errors import Code, Refusal, Stale
from domain.organisation_kinds import OrganisationKind
from models.people import Membership as MembershipRow
from models.people import Organisation, Person
from services.core import actors, municipalities
from services.people import invites, organisations


@pytest.fixture
async def town(database, clock):
    """A municipality and three people without roles: its id, and theirs."""
    async with database.write() as session:
        town_id = await municipalities.create(
            session, "Заречье", "Europe/Moscow", "ru", clock.now()
        )
        people = [
            Person(telegram_id=100 + n, name=f"Человек {n}", first_seen_at=clock.now())
            for n in range(3)
        ]
        session.add_all(people)
        await session.flush()
        return town_id, [person.id for person in people]


def curator(town_id, clock, person_id):
    return Actor(person_id, (MemberRole(town_id, Role.CURATOR, None),), clock.now())


async def test_an_invite_works_once(database, clock, town):
    town_id, people = town
    async with database.write() as session:
        token = await invites.make(
            session, Role.MANAGER, town_id, actor=curator(town_id, clock, people[0])
        )
    async with database.write() as session:
        joined = await invites.use(session, token, people[1], clock.now())
    assert (joined.role, joined.municipality) == (Role.MANAGER, "Заречье")
    with pytest.raises(Refusal) as refused:
        async with database.write() as session:
            await invites.use(session, token, people[2], clock.now())
    assert refused.value.code is Code.INVITE_INVALID
    async with database.read() as session:
        assert (await actors.find(session, 101, clock.now())).has(Role.MANAGER)
        assert not (await actors.find(session, 102, clock.now())).places


async def test_of_two_people_with_one_link_one_joins(database, clock, town):
    town_id, people = town
    async with database.write() as session:
        token = await invites.make(
            session, Role.MANAGER, town_id, actor=curator(town_id, clock, people[0])
        )

    async def attempt(person_id):
        async with database.write() as session:
            await invites.use(session, token, person_id, clock.now())

    results = await asyncio.gather(*map(attempt, people[1:]), return_exceptions=True)
    assert sum(isinstance(result, Refusal) for result in results) == 1
    async with database.read() as session:
        assert len(list(await session.scalars(select(MembershipRow)))) == 1


async def test_an_invite_of_a_closed_school_waits_until_it_is_open_again(database, clock, town):
    town_id, people = town
    actor = curator(town_id, clock, people[0])
    async with database.write() as session:
        school = Organisation(
            municipality_id=town_id, name="Школа № 1", kind=OrganisationKind.SCHOOL
        )
        session.add(school)
        await session.flush()
        token = await invites.make(session, Role.COORDINATOR, town_id, school.id, actor=actor)
        await organisations.close(session, school.id, actor=actor)
    with pytest.raises(Refusal) as refused:
        async with database.write() as session:
            await invites.use(session, token, people[1], clock.now())
    assert refused.value.code is Code.INVITE_INVALID
    with pytest.raises(Stale):
        async with database.write() as session:
            await invites.make(session, Role.COORDINATOR, town_id, school.id, actor=actor)
    async with database.write() as session:
        await organisations.reopen(session, school.id, actor=actor)
        joined = await invites.use(session, token, people[1], clock.now())
    assert joined.organisation == "Школа № 1"


async def test_an_invite_expires(database, clock, town):
    town_id, people = town
    async with database.write() as session:
        token = await invites.make(
            session, Role.MANAGER, town_id, actor=curator(town_id, clock, people[0])
        )
    clock.moment += invites.LIFETIME + timedelta(seconds=1)
    with pytest.raises(Refusal) as refused:
        async with database.write() as session:
            await invites.use(session, token, people[1], clock.now())
    assert refused.value.code is Code.INVITE_INVALID


async def test_guessing_is_throttled_even_for_a_right_token(database, clock, town):
    town_id, people = town
    async with database.write() as session:
        token = await invites.make(
            session, Role.MANAGER, town_id, actor=curator(town_id, clock, people[0])
        )
        for _ in range(invites.FAILURES_ALLOWED):
            await invites.note_failure(session, 101, clock.now())
    with pytest.raises(Refusal) as refused:
        async with database.write() as session:
            await invites.use(session, token, people[1], clock.now())
    assert refused.value.code is Code.THROTTLED
    clock.moment += invites.FAILURES_WITHIN + timedelta(seconds=1)
    async with database.write() as session:
        await invites.use(session, token, people[1], clock.now())


async def test_nobody_invites_into_another_municipality(database, clock, town):
    town_id, people = town
    async with database.write() as session:
        other = await municipalities.create(session, "Холмск", "Asia/Omsk", "ru", clock.now())
    with pytest.raises(Refusal) as refused:
        async with database.write() as session:
            await invites.make(
                session, Role.MANAGER, other, actor=curator(town_id, clock, people[0])
            )
    assert refused.value.code is Code.DENIED


async def test_the_first_administrator_claims_the_bot(database, clock, town):
    _, people = town
    async with database.write() as session:
        first = await invites.make_first(session, clock.now())
    async with database.write() as session:
        second = await invites.make_first(session, clock.now())
    with pytest.raises(Refusal):
        async with database.write() as session:
            await invites.use(session, first, people[0], clock.now())
    async with database.write() as session:
        await invites.use(session, second, people[0], clock.now())
    async with database.write() as session:
        assert await invites.make_first(session, clock.now()) is None


@pytest.mark.parametrize(("minutes", "works"), [(59, True), (60, False), (600, False)])
async def test_the_first_invite_works_for_an_hour(database, clock, town, minutes, works):
    _, people = town
    async with database.write() as session:
        token = await invites.make_first(session, clock.now())
    later = clock.now() + timedelta(minutes=minutes)
    if works:
        async with database.write() as session:
            assert (await invites.use(session, token, people[0], later)).municipality is None
        # Once: the next one comes too late.
        with pytest.raises(Refusal):
            async with database.write() as session:
                await invites.use(session, token, people[1], later)
        return
    with pytest.raises(Refusal) as refused:
        async with database.write() as session:
            await invites.use(session, token, people[0], later)
    assert refused.value.code is Code.INVITE_INVALID
