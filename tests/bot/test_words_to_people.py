"""What is written to a person reaches that person: questions and replies; days with reasons."""

import pytest
from sqlalchemy import select

from domain.workflow import Status
from models.tasks import DeadlineMove, Report
from models.upkeep import Delivery
from tests.bot.conftest import TOMORROW, grown

COMMENTS = select(Report.comment).where(Report.comment.is_not(None)).order_by(Report.id)
QUESTIONS = (
    "А кому сдавать оригинал?", "Какой документ нужен?", "когда срок по 3.1", "можно до пятницы?",
    "какие документы нужны по этому пункту", "Подойдёт ли скан?", "кто принимает оригиналы",
)  # fmt: skip
REPLIES = (
    "нет, только на первой", "Да, на каждой. Подпись и печать", "Оригинал сдайте в кабинет 5",
    "В понедельник", "нет", "да", "А какой документ вы имеете в виду?", "до 10 декабря", "3 дня",
    "спасибо, учту", "Напишите в отдел кадров", "когда вам удобно?",
)  # fmt: skip


@grown
async def two(school):
    school.other_id = await school.owed(
        "3.1", "Мониторинг кадров", TOMORROW, school.school_id, slots=()
    )


async def asks(town, said="На каждой странице?"):
    """Anna asks the curator about 5.2; the notice that Galina gets."""
    await town.anna.send("5.2 сделали, 15 человек")
    await town.review(reason="Нет подписи")
    await town.anna.press("Спросить куратора")
    await town.anna.send(said)
    await town.galina.catch_up()
    await town.deliver()
    await town.galina.refresh()
    return town.galina.last_message


@pytest.mark.parametrize("said", QUESTIONS)
async def test_what_is_typed_for_the_curator_is_the_question(two, said):
    notice = await asks(two, said)
    assert "Школа № 3 спрашивает" in notice.text
    assert said in notice.text


@pytest.mark.parametrize("said", ["помощь", "мои мероприятия", "3.1", "отмена"])
async def test_a_bare_command_is_no_question(two, said):
    await asks(two, said)
    assert said not in await two.all(COMMENTS)
    assert await two.all(select(Delivery.id).where(Delivery.kind == "question")) == []


@pytest.mark.parametrize("said", REPLIES)
async def test_a_reply_to_a_school_that_asks_goes_to_it(two, said):
    notice = await asks(two)
    await two.galina.send(said, reply_to=notice)
    assert two.galina.last_message.text.startswith("Ответ отправлен школе.")
    await two.anna.catch_up()
    await two.deliver()
    answer = await two.anna.expect("Куратор о мероприятии 5.2")
    assert f"Галина: «{said}»" in answer.text


@pytest.mark.parametrize("said", ["Открыть", "кто не отчитался по 3.1", "помощь", "3.1"])
async def test_a_command_in_reply_is_done_and_not_sent(two, said):
    notice = await asks(two)
    before = await two.all(COMMENTS)
    await two.galina.send(said, reply_to=notice)
    assert await two.all(COMMENTS) == before
    assert not two.galina.last_message.text.startswith("Ответ отправлен")


async def test_a_reply_to_a_school_is_no_reason_of_the_return_that_is_asked_for(two):
    notice = await asks(two)
    await two.anna.send("3.1 сделали")
    await two.galina.send("/review")
    await two.galina.press("Вернуть")
    await two.galina.send("Печать нужна на каждой", reply_to=notice)
    assert await two.status(two.other_id) is Status.SUBMITTED
    await two.galina.send("нет данных за октябрь")
    assert await two.status(two.other_id) is Status.RETURNED


DAYS = {
    "до 10 декабря, учебники не привезли": ("2026-12-10", True),
    "учебники не привезли, до 10 декабря": ("2026-12-10", True),
    "3 декабря потому что учитель болеет": ("2026-12-03", True),
    "через неделю, не хватает учебников": ("2026-12-01", True),
    "на недельку": ("2026-12-02", False),
    "на три дня": ("2026-11-28", False),
    "на 5 дней, учитель болеет": ("2026-11-30", True),
    "lj 27 yjz,hz": ("2026-11-27", False),
    "до пятницы": ("2026-11-27", False),
}


@pytest.mark.parametrize("said", DAYS)
async def test_a_day_may_come_with_its_reason(two, said):
    day, has_reason = DAYS[said]
    await two.open_card()
    await two.anna.press("Перенести срок")
    await two.anna.send(said)
    if not has_reason:
        assert "Почему нужно перенести?" in two.anna.last_message.text
        await two.anna.send("учитель болеет")
    (move,) = await two.all(select(DeadlineMove))
    assert str(move.new_deadline) == day
    assert move.reason == (said if has_reason else "учитель болеет")


@pytest.mark.parametrize(
    "said", ["до 10 декабря не успеем", "не раньше 10 декабря, учебники не привезли",
             "до среды или до пятницы, не успеваем", "когда привезут учебники"]
)  # fmt: skip
async def test_a_doubtful_day_is_asked_for_again(two, said):
    await two.open_card()
    await two.anna.press("Перенести срок")
    await two.anna.send(said)
    assert await two.all(select(DeadlineMove)) == []
    await two.anna.send("10 декабря")
    assert "Почему нужно перенести?" in two.anna.last_message.text


@pytest.mark.parametrize("said", ["на недельку", "на 7 дней, как просили"])
async def test_a_curator_types_a_span_as_well(two, said):
    await two.galina.send("5.2")
    await two.galina.press("Решить")
    await two.galina.press("Перенести срок")
    await two.galina.send(said)
    assert "2 декабря" in two.galina.last_message.text
