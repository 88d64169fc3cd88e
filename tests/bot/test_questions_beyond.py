"""What is not there or cannot be answered is named: no table pretends, and nothing of it stays."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import update

from models.roadmaps import Roadmap
from tests.bot.conftest import grown

LATE = date(2026, 11, 20)


@grown
async def school(school):
    """Schools № 3 and № 5 with a late activity of sections 1 and 2."""
    other = await school.school("Школа № 5")
    for number in ("1.4", "2.1"):
        activity = await school.activity(number, f"Дело {number}", LATE, slots=())
        for each in (school.school_id, other):
            await school.task(activity, each, LATE)
    school.boris = await school.meet_manager("Борис")


@pytest.fixture
def boris(school):
    """A manager."""
    return school.boris


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("раздел 8", "8"),
        ("раздел 7 просроченные", "7"),
        ("сводка по разделу 9 за ноябрь", "9"),
        ("прогноз по школе 42", "42"),
        ("просроченные по школе 42", "42"),
        ("все школы кроме школы 3", "кроме школы 3"),
        ("просроченные без школы 5", "без школы 5"),
        ("не показывай просроченные", "не показывай просроченные"),
        ("худшие пять школ за сентябрь", "худшие пять школ"),
        ("топ-5 школ", "топ-5 школ"),
        ("рейтинг районов", "районов"),
        ("что изменилось со вчера", "изменилось со вчера"),
        ("кто из координаторов болеет", "болеет"),
        ("сводка на 1 января 2030", "на 1 января 2030"),
        ("напиши письмо должникам, кроме школы 3", "кроме школы 3"),
    ],
)
async def test_it_is_named_and_what_is_shown_without_it_is_not_narrowed_by_it(boris, words, named):
    await boris.send(words)
    said = boris.last_message
    assert said.text.startswith(f"Не понятно: {named}"), said.text
    await boris.press("Без этих слов", said)
    text = boris.messages[-1].text if "Видите" not in boris.messages[-1].text else ""
    shown = next(each.text for each in boris.messages if each.id == said.id)
    assert "Школа № 5 ·" not in shown.splitlines()[1], (shown, text)
    assert "Раздел 1 ·" not in shown and "2030" not in shown, shown


async def test_half_a_year_and_a_picture(boris):
    await boris.send("сводка за полугодие")
    assert "срок: с 1 июля по 31 декабря" in boris.last_message.text
    for words in ("картинка за ноябрь", "картинка за май"):
        await boris.send(words, timeout=60)
        assert boris.last_message.photo is not None, boris.last_message.text


async def test_two_months_side_by_side(school, boris):
    async with school.database.write() as session:
        await session.execute(update(Roadmap).values(created_at=datetime(2026, 9, 1, tzinfo=UTC)))
    await boris.send("сравни ноябрь с октябрём")
    assert boris.last_message.text.startswith("Сравнение ·"), boris.last_message.text
    assert "срок: ноябрь 2026" in boris.last_message.text
    assert "срок: октябрь 2026" in boris.last_message.text
