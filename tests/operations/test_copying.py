"""Rows go from one database into another, and not one is changed on the way."""

import pytest
from sqlalchemy import select, text, update

from models import copying, migrating
from models.copying import Mismatch
from models.engine import Database
from models.people import Municipality
from models.roadmaps import Activity, Roadmap
from tests.filling import ROWS, fill

PAIRS = [("sqlite", "postgresql"), ("postgresql", "sqlite")]


@pytest.fixture(params=PAIRS, ids=["-".join(pair) for pair in PAIRS])
async def pair(request, new_url):
    """A database with rows in every table, and one with empty tables."""
    opened = [Database(await new_url(kind), verbatim=True) for kind in request.param]
    for database in opened:
        await migrating.upgrade(database)
    filler = Database(opened[0].url)
    async with filler.engine.begin() as connection:
        await fill(connection, list(copying.tables()))
    await filler.close()
    yield opened
    for database in opened:
        await database.close()


async def copied(source, target) -> dict[str, int]:
    async with source.read() as reading, target.write() as writing:
        return await copying.copy(reading, writing)


async def test_every_row_of_every_table_arrives(pair):
    source, target = pair
    assert await copied(source, target) == {table.name: ROWS for table in copying.tables()}
    async with source.read() as left, target.read() as right:
        for table in copying.tables():
            there = [list(await side.execute(select(table))) for side in (left, right)]
            assert sorted(there[0], key=repr) == sorted(there[1], key=repr), table.name


async def test_an_absent_json_stays_apart_from_a_written_null(pair):
    source, target = pair
    await copied(source, target)
    absent = select(Activity.id).where(text("extra_schedule IS NULL")).order_by(Activity.id)
    async with source.read() as left, target.read() as right:
        before = list(await left.scalars(absent))
        assert before == list(await right.scalars(absent))
        assert 0 < len(before) < ROWS


async def test_the_next_row_gets_a_number_of_its_own(pair, clock):
    source, target = pair
    await copied(source, target)
    async with target.write() as session:
        row = Municipality(name="Новая", time_zone="UTC", locale="ru", created_at=clock.now())
        session.add(row)
        await session.flush()
        assert row.id == ROWS + 1


async def test_a_row_that_leads_to_a_later_one_arrives(pair):
    source, target = pair
    await copied(source, target)
    async with target.read() as session:
        replaced = dict((await session.execute(select(Roadmap.id, Roadmap.replaces_id))).all())
    assert replaced == {1: 2, 2: None, 3: 4, 4: None}


async def test_a_row_that_arrives_otherwise_is_noticed_and_nothing_stays(pair, monkeypatch):
    source, target = pair
    honest = copying._set_sequences

    async def meddle(session):
        await honest(session)
        await session.execute(update(Municipality).where(Municipality.id == 2).values(name="х"))

    monkeypatch.setattr(copying, "_set_sequences", meddle)
    with pytest.raises(Mismatch, match="municipality"):
        await copied(source, target)
    assert await copying.is_empty(target)


async def test_a_place_with_a_single_row_is_not_empty(pair):
    source, target = pair
    assert await copying.is_empty(target)
    assert not await copying.is_empty(source)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_a_place_without_tables_is_empty(new_url, kind):
    database = Database(await new_url(kind))
    assert await copying.is_empty(database)
    await database.close()
