"""Planning through the tables: what is owed to whom, said once, a year of a small town."""

from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete, select, update

from domain.access import Role
from domain.calendar import local_day
from domain.reminding.settings import policy_values
from domain.reminding.snooze import SnoozeChoice
from domain.workflow import Status
from models.enums import DeliveryState, RoadmapStatus
from models.roadmaps import Roadmap
from models.tasks import Task
from models.upkeep import Delivery
from services.core import calendars, outbox, replan_triggers
from services.reminders import calendar_days, digests, lateness, reminding, snoozing
from services.reminders.calendar_days import DayStretch
from tests import towns
from tests.domain.policies import DAILY

MOSCOW = ZoneInfo("Europe/Moscow")


def moscow(month: int, day: int, hour: int = 9, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=MOSCOW).astimezone(UTC)


@pytest.fixture
async def town(database, clock):
    clock.moment = moscow(11, 2, 11)
    town = await towns.build(database, clock)
    # The planner by each reminder's own day; the weekly list is in test_reminders_worth.
    town.policy = dict(policy_values(DAILY))
    return town


async def plan(town, moment=None):
    """Plan everything due, as the tick does."""
    town.clock.moment = moment or town.clock.moment
    async with town.database.write() as session:
        while await reminding.plan_due(session, town.clock.now()):
            pass


async def deliver(town):
    """Send every digest that is due, in thought; returns (person, lines) of those not empty."""
    now, sent = town.clock.now(), []
    async with town.database.write() as session:
        rows = await session.scalars(
            select(Delivery).where(Delivery.state.in_(outbox.WAITING), Delivery.due_at <= now)
        )
        for row in list(rows):
            if row.kind == "digest":
                view = await digests.load_digest(session, row.person_id, MOSCOW, now)
                said = [line.task_id for line in view.lines] if view else []
            elif row.kind == "reminder":
                lines = [
                    await digests.load_line(session, task, row.person_id)
                    for task in row.payload["tasks"]
                ]
                said = [line.task_id for line in lines if line]
            else:
                said = [0]
            row.state = DeliveryState.SENT if said else DeliveryState.OBSOLETE
            row.sent_at = now if said else None
            if said:
                sent.append((row.kind, row.person_id, said))
    return sent


async def owed(town):
    return await town.all(select(Delivery).order_by(Delivery.due_at, Delivery.id))


async def run_until(town, end, step=timedelta(hours=2)):
    """Let the bot tick up to `end`; what it has sent, with the moments."""
    sent = []
    while town.clock.moment + step <= end:
        await plan(town, town.clock.moment + step)
        sent += [(town.clock.moment, *said) for said in await deliver(town)]
    return sent


async def next_stop(town):
    """The next moment at which there is something to do."""
    async with town.database.read() as session:
        moments = [await reminding.next_moment(session), await outbox.next_due(session)]
    return max(town.clock.moment, min(moment for moment in moments if moment is not None))


async def test_a_new_task_is_told_next_morning_and_a_near_one_on_its_days(town):
    school = await town.school("Школа № 3")
    await town.coordinator("Анна", school)
    task = await town.owed("5.2", "Социальный паспорт", date(2026, 11, 11), school)
    sent = await run_until(town, moscow(11, 12, 8))
    assert {tuple(said) for _, _, _, said in sent} == {(task,)}
    assert [(f"{at.astimezone(MOSCOW):%d.%m %H}", kind) for at, kind, _, _ in sent] == [
        ("03.11 09", "digest"),  # new
        ("06.11 09", "digest"),  # three working days before
        ("10.11 09", "digest"),  # the day before
        ("11.11 09", "digest"),  # the last day
        ("11.11 15", "reminder"),  # the last call
    ]


async def test_planning_again_says_nothing_twice(town):
    school = await town.school("Школа № 3")
    await town.coordinator("Анна", school)
    await town.owed("5.2", "Социальный паспорт", date(2026, 11, 11), school)
    await run_until(town, moscow(11, 6, 10))
    before = len(await owed(town))
    for _ in range(3):
        async with town.database.write() as session:
            await replan_triggers.municipality(session, town.id, town.clock.now())
        await plan(town, town.clock.moment + timedelta(hours=1))
    async with town.database.write() as session:
        await session.execute(delete(Delivery))
        await replan_triggers.municipality(session, town.id, town.clock.now())
    # Even with the outbox emptied by retention, what was planned is not planned again.
    await plan(town, moscow(11, 9, 10))
    assert before == 2
    assert await owed(town) == []


async def test_a_snooze_of_one_hides_no_reminder_of_another(town):
    school = await town.school("Школа № 3")
    anna = await town.coordinator("Анна", school)
    boris = await town.coordinator("Борис", school)
    await town.owed("5.2", "Социальный паспорт", date(2026, 11, 11), school)
    await run_until(town, moscow(11, 3, 10))
    actor = await town.actor(anna)
    async with town.database.write() as session:
        # Friday the 6th and Monday are slept over by Anna alone.
        wanted = SnoozeChoice.MONDAY.day(town.clock.now().date())
        done = await snoozing.snooze(session, wanted, MOSCOW, actor=actor)
    sent = await run_until(town, moscow(11, 9, 10))
    days = defaultdict(list)
    for at, _, person, _ in sent:
        days[person].append(at.astimezone(MOSCOW).day)
    assert done.day == date(2026, 11, 9)
    assert days == {anna: [9], boris: [6]}


async def test_all_done_is_in_work_and_speaks_again_on_the_last_day(town):
    school = await town.school("Школа № 3")
    anna = await town.coordinator("Анна", school)
    near = await town.owed("5.2", "Социальный паспорт", date(2026, 11, 11), school)
    far = await town.owed("6.1", "Анализ за год", date(2027, 5, 20), school)
    await run_until(town, moscow(11, 9, 10))
    actor = await town.actor(anna)
    async with town.database.write() as session:
        assert await snoozing.report_later(session, MOSCOW, actor=actor) == 1
    sent = await run_until(town, moscow(11, 12, 8))
    assert [(at.astimezone(MOSCOW).day, said) for at, _, _, said in sent] == [
        (11, [near]),
        (11, [near]),
    ]
    statuses = [(await town.get(Task, id_)).status for id_ in (near, far)]
    assert statuses == [Status.IN_PROGRESS, Status.PLANNED]


@pytest.mark.parametrize("status", [RoadmapStatus.FINISHED, RoadmapStatus.CANCELLED])
async def test_a_plan_out_of_force_reminds_nobody(town, status):
    school = await town.school("Школа № 3")
    await town.coordinator("Анна", school)
    await town.owed("5.2", "Социальный паспорт", date(2026, 11, 11), school)
    async with town.database.write() as session:
        await session.execute(update(Roadmap).values(status=status))
    await run_until(town, moscow(11, 12))
    assert await owed(town) == []


async def test_a_policy_that_cannot_be_read_stops_nobody(town):
    school = await town.school("Школа № 3")
    await town.coordinator("Анна", school)
    await town.owed("5.2", "Социальный паспорт", date(2026, 11, 11), school)
    async with town.database.write() as session:
        await session.execute(update(Roadmap).values(policy={"hour": "noon"}))
    assert await run_until(town, moscow(11, 3, 10))


async def test_a_day_off_set_by_hand_moves_reminders_before_it(town):
    school = await town.school("Школа № 3")
    await town.coordinator("Анна", school)
    curator = await town.curator("Ольга")
    await town.owed("5.2", "Социальный паспорт", date(2026, 11, 11), school)
    await run_until(town, moscow(11, 5, 10))
    actor = await town.actor(curator)
    holidays = DayStretch(date(2026, 11, 9), date(2026, 11, 12), False, "каникулы")
    async with town.database.write() as session:
        await calendar_days.put(session, town.id, holidays, actor=actor)
        assert await calendar_days.see(session, town.id, date(2026, 11, 1), actor=actor) == [
            holidays
        ]
    sent = await run_until(town, moscow(11, 12, 8))
    # Friday is the last working day now, and Thursday the one before: said at once. Nobody is
    # written to in the holidays.
    assert {at.astimezone(MOSCOW).day for at, *_ in sent} == {5, 6}


async def test_who_joins_later_is_told_next_morning_and_the_others_are_not(town):
    school = await town.school("Школа № 3")
    await town.coordinator("Анна", school)
    await town.owed("5.2", "Социальный паспорт", date(2026, 11, 30), school)
    await run_until(town, moscow(11, 5, 12))
    boris = await town.coordinator("Борис", school)
    async with town.database.write() as session:
        await replan_triggers.organisation(session, school, town.clock.now())
    sent = await run_until(town, moscow(11, 6, 10))
    assert [(at.astimezone(MOSCOW).day, person) for at, _, person, _ in sent] == [(6, boris)]


async def test_what_is_owed_after_todays_digest_comes_with_the_next(town):
    school = await town.school("Школа № 3")
    await town.coordinator("Анна", school)
    await town.owed("5.1", "Журнал", date(2026, 11, 18), school)
    task = await town.owed("5.2", "Социальный паспорт", date(2026, 11, 23), school)
    await run_until(town, moscow(11, 3, 10))

    async def move(status, next_at):
        async with town.database.write() as session:
            values = {"status": status, "changed_at": town.clock.now(), "next_at": next_at}
            await session.execute(update(Task).where(Task.id == task).values(values))

    await move(Status.SUBMITTED, None)
    await run_until(town, moscow(11, 18, 12), timedelta(hours=3))
    await move(Status.IN_PROGRESS, town.clock.now())
    sent = await run_until(town, moscow(11, 19, 12))
    # Three working days before is this Wednesday, and its digest has gone: Thursday's names it.
    assert [at.astimezone(MOSCOW).day for at, _, _, said in sent if task in said] == [19]


async def test_lateness_goes_up_in_one_message_a_person(town):
    await town.curator("Ольга")
    manager = await town.manager("Виктор")
    for number in range(3):
        school = await town.school(f"Школа № {number}")
        await town.coordinator(f"Координатор {number}", school)
        await town.owed(f"5.{number}", "Отчёт", date(2026, 11, 6), school)
    await run_until(town, moscow(11, 24, 10), timedelta(hours=3))
    kinds = Counter(row.kind for row in await owed(town) if row.person_id == manager)
    assert kinds == {"escalation": 1}


async def test_a_head_is_told_of_the_own_school_and_an_unknown_one_is_not_waited_for(town):
    manager = await town.manager("Виктор")
    ours, other = await town.school("Школа № 3"), await town.school("Школа № 4")
    head = await town.head("Нина", ours)
    for school in (ours, other):
        await town.owed("5.2", "Отчёт", date(2026, 11, 6), school)
    await run_until(town, moscow(11, 24, 10), timedelta(hours=3))
    rows = [row for row in await owed(town) if row.kind == "escalation"]
    assert [(row.person_id, row.payload["role"]) for row in rows] == [
        (head, "head"),
        (manager, "manager"),
    ]
    async with town.database.read() as session:
        actors_ = await town.actor(head), await town.actor(manager)
        seen = [
            await lateness.load(session, town.id, Role(name), actor=actor)
            for name, actor in zip(("head", "manager"), actors_, strict=True)
        ]
        assert not await lateness.load(session, town.id, Role.MANAGER, actor=actors_[0])
    assert [[school.name for school in view.late] for view in seen] == [
        ["Школа № 3"],
        ["Школа № 3", "Школа № 4"],
    ]


async def test_a_year_of_a_small_town(town):
    """Nobody is written to on a day off or twice a morning; everything is said before its day."""
    deadlines = [date(2026, 11, 20) + timedelta(days=number * 31) for number in range(8)]
    schools = [await town.school(f"Школа № {number}") for number in range(2)]
    for number, school in enumerate(schools):
        await town.coordinator(f"Координатор {number}", school)
    tasks = {}
    for number, deadline in enumerate(deadlines):
        activity = await town.activity(f"{number % 5}.{number}", "Отчёт", deadline)
        for school in schools:
            tasks[await town.task(activity, school, deadline)] = deadline
    reported = {task: deadline for task, deadline in tasks.items() if task % 3}
    async with town.database.read() as session:
        calendar = await calendars.of_municipality(session, town.id, {2026, 2027})
    mentioned, digests_of, told_after = defaultdict(list), Counter(), []
    answered: set[int] = set()
    while (moment := await next_stop(town)) < moscow(11, 2, year=2027):
        day = local_day(moment, MOSCOW)
        done = [task for task, deadline in reported.items() if deadline - day < timedelta(days=2)]
        if new := set(done) - answered:
            answered |= new
            async with town.database.write() as session:
                values = {"status": Status.SUBMITTED, "next_at": None, "changed_at": moment}
                await session.execute(update(Task).where(Task.id.in_(new)).values(values))
        await plan(town, moment)
        for kind, person, said in await deliver(town):
            if kind not in ("digest", "reminder"):
                continue
            assert calendar.is_working(day)
            digests_of[person, day, kind == "digest" or tuple(said)] += 1
            told_after += answered.intersection(said)
            for task in said:
                mentioned[task].append(day)
    assert set(digests_of.values()) == {1}
    assert told_after == []
    assert all(min(mentioned[task]) < deadline for task, deadline in tasks.items())
    for task, deadline in tasks.items():
        if task not in reported:
            last = calendar.working_day_on_or_before(deadline)
            assert last in mentioned[task]
            assert max(mentioned[task]) > deadline or deadline > date(2027, 7, 30)
