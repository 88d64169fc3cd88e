"""What a group is shown is the curator's choice, by whatever way it asks: no name slips through.

Every answer is walked: words, commands, each button of each answer, forged ones, what comes weekly.
Where least is shown all is asked; where names are, half of it, and where files are, the other half.
"""

import io
import itertools
from datetime import UTC, date, datetime

import pytest
from openpyxl import load_workbook
from sqlalchemy import update

from bot.ui.callbacks.base import Button
from bot.ui.callbacks.summaries import (
    Laggards,
    SummaryAnswer,
    SummaryBeside,
    SummaryFile,
    SummaryPart,
    SummaryTasks,
)
from bot.ui.screens.summaries.summary_links import fields
from bot.ui.summary.file_work import FileKind
from domain.comparisons import Against
from domain.summary import SummaryQuery, TaskSelection
from domain.workflow import Status
from handlers.summaries.answers import ANSWERS
from handlers.summaries.parts import PARTS
from models.enums import GroupShows
from models.roadmaps import RoadmapChat
from models.tasks import Evidence, StoredFile
from services.summaries.breakdowns import BREAKDOWNS
from tests.bot.conftest import lets_time_pass

SCHOOLS = ("Тополиная", "Кедровая")
PERSONS = ("Чудакова", "Бубликов", "Рябинина")
FILE = "тайный-протокол"
MONDAY = datetime(2026, 11, 30, 6, 5, tzinfo=UTC)

WORDS = (
    "",
    "сводка",
    "сводка по школам",
    "сводка по разделам",
    "сводка по срокам",
    "сводка по ответственным",
    "сводка по документам",
    "сводка по показателям",
    "сводка по всем картам",
    "сводка за 2019 год",
    "сводка по цветам",
    "сводка по школам в синих тонах",
    "рейтинг школ с бантиком",
    "просроченные лилового цвета",
    "сводка по школе тополиная лилового цвета",
    "сводка по тополиной",
    "тополиная",
    "сводка на вчера",
    "просроченные",
    "кто не отчитался",
    "кто не отчитался по 1.1",
    "кто молчит после напоминания",
    "что на проверке",
    "рейтинг школ",
    "худшие школы",
    "кто отстаёт",
    "прогноз",
    "что будет просрочено в ноябре",
    "сравни с прошлым годом",
    "сравни с прошлым месяцем",
    "сравни тополиную и кедровую",
    "сравни МСОКО и Воспитание",
    "сводка в excel",
    "сводка картинкой",
    "сводка к совещанию",
    "кто такая Чудакова",
    "кто из кураторов работает",
    "нагрузка на школы",
    "причины опозданий",
    "школы по месяцам",
    "сравни планы",
    "раздел 1",
    "раздел 7",
    "все школы кроме тополиной",
)
ASKED = dict(zip(GroupShows, (WORDS, WORDS[::2], WORDS[1::2]), strict=True))


@pytest.fixture
async def room(town):
    """A group that follows two plans, in which a curator and a stranger speak."""
    town.schools = [await town.school(f"{name} школа") for name in SCHOOLS]
    town.galina = await town.meet_curator("Галина Чудакова")
    town.boris = town.sim.person("Борис Бубликов")
    anna = await town.coordinator("Анна Рябинина", town.schools[0])
    made = town.sim.group("Штаб", [town.galina, town.boris])
    await made.add_bot()
    for title in ("МСОКО 2026/27", "Воспитание 2026/27"):
        await town.roadmap(title)
        await town.follow(made, GroupShows.FIGURES)
        await plan(town, anna)
    return made


async def plan(town, anna):
    """Late, reviewed and coming tasks of both schools; the first has a file."""
    measure = (("охват", 30.0, "%", True),)
    for number, deadline, status in (
        ("1.1", date(2026, 11, 20), Status.PLANNED),
        ("1.2", date(2026, 11, 23), Status.SUBMITTED),
        ("2.1", date(2026, 12, 2), Status.PLANNED),
    ):
        activity = await town.activity(number, f"Дело {number}", deadline, indicators=measure)
        for school in town.schools:
            task = await town.task(activity, school, deadline, status)
            if status is Status.SUBMITTED:
                await prove(town, task, anna)


async def prove(town, task, anna):
    now = town.clock.now()
    async with town.database.write() as session:
        file = StoredFile(media="document", name=f"{FILE}.pdf", size=1, created_at=now)
        session.add(file)
        await session.flush()
        session.add(Evidence(task_id=task, file_id=file.id, person_id=anna, at=now))


def forged(town):
    """A button of every kind of answer to every breakdown, also of one school."""
    for by, school in itertools.product(BREAKDOWNS, (None, town.schools[0])):
        query = fields(SummaryQuery(roadmap_id=town.roadmap_id, by=by, organisation_id=school))
        for answer in ANSWERS:
            yield SummaryAnswer(**query, answer=answer)
        for against in Against:
            yield SummaryBeside(**query, against=against.value, other=town.schools[1])
        for part in PARTS:
            yield SummaryPart(**query, part=part)
        for kind in FileKind:
            yield SummaryFile(**query, kind=kind.value)
        yield SummaryTasks(**query, which=TaskSelection.OVERDUE.value)
        yield SummaryTasks(**query, key=town.schools[0])
        yield Laggards(**query, which=TaskSelection.OVERDUE.value)


MAKING = f"{SummaryFile.__prefix__}:"
"""A file costs a process of some seconds: the buttons are looked at, not pressed."""


class Room:
    """All that a group was shown, offered and told, and which of its buttons were pressed."""

    def __init__(self, town, group):
        self.town, self.group = town, group
        self.shown: dict[str, str] = {}
        self.refused: set[str] = set()
        self.offered: set[str] = set()
        self.pressed: set[str] = set()

    def take(self, asked):
        """Remember what is to be seen now, and by what it came to be seen."""
        for message in self.group.messages:
            if message.from_bot:
                files = [message.file.name] if message.file else []
                for text in (message.text, *message.labels, *files):
                    self.shown.setdefault(text, asked)
                for button in itertools.chain(*message.keyboard):
                    self.offered.add(button["callback_data"])

    async def say(self, said):
        await self.town.boris.send(said, chat=self.group, wait=False)
        await self.town.app.inbox.drained()
        await self.group.refresh()
        self.take(said)
        await self.press_all()

    async def press_all(self):
        """Every button that was not pressed yet, and those that come of it."""
        while fresh := self.fresh():
            message, data = fresh
            await self.press(message, data)
            if self.told.startswith("В этой группе этого не показывают"):
                self.refused.add(data)

    def fresh(self):
        for message in self.group.messages:
            for button in itertools.chain(*message.keyboard):
                data = button["callback_data"]
                if data not in self.pressed and not data.startswith(MAKING):
                    return message, data
        return None

    async def press(self, message, data):
        galina = self.town.galina
        self.pressed.add(data)
        before = len(galina.answers)
        await galina.press_data(message, data, chat=self.group)
        self.told = galina.last_answer.text if len(galina.answers) > before else ""
        self.shown.setdefault(self.told, data)
        self.take(data)

    def naming(self, names):
        """What was shown with one of these names, and how it came to be."""
        return {
            text: asked for text, asked in self.shown.items() if any(name in text for name in names)
        }


async def choose(town, shows):
    """As a curator would; the week and the summary are posted on Monday."""
    async with town.database.write() as session:
        await session.execute(
            update(RoadmapChat).values(shows=shows, posts_week=True, summary_weekday=0)
        )


async def walked(town, group, shows):
    """A group that has asked everything, after its curator has chosen."""
    await choose(town, shows)
    room, me = Room(town, group), (await town.app.bot.me()).username
    for place, words in enumerate(ASKED[shows]):
        await room.say(f"/summary {words}" if place % 2 else f"@{me} {words}")
    await town.at(MONDAY)
    await group.refresh()
    room.take("weekly")
    await room.press_all()
    offered = set(room.offered)
    message = await town.app.bot.send_message(group.id, "Сводка")
    for data in map(Button.pack, forged(town)):
        if not (shows is GroupShows.FILES and data.startswith(MAKING)):
            await room.press(message.message_id, data)
    return room, offered


@lets_time_pass
@pytest.mark.parametrize("shows", GroupShows)
async def test_a_group_is_shown_no_more_than_was_chosen(town, room, shows):
    asked, offered = await walked(town, room, shows)
    assert asked.naming((*PERSONS, FILE)) == {}
    assert bool(asked.naming(SCHOOLS)) == (shows is not GroupShows.FIGURES), asked.naming(SCHOOLS)
    assert asked.refused == set(), "buttons that are refused were offered"
    assert "Неделя" in "".join(asked.shown)
    files = {each for each in offered if each.startswith(MAKING)}
    assert bool(files) == (shows is GroupShows.FILES)
    assert not any(message.file for message in room.messages)


async def test_a_file_of_a_group_names_no_person(town, room):
    await choose(town, GroupShows.FILES)
    await town.galina.send("/summary сводка по МСОКО", chat=room)
    await town.galina.press("Excel", chat=room, timeout=60)
    book = load_workbook(io.BytesIO(await room.download(await room.expect(".xlsx", timeout=60))))
    said = " ".join(str(cell.value) for sheet in book for row in sheet.rows for cell in row)
    assert SCHOOLS[0] in said
    assert [name for name in PERSONS if name in said] == []
