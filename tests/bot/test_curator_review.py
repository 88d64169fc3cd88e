"""A curator reviews in chat: the file above the words, one press, the next one."""

from datetime import UTC, date, datetime

from sqlalchemy import select

from domain.workflow import Status
from models.people import Municipality
from models.tasks import Review, Task
from models.upkeep import AuditEntry
from tests.bot.conftest import grown
from tests.pictures import png

TOMORROW = date(2026, 11, 25)


@grown
async def school(town):
    """School № 3 with two tasks, its coordinator Anna and the curator Galina."""
    town.school_id = await town.school("Школа № 3")
    await town.roadmap("МСОКО 2026/27")
    town.galina = await town.meet_curator("Галина")
    town.anna = await town.meet_coordinator("Анна", town.school_id)
    town.task_id = await town.owed("5.2", "Социальный паспорт школы", TOMORROW, town.school_id)


async def submit(town, number="5.2", files=1):
    await town.anna.send("/tasks")
    await town.anna.press(number)
    card = town.anna.last_message
    if files == 1:
        await town.anna.send_file(b"x" * 2_000, "справка.docx", reply_to=card)
    else:
        await town.anna.send_album([png(shade) for shade in range(files)], reply_to=card)
        await town.anna.expect(f"Принято {files}" if files > 4 else f"Приняты {files}")
    await town.anna.press("Отправить на проверку")
    await town.anna.expect("на проверке с")


async def status(town, task_id=None):
    return (await town.get(Task, task_id or town.task_id)).status


def below(person):
    """What the person sees, the latest last: texts and names of files."""
    return [
        message.files[0].name if message.files else message.text
        for message in person.messages
        if message.from_bot
    ]


async def test_the_file_stands_above_the_words(school):
    await submit(school)
    await school.galina.send("/review")
    await school.galina.expect("На проверке 1")
    file, report = below(school.galina)[-2:]
    assert file == "справка.docx"
    assert report == (
        "На проверке 1 · Школа № 3\n"
        "5.2 Социальный паспорт школы\n"
        "Сдано в срок, 24 ноября\n"
        "Нужно: аналитическая справка — 1 из 1"
    )
    assert school.galina.last_message.labels == ["Принять", "Вернуть", "Карточка"]


async def test_an_album_comes_as_an_album(school):
    await submit(school, files=3)
    await school.galina.send("/review")
    await school.galina.expect("На проверке 1")
    albums = {message.album for message in school.galina.messages if message.photo}
    assert len(albums) == 1
    assert None not in albums


async def test_accepting_brings_the_next_one(school):
    other = await school.owed("5.3", "Анкетирование", TOMORROW, school.school_id)
    await submit(school)
    await submit(school, "5.3")
    await school.galina.send("/review")
    await school.galina.expect("На проверке 2")
    await school.galina.press("Принять")
    assert await status(school) is Status.DONE
    await school.galina.expect("На проверке 1 · Школа № 3\n5.3 Анкетирование")
    assert "Принято: 5.2 Социальный паспорт школы · Школа № 3" in below(school.galina)
    await school.galina.press("Принять")
    await school.galina.expect("Всё проверено, новых отчётов нет.")
    assert await status(school, other) is Status.DONE


async def test_a_return_reaches_the_coordinator_and_a_reply_mends_it(school):
    await submit(school)
    await school.galina.send("/review")
    await school.galina.expect("На проверке")
    await school.galina.press("Вернуть")
    asked = school.galina.last_message
    assert "Исправить до четверга, 26 ноября." in asked.text
    await school.galina.press("Нет подписи")
    assert await status(school) is Status.RETURNED
    await school.deliver()
    notice = await school.anna.expect("Вернули: 5.2 Социальный паспорт школы")
    assert notice.text == (
        "Вернули: 5.2 Социальный паспорт школы\n"
        "Нет подписи\n"
        "Исправить до четверга, 26 ноября.\n"
        "\n"
        "Ответьте исправленным файлом.\n"
        "\n"
        "Пишу, потому что отчёт ждёт вас. Настройки: /notifications"
    )
    assert notice.labels == ["Открыть", "Спросить куратора"]
    await school.anna.send_file(b"y" * 2_000, "справка с подписью.docx", reply_to=notice)
    await school.anna.press("Отправить на проверку")
    await school.galina.send("/review")
    await school.galina.expect("На проверке")
    await school.galina.press("Принять")
    await school.galina.expect("Всё проверено")
    await school.at(datetime(2026, 11, 30, 6, 30, tzinfo=UTC))
    await school.anna.expect("принято 24 ноября")


async def test_more_days_and_own_words(school):
    await submit(school)
    await school.galina.send("/review")
    await school.galina.expect("На проверке")
    await school.galina.press("Вернуть")
    await school.galina.press("5 дней")
    assert "Исправить до 1 декабря." in school.galina.last_message.text
    await school.galina.press("Написать")
    await school.galina.send("Скан с подписью <директора> подойдёт")
    task = await school.get(Task, school.task_id)
    assert (task.status, task.mend_by) == (Status.RETURNED, date(2026, 12, 1))
    await school.deliver()
    await school.anna.expect("Скан с подписью <директора> подойдёт")


async def test_a_second_press_says_what_has_happened(school):
    await submit(school)
    await school.galina.send("/review")
    report = await school.galina.expect("На проверке 1")
    vera = await school.meet_curator("Вера")
    await vera.send("/review")
    await vera.expect("На проверке 1")
    await vera.press("Принять")
    await vera.expect("Всё проверено")
    await school.galina.press("Вернуть", report)
    await school.galina.press("Нет подписи")
    await school.galina.expect("Эта запись уже изменилась: принято")
    assert await status(school) is Status.DONE


async def test_a_double_press_is_one_review(school):
    await submit(school)
    await school.galina.send("/review")
    report = await school.galina.expect("На проверке 1")
    version = (await school.get(Task, school.task_id)).version
    await school.galina.press("Принять", report, wait=False)
    await school.galina.press_data(report, f"ra:{school.task_id}:{version}:0")
    await school.galina.expect("Эта запись уже изменилась: принято")
    assert len(await school.all(select(Review.id))) == 1


async def test_the_list_accepts_what_it_shows(school):
    await school.owed("5.3", "Анкетирование", TOMORROW, school.school_id)
    await submit(school)
    await submit(school, "5.3")
    await school.galina.send("/review")
    await school.galina.expect("На проверке")
    await school.galina.press("Списком")
    listed = school.galina.last_message
    assert listed.text.startswith(
        "На проверке: 2\n5.2 Социальный паспорт школы · Школа № 3 — 1 файл"
    )
    await school.galina.press("Принять показанные (2)")
    assert school.galina.last_message.text == "Принято 2 отчёта."
    done = await school.all(select(Task.id).where(Task.status == Status.DONE))
    assert len(done) == 2


async def test_the_office_has_reasons_of_its_own(school):
    await submit(school)
    await school.galina.send("/review")
    await school.galina.expect("На проверке")
    await school.galina.press("Вернуть")
    await school.galina.press("Свои причины")
    await school.galina.send("Нет печати\nСтарая форма")
    kept = (await school.get(Municipality, school.id)).return_reasons
    assert kept == "Нет печати\nСтарая форма"
    await school.galina.expect("На проверке 1")
    await school.galina.press("Вернуть")
    assert school.galina.last_message.labels[:3] == ["Нет печати", "Старая форма", "Написать"]


async def test_a_claim_is_agreed_to_out_of_the_message(school):
    await school.anna.send("/tasks")
    await school.anna.press("5.2")
    await school.anna.press("Не относится к нам")
    await school.anna.send("У нас нет пятых классов")
    await school.deliver()
    await school.galina.expect("не относится")
    await school.galina.press("Согласиться")
    assert await status(school) is Status.NOT_APPLICABLE


async def test_a_forged_press_is_refused_and_logged(school):
    await submit(school)
    version = (await school.get(Task, school.task_id)).version
    boris = await school.meet_manager("Борис")
    for person in (school.anna, boris):
        await person.send("/start")
        for data in (f"ra:{school.task_id}:{version}:0", f"ra:{school.task_id + 900}:1:0"):
            await person.press_data(person.last_message, data)
            assert person.last_answer.text.startswith("Это вам недоступно.")
    assert await status(school) is Status.SUBMITTED
    denied = await school.all(select(AuditEntry).where(AuditEntry.action == "denied"))
    assert len(denied) == 4
