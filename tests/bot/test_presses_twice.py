"""Every button of real screens, pressed twice, and once more when the world has moved on.

Whoever presses twice, or below an older message, is told what has become of the thing.
"""

import logging
from collections import Counter, deque
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.ui.callbacks.summaries import SummaryFile
from models.inbox import InboxUpdate
from models.tasks import DeadlineMove
from tests.bot.conftest import MORNING, TOMORROW

SKIPPED = (f"{SummaryFile.__prefix__}:", "fg:1")
"""Files take seconds each; whoever has been forgotten presses nothing more."""

ENDING = ("sure", "close", "discard", "finish", "end", "undo")
"""What leaves less to be pressed comes last."""

OF_SCHOOL = (
    "5.2 вроде сделали", "/start", "/tasks", "5.2", "1.1", "1.2", "1.4", "напомни в пятницу",
    "/notifications", "/privacy", "сводка",
)  # fmt: skip
OF_OFFICE = (
    "перенеси 1.5 всем на 15 декабря", "прими все от школы 1", "1.1", "цифры за прошлый год",
    "/start", "/review", "/people", "/plans", "/debtors", "/summary", "/calendar", "1.4", "1.3",
    "/notifications", "/policy", "/deliveries",
)  # fmt: skip


def shape(data):
    """A kind of button with its words: other ids and figures make no other of it."""
    prefix, *rest = data.split(":")
    words = (each if each.replace("_", "").isalpha() and each.islower() else "#" for each in rest)
    return ":".join([prefix, *words])


class Walk:
    """Presses what somebody sees, and what that shows, one button of each shape."""

    def __init__(self, person, caplog):
        self.person, self.caplog = person, caplog
        self.pressed = []
        self.shapes = Counter()
        self.ending = deque()
        self._seen = set()

    async def go(self):
        """Press what is new, each twice, the newest message first."""
        waiting = deque(self._found())
        while waiting:
            await self.press_twice(*waiting.popleft())
            waiting.extend(self._found())

    async def end(self):
        """Press what ends something, and what that shows."""
        while self.ending:
            await self.press_twice(*self.ending.popleft())
            await self.go()

    async def again(self):
        """Press everything once more where it was found."""
        for message_id, data in self.pressed:
            await self._press(message_id, data)

    def _found(self):
        """Buttons that have not been looked at, but for those that end something."""
        fresh = [
            (message.id, button["callback_data"])
            for message in reversed(self.person.messages)
            for row in message.keyboard
            for button in row
            if "callback_data" in button
        ]
        fresh = [each for each in fresh if each not in self._seen]
        self._seen.update(fresh)
        ending = [each for each in fresh if any(word in each[1] for word in ENDING)]
        self.ending.extend(ending)
        return [each for each in fresh if each not in ending]

    async def press_twice(self, message_id, data):
        """Press a button, unless one of its shape was pressed."""
        kind = shape(data)
        if data.startswith(SKIPPED) or self.shapes[kind]:
            return
        self.shapes[kind] += 1
        self.pressed.append((message_id, data))
        for _ in range(2):
            await self._press(message_id, data)

    async def _press(self, message_id, data):
        await self.person.press_data(message_id, data, timeout=60)
        assert not self.caplog.records, f"{data} is a fault\n{self.caplog.text[-3000:]}"


@pytest.fixture
async def office(school):
    """Two schools with reports sent, one of them returned, a claim, and a request for a day."""
    # A fault is set aside at once.
    school.app.inbox.tries.pauses = ()
    other = await school.school("Школа № 1")
    boris = await school.meet_coordinator("Борис", other)
    for number in ("1.1", "1.2", "1.3", "1.4", "1.5"):
        activity = await school.activity(number, f"Дело {number}", TOMORROW, slots=())
        for each in (school.school_id, other):
            await school.task(activity, each, TOMORROW)
    for said in ("1.1 сделали", "1.2 сделали", "1.3 это не к нам"):
        for person in (school.anna, boris):
            await person.send(said)
    await school.anna.send("можно 1.4 до 4 декабря?")
    await school.galina.send("верни 1.2 школе 3: нет печати")
    await school.at(MORNING + timedelta(hours=1))
    return school


async def test_no_button_pressed_again_is_a_fault(office, caplog):
    caplog.set_level(logging.ERROR)
    school, curator = Walk(office.anna, caplog), Walk(office.galina, caplog)
    await office.anna.send_file(b"%PDF", "справка.pdf")
    for walk, asked in ((school, OF_SCHOOL), (curator, OF_OFFICE)):
        for said in asked:
            await walk.person.send(said)
            await walk.go()
    last = office.galina.last_message
    (asked_for,) = await office.all(select(DeadlineMove.id).limit(1))
    for verdict in ("accept", "refuse", "other"):
        await curator.press_twice(last.id, f"da:{asked_for}:{verdict}")
    await office.galina.press_data(last, f"oa:{office.id}")
    await office.galina.send("Школа № 7\nШкола № 8")
    await curator.go()
    for walk in (school, curator):
        await walk.end()
    for walk in (school, curator):
        await walk.again()
    # The walk has come to what changes something.
    changing = {"t", "ra", "rb", "rp", "rr", "ds", "da", "oy", "ox", "wr", "wm", "y", "od", "pm"}
    assert changing <= {data.partition(":")[0] for data in [*school.shapes, *curator.shapes]}
    faults = select(InboxUpdate.error).where(InboxUpdate.error.is_not(None))
    assert await office.all(faults) == []
