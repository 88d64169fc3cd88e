"""The inbox as a table: stored once, taken in the order of a chat, held by a lease, forgotten."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from bot.ui.context import Context, Tools
from domain.errors import Code, Refusal
from models.enums import RowKind, UpdateState
from models.inbox import InboxUpdate
from models.people import Person
from models.upkeep import Delivery
from services.core import actors, inbox, inbox_ends, set_aside_list
from services.core.inbox import LEASE, Arrival
from services.core.object_store import FileStore
from services.core.tries import LeaseLost, Try
from services.people import retention

BOT = 42


def arrivals(*pairs):
    return [Arrival(number, chat, f'{{"update_id":{number}}}') for number, chat in pairs]


async def store(database, clock, *pairs, bot=BOT):
    async with database.write() as session:
        await inbox.store(session, bot, arrivals(*pairs), clock.now())


async def claim(database, clock, limit=10, held=()):
    async with database.write() as session:
        return await inbox.claim(session, BOT, limit, held, clock.now())


async def rows(database):
    async with database.read() as session:
        return list(await session.scalars(select(InboxUpdate).order_by(InboxUpdate.id)))


async def test_what_comes_twice_is_stored_once(database, clock):
    await store(database, clock, (1, 7), (2, 7))
    await store(database, clock, (2, 7), (3, 8))
    await store(database, clock, (3, 8), bot=43)
    assert [(row.bot_id, row.update_id) for row in await rows(database)] == [
        (42, 1),
        (42, 2),
        (42, 3),
        (43, 3),
    ]


@pytest.mark.parametrize(
    "batch",
    [
        [(1, 7), (1, 7)],
        [(1, 7), (2, 7), (1, 7)],
        [(1, 7), (2, 8), (2, 8), (1, 7), (3, 9)],
        [(2, 7), (1, 7), (2, 7), (1, 7)],
    ],
)
async def test_what_one_batch_brings_twice_is_begun_once(database, clock, batch):
    async with database.write() as session:
        begun = await inbox.store(session, BOT, arrivals(*batch), clock.now(), room=24)
    firsts = {chat: number for number, chat in reversed(batch)}
    assert sorted((each.update_id, each.chat_id) for each in begun) == sorted(
        (number, chat) for chat, number in firsts.items()
    )
    assert len(await rows(database)) == len(set(batch))


async def test_of_each_chat_the_oldest_is_taken_and_no_other_before_its_end(database, clock):
    await store(database, clock, (1, 7), (2, 7), (3, 8), (4, 9))
    first = await claim(database, clock, limit=2)
    assert [taken.update_id for taken in first] == [1, 3]
    assert [taken.update_id for taken in await claim(database, clock)] == [4]
    assert await claim(database, clock) == []
    async with database.write() as session:
        assert await inbox_ends.finish(session, first[0], clock.now())
    assert [taken.update_id for taken in await claim(database, clock)] == [2]


async def test_a_claim_ends_with_its_lease_and_then_fences_off_who_held_it(database, clock):
    await store(database, clock, (1, 7))
    (lost,) = await claim(database, clock)
    clock.moment += LEASE + timedelta(seconds=1)
    assert await claim(database, clock, held=[lost.id]) == []
    (now_held,) = await claim(database, clock)
    assert now_held.claims == 2
    async with database.write() as session:
        assert not await inbox_ends.finish(session, lost, clock.now())
        with pytest.raises(LeaseLost):
            await Try(lost, applied=False).mark(session)
        assert not await inbox_ends.set_aside(session, lost, "late", clock.now(), is_stored=False)
        assert await inbox_ends.finish(session, now_held, clock.now())
    (row,) = await rows(database)
    assert row.state is UpdateState.DONE


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_who_slept_through_the_lease_stores_nothing_repeatable_either(
    database, clock, tmp_path
):
    """Two replicas with the same file at once do not find each other's: it was stored twice."""
    await store(database, clock, (1, 7))
    (lost,) = await claim(database, clock)
    tools = Tools(
        database=database,
        clock=clock,
        files=FileStore(tmp_path.as_uri()),
        username="bot",
        default_zone=ZoneInfo("UTC"),
        default_locale="ru",
        admin_ids=frozenset(),
    )
    late = Context(tools, None, None, clock.now(), this_try=Try(lost, applied=False))
    async with late.write(repeatable=True):
        # While it works nobody takes the update from it, however long that lasts.
        clock.moment += 2 * LEASE
        assert await claim(database, clock) == []
    (held,) = await claim(database, clock)
    assert held.claims == 2
    with pytest.raises(LeaseLost):
        async with late.write(repeatable=True):
            pytest.fail("another replica works on it")


async def test_an_extended_lease_holds(database, clock):
    await store(database, clock, (1, 7))
    held = await claim(database, clock)
    clock.moment += LEASE - timedelta(seconds=1)
    async with database.write() as session:
        await inbox.extend(session, held, clock.now())
    clock.moment += timedelta(seconds=2)
    assert await claim(database, clock) == []


async def test_a_stop_uses_no_claim_up_and_a_kill_does(database, clock):
    await store(database, clock, (1, 7), (2, 8))
    first, second = await claim(database, clock)
    async with database.write() as session:
        await inbox.give_back(session, BOT, [first.id])
        await inbox.give_back(session, BOT)
    assert [taken.claims for taken in await claim(database, clock)] == [1, 2]
    assert second.claims == 1


async def test_nothing_of_what_is_done_says_who_or_what(database, clock):
    await store(database, clock, (1, 7))
    (taken,) = await claim(database, clock)
    async with database.write() as session:
        await inbox_ends.finish(session, taken, clock.now())
    (row,) = await rows(database)
    assert (row.payload, row.chat_id) == (None, 0)


async def test_effects_are_let_through_once(database, clock):
    await store(database, clock, (1, 7))
    (taken,) = await claim(database, clock)
    first = Try(taken, applied=taken.applied)
    first.admit()
    async with database.write() as session:
        await first.mark(session)
    first.admit()
    async with database.write() as session:
        await inbox.give_back(session, BOT)
    (again,) = await claim(database, clock)
    with pytest.raises(Refusal) as refused:
        Try(again, applied=again.applied).admit()
    assert refused.value.code is Code.ALREADY_DONE


async def test_what_was_not_committed_may_be_tried_again(database, clock, tmp_path):
    """A full disk, a row that is refused at the end: nothing is done, and nobody says so."""
    await store(database, clock, (1, 7))
    (taken,) = await claim(database, clock)
    this_try = Try(taken, applied=False)
    tools = Tools(
        database=database,
        clock=clock,
        files=FileStore(tmp_path.as_uri()),
        username="bot",
        default_zone=ZoneInfo("UTC"),
        default_locale="ru",
        admin_ids=frozenset(),
    )
    here = Context(tools, None, None, clock.now(), this_try=this_try)
    with pytest.raises(IntegrityError):
        async with here.write() as session:
            session.add(Delivery(key=None, kind="digest"))
    assert not (this_try.is_applied or this_try.is_stored)
    async with here.write() as session:
        session.add(Person(telegram_id=7, name="Анна", first_seen_at=clock.now()))
    assert this_try.is_applied
    # The same where a commit had arrived though its answer was lost: it is not done twice.
    with pytest.raises(LeaseLost):
        async with replace(here, this_try=Try(taken, applied=False)).write():
            pass


async def test_what_is_set_aside_is_told_to_its_person_and_stands_in_the_list(database, clock):
    async with database.write() as session:
        session.add(Person(telegram_id=7, name="Анна", first_seen_at=clock.now()))
        session.add(
            Person(telegram_id=9, name="Ольга", is_administrator=True, first_seen_at=clock.now())
        )
    await store(database, clock, (1, 7), (2, 8))
    async with database.write() as session:
        for taken in await inbox.claim(session, BOT, 10, (), clock.now()):
            reason = "KeyError, a/b.py:1"
            assert await inbox_ends.set_aside(session, taken, reason, clock.now(), is_stored=False)
    async with database.read() as session:
        owed = [
            (row.kind, row.chat_id)
            for row in await session.scalars(select(Delivery).order_by(Delivery.id))
        ]
        listed = {(row.kind, row.name) for row in await set_aside_list.rows(session)}
        depth = await inbox.depth(session)
        olga = await actors.find(session, 9, clock.now())
    assert owed == [("update-set-aside", 7), ("update-set-aside", 8)]
    assert listed == {(RowKind.UPDATE, "Анна"), (RowKind.UPDATE, "")}
    assert (depth.waiting, depth.set_aside) == (0, 2)
    # The words stay until the cause is mended: they can be worked on again.
    async with database.write() as session:
        assert await set_aside_list.try_again(session, actor=olga.actor) == 2
    assert [taken.claims for taken in await claim(database, clock)] == [1, 1]


async def test_what_is_done_goes_after_two_days_and_what_was_set_aside_after_two_weeks(
    database, clock
):
    await store(database, clock, (1, 7), (2, 8), (3, 9))
    done, aside = await claim(database, clock, limit=2)
    async with database.write() as session:
        await inbox_ends.finish(session, done, clock.now())
        await inbox_ends.set_aside(session, aside, "KeyError", clock.now(), is_stored=False)
    left = []
    for days in (1, 2, 13):
        clock.moment += timedelta(days=days)
        async with database.write() as session:
            for what in ("updates", "set-aside", "set-aside-reasons"):
                keys = await retention.find_old(session, what, clock.now())
                await retention.remove_old(session, what, keys, clock.now())
        left.append([row.update_id for row in await rows(database)])
    assert left == [[1, 2, 3], [2, 3], [3]]
    async with database.read() as session:
        assert await set_aside_list.rows(session) == []


async def test_of_two_who_take_at_the_same_time_each_update_goes_to_one(database, clock):
    if database.is_sqlite:
        pytest.skip("SQLite has one process")
    await store(database, clock, *((number, number) for number in range(1, 11)))
    async with database.write() as one, database.write() as other:
        first = await inbox.claim(one, BOT, 6, (), clock.now())
        second = await inbox.claim(other, BOT, 6, (), clock.now())
    ids = [taken.update_id for taken in (*first, *second)]
    assert len(ids) == len(set(ids)) and len(first) == 6
