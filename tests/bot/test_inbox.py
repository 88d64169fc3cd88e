"""What people say survives whatever happens between its arrival and its answer."""

from collections import Counter

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import TimeoutError as PoolTimeout

from domain.workflow import Status
from models.enums import UpdateState
from models.inbox import InboxUpdate
from models.people import OrganisationGroup, Person
from models.tasks import Report
from models.upkeep import AuditEntry, Conversation
from services.core import inbox
from services.core.inbox import Arrival
from services.reports import remarks
from tests.bot.conftest import counts_one_try


def failing(monkeypatch, module, name, errors):
    """Have the next calls of a use case end with these errors after their work is done."""
    original, left = getattr(module, name), list(errors)
    calls = Counter()

    async def fail(*args, **values):
        calls[name] += 1
        outcome = await original(*args, **values)
        if left:
            raise left.pop(0)
        return outcome

    monkeypatch.setattr(module, name, fail)
    return calls


@pytest.fixture
def hasty(school):
    """No pauses between the tries of a faulty update."""
    school.app.inbox.tries.pauses = (0.0, 0.0)


async def states(town):
    return await town.all(select(InboxUpdate.state).order_by(InboxUpdate.id))


async def comments(town):
    return await town.all(select(Report.comment).where(Report.comment.is_not(None)))


async def test_what_is_done_keeps_no_words_and_no_chat(school):
    await school.anna.send("Собираем списки", reply_to=await school.open_card())
    await school.app.inbox.drained()
    assert set(await school.all(select(InboxUpdate.payload))) == {None}
    assert set(await school.all(select(InboxUpdate.chat_id))) == {0}
    assert set(await states(school)) == {UpdateState.DONE}


@counts_one_try
async def test_a_fault_that_passes_is_not_noticed(school, hasty, monkeypatch):
    await school.open_card()
    await school.anna.press("Комментарий")
    calls = failing(monkeypatch, remarks, "comment", [KeyError("x"), KeyError("x")])
    await school.anna.send("Собираем списки")
    await school.anna.expect("5.2")
    assert calls["comment"] == 3
    assert await comments(school) == ["Собираем списки"]
    assert set(await states(school)) == {UpdateState.DONE}


async def test_what_fails_three_times_is_set_aside_and_said(school, hasty, monkeypatch):
    await school.open_card()
    await school.anna.press("Комментарий")
    olga = await school.meet("Ольга")
    async with school.database.write() as session:
        person = await session.scalar(select(Person).where(Person.telegram_id == olga.id))
        person.is_administrator = True
    calls = failing(monkeypatch, remarks, "comment", [KeyError("секрет")] * 3)
    await school.anna.send("Собираем списки", wait=False)
    await school.anna.send("/tasks")
    assert calls["comment"] == 3 and await comments(school) == []
    aside = await school.all(select(InboxUpdate).where(InboxUpdate.error.is_not(None)))
    assert [row.error.split(",")[0] for row in aside] == ["KeyError"]
    assert "секрет" not in aside[0].error
    await school.deliver()
    await school.anna.expect("выполнить не получилось")
    await olga.send("/start")
    await olga.press("Неполадки")
    await olga.expect("Сообщение человека: Анна")
    await olga.press("Попробовать ещё раз")
    await school.app.inbox.take_up()
    await school.app.inbox.drained()
    assert set(await states(school)) == {UpdateState.DONE}
    assert await comments(school) == ["Собираем списки"]


async def until_done(town):
    """Wait until everything that was sent before is done: what comes is taken in its order."""
    await town.galina.send("/whoami")
    await town.app.inbox.drained()
    assert set(await states(town)) == {UpdateState.DONE}


async def test_what_is_stored_and_cannot_be_shown_is_said_to_be_done(school, hasty, monkeypatch):
    from handlers.reports import prompts

    await school.open_card()
    await school.anna.press("Комментарий")
    failing(monkeypatch, prompts, "show_loaded", [KeyError("x")] * 3)
    await school.anna.send("Собираем списки", wait=False)
    await school.anna.send("/tasks")
    await school.deliver()
    await school.anna.expect("сделано и сохранено")
    assert await comments(school) == ["Собираем списки"]


async def test_telegram_that_is_away_is_waited_for_and_is_no_fault(school, hasty):
    await school.open_card()
    await school.anna.press("Комментарий")
    school.sim.faults.plan("error", "sendMessage", 1)
    await school.anna.send("Собираем списки", wait=False)
    await school.anna.expect("Комментарий записан", timeout=10)
    await school.app.inbox.drained()
    assert await comments(school) == ["Собираем списки"]
    assert set(await states(school)) == {UpdateState.DONE}


@counts_one_try
@pytest.mark.parametrize("error", [ConnectionError("refused"), PoolTimeout("no connection left")])
async def test_a_database_that_is_away_is_waited_for_and_is_no_fault(
    school, hasty, monkeypatch, caplog, error
):
    await school.open_card()
    await school.anna.press("Комментарий")
    calls = failing(monkeypatch, remarks, "comment", [error])
    await school.anna.send("Собираем списки", wait=False)
    await school.anna.expect("Комментарий записан", timeout=10)
    assert calls["comment"] == 2 and "waits" in caplog.text and "failed" not in caplog.text
    await school.app.inbox.drained()
    assert set(await states(school)) == {UpdateState.DONE}


async def test_whoever_has_blocked_the_bot_is_heard_all_the_same(school):
    card = await school.open_card()
    await school.anna.send("Собираем списки", reply_to=card, wait=False)
    await school.anna.block()
    await until_done(school)
    assert await comments(school) == ["Собираем списки"]


async def test_a_try_that_dies_leaves_the_question_open(school, hasty, monkeypatch):
    """The words after «Есть затруднение» are the same answer the second time."""
    from services.reports import reporting

    await school.open_card()
    await school.anna.press("Есть затруднение")
    failing(monkeypatch, reporting, "block", [KeyError("x")])
    await school.anna.send("Нет данных от поликлиники")
    assert await school.status() is Status.BLOCKED
    assert await comments(school) == ["Нет данных от поликлиники"]
    assert await school.all(select(func.count()).select_from(Conversation)) == [0]


async def test_an_effect_without_a_key_comes_once_and_is_said_to_be_done(
    school, hasty, monkeypatch
):
    from handlers.people import groups

    await school.galina.send("/people")
    await school.galina.press("Группы")
    await school.galina.press("Новая группа")
    failing(monkeypatch, groups, "_show_group", [KeyError("x")])
    await school.galina.send("Сельские")
    await school.galina.expect("Это уже сделано")
    assert await school.all(select(OrganisationGroup.name)) == ["Сельские"]
    assert len(await school.all(select(AuditEntry).where(AuditEntry.subject == "Сельские"))) == 1


async def test_of_one_chat_updates_are_worked_on_in_their_order(school):
    card = await school.open_card()
    for number in range(12):
        await school.anna.send(f"слово {number}", reply_to=card, wait=False)
    await until_done(school)
    assert await comments(school) == [f"слово {number}" for number in range(12)]


@pytest.mark.parametrize("error", [OSError("disk full"), PoolTimeout("no connection left")])
async def test_what_is_not_stored_is_not_confirmed(school, monkeypatch, error):
    original, failures = inbox.store, [error] * 2

    async def store(*args, **values):
        if failures:
            raise failures.pop()
        return await original(*args, **values)

    monkeypatch.setattr(inbox, "store", store)
    await school.anna.send("/whoami", timeout=15)
    await school.anna.expect("Анна")
    assert not failures


async def test_numbers_that_begin_anew_after_a_quiet_week_are_confirmed(school):
    """Else Telegram would bring the same hundred for ever, and nothing that comes after them."""
    updates = school.sim.world.updates
    before = updates._next_id
    updates.number_anew()
    for number in range(120):
        await school.anna.send(f"слово {number}", wait=False)
    await school.anna.send("/whoami")
    await school.anna.expect("Анна")
    assert len(updates) <= 1 and updates._next_id < before


async def test_an_update_that_never_ends_is_set_aside_at_last(town):
    """As one that kills the process would be: its claims are all that is known of it."""
    await town.meet("Пётр")
    async with town.database.write() as session:
        await inbox.store(session, town.app.bot.id, [Arrival(1, 7, "{}")], town.clock.now())
        row = await session.scalar(select(InboxUpdate).where(InboxUpdate.update_id == 1))
        row.claims = 10
    await town.app.inbox.take_up()
    await town.app.inbox.drained()
    assert (await states(town))[-1] is UpdateState.SET_ASIDE
    assert (await town.all(select(InboxUpdate.error)))[-1] == "never ended"
