"""A coordinator reports from a phone: by buttons, by a reply, in two actions."""

from domain.workflow import Status
from tests.bot.conftest import TOMORROW
from tests.pictures import png


async def test_the_card_says_what_it_is_by_when_and_what_to_press(school):
    card = await school.open_card()
    assert card.text == (
        "5.2 Социальный паспорт школы\n"
        "Школа № 3 · раздел 5 · МСОКО 2026/27\n"
        "\n"
        "Срок: до среды, 25 ноября (завтра)\n"
        "Нужно: аналитическая справка — 0 из 1\n"
        "Статус: не начато\n"
        "Куратор: Галина\n"
        "\n"
        "Ответьте на это сообщение файлом или фото."
    )
    assert card.labels == [
        "Выполнено",
        "В работе",
        "Есть затруднение",
        "Не относится к нам",
        "Файл",
        "Комментарий",
        "Перенести срок",
        "История",
        "‹ К списку",
    ]


async def test_two_actions_from_the_card_to_a_report_with_a_file(school):
    card = await school.open_card()
    await school.anna.send_file(b"x" * 86_000, "справка.docx", reply_to=card)
    taken = school.anna.last_message
    assert taken.text == "Принято: справка.docx, 84 КБ — 1 из 1\n5.2 Социальный паспорт школы"
    assert taken.labels == ["Отправить на проверку", "Добавить ещё файл", "Это к другому"]
    await school.anna.press("Отправить на проверку")
    assert school.anna.last_answer.text == "Отправлено на проверку"
    assert await school.status() is Status.SUBMITTED
    await school.anna.expect("Статус: на проверке с 24 ноября")


async def test_done_is_pressed_on_the_card_itself_after_the_file(school):
    card = await school.open_card()
    await school.anna.send_photo(png(), reply_to=card)
    await school.anna.press("Выполнено", card)
    assert await school.status() is Status.SUBMITTED


async def test_without_a_file_or_a_word_the_button_says_what_is_missing(school):
    await school.open_card()
    await school.anna.press("Выполнено")
    asked = school.anna.last_message
    assert asked.text == (
        "Не хватает: аналитическая справка — 0 из 1\n"
        "5.2 Социальный паспорт школы\n"
        "\n"
        "Ответьте файлом или фото либо напишите, что сделано."
    )
    assert asked.labels == ["Всё равно отправить", "Отмена"]
    assert await school.status() is Status.PLANNED
    # No reply is needed: the bot has asked, and knows what it is about.
    await school.anna.send_file(b"x", "справка.docx")
    await school.anna.press("Отправить на проверку")
    assert await school.status() is Status.SUBMITTED


async def test_words_instead_of_the_file_are_enough(school):
    await school.open_card()
    await school.anna.press("Выполнено")
    await school.anna.send("Справка на сайте школы")
    # What was asked for is finished by the answer, and can be taken back.
    assert school.anna.last_message.text.startswith("Отправлено на проверку")
    assert "Отозвать" in school.anna.last_message.labels
    assert await school.status() is Status.SUBMITTED


async def test_both_ways_to_send_warn_alike_of_documents_that_are_missing(school):
    task_id = await school.owed(
        "2.1", "Справки по классам", TOMORROW, school.school_id, slots=(("справка", 3),)
    )
    card = await school.open_card(label="2.1")
    for name in ("справка 5а.docx", "справка 5б.docx"):
        await school.anna.send_file(name.encode(), name, reply_to=card)
    for label in ("Отправить на проверку", "Выполнено"):
        await school.anna.press(label)
        assert "Не хватает: справка — 2 из 3" in school.anna.last_message.text
        assert await school.status(task_id) is Status.PLANNED
        await school.anna.press("Отмена")
    await school.anna.press("Выполнено")
    await school.anna.press("Всё равно отправить")
    assert await school.status(task_id) is Status.SUBMITTED


async def test_a_report_without_anything_is_sent_all_the_same(school):
    await school.open_card()
    await school.anna.press("Выполнено")
    await school.anna.press("Всё равно отправить")
    assert school.anna.last_answer.text == "Отправлено на проверку"
    assert await school.status() is Status.SUBMITTED
    await school.anna.press_data(school.anna.last_message, f"t:{school.task_id}:1:submit_empty")
    assert "уже изменилась" in school.anna.last_answer.text
