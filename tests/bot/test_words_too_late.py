"""Somebody was quicker: who it was is said, and what was typed is kept and sent with one tap."""

import pytest
from sqlalchemy import select

from domain.access import Role
from models.tasks import Report
from tests.bot.conftest import grown
from tests.bot.test_prompts_left import COMMENTS

ASKED = {
    "Есть затруднение": "учебников нет совсем",
    "Не относится к нам": "у нас нет таких классов",
    "Перенести срок": "до 10 декабря, учебники не привезли",
}


@grown
async def two(school):
    school.ivan = await school.meet("Иван", (Role.COORDINATOR, school.school_id))
    school.olga = await school.meet_curator("Ольга")


@pytest.mark.parametrize("prompt", ASKED)
async def test_words_of_a_school_that_come_too_late_are_kept(two, prompt):
    said = ASKED[prompt]
    await two.open_card()
    await two.anna.press(prompt)
    await two.ivan.send("5.2 сделали, 15 человек")
    if prompt == "Перенести срок":
        await two.review()
    await two.anna.send(said)
    told = await two.anna.expect("Эта запись уже изменилась")
    assert ("Галина" if prompt == "Перенести срок" else "Иван") in told.text
    assert said not in await two.all(COMMENTS)
    await two.anna.press("Отправить комментарием", told)
    assert said in await two.all(COMMENTS)


async def test_a_reason_that_comes_too_late_is_kept(two):
    await two.anna.send("5.2 сделали, 15 человек")
    await two.galina.send("/review")
    await two.galina.press("Вернуть")
    actor = await two.actor_of(two.olga)
    two.galina, galina = two.olga, two.galina
    await two.review(deliver=False)
    assert actor is not None
    await galina.send("нет печати")
    told = await galina.expect("Эта запись уже изменилась")
    assert "Ольга" in told.text
    await galina.press("Отправить комментарием", told)
    assert "нет печати" in await two.all(COMMENTS)
    assert len(await two.all(select(Report.id).where(Report.comment == "нет печати"))) == 1
