"""/privacy and /forget, handing over, and the copies of files."""

import re

import pytest
from sqlalchemy import select

from models.people import Membership, Person
from models.tasks import StoredFile
from scheduler.upkeep import copy_files
from services.core.object_store import FileStore


@pytest.mark.parametrize(
    "words", ["удали мои данные", "удалить мои персональные данные", "что вы обо мне храните?"]
)
@pytest.mark.parametrize("who", ["anna", "galina"])
async def test_own_data_are_spoken_of_in_words(school, who, words):
    person = getattr(school, who)
    await person.send(words)
    assert "Удалить мои данные" in person.last_message.labels


@pytest.mark.parametrize(
    "words",
    [
        "5.2 выполнено, свои данные загрузили", "мои данные по 5.2 где",
        "сотрудники меня подвели, 5.2 не сделали",
    ],
)  # fmt: skip
async def test_data_of_work_are_no_own_data(school, words):
    await school.anna.send(words)
    assert "Удалить мои данные" not in school.anna.last_message.labels


async def test_privacy_says_what_is_kept_and_by_whom_it_is_seen(school):
    await school.anna.send("/privacy")
    text = school.anna.last_message.text
    assert "152-ФЗ" in text
    assert "Заречье: файлы хранятся 1 095 дней после отправки" in text


async def test_forget_asks_first_and_then_keeps_only_the_reports(school):
    card = await school.open_card()
    await school.anna.send("Подробности у секретаря", reply_to=card)
    await school.anna.press("Отправить на проверку")
    await school.anna.send("/forget")
    await school.anna.press("Отмена")
    assert (await school.all(select(Person.forgotten_at))) == [None, None]
    await school.anna.send("/privacy")
    await school.anna.press("Удалить мои данные")
    await school.anna.press("Удалить")
    assert "Ваши данные удалены" in school.anna.last_message.text
    assert school.anna.id not in await school.all(select(Person.telegram_id))
    boris = await school.meet_coordinator("Борис", school.school_id)
    await school.open_card(boris)
    assert "бывший участник, 24 ноября: «Подробности у секретаря»" in boris.last_message.text
    await school.anna.send("/start")
    assert "откройте приглашение от вашего куратора" in school.anna.last_message.text


async def test_the_work_goes_over_to_a_colleague(school):
    await school.anna.send("/tasks")
    await school.anna.press("Ещё")
    await school.anna.press("Передать коллеге")
    assert "Школа № 3" in school.anna.last_message.text
    await school.anna.press("Сделать ссылку")
    invite = await school.anna.expect("start=")
    link = re.search(r"start=(\S+)", invite.text)
    zoya = school.sim.person("Зоя")
    await zoya.start(link[1])
    await zoya.send("/tasks")
    assert "5.2 Социальный паспорт школы" in zoya.last_message.text
    await school.anna.send("/tasks")
    assert "За вами пока нет учреждения" in school.anna.last_message.text
    held = await school.all(
        select(Membership.id).where(
            Membership.organisation_id == school.school_id, Membership.ended_at.is_(None)
        )
    )
    assert len(held) == 1


async def test_nobody_hands_over_what_is_not_theirs(school):
    await school.galina.press_data(school.galina.last_message, "ho:2:1")
    assert school.galina.last_answer.text.startswith("Это вам недоступно")
    await school.anna.press_data(school.anna.last_message, "ho:1:1")
    assert school.anna.last_answer.text.startswith("Это вам недоступно")


async def test_files_are_copied_and_given_from_the_copy(school):
    await school.anna.send_file(b"cat", "котик.bin")
    card = await school.open_card()
    await school.anna.send_file(b"the report", "справка.docx", reply_to=card)
    tools, bot = school.app.tools, school.app.bot
    await school.sim.client.plan_fault("error", "getFile", times=1)
    assert await copy_files(tools, bot) == 0
    assert await copy_files(tools, bot) == 1
    assert await copy_files(tools, bot) == 0
    (digest,) = await school.all(select(StoredFile.sha256).where(StoredFile.sha256.is_not(None)))
    store: FileStore = tools.files
    assert await store.get(digest) == b"the report"
    async with school.database.write() as session:
        for file in await session.scalars(select(StoredFile)):
            file.telegram_file_id = "lost"
    await school.open_card()
    await school.anna.press("Файлы (1)")
    await school.anna.press("1. справка.docx")
    assert await school.anna.download(await school.anna.expect("справка.docx")) == b"the report"
