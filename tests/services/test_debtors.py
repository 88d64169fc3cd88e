"""Who owes: counted by organisations, reached by people, reminded once a day and scope."""

import asyncio
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from domain.access import Role
from domain.errors import Code, Refusal
from domain.workflow import Status
from models.people import Person
from models.tasks import Task
from models.upkeep import AuditEntry, Delivery
from services.reminders import debtors, nudging
from services.reminders.debtors import DebtorQuery, DueWithin
from tests import towns

YESTERDAY = date(2026, 11, 23)


@pytest.fixture
async def town(database, clock):
    """Four schools with an overdue task: one has reported, one has nobody, one blocks the bot."""
    town = await towns.build(database, clock)
    town.galina = await town.curator("Галина")
    town.schools = [await town.school(f"Школа № {number}") for number in (1, 2, 3, 4)]
    town.anna = await town.coordinator("Анна", town.schools[0])
    town.olga = await town.coordinator("Ольга", town.schools[1])
    await town.coordinator("Нина", town.schools[3])
    town.activity_id = await town.activity("1.1", "Отчёт", YESTERDAY)
    statuses = (Status.PLANNED, Status.RETURNED, Status.PLANNED, Status.SUBMITTED)
    for school, status in zip(town.schools, statuses, strict=True):
        await town.task(town.activity_id, school, YESTERDAY, status)
    await town.task(town.activity_id, town.schools[0], date(2026, 11, 27))
    await town.task(town.activity_id, town.schools[3], date(2027, 5, 20))
    async with database.write() as session:
        await session.execute(update(Person).where(Person.id == town.olga).values(reachable=False))
    return town


async def load(town, *scope, who=None):
    actor = await town.actor(who or town.galina)
    async with town.database.read() as session:
        return await debtors.load(session, DebtorQuery(town.id, *scope), actor=actor)


async def nudge(town, *scope):
    actor = await town.actor(town.galina)
    async with town.database.write() as session:
        return await nudging.nudge(session, DebtorQuery(town.id, *scope), actor=actor)


async def test_the_preview_says_how_many_and_whom_to_phone(town):
    view = await load(town)
    assert (len(view.debtors), view.asked, view.people) == (3, 4, {town.anna})
    assert [debtor.name for debtor in view.blocked] == ["Школа № 2"]
    assert [debtor.name for debtor in view.missing] == ["Школа № 3"]


@pytest.mark.parametrize(
    ("due", "owed"),
    [(DueWithin.OVERDUE, [1, 1, 1]), (DueWithin.WEEK, [2, 1, 1]), (DueWithin.ALL, [2, 1, 1, 1])],
)
async def test_scopes_widen(town, due, owed):
    assert sorted((d.owed for d in (await load(town, due)).debtors), reverse=True) == owed


@pytest.mark.parametrize(
    ("mend_by", "due", "owes"),
    [
        (date(2026, 11, 30), DueWithin.OVERDUE, False),
        (date(2026, 11, 30), DueWithin.WEEK, True),
        (date(2026, 12, 20), DueWithin.WEEK, False),
        (date(2026, 12, 20), DueWithin.ALL, True),
        (date(2026, 11, 23), DueWithin.OVERDUE, True),
        (None, DueWithin.OVERDUE, True),
    ],
)
async def test_what_was_returned_is_owed_by_the_day_to_mend_it(town, mend_by, due, owes):
    async with town.database.write() as session:
        returned = update(Task).where(Task.status == Status.RETURNED)
        await session.execute(returned.values(mend_by=mend_by))
    names = [debtor.name for debtor in (await load(town, due)).debtors]
    assert ("Школа № 2" in names) is owes


async def test_a_scope_is_narrowed_to_a_roadmap_or_an_activity(town):
    first = town.roadmap_id
    second = await town.roadmap("Здоровье")
    await town.owed("9", "Медосмотр", YESTERDAY, town.schools[3])
    assert len((await load(town, DueWithin.OVERDUE, first)).debtors) == 3
    (only,) = (await load(town, DueWithin.OVERDUE, second)).debtors
    assert only.name == "Школа № 4"
    narrow = await load(town, DueWithin.OVERDUE, None, town.activity_id)
    assert (len(narrow.debtors), narrow.about) == (3, "1.1 Отчёт")


async def test_a_person_is_reminded_once_a_day(town, clock):
    results = await asyncio.gather(nudge(town), nudge(town))
    assert sorted(result.people for result in results) == [0, 1]
    assert [row.person_id for row in await town.all(select(Delivery))] == [town.anna]
    clock.moment += timedelta(days=1)
    assert (await nudge(town)).people == 1


async def test_the_reminder_says_what_is_owed_when_it_is_sent(town):
    await town.give_role(town.anna, Role.COORDINATOR, town.schools[3])
    actor = await town.actor(town.anna)
    async with town.database.read() as session:
        lines = await nudging.still_owed(session, DebtorQuery(town.id), actor=actor)
    assert [(line.organisation, line.deadline) for line in lines] == [("Школа № 1", YESTERDAY)]


async def test_it_is_in_the_log(town):
    await nudge(town)
    (entry,) = await town.all(select(AuditEntry))
    assert (entry.action, entry.person_id, entry.details["people"]) == (
        "message_debtors",
        town.galina,
        1,
    )


async def test_what_lies_elsewhere_is_refused(town):
    elsewhere = await towns.build(town.database, town.clock, "Холмск")
    foreign = await elsewhere.activity("1", "Чужое", YESTERDAY)
    vera = await elsewhere.curator("Вера")
    boris = await town.manager("Борис")
    for scope, who in (
        ((), vera),
        ((), boris),
        ((), town.anna),
        ((DueWithin.ALL, elsewhere.roadmap_id), town.galina),
        ((DueWithin.ALL, None, foreign), town.galina),
        ((DueWithin.ALL, 9_999), town.galina),
    ):
        with pytest.raises(Refusal) as refused:
            await load(town, *scope, who=who)
        assert refused.value.code is Code.DENIED
