"""A list that was counted is done by its own button alone, whatever was counted after it."""

from datetime import date

import pytest
from sqlalchemy import select

from domain.workflow import Status
from models.tasks import Task
from tests.bot.conftest import TOMORROW, grown

COUNTED = {
    "move": "перенеси 2.1 всем на 15 декабря",
    "move another": "перенеси 2.2 всем на 16 декабря",
    "accept a school": "прими все от школы 3",
    "accept another school": "прими все от школы 1",
    "accept a page": "/review",
}
"""What counts a list, by what its button does."""

BUTTONS = {"move": "Перенести все", "accept a page": "Принять показанные"}


@grown
async def office(school):
    """Two schools that owe 2.1 and 2.2, and have sent 1.1 and 1.2 in."""
    school.others = [school.school_id, await school.school("Школа № 1")]
    school.tasks = {}
    for number in ("1.1", "1.2", "2.1", "2.2"):
        activity = await school.activity(number, f"Дело {number}", TOMORROW, slots=())
        for each in school.others:
            school.tasks[number, each] = await school.task(activity, each, TOMORROW)
    for each in ("1.1", "1.2"):
        for place in school.others:
            await submit(school, school.tasks[each, place], place)


async def submit(town, task_id, school_id):
    """Have a coordinator of the school send a report in."""
    person = await town.meet_coordinator(f"Мария {task_id}", school_id)
    await person.press_data(person.last_message, f"c:{task_id}")
    await person.press("Выполнено")
    assert await town.status(task_id) is Status.SUBMITTED


async def count(town, kind):
    """Have a list counted; gives the message and the label of its button."""
    await town.galina.send(COUNTED[kind])
    if kind == "accept a page":
        await town.galina.press("Списком", town.galina.last_message)
    shown = town.galina.last_message
    (label,) = [each for each in shown.labels if each.startswith(("Перенести", "Принять"))]
    return shown, label


async def standing(town):
    """How every task stands."""
    rows = await town.all(select(Task).order_by(Task.id))
    return {(row.id, row.status, row.deadline, row.version) for row in rows}


async def test_the_button_of_an_older_list_does_nothing_to_a_newer_one(office):
    before = await standing(office)
    for older in COUNTED:
        for newer in COUNTED:
            shown, label = await count(office, older)
            await count(office, newer)
            await office.galina.press(label, shown)
            assert "список уже неактуален" in office.galina.last_answer.text, (older, newer)
            assert await standing(office) == before, (older, newer)


@pytest.mark.parametrize("older", COUNTED)
@pytest.mark.parametrize("how", ["press", "yes"])
async def test_the_newer_list_is_done_whatever_was_pressed_of_an_older_one(office, older, how):
    first, first_label = await count(office, older)
    shown, label = await count(office, "move")
    await office.galina.press(first_label, first)
    if how == "press":
        await office.galina.press(label, shown)
    else:
        await office.galina.send("перенеси 2.1 всем на 15 декабря")
        await office.galina.send("да")
    moved = {id_ for id_, _, deadline, _ in await standing(office) if deadline != TOMORROW}
    assert moved == {office.tasks["2.1", each] for each in office.others}
    task = await office.get(Task, office.tasks["2.1", office.school_id])
    assert task.deadline == date(2026, 12, 15)
    await office.galina.press(first_label, first)
    assert "список уже неактуален" in office.galina.last_answer.text
