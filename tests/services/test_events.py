"""Events that wait for a morning: told once, or by themselves, and never neither."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from models.enums import DeliveryState
from models.upkeep import Delivery
from services.core import events, outbox
from services.core.absences import Away, away_until
from services.core.outbox import Owed
from tests import towns

HOUR = timedelta(hours=1)


@pytest.fixture
async def person_id(database, clock):
    town = await towns.build(database, clock)
    return await town.coordinator("Анна", await town.school("Школа № 3"))


async def owe(database, person_id, now, kind, due_at, key="1"):
    async with database.write() as session:
        owed = Owed(f"{kind}:{key}", kind, 7_001, {}, person_id, due_at=due_at)
        await outbox.owe(session, [owed], now)


async def waiting(database, person_id):
    async with database.read() as session:
        found = await events.waiting_for(session, person_id, events.SCHOOL_MORNING)
    return [each.kind for each in found]


async def test_what_is_claimed_beside_its_morning_is_told_by_it(database, clock, person_id):
    now = clock.now()
    await owe(database, person_id, now - 12 * HOUR, "accepted", now)
    for state in (DeliveryState.PENDING, DeliveryState.CLAIMED, DeliveryState.UNCERTAIN):
        async with database.write() as session:
            await session.execute(update(Delivery).values(state=state))
        assert await waiting(database, person_id) == ["accepted"]


async def test_what_was_put_back_for_a_moment_has_not_waited(database, clock, person_id):
    now = clock.now()
    for number in range(2):
        await owe(database, person_id, now, "curator-wrote", None, str(number))
    async with database.write() as session:
        await session.execute(update(Delivery).values(due_at=now + timedelta(seconds=1)))
        rows = list(await session.scalars(select(Delivery).order_by(Delivery.id)))
        assert await events.bundled(session, rows, set()) == rows
        assert await events.told(session, rows) == set()
    assert await waiting(database, person_id) == []


@pytest.mark.parametrize("today", [None, date(2026, 11, 24)])
def test_who_name_each_other_are_not_both_silent(today):
    until = date(2027, 1, 15)
    absences = {1: Away(2, until), 2: Away(1, until)}
    silent = [id_ for id_ in (1, 2) if away_until(id_, (1, 2), absences, today)]
    assert silent == []
