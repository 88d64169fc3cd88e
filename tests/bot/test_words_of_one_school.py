"""What is said of one school is done to that one; numbers and words find where they belong."""

import pytest
from sqlalchemy import select

from domain.workflow import Action, Status
from models.tasks import Report, Upload, UploadFile
from models.upkeep import Delivery
from tests.bot.conftest import TOMORROW, grown
from tests.pictures import png


@grown
async def two(school):
    """5.2 is owed by another school too, whose coordinator is Ivan."""
    other = await school.school("Школа № 1")
    school.ivan = await school.meet_coordinator("Иван", other)
    activity = await school.activity("5.3", "Отчёт о кружках", TOMORROW, slots=())
    for each in (school.school_id, other):
        await school.task(activity, each, TOMORROW)


NUDGED = select(Delivery.chat_id).where(Delivery.kind == "nudge")


@pytest.mark.parametrize("said", ["напомни школе 3 по 5.3", "напомни школе 3"])
async def test_one_school_is_reminded_and_no_other(two, said):
    await two.galina.send(said)
    if await two.all(NUDGED) == []:
        assert "Школа № 3" in two.galina.last_message.text
        await two.galina.send("да")
    assert await two.all(NUDGED) == [two.anna.id]
    await two.deliver()
    await two.anna.expect("5.3")
    assert all("5.3" not in each.text for each in two.ivan.messages)


async def test_who_of_one_school_owes_is_its_own_list(two):
    await two.galina.send("кто не отчитался из школы 3")
    assert "Школа № 3" in two.galina.last_message.text
    assert "1 из 1" in two.galina.last_message.text


async def test_a_bare_number_beside_a_card_that_asks_for_one_is_offered_as_a_report(school):
    indicators = (("не менее 80% обучающихся", 80, "%", True),)
    task_id = await school.owed(
        "4.1", "Охват", TOMORROW, school.school_id, slots=(), indicators=indicators
    )
    await school.anna.send("покажи 4.1")
    await school.anna.send("86")
    assert school.anna.last_message.labels[0].endswith(": отчёт")
    assert await school.status(task_id) is Status.PLANNED
    await school.anna.send("да")
    assert "Записано: 86 %" in school.anna.last_message.text
    assert await school.status(task_id) is Status.SUBMITTED


async def test_work_that_goes_on_is_asked_about_by_that_name(school):
    await school.anna.send("5.2 справка ещё не готова, завтра доделаем")
    assert school.anna.last_message.text == "Записать, что работа идёт?"
    await school.anna.send("да")
    assert await school.status() is Status.IN_PROGRESS


async def test_words_about_what_is_sent_already_may_be_added(school):
    await school.anna.send("5.2 сделали, справка на сайте")
    await school.anna.send("сдавала же уже вчера")
    assert "отчёт уже отправлен" in school.anna.last_message.text
    await school.anna.press("Добавить к отчёту")
    comments = select(Report.comment).where(Report.action == Action.COMMENT)
    assert await school.all(comments) == ["сдавала же уже вчера"]


@pytest.mark.parametrize("said", ["удали это фото", "убери файл", "ой, удали последний документ"])
async def test_a_file_is_removed_in_the_list_of_files(school, said):
    await school.anna.send("покажи 5.2")
    await school.anna.send_photo(png())
    await school.anna.send(said)
    assert "Убрать" in school.anna.last_message.labels


async def test_a_file_that_nobody_has_placed_is_answered_with_words(school):
    """A yes names no activity, a no drops the file."""
    await school.owed("6.1", "Сайт школы", TOMORROW, school.school_id)
    await school.anna.send_photo(png())
    await school.anna.send("да")
    assert school.anna.last_message.text.startswith("К какому мероприятию?")
    await school.anna.send("не нужно")
    assert school.anna.last_message.text == "Хорошо, файл не сохранён."
    assert len(await school.all(select(Upload))) == 1
    assert await school.all(select(UploadFile)) == []


async def test_an_apology_needs_no_place(school):
    await school.anna.send("извините")
    assert school.anna.messages[-1].reaction == "👍"
