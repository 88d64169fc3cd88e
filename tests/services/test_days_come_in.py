"""Every use case that takes a day refuses one that cannot be, and stores nothing of it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from domain.errors import Code, Refusal
from domain.school_calendar import SchoolCalendar
from domain.workflow import Status
from models.enums import MoveVerdict
from models.tables import Base
from services.reminders import calendar_days, snoozing, substituting
from services.reminders.calendar_days import DayStretch
from services.review import reviewing
from services.roadmaps import school_calendars
from services.tasks import deadline_moves, deadline_requests
from tests import towns

MOSCOW = ZoneInfo("Europe/Moscow")
TODAY = date(2026, 11, 24)


@pytest.fixture
async def town(database, clock):
    clock.moment = datetime(2026, 11, 24, 9, tzinfo=MOSCOW).astimezone(UTC)
    found = await towns.build(database, clock)
    school = await found.school("Школа № 3")
    found.anna, found.olga = [await found.coordinator(name, school) for name in ("Анна", "Ольга")]
    found.galina = await found.curator("Галина")
    found.activity_id = await found.activity("5.2", "Справка", TODAY)
    found.open = await found.task(found.activity_id, school, TODAY)
    other = await found.activity("5.3", "Справка", TODAY)
    found.submitted = await found.task(other, school, TODAY, Status.SUBMITTED)
    return found


async def ask(session, town, day, anna, galina):
    await deadline_requests.ask(session, town.open, None, day, "Ждём", actor=anna)


async def move(session, town, day, anna, galina):
    await deadline_moves.move(session, town.open, None, day, actor=galina)


async def grant(session, town, day, anna, galina):
    asked = await deadline_requests.ask(
        session, town.open, None, date(2026, 12, 1), "Ждём", actor=anna
    )
    await deadline_moves.decide(
        session, asked, MoveVerdict.ACCEPTED, new_deadline=day, actor=galina
    )


async def return_(session, town, day, anna, galina):
    await reviewing.return_(session, town.submitted, 1, "Нет подписи", mend_by=day, actor=galina)


async def snooze(session, town, day, anna, galina):
    await snoozing.snooze(session, day, MOSCOW, task_ids=[town.open], actor=anna)


async def away(session, town, day, anna, galina):
    await substituting.begin(session, town.olga, day, TODAY, actor=anna)


async def day_off(session, town, day, anna, galina):
    await calendar_days.put(session, town.id, DayStretch(day, day, False, ""), actor=galina)


async def school_terms(session, town, day, anna, galina):
    calendar = SchoolCalendar(((day, day),))
    await school_calendars.put(session, town.id, calendar, actor=galina)


REFUSED = (Code.DAY_OUTSIDE, Code.DAY_NOT_AHEAD, Code.BAD_INPUT, Code.BAD_SCHOOL_CALENDAR)
DOORS = [ask, move, grant, return_, snooze, away, day_off, school_terms]


async def tables(town):
    async with town.database.read() as session:
        return {
            table.name: (await session.execute(select(table))).all()
            for table in Base.metadata.sorted_tables
        }


@pytest.mark.parametrize("day", [date.max, date.min, date(2206, 12, 1), date(1026, 12, 1)])
@pytest.mark.parametrize("door", DOORS)
async def test_a_day_that_cannot_be_is_refused(town, door, day):
    if not town.database.is_sqlite:
        pytest.skip("what refuses is no matter of the database")
    before = await tables(town)
    anna, galina = await town.actor(town.anna), await town.actor(town.galina)
    with pytest.raises(Refusal) as refused:
        async with town.database.write() as session:
            await door(session, town, day, anna, galina)
    assert refused.value.code in REFUSED
    assert await tables(town) == before
