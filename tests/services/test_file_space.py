"""A quota of files: counted as they come, refused where full, counted anew, told when near."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from domain.alarms import Alarm
from domain.errors import Code, Refusal, Stale
from domain.quota import Quota
from models.people import Municipality, Organisation, Person
from models.tasks import Evidence, StoredFile, UploadFile
from models.upkeep import Delivery
from services.core import alarms, outbox
from services.people import retention
from services.people.retention import OldFile
from services.reports import file_space, uploads
from services.reports.evidence import IncomingFile
from services.reports.uploads import UploadView
from tests import towns

DAY = date(2026, 11, 25)
FULL = Quota(organisation=250, municipality=400)


@pytest.fixture
async def town(database, clock):
    town = await towns.build(database, clock)
    town.first, town.second = await town.school("Школа № 3"), await town.school("Школа № 7")
    town.anna = await town.coordinator("Анна", town.first)
    town.boris = await town.coordinator("Борис", town.second)
    town.passport = await town.owed("5.2", "Социальный паспорт", DAY, town.first)
    town.other = await town.owed("3.1", "Мониторинг", DAY, town.first)
    town.theirs = await town.owed("5.3", "Справка", DAY, town.second)
    return town


async def send(town, name, task_id, *, who=None, size=100, quota=FULL):
    actor = replace(await town.actor(who or town.anna), update_key=f"m-{name}-{task_id}")
    file = IncomingFile(f"id-{name}", name, "document", name, size)
    async with town.database.write() as session:
        return await uploads.receive(
            session, 7001 + (who or 0), name, file, task_id, quota=quota, actor=actor
        )


async def used(town):
    return {each.name: each.file_bytes for each in await town.all(select(Organisation))}


async def count_anew(town):
    async with town.database.write() as session:
        await file_space.count_anew(session, town.clock.now())


async def test_what_does_not_fit_is_refused_and_nothing_of_it_stays(town):
    await send(town, "а.pdf", town.passport)
    await send(town, "б.pdf", town.passport)
    with pytest.raises(Refusal) as refused:
        await send(town, "в.pdf", town.passport)
    assert (refused.value.code, refused.value.values) == (
        Code.FILES_FULL,
        {"whose": "organisation"},
    )
    assert await town.all(select(StoredFile.name)) == ["а.pdf", "б.pdf"]
    assert len(await town.all(select(UploadFile))) == 2
    assert (await used(town))["Школа № 3"] == 200
    # Another school has space of its own, until that of all is full.
    await send(town, "г.pdf", town.theirs, who=town.boris, size=200)
    with pytest.raises(Refusal) as refused:
        await send(town, "д.pdf", town.theirs, who=town.boris, size=1)
    assert refused.value.values == {"whose": "municipality"}
    await send(town, "д.pdf", town.theirs, who=town.boris, size=1, quota=Quota())


async def test_files_that_come_at_the_same_moment_do_not_pass_the_quota(town):
    vera = await town.coordinator("Вера", town.first)
    sent = await asyncio.gather(
        *(send(town, f"{n}.pdf", town.passport, who=vera) for n in range(2)),
        *(send(town, f"{n}.pdf", town.other, who=town.anna) for n in range(2, 4)),
        return_exceptions=True,
    )
    assert all(isinstance(each, UploadView | Refusal | Stale) for each in sent)
    kept = sum(isinstance(each, UploadView) for each in sent)
    assert 1 <= kept <= 2
    assert await used(town) == {"Школа № 3": 100 * kept, "Школа № 7": 0}


async def test_what_comes_while_it_is_counted_is_counted(town, monkeypatch):
    """A file that is committed after the sum was read, on PostgreSQL; SQLite has it wait."""
    await send(town, "а.pdf", town.passport)
    async with town.database.write() as session:
        await session.execute(update(Organisation).values(file_bytes=7))
    executed = []

    async def read_slowly(session, municipality_id):
        execute = session.execute

        async def slow(statement, *rest, **options):
            result = await execute(statement, *rest, **options)
            if not executed and not town.database.is_sqlite:
                executed.append(statement)
                await send(town, "б.pdf", town.other)
            return result

        monkeypatch.setattr(session, "execute", slow)
        await count(session, municipality_id)

    count = file_space._count
    monkeypatch.setattr(file_space, "_count", read_slowly)
    await count_anew(town)
    assert (await used(town))["Школа № 3"] == (100 if town.database.is_sqlite else 200)


async def test_every_municipality_has_its_turn_however_often_files_go(town, clock, monkeypatch):
    """Those whose files have gone are counted before the others, and keep none of them waiting."""
    monkeypatch.setattr(file_space, "BATCH", 2)
    await send(town, "а.pdf", town.passport)
    for name in ("Дальнее", "Ближнее", "Среднее"):
        await towns.build(town.database, clock, name)
    await count_anew(town)
    await count_anew(town)
    assert None not in await town.all(select(Municipality.file_bytes_at))
    (file_id,) = await town.all(select(StoredFile.id))
    async with town.database.write() as session:
        await retention.note_removed(session, [OldFile(file_id, None)], town.clock.now())
    marked = await town.all(select(Municipality.name).where(Municipality.file_bytes_at.is_(None)))
    assert marked == ["Заречье"]


async def test_a_file_counts_once_for_a_school_however_many_tasks_it_proves(town):
    await send(town, "а.pdf", town.passport)
    await send(town, "а.pdf", town.other)
    await send(town, "а.pdf", town.passport)
    assert await used(town) == {"Школа № 3": 100, "Школа № 7": 0}
    await send(town, "а.pdf", town.theirs, who=town.boris)
    assert await used(town) == {"Школа № 3": 100, "Школа № 7": 100}


async def test_counting_anew_mends_what_was_counted_and_frees_what_is_gone(town):
    await send(town, "а.pdf", town.passport)
    await send(town, "а.pdf", town.other)
    await send(town, "б.pdf", town.passport)
    async with town.database.write() as session:
        await session.execute(update(Organisation).values(file_bytes=7))
    await count_anew(town)
    assert await used(town) == {"Школа № 3": 200, "Школа № 7": 0}
    (file_id,) = await town.all(select(StoredFile.id).where(StoredFile.name == "б.pdf"))
    async with town.database.write() as session:
        await retention.note_removed(session, [OldFile(file_id, None)], town.clock.now())
    await count_anew(town)
    assert (await used(town))["Школа № 3"] == 100
    # Once a day, unless something has gone.
    async with town.database.write() as session:
        await session.execute(update(Organisation).values(file_bytes=7))
    await count_anew(town)
    assert (await used(town))["Школа № 3"] == 7
    town.clock.moment += timedelta(days=1, seconds=1)
    await count_anew(town)
    assert (await used(town))["Школа № 3"] == 100
    assert await town.all(select(Municipality.file_bytes_at)) == [town.clock.now()]


async def test_who_is_near_is_told_to_administrators_once_a_day(town):
    await send(town, "а.pdf", town.passport, size=230)
    async with town.database.read() as session:
        near = await file_space.near(session, FULL)
        full = await file_space.fullest(session, FULL)
        assert await file_space.total(session) == 230
    assert [each.name for each in near] == ["Школа № 3"]
    assert [(each.name, each.share) for each in full][1] == ("Заречье", 230 / 400)
    async with town.database.write() as session:
        await session.execute(update(Person).values(is_administrator=Person.id == town.boris))
    for _ in range(2):
        async with town.database.write() as session:
            now = town.clock.now()
            owed = await alarms.owed(session, {Alarm.FILES_FILL: 1}, (), now)
            await outbox.owe(session, owed, now)
    payloads = await town.all(select(Delivery.payload).where(Delivery.kind == alarms.KIND))
    assert payloads == [{"alarm": "files-fill", "value": 1}]
    assert not await town.all(select(Evidence).where(Evidence.withdrawn_at.is_not(None)))
