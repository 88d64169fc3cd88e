"""The five public plans from their files to tasks, by taps: docs/taps.md says how many."""

import re
from pathlib import Path

import pytest
from sqlalchemy import func, select

from domain.organisation_kinds import OrganisationKind
from models.tasks import Task
from tests.bot.conftest import grown

TABLE = (Path(__file__).resolve().parents[2] / "docs/taps.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (00\d) \| \d+ \| (\d+) \| (\d+) \| (\d+) \| (\d+|–) \|", TABLE, re.M)
DOUBTS = {name: int(terms) for name, terms, _, _, _ in ROWS}
DECIDED = {name: int(taps) for name, _, taps, _, _ in ROWS}
FIRST = {name: int(taps) for name, _, _, taps, _ in ROWS}
LATER = {name: int(taps) for name, _, _, _, taps in ROWS if taps != "–"}
MOST_FIRST, MOST_LATER = 12, 5

SCHOOLS = "Школа № 1\nШкола № 2\nШкола № 3"

# What a curator presses who decides every doubt, the first that is offered.
ANSWERS = (
    "Раз в квартал",
    "Пока без срока у всех",
    "Все показанные верны",
    "Верно для всех",
    "Пока без срока",
    "Верно",
    "Без срока у всех",
    "Без срока",
    "Добавить",
    "Оставить",
)


class Hand:
    """A curator's hand on the newest message: counts what it does."""

    def __init__(self, person):
        self.person = person
        self.taps = 0

    @property
    def labels(self):
        return self.person.last_message.labels

    async def send_plan(self, path):
        self.taps += 1
        await self.person.send_file(path, path.name)
        await self.person.expect("План прочитан", timeout=120)

    async def send(self, text):
        self.taps += 1
        await self.person.send(text)

    async def press(self, *labels):
        """Press the first of these that is there; returns whether one is."""
        for label in labels:
            if any(found.startswith(label) for found in self.labels):
                self.taps += 1
                await self.person.press(label, self.person.last_message)
                return True
        return False

    async def assign(self):
        """What is proposed is taken; who takes part in a project, only the curator knows."""
        if not any(label.startswith("Взять ") for label in self.labels):
            await self.press("Ответственные (")
        # A curator who has read all that is shown takes what is only possible with the rest.
        await self.press(*(label for label in self.labels if "возможн" in label), "Взять ")
        await self.press("Все школы")

    async def put_in_force(self):
        await self.press("Перенести на")
        await self.press("Ввести в действие")
        assert "Введено в действие" in self.person.last_message.text
        assert "Ответственные без учреждений" not in self.person.last_message.text


@grown
async def office(town):
    for number in (1, 2, 3):
        await town.school(f"Школа № {number}")
    await town.school("Управление образования", OrganisationKind.DEPARTMENT)
    await town.school("Методический центр", OrganisationKind.CENTRE)
    town.galina = await town.meet_curator("Галина")


@pytest.fixture
def paths(shared):
    """Number of a public plan → its file."""
    found = {path.name[:3]: path for path in (shared / "roadmaps").glob("00*.txt")}
    if not found:
        pytest.skip("../shared/roadmaps is not here")
    return found


@pytest.mark.parametrize("name", DECIDED)
async def test_a_first_plan_and_its_schools_become_tasks_with_every_doubt_decided(
    town, paths, name
):
    hand = Hand(await town.meet_curator("Галина"))
    await hand.send_plan(paths[name])
    await hand.send(SCHOOLS)
    assert await hand.press("Добавить 3")
    await hand.assign()
    assert f"Сроки ({DOUBTS[name]})" in hand.labels
    assert await hand.press("Сроки (")
    while not any(label.startswith(("Перенести на", "Ввести")) for label in hand.labels):
        assert await hand.press(*ANSWERS), hand.labels
    await hand.put_in_force()
    assert "Сроки без решения" not in hand.person.last_message.text
    assert hand.taps == DECIDED[name] <= MOST_FIRST
    assert await town.all(select(func.count()).select_from(Task)) != [0]


@pytest.mark.parametrize("name", FIRST)
async def test_a_first_plan_becomes_tasks(office, paths, name):
    hand = Hand(office.galina)
    await hand.send_plan(paths[name])
    await hand.assign()
    await hand.put_in_force()
    assert hand.taps == FIRST[name] <= MOST_FIRST
    assert await office.all(select(func.count()).select_from(Task)) != [0]


async def test_a_plan_with_others_behind_it_becomes_tasks(office, paths):
    taps = {}
    for name in FIRST:
        hand = Hand(office.galina)
        await hand.send_plan(paths[name])
        await hand.assign()
        await hand.put_in_force()
        taps[name] = hand.taps
    assert {name: taps[name] for name in LATER} == LATER
    assert max(LATER.values()) <= MOST_LATER
