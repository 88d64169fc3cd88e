"""Municipalities with as many tasks as a summary may have to count."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import select, text

from benchmarks.bulk_insert import bulk_insert
from domain.organisation_kinds import OrganisationKind
from domain.schedule import Kind as Term
from domain.workflow import Action, Status
from models.engine import Database
from models.enums import RoadmapStatus
from models.people import Municipality, Organisation, Person
from models.roadmaps import (
    Activity,
    ActivityParty,
    EvidenceSlot,
    Indicator,
    Party,
    Roadmap,
    Section,
)
from models.tables import Base
from models.tasks import Evidence, Report, StoredFile, Task, TaskState
from services.core.task_states import FOREVER, STANDING

NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)
TODAY = date(2026, 11, 24)
SECTIONS = 10
FILES = 200
MIX = (
    Status.DONE,
    Status.DONE,
    Status.DONE,
    Status.SUBMITTED,
    Status.PLANNED,
    Status.PLANNED,
    Status.IN_PROGRESS,
    Status.RETURNED,
    Status.BLOCKED,
    Status.CANCELLED,
)


async def prepare(database: Database, schools: int) -> tuple[int, list[int]]:
    """A municipality of schools; its id and theirs."""
    async with database.write() as session:
        town = Municipality(name="Заречье", time_zone="Europe/Moscow", locale="ru", created_at=NOW)
        session.add_all([town, Person(telegram_id=1, name="Виктор", first_seen_at=NOW)])
        await session.flush()
        rows = [
            Organisation(municipality_id=town.id, name=f"Школа № {n}", kind=OrganisationKind.SCHOOL)
            for n in range(1, schools + 1)
        ]
        session.add_all(rows)
        await session.flush()
        return town.id, [row.id for row in rows]


async def fill(database: Database, town: int, schools: list[int], count: int, year: int) -> int:
    """A roadmap of one year with `count` tasks, in every status; its id. Past years are done."""
    async with database.write() as session:
        start = date(year, 9, 1)
        plan = Roadmap(
            municipality_id=town,
            title=f"План {year}",
            short_title=f"План {year}",
            period_start=start,
            period_end=date(year + 1, 8, 31),
            year_start=9,
            status=RoadmapStatus.ACTIVE if year == TODAY.year else RoadmapStatus.FINISHED,
            policy={},
            source_name="план.docx",
            created_at=NOW,
        )
        session.add(plan)
        await session.flush()
        sections = [
            Section(roadmap_id=plan.id, position=n, number=str(n + 1), title=f"Раздел {n + 1}")
            for n in range(SECTIONS)
        ]
        session.add_all(sections)
        await session.flush()
        activities = [
            Activity(
                roadmap_id=plan.id,
                section_id=sections[n % SECTIONS].id,
                position=n,
                number=f"{n % SECTIONS + 1}.{n // SECTIONS + 1}",
                title=f"Мониторинг посещаемости занятий, часть {n}",
                term="в срок",
                kind=Term.FIXED,
                schedule={},
                decided=True,
                result="",
            )
            for n in range(-(-count // len(schools)))
        ]
        session.add_all(activities)
        await session.flush()
        plan_id = plan.id
        placed = [(activity.id, activity.section_id) for activity in activities]
    rows = _rows(town, plan_id, placed, schools, count, start, year == TODAY.year)
    await bulk_insert(database, Task, rows)
    await _live(database, plan_id, start)
    return plan_id


async def _live(database: Database, roadmap: int, start: date) -> None:
    """The evenings of these tasks: planned at first, then as they are; what was reported was begun
    three days before. 2.4 states a task.
    """
    async with database.write() as session:
        connection = await session.connection()
        table = Base.metadata.tables[TaskState.__tablename__]
        for index in table.indexes:
            await connection.run_sync(index.drop)
        shared = ", ".join(name for name in STANDING if name != "status")
        for first, last, status in PHASES:
            sql = f"""
                INSERT INTO task_state (task_id, valid_from, valid_to, status, {shared})
                SELECT id, {first}, {last}, {status}, {shared} FROM task
                WHERE roadmap_id = :roadmap AND {first} < {last} ORDER BY id
            """  # noqa: S608 - our own names
            days = {"start": start, "change": TODAY - timedelta(days=20), "forever": FOREVER}
            reported = "submitted_on"
            if database.is_sqlite:
                # As `models.base.DayNumber` keeps them.
                reported = f"CAST(julianday({reported}) - 1721424.5 AS INTEGER)"
                values: dict[str, Any] = {name: day.toordinal() for name, day in days.items()}
            else:
                values = days
                for name in days:
                    sql = sql.replace(f":{name}", f"CAST(:{name} AS DATE)")
            sql = sql.replace("REPORTED", reported)
            used = {name: value for name, value in values.items() if f":{name}" in sql}
            await session.execute(text(sql), {**used, "roadmap": roadmap})
        for index in table.indexes:
            await connection.run_sync(index.create)


_TURN = "coalesce(REPORTED - 3, :change)"
_LAST = "coalesce(REPORTED, :change)"
PHASES = (
    (":start", _TURN, "'planned'"),
    (_TURN, _LAST, "'in_progress'"),
    (_LAST, ":forever", "status"),
)
"""First evening, first evening of the next, status; a phase without an evening is none."""


async def seed(database: Database, town: int, roadmap: int) -> None:
    """Parties, documents, files and reports for the tasks of a roadmap, as a year leaves them."""
    async with database.write() as session:
        parties = [
            Party(municipality_id=town, name=name, key=name, is_person=False)
            for name in ("УО", "ОО", "ИМЦ")
        ]
        session.add_all(parties)
        files = [
            StoredFile(
                media="document",
                name=f"аналитическая справка {n}.docx",
                size=1,
                sha256=f"{n:064}",
                created_at=NOW,
            )
            for n in range(FILES)
        ]
        session.add_all(files)
        await session.flush()
        activities = list(
            await session.scalars(select(Activity.id).where(Activity.roadmap_id == roadmap))
        )
        for n, activity in enumerate(activities):
            party = parties[n % len(parties)].id
            session.add_all(
                [
                    ActivityParty(activity_id=activity, party_id=party, position=0),
                    EvidenceSlot(activity_id=activity, name="аналитическая справка", count=1),
                    Indicator(
                        activity_id=activity, text="охват", target=80, unit="%", at_least=True
                    ),
                ]
            )
            if n % 3 == 0:
                session.add(EvidenceSlot(activity_id=activity, name="приказ", count=1))
        await session.flush()
        indicators = dict(
            (await session.execute(select(Indicator.activity_id, Indicator.id))).tuples().all()
        )
        reported = await session.execute(
            select(Task.id, Task.activity_id, Task.status)
            .where(Task.roadmap_id == roadmap, Task.status.in_((Status.DONE, Status.SUBMITTED)))
            .order_by(Task.id)
        )
        tasks = reported.tuples().all()
        file_ids = [file.id for file in files]
    proofs = (
        {"task_id": task, "file_id": file_ids[task % FILES], "person_id": 1, "at": NOW}
        for task, _, _ in tasks
    )
    await bulk_insert(database, Evidence, proofs)
    reports = (
        {
            "task_id": task,
            "person_id": 1,
            "at": NOW,
            "action": Action.SUBMIT,
            "status_before": Status.PLANNED,
            "status_after": Status.SUBMITTED,
            "indicator_id": indicators[activity],
            "value": 70.0 + task % 20,
        }
        for task, activity, _ in tasks
    )
    await bulk_insert(database, Report, reports)


def _rows(
    town: int,
    plan: int,
    activities: list[tuple[int, int | None]],
    schools: list[int],
    count: int,
    start: date,
    current: bool,
) -> Iterator[dict[str, Any]]:
    for n in range(count):
        activity, section = activities[n // len(schools)]
        deadline = start + timedelta(days=n * 7919 % 365)
        status = MIX[n * 31 % 10] if current else Status.DONE
        reported = status in (Status.DONE, Status.SUBMITTED)
        day = TODAY - timedelta(days=n * 13 % 60)
        yield {
            "municipality_id": town,
            "roadmap_id": plan,
            "section_id": section,
            "activity_id": activity,
            "organisation_id": schools[n % len(schools)],
            "window": "1",
            "deadline": deadline,
            "original_deadline": deadline,
            "status": status,
            "version": 1,
            "created_at": NOW,
            "changed_at": NOW,
            "submitted_on": day if reported else None,
            "done_on": day if status is Status.DONE else None,
            "done_late": status is Status.DONE and day > deadline,
        }
