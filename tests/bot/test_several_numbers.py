"""One message that numbers several activities: each is asked about, and none is lost."""

import pytest
from sqlalchemy import select

from domain.workflow import Status
from models.tasks import Report
from tests.bot.conftest import TOMORROW
from tests.bot.twice import played_twice


@pytest.fixture
async def both(school):
    """Two tasks that ask for nothing, and one that asks for words."""
    return [
        await school.owed(number, title, TOMORROW, school.school_id, slots=())
        for number, title in (("4.1", "Охват питанием"), ("6.1", "Сайт школы"))
    ]


async def standing(town, tasks):
    return [await town.status(each) for each in tasks]


@pytest.mark.parametrize(
    "words", ["4.1 и 6.1 готовы", "сделали 4.1 и 6.1", "4.1 сделали и 6.1 тоже"]
)
@pytest.mark.parametrize("opened", ["4.1", "6.1", "5.2"])
@pytest.mark.parametrize("first", [0, 1])
async def test_each_of_several_is_one_press(school, both, words, opened, first):
    await school.open_card(school.anna, opened)
    await school.anna.send(words)
    assert await standing(school, both) == [Status.PLANNED, Status.PLANNED]
    label = ["4.1", "6.1"]
    await school.anna.press(f"{label[first]} {['Охват питанием', 'Сайт школы'][first]}: отчёт")
    await school.anna.press(
        f"{label[1 - first]} {['Охват питанием', 'Сайт школы'][1 - first]}: отчёт"
    )
    assert await standing(school, both) == [Status.SUBMITTED, Status.SUBMITTED]
    last = school.anna.last_message
    assert not any("отчёт" in each for each in last.labels)


async def test_what_is_said_of_others_is_no_answer_about_the_one_in_hand(school, both):
    await school.open_card()
    await school.anna.press("Выполнено")
    await school.anna.expect("Не хватает")
    await school.anna.send("4.1 и 6.1 готовы")
    assert await school.status() is Status.PLANNED
    await school.anna.press("6.1 Сайт школы: отчёт")
    await school.anna.press("4.1 Охват питанием: отчёт")
    assert await standing(school, both) == [Status.SUBMITTED, Status.SUBMITTED]


SHARE = (("не менее 80% обучающихся", 80, "%", True),)


async def test_a_number_is_kept_for_each_also_where_the_first_waits_for_its_document(school):
    first = await school.owed("4.1", "Охват", TOMORROW, school.school_id, indicators=SHARE)
    second = await school.owed(
        "6.1", "Сайт", TOMORROW, school.school_id, slots=(), indicators=SHARE
    )
    await school.anna.send("4.1 и 6.1 сделали, 85%")
    await school.anna.press("4.1 Охват: отчёт")
    await school.anna.press("6.1 Сайт: отчёт")
    kept = select(Report.task_id).where(Report.value == 85).order_by(Report.task_id)
    assert await school.all(kept) == [first, second]
    assert await standing(school, [first, second]) == [Status.PLANNED, Status.SUBMITTED]


async def test_a_number_that_waits_for_its_document_waits_when_its_update_is_tried_again(school):
    """The next try found the number there, took its words for the document and sent the report."""
    task_id = await school.owed("4.1", "Охват", TOMORROW, school.school_id, indicators=SHARE)
    await school.owed("6.1", "Сайт", TOMORROW, school.school_id)
    with played_twice(school.app):
        await school.anna.send("4.1 и 6.1 сделали, 85%")
        await school.anna.press("4.1 Охват: отчёт")
    assert await standing(school, [task_id]) == [Status.PLANNED]


async def test_what_is_said_of_several_in_reply_to_one_is_asked_about_for_each(school, both):
    card = await school.open_card(school.anna, "4.1")
    await school.anna.send("4.1 и 6.1 готовы", reply_to=card)
    await school.anna.press("4.1 Охват питанием: отчёт")
    await school.anna.press("6.1 Сайт школы: отчёт")
    assert await standing(school, both) == [Status.SUBMITTED, Status.SUBMITTED]


async def test_the_last_of_several_needs_no_more_than_a_yes(school, both):
    await school.anna.send("4.1 и 6.1 готовы")
    await school.anna.press("4.1 Охват питанием: отчёт")
    await school.anna.send("да")
    assert await standing(school, both) == [Status.SUBMITTED, Status.SUBMITTED]


async def test_each_of_several_takes_the_number_that_is_said_of_it(school):
    first, second = [
        await school.owed(number, title, TOMORROW, school.school_id, slots=(), indicators=SHARE)
        for number, title in (("4.1", "Охват"), ("6.1", "Сайт"))
    ]
    await school.anna.send("4.1 сделали 85%, 6.1 сделали 90%")
    await school.anna.press("4.1 Охват: отчёт")
    await school.anna.press("6.1 Сайт: отчёт")
    kept = select(Report.value).where(Report.value.is_not(None)).order_by(Report.task_id)
    assert await school.all(kept) == [85, 90]
    assert await standing(school, [first, second]) == [Status.SUBMITTED, Status.SUBMITTED]


async def test_different_things_are_said_of_several_apart(school, both):
    await school.anna.send("4.1 сделали, а 6.1 пока в работе")
    await school.anna.press("4.1 Охват питанием: отчёт")
    await school.anna.press("6.1 Сайт школы: в работе")
    assert await standing(school, both) == [Status.SUBMITTED, Status.IN_PROGRESS]


async def test_a_promise_with_what_is_in_the_way_may_be_either(school, both):
    await school.anna.send("6.1 сдадим позже, директор в отпуске")
    assert {"6.1 Сайт школы: перенести", "6.1 Сайт школы: затруднение"} <= set(
        school.anna.last_message.labels
    )
    await school.anna.send("да")
    assert await standing(school, both) == [Status.PLANNED, Status.PLANNED]
