"""A curator answers «просит перенести срок» in words: they decide it, and go to the school."""

from datetime import date

import pytest
from sqlalchemy import select

from models.enums import MoveVerdict
from models.tasks import DeadlineMove, Report, Task
from tests.bot.conftest import TOMORROW, grown

ASKED = date(2026, 12, 4)


@grown
async def asked(school):
    """Anna has asked for 4 December, and Galina has the notice; school 5 has the same activity."""
    fifth = await school.school("Школа № 5")
    await school.owed("5.2", "Социальный паспорт школы", TOMORROW, fifth)
    await school.anna.send("можно 5.2 до 4 декабря?")
    await school.deliver()
    school.notice = await school.galina.expect("просит перенести срок")


async def decided(town):
    (verdict,) = await town.all(select(DeadlineMove.verdict))
    return verdict, (await town.get(Task, town.task_id)).deadline


@pytest.mark.parametrize(
    ("said", "verdict", "deadline", "told"),
    [
        ("согласна", MoveVerdict.ACCEPTED, ASKED, "срок перенесён, теперь"),
        ("можно, но это последний раз", MoveVerdict.ACCEPTED, ASKED, "но это последний раз"),
        ("отказать: срок и так большой", MoveVerdict.REFUSED, TOMORROW, "срок и так большой"),
        ("нет, сдавайте как есть", MoveVerdict.REFUSED, TOMORROW, "сдавайте как есть"),
        ("до пятницы", MoveVerdict.ACCEPTED, date(2026, 11, 27), "теперь до пятницы"),
    ],
)
async def test_words_decide_the_request(asked, said, verdict, deadline, told):
    await asked.galina.send(said, reply_to=asked.notice)
    assert await decided(asked) == (verdict, deadline)
    await asked.deliver()
    assert told in (await asked.anna.expect("Социальный паспорт")).text


@pytest.mark.parametrize(
    "said", ["какой приказ?", "да, но подумаю ещё", "согласна, но до четверга"]
)
async def test_words_that_decide_nothing_plainly_go_to_the_school(asked, said):
    await asked.galina.send(said, reply_to=asked.notice)
    assert await decided(asked) == (MoveVerdict.OPEN, TOMORROW)
    assert said in await asked.all(select(Report.comment).where(Report.comment.is_not(None)))
    await asked.galina.press("Перенести")
    assert await decided(asked) == (MoveVerdict.ACCEPTED, ASKED)


async def test_a_deadline_moved_unasked_does_not_say_that_the_school_asked(school):
    await school.galina.send("перенеси 5.2 школе 3 на 4 декабря")
    await school.deliver()
    told = await school.anna.expect("срок перенесён")
    assert "просили" not in told.text and "просьбу" not in told.text


async def test_a_deadline_is_given_back_to_a_task_without_one(school):
    await school.galina.send("открой 5.2")
    await school.galina.press("Решить")
    await school.galina.press("Перенести срок")
    await school.galina.send("бессрочно")
    assert (await school.get(Task, school.task_id)).deadline is None
    await school.galina.press("Решить")
    await school.galina.press("Назначить срок")
    await school.galina.send("4 декабря")
    assert (await school.get(Task, school.task_id)).deadline == ASKED
