"""A municipality to test with: schools, people with roles, a plan in force, its tasks.

Rows are put straight into the tables: what is tested here begins where planning has ended.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role
from domain.clock import Clock
from domain.organisation_kinds import OrganisationKind
from domain.schedule import Kind, Schedule, Window
from domain.tasks import label_of
from domain.workflow import Status
from models.base import Numbered
from models.engine import Database
from models.enums import RoadmapStatus
from models.people import Membership, Municipality, Organisation, Person
from models.roadmaps import Activity, EvidenceSlot, Indicator, Roadmap, Section
from models.tasks import Task
from services.core import actors, municipalities, schedules, task_states

Row = TypeVar("Row")


@dataclass
class Town:
    """A municipality that grows by its methods. All return ids unless they say otherwise."""

    database: Database
    clock: Clock
    id: int
    roadmap_id: int = 0
    sections: dict[str, int] = field(default_factory=dict)
    telegram_ids: dict[int, int] = field(default_factory=dict)
    policy: dict[str, object] = field(default_factory=dict)
    _next_telegram_id: int = 7_001
    _session: AsyncSession | None = None

    async def school(self, name: str, kind: OrganisationKind = OrganisationKind.SCHOOL) -> int:
        """A school or another organisation."""
        return await self._add(Organisation(municipality_id=self.id, name=name, kind=kind))

    async def person(
        self, name: str, *roles: tuple[Role, int | None], telegram_id: int | None = None
    ) -> int:
        """A person with roles here: pairs of a role and an organisation (None for the office)."""
        if telegram_id is None:
            telegram_id, self._next_telegram_id = self._next_telegram_id, self._next_telegram_id + 1
        person_id = await self._add(
            Person(telegram_id=telegram_id, name=name, first_seen_at=self.clock.now())
        )
        self.telegram_ids[person_id] = telegram_id
        for role, organisation_id in roles:
            await self.give_role(person_id, role, organisation_id)
        return person_id

    async def give_role(
        self, person_id: int, role: Role, organisation_id: int | None = None
    ) -> int:
        """One more role for a person; returns the id of the membership."""
        return await self._add(
            Membership(
                person_id=person_id,
                municipality_id=self.id,
                organisation_id=organisation_id,
                role=role,
                created_at=self.clock.now(),
            )
        )

    async def coordinator(self, name: str, *organisation_ids: int, **rest: int) -> int:
        """A coordinator of one or several schools."""
        return await self.person(
            name, *((Role.COORDINATOR, id_) for id_ in organisation_ids), **rest
        )

    async def head(self, name: str, organisation_id: int) -> int:
        """The head of a school."""
        return await self.person(name, (Role.HEAD, organisation_id))

    async def curator(self, name: str, **rest: int) -> int:
        """A curator of the municipality."""
        return await self.person(name, (Role.CURATOR, None), **rest)

    async def manager(self, name: str, **rest: int) -> int:
        """A manager of the municipality."""
        return await self.person(name, (Role.MANAGER, None), **rest)

    async def roadmap(
        self, short_title: str = "МСОКО 2026/27", *, review_needed: bool = True
    ) -> int:
        """A plan in force from September 2026 to August 2027; the next activities go into it."""
        self.roadmap_id = await self._add(
            Roadmap(
                municipality_id=self.id,
                title=f"Дорожная карта «{short_title}»",
                short_title=short_title,
                period_start=date(2026, 9, 1),
                period_end=date(2027, 8, 31),
                year_start=9,
                status=RoadmapStatus.ACTIVE,
                review_needed=review_needed,
                policy=self.policy,
                source_name="план.docx",
                created_at=self.clock.now(),
            )
        )
        self.sections = {}
        return self.roadmap_id

    async def activity(
        self,
        number: str,
        title: str,
        deadline: date | None,
        *,
        slots: tuple[tuple[str, int], ...] = (("аналитическая справка", 1),),
        indicators: tuple[tuple[str, float, str, bool], ...] = (),
        kind: Kind = Kind.FIXED,
        term: str = "",
        review_needed: bool | None = None,
        result: str = "",
        other_columns: dict[str, str] | None = None,
    ) -> int:
        """An activity of the plan; its section is the first part of its number."""
        if not self.roadmap_id:
            await self.roadmap()
        first = number.partition(".")[0]
        if first not in self.sections:
            self.sections[first] = await self._add(
                Section(
                    roadmap_id=self.roadmap_id,
                    position=len(self.sections),
                    number=first,
                    title=f"Раздел {first}",
                )
            )
        windows = (Window(None, deadline),) if deadline else ()
        schedule = Schedule(term or "в срок", kind, windows=windows)
        activity_id = await self._add(
            Activity(
                roadmap_id=self.roadmap_id,
                section_id=self.sections[first],
                position=len(self.sections) * 100 + len(number),
                number=number,
                title=title,
                term=schedule.phrase,
                kind=kind,
                schedule=schedules.dump(schedule),
                decided=True,
                result=result,
                review_needed=review_needed,
                other_columns=other_columns or {},
            )
        )
        for name, count in slots:
            await self._add(EvidenceSlot(activity_id=activity_id, name=name, count=count))
        for text, target, unit, at_least in indicators:
            await self._add(
                Indicator(
                    activity_id=activity_id, text=text, target=target, unit=unit, at_least=at_least
                )
            )
        return activity_id

    async def task(
        self,
        activity_id: int,
        organisation_id: int,
        deadline: date | None,
        status: Status = Status.PLANNED,
        **values: object,
    ) -> int:
        """A task of an activity for a school."""
        async with self._writing() as session:
            activity = await session.get_one(Activity, activity_id)
            task = self.new_task(activity, organisation_id, deadline, status, **values)
            session.add(task)
            await session.flush()
            today = await municipalities.today(session, self.id, self.clock.now())
            await task_states.keep(session, Task.id == task.id, today)
            return task.id

    def new_task(
        self,
        activity: Activity,
        organisation_id: int,
        deadline: date | None,
        status: Status = Status.PLANNED,
        **values: Any,
    ) -> Task:
        """The row of a task that nobody has stored yet."""
        window = Window(None, deadline) if deadline else None
        now = self.clock.now()
        known: dict[str, Any] = {
            "municipality_id": self.id,
            "roadmap_id": activity.roadmap_id,
            "section_id": activity.section_id,
            "activity_id": activity.id,
            "organisation_id": organisation_id,
            "window": label_of(window) if window else "",
            "deadline": deadline,
            "original_deadline": deadline,
            "status": status,
            "created_at": now,
            "changed_at": now,
            "next_at": now,
        }
        return Task(**(known | values))

    async def owed(
        self, number: str, title: str, deadline: date | None, organisation_id: int, **rest: Any
    ) -> int:
        """An activity with one task of a school; returns the id of the task."""
        activity_id = await self.activity(number, title, deadline, **rest)
        return await self.task(activity_id, organisation_id, deadline)

    async def actor(self, person_id: int):
        """The rights of a person at this moment of the clock."""
        async with self.database.read() as session:
            person = await session.get_one(Person, person_id)
            return (await actors.identity(session, person, self.clock.now())).actor

    async def get(self, table: type[Row], key: Any) -> Row:
        """A row as it is in the database now."""
        async with self.database.read() as session:
            return await session.get_one(table, key)

    async def all(self, statement: Select[Any]) -> list[Any]:
        """The first column of a query."""
        async with self.database.read() as session:
            return list(await session.scalars(statement))

    async def _add(self, row: Numbered) -> int:
        async with self._writing() as session:
            session.add(row)
            await session.flush()
            return row.id

    @asynccontextmanager
    async def at_once(self) -> AsyncIterator[None]:
        """What is made inside goes in by one transaction; nobody else may write meanwhile."""
        async with self.database.write() as self._session:
            try:
                yield
            finally:
                self._session = None

    @asynccontextmanager
    async def _writing(self) -> AsyncIterator[AsyncSession]:
        if self._session is not None:
            yield self._session
            return
        async with self.database.write() as session:
            yield session


async def build(database: Database, clock: Clock, name: str = "Заречье") -> Town:
    """An empty municipality in the zone of Moscow, in Russian."""
    async with database.write() as session:
        row = Municipality(
            name=name, time_zone="Europe/Moscow", locale="ru", created_at=clock.now()
        )
        session.add(row)
        await session.flush()
        return Town(database, clock, row.id, _next_telegram_id=7_000 + row.id * 1_000)
