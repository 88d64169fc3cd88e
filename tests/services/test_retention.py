"""What is removed after a time, and what is not."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.ui.context import Tools
from domain.access import Role
from domain.workflow import Action, Status
from models.enums import DeliveryState, MoveVerdict, RowKind, Verdict
from models.people import InviteFailure, Municipality, Person
from models.tables import Base
from models.tasks import (
    DeadlineMove,
    Evidence,
    MessageLink,
    Report,
    Review,
    StoredFile,
    Task,
    Upload,
    UploadFile,
)
from models.upkeep import Conversation, Delivery, SetAside
from scheduler.housekeeping import keep_house
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
        removed[what] = await remove(town.database, what, town.clock.now())
    return removed


async def remove(database, what, now):
    """Find and remove as keeping house does; how many went."""
    async with database.read() as session:
        keys = await retention.find_old(session, what, now)
    async with database.write() as session:
        return await retention.remove_old(session, what, keys, now)


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
            before = town.clock.now() - timedelta(days=90)
            return await retention.old_files(session, town.id, before)

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
    async with town.database.read() as session:
        assert await retention.files_kept(session) == []
        assert await retention.files_kept(session, 90) == [(town.id, 90)]
    async with town.database.write() as session:
        (await session.get_one(Municipality, town.id)).file_retention_days = 30
    async with town.database.read() as session:
        assert await retention.files_kept(session, 90) == [(town.id, 30)]


@pytest.mark.parametrize("days", [-1, 0, 2**31 - 1])
async def test_a_time_that_cannot_be_is_as_if_nothing_was_said(town, days):
    """Of less than nothing all files would go at once; a moment before all years is none."""
    async with town.database.write() as session:
        (await session.get_one(Municipality, town.id)).file_retention_days = days
    async with town.database.read() as session:
        assert await retention.files_kept(session, 90) == [(town.id, 90)]


async def test_files_that_cannot_be_removed_stop_no_other(town, monkeypatch):
    """More than a batch of them, sent before the others."""
    monkeypatch.setattr(retention, "BATCH", 3)
    school = await town.school("Школа № 3")
    anna = await town.coordinator("Анна", school)
    task_id = await town.owed("5.1", "Отчёт", date(2026, 12, 1), school)
    now = town.clock.now()
    names = [f"stuck {number}" for number in range(7)] + ["free 1", "free 2"]
    async with town.database.write() as session:
        for name in names:
            file = StoredFile(media="document", name=name, size=1, sha256=name, created_at=now)
            session.add(file)
            await session.flush()
            session.add(Evidence(task_id=task_id, file_id=file.id, person_id=anna, at=now))
        (await session.get_one(Task, task_id)).status = Status.DONE
    town.clock.moment += timedelta(days=91)
    await keep_house(tools(town, Stuck(), file_days=90))
    files = await town.all(select(StoredFile).order_by(StoredFile.id))
    assert [file.name for file in files if file.removed_at] == ["free 1", "free 2"]
    # And what was in the way is told, row by row.
    aside = await town.all(select(SetAside.row_id).where(SetAside.kind == RowKind.FILE))
    assert sorted(aside) == [file.id for file in files if not file.removed_at]


async def test_words_go_when_they_are_old_and_their_task_is_finished(town):
    school = await town.school("Школа № 3")
    anna = await town.coordinator("Анна", school)
    done, owed = [
        await town.owed(f"5.{number}", "Отчёт", date(2026, 12, 1), school) for number in range(2)
    ]
    now = town.clock.now()
    async with town.database.write() as session:
        for task_id in (done, owed):
            session.add_all(written(task_id, anna, now))
        (await session.get_one(Task, done)).status = Status.DONE

    async def left():
        found = []
        for column in (Report.comment, Review.reason, DeadlineMove.reason, Evidence.caption):
            rows = await town.all(select(column.class_))
            found.append({row.task_id: getattr(row, column.key) for row in rows})
        return found

    everything = dict.fromkeys((done, owed), "Слова")
    for days, age, finished in [(0, 400, "Слова"), (90, 90, "Слова"), (90, 91, None)]:
        town.clock.moment = now + timedelta(days=age)
        await keep_house(tools(town, Stuck(), text_days=days))
        gone = {done: finished, owed: "Слова"} if finished is None else everything
        # A move always has a reason, if an empty one.
        assert await left() == [gone, gone, gone | ({done: ""} if not finished else {}), gone]
    # What was done, and when, stays.
    assert [row.action for row in await town.all(select(Report))] == [Action.SUBMIT] * 2


async def test_what_holds_a_message_of_files_together_goes_and_what_proves_a_task_stays(town):
    school = await town.school("Школа № 3")
    anna = await town.coordinator("Анна", school)
    task_id = await town.owed("5.1", "Отчёт", date(2026, 12, 1), school)
    now = town.clock.now()
    async with town.database.write() as session:
        upload = Upload(chat_id=7, group_key="1", person_id=anna, created_at=now)
        files = [
            StoredFile(media="document", name=name, size=1, created_at=now)
            for name in ("loose.pdf", "proof.pdf")
        ]
        session.add_all([upload, *files])
        await session.flush()
        session.add(Evidence(task_id=task_id, file_id=files[1].id, person_id=anna, at=now))
        for file in files:
            row = UploadFile(upload_id=upload.id, file_id=file.id, caption="Слова", held=False)
            session.add(row)
    assert gone(await remove_all(town)) == {}
    town.clock.moment += timedelta(days=181)
    assert gone(await remove_all(town)) == {"uploads": 1, "loose-files": 1}
    assert await town.all(select(UploadFile.caption)) == []
    assert await town.all(select(StoredFile.name)) == ["proof.pdf"]


async def test_what_is_in_use_again_before_it_is_removed_stays(town):
    """Between the finding and the removing others write: a file is sent again, a stranger comes."""
    person = await town.person("Анна")
    now = town.clock.now()
    async with town.database.write() as session:
        upload = Upload(chat_id=7, group_key="1", person_id=person, created_at=now)
        files = [
            StoredFile(media="document", name=name, size=1, created_at=now)
            for name in ("again.pdf", "loose.pdf")
        ]
        session.add_all([upload, *files])
    stranger = await town.person("Прохожий")
    town.clock.moment += timedelta(days=179)
    async with town.database.read() as session:
        later = town.clock.now() + timedelta(days=2)
        found = {
            what: await retention.find_old(session, what, later)
            for what in ("loose-files", "strangers")
        }
    assert found == {"loose-files": [(file.id,) for file in files], "strangers": [(stranger,)]}
    async with town.database.write() as session:
        session.add(UploadFile(upload_id=upload.id, file_id=files[0].id, caption=None, held=False))
    await town.give_role(stranger, Role.MANAGER)
    async with town.database.write() as session:
        removed = {
            what: await retention.remove_old(session, what, keys, later)
            for what, keys in found.items()
        }
    assert removed == {"loose-files": 1, "strangers": 0}
    assert await town.all(select(StoredFile.name)) == ["again.pdf"]


def test_what_leads_to_a_file_is_found_by_an_index():
    """Of each file that is removed it is asked who still leads to it; roadmaps are few."""
    unfound = {
        table.name
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if any(key.column.table.name == "stored_file" for key in column.foreign_keys)
        and not any(next(iter(index.columns)) is column for index in table.indexes)
    }
    assert unfound == {"roadmap"}


def written(task_id, person_id, at):
    """Words of every kind about a task."""
    by = {"task_id": task_id, "person_id": person_id, "at": at}
    planned = Status.PLANNED
    file = StoredFile(media="document", name="1.pdf", size=1, created_at=at)
    return [
        Report(
            **by,
            action=Action.SUBMIT,
            status_before=planned,
            status_after=planned,
            comment="Слова",
        ),
        Review(**by, verdict=Verdict.RETURNED, reason="Слова"),
        DeadlineMove(
            task_id=task_id,
            asked_by=person_id,
            asked_at=at,
            reason="Слова",
            verdict=MoveVerdict.REFUSED,
        ),
        Evidence(**by, file=file, caption="Слова"),
    ]


class Stuck:
    """A store in which some files cannot be removed."""

    async def remove(self, digest):
        if digest.startswith("stuck"):
            raise PermissionError(digest)


def tools(town, store, **days):
    """What keeping house needs."""
    return Tools(
        database=town.database,
        clock=town.clock,
        files=store,
        username="bot",
        default_zone=ZoneInfo("UTC"),
        default_locale="ru",
        admin_ids=frozenset(),
        **days,
    )
