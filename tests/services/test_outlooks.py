"""What will be late this month: how many, how sure, which; and when nothing is said of it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.errors import Code, Refusal
from domain.outlook import PRIOR
from domain.summary import Basis, SummaryQuery, TaskSelection
from domain.workflow import Status
from models.roadmaps import Activity
from models.tasks import Task
from services.core import task_states
from services.summaries import outlooks, school_outlooks, task_rows
from tests import towns

MONTHS = (date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1))
TODAY = date(2027, 1, 10)


async def a_town(database, clock, days=8):
    """Four months in which one school was late each time and three never, and January ahead."""
    clock.moment = datetime(2027, 1, 10, 6, tzinfo=UTC)
    town = await towns.build(database, clock)
    schools = [await town.school(f"Школа № {number}") for number in range(1, 5)]
    activity = await town.get(Activity, await town.activity("1.1", "Справка", None))
    rows = []
    for school in schools:
        late = school == schools[-1]
        for month in MONTHS:
            for place in range(days):
                due = month + timedelta(days=10 + place)
                on = due + timedelta(days=2 if late else -2)
                done = {"done_on": on, "submitted_on": on, "done_late": late}
                rows.append(town.new_task(activity, school, due, Status.DONE, **done))
        for place in range(2):
            due = TODAY + timedelta(days=place + 5)
            rows.append(town.new_task(activity, school, due))
    # One is late already, one waits for review since before its deadline.
    rows.append(town.new_task(activity, schools[0], date(2027, 1, 8)))
    waits = {"submitted_on": date(2027, 1, 5)}
    rows.append(town.new_task(activity, schools[0], date(2027, 1, 9), Status.SUBMITTED, **waits))
    async with database.write() as session:
        session.add_all(rows)
        await session.flush()
        await task_states.keep(session, Task.municipality_id == town.id, MONTHS[0])
    return town, schools


async def ask(town, **asked):
    actor = await town.actor(await town.manager("Виктор"))
    query = SummaryQuery(roadmap_id=town.roadmap_id, **asked)
    async with town.database.read() as session:
        view = await outlooks.outlook(session, query, actor=actor)
        page = await task_rows.load_page(session, view.info.query, TaskSelection.AHEAD, actor=actor)
    assert page.total == view.ahead, "the list behind the number is another one"
    return view


async def test_the_running_month_with_its_error_and_its_likeliest(database, clock):
    town, _ = await a_town(database, clock)
    found = await ask(town)
    assert (found.ahead, found.late, found.judged) == (8, 1, 130)
    overall = 33 / 130
    shares = [(1 + PRIOR * overall) / (34 + PRIOR), *[PRIOR * overall / (32 + PRIOR)] * 2]
    shares.append((32 + PRIOR * overall) / (32 + PRIOR))
    assert found.expected == pytest.approx(2 * sum(shares))
    assert [each.organisation for each in found.risks[:2]] == ["Школа № 4"] * 2
    assert found.risks[0].share == pytest.approx(shares[-1])
    assert found.info.query.month == 202701
    # October to December were foretold, each from what came before: 8 of 32 were late each time.
    assert found.accuracy.months == 3
    assert found.accuracy.error == pytest.approx(0) and found.accuracy.plain == pytest.approx(0)


async def test_whole_months_are_foretold_and_those_that_are_over_are_refused(database, clock):
    town, schools = await a_town(database, clock)
    week = await ask(town, start=TODAY, end=TODAY + timedelta(days=6), basis=Basis.ACCEPTED)
    assert week.info.query == (await ask(town)).info.query
    several = await ask(town, start=date(2027, 1, 1), end=date(2027, 2, 20))
    assert (several.info.query.end, several.accuracy) == (date(2027, 2, 28), None)
    assert several.expected is not None
    own = await ask(town, organisation_id=schools[-1])
    # Drawn towards the share of all, as in the outlook by school: one number for one thing.
    share = (32 + PRIOR * 33 / 130) / (32 + PRIOR)
    assert own.judged == 32 and own.expected == pytest.approx(2 * share)
    with pytest.raises(Refusal) as refusal:
        await ask(town, start=date(2026, 11, 1), end=date(2026, 11, 30))
    assert refusal.value.code is Code.MONTHS_OVER


async def test_until_a_stated_day_nothing_after_it_is_counted(database, clock):
    """«успеем к концу года», «что опоздает до 15 января»; one that is over is refused."""
    town, _ = await a_town(database, clock)
    for days, ahead in ((0, 0), (4, 0), (5, 4), (6, 8), (90, 8)):
        found = await ask(town, end=TODAY + timedelta(days=days))
        assert (found.ahead, found.late) == (ahead, 1)
        assert found.info.query.end == TODAY + timedelta(days=days)
        assert all(each.deadline <= found.info.query.end for each in found.risks)
    with pytest.raises(Refusal) as refusal:
        await ask(town, end=TODAY - timedelta(days=1))
    assert refusal.value.code is Code.MONTHS_OVER


async def test_of_a_short_history_nothing_is_foretold(database, clock):
    town, _ = await a_town(database, clock, days=1)
    found = await ask(town)
    assert (found.judged, found.ahead, found.late) == (18, 8, 1)
    assert (found.expected, found.accuracy, found.risks) == (None, None, ())


async def by_school(town, **asked):
    actor = await town.actor(await town.manager("Виктор"))
    query = SummaryQuery(roadmap_id=town.roadmap_id, **asked)
    async with town.database.read() as session:
        return await school_outlooks.by_school(session, query, actor=actor)


@pytest.mark.parametrize("until", [None, TODAY + timedelta(days=5)])
async def test_schools_add_up_to_the_outlook_of_all_and_each_is_that_of_its_own(
    database, clock, until
):
    town, _ = await a_town(database, clock)
    found = await by_school(town, end=until)
    whole = await ask(town, end=until)
    assert found.whole.expected == whole.expected
    assert found.schools[0].name == "Школа № 4"
    assert sum(each.ahead for each in found.schools) == whole.ahead
    assert sum(each.expected for each in found.schools) == pytest.approx(whole.expected)
    for each in found.schools:
        own = await ask(town, end=until, organisation_id=each.organisation_id)
        assert (own.ahead, own.late, own.judged) == (each.ahead, each.late, each.judged)
        assert own.expected == pytest.approx(each.expected)
        assert own.accuracy == each.accuracy


async def test_of_a_school_with_a_short_history_nothing_is_foretold(database, clock):
    town, _ = await a_town(database, clock)
    new = await town.school("Школа № 9")
    activity = await town.activity("2.1", "План", None)
    await town.task(activity, new, TODAY + timedelta(days=3))
    last = (await by_school(town)).schools[-1]
    assert (last.name, last.ahead, last.judged) == ("Школа № 9", 1, 0)
    assert (last.expected, last.accuracy) == (None, None)
    assert (await ask(town, organisation_id=new)).expected is None
