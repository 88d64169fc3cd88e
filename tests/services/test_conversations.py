"""The conversation of an update is read once, and written where the update ends."""

import pytest
from aiogram.fsm.storage.base import StorageKey
from aiogram.fsm.storage.memory import MemoryStorage
from sqlalchemy import func, select

from handlers.core.conversation import WordsAsked
from handlers.core.kept_conversation import KeptConversation, row_key
from models import upkeep
from services.core import conversations, inbox, inbox_ends
from services.core.conversations import ConversationState
from services.core.inbox import Arrival
from services.core.tries import Try

KEY = StorageKey(bot_id=1, chat_id=2, user_id=2)
OPEN = ConversationState(WordsAsked.words.state, {"task": 7})


@pytest.fixture
async def claimed(database, clock):
    async with database.write() as session:
        await inbox.store(session, 1, [Arrival(1, 2, "{}")], clock.now())
        (found,) = await inbox.claim(session, 1, 1, (), clock.now())
    return found


def kept(known, claimed):
    this_try = Try(claimed, applied=False)
    return KeptConversation(MemoryStorage(), KEY, known, this_try), this_try


async def stored(database):
    async with database.read() as session:
        return await conversations.load(session, row_key(KEY))


async def finish(database, clock, claimed, this_try):
    async with database.write() as session:
        assert await inbox_ends.finish(session, claimed, clock.now(), this_try.conversation)


async def test_what_was_asked_is_remembered_with_the_end_of_the_update(database, clock, claimed):
    state, this_try = kept(ConversationState(), claimed)
    await state.set_state(WordsAsked.words)
    await state.set_data({"task": 7})
    await state.update_data(day=3)
    assert await state.get_state() == WordsAsked.words.state
    assert await state.get_data() == {"task": 7, "day": 3}
    assert await state.get_value("day") == 3
    assert await stored(database) == ConversationState()
    await finish(database, clock, claimed, this_try)
    assert await stored(database) == ConversationState(
        WordsAsked.words.state, {"task": 7, "day": 3}
    )


async def test_clearing_leaves_no_row(database, clock, claimed):
    async with database.write() as session:
        await conversations.save(session, row_key(KEY), OPEN, clock.now())
    state, this_try = kept(OPEN, claimed)
    await state.clear()
    await finish(database, clock, claimed, this_try)
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(upkeep.Conversation)) == 0


async def test_what_does_not_change_is_not_written(claimed):
    state, this_try = kept(OPEN, claimed)
    await state.set_state(WordsAsked.words)
    await state.update_data(task=7)
    assert this_try.conversation is None
    await state.clear()
    await state.set_state(WordsAsked.words)
    await state.set_data({"task": 7})
    assert this_try.conversation is None


async def test_who_has_lost_the_lease_moves_no_conversation(database, clock, claimed):
    state, this_try = kept(ConversationState(), claimed)
    await state.set_state(WordsAsked.words)
    clock.moment += inbox.LEASE * 2
    async with database.write() as session:
        (again,) = await inbox.claim(session, 1, 1, (), clock.now())
        assert not await inbox_ends.finish(session, claimed, clock.now(), this_try.conversation)
    assert again.claims == 2
    assert await stored(database) == ConversationState()
