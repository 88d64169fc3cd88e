"""The way back: a return reaches the phone and is mended by a reply; requests are answered."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from domain.workflow import Status
from models.enums import DeliveryState
from models.tasks import Task
from models.upkeep import Delivery
from tests.bot.conftest import TOMORROW

LIST_DAY = datetime(2026, 11, 30, 6, 30, tzinfo=UTC)
"""Monday, half past nine in Moscow."""


async def submit(school):
    card = await school.open_card()
    await school.anna.send_file(b"draft", "справка.docx", reply_to=card)
    await school.anna.press("Отправить на проверку")


async def test_a_return_is_mended_by_a_reply(school):
    await submit(school)
    await school.review(reason="Нет подписи. «Скан с подписью директора подойдёт»")
    notice = await school.anna.expect("Вернули")
    assert notice.text == (
        "Вернули: 5.2 Социальный паспорт школы\n"
        "Нет подписи. «Скан с подписью директора подойдёт»\n"
        "Исправить до четверга, 26 ноября.\n"
        "\n"
        "Ответьте исправленным файлом.\n"
        "\n"
        "Пишу, потому что отчёт ждёт вас. Настройки: /notifications"
    )
    assert notice.labels == ["Открыть", "Спросить куратора"]
    await school.anna.send_file(b"signed", "справка с подписью.docx", reply_to=notice)
    await school.anna.press("Отправить на проверку")
    assert await school.status() is Status.SUBMITTED
    await school.review()
    # Good news asks for nothing: it waits for a morning message, at the latest for the list day.
    assert "принято 24 ноября" not in school.anna.transcript()
    await school.at(LIST_DAY)
    accepted = await school.anna.expect("принято 24 ноября")
    said, _, why = accepted.text.partition("\n\n")
    assert said == "5.2 Социальный паспорт школы — принято 24 ноября."
    assert why.endswith("/notifications")


async def test_a_return_that_was_mended_meanwhile_is_not_sent(school):
    await submit(school)
    await school.review(reason="Не тот документ", deliver=False)
    card = await school.open_card()
    assert "Вернули: Не тот документ" in card.text
    await school.anna.press("Выполнено")
    await school.deliver()
    assert "Вернули: 5.2" not in school.anna.transcript()
    returned = select(Delivery.state).where(Delivery.kind == "returned")
    assert await school.all(returned) == [DeliveryState.OBSOLETE]


async def test_a_question_goes_to_the_curator_and_the_answer_comes_back(school):
    await submit(school)
    await school.review(reason="Нет подписи")
    await school.anna.press("Спросить куратора")
    await school.anna.send("Подойдёт ли скан?")
    assert "Вопрос отправлен куратору." in school.anna.last_message.text
    await school.galina.catch_up()
    await school.deliver()
    asked = await school.galina.expect("Школа № 3 спрашивает")
    assert "Анна: «Подойдёт ли скан?»" in asked.text
    await school.galina.send("Да, с подписью директора", reply_to=asked)
    await school.anna.catch_up()
    await school.deliver()
    answer = await school.anna.expect("Куратор о мероприятии 5.2")
    assert "Галина: «Да, с подписью директора»" in answer.text


async def test_an_obstacle_reaches_the_curator_at_once(school):
    await school.open_card()
    await school.anna.press("Есть затруднение")
    await school.anna.send("Нет бланков")
    await school.galina.catch_up()
    await school.deliver()
    notice = await school.galina.expect("Школа № 3: есть затруднение")
    assert "Анна: «Нет бланков»" in notice.text


async def test_that_a_task_does_not_concern_the_school_is_decided_by_one_press(school):
    await school.open_card()
    await school.anna.press("Не относится к нам")
    await school.anna.send("У нас нет дошкольников")
    await school.galina.catch_up()
    await school.deliver()
    notice = await school.galina.expect("не относится к нам")
    await school.galina.press("Согласиться", notice)
    assert await school.status() is Status.NOT_APPLICABLE


async def ask_deadline(school, day="1 декабря"):
    await school.open_card()
    await school.anna.press("Перенести срок")
    await school.anna.press("Другой день")
    await school.anna.send(day)
    assert "Почему нужно перенести?" in school.anna.last_message.text
    await school.anna.send("Ждём данные из поликлиники")
    assert "Просьба перенести до 1 декабря ждёт ответа куратора" in school.anna.last_message.text
    assert "Перенести срок" not in school.anna.last_message.labels
    await school.galina.catch_up()
    await school.deliver()
    return await school.galina.expect("Школа № 3 просит перенести срок")


async def test_a_deadline_is_moved_by_two_people_in_a_few_presses(school):
    notice = await ask_deadline(school)
    assert "\nС 25 ноября на 1 декабря\n" in notice.text
    assert "Анна: «Ждём данные из поликлиники»" in notice.text
    await school.galina.press("Перенести", notice)
    await school.galina.expect("Срок перенесён на 1 декабря")
    await school.anna.catch_up()
    await school.deliver()
    told = await school.anna.expect("срок перенесён")
    assert told.text == (
        "5.2 Социальный паспорт школы — срок перенесён, теперь до 1 декабря, осталось 7 дней.\n\n"
        "Пишу, потому что вы об этом просили. Настройки: /notifications"
    )
    await school.open_card()
    assert "(перенесён с 25 ноября)" in school.anna.last_message.text
    await school.galina.press_data(notice, "da:1:refuse")
    await school.galina.expect("Решать уже нечего")
    await school.anna.press_data(told, "da:1:accept")
    assert school.anna.last_answer.text.startswith("Это вам недоступно")


async def test_a_curator_names_another_day_or_refuses(school):
    notice = await ask_deadline(school)
    await school.galina.press("Другой день", notice)
    await school.galina.send("вчера")
    assert "Нужен день" in school.galina.last_message.text
    await school.galina.send("27.11")
    assert "Срок перенесён на 27 ноября" in school.galina.last_message.text
    await school.open_card()
    await school.anna.press("Перенести срок")
    await school.anna.press("пятница, 4 декабря")
    await school.anna.send("И всё-таки")
    await school.galina.catch_up()
    await school.deliver()
    notice = await school.galina.expect("просит перенести срок")
    await school.galina.press("Отказать", notice)
    await school.anna.catch_up()
    await school.deliver()
    assert "до пятницы, 27 ноября" in (await school.anna.expect("срок остался прежним")).text
    assert (await school.get(Task, school.task_id)).original_deadline == TOMORROW


async def test_a_request_is_taken_back_by_a_press_and_answered_no_more(school):
    notice = await ask_deadline(school)
    await school.anna.press("Отозвать просьбу")
    assert "ждёт ответа" not in school.anna.last_message.text
    assert "Перенести срок" in school.anna.last_message.labels
    await school.galina.press("Перенести", notice)
    await school.galina.expect("школа отозвала её")
    assert (await school.get(Task, school.task_id)).deadline == TOMORROW
    await school.anna.press("История")
    said = school.anna.last_message.text
    assert "просьба перенести срок" in said and "просьба перенести срок отозвана" in said


@pytest.mark.parametrize(
    "words", ["отзови просьбу о переносе", "передумали, перенос не нужен", "отзови"]
)
async def test_a_request_is_taken_back_by_words(school, words):
    await ask_deadline(school)
    await school.anna.send(words)
    said = school.anna.last_message.text
    if "Что отозвать?" in said:
        await school.anna.press("5.2")
        said = school.anna.last_answer.text
    assert "Просьба отозвана" in said
    assert await school.status() is Status.PLANNED


async def test_a_request_is_not_taken_back_for_a_report_that_nobody_sent(school):
    await ask_deadline(school)
    await school.anna.send("отзови отчёт 5.2")
    await school.open_card()
    assert "ждёт ответа куратора" in school.anna.last_message.text


async def test_a_report_is_not_taken_back_for_a_request_that_nobody_made(school):
    await school.open_card()
    await school.anna.press("Выполнено")
    await school.anna.send("Провели, 12 человек")
    assert await school.status() is Status.SUBMITTED
    await school.anna.send("отзови просьбу о переносе")
    assert await school.status() is Status.SUBMITTED


async def test_where_nothing_can_be_taken_back_it_is_said(school):
    await school.anna.send("отзови отчёт")
    assert "Отзывать нечего" in school.anna.last_message.text


async def test_a_deadline_on_a_day_off_is_told_with_the_last_working_day(school):
    notice = await ask_deadline(school)
    await school.galina.press("Другой день", notice)
    await school.galina.send("28.11")
    await school.anna.catch_up()
    await school.deliver()
    told = (await school.anna.expect("срок перенесён")).text
    assert "до субботы, 28 ноября, осталось 4 дня.\nПоследний рабочий день — пятница, 27" in told


async def test_a_day_that_cannot_be_is_asked_for_again(school):
    await school.open_card()
    await school.anna.press("Перенести срок")
    await school.anna.press("Другой день")
    for day in ("31.11", "25 ноября 2026", "20.11.2026", "к лету"):
        await school.anna.send(day)
        assert "Нужен день" in school.anna.last_message.text, day
    assert not await school.all(select(Delivery).where(Delivery.kind == "deadline-asked"))
