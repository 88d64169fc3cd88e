"""«Сводка по 1.4», «просрочено по 5.2»: the number of an activity is no day, in a group too."""

from datetime import date

import pytest

from models.enums import GroupShows
from tests.bot.conftest import grown

LATE = date(2026, 11, 20)


@grown
async def school(school):
    """Activities 1.4 and 1.5 of two schools are late, 10.12 lies ahead."""
    other = await school.school("Школа № 1")
    for number, deadline in (("1.4", LATE), ("1.5", LATE), ("10.12", date(2027, 2, 1))):
        activity = await school.activity(number, f"Дело {number}", deadline, slots=())
        for each in (school.school_id, other):
            await school.task(activity, each, deadline)
    school.boris = await school.meet_manager("Борис")


@pytest.fixture
def boris(school):
    """A manager."""
    return school.boris


@pytest.fixture(params=["private", "group"])
async def ask(request, school, boris):
    """Ask in a private chat or in a group; the text of the answer."""
    room = None
    if request.param == "group":
        room = school.sim.group("Штаб", [boris])
        await room.add_bot()
        await school.follow(room, GroupShows.SCHOOLS)

    async def asked(words):
        await boris.send(f"/summary {words}", chat=room)
        return (room or boris).last_message.text

    return asked


@pytest.mark.parametrize(
    "words",
    ["сводка по 1.4", "сводка 1.4", "по пункту 1.4", "мероприятие 1.4", "статус 1.4 по школам"],
)
async def test_figures_of_one_activity(ask, words):
    text = await ask(words)
    assert "1.4 Дело 1.4" in text and "срок" not in text, text
    total = next(line for line in text.splitlines() if line.startswith("Итого"))
    assert total.split() == ["Итого", "2", "0", "2"]


@pytest.mark.parametrize(
    "words", ["кто не отчитался по 1.4", "просрочено по 1.4", "просроченные 1.4", "1.4 просрочили"]
)
async def test_tasks_of_one_activity(ask, words):
    text = await ask(words)
    assert "Просрочено: 2" in text and "1.4 Дело 1.4 · Школа № 1" in text, text
    assert "1.5" not in text


async def test_a_number_that_may_be_a_day_is_one_only_where_no_plan_has_it(ask):
    assert "10.12 Дело 10.12" in await ask("сводка по 10.12")
    assert "срок: до 11 декабря" in await ask("сводка по 11.12")
    assert "срок: с 1 октября по 5 декабря" in await ask("сводка с 01.10 по 05.12")
    assert "срок: до 2 апреля" in await ask("сводка до 2.4")


@pytest.mark.parametrize("words", ["сводка по 9.9", "просрочено по 9.9", "1.4 и 1.5 просроченные"])
async def test_what_no_plan_has_is_named_and_no_table_pretends(ask, words):
    text = await ask(words)
    assert text.startswith("Не понятно: ") and "Итого" not in text, text


async def test_an_activity_stays_through_buttons_and_further_questions(boris):
    await boris.send("сводка по 1.4")
    await boris.press("По срокам")
    assert "ноябрь 2026" in (await boris.expect("1.4 Дело 1.4")).text
    await boris.press("Просроченные")
    assert "1.5" not in (await boris.expect("Просрочено: 2")).text
    await boris.send("сводка по 1.4")
    await boris.send("а по школе 3?")
    text = boris.last_message.text
    assert "1.4 Дело 1.4" in text and "Школа № 3" in text


async def test_a_group_without_names_is_answered_by_months(school, boris):
    room = school.sim.group("Штаб", [boris])
    await room.add_bot()
    await school.follow(room, GroupShows.FIGURES)
    for words in ("сводка по 1.4", "сводка раздел 1"):
        await boris.send(f"/summary {words}", chat=room)
        assert "ноябрь 2026" in room.last_message.text
