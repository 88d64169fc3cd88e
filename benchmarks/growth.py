"""What the same due work costs as everything else grows: 10,000 tasks, then 1,000,000.

One SQLite file: a town of 51 schools, whose work is measured, and a second town that only grows,
with as many messages sent as there are tasks. Processor time of the process, the least of several
rounds. `python -m benchmarks.growth [few] [many]` prints the exponent of each figure and ends with
1 where one is over the limit: at 0.1 a hundred times as much costs 1.6 times as much.
"""

import asyncio
import gc
import math
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select, update

from benchmarks.bulk_insert import bulk_insert
from benchmarks.summary_data import NOW, fill
from benchmarks.update_stage import A_SCHOOL, ANNA, populate
from domain.access import Actor, MemberRole, Role
from domain.draft import Draft, DraftActivity, DraftParty
from domain.organisation_kinds import OrganisationKind
from domain.schedule import Kind, Period, Schedule, Window
from domain.workflow import OPEN
from models.engine import Database
from models.enums import DeliveryState, Target
from models.people import Membership as Held
from models.people import Municipality, Organisation, Person
from models.roadmaps import Activity
from models.tasks import Task
from models.upkeep import Delivery
from services.assignment import assigning
from services.core import claims, outbox, schedules
from services.core.claims import DeliveryOutcome
from services.core.outbox import URGENT, Owed
from services.reminders import digests, office_mornings, reminding
from services.roadmaps import draft_rows, draft_storing, importing, revisions

FEW, MANY = 10_000, 1_000_000
ROUNDS, LIMIT = 7, 0.1
MESSAGES, ACTIVITIES, CHANGED = 100, 40, 5
LEASE = timedelta(minutes=1)
ZONE = ZoneInfo("Europe/Moscow")
YEAR = Period(date(2026, 9, 1), date(2027, 8, 31), 9)

Work = Callable[[int], Awaitable[float]]


class Town:
    """The town that is measured. Each work gives its processor seconds; its number is the round."""

    def __init__(self, database: Database, id_: int, anna: Held, curator: Actor) -> None:
        self.database, self.id, self.curator = database, id_, curator
        self.anna_id, self.school_id = anna.person_id, anna.organisation_id

    async def planning(self, turn: int) -> float:
        """Reminders of a school's open tasks."""
        async with self.database.write() as session:
            due = update(Task).where(Task.organisation_id == self.school_id, Task.status.in_(OPEN))
            await session.execute(due.values(next_at=NOW))
        begun = time.process_time()
        async with self.database.write() as session:
            planned = await reminding.plan_due(session, NOW)
        assert planned >= A_SCHOOL // 3
        return time.process_time() - begun

    async def delivery(self, turn: int) -> float:
        """A hundred messages: owed, claimed, sent."""
        begun = time.process_time()
        async with self.database.write() as session:
            owed = [
                Owed(f"growth:{turn}:{n}", "letter", ANNA, {}, self.anna_id, self.id, URGENT)
                for n in range(MESSAGES)
            ]
            await outbox.owe(session, owed, NOW)
        left = MESSAGES
        while left:
            async with self.database.write() as session:
                claimed = await claims.claim(session, MESSAGES, LEASE, NOW)
            sent = [DeliveryOutcome(each.id, DeliveryState.SENT, 1) for each in claimed]
            async with self.database.write() as session:
                await claims.record_outcomes(session, sent, NOW)
            left -= sum(each.kind == "letter" for each in claimed)
        return time.process_time() - begun

    async def mornings(self, turn: int) -> float:
        """Which mornings the office is owed."""
        begun = time.process_time()
        async with self.database.read() as session:
            assert await office_mornings.due(session, NOW)
        return time.process_time() - begun

    async def digest(self, turn: int) -> float:
        """What a coordinator's morning says."""
        begun = time.process_time()
        async with self.database.read() as session:
            assert await digests.load_digest(session, self.anna_id, ZONE, NOW)
        return time.process_time() - begun

    async def reimport(self, turn: int) -> float:
        """A plan of 40 activities for 51 schools comes again with five other deadlines."""
        begun = time.process_time()
        async with self.database.write() as session:
            draft = await draft_storing.store_draft(
                session, _plan(turn), self.id, draft_rows.Source("план.xlsx"), actor=self.curator
            )
        async with self.database.write() as session:
            applied = await revisions.apply(session, draft, actor=self.curator)
        assert applied.moved
        return time.process_time() - begun

    def works(self) -> dict[str, Work]:
        return {
            "planning": self.planning,
            "delivery": self.delivery,
            "mornings": self.mornings,
            "digest": self.digest,
            "re-import": self.reimport,
        }


def _plan(turn: int) -> Draft:
    """A plan whose first activities have another deadline each turn."""
    lines = []
    for n in range(ACTIVITIES):
        last = 28 - turn % 20 if n < CHANGED else 28
        window = Window(date(2027, 2, 1), date(2027, 2, last))
        schedule = Schedule(f"до {last} февраля 2027", Kind.FIXED, windows=(window,))
        title = f"Сведения о работе школьных объединений, часть {n}"
        lines.append(
            DraftActivity(
                number=f"1.{n + 1}",
                title=title,
                section=None,
                term=schedule.phrase,
                schedule=schedule,
                responsible=(DraftParty("ОО"),),
            )
        )
    return Draft(
        "План объединений", None, YEAR, True, (), tuple(lines), (DraftParty("ОО"),), (), ()
    )


async def set_up(database: Database) -> Town:
    """The town of `populate`, with a second plan in force for all its schools."""
    async with database.write() as session:
        # A plan that comes again is compared with every plan in force.
        term = Schedule("в срок", Kind.FIXED, windows=(Window(YEAR.start, YEAR.end),))
        await session.execute(update(Activity).values(schedule=schedules.dump(term)))
        held = select(Held).join(Person).where(Person.telegram_id == ANNA)
        anna = (await session.scalars(held)).one()
        person = await session.scalar(select(Held.person_id).where(Held.role == Role.CURATOR))
        curator = Actor(person or 0, (MemberRole(anna.municipality_id, Role.CURATOR),), NOW)
        source = draft_rows.Source("план.xlsx")
        plan = await draft_storing.store_draft(
            session, _plan(-1), anna.municipality_id, source, actor=curator
        )
        for party in await assigning.parties(session, plan, actor=curator):
            await assigning.assign(session, plan, party.party_id, Target.ALL_SCHOOLS, actor=curator)
        await importing.confirm(session, plan, actor=curator)
        return Town(database, anna.municipality_id, anna, curator)


async def grow(database: Database, tasks: int) -> None:
    """A second town with so many tasks."""
    async with database.write() as session:
        other = Municipality(
            name="Заозёрье", time_zone="Europe/Moscow", locale="ru", created_at=NOW
        )
        session.add(other)
        await session.flush()
        schools = [
            Organisation(
                municipality_id=other.id, name=f"Школа № {n}", kind=OrganisationKind.SCHOOL
            )
            for n in range(tasks // A_SCHOOL)
        ]
        session.add_all(schools)
        await session.flush()
        town, ids = other.id, [school.id for school in schools]
    await fill(database, town, ids, tasks, NOW.year)


def _sent(numbers: range) -> Iterator[dict[str, Any]]:
    for n in numbers:
        yield {
            "key": f"sent:{n}",
            "kind": "digest",
            "chat_id": n,
            "payload": {},
            "priority": 1,
            "state": DeliveryState.SENT,
            "due_at": NOW - timedelta(hours=n % 2000 + 1),
            "created_at": NOW - timedelta(hours=n % 2000 + 1),
            "sent_at": NOW - timedelta(hours=n % 2000 + 1),
            "attempts": 1,
            "doubts": 0,
            "message_id": n,
        }


async def measure(town: Town, turns: Iterator[int]) -> dict[str, float]:
    """The least processor seconds of each work."""
    best = {}
    for name, work in town.works().items():
        spent = []
        for _ in range(ROUNDS):
            gc.collect()
            spent.append(await work(next(turns)))
        best[name] = min(spent)
    return best


async def compare(folder: Path, few: int, many: int) -> bool:
    """Print the figures; whether all keep to the limit."""
    path, turns = folder / "growth.db", count()
    await populate(path, few, A_SCHOOL // 4)
    database = Database(f"sqlite:///{path}")
    await bulk_insert(database, Delivery, _sent(range(few)))
    town = await set_up(database)
    before = await measure(town, turns)
    await grow(database, many - few)
    await bulk_insert(database, Delivery, _sent(range(few, many)))
    after = await measure(town, turns)
    await database.close()
    fine = True
    for name, seconds in before.items():
        exponent = math.log(after[name] / seconds) / math.log(many / few)
        print(
            f"{name}: {seconds * 1e3:.1f} ms with {few:,} tasks, {after[name] * 1e3:.1f} ms with "
            f"{many:,}: exponent {exponent:.2f} of {LIMIT}"
        )
        fine &= exponent <= LIMIT
    return fine


def main(arguments: list[str]) -> int:
    """1 where something grows with what is not due."""
    few, many = [int(each) for each in arguments] or [FEW, MANY]
    with tempfile.TemporaryDirectory() as folder:
        return 0 if asyncio.run(compare(Path(folder), few, many)) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
