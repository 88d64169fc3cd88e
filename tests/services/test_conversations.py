"""The conversation of an update is written only where it changes, whatever it is kept in."""

import pytest
from aiogram.fsm.storage.base import StorageKey
from aiogram.fsm.storage.memory import MemoryStorage

from handlers.core.conversation import Asking
from handlers.core.kept_conversation import KeptConversation
from handlers.core.storage import SqlStorage
from services.core.conversations import Conversation
from tests.statements import statements_of

KEY = StorageKey(bot_id=1, chat_id=2, user_id=2)


@pytest.fixture(params=["table", "memory"])
def storage(request, database, clock):
    return SqlStorage(database, clock) if request.param == "table" else MemoryStorage()


async def test_what_was_asked_is_remembered(storage):
    kept = KeptConversation(storage, KEY, Conversation())
    await kept.set_state(Asking.words)
    await kept.set_data({"task": 7})
    await kept.update_data(day=3)
    assert await kept.get_state() == Asking.words.state == await storage.get_state(KEY)
    assert await kept.get_data() == {"task": 7, "day": 3} == await storage.get_data(KEY)
    assert await kept.get_value("day") == 3


async def test_clearing_forgets_all(storage):
    await storage.set_state(KEY, Asking.words)
    await storage.set_data(KEY, {"task": 7})
    kept = KeptConversation(storage, KEY, Conversation(Asking.words.state, {"task": 7}))
    await kept.clear()
    assert await storage.get_state(KEY) is None
    assert await storage.get_data(KEY) == {}


async def test_what_does_not_change_is_not_written(database, clock):
    kept = KeptConversation(SqlStorage(database, clock), KEY, Conversation("x", {"task": 7}))
    with statements_of(database) as taken:
        await kept.set_state("x")
        await kept.set_data({"task": 7})
        await kept.update_data(task=7)
        await KeptConversation(kept.storage, KEY, Conversation()).clear()
    assert taken == []


async def test_clearing_is_one_statement(database, clock):
    kept = KeptConversation(SqlStorage(database, clock), KEY, Conversation("x", {"task": 7}))
    with statements_of(database) as taken:
        await kept.clear()
    assert len([each for each in taken if not each.startswith("BEGIN")]) == 1
