"""Whatever the bot waits for, a file is what it is: a plan, a list, a report, or refused kindly."""

from importlib import import_module
from itertools import cycle
from pkgutil import walk_packages

import pytest
from aiogram.fsm.state import StatesGroup
from aiogram.fsm.storage.base import StorageKey
from sqlalchemy import func, select

import handlers
from bot.ui.texts import texts
from handlers.core.kept_conversation import row_key
from handlers.core.states import NAMES
from models.people import Organisation
from models.roadmaps import Roadmap
from models.upkeep import Conversation
from services.core import conversations
from services.core.conversations import ConversationState
from simulator.clock import SimulatedClock
from simulator.server import Simulator
from tests.bot.conftest import MORNING, TOMORROW, running_bot
from tests.pictures import png
from tests.plan_documents import COLUMNS, ROWS, TITLE, as_docx

for module in walk_packages(handlers.__path__, "handlers."):
    import_module(module.name)

STATES = sorted(state.state for group in StatesGroup.__subclasses__() for state in group)
LIST = as_docx(
    rows=(("1", "МБОУ «СОШ № 21»", "Орлова Б.Б."), ("2", "МБОУ «Лицей № 22»", "Козлова Н.И.")),
    title="Реестр школ",
    columns=("№", "Наименование", "Координатор"),
)
T = texts("ru")


def key_of(town, person):
    """The row of a person's conversation."""
    return row_key(StorageKey(town.app.bot.id, person.id, person.id))


async def wait_for(town, person, state):
    """Have the bot wait for something of a person, as after a question."""
    data = {"municipality": town.id, "task": town.task_id, "about": "comment"}
    waits = ConversationState(state, data)
    async with town.database.write() as session:
        await conversations.save(session, key_of(town, person), waits, town.clock.now())


async def waited_for(town, person):
    """What the bot waits for of a person."""
    states = select(Conversation.state).where(Conversation.key == key_of(town, person))
    return (await town.all(states) or [None])[0]


def test_every_question_of_the_bot_is_tried():
    assert "Adding:name" in STATES
    assert len(STATES) > 20


async def _plan_is_read(school, galina):
    await galina.send_file(as_docx(), "план.docx")
    await galina.expect("План прочитан", timeout=30)
    assert await school.all(select(func.count()).select_from(Roadmap)) == [2]
    assert await waited_for(school, galina) is None


async def _list_is_read(school, galina):
    await galina.send_file(LIST, "школы.docx")
    await galina.expect("МБОУ «СОШ № 21»: координатор Орлова Б.Б.", timeout=30)
    await galina.press("Добавить 2")
    assert await school.all(select(func.count()).select_from(Organisation)) == [3]


# To read a file takes half a second: each state meets one of the two, and the first both.
FILES = [(STATES[0], _list_is_read), *zip(STATES, cycle((_plan_is_read, _list_is_read)))]


@pytest.mark.parametrize(("state", "is_read"), FILES)
async def test_a_curators_file_is_a_plan_or_a_list(school, state, is_read):
    await wait_for(school, school.galina, state)
    await is_read(school, school.galina)


async def test_a_pasted_table_is_no_name(school):
    """Nor a title, nor a list of schools: it is read as the plan that it is."""
    galina = school.galina
    titles = f"№ | {' | '.join(COLUMNS[1:4])}"
    pasted = "\n".join([TITLE, titles, *(" | ".join(row[:4]) for row in ROWS if row[2])])
    assert {state.state for state in NAMES} <= {*STATES}
    for count, state in enumerate(("Adding:name", "Planning:title", "Asking:organisations"), 2):
        await wait_for(school, galina, state)
        await galina.send(pasted)
        await galina.expect("План прочитан: 6 мероприятий", timeout=30)
        assert await school.all(select(func.count()).select_from(Roadmap)) == [count]
        assert await waited_for(school, galina) is None


async def test_a_curators_picture_is_refused_and_the_waiting_goes_on(school):
    galina = school.galina
    for state in STATES:
        await wait_for(school, galina, state)
        seen = len(galina.messages)
        await galina.send_photo(png())
        said = [message.text for message in galina.messages[seen:] if message.from_bot]
        assert said == [T("not-taken-file", brings="yes")], state
        assert await waited_for(school, galina) == state


async def test_a_schools_file_is_a_report(school):
    await school.owed("3.1", "Мониторинг кадров", TOMORROW, school.school_id)
    for number, state in enumerate(STATES):
        await wait_for(school, school.anna, state)
        await school.anna.send_file(b"x%d" % number, f"скан {number}.pdf", caption="по 3.1")
        assert f"скан {number}.pdf" in school.anna.last_message.text, state


async def test_a_managers_file_is_refused_with_whom_to_send_it_to(school):
    viktor = await school.meet_manager("Виктор")
    for state in STATES:
        await wait_for(school, viktor, state)
        seen = len(viktor.messages)
        await viktor.send_file(as_docx(), "план.docx")
        said = [message.text for message in viktor.messages[seen:] if message.from_bot]
        assert said == [T("not-taken-file", brings="no")], state


async def test_a_plan_before_the_first_municipality_says_what_is_missing(data_folder):
    clock = SimulatedClock(MORNING)
    async with Simulator(clock=clock) as sim:
        maria = sim.person("Мария")
        async with running_bot(sim, clock, data_folder, admin_ids=str(maria.id)):
            await maria.start()
            await maria.press("Территории")
            await maria.press("Добавить")
            await maria.send_file(as_docx(), "план.docx")
            assert maria.last_message.text == T("import-no-municipality")
            await maria.send("Лесной район")
            await maria.press("Омск")
            await maria.send_file(LIST, "школы.docx")
            await maria.expect("МБОУ «СОШ № 21»: координатор Орлова Б.Б.", timeout=30)
