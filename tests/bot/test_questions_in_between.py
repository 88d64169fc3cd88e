"""Whatever the bot waits for: a plain question in between is answered, and the waiting goes on."""

import pytest
from sqlalchemy import select

from models.upkeep import Conversation
from tests.bot import acted_town
from tests.bot.act import do
from tests.bot.questions_of_bot import states, ways
from tests.bot.refusing import Tables

OFFICE = ("сколько просрочено", "что на проверке", "кто не отчитался по 6.1", "помощь", "/help")
SCHOOL = ("что у меня горит", "когда срок по 5.3", "кто мой куратор", "помощь", "/help")
REFUSED = ("Не получилось прочитать", "Не удалось понять", "Нужен день", "не понял")


@pytest.fixture
async def acted(school, data_folder):
    town = await acted_town.build(school)
    await town.deliver()
    town.tables = Tables(data_folder / "roadmap.db")
    return town


async def waits(town):
    """What is waited for, and what is remembered of it."""
    found = await town.all(select(Conversation))
    return [(each.state, kept(each.data)) for each in found]


def test_every_state_has_a_way(acted):
    assert set(ways(acted)) == states()


async def test_a_question_in_between_is_answered_and_the_waiting_goes_on(acted):
    start, faults = acted.tables.keep(), []
    for name, way in ways(acted).items():
        acted.tables.put_back(start)
        person = getattr(acted, way.who)
        for step in way.steps:
            await do(acted, way, step)
            await person.refresh()
        faults += [f"{name}, «{said}»: {fault}" async for said, fault in asked(acted, name, person)]
    assert not faults, "\n".join(faults)


async def asked(town, name, person):
    """Ask each question of the role: what is wrong."""
    before, rows = await waits(town), town.tables.read()
    if not before or before[0][0] != name.split()[0]:
        yield "", f"waits for {before}, {person.last_message.text}"
        return
    questions = SCHOOL if person is town.anna else OFFICE
    for said in questions if person is not town.pavel else ("/help",):
        known = person.last_message.id
        await person.send(said)
        if person.last_message.id == known or any(
            each in person.last_message.text for each in REFUSED
        ):
            yield said, f"is not answered: {person.last_message.text}"
        if await waits(town) != before:
            yield said, f"waits for {await waits(town)} and not for {before}"
            return
        if town.tables.read() != rows:
            yield said, "has changed something"


def kept(data):
    """Without the number that the first button of a dialog asks for."""
    return {key: value for key, value in data.items() if key != "number"}
