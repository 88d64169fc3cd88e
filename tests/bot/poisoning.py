"""A town with a row in every table that reminding reads, and ways to spoil one column of a row.

The first row of each table is about School № 1, its people, its plan and the group that follows it:
spoiling it may cost them something, and nobody else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import zip_longest
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import JSON, Column, Date, DateTime, Enum, String, Table, Time
from sqlalchemy.ext.asyncio import AsyncSession

from domain.reminding.hindrance import Hindrance
from domain.workflow import Action, Status
from models import inbox, letters, people, reminders, roadmaps, tasks, upkeep
from models.engine import Database
from models.enums import MoveVerdict, RowKind, Target, UpdateState, Verdict
from models.tables import Base
from services.core import outbox
from services.core.outbox import Owed
from tests import towns

MONDAY = date(2026, 11, 30)
MORNING = datetime(2026, 11, 30, 9, 40, tzinfo=ZoneInfo("Europe/Moscow")).astimezone(UTC)
LONG_AGO = MONDAY - timedelta(days=34)
SCHOOLS = 2
GROUP = -100

HUGE = "<b>&" + "ё" * 9_000
DAYS = (date.max, date.min)
MOMENTS = ("9999-12-31 23:59:59", "0001-01-01 00:00:00")
JSONS = ("null", "[]", '"text"', "{}")


@dataclass(frozen=True)
class Poison:
    """What is written into a column of the first row of a table, as it stands in SQLite."""

    table: Table
    column: Column[Any]
    value: object

    def __str__(self) -> str:
        return f"{self.table.name}.{self.column.name}={str(self.value)[:20]!r}"

    @property
    def statement(self) -> tuple[str, tuple[object]]:
        """SQL and its parameter."""
        keys = ", ".join(key.name for key in self.table.primary_key)
        name = self.table.name
        first = f"SELECT {keys} FROM {name} ORDER BY {keys} LIMIT 1"
        spoil = f'UPDATE {name} SET "{self.column.name}" = ? WHERE ({keys}) = ({first})'
        return spoil, (self.value,)


def poisons() -> list[Poison]:
    """Every column that names no row, with every value that it can hold and should not."""
    return [
        Poison(table, column, value)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if not column.primary_key and not column.foreign_keys
        for value in _values(column)
    ]


def rounds() -> list[list[Poison]]:
    """The same, of each table one at a time: what holds then holds for each of them alone."""
    by_table: dict[str, list[Poison]] = {}
    for poison in poisons():
        by_table.setdefault(poison.table.name, []).append(poison)
    return [[each for each in some if each] for some in zip_longest(*by_table.values())]


def _values(column: Column[Any]) -> Iterator[object]:
    if column.nullable:
        yield None
    kind = getattr(column.type, "impl", column.type)
    match kind:
        case Enum():
            yield "nonsense"
        case JSON():
            yield from JSONS
        case String():
            yield from (("",) if not column.unique else ())
            yield HUGE
        case Date():
            yield from map(str, DAYS)
        case Time():
            yield "23:59:59.999999"
        case DateTime():
            yield from MOMENTS


async def build(database: Database, clock: Any) -> towns.Town:
    """Two schools, of which the first has a plan of its own beside the common one; an office."""
    clock.moment = MORNING - timedelta(days=40)
    town = await towns.build(database, clock)
    own_plan = await town.roadmap("Свой план")
    schools = [await town.school(f"Школа № {number}") for number in range(1, SCHOOLS + 1)]
    coordinators = []
    for number, school in enumerate(schools, 1):
        coordinators.append(await town.coordinator(f"Анна {number}", school))
        await town.head(f"Вера {number}", school)
    curator = await town.curator("Галина")
    await town.curator("Мария")
    await town.manager("Раиса")
    administrator = await town.person("Пётр")
    plans = [own_plan]
    tasks_of = [await _tasks(town, 1, schools[0])]
    plans.append(await town.roadmap("Общий план"))
    tasks_of += [await _tasks(town, number, school) for number, school in enumerate(schools, 1)][1:]
    for number, school in enumerate(schools, 1):
        for part, deadline in enumerate((MONDAY, LONG_AGO), 5):
            await town.owed(f"{number}.{part}", "План", deadline, school)
    clock.moment = MORNING - timedelta(hours=16)
    async with database.write() as session:
        (await session.get_one(people.Person, administrator)).is_administrator = True
        for school, person_id, some, plan in zip(
            schools, coordinators, tasks_of, plans, strict=True
        ):
            place = _Place(town, school, person_id, curator, some, plan, clock.now())
            await _fill(session, place)
            await outbox.owe(session, place.events(), clock.now())
    clock.moment = MORNING
    return town


async def _tasks(town: towns.Town, number: int, school: int) -> list[int]:
    return [
        await town.owed(
            f"{number}.{part}",
            "Справка",
            deadline,
            school,
            indicators=(("не менее 30%", 30.0, "%", True),),
        )
        for part, deadline in enumerate((MONDAY, LONG_AGO, MONDAY, None), 1)
    ]


@dataclass(frozen=True)
class _Place:
    """A school with what its rows name."""

    town: towns.Town
    school: int
    person: int
    curator: int
    tasks: Sequence[int]
    plan: int
    now: datetime

    def rows(self) -> Iterator[Any]:
        """Whoever takes them stores each before asking for the next."""
        yield from self._said()
        yield from self._given()
        yield from self._office()

    def _said(self) -> Iterator[Any]:
        blocked, late, returned, _ = self.tasks
        own: dict[str, Any] = {"person_id": self.person, "at": self.now}
        yield tasks.Report(
            task_id=blocked,
            action=Action.BLOCK,
            status_before=Status.PLANNED,
            status_after=Status.BLOCKED,
            comment="Нет данных",
            update_key=f"report:{blocked}",
            **own,
        )
        yield tasks.Review(
            task_id=returned,
            verdict=Verdict.RETURNED,
            reason="Нет подписи",
            person_id=self.curator,
            at=self.now,
        )
        yield tasks.DeadlineMove(
            task_id=late,
            asked_by=self.person,
            asked_at=self.now,
            reason="Ждём данных",
            old_deadline=LONG_AGO,
            new_deadline=MONDAY,
            verdict=MoveVerdict.OPEN,
        )
        yield reminders.HindranceReport(
            organisation_id=self.school, hindrance=Hindrance.NO_TIME, **own
        )
        yield tasks.Snooze(person_id=self.person, task_id=late, until=MONDAY)
        chat = self.town.telegram_ids[self.person]
        yield tasks.MessageLink(chat_id=chat, message_id=5, task_id=late, created_at=self.now)

    def _given(self) -> Iterator[Any]:
        file = tasks.StoredFile(
            telegram_file_id="f",
            telegram_unique_id="u",
            media="document",
            name="справка.pdf",
            size=5,
            created_at=self.now,
        )
        yield file
        yield tasks.Evidence(
            task_id=self.tasks[3], file_id=file.id, person_id=self.person, at=self.now
        )
        yield tasks.Upload(
            chat_id=self.school, group_key="g", person_id=self.person, created_at=self.now
        )
        yield inbox.InboxUpdate(
            bot_id=1,
            update_id=self.school,
            chat_id=7,
            state=UpdateState.WAITING,
            received_at=self.now,
            payload="{}",
        )
        yield upkeep.Conversation(key=f"c:{self.school}", state="x", data={}, changed_at=self.now)

    def _office(self) -> Iterator[Any]:
        town, now = self.town, self.now
        letter = letters.Letter(
            municipality_id=town.id,
            person_id=self.curator,
            text="Просим проверить",
            about="Все",
            schools=[self.school],
            created_at=now,
            sent_at=now,
        )
        yield letter
        yield letters.LetterReader(
            letter_id=letter.id, organisation_id=self.school, person_id=self.person
        )
        party = roadmaps.Party(
            municipality_id=town.id, name="Куратор", key=f"k{self.school}", is_person=True
        )
        yield party
        yield roadmaps.Assignment(
            roadmap_id=self.plan,
            party_id=party.id,
            target=Target.ORGANISATION,
            organisation_id=self.school,
            created_at=now,
        )
        later = MONDAY + timedelta(days=self.school)
        yield upkeep.CalendarOverride(municipality_id=town.id, day=later, working=True)
        yield upkeep.SchoolTerm(
            municipality_id=town.id, first_day=later, last_day=later + timedelta(days=60)
        )
        yield roadmaps.RoadmapChat(
            chat_id=GROUP - self.school,
            roadmap_id=self.plan,
            posts_week=True,
            summary_weekday=0,
            summary_hour=9,
            created_by=self.curator,
            created_at=now,
        )
        yield reminders.Absence(
            person_id=self.curator, substitute_id=self.person, until=MONDAY, created_at=now
        )
        yield upkeep.AuditEntry(
            municipality_id=town.id,
            person_id=self.curator,
            at=now,
            action="x",
            subject="x",
            details={},
        )
        yield upkeep.SetAside(
            kind=RowKind.FILE, row_id=self.school, reason="x", first_at=now, last_at=now, times=1
        )

    def events(self) -> list[Owed]:
        """What the coordinator and the curator are told at once."""
        blocked, late, returned, _ = self.tasks
        debts = {
            "municipality_id": self.town.id,
            "due": "all",
            "roadmap_id": None,
            "activity_id": None,
            "by": self.curator,
        }
        found: list[tuple[int, str, dict[str, Any]]] = [
            (self.person, "returned", {"task_id": returned}),
            (self.person, "letter", {"letter": self.school}),
            (self.person, "nudge", debts),
            (self.curator, "question", {"task_id": blocked, "report_id": self.school}),
            (self.curator, "blocked", {"task_id": blocked}),
            (self.curator, "deadline-asked", {"task_id": late, "move_id": self.school}),
        ]
        chats = self.town.telegram_ids
        return [
            Owed(f"{kind}:{self.school}", kind, chats[whom], payload, whom, self.town.id)
            for whom, kind, payload in found
        ]


async def _fill(session: AsyncSession, place: _Place) -> None:
    for row in place.rows():
        session.add(row)
        await session.flush()
    blocked, _, returned, _ = place.tasks
    (await session.get_one(tasks.Task, blocked)).status = Status.BLOCKED
    mended = await session.get_one(tasks.Task, returned)
    mended.status, mended.mend_by = Status.RETURNED, MONDAY
