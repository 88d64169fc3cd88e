"""What each common screen costs the database: fails when a statement or transaction is added.

Counted over the whole update, from the look-up of who speaks to the link of the shown message.
"""

import asyncio
from collections import Counter
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from tests.bot.conftest import counts_one_try

pytestmark = counts_one_try


class Costs(Counter[str]):
    """`statements`, `reads` and `writes` as transactions begun, `checkouts`; `said` has the first
    words of each statement, for whoever looks for the one too many.
    """

    def __init__(self):
        super().__init__()
        self.said = []

    def note(self, connection, cursor, statement, *rest):
        self["statements"] += 1
        self.said.append(" ".join(statement.split())[:120])

    def note_transaction(self, connection):
        options = connection.get_execution_options()
        # What needs no transaction says so in the words of its database.
        is_single = options.get("single", False) or options.get("isolation_level") == "AUTOCOMMIT"
        if not is_single:
            self["writes" if options.get("writing", False) else "reads"] += 1

    def note_checkout(self, *rest):
        self["checkouts"] += 1


@contextmanager
def costs_of(database):
    engine, costs = database.engine.sync_engine, Costs()
    event.listen(engine, "before_cursor_execute", costs.note)
    event.listen(engine, "begin", costs.note_transaction)
    event.listen(engine, "checkout", costs.note_checkout)
    try:
        yield costs
    finally:
        event.remove(engine, "before_cursor_execute", costs.note)
        event.remove(engine, "begin", costs.note_transaction)
        event.remove(engine, "checkout", costs.note_checkout)


@pytest.fixture
def bot_settings(database):
    """Either database: what a screen costs does not depend on it."""
    return {"database_url": database.url}


@pytest.fixture(autouse=True)
def nothing_left_by_others(school, monkeypatch):
    """What another replica has left is looked for by the time, besides what an update costs."""

    async def take_up():
        pass

    monkeypatch.setattr(school.app.inbox, "take_up", take_up)


async def nothing(school):
    pass


async def begin(school):
    await school.anna.send("/start")


async def list_tasks(school):
    await school.anna.send("/tasks")


async def press_menu(school):
    await school.anna.press("Мои мероприятия")


async def press_task(school):
    await school.anna.press("5.2")


async def press_home(school):
    await school.anna.press("В начало")


async def reply(school):
    await school.anna.send("Готовим справку", reply_to=school.anna.last_message)


async def send_file(school):
    await school.anna.send_file(b"x", "справка.docx", reply_to=school.anna.last_message)


INBOX = Counter(statements=2)
"""Every update is stored and taken up by one statement, and ended by another: both on a connection
that stays open. An end that is a transaction takes one from the pool."""

SCREENS = {
    # One look-up of who speaks, and the answer.
    "/start": (nothing, begin, Counter(statements=1, checkouts=1)),
    # The look-up, what there is by group, and the page.
    "/tasks": (nothing, list_tasks, Counter(statements=3, reads=1, checkouts=2)),
    "the list pressed": (begin, press_menu, Counter(statements=3, reads=1, checkouts=2)),
    # The look-up, four readings; the link of the message, for which the end is a transaction.
    "a card": (list_tasks, press_task, Counter(statements=6, reads=1, writes=1, checkouts=3)),
    "home from the list": (list_tasks, press_home, Counter(statements=1, checkouts=1)),
}


@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_costs_what_it_did(school, name):
    before, act, expected = SCREENS[name]
    await before(school)
    await school.app.inbox.drained()
    with costs_of(school.database) as costs:
        await act(school)
        await school.app.inbox.drained()
    assert costs == expected + INBOX, costs.said


async def test_no_filter_waits_for_a_thread(school, monkeypatch):
    sent, to_thread = [], asyncio.to_thread

    def note(work, *args, **values):
        sent.append(work)
        return to_thread(work, *args, **values)

    monkeypatch.setattr(asyncio, "to_thread", note)
    for act in (begin, press_menu, press_task, reply, send_file):
        await act(school)
    assert not sent


async def test_words_and_files_cost_what_they_did(school):
    # PostgreSQL locks the row of the update, once a transaction; SQLite has locked everything.
    locked = Counter(statements=0 if school.database.is_sqlite else 1)
    await school.open_card()
    await school.app.inbox.drained()
    with costs_of(school.database) as costs:
        await reply(school)
        await school.app.inbox.drained()
    assert costs == Counter(statements=23, reads=1, writes=2, checkouts=4) + INBOX + locked, (
        costs.said
    )
    with costs_of(school.database) as costs:
        await send_file(school)
        await school.app.inbox.drained()
    expected = Counter(statements=25, reads=1, writes=2, checkouts=5) + INBOX + locked + locked
    assert costs == expected, costs.said
