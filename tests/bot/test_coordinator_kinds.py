"""Other kinds of messages: captions that are edited, films, stickers, places, polls."""

import pytest
from sqlalchemy import select, update

from domain.workflow import Status
from models.tasks import Evidence, StoredFile


async def test_an_edited_caption_corrects_the_report(school):
    card = await school.open_card()
    await school.anna.send_file(b"x", "справка.docx", "Данные на 2 ноября", reply_to=card)
    message = next(m for m in school.anna.messages if m.files)
    await school.anna.edit(message, "Данные на 20 ноября", wait=True)
    assert school.anna.last_message.text == "Исправление записано."
    assert await school.all(select(Evidence.caption)) == ["Данные на 20 ноября"]
    await school.open_card()
    await school.anna.press("История")
    assert "Данные на 20 ноября" in school.anna.last_message.text
    assert "Данные на 2 ноября" not in school.anna.last_message.text
    await school.anna.press("‹ Назад")
    await school.anna.press("Выполнено")
    await school.review()
    await school.anna.edit(message, "Совсем другое", wait=True)
    assert "уже проверен" in school.anna.last_message.text
    assert await school.all(select(Evidence.caption)) == ["Данные на 20 ноября"]


async def test_a_caption_is_edited_before_the_file_has_a_task(school):
    await school.anna.send_file(b"x", "справка.docx")
    message = next(m for m in school.anna.messages if m.files)
    await school.anna.edit(message, "Данные на 20 ноября", wait=True)
    assert school.anna.last_message.text == "Исправление записано."
    await school.anna.press("5.2")
    assert await school.all(select(Evidence.caption)) == ["Данные на 20 ноября"]


async def test_a_file_exchanged_in_an_old_message_is_asked_for_anew(school):
    card = await school.open_card()
    await school.anna.send_file(b"x", "справка.docx", reply_to=card)
    async with school.database.write() as session:
        await session.execute(update(StoredFile).values(telegram_unique_id="another"))
    message = next(m for m in school.anna.messages if m.files)
    await school.anna.edit(message, "Вот новый", wait=True)
    assert "Пришлите новый файл" in school.anna.last_message.text
    assert await school.all(select(Evidence.caption)) == [None]


@pytest.mark.parametrize("kind", ["sticker", "contact", "location", "venue", "poll", "dice"])
async def test_what_is_no_report_is_answered_with_what_to_send(school, kind):
    card = await school.open_card()
    await school.anna.send_other(kind, reply_to=card)
    assert school.anna.last_message.text == (
        "Такие сообщения бот не читает. Ответьте на карточку мероприятия файлом, фото или словами."
    )
    assert await school.status() is Status.PLANNED


async def test_a_sticker_does_not_end_what_the_bot_has_asked(school):
    await school.open_card()
    await school.anna.press("Есть затруднение")
    await school.anna.send_other("sticker")
    await school.anna.send("Нет компьютеров")
    assert await school.status() is Status.BLOCKED


@pytest.mark.parametrize("kind", ["video", "audio", "video_note", "animation", "voice"])
async def test_films_and_recordings_are_kept_as_files(school, kind):
    card = await school.open_card()
    await school.anna.send_file(b"content", "запись.bin", reply_to=card, kind=kind)
    # What is spoken is kept, and is no document.
    spoken = kind in ("audio", "video_note", "voice")
    assert ("0 из 1" if spoken else "1 из 1") in school.anna.last_message.text
    await school.anna.press("Отправить на проверку")
    if spoken:
        await school.anna.press("Всё равно отправить")
    assert await school.all(select(StoredFile.media)) == [kind]
    await school.galina.send("/review")
    shown = [message for message in school.galina.messages if message.files]
    assert [message.files[0].kind for message in shown] == [kind]
