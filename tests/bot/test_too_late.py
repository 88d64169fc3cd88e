"""What comes too late is refused whole: nothing is stored beside an act that is refused."""

import pytest
from sqlalchemy import func, select

from domain.workflow import Status
from models.tasks import DeadlineMove, Evidence, Report, Review, Task
from tests.bot.conftest import TOMORROW, grown

STALE = "Эта запись уже изменилась"
INDICATORS = (("не менее 15 учителей", 15, "чел.", True),)


@grown
async def pair(school):
    """Two coordinators of one school, and a task that asks for a number."""
    school.ivan = await school.meet_coordinator("Иван", school.school_id)
    school.number_id = await school.owed(
        "2.1", "Обучение учителей", TOMORROW, school.school_id, slots=(), indicators=INDICATORS
    )


async def stored(town):
    """How many rows there are of everything that is written down about tasks."""
    counts = [await town.all(select(func.count(table.id))) for table in WRITTEN]
    return [count for (count,) in counts], await town.all(select(Task.version).order_by(Task.id))


WRITTEN = (Report, Evidence, Review, DeadlineMove)


async def finish(town):
    """Ivan sends the report of 2.1."""
    await town.open_card(town.ivan, "2.1")
    await town.ivan.press("Выполнено")
    await town.ivan.send("15")
    await town.ivan.expect("на проверке")


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        (["Выполнено"], "18"),
        (["Есть затруднение"], "учебников нет совсем"),
        (["Не относится к нам"], "таких классов у нас нет"),
        (["Перенести срок"], "до 10 декабря"),
    ],
)
async def test_words_that_come_after_the_report_of_a_colleague_store_all_or_nothing(
    pair, labels, words
):
    await pair.open_card(pair.anna, "2.1")
    for label in labels:
        await pair.anna.press(label)
    await finish(pair)
    before = await stored(pair)
    await pair.anna.send(words)
    assert STALE in pair.anna.last_message.text or "Почему" in pair.anna.last_message.text
    assert await stored(pair) == before
    assert await pair.status(pair.number_id) is Status.SUBMITTED


async def test_a_number_after_the_report_was_accepted_stores_nothing(pair):
    await pair.open_card(pair.anna, "2.1")
    await pair.anna.press("Выполнено")
    await finish(pair)
    await pair.galina.send("прими 2.1 от школы 3")
    assert await pair.status(pair.number_id) is Status.DONE
    before = await stored(pair)
    await pair.anna.send("18")
    assert STALE in pair.anna.last_message.text
    assert await stored(pair) == before


async def test_the_second_of_two_numbers_finishes_the_report_with_both(pair):
    both = (*INDICATORS, ("не менее 3 школ", 3, "шк.", True))
    task_id = await pair.owed(
        "2.2", "Обмен опытом", TOMORROW, pair.school_id, slots=(), indicators=both
    )
    await pair.anna.send("2.2 сделали")
    await pair.anna.send("18")
    assert "Сколько по факту?" in pair.anna.last_message.text
    assert await pair.status(task_id) is Status.PLANNED
    await pair.anna.send("4")
    assert await pair.status(task_id) is Status.SUBMITTED
    values = select(Report.value).where(Report.value.is_not(None)).order_by(Report.id)
    assert await pair.all(values) == [18, 4]


async def test_a_number_is_kept_where_a_document_is_still_missing(pair):
    task_id = await pair.owed(
        "2.3", "Курсы", TOMORROW, pair.school_id, slots=(("приказ", 1),), indicators=INDICATORS
    )
    await pair.open_card(pair.anna, "2.3")
    await pair.anna.press("Выполнено")
    await pair.anna.send("18")
    assert "приказ" in pair.anna.last_message.text
    assert await pair.status(task_id) is Status.PLANNED
    await pair.anna.press("Всё равно отправить")
    assert await pair.status(task_id) is Status.SUBMITTED
