"""«Кто не отчитался»: the figures, whom to phone, one press to remind the others."""

from datetime import date

import pytest
from sqlalchemy import select, update

from models.people import Organisation, Person
from tests.bot.conftest import grown

YESTERDAY = date(2026, 11, 23)


@grown
async def late(town):
    """Three schools with an overdue report: Anna's, one that blocks the bot, one with nobody."""
    town.galina = await town.meet_curator("Галина")
    schools = [await town.school(f"Школа № {number}") for number in (3, 7, 12)]
    town.anna = await town.meet_coordinator("Анна", schools[0])
    await town.meet_coordinator("Ольга", schools[1])
    async with town.database.write() as session:
        await session.execute(update(Person).where(Person.name == "Ольга").values(reachable=False))
    await town.roadmap("МСОКО 2026/27")
    activity = await town.activity("1.15", "Посещаемость занятий", YESTERDAY)
    town.tasks = [await town.task(activity, school, YESTERDAY) for school in schools]


async def test_who_is_missing_and_who_must_be_phoned(late):
    await late.galina.send("/debtors")
    view = late.galina.last_message
    assert view.text == (
        "Просроченные отчёты\n"
        "Заречье\n"
        "\n"
        "Не отчитались 3 из 3.\n"
        "Бот не может написать 2 учреждениям: Школа № 7 (бот заблокирован), "
        "Школа № 12 (никто не подключился). Позвоните им."
    )
    assert view.labels == [
        "Напомнить 1 человеку",
        "Список",
        "Лист с QR-кодами",
        "• Просрочено",
        "Неделя",
        "Все",
        "В начало",
    ]


async def test_the_reminder_reaches_the_school_and_is_answered_with_a_file(late):
    await late.galina.send("/debtors")
    await late.galina.press("Напомнить 1 человеку")
    assert late.galina.last_message.text.startswith("Напоминание получит 1 человек.")
    await late.deliver()
    nudge = await late.anna.expect("Куратор напоминает: срок прошёл, отчёта нет.")
    assert "1.15 Посещаемость занятий — срок был 23 ноября" in nudge.text
    await late.anna.send_file(b"x" * 900, "табель.xlsx", reply_to=nudge)
    await late.anna.press("Отправить на проверку")
    await late.galina.send("/debtors")
    assert "Не отчитались 2 из 3." in late.galina.last_message.text


async def test_the_list_names_them(late):
    await late.galina.send("/debtors")
    await late.galina.press("Список")
    assert "Школа № 3: 1 — срок был 23 ноября" in late.galina.last_message.text
    await late.galina.press("Школа № 12")
    assert "1.15 Посещаемость занятий — срок был 23 ноября" in late.galina.last_message.text
    await late.galina.press("Учреждение")
    assert "Координатора нет" in late.galina.last_message.text


@pytest.fixture
async def two_lists(late):
    """Another activity, due tomorrow, of a fourth school alone, which can be told."""
    fourth = await late.school("Школа № 20")
    late.vera = await late.meet_coordinator("Вера", fourth)
    tomorrow = date(2026, 11, 25)
    other = await late.activity("2.4", "Сверка списков", tomorrow)
    await late.task(other, fourth, tomorrow)
    return late


@pytest.mark.parametrize(
    "said", ["напомни им", "напомни", "а теперь напомни всем им", "поторопи их"]
)
async def test_them_are_those_who_were_shown_last(two_lists, said):
    galina = two_lists.galina
    await galina.send("кто не сдал 2.4")
    await galina.send(said)
    assert "2.4 Сверка списков" in galina.last_message.text
    assert "Напомнить 1 человеку?" in galina.last_message.text
    await galina.send("да")
    await two_lists.deliver()
    await two_lists.vera.expect("2.4")
    assert all("1.15" not in each.text for each in two_lists.vera.messages)
    assert all("Напоминание" not in each.text for each in two_lists.anna.messages)


async def test_them_of_a_pressed_list_and_of_a_list_of_figures(two_lists):
    galina = two_lists.galina
    await galina.send("/debtors")
    await galina.press("Все")
    await galina.send("напомни им")
    assert "Все незакрытые" in galina.last_message.text
    await galina.send("просроченные по школе 3")
    await galina.send("напомни им")
    assert "Школа № 3" in galina.last_message.text
    assert "Не отчиталось 1 из 1" in galina.last_message.text


async def test_everybody_is_everybody_whatever_was_shown(two_lists):
    galina = two_lists.galina
    await galina.send("кто не сдал 2.4")
    await galina.send("напомни всем")
    assert "Не отчитались 3 из" in galina.last_message.text
    assert "не учтён" not in galina.last_message.text


@pytest.mark.parametrize("said", ["напомни всем завтра утром", "завтра напомни всем"])
async def test_a_day_on_which_to_remind_is_told_to_change_nothing(two_lists, said):
    await two_lists.galina.send(said)
    assert "День (25 ноября) не учтён" in two_lists.galina.last_message.text


async def test_a_list_of_schools_that_waits_outlives_a_question_in_between(late):
    galina = late.galina
    await galina.send("/people")
    await galina.press("Учреждения")
    await galina.press("Добавить списком")
    await galina.send("Школа № 31\nШкола № 32")
    shown = galina.last_message
    await galina.send("кто просрочил")
    assert "Не отчитались" in galina.last_message.text
    await galina.press("Добавить ", shown)
    names = set(await late.all(select(Organisation.name)))
    assert {"Школа № 31", "Школа № 32"} <= names


async def test_a_card_that_was_opened_since_is_no_list(two_lists):
    """The card's way to the other schools of its activity is not who was shown."""
    galina = two_lists.galina
    await galina.send("кто не сдал 2.4")
    await galina.send("сводка")
    await galina.send("напомни им")
    assert "2.4 Сверка списков" not in galina.last_message.text
