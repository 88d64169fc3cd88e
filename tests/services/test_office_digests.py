"""What comes to the office by itself: when it is owed, what it says, and the ledger behind it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update

from domain.access import Role
from domain.errors import Code, Refusal
from domain.reminding.hindrance import Hindrance
from domain.schedule import Kind
from domain.workflow import Status
from models.enums import DeliveryState
from models.people import Person
from models.roadmaps import Roadmap, RoadmapChat
from models.tasks import Task
from models.upkeep import Delivery
from services.core import outbox
from services.core.outbox import Owed
from services.reminders import (
    hindrances,
    lateness,
    ledger,
    office_digests,
    office_mornings,
    policies,
)
from services.reminders.decisions_waiting import Awaited
from services.summaries import group_posts
from tests import towns
from tests.statements import statements_of

MOSCOW = ZoneInfo("Europe/Moscow")


def moscow(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=MOSCOW).astimezone(UTC)


@pytest.fixture
async def town(database, clock):
    clock.moment = moscow(2, 12)
    town = await towns.build(database, clock)
    town.schools = [await town.school(f"Школа № {number}") for number in (3, 7, 12)]
    town.galina = await town.curator("Галина")
    town.anna = await town.coordinator("Анна", town.schools[0])
    town.boris = await town.coordinator("Борис", town.schools[1])
    town.late = await town.owed("5.1", "Журнал", date(2026, 11, 9), town.schools[0])
    activity = (await town.get(Task, town.late)).activity_id
    town.submitted = await town.task(
        activity, town.schools[1], date(2026, 11, 10), Status.SUBMITTED
    )
    town.missing = await town.owed("5.2", "Отчёт", date(2026, 11, 24), town.schools[2])
    return town


async def due(town, moment):
    town.clock.moment = moment
    async with town.database.read() as session:
        return sorted(
            message.key for message in (await office_mornings.due(session, moment)).messages
        )


async def test_mornings_are_owed_on_working_days_from_the_hour_on_and_once(town):
    key = f"office:{town.galina}:{town.id}:2026-11-24"
    assert await due(town, moscow(24, 8, 59)) == []
    assert await due(town, moscow(24, 9)) == [key]
    assert await due(town, moscow(22, 9)) == []
    async with town.database.write() as session:
        messages = await office_mornings.due(session, moscow(24, 10))
        await office_mornings.owe(session, messages, moscow(24, 10))
        await office_mornings.owe(session, messages, moscow(24, 10))
    assert await due(town, moscow(24, 11)) == []
    assert [row.key for row in await town.all(select(Delivery))] == [key]


async def test_the_week_is_owed_on_its_first_working_days_only(town):
    viktor = await town.manager("Виктор")
    async with town.database.write() as session:
        person = await session.get_one(Person, viktor)
        person.weekly_digest = True
        session.add(
            RoadmapChat(
                chat_id=-100,
                roadmap_id=town.roadmap_id,
                posts_week=True,
                created_by=town.galina,
                created_at=town.clock.now(),
            )
        )
    monday = [key for key in await due(town, moscow(23, 9)) if not key.startswith("office")]
    assert [key.split(":")[0] for key in monday] == ["week", "weekly"]
    assert all(key.endswith("2026-11-23") for key in monday)
    # The bot was off on Monday: Wednesday still brings it, Thursday does not.
    assert len(await due(town, moscow(25, 9))) == 3
    assert len(await due(town, moscow(26, 9))) == 1
    # Wednesday the 4th of November is a holiday; a week begins on its first worked day.
    assert len(await due(town, moscow(2, 9))) == 3


async def test_a_curators_morning_says_what_waits_and_whom_to_phone(town):
    town.clock.moment = moscow(24, 9)
    async with town.database.write() as session:
        await session.execute(
            update(Person)
            .where(Person.id == town.anna)
            .values(reachable=False, unreachable_since=moscow(20, 9))
        )
    actor = await town.actor(town.galina)
    async with town.database.read() as session:
        view = await office_digests.load_morning(session, town.id, actor=actor)
    (decisions,) = view.decisions
    assert (decisions.awaited, decisions.count) == (Awaited.REVIEW, 1)
    (waiting,) = decisions.oldest
    assert (waiting.number, waiting.organisation, waiting.days) == ("5.1", "Школа № 7", 22)
    assert [(debtor.name, debtor.owed) for debtor in view.overdue] == [("Школа № 3", 1)]
    assert [(school.name, school.count) for school in view.last_day] == [("Школа № 12", 1)]
    assert [(school.name, school.count) for school in view.late] == [("Школа № 3", 1)]
    assert (view.blocked, view.missing) == (("Школа № 3",), ("Школа № 12",))


@pytest.mark.parametrize(("deadline", "comes"), [(19, True), (13, False)])
async def test_what_is_newly_overdue_brings_the_list_whatever_was_owed_before(
    town, deadline, comes
):
    """The school was late already when the curator read the morning of the 16th."""
    sent = moscow(16, 9)
    await town.owed("5.3", "Справка", date(2026, 11, deadline), town.schools[0])
    async with town.database.write() as session:
        await session.execute(
            update(Task).where(Task.id.in_([town.submitted, town.missing])).values(status="done")
        )
        session.add(
            Delivery(
                key="office", kind="office-digest", person_id=town.galina, chat_id=1, payload={},
                municipality_id=town.id, state=DeliveryState.SENT, created_at=sent, due_at=sent,
                sent_at=sent,
            )
        )  # fmt: skip
    town.clock.moment = moscow(23, 9)
    actor = await town.actor(town.galina)
    async with town.database.read() as session:
        view = await office_digests.load_morning(session, town.id, actor=actor)
    assert bool(view) is comes


async def test_a_morning_without_work_says_nothing_and_strangers_are_refused(town):
    async with town.database.write() as session:
        await session.execute(update(Task).values(status=Status.DONE))
    actor, anna = await town.actor(town.galina), await town.actor(town.anna)
    async with town.database.read() as session:
        assert await office_digests.load_morning(session, town.id, actor=actor) is None
        with pytest.raises(Refusal) as refused:
            await office_digests.load_morning(session, town.id, actor=anna)
    assert refused.value.code is Code.DENIED


@pytest.mark.parametrize(("day", "told"), [(20, False), (23, True)])
async def test_a_manager_is_told_after_so_many_working_days(town, day, told):
    # Ten working days after Monday the 9th is Monday the 23rd.
    manager = await town.manager("Виктор")
    town.clock.moment = moscow(day, 9)
    actor = await town.actor(manager)
    async with town.database.read() as session:
        view = await lateness.load(session, town.id, Role.MANAGER, actor=actor)
    assert (view is not None) is told


@pytest.mark.parametrize(
    ("kind", "status", "late", "overdue"),
    [
        (Kind.FIXED, Status.PLANNED, 1, 1),
        # The next check-in asks again: nobody above is told of one that was missed.
        (Kind.CONTINUOUS, Status.PLANNED, 0, 1),
        (Kind.FIXED, Status.RETURNED, 0, 0),
        # What was returned and begun again is owed by its deadline, as in every list.
        (Kind.FIXED, Status.IN_PROGRESS, 1, 1),
    ],
)
async def test_lateness_is_counted_by_the_rule_of_reminders(town, kind, status, late, overdue):
    twelfth = town.schools[2]
    vera = await town.coordinator("Вера", twelfth)
    day = date(2026, 11, 5)
    activity = await town.activity("6.1", "Сайт", day, kind=kind)
    mend_by = None if status is Status.PLANNED else date(2026, 11, 30)
    await town.task(activity, twelfth, day, status, mend_by=mend_by)
    town.clock.moment = moscow(24, 9)
    async with town.database.write() as session:
        told = await lateness.of_role(session, town.id, Role.MANAGER, town.clock.now())
        actor = await town.actor(vera)
        heard = await hindrances.report(session, Hindrance.NO_TIME, MOSCOW, actor=actor)
    assert sum(school.count for school in told if school.name == "Школа № 12") == late
    assert heard.count == overdue


async def test_the_ledger_counts_a_week_and_names_who_cannot_be_reached(town):
    now = town.clock.now()
    states = [DeliveryState.SENT, DeliveryState.UNCERTAIN, DeliveryState.UNREACHABLE]
    messages = [Owed(f"key-{number}", "digest", 7, {}, town.boris, town.id) for number in range(4)]
    async with town.database.write() as session:
        await outbox.owe(session, messages, now)
        rows = list(await session.scalars(select(Delivery).order_by(Delivery.id)))
        for row, state in zip(rows[:3], states, strict=True):
            row.state = state
        rows[3].state = DeliveryState.OBSOLETE
        (await session.get_one(Person, town.boris)).reachable = False
    actor = await town.actor(town.galina)
    async with town.database.read() as session:
        view = await ledger.see(session, town.id, actor=actor)
        page = await ledger.entries(session, town.id, ledger.LedgerPart.TROUBLE, 9, actor=actor)
    assert view.states == dict.fromkeys(states, 1)
    assert [(school.name, school.joined) for school in view.unreached] == [
        ("Школа № 7", True),
        ("Школа № 12", False),
    ]
    assert {entry.state for entry in page.entries} == set(states[1:])
    assert {entry.organisation for entry in page.entries} == {"Школа № 7"}
    assert (page.page, page.pages) == (0, 1)
    town.clock.moment = now + timedelta(days=8)
    actor = await town.actor(town.galina)
    async with town.database.read() as session:
        assert (await ledger.see(session, town.id, actor=actor)).states == {}


async def test_a_group_reads_its_week(town):
    actor = await town.actor(town.galina)
    async with town.database.write() as session:
        for _ in range(2):
            await group_posts.link(session, -100, town.roadmap_id, actor=actor)
    (link,) = await town.all(select(RoadmapChat))
    async with town.database.read() as session:
        week = await group_posts.load_week(session, link.id, moscow(9, 9))
        empty = await group_posts.load_week(session, link.id, moscow(16, 9))
    assert [(line.number, line.reported, line.total) for line in week.due] == [
        ("5.1", 0, 1),
        ("5.1", 1, 1),
    ]
    assert (empty.due, empty.overdue) == ((), 1)


async def test_a_policy_keeps_what_differs_and_refuses_nonsense(town):
    actor, anna = await town.actor(town.galina), await town.actor(town.anna)
    async with town.database.write() as session:
        await policies.change(session, town.roadmap_id, "before", [10, 1], actor=actor)
        await policies.change(session, town.roadmap_id, "hour", "09:00", actor=actor)
        view = await policies.see(session, town.roadmap_id, actor=actor)
        assert (view.policy.before, view.changed) == ((10, 1), {"before"})
    for field, value, who in (
        ("before", [1000], actor),
        ("hour", "25", actor),
        ("hour", "9", anna),
    ):
        with pytest.raises(Refusal):
            async with town.database.write() as session:
                await policies.change(session, town.roadmap_id, field, value, actor=who)
    async with town.database.write() as session:
        await policies.reset(session, town.roadmap_id, actor=actor)
        assert (await policies.see(session, town.roadmap_id, actor=actor)).changed == frozenset()


async def test_a_larger_office_takes_no_more_statements(town):
    with statements_of(town.database) as alone:
        await due(town, moscow(24, 9))
    for name in ("Виктор", "Елена", "Ольга", "Пётр"):
        await town.curator(name)
    with statements_of(town.database) as together:
        assert len(await due(town, moscow(24, 9))) == 5
    assert len(together) == len(alone)


async def test_the_office_reads_its_list_on_the_day_that_the_plan_names(town):
    """Of a plan with its list on Wednesdays: not on Monday, for a curator too."""
    async with town.database.write() as session:
        roadmap = await session.get_one(Roadmap, town.roadmap_id)
        roadmap.policy = {"weekly": 2}
        session.add(sent_morning(town, moscow(11, 9)))
        await session.execute(
            update(Task).where(Task.id != town.late).values(status=Status.CANCELLED)
        )
        await session.execute(
            update(Task).where(Task.id == town.late).values(deadline=date(2026, 11, 12))
        )
    galina = await town.actor(town.galina)
    read = []
    for day in (16, 17, 18):
        actor = replace(galina, as_of=moscow(day, 9))
        async with town.database.read() as session:
            read.append(await office_digests.load_morning(session, town.id, actor=actor))
    assert [view is not None for view in read] == [False, False, True]


def sent_morning(town, moment):
    """A morning that the curator has read."""
    return Delivery(
        key="earlier", kind="office-digest", person_id=town.galina, chat_id=1, payload={},
        municipality_id=town.id, state=DeliveryState.SENT, created_at=moment, due_at=moment,
        sent_at=moment,
    )  # fmt: skip
