"""A manager asks: this year beside the last, two schools, who does things in time."""

import io
from datetime import UTC, date, datetime

import pytest
from openpyxl import load_workbook
from sqlalchemy import update

from domain.workflow import Status
from models.enums import GroupShows, RoadmapStatus
from models.people import Organisation
from models.roadmaps import Roadmap, RoadmapChat, Section
from models.tasks import TaskState
from tests.bot.conftest import grown

DUE = date(2026, 11, 20)
BEFORE = date(2025, 11, 20)


@grown
async def office(town):
    """Last year's plan and this year's, two schools with six tasks each, one with two."""
    town.third = await town.school("Школа № 3")
    town.seventh = await town.school("Школа № 7")
    town.small = await town.school("Малая школа")
    await last_year(town)
    await town.roadmap("МСОКО 2026/27")
    for number in range(1, 7):
        activity = await town.activity(f"1.{number}", f"Справка {number}", DUE)
        await done(town, activity, town.third, DUE)
        if number < 4:
            await done(town, activity, town.seventh, DUE)
        else:
            await town.task(activity, town.seventh, DUE)
        if number < 3:
            await done(town, activity, town.small, DUE)
    town.viktor = await town.meet_manager("Виктор")


async def test_parts_and_a_closed_school_are_asked_for_in_words(office):
    """Of a school that was closed the tables tell on; «нагрузка» is no word to look for."""
    async with office.database.write() as session:
        await session.execute(
            update(Organisation)
            .where(Organisation.id == office.small)
            .values(closed_at=office.clock.now())
        )
    for words, answer in {
        "малая школа": "Выполнено 100% (2 из 2).",
        "нагрузка на школы в ноябре": "Нагрузка на школы · ноябрь 2026",
        "причины опозданий": "Сданных с опозданием нет",
        "принято за ноябрь по школам": "Принято 11, опозданий нет.",
        "сравни планы": "С какой дорожной картой сравнить «МСОКО 2026/27»?",
        "что изменилось за месяц": "Не понятно: изменилось за месяц.",
        "сводка на 29 февраля": "Не понятно: на 29 февраля.",
        "кто не отчитался после последнего напоминания": "После напоминания",
    }.items():
        await office.viktor.send(words)
        assert answer in office.viktor.last_message.text, words
    await office.viktor.send("сводка принято за ноябрь")
    assert "Просроченных" not in office.viktor.last_message.text


async def done(town, activity, school, day):
    await town.task(activity, school, day, Status.DONE, done_on=day, submitted_on=day)


async def last_year(town):
    """A plan of 2025/26 in which one task of four was done by November."""
    old = await town.roadmap("МСОКО 2025/26")
    for number in range(1, 5):
        activity = await town.activity(f"1.{number}", f"Справка {number}", BEFORE)
        if number == 1:
            await done(town, activity, town.third, BEFORE)
        else:
            await town.task(activity, town.third, BEFORE)
    async with town.database.write() as session:
        await session.execute(
            update(Roadmap)
            .where(Roadmap.id == old)
            .values(
                period_start=date(2025, 9, 1),
                period_end=date(2026, 8, 31),
                created_at=datetime(2025, 9, 1, tzinfo=UTC),
                status=RoadmapStatus.FINISHED,
            )
        )
        await session.execute(
            update(TaskState).where(TaskState.roadmap_id == old).values(valid_from=date(2025, 9, 1))
        )


async def test_this_year_beside_the_last_in_points_and_in_words(office):
    await office.viktor.send("сравни с прошлым годом")
    text = office.viktor.last_message.text
    assert text.splitlines()[:3] == [
        "Сравнение · МСОКО 2026/27",
        "сейчас: МСОКО 2026/27",
        "год назад: МСОКО 2025/26 · вечер 24 ноября 2025 года",
    ]
    assert "1 Раздел 1    79%   25% +54" in text.replace("\u00a0", " ")
    assert "Выполнено 79% (11 из 14) против 25% (1 из 4)." in text
    assert "На 54 пункта больше, чем год назад в тот же день. Просрочено 3 против 3." in text
    assert office.viktor.last_message.labels[-3:] == ["сейчас", "год назад", "‹ Назад"]
    await office.viktor.press("год назад")
    await office.viktor.expect("вечер 24 ноября 2025 года")


async def test_two_schools_by_words_and_by_buttons(office):
    await office.viktor.send("сравни школу 3 и школу 7")
    said = office.viktor.last_message.text
    assert "Выполнено 100% (6 из 6) против 50% (3 из 6)." in said
    assert "На 50 пунктов больше, чем у учреждения «Школа № 7»." in said
    await office.viktor.send("/summary по МСОКО")
    await office.viktor.press("Ещё")
    await office.viktor.press("Сравнить, рейтинг")
    await office.viktor.press("Сравнить")
    await office.viktor.press("Две школы")
    await office.viktor.press("Школа № 3")
    await office.viktor.press("Школа № 7")
    assert office.viktor.last_message.text == said


async def test_what_no_file_holds_is_shown_here_and_a_file_says_what_it_is_of(office):
    await office.viktor.send("рейтинг школ в excel")
    said = office.viktor.last_message.text
    assert said.startswith("Файлом и картинкой такой ответ бот не делает"), said
    assert "В срок · МСОКО 2026/27" in said
    await office.viktor.send("просроченные школа 7 csv", timeout=60)
    message = await office.viktor.expect("Школа № 7", timeout=60)
    assert message.file is not None
    assert message.text.splitlines() == [
        "МСОКО 2026/27 · Школа № 7",
        "Мероприятия для других программ, таблица CSV.",
        "В файле все мероприятия: нужные отберёт фильтр в графах"
        " «Отметка о выполнении» и «Просрочено».",
    ]


async def test_two_roadmaps_by_words_and_by_buttons(office):
    await office.roadmap("Воспитание 2026/27")
    await done(office, await office.activity("1.1", "Смотр", DUE), office.third, DUE)
    await office.viktor.send("сравни воспитание и МСОКО 2026/27 по школам")
    said = await office.viktor.expect("Сравнение · Воспитание 2026/27")
    await office.viktor.send("сводка по воспитанию")
    await office.viktor.press("Ещё")
    await office.viktor.press("Сравнить, рейтинг")
    await office.viktor.press("Сравнить")
    await office.viktor.press("Две карты")
    await office.viktor.press("МСОКО 2026/27")
    assert office.viktor.last_message.text == said.text


async def test_what_cannot_be_compared_is_said(office):
    await office.viktor.send("сравни этот квартал с прошлым")
    await office.viktor.expect("На одной из сторон задач нет")


async def test_the_ranking_shames_no_small_school_and_ties_share_a_place(office):
    await office.viktor.send("рейтинг школ")
    shown = office.viktor.last_message.text.replace("\u00a0", " ").splitlines()
    assert shown[3:6] == [
        "Школа № 3       1 100%     6  6",
        "Школа № 7       2  50%     3  6",
        "Малая школа     –    –     2  2",
    ]
    assert "Впереди Школа № 3 (100%)." in shown[7]
    assert "У 1 учреждения таких мероприятий меньше 5: оно внизу без места." in shown[7]
    anna = await office.meet_coordinator("Анна", office.third)
    await anna.press_data(anna.last_message, f"sq:{office.roadmap_id}::ranking:0")
    assert "Школа № 7" not in anna.transcript()


async def test_the_page_of_a_school(office):
    await office.viktor.send("школа 7")
    shown = await office.viktor.expect("Школа № 7 · МСОКО 2026/27")
    text = shown.text.replace("\u00a0", " ")
    assert "ноябрь 2026     6    3      3" in text
    assert "Выполнено 50% (3 из 6).\nПросрочено: 3, на проверке: 0." in text
    assert "В срок 50% (3 из 6, чей срок прошёл)." in text
    assert "Спрашивают за ноябрь 2026 по всем картам: мероприятий 6, документов 6." in text
    await office.viktor.press("Ход по месяцам")
    await office.viktor.expect("Больше всего просрочено: ноябрь 2026 (3).", timeout=60)
    await office.viktor.press("Просроченные", shown)
    await office.viktor.expect("Просрочено: 3")


async def test_several_roadmaps_are_counted_together_each_named(office):
    """By words and by buttons; every list, sheet and picture says of which roadmap a row is."""
    await office.roadmap("Воспитание 2026/27")
    await office.task(await office.activity("1.1", "Смотр", DUE), office.seventh, DUE)
    await office.viktor.send("сводка по всем картам")
    said = await office.viktor.expect("Сводка · МСОКО 2026/27, Воспитание 2026/27")
    rows = said.text.replace("\u00a0", " ")
    assert "МСОКО 2026/27       14   11      3" in rows
    assert "Воспитание           1    0      1" in rows
    assert "Итого               15   11      4" in rows
    await office.viktor.press("Просроченные")
    assert "Школа № 7 · Воспитание 2026/27" in office.viktor.last_message.text
    await office.viktor.send("сводка по МСОКО")
    for label in ("Ещё", "Сравнить, рейтинг", "Несколько карт", "Воспитание 2026/27"):
        await office.viktor.press(label)
    assert {"✓ МСОКО 2026/27", "✓ Воспитание 2026/27"} <= set(office.viktor.last_message.labels)
    shown = office.viktor.last_message
    await office.viktor.press("Показать", shown)
    chosen = await office.viktor.expect("Сводка · МСОКО 2026/27, Воспитание 2026/27")
    assert chosen.text == said.text
    await office.viktor.press("Excel", chosen)
    message = await office.viktor.expect(".xlsx", timeout=60)
    book = load_workbook(io.BytesIO(await office.viktor.download(message)))
    assert book.sheetnames[0] == "По картам"
    for name in ("Мероприятия", "Просрочено", "С опозданием", "Показатели", "Журнал"):
        assert any("Дорожная карта" in map(str, row) for row in book[name].values), name
    await office.viktor.send("/summary по разделам по всем картам")
    await office.viktor.expect("1 Раздел 1 ·")
    marks = [row[-1] for row in book["Мероприятия"].values]
    assert marks.count("МСОКО 2026/27") == 14
    assert marks.count("Воспитание 2026/27") == 1


async def test_a_group_asks_by_words_and_buttons_and_sees_no_more_than_its_own(office):
    group = office.sim.group("Совещание", [office.viktor])
    await group.add_bot()
    await office.follow(group, GroupShows.SCHOOLS)
    for words, said in (
        ("рейтинг", "Впереди Школа № 3 (100%). Позади Школа № 7 (50%)."),
        ("прогноз", "Прогноза пока нет"),
        ("школа 7", "Школа № 7 · МСОКО 2026/27"),
        ("сравни школу 3 и школу 7", "На 50 пунктов больше"),
        # Last year's plan is not linked to this group.
        ("сравни с прошлым годом", "План того времени к этой группе не подключён"),
    ):
        await office.viktor.send(f"/summary {words}", chat=group)
        await group.refresh()
        assert said in group.last_message.text
    await office.viktor.send("/summary", chat=group)
    await group.refresh()
    await office.viktor.press("Рейтинг", group.last_message, chat=group)
    await group.refresh()
    assert "В срок · МСОКО 2026/27" in group.last_message.text
    async with office.database.write() as session:
        await session.execute(update(RoadmapChat).values(shows=GroupShows.FIGURES))
    await office.viktor.send("/summary рейтинг", chat=group)
    await group.refresh()
    assert "В этой группе этого не показывают" in group.last_message.text


async def test_words_of_every_question_name_no_section(office):
    """«школ» asks about schools; the section whose title holds the word needs more of it."""
    async with office.database.write() as session:
        await session.execute(update(Section).values(title="Школы с низкими результатами"))
    await office.viktor.send("рейтинг школ")
    assert "низкими результатами" not in office.viktor.last_message.text
    assert "Впереди Школа № 3 (100%)." in office.viktor.last_message.text
    await office.viktor.send("рейтинг с низкими результатами")
    assert "низкими результатами" in office.viktor.last_message.text


async def test_beside_the_last_year_is_a_comparison_and_no_head_repeats_its_title(office):
    await office.viktor.send("сравни с прошлым годом")
    said = office.viktor.last_message.text
    await office.viktor.send("этот год рядом с прошлым")
    assert office.viktor.last_message.text == said
    await office.viktor.send("сравни школу 3 и школу 7")
    assert office.viktor.last_message.text.splitlines()[:3] == [
        "Сравнение · МСОКО 2026/27",
        "Школа № 3",
        "Школа № 7",
    ]


async def a_longer_history(office):
    """Enough deadlines for an outlook: all of them missed by the seventh school."""
    for number in range(1, 21):
        activity = await office.activity(f"3.{number}", f"План {number}", date(2026, 10, number))
        await office.task(activity, office.seventh, date(2026, 10, number))


async def test_an_outlook_is_told_in_words_and_by_a_button(office):
    later = await office.activity("2.1", "Отчёт за декабрь", date(2026, 12, 18))
    await office.task(later, office.seventh, date(2026, 12, 18))
    await office.viktor.send("прогноз на декабрь")
    text = office.viktor.last_message.text
    assert text.startswith("Прогноз · МСОКО 2026/27\nсрок: декабрь 2026")
    assert "Впереди: 1. Прогноза пока нет: сроков прошло 14, а нужно не меньше 30." in text
    await a_longer_history(office)
    await office.viktor.send("прогноз на декабрь")
    text = office.viktor.last_message.text
    assert "Впереди: 1. Опоздают примерно 1." in text
    assert "Насколько прогноз точен, пока не видно" in text
    assert "— 2.1 Отчёт за декабрь · Школа № 7, до 18 декабря: 83%" in text
    labels = ["2.1 Школа № 7", "Впереди в декабре", "По школам", "‹ Назад"]
    assert office.viktor.last_message.labels == labels
    await office.viktor.press("По школам")
    text = office.viktor.last_message.text
    assert "— Школа № 7: впереди 1, прогноза нет (прошло сроков: 26)." in text
    assert text.startswith("Прогноз · МСОКО 2026/27\nсрок: декабрь 2026\nВпереди: 1. Опоздают прим")
    await office.viktor.send("прогноз на декабрь по школам")
    assert office.viktor.last_message.text == text
    await office.viktor.press("Школа № 7")
    assert "Прогноза пока нет: сроков прошло 26" in office.viktor.last_message.text
    await office.viktor.send("прогноз на декабрь")
    await office.viktor.press("Впереди в декабре")
    assert "Отчёт за декабрь" in office.viktor.last_message.text
    await office.viktor.send("/summary")
    for label in ("МСОКО 2026/27", "Ещё", "Сравнить, рейтинг", "Прогноз"):
        await office.viktor.press(label)
    assert any("срок: ноябрь 2026" in each.text for each in office.viktor.messages)
    await office.viktor.send("прогноз на октябрь")
    assert "Эти месяцы уже прошли" in office.viktor.last_message.text
    anna = await office.meet_coordinator("Анна", office.third)
    await anna.send("прогноз на декабрь")
    assert "сроков прошло 6, а нужно" in anna.last_message.text


async def test_a_message_to_laggards_begins_with_who_is_late(office):
    await office.viktor.send("отправь рейтинг отстающих школ")
    assert office.viktor.last_message.text.startswith("В срок ·")
    await office.viktor.send("отправь отстающим сообщение")
    assert "Просрочено: 3" in office.viktor.last_message.text
    await office.viktor.press("Написать школам")
    await office.viktor.expect("Его получат координаторы 1 учреждения из списка")


@pytest.mark.parametrize(
    ("said", "heading"),
    [
        ("сколько выполнила третья школа", "Школа № 3"),
        ("сколько просрочила седьмая школа", "Школа № 7"),
        ("сколько просрочено по третьей школе", "Школа № 3"),
    ],
)
async def test_a_school_named_by_its_ordinal_is_the_one_that_is_counted(office, said, heading):
    await office.viktor.send(said)
    assert heading in office.viktor.last_message.text
