"""What was left without an answer, or with one for somebody else."""

import pytest
from sqlalchemy import select

from domain.workflow import Status
from models.tasks import Report, Task
from tests.bot.conftest import TOMORROW


async def sent(town, said):
    """Anna's message that has sent the report of 6.1, which asks for no document."""
    task_id = await town.owed("6.1", "Сайт школы", TOMORROW, town.school_id, slots=())
    await town.anna.send(said)
    assert await town.status(task_id) is Status.SUBMITTED
    return task_id, next(each for each in reversed(town.anna.messages) if each.text == said)


@pytest.mark.parametrize("said", ["6.1 сделали", "6.1 сделали, 15 страниц"])
@pytest.mark.parametrize("edited", ["6.1 не отправлено, ошиблась", "6.1 ещё не сделали"])
async def test_an_edit_that_says_the_opposite_offers_to_take_the_report_back(school, said, edited):
    task_id, message = await sent(school, said)
    await school.anna.edit(message, edited)
    await school.anna.expect("остался как был")
    assert await school.status(task_id) is Status.SUBMITTED
    await school.anna.press("Отозвать")
    assert await school.status(task_id) is Status.IN_PROGRESS


@pytest.mark.parametrize("said", ["6.1 сделали", "6.1 сделали, 15 страниц"])
async def test_an_edited_report_that_was_reviewed_is_not_offered_to_be_taken_back(school, said):
    task_id, message = await sent(school, said)
    await school.galina.send("прими 6.1 школы 3")
    assert await school.status(task_id) is Status.DONE
    await school.anna.refresh()
    known = len(school.anna.messages)
    await school.anna.edit(message, "6.1 ещё не сделали")
    await school.anna.send("помощь")
    told = [each for each in school.anna.messages[known:] if each.from_bot]
    assert not any("остался как был" in each.text for each in told)
    assert not any("Отозвать" in each.labels for each in told)
    assert await school.status(task_id) is Status.DONE


@pytest.mark.parametrize("said", ["6.1 сделали, 15 страниц", "6.1 в работе, ждём печать", "6.1"])
async def test_an_edit_that_says_the_same_writes_nothing(school, said):
    """Telegram tells of an edit also where no word was changed: «Исправление записано» was said,
    and a report under review got another version."""
    await school.owed("6.1", "Сайт школы", TOMORROW, school.school_id, slots=())
    await school.anna.send(said)
    if said == "6.1":
        said = "Данные на 2 ноября"
        await school.anna.send(said, reply_to=school.anna.last_message)
    message = next(each for each in reversed(school.anna.messages) if each.text == said)
    before = await school.all(select(Task.version)), await school.all(select(Report.id))
    await school.anna.edit(message, said)
    await school.anna.send("помощь")
    assert not any("Исправление записано" in each.text for each in school.anna.messages)
    after = await school.all(select(Task.version)), await school.all(select(Report.id))
    assert after == before
    for edited in (f"{said} и печать", said):
        await school.anna.edit(message, edited)
        await school.anna.expect("Исправление записано")


async def test_an_edit_that_mends_a_word_is_written_down(school):
    _, message = await sent(school, "6.1 сделали, 15 страниц")
    await school.anna.edit(message, "6.1 сделали, 16 страниц")
    await school.anna.expect("Исправление записано")


async def test_a_curator_is_not_told_how_a_school_reports(school):
    await school.galina.send_voice()
    answer = await school.galina.expect("Голосовые")
    assert "отчитаться" not in answer.text


async def test_the_name_of_an_entry_of_the_menu_opens_it(school):
    await school.galina.send("дорожные карты")
    await school.galina.expect("МСОКО 2026/27")
