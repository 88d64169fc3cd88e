"""Buttons of one's own with values that no button of the bot has: refused, never a fault."""

import logging
from datetime import date

import pytest

from bot.ui.callbacks.roadmaps import Decide
from domain.access import Role
from models.tasks import Task
from tests.bot.conftest import TOMORROW

FAR = [date(9997, 1, 1).toordinal(), date(9999, 12, 31).toordinal(), 1, 0, -1, 2**63, 10**25]


@pytest.fixture(autouse=True)
def no_faults(caplog):
    caplog.set_level(logging.ERROR)
    yield
    assert not caplog.records, caplog.text


@pytest.mark.parametrize("role", [role.value for role in Role] + ["", "king"])
async def test_a_curator_gives_only_the_roles_that_are_offered(school, role):
    before = len(school.galina.messages)
    for prefix in ("pi", "ai"):
        await school.galina.press_data(school.galina.last_message, f"{prefix}:{school.id}:{role}")
    said = [message.text for message in school.galina.messages[before:]]
    offered = role in ("curator", "manager")
    assert any("t.me/" in text for text in said) is offered


@pytest.mark.parametrize("task", [99_999, 0, -1, 2**63, 10**25])
@pytest.mark.parametrize("how", ["only", "also", "ask"])
async def test_files_go_to_no_task_that_there_is_not(school, task, how):
    await school.anna.send_file(b"%PDF", "справка.pdf")
    for upload in (1, 99_999):
        await school.anna.press_data(school.anna.last_message, f"pg:{upload}:{task}:{how}")


@pytest.mark.parametrize("day", FAR)
async def test_a_day_at_the_end_of_the_calendar_moves_nothing(school, day):
    for prefix in ("dw", "dm"):
        for person in (school.anna, school.galina):
            version = (await school.get(Task, school.task_id)).version
            data = f"{prefix}:{school.task_id}:{version}:{day}"
            await person.press_data(person.last_message, data)
            await person.send("Так решили")
    await school.deliver()
    assert (await school.get(Task, school.task_id)).deadline == TOMORROW


@pytest.mark.parametrize("day", FAR)
async def test_a_date_that_nobody_offered_is_left_to_no_activity(school, day):
    task = await school.get(Task, school.task_id)
    place = {"roadmap_id": school.roadmap_id, "activity_id": task.activity_id}
    asked = Decide(**place, order=0, done=0, answer="leave_").pack()
    await school.galina.press_data(school.galina.last_message, f"{asked}{day}")


async def test_a_forged_meaning_of_words_is_a_comment(school):
    await school.anna.press_data(school.anna.last_message, "wt:accept:0")
    assert any("комментарий" in label for label in school.anna.last_message.labels)


async def test_a_summary_of_the_first_day_of_all_is_refused_in_words(school):
    await school.galina.send("сводка на 01.01.0001")
    assert "Так давно дорожных карт в боте не было" in school.galina.last_message.text


@pytest.mark.parametrize("key", [-1, -(2**31), -(2**63)])
async def test_a_row_below_all_rows_keeps_nobody_waiting(school, key):
    """What such a number is written as once had no end, and nobody else was answered."""
    galina = school.galina
    await galina.press_data(galina.last_message, f"st:1:Bo:{key}:all:0")
    await school.anna.send("/tasks")
    await school.anna.expect("5.2")
