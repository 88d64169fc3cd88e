"""A return that goes at once has a way back, until somebody has acted on it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.workflow import Action, Status
from models.inbox import InboxUpdate
from models.tasks import Report, Review, Task
from tests.bot.conftest import MORNING


@pytest.fixture
async def returned(school):
    """5.2 was sent and has come back with a typed reason; gives the answer to the curator."""
    await school.anna.send("5.2 сделали, справка на сайте")
    await school.galina.send("верни 5.2: нет печати")
    assert await school.status() is Status.RETURNED
    return next(each for each in school.galina.messages if "Причина: «нет печати»" in each.text)


async def test_a_return_is_taken_back_as_if_it_had_not_been(school, returned):
    await school.galina.press("Отозвать возврат", returned)
    task = await school.get(Task, school.task_id)
    assert (task.status, task.claim, task.mend_by) == (Status.SUBMITTED, Action.SUBMIT, None)
    assert task.submitted_on is not None
    assert any(each.text.startswith("Возврат отозван, отчёт") for each in school.galina.messages)
    await school.at(MORNING + timedelta(hours=1))
    await school.anna.expect("Возврат отозван: ")
    await school.galina.send("/review")
    assert "Повторно" not in school.galina.last_message.text
    await school.galina.press("Принять")
    task = await school.get(Task, school.task_id)
    assert (task.status, task.done_late) == (Status.DONE, False)


async def test_a_second_press_finds_the_task_changed(school, returned):
    data = f"rb:{school.task_id}:{(await school.get(Task, school.task_id)).version}"
    for _ in range(2):
        await school.galina.press_data(returned, data)
    assert await school.status() is Status.SUBMITTED
    shown = next(each for each in school.galina.messages if each.id == returned.id)
    assert "Эта запись уже изменилась" in shown.text
    assert await school.all(select(InboxUpdate.error).where(InboxUpdate.error.is_not(None))) == []


async def test_a_return_of_a_task_without_history_is_taken_back_by_nobody(school):
    task = await school.get(Task, school.task_id)
    await school.galina.press_data(school.galina.last_message, f"rb:{task.id}:{task.version}")
    assert "Эта запись уже изменилась" in school.galina.last_message.text
    assert await school.all(select(InboxUpdate.error).where(InboxUpdate.error.is_not(None))) == []


@pytest.mark.parametrize("said", ["отозвать возврат", "отмени возврат 5.2", "отзови возврат"])
async def test_it_is_taken_back_in_words_after_a_yes(school, returned, said):
    await school.galina.send("покажи 5.2")
    await school.galina.send(said)
    assert await school.status() is Status.RETURNED
    assert school.galina.last_message.text.startswith("Отозвать возврат: 5.2")
    await school.galina.send("да")
    assert await school.status() is Status.SUBMITTED


@pytest.mark.parametrize("acts", ["comment", "again"])
async def test_what_the_school_has_answered_stays_returned(school, returned, acts):
    await school.open_card()
    if acts == "comment":
        await school.anna.press("Комментарий")
        await school.anna.send("Печать будет завтра")
    else:
        await school.anna.send("исправили")
        await school.anna.press("Всё равно отправить")
    now = await school.status()
    await school.galina.press("Отозвать возврат", returned)
    assert await school.status() is now
    assert await school.all(select(Review.withdrawn_at)) == [None]
    assert Action.TAKE_BACK not in await school.all(select(Report.action))


async def test_a_return_is_not_offered_back_after_a_new_file_has_come(school, returned):
    await school.open_card()
    await school.anna.send_file(b"x" * 900, "с печатью.pdf")
    await school.anna.expect("с печатью.pdf")
    await school.galina.send("отзови возврат 5.2")
    assert "Эта запись уже изменилась" in school.galina.last_message.text
    assert "Отозвать возврат" not in school.galina.last_message.labels
    await school.galina.send("да")
    await school.galina.press("Отозвать возврат", returned)
    assert await school.status() is Status.RETURNED
    assert await school.all(select(Review.withdrawn_at)) == [None]


async def test_a_forged_take_back_changes_nothing(school, returned):
    boris = await school.meet_manager("Борис")
    for person in (boris, school.anna):
        version = (await school.get(Task, school.task_id)).version
        await person.press_data(person.last_message, f"rb:{school.task_id}:{version}")
    await school.galina.press_data(school.galina.last_message, f"rb:{school.task_id}:1")
    assert await school.status() is Status.RETURNED


async def test_the_day_by_which_an_earlier_return_was_to_be_mended_stays(school, returned):
    first = (await school.get(Task, school.task_id)).mend_by
    await school.anna.send_file(
        b"x", "аналитическая справка.pdf", reply_to=await school.open_card()
    )
    await school.anna.send("исправили")
    await school.galina.send("верни 5.2: нет подписи")
    again = next(each for each in school.galina.messages if "нет подписи»" in each.text)
    await school.galina.press("Отозвать возврат", again)
    assert (await school.get(Task, school.task_id)).mend_by == first
    await school.galina.send("/review")
    assert "Повторно, после возврата" in school.galina.last_message.text
