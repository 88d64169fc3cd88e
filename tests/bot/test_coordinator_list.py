"""«Мои мероприятия» on a phone: groups, pages, filters, search, several schools and plans."""

from datetime import date

import pytest
from sqlalchemy import update

from domain.access import Role
from domain.workflow import Status
from models.people import Person
from models.tasks import Task
from tests.bot.conftest import TOMORROW


async def test_the_list_says_what_is_owed_and_by_when(school):
    await school.owed("1.15", "Посещаемость занятий", date(2026, 11, 20), school.school_id)
    await school.owed("3.1", "Мониторинг кадров", date(2026, 11, 27), school.school_id)
    await school.owed("6.1", "Обновление школьного сайта", None, school.school_id)
    await school.anna.send("/tasks")
    shown = school.anna.last_message
    assert shown.text == (
        "Мои мероприятия\n"
        "Школа № 3 · МСОКО 2026/27\n"
        "\n"
        "Просрочено\n"
        "1.15 Посещаемость занятий — срок был 20 ноября\n"
        "\n"
        "На неделе\n"
        "5.2 Социальный паспорт школы — до завтра\n"
        "3.1 Мониторинг кадров — до пятницы\n"
        "\n"
        "Постоянные\n"
        "6.1 Обновление школьного сайта"
    )
    assert shown.buttons == [
        ["1.15 Посещаемость занятий", "5.2 Социальный паспорт…"],
        ["3.1 Мониторинг кадров", "6.1 Обновление…"],
        ["Просрочено 1", "На неделе 2", "Постоянные 1"],
        ["Найти", "Ещё", "В начало"],
    ]


async def test_groups_open_and_close_by_one_press(school):
    await school.owed("1.15", "Посещаемость занятий", date(2026, 11, 20), school.school_id)
    await school.anna.press("Мои мероприятия")
    await school.anna.press("Просрочено 1")
    assert "5.2" not in school.anna.last_message.text
    await school.anna.press("• Просрочено 1")
    assert "5.2" in school.anna.last_message.text


async def test_pages_of_eight_and_back_from_a_card(school):
    for number in range(10, 30):
        await school.owed(f"9.{number}", "Прочее дело", date(2026, 12, 20), school.school_id)
    await school.anna.send("/tasks")
    assert school.anna.last_message.text.count("— до") == 8
    await school.anna.press("›")
    assert "2 из 3" in school.anna.last_message.labels
    await school.anna.press("‹")
    await school.anna.press("‹")
    assert "3 из 3" in school.anna.last_message.labels
    await school.anna.press("9.29")
    await school.anna.press("‹ К списку")
    assert school.anna.last_message.text.startswith("Мои мероприятия")


async def test_several_schools_and_plans_of_one_person(school):
    other = await school.school("Школа № 5")
    zoya = await school.meet_coordinator("Зоя", school.school_id, other)
    await school.roadmap("ШНОР 2026/27")
    await school.owed("8.1", "План наставничества", TOMORROW, other)
    await zoya.send("/tasks")
    assert "5.2 Социальный паспорт школы — до завтра · Школа № 3" in zoya.last_message.text
    assert "8.1 План наставничества — до завтра · Школа № 5" in zoya.last_message.text
    await zoya.press("Ещё")
    assert zoya.last_message.labels == [
        "МСОКО 2026/27",
        "ШНОР 2026/27",
        "Школа № 3",
        "Школа № 5",
        "Показать всё",
        "Передать коллеге",
        "‹ К списку",
    ]
    await zoya.press("ШНОР 2026/27")
    assert "5.2" not in zoya.last_message.text
    await zoya.press("Ещё")
    await zoya.press("Показать всё")
    assert "5.2" in zoya.last_message.text


async def test_buttons_of_one_activity_are_told_apart(school):
    other = await school.school("Школа № 5")
    zoya = await school.meet_coordinator("Зоя", school.school_id, other)
    await school.owed("5.2", "Социальный паспорт школы", TOMORROW, other)
    await zoya.send("/tasks")
    assert zoya.last_message.labels[:2] == ["5.2 · Школа № 3", "5.2 · Школа № 5"]
    await zoya.press("5.2 · Школа № 5")
    assert "Школа № 5 · раздел 5" in zoya.last_message.text
    await school.owed("5.2", "Социальный паспорт школы", date(2027, 3, 31), school.school_id)
    await school.anna.send("/tasks")
    assert school.anna.last_message.labels[:2] == ["5.2 · до завтра", "5.2 · до 31 марта 2027 года"]
    await zoya.send_file(b"x" * 2000, "паспорт.docx")
    await zoya.press("Это к другому")
    assert "К какому мероприятию?" in zoya.last_message.text
    assert len(set(zoya.last_message.labels)) == len(zoya.last_message.labels)


async def test_search_by_button_and_out_of_the_blue(school):
    await school.owed("3.1", "Мониторинг кадров", date(2026, 11, 27), school.school_id)
    await school.anna.send("/tasks")
    await school.anna.press("Найти")
    await school.anna.send("кадры")
    assert "нашлось 1 мероприятие" in school.anna.last_message.text
    assert school.anna.last_message.labels[0] == "3.1 Мониторинг кадров"
    await school.anna.send("5.2")
    assert "Статус: не начато" in school.anna.last_message.text
    await school.anna.send("/tasks")
    await school.anna.press("Найти")
    await school.anna.send("экзамены")
    assert "ничего не нашлось" in school.anna.last_message.text
    await school.anna.send("экзамены")
    assert school.anna.last_message.text == "К чему это записать?"


async def test_a_long_wording_is_folded(school):
    wording = "Организация и проведение мероприятий " + "по повышению качества образования " * 12
    await school.owed("7.7", wording.strip(), TOMORROW, school.school_id)
    await school.open_card(label="7.7")
    card = school.anna.last_message
    assert card.text.splitlines()[0].endswith("…")
    assert "<blockquote" in card.html
    assert card.text.count("по повышению") > 12


@pytest.mark.parametrize("role", ["curator", "manager", "stranger"])
async def test_somebody_without_a_school_is_told_so(school, role):
    person = {
        "curator": school.galina,
        "manager": await school.meet_manager("Дина"),
        "stranger": await school.meet("Чужой"),
    }[role]
    await person.send("/tasks")
    assert "За вами пока нет учреждения" in person.last_message.text


async def test_a_coordinator_without_a_plan_has_a_school_all_the_same(school):
    zoya = await school.meet_coordinator("Зоя", await school.school("Школа № 5"))
    await zoya.send("/tasks")
    assert "Сейчас отчитываться не о чем" in zoya.last_message.text


async def test_the_head_of_a_school_goes_back_to_the_list(school):
    nina = await school.meet("Нина", (Role.HEAD, school.school_id))
    await school.open_card(nina)
    assert nina.last_message.labels[-1] == "‹ К списку"
    await nina.press("‹ К списку")
    assert nina.last_message.text.startswith("Мои мероприятия")


async def test_a_returned_task_stands_first_with_the_day_to_mend_it(school):
    await school.owed("1.15", "Посещаемость занятий", date(2026, 11, 20), school.school_id)
    async with school.database.write() as session:
        task = await session.get_one(Task, school.task_id)
        task.status, task.mend_by = Status.RETURNED, date(2026, 11, 26)
    await school.anna.send("/tasks")
    assert school.anna.last_message.text.splitlines()[3:5] == [
        "Возвращено",
        "5.2 Социальный паспорт школы — до четверга",
    ]


async def test_english_people_read_english(school):
    john = await school.meet_coordinator("John", school.school_id)
    async with school.database.write() as session:
        await session.execute(
            update(Person).where(Person.telegram_id == john.id).values(locale="en")
        )
    await school.open_card(john)
    assert "Due: by Wednesday, 25 November (tomorrow)" in john.last_message.text
    assert "Done" in john.last_message.labels


async def test_a_group_is_no_place_for_the_tasks_of_a_school(school):
    group = school.sim.group("Координаторы", [school.anna, school.galina])
    await group.add_bot(administrator=True)
    await school.anna.send("/tasks", chat=group, wait=False)
    await school.anna.send("5.2", chat=group, wait=False)
    await school.anna.send("/whoami")
    await group.refresh()
    assert "5.2 Социальный" not in group.transcript()
