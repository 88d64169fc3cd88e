"""«Кто не отчитался»: the figures, whom to phone, one press to remind the others."""

from datetime import date

import pytest
from sqlalchemy import update

from models.people import Person

YESTERDAY = date(2026, 11, 23)


@pytest.fixture
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
    return town


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
