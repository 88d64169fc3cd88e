"""Whatever the bot waits for: a plain question in between is answered, and the waiting goes on.

Each way to a question of the bot hears two of them in turn; `SAY_EACH=1` has it hear each.
"""

import os
from itertools import cycle, islice

import pytest
from sqlalchemy import select

from bot.ui.screens.reports.prompts import ReportPrompt
from handlers.core.conversation import BESIDE
from models.upkeep import Conversation
from tests.bot import acted_town
from tests.bot.act import do
from tests.bot.questions_of_bot import states, ways
from tests.bot.refusing import Tables

EACH = os.environ.get("SAY_EACH")
IN_TURN = 2

OFFICE = ("сколько просрочено", "что на проверке", "кто не отчитался по 6.1", "помощь", "/help")
SCHOOL = ("что у меня горит", "когда срок по 5.3", "кто мой куратор", "помощь", "/help")
ALWAYS = ("помощь", "мои мероприятия", "/help")
"""What is for the bot even where a question to the curator is typed."""
ONLY_HELP = ("/help",)

REFUSED = ("Не получилось прочитать", "Не удалось понять", "Нужен день", "не понял")


@pytest.fixture
async def acted(begin, data_folder):
    async with begin(acted_town.grow) as town:
        town.tables = Tables(data_folder / "roadmap.db")
        yield town


async def waits(town):
    """What is waited for, and what is remembered of it."""
    found = await town.all(select(Conversation))
    return [(each.state, kept(each.data)) for each in found]


def test_every_state_has_a_way(acted):
    assert set(ways(acted)) == states()


async def test_a_question_in_between_is_answered_and_the_waiting_goes_on(acted):
    start, faults = acted.tables.keep(), []
    in_turn = {questions: cycle(questions) for questions in (OFFICE, SCHOOL, ALWAYS, ONLY_HELP)}
    for name, way in ways(acted).items():
        await acted.tables.put_back(start)
        person = getattr(acted, way.who)
        for step in way.steps:
            await do(acted, way, step)
            await person.refresh()
        questions = questions_for(acted, name, person)
        number = len(questions) if EACH else min(IN_TURN, len(questions))
        said = islice(in_turn[questions], number)
        faults += [fault async for fault in asked(acted, name, person, said)]
    assert not faults, "\n".join(faults)


LIMITED = (
    "Asking:organisation_name", "Asking:municipality_name", "Asking:group_name", "Asking:reasons",
    "Asking:letter", "Adding:name", "Planning:name", "Planning:title", "Planning:number",
    "Planning:result", "Planning:new_title", "Planning:part_title", "Planning:part_documents",
)  # fmt: skip
"""Where a name or a formulation is waited for."""


async def test_too_long_an_answer_says_how_long_it_may_be_and_is_still_waited_for(acted):
    start, faults = acted.tables.keep(), []
    for name in LIMITED:
        await acted.tables.put_back(start)
        way = ways(acted)[name]
        person = getattr(acted, way.who)
        for step in way.steps:
            await do(acted, way, step)
            await person.refresh()
        before, rows = await waits(acted), acted.tables.read()
        await person.send("Ы" * 3_000)
        if "Длиннее" not in person.last_message.text:
            faults.append(f"{name}: {person.last_message.text}")
        await person.send("/help")
        if await waits(acted) != before or acted.tables.read() != rows:
            faults.append(f"{name}: {await waits(acted)}, not {before}")
    assert not faults, "\n".join(faults)


RENAMED = {
    "Asking:organisation_name": ("Лицей № 8", "Школа № 8"),
    "Asking:municipality_name": ("Заречный округ", "Заречье"),
    "Planning:name": ("Качество", "Новый план 2026/27"),
    "Planning:title": ("Паспорт района", "Социальный паспорт школы"),
    "Planning:number": ("7.1", "5.2"),
    "Planning:result": ("приказ", "ничего"),
}


@pytest.mark.parametrize("name", RENAMED)
async def test_other_words_are_shown_beside_those_before_and_can_be_put_back(acted, name):
    way, (words, before) = ways(acted)[name], RENAMED[name]
    rows = acted.tables.read()
    for step in (*way.steps, words):
        await do(acted, way, step)
    shown = await acted.galina.expect("Было:")
    assert f"Было: {before}\nСтало: {words}" in shown.text

    await acted.galina.press("Вернуть прежнее", shown)
    assert await acted.galina.expect("Вернули:")
    now = acted.tables.read()
    assert {table for table in rows if rows[table] != now[table]} <= {
        "audit_entry",
        "evidence_slot",
    }


@pytest.mark.parametrize("words", ["школа 3", "Школа №3", "ШКОЛА № 3"])
async def test_a_name_that_differs_in_signs_alone_is_taken(acted, words):
    for step in (*ways(acted)["Asking:organisation_name"].steps, words):
        await do(acted, ways(acted)["Asking:organisation_name"], step)
    assert "уже есть" in acted.galina.last_message.text


def questions_for(town, name, person):
    """What somebody may ask while the bot waits."""
    if name == f"WordsAsked:words {ReportPrompt.QUESTION}":
        return ALWAYS
    if person is town.pavel:
        return ONLY_HELP
    return SCHOOL if person is town.anna else OFFICE


async def asked(town, name, person, questions):
    """Ask these questions: what is wrong."""
    before, rows = await waits(town), town.tables.read()
    if not before or before[0][0] != name.split()[0]:
        yield f"{name} waits for {before}, {person.last_message.text}"
        return
    for said in questions:
        known = person.last_message.id
        await person.send(said)
        if person.last_message.id == known or any(
            each in person.last_message.text for each in REFUSED
        ):
            yield f"{name}, «{said}» is not answered: {person.last_message.text}"
        if await waits(town) != before:
            yield f"{name}, «{said}»: waits for {await waits(town)} and not for {before}"
            return
        if town.tables.read() != rows:
            yield f"{name}, «{said}» has changed something"


def kept(data):
    """Without what answers leave beside the question."""
    return {key: value for key, value in data.items() if key not in {*BESIDE, "number"}}
