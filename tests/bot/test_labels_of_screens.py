"""A label below the screen that was shown last does, typed, what a press of its button does."""

from datetime import timedelta
from itertools import chain

import pytest

from domain.workflow import Status
from services.core.conversations import OPEN_FOR
from tests.bot import acted_town
from tests.bot.refusing import Tables

COMMANDS = {
    "anna": "tasks notifications privacy",
    "galina": "review debtors plans people deliveries",
    "maria": "start notifications",
}
ARROWS = {"‹", "›"}
"""Nothing that could be typed."""

FIGURES = ("s:", "st:", "m:summary", "m:summaries")
"""Words about figures mean the same wherever they are said."""


@pytest.fixture
async def acted(begin):
    async with begin(acted_town.grow) as town:
        yield town


async def shown_by(person, said):
    """What is shown last after a command and a step."""
    for words in said:
        await (person.press(words[1:]) if words.startswith(">") else person.send(words))
    await person.refresh()
    last = person.last_message
    return last.text, last.buttons, [file.name for file in last.files]


@pytest.mark.parametrize("who", COMMANDS)
async def test_it_leads_where_a_press_leads(acted, data_folder, who):
    person, tables = getattr(acted, who), Tables(data_folder / "roadmap.db")
    start, other, compared = tables.keep(), {}, 0
    for command in COMMANDS[who].split():
        await tables.put_back(start)
        await person.send(f"/{command}")
        for button in chain.from_iterable(person.last_message.keyboard):
            label = button["text"]
            if label in ARROWS or button["callback_data"].startswith(FIGURES):
                continue
            found = []
            for step in (f">{label}", label):
                await tables.put_back(start)
                found.append(await shown_by(person, (f"/{command}", step)))
            compared += 1
            if found[0] != found[1]:
                other[command, label] = found
    assert other == {}
    assert compared > 5


async def test_a_label_of_long_ago_is_words_again(school):
    await school.anna.send("/notifications")
    await school.sim.clock.advance(OPEN_FOR + timedelta(minutes=1))
    await school.anna.send("Час сообщения")
    assert "В котором часу" not in school.anna.last_message.text


async def test_a_reply_is_about_its_message(school):
    card = await school.open_card()
    await school.anna.send("/notifications")
    await school.anna.send("Язык", reply_to=card)
    assert "На каком языке" not in school.anna.last_message.text


async def test_work_that_is_done_is_no_filter_of_the_list(acted):
    await acted.anna.send("/tasks")
    assert "Выполнено 2" in acted.anna.last_message.labels
    await acted.anna.send("Выполнено")
    assert "Записать как отчёт" in acted.anna.last_message.text


async def test_a_typed_label_decides_what_is_shown(school):
    await school.anna.send("5.2 сделали, 15 человек")
    await school.galina.send("/review")
    await school.galina.send("принять")
    assert await school.status() is Status.DONE


async def test_where_replicas_share_the_work_no_screen_is_the_last_one(school, monkeypatch):
    """Another one may have shown a later screen, and the label would be of the one before."""
    monkeypatch.setattr(school.app.tools.database, "is_sqlite", False)
    await school.galina.send("/notifications")
    await school.galina.send("Час сообщения")
    assert "В котором часу" not in school.galina.last_message.text


async def test_figures_are_asked_for_in_the_same_words_everywhere(school):
    await school.galina.send("/summary")
    assert "Просроченные" in school.galina.last_message.labels
    await school.galina.send("просроченные")
    before = school.galina.last_message.text
    await school.galina.send("/people")
    await school.galina.send("просроченные")
    assert school.galina.last_message.text == before
