"""Whatever the bot waits for, what is plainly about something else is done there, answered or asked
about: it is never taken for the answer, and nothing of it is lost.

In each state every other sentence is said, in the next one the others; `SAY_EACH=1` says each.
"""

import os

import pytest

from models.tasks import Task
from tests.bot import acted_town
from tests.bot.act import do
from tests.bot.questions_of_bot import ways
from tests.bot.refusing import Tables
from tests.bot.test_questions_in_between import REFUSED, waits

pytestmark = pytest.mark.long

EACH = os.environ.get("SAY_EACH")

OF_SCHOOL = {
    "открой 5.8": ["5.8"],
    "я же вчера отправляла 5.8": ["5.8"],
    "нам отправили на доработку 5.4": ["5.4"],
    "передай Зое, чтобы сдала 5.8": ["5.8"],
    "какие сроки на декабрь": ["декабр"],
    "скачай всё по 5.3": ["Документов пока нет"],
    "5.8 сделали, 15 человек": ["5.8"],
    "по 5.8 не успеваем, учитель болеет": ["5.8"],
    "пусть 5.8 будет до 4 декабря": ["перенести срок?"],
    "отзови отчёт по 5.3": ["5.3"],
}
"""What is said of another activity than the one that is asked about → what the answer holds."""

OF_OFFICE = {
    "открой школу 8": ["Школа № 8"],
    "кто просил перенести срок": ["5.6"],
    "а сколько у них осталось дней": [],
    "что на проверке у школы 3": ["5.3"],
    "напиши школе 8, что ждём отчёт": ["Письмо школам", "Ждём отчёт"],
    "прими 5.7 у школы 3": [],
    "пусть 6.1 у школы 8 будет до 20 декабря": ["20 декабря", "6.1"],
    "найди охват": ["5.9"],
}

ASKING = {
    "открой 5.8", "я же вчера отправляла 5.8", "нам отправили на доработку 5.4",
    "передай Зое, чтобы сдала 5.8", "какие сроки на декабрь", "скачай всё по 5.3", "открой школу 8",
    "кто просил перенести срок", "а сколько у них осталось дней", "что на проверке у школы 3",
    "найди охват",
}  # fmt: skip
"""What changes nothing, wherever it is said."""

SENT_ON = {"WordsAsked:words question", "WordsAsked:search"}
"""Where words go to the curator, or are looked for, whatever they ask."""


@pytest.fixture
async def acted(begin, data_folder):
    async with begin(acted_town.grow) as town:
        town.tables = Tables(data_folder / "roadmap.db")
        yield town


@pytest.mark.parametrize("half", ["anna", "galina"])
async def test_what_is_about_something_else_is_no_answer(acted, half):
    start, faults = acted.tables.keep(), []
    said_of = list((OF_SCHOOL if half == "anna" else OF_OFFICE).items())
    asked_by_bot = [each for each in ways(acted).items() if each[1].who == half]
    for place, (name, way) in enumerate(asked_by_bot):
        if name in SENT_ON:
            continue
        await acted.tables.put_back(start)
        person = getattr(acted, half)
        for step in way.steps:
            await do(acted, way, step)
            await person.refresh()
        asked, before = acted.tables.keep(), await waits(acted)
        rows, task = acted.tables.read(), before[0][1].get("task")
        stood = await stands(acted, task)
        for words, held in said_of if EACH else said_of[place % 2 :: 2]:
            await acted.tables.put_back(asked)
            known = person.last_message.id
            await person.send(words)
            shown = [each for each in person.messages if each.id > known and each.from_bot]
            text = " ".join(" ".join(each.text.split()) for each in shown)
            now = acted.tables.read()
            if not shown or any(each in text for each in REFUSED):
                faults.append(f"{name}, «{words}» is not answered: {text}")
            if missing := [each for each in held if each not in text]:
                faults.append(f"{name}, «{words}» is answered without {missing}: {text}")
            if words in ASKING and now != rows:
                faults.append(f"{name}, «{words}» has changed something: {text}")
            if words in ASKING and await waits(acted) != before:
                faults.append(f"{name}, «{words}»: waits for {await waits(acted)}, not {before}")
            if await stands(acted, task) != stood:
                faults.append(f"{name}, «{words}» was done to what was asked about: {text}")
    assert not faults, "\n".join(faults)


async def stands(town, task_id):
    """Where what is asked about stands, None where it is no task."""
    if task_id is None:
        return None
    found = await town.get(Task, task_id)
    return found.status, found.version, found.deadline
