"""What is removed after a time, and what is not."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from domain.workflow import Status
from models.enums import DeliveryState
from models.people import InviteFailure, Municipality, Person
from models.tasks import Evidence, MessageLink, StoredFile, Task
from models.upkeep import Conversation, Delivery
from services.core import audit, outbox
from services.core.outbox import Owed
from services.people import retention
from tests import towns


@pytest.fixture
async def town(database, clock):
    return await towns.build(database, clock)


async def remove_all(town):
    removed = {}
    for what in retention.KINDS:
        async with town.database.write() as session:
            removed[what] = await retention.remove_old(session, what, town.clock.now())
    return removed


def gone(counts):
    """The kinds of which something went."""
    return {kind: count for kind, count in counts.items() if count}


async def test_old_rows_go_and_young_ones_stay(town):
    school = await town.school("Школа № 3")
    task = await town.owed("5.2", "Социальный паспорт", date(2026, 12, 1), school)
    now = town.clock.now()
    async with town.database.write() as session:
        await outbox.owe(session, [Owed(f"key-{number}", "say", 7) for number in range(3)], now)
        session.add_all(
            [
                Conversation(key="7:7", state="asked", data={}, changed_at=now),
                MessageLink(chat_id=7, message_id=1, task_id=task, created_at=now),
                InviteFailure(telegram_id=7, at=now),
            ]
        )
        rows = list(await session.scalars(select(Delivery).order_by(Delivery.id)))
        states = (DeliveryState.SENT, DeliveryState.UNREACHABLE, DeliveryState.PENDING)
        for row, state in zip(rows, states, strict=True):
            row.state = state
    assert set((await remove_all(town)).values()) == {0}
    town.clock.moment += timedelta(days=200)
    assert gone(await remove_all(town)) == {"sent": 1, "conversations": 1, "failures": 1}
    town.clock.moment += timedelta(days=300)
    assert gone(await remove_all(town)) == {"lost": 1, "links": 1}
    # What is still owed never goes by age.
    assert [row.state for row in await town.all(select(Delivery))] == [DeliveryState.PENDING]


async def test_who_only_looked_in_is_not_kept(town):
    school = await town.school("Школа № 3")
    anna = await town.coordinator("Анна", school)
    looked_in = await town.person("Прохожий")
    denied = await town.person("Любопытный")
    maria = await town.person("Мария")
    async with town.database.write() as session:
        (await session.get_one(Person, maria)).is_administrator = True
        await audit.deny(session, "task 1", (), person_id=denied, at=town.clock.now())
    town.clock.moment += timedelta(days=91)
    assert (await remove_all(town))["strangers"] == 1
    left = await town.all(select(Person.id))
    assert looked_in not in left
    assert {anna, denied, maria} <= set(left)


async def test_files_go_when_all_that_they_prove_is_finished(town):
    school = await town.school("Школа № 3")
    anna = await town.coordinator("Анна", school)
    now = town.clock.now()
    tasks = [
        await town.owed(f"5.{number}", "Отчёт", date(2026, 12, 1), school) for number in range(3)
    ]
    async with town.database.write() as session:
        municipality = await session.get_one(Municipality, town.id)
        municipality.file_retention_days = 90
        for number, task_id in enumerate(tasks):
            file = StoredFile(
                media="document",
                name=f"{number}.pdf",
                size=1,
                sha256="same" if number < 2 else "other",
                created_at=now,
            )
            session.add(file)
            await session.flush()
            session.add(Evidence(task_id=task_id, file_id=file.id, person_id=anna, at=now))
        for task_id in (tasks[0], tasks[2]):
            (await session.get_one(Task, task_id)).status = Status.DONE

    async def old():
        async with town.database.read() as session:
            return await retention.old_files(session, town.clock.now())

    assert await old() == []
    town.clock.moment += timedelta(days=91)
    found = await old()
    # The bytes of the first are those of the second too, whose task is still open.
    assert [file.sha256 for file in found] == [None, "other"]
    async with town.database.write() as session:
        await retention.note_removed(session, found, town.clock.now())
    assert await old() == []
    left = [file.name for file in await town.all(select(StoredFile)) if file.removed_at is None]
    assert left == ["1.pdf"]


async def test_files_have_a_time_where_the_municipality_says_nothing(town):
    school = await town.school("Школа № 3")
    anna = await town.coordinator("Анна", school)
    now = town.clock.now()
    task_id = await town.owed("5.1", "Отчёт", date(2026, 12, 1), school)
    async with town.database.write() as session:
        file = StoredFile(media="document", name="1.pdf", size=1, sha256="a", created_at=now)
        session.add(file)
        await session.flush()
        session.add(Evidence(task_id=task_id, file_id=file.id, person_id=anna, at=now))
        (await session.get_one(Task, task_id)).status = Status.DONE
    town.clock.moment += timedelta(days=91)
    async with town.database.read() as session:
        later = town.clock.now()
        assert await retention.old_files(session, later) == []
        assert await retention.old_files(session, later, 100) == []
        assert [file.sha256 for file in await retention.old_files(session, later, 90)] == ["a"]
