"""In a group nobody's own business is answered, whoever asks and however."""

import pytest
from sqlalchemy import select

from models.people import Person

COMMANDS = (
    "start",
    "help",
    "whoami",
    "tasks",
    "review",
    "debtors",
    "plans",
    "people",
    "template",
    "policy",
    "calendar",
    "notifications",
    "deliveries",
    "privacy",
    "forget",
)

PRESSES = (
    "m:home",
    "m:help",
    "m:tasks",
    "m:all_tasks",
    "m:review",
    "m:people",
    "m:plans",
    "m:debtors",
    "m:audit",
    "m:notifications",
    "c:{task}",
    "ca:{task}",
    "td:{task}",
    "tp:{task}:history",
    "rn:0:0",
    "ol:{municipality}:all:0",
    "oo:{school}",
    "ot:{school}:0",
    "ax:{municipality}:0",
    "y:{roadmap}:open",
    "dl:{municipality}:overdue:0:0:list:0",
    "rt:1",
)


@pytest.fixture
async def group(school):
    """Galina, the curator, and a stranger in a group where the bot hears everything."""
    made = school.sim.group("Кураторы", [school.galina, school.sim.person("Борис")])
    await made.add_bot()
    await made.set_bot_status("administrator")
    return made


async def said(school, group):
    """What the bot has said in the group, when it is done with everything that was sent."""
    # Updates come in order: the answer to a press means that all before it have been taken up.
    await school.galina.press_data(1, "m:home", chat=group)
    await school.app.inbox.drained()
    await group.refresh()
    return [message.text for message in group.messages if message.from_bot]


async def test_commands_of_a_curator_are_silent_in_a_group(school, group):
    for command in COMMANDS:
        await school.galina.send(f"/{command}", chat=group, wait=False)
    assert await said(school, group) == []


async def test_words_and_files_are_silent_in_a_group(school, group):
    await school.galina.send("5.2", chat=group, wait=False)
    await school.galina.send_file(b"x", "план.docx", chat=group, wait=False)
    await school.galina.send_other("sticker", chat=group, wait=False)
    assert await said(school, group) == []


async def test_buttons_of_a_curator_show_nothing_to_a_group(school, group):
    shown = await school.app.bot.send_message(group.id, "Сводка")
    ids = {
        "task": school.task_id,
        "municipality": school.id,
        "school": school.school_id,
        "roadmap": school.roadmap_id,
    }
    for data in PRESSES:
        await school.galina.press_data(shown.message_id, data.format(**ids), chat=group)
        assert "из старого сообщения" in school.galina.last_answer.text, data
    assert await said(school, group) == ["Сводка"]


async def test_other_roadmaps_in_a_group_are_those_of_the_group(school, group):
    await school.galina.send("/link", chat=group)
    await school.roadmap("Тайный план")
    shown = await school.app.bot.send_message(group.id, "Сводка")
    await school.galina.press_data(shown.message_id, "m:summaries", chat=group)
    said_there = await said(school, group)
    assert "Тайный план" not in "".join(said_there)
    assert not [
        label for message in group.messages for label in message.labels if "Тайный" in label
    ]


async def test_who_only_talks_in_a_group_is_not_stored(school):
    boris = school.sim.person("Борис")
    group = school.sim.group("Кураторы", [school.galina, boris])
    await group.add_bot()
    await group.set_bot_status("administrator")
    await boris.send("Добрый день", chat=group, wait=False)
    await boris.send_file(b"x", "фото.docx", chat=group, wait=False)
    assert await said(school, group) == []
    assert set(await school.all(select(Person.name))) == {"Анна", "Галина"}
    await boris.send("/summary", chat=group)
    assert set(await school.all(select(Person.name))) == {"Анна", "Галина"}
