"""Any question about any evening: what was shown then is what is told later."""

import random
from datetime import UTC, date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from bot.year import people, rows
from bot.year.comparison import Asking, combined, compare, narrowed
from bot.year.playing import Play, evenings
from domain.errors import Code, Refusal
from domain.summary import Basis, By, SummaryQuery, TaskSelection
from domain.workflow import Status
from models.enums import Target, Verdict
from models.tasks import Review, Task
from services.assignment import assigning
from services.core import task_states
from services.roadmaps import importing
from services.summaries import task_rows, views
from tests import towns
from tests.services import plans

START, END = date(2026, 9, 1), date(2026, 12, 31)
MOSCOW = ZoneInfo("Europe/Moscow")


async def a_town_that_plays(database, clock, dice):
    """A small plan in force in a municipality with people."""
    clock.moment = datetime(2026, 8, 31, 6, tzinfo=UTC)
    town = await plans.make_town(database, clock)
    stored = await plans.store(database, town)
    async with database.write() as session:
        for line in await assigning.parties(session, stored, actor=town.curator):
            await assigning.assign(
                session, stored, line.party_id, Target.ALL_SCHOOLS, actor=town.curator
            )
        await importing.confirm(session, stored, actor=town.curator)
        played = await people.gather(session, town.id, dice, clock.now())
    return Play(database, stored, played, MOSCOW, dice)


async def test_every_answer_about_an_evening_is_what_it_was_then(database, clock):
    """Random histories and random questions: what is told live is what the tables say, and what
    is told of the evening later is what was told live.
    """
    seed = 1 if database.is_sqlite else 2
    play = await a_town_that_plays(database, clock, random.Random(seed))
    wanted, kept = set(evenings(START, END, 2)), []

    by_chance = partial(combined, seed, 2)

    async def compared(evening, day, ask=by_chance):
        manager = play.people.at(play.people.manager, play.moment(day, 23))
        async with database.read() as session:
            return await compare(session, evening, play.roadmap_id, Asking(manager, ask))

    async for day in play.days(START, END):
        if day in wanted:
            async with database.read() as session:
                kept.append(await rows.copy(session, day))
            live = await compared(kept[-1], day)
            assert [str(each) for each in live.differences] == []
    assert any(row.status == "done" for row in kept[-1].rows("task"))
    for evening in kept:
        past = await compared(evening, END + timedelta(days=3))
        assert [str(each) for each in past.differences] == []
        assert past.answers > 60
    # The count is no echo: of tables that lack a task it says something else.
    short = {**kept[0].tables, "task": kept[0].rows("task")[1:]}
    assert (await compared(rows.Evening(kept[0].day, short), END, narrowed)).differences


async def three_evenings(database, clock):
    """One task reported in October and accepted in November, one moved, one cancelled since."""
    clock.moment = datetime(2026, 9, 1, 6, tzinfo=UTC)
    town = await towns.build(database, clock)
    school = await town.school("Школа № 1")
    ids = [await town.owed(f"1.{n}", f"Дело {n}", date(2026, 10, 15), school) for n in range(1, 4)]
    other = await town.school("Школа № 2")
    late = await town.owed("2.1", "Дело 4", date(2026, 10, 20), other)
    await stand(town, date(2026, 10, 10), ids[0], status=Status.SUBMITTED)
    await stand(town, date(2026, 11, 2), ids[0], status=Status.DONE, done_on=date(2026, 11, 2))
    await stand(town, date(2026, 11, 3), ids[1], deadline=date(2026, 12, 1))
    await stand(town, date(2026, 11, 4), ids[2], status=Status.CANCELLED)
    await stand(town, date(2026, 11, 5), late, status=Status.IN_PROGRESS)
    clock.moment = datetime(2026, 11, 24, 6, tzinfo=UTC)
    return town, ids


async def stand(town, day, task_id, **values):
    """Change a task as of a day."""
    async with town.database.write() as session:
        await session.execute(update(Task).where(Task.id == task_id).values(**values))
        await task_states.keep(session, Task.id == task_id, day)


async def ask(town, **asked):
    actor = await town.actor(await town.manager("Виктор"))
    async with town.database.read() as session:
        return await views.summarise(
            session, SummaryQuery(roadmap_id=town.roadmap_id, **asked), actor=actor
        )


async def test_a_past_evening_by_month_and_party_shows_months_and_parties(database, clock):
    """Once it printed the figures of schools under the names of months."""
    town, _ = await three_evenings(database, clock)
    evening = date(2026, 10, 31)
    found = await ask(town, by=By.MONTH, day=evening)
    assert [(line.key, line.figures.total) for line in found.lines] == [(202610, 4)]
    assert sum(line.figures.total for line in found.lines) == found.total.total
    assert (await ask(town, by=By.PARTY, day=evening)).lines == ()
    now = await ask(town, by=By.MONTH)
    assert [(line.key, line.figures.total) for line in now.lines] == [(202610, 2), (202612, 1)]


async def test_a_period_narrows_a_past_evening_too(database, clock):
    """Once it stood in the title and was ignored in the figures."""
    town, _ = await three_evenings(database, clock)
    october = {"start": date(2026, 10, 1), "end": date(2026, 10, 31)}
    then = await ask(town, by=By.ORGANISATION, day=date(2026, 11, 3), **october)
    assert (then.total.total, then.total.done, then.total.overdue) == (3, 1, 2)
    first, second = then.lines
    assert (first.figures.total, second.figures.total) == (2, 1)
    assert then.info.query.start == october["start"]


async def test_lists_on_a_past_evening_show_that_evening(database, clock):
    """Once they showed the present state with a stamp of the past."""
    town, ids = await three_evenings(database, clock)
    actor = await town.actor(await town.manager("Виктор"))
    query = SummaryQuery(roadmap_id=town.roadmap_id, day=date(2026, 10, 31))
    async with database.read() as session:
        overdue = await task_rows.load_page(session, query, TaskSelection.OVERDUE, actor=actor)
        review = await task_rows.load_page(session, query, TaskSelection.REVIEW, actor=actor)
    assert overdue.total == 3
    assert {line.deadline for line in overdue.lines} == {date(2026, 10, 15), date(2026, 10, 20)}
    assert [line.task_id for line in review.lines] == [ids[0]]


async def test_what_was_accepted_in_a_period_is_another_question(database, clock):
    town, _ = await three_evenings(database, clock)
    november = {"start": date(2026, 11, 1), "end": date(2026, 11, 30)}
    accepted = await ask(town, basis=Basis.ACCEPTED, **november)
    assert (accepted.total.total, accepted.total.done) == (1, 1)
    assert (await ask(town, **november)).total.total == 0
    october = {"start": date(2026, 10, 1), "end": date(2026, 10, 31)}
    assert (await ask(town, basis=Basis.ACCEPTED, **october)).total.total == 0


async def test_what_was_returned_in_a_period_counts_tasks_and_tells_times(database, clock):
    """A return that was taken back is none since; the day is that of the municipality."""
    town, ids = await three_evenings(database, clock)
    moments = {
        ids[0]: [datetime(2026, 10, 31, 20, 59, tzinfo=UTC), datetime(2026, 10, 12, tzinfo=UTC)],
        ids[1]: [datetime(2026, 10, 31, 21, tzinfo=UTC)],
        ids[2]: [datetime(2026, 10, 13, tzinfo=UTC)],
    }
    taken_back = datetime(2026, 11, 10, 6, tzinfo=UTC)
    curator = await town.manager("Ольга")
    async with database.write() as session:
        for task_id, days in moments.items():
            for at in days:
                session.add(returned(curator, task_id, at))
        session.add(returned(curator, ids[1], datetime(2026, 10, 20, tzinfo=UTC), taken_back))
    october = {"start": date(2026, 10, 1), "end": date(2026, 10, 31), "basis": Basis.RETURNED}
    now = await ask(town, **october)
    # Of the third task nobody is asked any more.
    assert (now.total.total, now.total.done, now.returns) == (1, 1, 2)
    then = await ask(town, day=date(2026, 11, 3), **october)
    assert (then.total.total, then.returns) == (3, 4)
    middle = await ask(town, day=date(2026, 10, 15), **october)
    assert (middle.total.total, middle.returns) == (2, 2)
    since = await ask(town, start=date(2026, 11, 1), basis=Basis.RETURNED)
    assert (since.total.total, since.returns) == (1, 1)
    assert (await ask(town, basis=Basis.RETURNED)).total.total == 3


def returned(person_id, task_id, at, withdrawn_at=None):
    return Review(
        task_id=task_id,
        person_id=person_id,
        at=at,
        verdict=Verdict.RETURNED,
        reason="Нет подписи",
        withdrawn_at=withdrawn_at,
    )


async def test_the_change_of_a_week_is_the_difference_of_two_evenings(database, clock):
    town, _ = await three_evenings(database, clock)
    for day in (date(2026, 10, 18), date(2026, 10, 25), date(2026, 11, 5), date(2026, 11, 10)):
        later = await ask(town, day=day)
        earlier = await ask(town, day=day - timedelta(days=7))
        assert later.change.done == later.total.done - earlier.total.done
        assert later.change.overdue == later.total.overdue - earlier.total.overdue
    assert (await ask(town, day=date(2026, 11, 5))).change.overdue == -2


async def test_an_evening_to_come_is_refused_and_one_before_the_plan_is_empty(database, clock):
    town, _ = await three_evenings(database, clock)
    with pytest.raises(Refusal) as refusal:
        await ask(town, day=date(2026, 11, 25))
    assert refusal.value.code is Code.EVENING_AHEAD
    assert (await ask(town, day=date(2026, 8, 31))).total.total == 0
    today = await ask(town, day=date(2026, 11, 24))
    assert (today.lines, today.info.query.day) == ((await ask(town)).lines, None)


async def test_a_second_change_of_a_day_takes_the_place_of_the_first(database, clock):
    town, ids = await three_evenings(database, clock)
    day = date(2026, 11, 20)
    await stand(town, day, ids[1], status=Status.SUBMITTED)
    await stand(town, day, ids[1], status=Status.RETURNED)
    found = await ask(town, day=day)
    assert (found.total.returned, found.total.in_review) == (1, 0)
    assert (await ask(town, day=day - timedelta(days=1))).total.returned == 0
