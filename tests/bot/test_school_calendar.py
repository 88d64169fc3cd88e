"""The school calendar: asked by the first plan that leans on it, changed among the settings."""

from datetime import date

import pytest
from sqlalchemy import func, select

from models.tasks import Task
from models.upkeep import SchoolTerm

ROWS = [
    "План работы на 2026-2027 учебный год",
    "№\tМероприятие\tСрок\tОтветственные",
    "1.1\tМониторинг успеваемости\t1 раз в четверть\tШколы",
    "1.2\tЛагерь с дневным пребыванием\tв осенние каникулы\tШколы",
    "1.3\tСовещание\tдо 20 декабря 2026\tШколы",
    "1.4\tВстреча\tдо 25 сентября 2026\tШколы",
]


@pytest.fixture
async def galina(town):
    for number in (3, 7):
        await town.school(f"Школа № {number}")
    town.galina = await town.meet_curator("Галина")
    await town.galina.send("\n".join(ROWS))
    await town.galina.expect("План прочитан: 4 мероприятия", timeout=30)
    return town.galina


async def test_a_plan_asks_for_the_calendar_and_its_terms_get_days(town, galina):
    assert "• ждут учебного календаря — 2" in galina.last_message.text
    await galina.press("Сроки (2)")
    assert galina.last_message.text.startswith("По учебному календарю: 2 мероприятия")
    assert galina.last_message.labels == [
        "Четверти", "Триместры", "Написать даты", "Позже", "‹ К плану",
    ]  # fmt: skip
    await galina.press("Четверти")
    shown = galina.last_message.text
    assert "1 четверть: 1 сентября – 30 октября" in shown
    assert "каникулы: 31 октября – 8 ноября; 30 декабря – 8 января; 27 марта – 4 апреля" in shown
    assert "Будут прочитаны заново сроки 2 мероприятий." in shown
    # Other dates may be typed at once, over the usual ones.
    await galina.send("каникулы 26.10–4.11, 29.12–8.01, 22–31 марта")
    latest = galina.last_message
    assert "1 четверть: 1 сентября – 25 октября" in latest.text
    # What is saved is what the pressed message shows, or nothing.
    earlier = next(m for m in reversed(galina.messages[:-1]) if "Сохранить" in m.labels)
    await galina.press("Сохранить", earlier)
    assert await town.all(select(SchoolTerm.id)) == []
    await galina.press("Сохранить", latest)
    assert "Сроки: понятны" in galina.last_message.text or "Сроки понятны все" in (
        galina.last_message.text
    )
    assert "учебного календаря" not in galina.last_message.text
    ends = await town.all(select(SchoolTerm.last_day).order_by(SchoolTerm.first_day))
    assert ends == [date(2026, 10, 25), date(2026, 12, 28), date(2027, 3, 21), date(2027, 5, 26)]
    await galina.press("Ответственные")
    await galina.press("Взять предложенное")
    await galina.press("Ввести в действие")
    assert await town.all(select(func.count()).select_from(Task)) == [2 * (3 + 1)]


async def test_another_calendar_says_what_it_moves_before_it_does(town, galina):
    await galina.press("Сроки (2)")
    await galina.press("Триместры")
    assert "3 триместр: 8 марта – 26 мая" in galina.last_message.text
    await galina.press("‹ Назад")
    await galina.press("Четверти")
    await galina.press("Сохранить")
    await galina.press("Ответственные")
    await galina.press("Взять предложенное")
    await galina.press("Ввести в действие")
    await galina.send("учебный календарь")
    await galina.press("Учебный календарь")
    assert "Учебный календарь · 2026/27" in galina.last_message.text
    assert "4 четверть: 5 апреля – 26 мая" in galina.last_message.text
    await galina.press("Написать даты")
    await galina.send("когда захотим")
    assert "Не понял учебный календарь" in galina.last_message.text
    await galina.send("1.09–30.10, 9.11–25.12, 11.01–26.03, 5.04–26.05")
    assert "• новый срок у задач — 2" in galina.last_message.text
    before = await town.all(select(func.max(Task.deadline)))
    await galina.press("Сохранить")
    assert "3 четверть: 11 января – 26 марта" in galina.last_message.text
    found = await town.all(select(Task.deadline).distinct().order_by(Task.deadline))
    assert date(2026, 12, 25) in found
    assert date(2026, 12, 29) not in found
    assert before == [date(2027, 5, 26)]


async def test_terms_that_another_kind_of_calendar_makes_doubtful_are_told_before_it_does(
    town, galina
):
    """«1 раз в четверть» is no plain thing where the school year has three terms."""
    await galina.press("Сроки (2)")
    await galina.press("Четверти")
    await galina.press("Сохранить")
    await galina.press("Ответственные")
    await galina.press("Взять предложенное")
    await galina.press("Ввести в действие")
    await galina.send("учебный календарь")
    await galina.press("Учебный календарь")
    await galina.press("Триместры")
    assert "• сроков нужно будет решить заново — 1" in galina.last_message.text
    await galina.press("Сохранить")
    await galina.send("/plans")
    await galina.press("Дорожная карта 2026/27")
    assert any("Сроки (1)" in label for label in galina.last_message.labels)


async def test_the_next_plan_asks_nothing_any_more(town, galina):
    await galina.press("Сроки (2)")
    await galina.press("Четверти")
    await galina.press("Сохранить")
    await galina.send("\n".join([*ROWS, "1.5\tСлёт\tв весенние каникулы\tШколы"]))
    shown = (await galina.expect("5 мероприятий", timeout=30)).text
    assert "учебного календаря" not in shown
    assert "Замечания" not in shown
