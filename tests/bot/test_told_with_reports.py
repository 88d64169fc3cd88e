"""What is told beside «сделано»: a number that is asked for, a document that went another way."""

import pytest
from sqlalchemy import select

from domain.utterances import counted, is_sent_elsewhere
from domain.workflow import Status
from models.tasks import Report
from tests.bot.conftest import MORNING, TOMORROW

TEACHERS = (("не менее 15 учителей", 15, "чел.", True),)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("2.1 обучили 10 учителей", 10),
        ("2.1 сделали, 18 человек", 18),
        ("2.1 провели, приказ № 15 подписан", None),
        ("2.1 провели в 15 школах", None),
    ],
)
async def test_the_number_that_is_asked_for_is_taken_from_the_words(school, said, value):
    task_id = await school.owed(
        "2.1", "Обучение", TOMORROW, school.school_id, slots=(), indicators=TEACHERS
    )
    await school.anna.send(said)
    values = await school.all(select(Report.value).where(Report.value.is_not(None)))
    assert values == ([value] if value is not None else [])
    sent = await school.status(task_id) is Status.SUBMITTED
    assert sent == (value is not None)
    assert sent or school.anna.last_message.text.count("?") == 1


@pytest.mark.parametrize(
    "said", ["1.4 отчёт отправила на почту", "1.4 сделали, выслала по электронной почте"]
)
async def test_a_document_sent_another_way_is_missed_here(school, said):
    slots = (("протокол", 1),)
    task_id = await school.owed("1.4", "Чтение", TOMORROW, school.school_id, slots=slots)
    await school.anna.send(said)
    assert "протокол" in school.anna.last_message.text
    assert await school.status(task_id) is Status.PLANNED
    assert await school.all(select(Report.comment).where(Report.comment.is_not(None))) == [said]
    await school.anna.press("Всё равно отправить")
    assert await school.status(task_id) is Status.SUBMITTED


async def test_who_leaves_says_nothing_of_the_open_card(school):
    await school.open_card()
    for said in ("я уволилась", "я ухожу в декрет"):
        await school.anna.send(said)
        assert await school.status() is Status.PLANNED


async def test_what_was_handed_in_before_is_asked_about(school):
    await school.open_card()
    await school.anna.send("всё сдали вчера")
    assert school.anna.last_message.text == "Записать как отчёт?"
    assert await school.status() is Status.PLANNED


async def test_several_activities_are_offered_in_the_order_of_the_words(school):
    await school.owed("3.7", "Учебники", MORNING.date(), school.school_id)
    await school.owed("1.4", "Чтение", TOMORROW, school.school_id)
    await school.anna.send("1.4. сделано. 5.2 в работе. По 3.7 учебников нет.")
    numbers = [label[:3] for label in school.anna.last_message.labels[:3]]
    assert numbers == ["1.4", "5.2", "3.7"]


@pytest.mark.parametrize(
    "said", ["5.2 сделано не будет", "5.2 не будем делать", "5.2 протокол у директора на подписи"]
)
async def test_what_is_not_done_is_not_offered_as_a_report_that_it_is(school, said):
    await school.anna.send(said)
    await school.anna.press(school.anna.last_message.labels[0])
    assert await school.status() in (Status.BLOCKED, Status.IN_PROGRESS)


async def test_a_reminder_that_comes_earlier_than_asked_says_why(school):
    await school.anna.send("напомни про 5.2 в понедельник")
    assert "раньше, чем вы просили" in school.anna.last_message.text


@pytest.mark.parametrize(
    ("text", "asked", "unit", "value"),
    [
        ("двадцать учителей", "число учителей", "чел.", 20),
        ("15 человек", "число учителей", "чел.", 15),
        ("10 учителей не прошли", "число учителей", "чел.", None),
        ("осталось 10 учителей", "число учителей", "чел.", None),
        ("5 из 10 учителей", "число учителей", "чел.", None),
        ("приказ № 15", "число учителей", "чел.", None),
    ],
)
def test_a_number_counts_what_is_asked_for(text, asked, unit, value):
    assert counted(text, asked, unit) == value


@pytest.mark.parametrize("text", ["отправили в вотсап", "выслали на электронку", "в чат скинула"])
def test_another_way_is_heard(text):
    assert is_sent_elsewhere(text)


@pytest.mark.parametrize("text", ["справка на сайте", "провели в школе", "протокол прилагаю"])
def test_a_document_that_is_here_went_no_other_way(text):
    assert not is_sent_elsewhere(text)
