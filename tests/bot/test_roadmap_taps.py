"""The five public plans from their files to tasks, by taps: docs/taps.md says how many."""

import re
from pathlib import Path

import pytest
from sqlalchemy import func, select

from domain.organisation_kinds import OrganisationKind
from models.tasks import Task

TABLE = (Path(__file__).resolve().parents[2] / "docs/taps.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (00\d) \| \d+ \| (\d+) \| (\d+|–) \|", TABLE, re.M)
FIRST = {name: int(first) for name, first, _ in ROWS}
LATER = {name: int(later) for name, _, later in ROWS if later != "–"}
MOST_FIRST, MOST_LATER = 12, 5


@pytest.fixture
async def office(town):
    for number in (1, 2, 3):
        await town.school(f"Школа № {number}")
    await town.school("Управление образования", OrganisationKind.DEPARTMENT)
    await town.school("Методический центр", OrganisationKind.CENTRE)
    town.galina = await town.meet_curator("Галина")
    return town


async def import_plan(person, path):
    """From the file to tasks as a curator in a hurry does it; returns the number of taps."""
    taps = 1
    await person.send_file(path, path.name)
    await person.expect("План прочитан", timeout=120)

    async def press(label):
        nonlocal taps
        if not any(found.startswith(label) for found in person.last_message.labels):
            return
        taps += 1
        await person.press(label, person.last_message)

    if any(label.startswith("Ответственные (") for label in person.last_message.labels):
        await press("Ответственные")
        await press("Взять ")
        await press("Остальные отчитываются не здесь")
    await press("Перенести на")
    await press("Ввести в действие")
    assert "Введено в действие" in person.last_message.text
    return taps


@pytest.fixture
def paths(shared):
    """Number of a public plan → its file."""
    found = {path.name[:3]: path for path in (shared / "roadmaps").glob("00*.txt")}
    if not found:
        pytest.skip("../shared/roadmaps is not here")
    return found


@pytest.mark.parametrize("name", FIRST)
async def test_a_first_plan_becomes_tasks(office, paths, name):
    assert await import_plan(office.galina, paths[name]) == FIRST[name] <= MOST_FIRST
    assert await office.all(select(func.count()).select_from(Task)) != [0]


async def test_a_plan_with_others_behind_it_becomes_tasks(office, paths):
    taps = {name: await import_plan(office.galina, paths[name]) for name in FIRST}
    assert {name: taps[name] for name in LATER} == LATER
    assert max(LATER.values()) <= MOST_LATER


async def test_the_very_first_plan_before_any_school_becomes_tasks(town, paths):
    """As a curator does it who follows the screens alone."""
    galina = await town.meet_curator("Галина")
    path = paths["002"]
    await galina.send_file(path, path.name)
    await galina.expect("План прочитан", timeout=120)
    await galina.press("Добавить учреждения")
    await galina.send("Управление образования\nШкола № 1\nШкола № 2\nШкола № 3")
    taps = 3
    for label in (
        "Добавить 4",
        "Дорожные карты",
        "План по поддержке",
        "Ответственные",
        "Взять ",
        "Перенести на",
        "Ввести в действие",
    ):
        await galina.press(label, galina.last_message)
        taps += 1
    assert "Введено в действие" in galina.last_message.text
    assert await town.all(select(func.count()).select_from(Task)) != [0]
    (said,) = re.findall(r"^\| 002 before any school \| (\d+) \|", TABLE, re.M)
    assert taps == int(said) <= MOST_FIRST
