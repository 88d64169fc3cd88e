"""A manager looks at the summary, drills down, and takes files into a meeting."""

import io
from datetime import date
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from sqlalchemy import delete, update

from domain.workflow import Status
from models.enums import GroupShows
from models.people import Person
from models.roadmaps import Activity, Section
from models.tasks import StoredFile, Task, TaskState
from simulator.errors import ApiError
from simulator.methods import registry
from tests.bot.conftest import grown

LATE, SOON = date(2026, 11, 20), date(2026, 12, 18)


@grown
async def office(town):
    """Two schools and a plan of two sections; School № 7 is late twice. Adds `viktor`."""
    town.third = await town.school("Школа № 3")
    town.seventh = await town.school("Школа № 7")
    await town.roadmap("МСОКО 2026/27")
    first = await town.activity("1.1", "Посещаемость занятий", LATE)
    second = await town.activity("1.2", "Мониторинг кадров", SOON)
    third = await town.activity("5.2", "Социальный паспорт школы", LATE)
    await town.task(first, town.third, LATE, Status.DONE, done_on=LATE, submitted_on=LATE)
    town.late_id = await town.task(first, town.seventh, LATE)
    await town.task(second, town.third, SOON)
    await town.task(second, town.seventh, SOON, Status.SUBMITTED, submitted_on=LATE)
    await town.task(third, town.third, LATE, Status.DONE, done_on=LATE, submitted_on=LATE)
    await town.task(third, town.seventh, LATE, Status.RETURNED)
    town.viktor = await town.meet_manager("Виктор")


async def test_a_plan_without_sections_begins_by_school(office):
    async with office.database.write() as session:
        for table in (Task, TaskState, Activity):
            await session.execute(update(table).values(section_id=None))
        await session.execute(delete(Section))
    await office.viktor.send("/summary")
    assert "Школа № 7      3    0      2" in office.viktor.last_message.text
    assert office.viktor.last_message.labels[:2] == ["По срокам", "Просроченные"]
    zoya = await office.meet_coordinator("Зоя", office.third)
    await zoya.send("/summary")
    assert "ноябрь 2026" in zoya.last_message.text


async def test_the_summary_fits_a_phone_and_says_what_the_figures_mean(office):
    await office.viktor.send("/summary")
    shown = office.viktor.last_message
    assert shown.text.splitlines() == [
        "Сводка · МСОКО 2026/27",
        "",
        "Раздел     всего вып. проср.",
        "1 Раздел 1     4    1      1",
        "5 Раздел 5     2    1      1",
        "Итого          6    2      2",
        "",
        "Выполнено 33% (2 из 6). За 7 дней: +2 выполнено, +2 просрочено. Отстаёт: Школа № 7 (2).",
        "снимок от 24.11.2026, 09:00",
    ]
    assert shown.labels == [
        "По школам",
        "По срокам",
        "Просроченные",
        "Подробнее",
        "Картинкой",
        "Excel",
        "К совещанию",
        "Ещё",
        "Обновить",
        "В начало",
    ]


async def test_from_a_row_to_its_tasks_to_a_card(office):
    await office.viktor.send("/summary")
    await office.viktor.press("По школам")
    await office.viktor.expect("Видите таблицу выше?")
    await office.viktor.press("Подробнее")
    await office.viktor.press("Школа № 7: 0 из 3")
    tasks = await office.viktor.expect("Мероприятия: 3")
    assert tasks.text.startswith(
        "Мероприятия: 3\nМСОКО 2026/27 · Школа № 7\n1.1 Посещаемость занятий"
    )
    await office.viktor.press("1.1 Школа № 7")
    await office.viktor.expect("Статус: не начато")


async def test_excel_is_one_press(office):
    await office.viktor.send("/summary")
    await office.viktor.press("Excel")
    message = await office.viktor.expect("МСОКО 2026_27", timeout=60)
    book = load_workbook(io.BytesIO(await office.viktor.download(message)))
    assert book.sheetnames == [
        "Сводка",
        "По школам",
        "По месяцам",
        "Мероприятия",
        "Просрочено",
        "С опозданием",
        "Показатели",
        "Документы",
        "Журнал",
    ]
    assert [cell.value for cell in book["Сводка"][7]][:4] == ["Итого", 6, 2, 0]


async def test_a_workbook_begins_with_the_breakdown_that_was_asked(office):
    await office.viktor.send("/summary по ответственным")
    await office.viktor.press("Excel")
    message = await office.viktor.expect("МСОКО 2026_27", timeout=60)
    book = load_workbook(io.BytesIO(await office.viktor.download(message)))
    assert book.sheetnames[:3] == ["По ответственным", "Сводка", "По школам"]
    titles = [cell.value for row in book["По ответственным"] for cell in row]
    assert "Ответственный" in titles


async def test_a_picture_is_one_press(office):
    await office.viktor.send("/summary")
    await office.viktor.press("Картинкой")
    message = await office.viktor.expect("Отстаёт: Школа № 7 (2).", timeout=60)
    assert (await office.viktor.download(message)).startswith(b"\x89PNG")


async def test_the_meeting_pack_is_one_press(office):
    await office.viktor.send("/summary")
    await office.viktor.press("К совещанию")
    await office.viktor.expect(".docx", timeout=60)
    kinds = [message.file.name for message in office.viktor.messages if message.file]
    assert [name.rpartition(".")[2] for name in kinds if name][-2:] == ["xlsx", "docx"]
    assert len(kinds) == 4


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Школы по месяцам", "Ни один из этих месяцев ещё не прошёл."),
        ("Ход года", "На 24 ноября по плану 4, выполнено 2: отставание 2."),
        ("Столбики", "Больше всего просрочено"),
        ("Отчёт Word", "Отчёт об исполнении."),
        ("CSV", "таблица CSV"),
        ("JSON", "JSON."),
    ],
)
async def test_every_picture_and_file_says_what_it_is(office, label, said):
    await office.viktor.send("/summary")
    await office.viktor.press("Ещё")
    await office.viktor.press(label)
    await office.viktor.expect(said, timeout=60)


async def test_a_question_in_words(office):
    await office.viktor.send("/summary просроченные школа 7 ноябрь")
    shown = await office.viktor.expect("Просрочено: 2")
    assert "Школа № 7 · срок: ноябрь 2026" in shown.text
    await office.viktor.send("/summary по школам раздел 5")
    assert "5 Раздел 5" in (await office.viktor.expect("Учреждение")).text
    await office.viktor.send("/summary абракадабра")
    asked = await office.viktor.expect("Не понятно: абракадабра.")
    assert "Итого" not in asked.text
    await office.viktor.press("Без этих слов")
    await office.viktor.expect("Итого")
    for question in ("сводка за прошлый год", "просроченные по школам за 2019 год"):
        await office.viktor.send(question)
        assert (await office.viktor.expect("Не понятно:")).labels[0] == "Без этих слов"


async def test_filters_by_buttons_and_back(office):
    await office.viktor.send("/summary")
    await office.viktor.press("Ещё")
    await office.viktor.press("Период")
    await office.viktor.press("декабрь 2026")
    shown = await office.viktor.expect("декабрь 2026")
    assert "Итого          2    0      0" in shown.text
    await office.viktor.press("Показать всё")
    assert "Итого          6" in (await office.viktor.expect("Итого          6")).text


async def test_a_stranger_and_a_forged_button_get_nothing(office):
    stranger = await office.meet("Чужой")
    await stranger.send("/summary")
    message = await stranger.expect("Действующих дорожных карт пока нет")
    for forged in (
        f"s:{office.roadmap_id}:s:0:0:0:0:0:0",
        f"sf:{office.roadmap_id}::excel",
        f"sf:{office.roadmap_id}:s:0:0:0:0:0:0:archive",
        f"st:{office.roadmap_id}:s:0:0:0:0:0:0:0:all:0",
        f"sp:{office.roadmap_id}:s:0:0:0:0:0:0:burden:0",
        f"sp:{office.roadmap_id}:s:0:0:0:0:0:0:delays:0",
        f"sp:{office.roadmap_id}:s:0:0:0:0:0:0:days:0",
    ):
        await stranger.press_data(message, forged)
        assert "Школа" not in stranger.transcript()
        assert not [each for each in stranger.messages if each.file]


async def test_a_coordinator_sees_the_own_school(office):
    anna = await office.meet_coordinator("Анна", office.third)
    await anna.send("/summary по школам")
    shown = await anna.expect("Учреждение")
    assert "Школа № 3" in shown.text
    assert "Школа № 7" not in shown.text


async def test_rich_tables_after_the_person_has_seen_one(office):
    await office.viktor.send("/summary")
    await office.viktor.press("По школам")
    await office.viktor.expect("Видите таблицу выше?")
    await office.viktor.press("Да")
    await office.viktor.expect("сводки будут приходить таблицей")
    await office.viktor.send("/summary")
    shown = await office.viktor.expect("Раздел | всего | вып. | проср.")
    assert shown.rich
    await office.viktor.press("По школам", shown)
    assert (await office.viktor.expect("Школа №\u00a07 | 3 | 0 | 2")).rich
    await office.viktor.press("Подробнее", shown)
    await office.viktor.expect("Нажмите строку")


async def test_rows_to_press_say_what_they_are_narrowed_to(office):
    await office.viktor.send("/summary школа 7 за ноябрь")
    await office.viktor.press("Подробнее")
    rows = await office.viktor.expect("Нажмите строку")
    assert rows.text.splitlines()[1] == "Школа № 7 · срок: ноябрь 2026"


@pytest.fixture
async def proved(office):
    """School № 7 has sent a document for 1.1, of which there is a copy."""
    anna = await office.meet_coordinator("Анна", office.seventh)
    await anna.send("/tasks")
    await anna.press("1.1")
    await anna.send_file(b"x" * 1_000, "Справка.docx", reply_to=anna.last_message)
    async with office.database.write() as session:
        digest = await office.app.tools.files.put(b"x" * 1_000)
        await session.execute(update(StoredFile).values(sha256=digest))
    return office


async def test_evidence_comes_as_an_archive_with_a_list(proved):
    office = proved
    await office.viktor.send("/summary")
    await office.viktor.press("Ещё")
    await office.viktor.press("Документы ZIP")
    message = await office.viktor.expect("1 документ по разделам и школам", timeout=60)
    with ZipFile(io.BytesIO(await office.viktor.download(message))) as archive:
        assert archive.namelist() == ["1 Раздел 1/Школа № 7/Справка.docx", "Список.xlsx"]
        assert archive.read("1 Раздел 1/Школа № 7/Справка.docx") == b"x" * 1_000


async def test_a_group_sees_what_was_linked_to_it(office):
    group = office.sim.group("Совещание", [office.viktor])
    await group.add_bot()
    await office.viktor.send("/summary", chat=group)
    await group.refresh()
    assert "Эта группа не следит ни за одной дорожной картой" in group.last_message.text
    await office.follow(group, GroupShows.FILES)
    await office.viktor.send("/summary", chat=group)
    await group.refresh()
    shown = group.last_message
    assert "Итого          6    2      2" in shown.text
    assert shown.labels == [
        "По школам",
        "По срокам",
        "Просроченные",
        "Сравнить",
        "Рейтинг",
        "Картинкой",
        "Excel",
        "Обновить",
    ]
    await office.viktor.press("Просроченные", shown, chat=group)
    await group.refresh()
    assert group.last_message.labels == ["‹ Назад"], "cards are not for a group"


async def test_several_roadmaps_are_counted_together_before_one_is_chosen(office):
    await office.roadmap("Воспитание <2026/27>")
    activity = await office.activity("1.1", "Смотр", LATE)
    await office.task(activity, office.third, LATE)
    await office.roadmap("Пустая 2026/27")
    await office.viktor.send("/summary")
    assert office.viktor.last_message.text.splitlines() == [
        "Пустая 2026/27: задач пока нет.",
        "Воспитание <2026/27>: выполнено 0 из 1, просрочено 1.",
        "МСОКО 2026/27: выполнено 2 из 6, просрочено 2.",
        "Все вместе: выполнено 2 из 7, просрочено 3.",
        "",
        "По какой дорожной карте показать сводку?",
    ]
    await office.viktor.press("Воспитание <2026/27>")
    await office.viktor.expect("Сводка · Воспитание <2026/27>")


async def test_whoever_said_no_to_tables_can_have_them_later(office):
    await office.viktor.send("/notifications")
    assert "Сводки:" not in (await office.viktor.expect("Уведомления")).text
    await office.viktor.send("/summary")
    await office.viktor.press("По школам")
    await office.viktor.expect("Видите таблицу")
    await office.viktor.press("Нет")
    await office.viktor.send("/notifications")
    await office.viktor.press("Показывать сводки таблицей")
    await office.viktor.expect("Видите таблицу")
    await office.viktor.press("Да")
    await office.viktor.send("/summary")
    assert (await office.viktor.expect("Итого")).rich
    await office.viktor.send("/notifications")
    await office.viktor.press("Показывать сводки текстом")
    await office.viktor.expect("Сводки: текстом")
    await office.viktor.send("/summary")
    assert not (await office.viktor.expect("Итого")).rich


async def test_a_server_without_rich_messages_gets_text_for_good(office, monkeypatch):
    async with office.database.write() as session:
        await session.execute(update(Person).values(sees_rich_tables=True))

    def refuse(world, call):
        raise ApiError(404, "Not Found: method not found")

    monkeypatch.setitem(registry._PLAYS, "sendrichmessage", refuse)
    await office.viktor.send("/summary")
    assert not (await office.viktor.expect("Итого")).rich
    monkeypatch.undo()
    await office.viktor.send("/summary по школам")
    assert not (await office.viktor.expect("Учреждение")).rich


async def test_whoever_was_not_reached_is_asked_about_tables_when_the_connection_is_back(office):
    await office.viktor.send("/summary")
    office.sim.faults.plan("error", "sendRichMessage")
    await office.viktor.press("По школам")
    await office.viktor.expect("Видите таблицу выше?")


async def test_no_process_is_started_for_files_that_are_refused(office):
    stranger = office.sim.person("Чужой")
    await stranger.start()
    await stranger.press_data(stranger.last_message, f"sf:{office.roadmap_id}::excel")
    assert stranger.last_answer.text.startswith("Это вам недоступно.")


@pytest.mark.parametrize(
    "said", ["скачай все файлы", "пришли все документы по школе 7", "архив по разделу 1"]
)
async def test_evidence_is_asked_for_in_words(proved, said):
    await proved.viktor.send(said)
    message = await proved.viktor.expect(".zip", timeout=60)
    with ZipFile(io.BytesIO(await proved.viktor.download(message))) as archive:
        assert "1 Раздел 1/Школа № 7/Справка.docx" in archive.namelist()


@pytest.mark.parametrize(
    "said",
    [
        "просрочки по архивам",
        "сколько документов в архиве",
        "скачать все документы, которых не хватает",
    ],
)
async def test_a_question_that_speaks_of_archives_asks_for_none(proved, said):
    await proved.viktor.send(said)
    sent = proved.viktor.last_message.file
    assert sent is None or not sent.name.endswith(".zip")


async def test_evidence_that_there_is_none_of_is_said_in_words(office):
    await office.viktor.send("скачай все файлы по разделу 5")
    assert office.viktor.last_message.text == "Документов пока нет."
