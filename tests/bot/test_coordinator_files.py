"""Files from a phone: albums, files out of the blue, warnings, moving, too large ones."""

import re

import pytest
from sqlalchemy import func, select

from domain.workflow import Status
from models.tasks import Evidence, Report, StoredFile, Upload
from scheduler.upkeep import copy_files
from tests.bot.conftest import TOMORROW
from tests.pictures import png

MEGABYTE = 1024 * 1024


async def proofs(school, task_id=None):
    return await school.all(
        select(StoredFile.name)
        .join(Evidence, Evidence.file_id == StoredFile.id)
        .where(
            Evidence.task_id == (task_id or school.task_id),
            Evidence.withdrawn_at.is_(None),
        )
        .order_by(Evidence.id)
    )


async def test_an_album_gets_one_answer(school):
    card = await school.open_card()
    before = len(school.anna.messages)
    await school.anna.send_album([png(n) for n in range(5)], reply_to=card)
    taken = await school.anna.expect(re.compile("Принято 5 файлов"))
    assert taken.text.splitlines()[0].endswith("— 1 из 1")
    answers = [m for m in school.anna.messages[before:] if m.from_bot]
    assert [message.id for message in answers] == [taken.id]
    assert len(await proofs(school)) == 5
    await school.anna.press("Отправить на проверку")
    assert await school.status() is Status.SUBMITTED


async def test_an_album_out_of_the_blue_is_given_to_a_task_as_one(school):
    await school.anna.send_album([png(1), png(2)], caption="социальный паспорт")
    await school.anna.expect("К какому мероприятию?")
    await school.anna.press("5.2 Социальный паспорт")
    await school.anna.expect("Приняты 2 файла")
    assert len(await proofs(school)) == 2


@pytest.mark.parametrize("new_id", [False, True])
async def test_a_redelivered_file_changes_nothing(school, new_id):
    card = await school.open_card()
    await school.anna.send_file(b"x" * 2048, "справка.docx", reply_to=card)
    before = [message.id for message in school.anna.messages]
    await school.anna.redeliver(new_id=new_id)
    await school.anna.send("/whoami")
    after = [message.id for message in school.anna.messages]
    assert after[:-2] == before
    assert await proofs(school) == ["справка.docx"]
    assert await school.all(select(func.count()).select_from(Report)) == [1]


async def test_a_file_out_of_the_blue_offers_the_likeliest_tasks(school):
    await school.owed("3.1", "Мониторинг кадров", TOMORROW, school.school_id)
    await school.owed("3.7", "Обеспеченность учебниками", None, school.school_id)
    for number in range(4, 7):
        await school.owed(f"4.{number}", "Прочее дело", TOMORROW, school.school_id)
    await school.anna.send_file(b"xlsx", "мониторинг кадров.xlsx")
    question = await school.anna.expect("К какому мероприятию?")
    assert question.labels[0] == "3.1 Мониторинг кадров · до завтра"
    assert len(question.labels) == 5
    assert question.labels[3:] == ["Другое…", "Не нужно"]
    await school.anna.press("Другое…")
    assert len(school.anna.last_message.buttons) == 7
    await school.anna.press("4.5")
    assert "4.5 Прочее дело" in school.anna.last_message.text
    assert "Принято: мониторинг кадров.xlsx" in school.anna.last_message.text


async def test_a_file_that_is_not_needed_leaves_nothing(school):
    await school.anna.send_file(b"cat", "котик.jpg")
    await school.anna.press("Не нужно")
    assert "файл не сохранён" in school.anna.last_message.text
    assert not await school.all(select(StoredFile))
    assert not await school.all(select(Evidence))


async def test_this_is_about_another(school):
    other = await school.owed("3.1", "Мониторинг кадров", TOMORROW, school.school_id)
    card = await school.open_card()
    await school.anna.send_file(b"x", "справка.docx", reply_to=card)
    await school.anna.press("Это к другому")
    await school.anna.press("3.1 Мониторинг кадров")
    assert school.anna.last_message.labels == ["Перенести", "Добавить и сюда", "‹ Назад"]
    await school.anna.press("Перенести")
    assert "3.1 Мониторинг кадров" in school.anna.last_message.text
    assert (await proofs(school), await proofs(school, other)) == ([], ["справка.docx"])
    await school.anna.press("Это к другому")
    await school.anna.press("5.2")
    await school.anna.press("Добавить и сюда")
    assert (await proofs(school), await proofs(school, other)) == (
        ["справка.docx"],
        ["справка.docx"],
    )


async def test_a_list_of_pupils_is_warned_of_before_it_is_taken(school):
    card = await school.open_card()
    await school.anna.send_file(b"x", "список учащихся 7а.docx", reply_to=card)
    warning = school.anna.last_message
    assert "152-ФЗ" in warning.text
    assert warning.labels == ["Всё равно отправить", "Не отправлять"]
    assert await proofs(school) == []
    await school.anna.press("Не отправлять")
    assert not await school.all(select(StoredFile))
    await school.anna.send_file(b"y", "список учащихся 7а.docx", reply_to=card)
    await school.anna.press("Всё равно отправить", school.anna.last_message)
    assert await proofs(school) == ["список учащихся 7а.docx"]
    assert "Отправить на проверку" in school.anna.last_message.labels


PUPILS = "Лаврова Анна 5 «А»\nКротов Иван 5 «А»\nКим Пётр 5 «Б»\n".encode()


async def copy_and_deliver(school):
    copied = await copy_files(school.app.tools, school.app.bot)
    await school.deliver()
    return copied


async def test_a_list_of_pupils_inside_a_file_is_asked_about_before_it_is_copied(school):
    card = await school.open_card()
    await school.anna.send_file(PUPILS, "приложение.txt", reply_to=card)
    await school.anna.press("Отправить на проверку")
    assert await copy_and_deliver(school) == 0
    question = await school.anna.expect("имена рядом с классами, строк: 3")
    assert "приложение.txt" in question.text
    assert question.labels == ["Всё равно отправить", "Не отправлять"]
    assert (await proofs(school), await school.all(select(StoredFile.sha256))) == ([], [None])
    await school.anna.press("Всё равно отправить")
    assert await proofs(school) == ["приложение.txt"]
    assert await copy_and_deliver(school) == 1


async def test_of_a_list_of_pupils_that_is_taken_back_nothing_stays(school):
    card = await school.open_card()
    await school.anna.send_file(PUPILS, "приложение.txt", reply_to=card)
    await school.anna.send_file(b"a", "справка.txt", reply_to=card)
    assert await copy_and_deliver(school) == 1
    await school.anna.expect("похоже на список учащихся")
    await school.anna.press("Не отправлять")
    assert await proofs(school) == ["справка.txt"]
    assert await school.all(select(StoredFile.name)) == ["справка.txt"]


async def test_what_was_said_to_be_no_list_is_not_asked_about_again(school):
    card = await school.open_card()
    await school.anna.send_file(PUPILS, "список учащихся 5а.txt", reply_to=card)
    await school.anna.press("Всё равно отправить")
    assert await copy_and_deliver(school) == 1


async def test_too_large_a_file_is_explained(school):
    card = await school.open_card()
    await school.anna.send_file(b"x", "видео.mp4", reply_to=card, size=21 * MEGABYTE)
    assert "20 МБ" in school.anna.last_message.text
    assert not await school.all(select(Upload))


async def test_voice_notes_and_photos_are_kept_as_files(school):
    card = await school.open_card()
    await school.anna.send_voice(reply_to=card)
    await school.anna.send_photo(png(), reply_to=card)
    names = await proofs(school)
    assert names[0].startswith("Голосовое 24.11")
    assert names[1].startswith("Фото 24.11")


async def test_files_are_opened_and_taken_back_by_one_press(school):
    card = await school.open_card()
    await school.anna.send_file(b"content", "справка.docx", reply_to=card)
    await school.open_card()
    await school.anna.press("Файлы (1)")
    await school.anna.press("1. справка.docx")
    assert await school.anna.download(await school.anna.expect("справка.docx")) == b"content"
    await school.anna.press("Убрать")
    assert school.anna.last_answer.text == "Файл убран"
    assert await proofs(school) == []


async def test_one_more_file_after_the_button_needs_no_reply(school):
    card = await school.open_card()
    await school.anna.send_file(b"1", "справка.docx", reply_to=card)
    await school.anna.press("Добавить ещё файл")
    await school.anna.send_file(b"2", "приказ.pdf")
    assert "Принято: приказ.pdf" in school.anna.last_message.text
    assert await proofs(school) == ["справка.docx", "приказ.pdf"]


async def test_a_reply_to_a_card_of_a_finished_task_is_kind(school):
    card = await school.open_card()
    await school.anna.send("Всё сделали", reply_to=card)
    await school.anna.press("Всё равно отправить")
    await school.review()
    await school.anna.send_file(b"x", "справка.docx", reply_to=card)
    answer = school.anna.last_message
    assert "Эта запись уже изменилась: принято 24 ноября." in answer.text
    assert "Не нужно" in answer.labels
