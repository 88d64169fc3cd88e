"""A curator decides about one task out of its card."""

from datetime import date

from domain.workflow import Status
from models.roadmaps import Activity, Roadmap
from models.tasks import Task
from tests.bot.conftest import grown

DEADLINE = date(2026, 11, 25)


@grown
async def school(town):
    """School № 3 with a task due tomorrow; Galina has the card before her."""
    town.school_id = await town.school("Школа № 3")
    await town.roadmap("МСОКО 2026/27")
    town.galina = await town.meet_curator("Галина")
    town.anna = await town.meet_coordinator("Анна", town.school_id)
    town.task_id = await town.owed("5.2", "Социальный паспорт школы", DEADLINE, town.school_id)
    await town.galina.press_data(town.galina.last_message, f"c:{town.task_id}")
    await town.galina.press("Решить")


async def task(town):
    return await town.get(Task, town.task_id)


async def test_the_desk_offers_what_fits(school):
    assert school.galina.last_message.labels == [
        "Перенести срок",
        "Не относится к школе",
        "Отменить для школы",
        "Написать школе",
        "Кто ещё не отчитался",
        "Не проверять отчёты по мероприятию",
        "Мероприятие для всех",
        "‹ Назад",
    ]


async def test_a_deadline_is_moved_by_a_press_and_the_school_is_told(school):
    await school.galina.press("Перенести срок")
    await school.galina.press("понедельник, 30 ноября")
    assert (await task(school)).deadline == date(2026, 11, 30)
    assert "перенесён с 25 ноября" in school.galina.last_message.text
    await school.deliver()
    await school.anna.expect("срок перенесён")


async def test_another_day_is_typed_and_asked_again(school):
    await school.galina.press("Перенести срок")
    await school.galina.press("Другой день")
    await school.galina.send("вчера")
    assert "Нужен день не раньше сегодняшнего" in school.galina.last_message.text
    await school.galina.send("15 декабря")
    assert (await task(school)).deadline == date(2026, 12, 15)


async def test_cancelling_asks_first(school):
    await school.galina.press("Отменить для школы")
    assert (await task(school)).status is Status.PLANNED
    await school.galina.press("Отменить")
    assert (await task(school)).status is Status.CANCELLED
    await school.deliver()
    await school.anna.expect("Отменено куратором: 5.2")


async def test_opened_again_with_a_reason(school):
    await school.galina.press("Не относится к школе")
    assert (await task(school)).status is Status.NOT_APPLICABLE
    await school.galina.press("Решить")
    await school.galina.press("Открыть снова")
    await school.galina.send("Пятый класс всё же открыли")
    assert (await task(school)).status is Status.PLANNED
    await school.deliver()
    await school.anna.expect("Пятый класс всё же открыли")


async def test_the_review_of_an_activity_and_of_a_plan_is_turned_off(school):
    await school.galina.press("Не проверять отчёты")
    assert "без проверки" in school.galina.last_message.text
    row = await school.get(Activity, (await task(school)).activity_id)
    assert row.review_needed is False
    await school.galina.send("/review")
    await school.galina.press("Что проверять")
    await school.galina.press("✓ МСОКО 2026/27")
    assert not (await school.get(Roadmap, school.roadmap_id)).review_needed
