"""Deadlines moved at once and put back: what nobody has changed since, once, and everyone told."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from domain.errors import Code, Denial, Refusal
from models.tasks import DeadlineMove, Task
from models.upkeep import AuditEntry, Delivery
from services.reports import reporting
from services.tasks import deadline_moves, deadline_requests, moving_many, putting_back
from tests import towns

YESTERDAY, TOMORROW, LATER = date(2026, 11, 23), date(2026, 11, 25), date(2026, 12, 10)


@pytest.fixture
async def town(database, clock):
    town = await towns.build(database, clock)
    async with town.at_once():
        town.schools = [await town.school(f"Школа № {number}") for number in (1, 2, 3)]
        town.people = [await town.coordinator(f"Анна {each}", each) for each in town.schools]
        town.galina, town.vera = await town.curator("Галина"), await town.curator("Вера")
        activity = await town.activity("1.4", "Смотр", TOMORROW, slots=())
        days = (YESTERDAY, TOMORROW, TOMORROW)
        town.tasks = [
            await town.task(activity, school, day)
            for school, day in zip(town.schools, days, strict=True)
        ]
    return town


async def move_many(town, day=LATER, who=None):
    actor = await town.actor(who or town.galina)
    async with town.database.write() as session:
        rows = (await session.execute(select(Task.id, Task.version).order_by(Task.id))).all()
        seen = [(id_, version) for id_, version in rows]
        return await moving_many.move_many(session, seen, day, actor=actor)


async def put_back(town, moved, who=None):
    actor = await town.actor(who or town.galina)
    async with town.database.write() as session:
        return await putting_back.put_back(session, *moved.made, actor=actor)


async def deadlines(town):
    return await town.all(select(Task.deadline).order_by(Task.id))


async def test_all_have_their_own_deadlines_again_past_ones_too_and_once(town):
    moved = await move_many(town)
    assert await deadlines(town) == [LATER] * 3
    done = await put_back(town, moved)
    assert (done.count, done.changed) == (3, 0)
    assert await deadlines(town) == [YESTERDAY, TOMORROW, TOMORROW]
    with pytest.raises(Refusal) as refused:
        await put_back(town, moved)
    assert refused.value.code is Code.LIST_STALE
    # Each move is on record and told to the school, that back too.
    told = await town.all(select(Delivery.key).where(Delivery.kind == "deadline-decided"))
    assert len(set(told)) == len(told) == 6
    noted = await town.all(select(AuditEntry.details).order_by(AuditEntry.id))
    days = [(each["old"], each["new"]) for each in noted if "old" in each]
    assert days[3:] == [(new, old) for old, new in days[:3]]


async def test_what_anybody_has_changed_since_stays_as_it_is(town):
    moved = await move_many(town)
    anna, vera = await town.actor(town.people[0]), await town.actor(town.vera)
    other = LATER + timedelta(days=1)
    async with town.database.write() as session:
        await reporting.submit(session, town.tasks[0], None, comment="Готово", actor=anna)
    async with town.database.write() as session:
        await deadline_moves.move(session, town.tasks[1], None, other, actor=vera)
    done = await put_back(town, moved)
    assert (done.count, done.changed) == (1, 2)
    assert await deadlines(town) == [LATER, other, TOMORROW]


async def test_a_request_that_waits_since_is_a_change(town):
    moved = await move_many(town)
    anna = await town.actor(town.people[2])
    async with town.database.write() as session:
        await deadline_requests.ask(
            session, town.tasks[2], None, LATER + timedelta(days=3), "Ждём", actor=anna
        )
    done = await put_back(town, moved)
    assert (done.count, done.changed) == (2, 1)


async def test_a_request_that_the_move_has_answered_stays_answered(town):
    anna = await town.actor(town.people[2])
    async with town.database.write() as session:
        wanted = LATER + timedelta(days=3)
        await deadline_requests.ask(session, town.tasks[2], None, wanted, "Ждём", actor=anna)
    done = await put_back(town, await move_many(town))
    assert (done.count, done.changed) == (2, 1)
    assert await deadlines(town) == [YESTERDAY, TOMORROW, LATER]


async def test_nobody_else_puts_back_and_no_move_of_another_moment_is_meant(town):
    moved = await move_many(town)
    for who in (town.vera, town.people[0]):
        with pytest.raises((Refusal, Denial)):
            await put_back(town, moved, who)
    town.clock.moment += timedelta(minutes=1)
    again = await move_many(town, LATER + timedelta(days=1))
    assert (await put_back(town, again)).count == 3
    assert await deadlines(town) == [LATER] * 3
    with pytest.raises(Refusal):
        await put_back(town, moved)
    assert len(await town.all(select(DeadlineMove.id))) == 9
