"""What is proposed for the parties of a plan in force: counted on the choice, taken all or one."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.workflow import Status
from models.people import Organisation
from models.tasks import Task

ROWS = [
    "План работы на 2026-2027 учебный год",
    "№\tМероприятие\tСрок\tОтветственные",
    "1.1\tСовещание руководителей\tдо 25 ноября 2026\tШколы, Методический центр",
    "1.2\tСеминар\tдо 20 декабря 2026\tШколы",
    "1.3\tСлёт\tдо 15 мая 2027\tМетодический центр",
]


async def drafted(town):
    """A curator of three schools who has sent the plan."""
    for number in (1, 2, 3):
        await town.school(f"Школа № {number}")
    galina = await town.meet_curator("Галина")
    await galina.send("\n".join(ROWS))
    await galina.expect("План прочитан", timeout=30)
    return galina


@pytest.fixture
async def galina(town):
    """A plan that was put in force two days ago, whose parties nobody has assigned."""
    galina = await drafted(town)
    await galina.press("Ввести в действие")
    await town.clock.advance(timedelta(days=2))
    await galina.press("Ответственные", galina.last_message)
    return galina


async def tasks(town) -> int:
    return len(await town.all(select(Task.id).where(Task.status != Status.CANCELLED)))


def label(person, beginning: str) -> str:
    return next(one for one in person.last_message.labels if one.startswith(beginning))


async def test_taking_all_says_how_many_tasks_that_makes(town, galina):
    # Three schools twice, once in the past; the new body is asked from today on.
    assert label(galina, "Взять предложенное") == "Взять предложенное (2) · 7 (3 прошли)"
    assert await tasks(town) == 0
    await galina.press("Взять предложенное")
    assert await tasks(town) == 7


async def test_a_new_body_is_taken_alone(town, galina):
    await galina.press("Методический центр")
    assert label(galina, "Взять:") == "Взять: Методический центр · 1 задача"
    await galina.press("Взять:")
    assert await tasks(town) == 1
    assert "Методический центр" in await town.all(select(Organisation.name))
    # The schools are still proposed.
    assert "вероятно, все школы" in galina.last_message.text
    assert label(galina, "Взять предложенное") == "Взять предложенное (1) · 6 (3 прошли)"
    await galina.press("Взять предложенное")
    assert await tasks(town) == 7


async def test_a_draft_says_what_its_proposals_make(town):
    galina = await drafted(town)
    said = label(galina, "Взять предложенное")
    await galina.press(said)
    assert said == "Взять предложенное (2) · 8 задач"
    assert label(galina, "Ввести") == "Ввести в действие · 8 задач"


async def test_a_school_that_came_late_says_its_own_number(town, galina):
    await galina.send("добавь школу № 4")
    await galina.press("Добавить 1")
    await galina.send("/plans")
    for pressed in ("Дорожная карта 2026/27", "Ответственные", "Школы"):
        await galina.press(pressed)
    assert "Каждому отмеченному · 2 задачи, 1 прошла" in galina.last_message.text
    assert "Школа № 4 · 1 задача" in galina.last_message.labels
    assert "Школа № 3" in galina.last_message.labels


async def test_an_answerer_of_one_activity_says_what_is_past(town, galina):
    await galina.send("/plans")
    for pressed in ("Дорожная карта 2026/27", "Мероприятия", "1.1", "Ответственные"):
        await galina.press(pressed)
    await galina.press("Одно учреждение")
    await galina.press("Школа № 2")
    assert "• новых задач — 1, 1 прошла" in galina.last_message.text
    assert "Поручить · 1 задача, 1 прошла" in galina.last_message.labels
    await galina.press("Поручить")
    assert await tasks(town) == 1


async def test_a_new_body_is_asked_for_what_has_passed_only_by_a_word(town, galina):
    said = label(galina, "С прошедшими")
    assert said == "С прошедшими сроками · 8 задач, 4 прошли"
    await galina.press(said)
    assert await tasks(town) == 8
