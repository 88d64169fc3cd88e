"""Every main screen in English: in the bot's own words there is no Cyrillic letter.

The data of this town are Latin, so that whatever Cyrillic is shown was said by the bot.
"""

import re
from collections import deque
from datetime import date

import pytest
from sqlalchemy import update

from domain.access import Role
from domain.workflow import Action, Status
from models.roadmaps import ActivityParty, Party, Roadmap, Section
from models.tasks import Report
from tests import towns

CYRILLIC = re.compile(r"[А-Яа-яЁё]+")
QUOTED = re.compile(r"«[^»]*»|“[^”]*”|Русский")
"""What is meant to be Russian: examples of terms, which only Russian grammar reads, and the name
of the language."""

COMMANDS = {
    Role.COORDINATOR: "start help tasks summary notifications calendar privacy whoami",
    Role.CURATOR: (
        "start help review debtors plans people summary policy notifications deliveries whoami"
    ),
    Role.MANAGER: "start help summary notifications deliveries privacy whoami",
}

LEFT_OUT = re.compile(r"sf:|fg:1|n:locale:|.*:(close|undo|finish|end)_sure|.*:cancelled")
"""Files, which have tests of their own, another language, and what would end what is looked at."""

MOST = 400
DATA = re.compile(r"-?\d+")


@pytest.fixture
async def english(town):
    """A school with something of every kind, in Latin letters."""
    built = await towns.build(town.database, town.clock, "Riverside")
    built.sim, built.deliver = town.sim, town.deliver
    school = await built.school("School 3")
    await built.roadmap("Plan 2026/27")
    tasks = [
        await built.owed(
            number, title, deadline, school, slots=(("report", 1),), term="term", result="report"
        )
        for number, title, deadline in (
            ("1.1", "Attendance", date(2026, 11, 20)),
            ("1.2", "Passport", date(2026, 11, 25)),
            ("2.1", "Staff", date(2027, 5, 20)),
            ("2.2", "Website", None),
        )
    ]
    handed = await built.activity("3.1", "Canteen", date(2026, 11, 20), slots=(("report", 1),))
    author = await built.person("Author", (Role.COORDINATOR, school))
    task = await built.task(
        handed,
        school,
        date(2026, 11, 20),
        Status.SUBMITTED,
        claim=Action.SUBMIT,
        submitted_on=date(2026, 11, 20),
    )
    async with built.database.write() as session:
        await session.execute(update(Section).values(title="Section"))
        await session.execute(update(Roadmap).values(title="A plan"))
        party = Party(municipality_id=built.id, name="Schools", key="schools", is_person=False)
        session.add(party)
        session.add(
            Report(
                task_id=task,
                person_id=author,
                at=built.clock.now(),
                action=Action.SUBMIT,
                status_before=Status.PLANNED,
                status_after=Status.SUBMITTED,
                comment="Done",
            )
        )
        await session.flush()
        session.add(ActivityParty(activity_id=handed, party_id=party.id, position=0))
    built.school_id, built.task_id = school, tasks[0]
    return built


@pytest.mark.parametrize("role", COMMANDS)
async def test_no_cyrillic_is_said_in_english(english, role):
    place = english.school_id if role is Role.COORDINATOR else None
    person = await reader(english, role, place)
    walk = Walk(person)
    for command in COMMANDS[role].split():
        await person.send(f"/{command}")
        await walk.look()
    await walk.on()
    assert len(walk.pressed) > 60
    assert walk.found == {}


async def test_what_comes_by_itself_is_in_english_too(english):
    person = await reader(english, Role.COORDINATOR, english.school_id)
    walk = Walk(person)
    await walk.look()
    for day in (25, 26):
        await english.sim.clock.set(english.clock.now().replace(day=day))
        await english.deliver()
        await person.expect("Passport")
        await walk.look()
    assert walk.found == {}


async def test_a_stranger_is_answered_in_the_language_of_the_phone(english):
    stranger = english.sim.person("Stranger", language_code="en")
    await stranger.start()
    assert not CYRILLIC.search(stranger.last_message.text)


async def reader(english, role, place):
    """Somebody who has chosen English: the municipality itself speaks Russian."""
    person = english.sim.person("Reader", language_code="en")
    await english.person("Reader", (role, place), telegram_id=person.id)
    await person.start()
    await person.press("Уведомления")
    await person.press("Язык")
    await person.press("English")
    return person


class Walk:
    """A person who presses every kind of button once, and reads what comes of it.

    `found` holds Cyrillic words by what was pressed; numbers in callback data are told apart by
    their places, not by their values.
    """

    def __init__(self, person):
        self.person = person
        self.found = {}
        self.pressed = set()
        self._queue = deque()
        self._last = "a command"
        self._seen = person.last_message.change

    async def look(self):
        """Read what is new in the chat and note the buttons that were not pressed yet."""
        await self.person.refresh()
        new = [m for m in self.person.messages if m.from_bot and m.change > self._seen]
        for message in new:
            self._seen = max(self._seen, message.change)
            names = [file.name for file in message.files]
            self._read(" ".join([message.text, *message.labels, *names]))
            for row in message.keyboard:
                for button in row:
                    self._queue.append((message.id, button.get("callback_data", "")))

    async def on(self):
        """Press until there is nothing new to press."""
        while self._queue and len(self.pressed) < MOST:
            message_id, data = self._queue.popleft()
            kind = DATA.sub("0", data)
            if not data or kind in self.pressed or LEFT_OUT.match(data):
                continue
            self.pressed.add(kind)
            self._last = data
            await self.person.press_data(message_id, data)
            self._read(self.person.last_answer.text)
            await self.look()

    def _read(self, text):
        if words := CYRILLIC.findall(QUOTED.sub("", text)):
            self.found[self._last] = words
