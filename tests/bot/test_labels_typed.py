"""A label below the question that is open presses its button, and is no answer."""

import pytest
from sqlalchemy import select

from domain.workflow import Status
from models.tasks import Review
from tests.bot import acted_town
from tests.bot.act import do
from tests.bot.questions_of_bot import ways
from tests.bot.refusing import Tables
from tests.bot.test_questions_in_between import waits


async def returning(town):
    await town.anna.send("5.2 сделали, 15 человек")
    await town.galina.send("/review")
    await town.galina.press("Вернуть")


@pytest.mark.parametrize("said", ["5 дней", "на 5 дней", "пять дней", "5 дней."])
async def test_days_under_the_reasons_set_the_term(school, said):
    await returning(school)
    await school.galina.send(said)
    assert await school.status() is Status.SUBMITTED
    assert "• 5 дней" in school.galina.last_message.labels
    await school.galina.send("нет печати")
    (review,) = await school.all(select(Review))
    assert (review.reason, str(review.mend_by)) == ("нет печати", "2026-12-01")


@pytest.mark.parametrize("between", ["сводка по школам", "просроченные", "помощь"])
async def test_labels_outlive_what_is_asked_in_between(school, between):
    await returning(school)
    await school.galina.send(between)
    await school.galina.send("5 дней")
    assert await school.status() is Status.SUBMITTED
    assert "• 5 дней" in school.galina.last_message.labels
    await school.galina.send("нет печати")
    (review,) = await school.all(select(Review))
    assert (review.reason, str(review.mend_by)) == ("нет печати", "2026-12-01")


@pytest.mark.parametrize("said", ["7 дней", "до пятницы", "неделя", "завтра"])
async def test_a_term_alone_returns_nothing(school, said):
    await returning(school)
    await school.galina.send(said)
    assert await school.status() is Status.SUBMITTED
    await school.galina.send("нет печати")
    assert await school.all(select(Review.reason)) == ["нет печати"]


@pytest.mark.parametrize(
    "said", ["нет подписи", "Нет подписи", "нет печати", "срок 5 дней не указан"]
)
async def test_a_reason_returns(school, said):
    await returning(school)
    await school.galina.send(said)
    (reason,) = await school.all(select(Review.reason))
    assert reason.lower() == said.lower()


STEPS = {
    "Planning:part_term": "Planning:part_documents",
    "Planning:part_documents": "Planning:part_sure",
    "Adding:zone": None,
    "Asking:reasons": None,
}


@pytest.fixture
async def acted(begin):
    async with begin(acted_town.grow) as town:
        yield town


async def test_labels_below_other_questions_press_their_buttons(acted, data_folder):
    """What is typed so does as a press of it: it leads to the same question."""
    town = acted
    start = Tables(data_folder / "roadmap.db").keep()
    for name, after in STEPS.items():
        await Tables(data_folder / "roadmap.db").put_back(start)
        way = ways(town)[name]
        for step in way.steps:
            await do(town, way, step)
            await getattr(town, way.who).refresh()
        ((_, kept),) = await waits(town)
        rows = kept["labels"]["inline_keyboard"]
        label = [each["text"] for row in rows for each in row if each["text"] != "Отмена"][-1:]
        await getattr(town, way.who).send((label or ["Отмена"])[0])
        left = [state for state, _ in await waits(town)]
        assert left == ([after] if after else []), (name, label)
