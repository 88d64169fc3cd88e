"""Which of several replicas leads: one at a time, the next one after its lease or its word."""

import asyncio
from datetime import timedelta

import pytest

from scheduler.leadership import LEASE, Leadership
from services.core import leadership

HELD = timedelta(seconds=15)


async def take(database, holder, now):
    async with database.write() as session:
        return await leadership.take(session, holder, HELD, now)


async def test_one_leads_until_its_lease_ends(database, clock):
    assert await take(database, "a", clock.now())
    assert not await take(database, "b", clock.now())
    clock.moment += HELD
    assert not await take(database, "b", clock.now())
    assert await take(database, "a", clock.now())
    clock.moment += HELD + timedelta(seconds=1)
    assert await take(database, "b", clock.now())
    assert not await take(database, "a", clock.now())


async def test_a_lease_that_a_wrong_clock_has_written_silences_nobody(database, clock):
    right = clock.now()
    assert await take(database, "a", right + timedelta(days=3_000))
    assert await take(database, "b", right)
    assert not await take(database, "c", right)


async def test_of_four_that_begin_at_once_one_leads(database, clock):
    taken = await asyncio.gather(*(take(database, name, clock.now()) for name in "abcd"))
    assert sum(taken) == 1


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_leader_that_slept_stops_by_itself_and_one_that_resigns_is_followed(
    database, clock
):
    real = [0.0]
    first, second = (Leadership(database, clock, monotonic=lambda: real[0]) for _ in range(2))
    assert not first.leads
    await first.renew()
    await second.renew()
    assert (first.leads, second.leads) == (True, False)
    real[0] += LEASE.total_seconds()
    assert not first.leads
    await first.renew()
    assert first.leads
    await first.resign()
    await second.renew()
    assert (first.leads, second.leads) == (False, True)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_only_process_always_leads(database, clock):
    alone = Leadership(database, clock)
    await alone.renew()
    await alone.resign()
    assert alone.leads
