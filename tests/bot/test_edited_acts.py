"""Words that did something and are edited: what stands is said, and one press does the rest."""

import pytest
from sqlalchemy import select

from domain.workflow import Status
from models.tasks import DeadlineMove, Review
from tests.bot.conftest import TOMORROW

ANEW = "Выполнить исправленное"


async def owed(town):
    return await town.owed("6.1", "Сайт школы", TOMORROW, town.school_id, slots=())


async def edit(person, before, after):
    message = next(each for each in reversed(person.messages) if each.text == before)
    await person.edit(message, after)


@pytest.mark.parametrize("before", ["6.1 в работе", "6.1 не успеваем, учитель болеет"])
async def test_work_that_is_done_by_an_edit_is_sent_with_a_press(school, before):
    """«Исправление записано» was said, and the report was not sent."""
    task_id = await owed(school)
    await school.anna.send(before)
    stood = await school.status(task_id)
    await edit(school.anna, before, "6.1 сделали, страница готова")
    await school.anna.expect("осталось как было")
    assert await school.status(task_id) is stood
    await school.anna.press(ANEW)
    assert await school.status(task_id) is Status.SUBMITTED
    assert "страница готова" in school.anna.last_message.text


async def test_another_day_is_asked_for_by_an_edit_with_a_press(school):
    """It was not answered at all, and the old day stood."""
    await owed(school)
    said = "6.1 можно до {} декабря? директор болеет"
    await school.anna.send(said.format(4))
    await edit(school.anna, said.format(4), said.format(14))
    await school.anna.expect("осталось как было")
    await school.anna.press(ANEW)
    days = await school.all(select(DeadlineMove.new_deadline).order_by(DeadlineMove.id.desc()))
    assert days[0].day == 14


async def test_a_question_is_asked_anew_with_a_press(school):
    await owed(school)
    await school.anna.send("когда срок по 5.2")
    await edit(school.anna, "когда срок по 5.2", "когда срок по 6.1")
    await school.anna.expect("осталось как было")
    await school.anna.press(ANEW)
    await school.anna.expect("6.1 Сайт школы")


async def test_a_number_that_was_no_number_is_one_by_an_edit(school):
    share = (("не менее 80% обучающихся", 80, "%", True),)
    task_id = await school.owed(
        "4.1", "Охват", TOMORROW, school.school_id, slots=(), indicators=share
    )
    await school.anna.send("4.1")
    await school.anna.press("Выполнено")
    await school.anna.send("85 из 12")
    await school.anna.expect("Нужно число")
    await edit(school.anna, "85 из 12", "85")
    await school.anna.expect("осталось как было")
    await school.anna.press(ANEW)
    assert await school.status(task_id) is Status.SUBMITTED
    assert "Факт: 85 %" in school.anna.last_message.text


async def test_a_curator_who_edits_a_reason_hears_that_the_school_has_the_old_one(school):
    """«Исправление записано» was said, and the school read the old reason."""
    task_id = await owed(school)
    await school.anna.send("6.1 сделали")
    await school.galina.send("6.1 школы 3")
    await school.galina.press("Вернуть")
    await school.galina.send("нет печати")
    assert await school.status(task_id) is Status.RETURNED
    await edit(school.galina, "нет печати", "нет подписи директора")
    await school.galina.expect("Школа уже получила причину «нет печати»")
    await school.galina.press("Отозвать возврат")
    assert await school.status(task_id) is Status.SUBMITTED
    assert await school.all(select(Review.reason)) == ["нет печати"]


async def test_an_edit_that_changes_nothing_of_a_report_is_answered(school):
    task_id = await owed(school)
    await school.anna.send("6.1 сделали")
    await edit(school.anna, "6.1 сделали", "6.1 всё сделали")
    await school.anna.expect("осталось как было")
    assert await school.status(task_id) is Status.SUBMITTED


async def test_a_stranger_who_edits_is_left_alone(town):
    await town.school("Школа № 3")
    vera = town.sim.person("Вера")
    await vera.start()
    await vera.send("привет")
    known = len(vera.messages)
    await edit(vera, "привет", "1.4 сделали")
    await vera.send("помощь")
    assert not any("осталось как было" in each.text for each in vera.messages[known:])
