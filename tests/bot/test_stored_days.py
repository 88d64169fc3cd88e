"""Screens hold for any day that stands in the tables, and no such day comes in by the chat."""

from datetime import date

import pytest
from sqlalchemy import func, select, update

from bot.ui.callbacks.summaries import SummaryFile
from models.inbox import InboxUpdate
from models.tasks import DeadlineMove, Task

COMMANDS = {
    "anna": ("/tasks", "/calendar", "/summary", "/notifications"),
    "galina": ("/debtors", "/summary", "/review", "/plans"),
}
DEPTH = 9


def data_of(message):
    """What the first buttons of a message send."""
    pressed = [button.get("callback_data") for row in message.keyboard for button in row]
    return [data for data in pressed if data][:DEPTH]


async def look_around(person, commands, files):
    """Give the commands, press the buttons of each answer, and those of the answers to them: each
    button once, wherever it stands, and one for each kind of file that is not in `files` yet.
    """
    pressed = set()
    for command in commands:
        await person.send(command)
        for data in data_of(person.last_message):
            for each in await _press(person, data, pressed, files):
                await _press(person, each, pressed, files)


async def _press(person, data, pressed, files):
    """What the answer has to press; nothing where the button was pressed before."""
    if data in pressed:
        return []
    pressed.add(data)
    if data.startswith(f"{SummaryFile.__prefix__}:"):
        # Each takes a process of its own a second.
        kind = SummaryFile.unpack(data).kind
        if kind in files:
            return []
        files.add(kind)
    await person.press_data(person.last_message, data)
    return data_of(person.last_message)


async def faults(town):
    """Why updates were set aside: a fault says so here, and nothing to its person yet."""
    return await town.all(select(InboxUpdate.error).where(InboxUpdate.error.is_not(None)))


async def test_every_screen_holds(school):
    """On the first and on the last day that there is."""
    async with school.database.write() as session:
        await session.execute(update(Task).values(deadline=date.max, window_start=date.min))
        first = select(func.min(Task.id)).scalar_subquery()
        await session.execute(update(Task).where(Task.id > first).values(deadline=date.min))
    files = set()
    for name, commands in COMMANDS.items():
        await look_around(getattr(school, name), commands, files)
    assert len(files) > 2
    assert await faults(school) == []


async def test_a_deadline_is_mended_where_it_stands(school):
    async with school.database.write() as session:
        await session.execute(update(Task).values(deadline=date.max))
    galina = school.galina
    await galina.press_data(galina.last_message, f"c:{school.task_id}")
    await galina.press("Решить")
    await galina.press("Перенести срок")
    await galina.press("Другой день")
    await galina.send("1 декабря")
    assert (await school.get(Task, school.task_id)).deadline == date(2026, 12, 1)


async def test_days_typed_are_bounded_and_asked_for_again(school):
    await school.open_card()
    anna = school.anna
    await anna.press("Перенести срок")
    await anna.press("Другой день")
    for day in ("31.12.9999", "01.12.2206"):
        await anna.send(day)
        await anna.expect("нужен день с 31.08.2025 по 31.08.2029")
    await anna.send("1 декабря")
    await anna.send("Ждём подписи")
    (asked,) = await school.all(select(DeadlineMove.new_deadline))
    assert asked == date(2026, 12, 1)


@pytest.mark.parametrize("day", [date.max.toordinal(), 10**9, -5, date(2206, 1, 1).toordinal()])
async def test_days_forged_are_refused(school, day):
    galina = school.galina
    version = (await school.get(Task, school.task_id)).version
    await galina.press_data(galina.last_message, f"md:{school.task_id}:{version}:{day}")
    assert (await school.get(Task, school.task_id)).deadline == date(2026, 11, 25)
    assert await faults(school) == []


async def test_endless_is_continuous(school):
    galina = school.galina
    await galina.press_data(galina.last_message, f"c:{school.task_id}")
    await galina.press("Решить")
    await galina.press("Перенести срок")
    await galina.press("Другой день")
    await galina.send("Бессрочно")
    task = await school.get(Task, school.task_id)
    assert task.deadline is None
    await school.deliver()
    await school.anna.expect("срока больше нет")
    await school.anna.send("5.2")
    await school.anna.expect("Срок: бессрочно (был 25 ноября)")
