"""A file after a card was opened is about that card; what a colleague has sent is not added to."""

from domain.workflow import Status
from tests.bot.conftest import TOMORROW
from tests.pictures import png


async def test_two_actions_from_an_open_card_to_a_report(school):
    await school.owed("3.1", "Кадры", TOMORROW, school.school_id)
    await school.open_card()
    await school.anna.send_photo(png())
    taken = school.anna.last_message
    assert "5.2 Социальный паспорт школы" in taken.text
    assert "Это к другому" in taken.labels
    await school.anna.press("Отправить на проверку")
    assert await school.status() is Status.SUBMITTED


async def test_an_album_after_done_is_about_the_card(school):
    await school.open_card()
    await school.anna.press("Выполнено")
    await school.anna.send_album([png(1), png(2)])
    assert "Приняты 2 файла" in school.anna.last_message.text
    assert "5.2 Социальный паспорт школы" in school.anna.last_message.text


async def test_a_caption_that_names_another_activity_wins(school):
    await school.owed("3.1", "Мониторинг кадров", TOMORROW, school.school_id)
    await school.open_card()
    await school.anna.send_file(b"x", "скан.pdf", caption="по 3.1")
    assert "3.1 Мониторинг кадров" in school.anna.last_message.text


async def test_after_a_notice_about_another_task_a_file_is_asked_about(school):
    await school.open_card()
    await school.anna.send("Справка на сайте школы", reply_to=school.anna.last_message)
    await school.anna.press("Отправить на проверку")
    await school.owed("3.1", "Мониторинг кадров", TOMORROW, school.school_id)
    await school.open_card(label="3.1")
    await school.review(reason="Нет подписи")
    await school.anna.expect("Нет подписи")
    await school.anna.send_file(b"x", "скан.pdf")
    assert "К какому мероприятию?" in school.anna.last_message.text


async def test_what_a_colleague_has_mended_is_said_and_not_added_to_in_silence(school):
    boris = await school.meet_coordinator("Борис", school.school_id)
    card = await school.open_card()
    await school.anna.send_file(b"x", "справка.docx", reply_to=card)
    await school.anna.press("Отправить на проверку")
    await school.review(reason="Нет подписи")
    returned = await school.anna.expect("Нет подписи")
    boriss = await boris.expect("Нет подписи")
    await boris.send_file(b"y", "справка с подписью.docx", reply_to=boriss)
    await boris.press("Отправить на проверку")
    await school.deliver()
    await school.anna.expect("исправленный отчёт уже отправлен (Борис)")
    await school.anna.send_file(b"z", "справка 2.docx", reply_to=returned)
    asked = school.anna.last_message
    assert "отчёт уже отправлен (Борис, 24 ноября). Добавить файл к нему?" in asked.text
    await school.anna.press("5.2")
    assert "Отчёт уже на проверке, файл добавлен к нему." in school.anna.last_message.text
    await school.galina.send("/review")
    review = await school.galina.expect("Повторно, после возврата от 24 ноября.")
    assert "Файлы, которые уже возвращали: справка.docx" in review.text


async def test_a_number_in_a_caption_wins_over_what_was_asked_for(school):
    """The waiting goes on; without a number the file is what was asked for."""
    await school.owed("3.1", "Мониторинг кадров", TOMORROW, school.school_id)
    await school.open_card()
    await school.anna.press("Выполнено")
    await school.anna.send_file(b"x", "приказ 14.pdf", caption="3.1")
    assert "3.1 Мониторинг кадров" in school.anna.last_message.text
    await school.anna.send_file(b"y", "справка.pdf", caption="мониторинг кадров")
    assert "5.2 Социальный паспорт школы" in school.anna.last_message.text


async def test_a_file_after_words_about_an_activity_goes_with_them(school):
    other = await school.owed("3.1", "Мониторинг кадров", TOMORROW, school.school_id)
    await school.open_card()
    await school.anna.send("пункт 3.1 вроде сделан, протокол прилагаю")
    assert school.anna.last_message.text == "Записать как отчёт?"
    await school.anna.send_file(b"x", "протокол.pdf")
    assert "3.1 Мониторинг кадров" in school.anna.last_message.text
    await school.anna.send("да")
    assert await school.status(other) is Status.SUBMITTED
    assert await school.status() is Status.PLANNED
