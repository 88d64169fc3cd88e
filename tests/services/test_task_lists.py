"""The list of tasks and the card: order, groups, pages, search, several schools and plans."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from domain.access import Role
from domain.errors import Code, Refusal
from domain.schedule import Kind
from domain.tasks import Bucket
from domain.workflow import Action, Status
from models.enums import RoadmapStatus
from models.people import Membership, Municipality
from models.roadmaps import Roadmap
from models.tasks import Task
from models.upkeep import CalendarOverride
from services.reports import indicators, repetition, reporting
from services.tasks import cards, task_lists
from services.tasks.task_lists import TaskListFilter
from tests import towns

TODAY = date(2026, 11, 24)


def days(number):
    return TODAY + timedelta(days=number)


@pytest.fixture
async def town(database, clock):
    """Two schools of one coordinator, two plans, a task in every group."""
    town = await towns.build(database, clock)
    town.third = await town.school("Школа № 3")
    town.fifth = await town.school("Школа № 5")
    town.anna = await town.coordinator("Анна", town.third, town.fifth)
    town.first_plan = await town.roadmap("МСОКО 2026/27")
    town.overdue = await town.owed("1.15", "Посещаемость занятий", days(-4), town.third)
    town.week = await town.owed("5.2", "Социальный паспорт школы", days(1), town.third)
    town.later = await town.owed("3.1", "Мониторинг кадров", days(30), town.fifth)
    town.second_plan = await town.roadmap("ШНОР 2026/27")
    town.ongoing = await town.owed(
        "7", "Обновление школьного сайта", None, town.third, kind=Kind.CONTINUOUS
    )
    town.returned = await town.owed("8", "План наставничества", days(60), town.fifth)
    async with database.write() as session:
        task = await session.get_one(Task, town.returned)
        task.status, task.mend_by = Status.RETURNED, days(2)
    return town


async def page(town, number=0, who=None, **wanted):
    async with town.database.read() as session:
        return await task_lists.load_page(
            session, TaskListFilter(**wanted), number, actor=await town.actor(who or town.anna)
        )


def ids(found):
    return [line.task_id for line in found.lines]


async def test_the_newest_need_comes_first(town):
    found = await page(town)
    assert ids(found) == [town.returned, town.overdue, town.week, town.later, town.ongoing]
    assert found.lines[0].deadline == days(2)
    assert dict(found.counts) == {
        Bucket.RETURNED: 1,
        Bucket.OVERDUE: 1,
        Bucket.THIS_WEEK: 1,
        Bucket.LATER: 1,
        Bucket.CONTINUOUS: 1,
    }


async def test_groups_schools_and_plans_narrow_the_list(town):
    assert ids(await page(town, bucket=Bucket.OVERDUE)) == [town.overdue]
    assert ids(await page(town, organisation_id=town.fifth)) == [town.returned, town.later]
    assert ids(await page(town, roadmap_id=town.second_plan)) == [town.returned, town.ongoing]
    nothing = await page(town, roadmap_id=town.second_plan, bucket=Bucket.OVERDUE)
    assert (nothing.lines, nothing.pages, nothing.page) == ((), 1, 0)
    assert set(nothing.roadmaps.values()) == {"МСОКО 2026/27", "ШНОР 2026/27"}


async def test_what_is_done_is_seen_only_when_it_is_asked_for(town, database):
    async with database.write() as session:
        (await session.get_one(Task, town.overdue)).status = Status.DONE
        (await session.get_one(Task, town.week)).status = Status.CANCELLED
    assert town.overdue not in ids(await page(town))
    assert ids(await page(town, bucket=Bucket.DONE)) == [town.overdue]
    assert ids(await page(town, words="посещаемость")) == [town.overdue]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("5.2", "week"),
        ("1.15.", "overdue"),
        ("7", "ongoing"),
        ("ПАСПОРТ", "week"),
        ("соц пасп", "week"),
        ("кадры", "later"),
        ("сайта обновление", "ongoing"),
    ],
)
async def test_search_by_number_or_words(town, words, found):
    assert ids(await page(town, words=words)) == [getattr(town, found)]


async def test_search_that_finds_nothing(town):
    for words in ("экзамены", "9.9", "   ", "%", "_"):
        assert (await page(town, words=words)).total == 0, words


async def test_pages_of_eight(town):
    for number in range(20):
        await town.owed(f"9.{number}", "Прочее", days(40), town.third)
    first, last, beyond = await page(town), await page(town, 3), await page(town, 99)
    assert (len(first.lines), first.pages, first.total) == (8, 4, 25)
    assert (len(last.lines), last.page) == (1, 3)
    assert ids(beyond) == ids(last)


async def test_the_database_sorts_and_counts_as_the_rule_does(town, database, clock):
    """Two municipalities in whose schools it is another day now."""
    clock.moment = datetime(2026, 11, 23, 20, tzinfo=UTC)
    far = await towns.build(database, clock, "Восток")
    async with database.write() as session:
        (await session.get_one(Municipality, far.id)).time_zone = "Asia/Vladivostok"
    fourth = await far.school("Школа № 4")
    await far.roadmap("План востока")
    await far.give_role(town.anna, Role.COORDINATOR, fourth)
    for number, status in enumerate(list(Status) * 2):
        for place, school in ((town, town.fifth), (far, fourth)):
            deadline = days(number * 7 % 20 - 5) if number % 6 else None
            task_id = await place.owed(f"2.{number}", "Прочее", deadline, school)
            async with database.write() as session:
                task = await session.get_one(Task, task_id)
                task.status = status
                task.mend_by = days(number % 9) if status is Status.RETURNED else None
    async with database.read() as session:
        every = await task_lists.lines(session, actor=await town.actor(town.anna))
    assert {line.today for line in every} == {days(-1), days(0)}
    owed = [line for line in every if line.bucket is not Bucket.DONE]
    pages = [await page(town, number) for number in range(len(owed) // 8 + 1)]
    assert [line for each in pages for line in each.lines] == owed
    assert pages[0].counts == Counter(line.bucket for line in every)
    for group in Bucket:
        chosen = [line for line in every if line.bucket is group]
        found = await page(town, bucket=group)
        assert (found.total, list(found.lines)) == (len(chosen), chosen[:8])


async def test_only_own_schools_in_plans_in_force(town, database):
    stranger = await town.coordinator("Вера", await town.school("Школа № 7"))
    assert (await page(town, who=stranger)).total == 0
    curator = await town.curator("Галина Петровна")
    assert (await page(town, who=curator)).lines == ()
    async with database.write() as session:
        (await session.get_one(Roadmap, town.first_plan)).status = RoadmapStatus.FINISHED
    assert ids(await page(town)) == [town.returned, town.ongoing]


async def test_a_role_that_has_ended_shows_nothing(town, database):
    async with database.write() as session:
        for held in await session.scalars(
            select(Membership).where(Membership.person_id == town.anna)
        ):
            held.ended_at = town.clock.now()
    assert (await page(town)).total == 0
    with pytest.raises(Refusal) as refusal:
        await card(town, town.week)
    assert refusal.value.code is Code.DENIED


async def card(town, task_id, who=None):
    async with town.database.read() as session:
        return await cards.load(session, task_id, actor=await town.actor(who or town.anna))


async def test_a_card_of_a_coordinator_and_of_a_manager(town):
    own = await card(town, town.week)
    assert (own.organisation, own.section, own.roadmap) == ("Школа № 3", "5", "МСОКО 2026/27")
    assert {Action.SUBMIT, Action.START, Action.BLOCK, Action.ATTACH} <= own.actions
    assert Action.CANCEL not in own.actions
    assert own.mine
    read_only = await card(town, town.week, await town.manager("Руководитель"))
    assert (read_only.actions, read_only.mine, read_only.may_ask_deadline) == (
        frozenset(),
        False,
        False,
    )


async def test_a_deadline_on_a_day_off_names_the_last_working_day(town):
    saturday = await town.owed("2.1", "Олимпиада", date(2026, 11, 28), town.third)
    assert (await card(town, saturday)).last_working_day == date(2026, 11, 27)
    assert (await card(town, town.week)).last_working_day is None
    async with town.database.write() as session:
        friday = CalendarOverride(municipality_id=town.id, day=date(2026, 11, 27), working=False)
        session.add(friday)
    assert (await card(town, saturday)).last_working_day == date(2026, 11, 26)


async def test_plan_and_fact_of_an_indicator(town):
    task_id = await town.owed(
        "4.1",
        "Охват кружками",
        days(5),
        town.third,
        slots=(),
        indicators=(("не менее 80% обучающихся", 80, "%", True),),
    )
    (line,) = (await card(town, task_id)).indicators
    assert (line.fact, line.met) == (None, None)
    actor = await town.actor(town.anna)
    for value in (79.5, 85.0):
        async with town.database.write() as session:
            await indicators.note_value(
                session, task_id, line.indicator_id, value, actor=actor.caused_by(f"u{value}")
            )
    (line,) = (await card(town, task_id)).indicators
    assert (line.fact, line.met) == (85.0, True)
    for value in (101.0, -1.0, float("nan")):
        with pytest.raises(Refusal) as refusal:
            async with town.database.write() as session:
                await indicators.note_value(session, task_id, line.indicator_id, value, actor=actor)
        assert refusal.value.code is Code.BAD_INPUT
    with pytest.raises(Refusal) as refusal:
        async with town.database.write() as session:
            await indicators.note_value(session, town.week, line.indicator_id, 5, actor=actor)
    assert refusal.value.code is Code.DENIED


async def test_the_same_as_last_time(town):
    activity_id = await town.activity(
        "6.1",
        "Работа с сайтом",
        days(10),
        slots=(),
        indicators=(("не менее 10 новостей", 10, "шт.", True),),
    )
    before = await town.task(activity_id, town.third, days(-30))
    now = await town.task(activity_id, town.third, days(10))
    assert not (await card(town, now)).has_last_time
    actor = await town.actor(town.anna)
    (line,) = (await card(town, before)).indicators
    async with town.database.write() as session:
        await indicators.note_value(session, before, line.indicator_id, 12, actor=actor)
        await reporting.submit(session, before, None, comment="Обновляем еженедельно", actor=actor)
        (await session.get_one(Task, before)).status = Status.DONE
    assert (await card(town, now)).has_last_time
    async with town.database.write() as session:
        again = await repetition.repeat(session, now, 1, actor=actor.caused_by("r1"))
    assert again.status is Status.SUBMITTED
    repeated = await card(town, now)
    assert [event.note for event in repeated.words] == ["Обновляем еженедельно"]
    assert repeated.indicators[0].fact == 12
    async with town.database.write() as session:
        assert (await repetition.repeat(session, now, 1, actor=actor.caused_by("r1"))).repeated
