"""The bot was off over a morning: nothing comes at night, nothing comes twice."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from models.enums import DeliveryState
from models.upkeep import Delivery
from services.core import outbox
from services.core.outbox import Owed
from services.reminders import missed_runs, office_mornings
from tests import towns

MOSCOW = ZoneInfo("Europe/Moscow")


def moscow(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=MOSCOW).astimezone(UTC)


@pytest.fixture
async def town(database, clock):
    """Tuesday, 24 November 2026, 09:00: a coordinator's morning is due."""
    clock.moment = moscow(24, 9)
    town = await towns.build(database, clock)
    town.anna = await town.coordinator("Анна", await town.school("Школа № 3"))
    await owe(town, "digest", f"digest:{town.anna}:2026-11-24")
    return town


async def owe(town, kind, key, person_id=None):
    now = town.clock.now()
    message = Owed(key, kind, 5, {}, person_id or town.anna, town.id, due_at=now)
    async with town.database.write() as session:
        await outbox.owe(session, [message], now)


async def tick(town, moment):
    town.clock.moment = moment
    async with town.database.write() as session:
        await missed_runs.take_back(session, await missed_runs.find(session, moment), moment)
    rows = await town.all(select(Delivery).order_by(Delivery.id))
    return [(row.key.partition(":")[0], row.key[-10:], row.state, row.due_at) for row in rows]


async def test_a_queue_is_no_outage(town):
    late = moscow(24, 9, 10)
    assert await tick(town, late) == [
        ("digest", "2026-11-24", DeliveryState.PENDING, moscow(24, 9))
    ]


async def test_on_the_same_day_it_still_leaves(town):
    assert [row[2] for row in await tick(town, moscow(24, 15))] == [DeliveryState.PENDING]


@pytest.mark.parametrize(
    ("back", "due"),
    [
        (moscow(24, 23), moscow(25, 9)),
        (moscow(25, 3), moscow(25, 9)),
        (moscow(25, 8, 55), moscow(25, 9)),
        (moscow(25, 11), moscow(25, 11)),
        (moscow(28, 11), moscow(30, 9)),
    ],
    ids=["late in the evening", "at night", "before the hour", "after the hour", "on a Saturday"],
)
async def test_it_comes_with_the_next_morning(town, back, due):
    await owe(town, "reminder", "reminder:1")
    day = due.astimezone(MOSCOW).date().isoformat()
    expected = [
        ("digest", "2026-11-24", DeliveryState.OBSOLETE),
        ("reminder", "reminder:1", DeliveryState.OBSOLETE),
        ("digest", day, DeliveryState.PENDING),
    ]
    rows = await tick(town, back)
    assert [row[:3] for row in rows] == expected
    assert rows[-1][3] == due
    assert await tick(town, back + timedelta(minutes=1)) == rows


async def test_the_office_is_not_woken_and_not_told_twice(town):
    curator = await town.curator("Галина")
    await owe(town, "office-digest", "office:2026-11-24", curator)
    rows = await tick(town, moscow(25, 3))
    assert [(row[0], row[2]) for row in rows if row[0] == "office"] == [
        ("office", DeliveryState.OBSOLETE)
    ]
    for moment, count in ((moscow(25, 3), 0), (moscow(25, 9), 1), (moscow(25, 23), 0)):
        async with town.database.read() as session:
            owed = (await office_mornings.due(session, moment)).messages
        assert len(owed) == count, moment


async def test_what_else_was_late_waits_for_the_hours_of_its_reader(town):
    await owe(town, "accepted", "accepted:1")
    await owe(town, "letter", "letter:1")
    rows = await tick(town, moscow(25, 3))
    assert {row[0]: row[3] for row in rows[1:3]} == {
        "accepted": moscow(25, 9, 30),
        "letter": moscow(25, 9),
    }
    rows = await tick(town, moscow(25, 12))
    assert {row[0]: row[3] for row in rows[1:3]} == {
        "accepted": moscow(25, 9, 30),
        "letter": moscow(25, 9),
    }
