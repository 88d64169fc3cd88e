"""What a choice is said to make is what it makes."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, insert, select

from domain import deadlines
from domain.schedule import Period
from domain.tasks import Rhythm
from models.enums import Target
from models.people import OrganisationGroup, group_member
from models.roadmaps import Activity, Roadmap
from models.tasks import Task
from services.assignment import assigning
from services.assignment.forecasts import look_at_choices
from services.core.schedules import load
from services.roadmaps import choices, decisions, importing, loads, past_windows, questions
from tests.services import plans

# The day is 24 November 2026; the work begins with the first dated row, in October.
YEARS = Period(date(2026, 1, 1), date(2027, 12, 31))


def line(number, term, **rest):
    return plans.activity(number, f"Мероприятие {number}", deadlines.parse(term, YEARS), **rest)


EXTRA = deadlines.parse("март 2027, декабрь 2027", YEARS)
LINES = (
    line("1.1", "октябрь 2026"),
    line("1.2", "ежемесячно"),
    line("1.3", "постоянно"),
    line("1.4", "в течение всего периода"),
    line("1.5", "сентябрь, апрель"),
    line("1.6", "по запросу"),
    line("1.7", "май 2027", extra_windows=EXTRA),
)


@pytest.fixture
async def town(database, clock):
    return await plans.make_town(database, clock)


async def stored(database, town, *, assigned=True, **choice):
    draft = plans.draft(*LINES, period=YEARS)
    roadmap_id = await plans.store(database, town, draft, **choice)
    if assigned:
        async with database.write() as session:
            for party in await assigning.parties(session, roadmap_id, actor=town.curator):
                await assigning.assign(
                    session, roadmap_id, party.party_id, Target.ALL_SCHOOLS, actor=town.curator
                )
    return roadmap_id


async def made(database, town, roadmap_id, *numbers):
    """Put the plan in force; how many tasks these activities (or all) have got."""
    async with database.write() as session:
        await importing.confirm(session, roadmap_id, actor=town.curator)
        chosen = select(func.count()).select_from(Task).join(Activity)
        if numbers:
            chosen = chosen.where(Activity.number.in_(numbers))
        return await session.scalar(chosen)


async def ask(database, town, roadmap_id, number):
    """The question about an activity."""
    async with database.read() as session:
        position = await session.scalar(select(Activity.position).where(Activity.number == number))
        return await questions.next_question(
            session, roadmap_id, position * 4 - 1, actor=town.curator
        )


@pytest.mark.parametrize("makes_past", [True, False])
@pytest.mark.parametrize("rhythm", Rhythm)
async def test_a_rhythm_makes_what_it_says(database, town, rhythm, makes_past):
    roadmap_id = await stored(database, town, makes_past=makes_past)
    async with database.read() as session:
        question = await questions.next_question(session, roadmap_id, actor=town.curator)
    said = question.made[rhythm.value]
    async with database.write() as session:
        await decisions.set_rhythm(session, roadmap_id, rhythm, actor=town.curator)
    assert said.is_assigned
    assert said.count.total == await made(database, town, roadmap_id, "1.3", "1.4")


async def test_putting_in_force_makes_what_it_says(database, town):
    roadmap_id = await stored(database, town, makes_past=False)
    async with database.read() as session:
        tasks = await past_windows.look(session, roadmap_id, actor=town.curator)
    assert tasks.with_past.count.past == 3 * 2
    assert tasks.with_past.count.total == tasks.now.count.total + 3 * 2
    assert tasks.now.count.total == await made(database, town, roadmap_id)


async def test_what_repeats_begins_with_the_work_of_the_plan(database, town):
    roadmap_id = await stored(database, town)
    async with database.read() as session:
        tasks = await past_windows.look(session, roadmap_id, actor=town.curator)
    assert tasks.with_past.count.by_month[0] == ("2026-10", 3 * 2)


@pytest.mark.parametrize(("answer", "number"), [("ok", "1.5"), ("none", "1.5")])
async def test_an_answer_makes_what_it_says(database, town, answer, number):
    roadmap_id = await stored(database, town)
    question = await ask(database, town, roadmap_id, number)
    activity_id = question.doubt.activity_id
    async with database.write() as session:
        if answer == "ok":
            await decisions.accept(session, activity_id, actor=town.curator)
        else:
            await decisions.drop_term(session, activity_id, actor=town.curator)
    said = question.made[answer].count.total
    assert said == await made(database, town, roadmap_id, number) > 0


async def test_dates_of_the_result_make_what_comes_beside_the_term(database, town):
    roadmap_id = await stored(database, town)
    question = await ask(database, town, roadmap_id, "1.7")
    async with database.read() as session:
        roadmap = await session.get_one(Roadmap, roadmap_id)
        forecast = await look_at_choices(session, roadmap, actor=town.curator)
    activity_id = question.doubt.activity_id
    before = forecast.foresee([activity_id]).count.total
    async with database.write() as session:
        await decisions.decide_extra(session, activity_id, add=True, actor=town.curator)
    said = question.made["add"].count.total
    assert before > 0 < said
    assert said == await made(database, town, roadmap_id, "1.7") - before


async def test_a_typed_term_makes_what_it_says(database, town):
    roadmap_id = await stored(database, town)
    question = await ask(database, town, roadmap_id, "1.5")
    async with database.read() as session:
        said = await choices.made_by_term(
            session, question.doubt.activity_id, "ежемесячно", actor=town.curator
        )
    assert (said.count.total, said.count.past) == (3 * 15, 3)


async def test_while_nobody_is_assigned_windows_are_counted_once(database, town):
    roadmap_id = await stored(database, town, assigned=False)
    async with database.read() as session:
        question = await questions.next_question(session, roadmap_id, actor=town.curator)
    said = question.made[Rhythm.MONTHLY.value]
    assert (said.is_assigned, said.count.total) == (False, 2 * 15)


async def test_each_proposed_date_is_left_by_itself(database, town):
    roadmap_id = await stored(database, town)
    activity_id = (await ask(database, town, roadmap_id, "1.7")).doubt.activity_id
    async with database.write() as session:
        first = date(2027, 3, 31)
        assert await decisions.leave_date(session, activity_id, first, actor=town.curator) == 0
    async with database.read() as session:
        row = await session.get_one(Activity, activity_id)
        assert [window.end for window in load(row.extra_schedule).windows] == [date(2027, 12, 31)]
    async with database.write() as session:
        last = date(2027, 12, 31)
        assert await decisions.leave_date(session, activity_id, last, actor=town.curator) == 1
        row = await session.get_one(Activity, activity_id)
        assert row.extra_schedule is None


async def test_the_load_of_each_school_names_weeks_that_are_too_full(database, town):
    week = tuple(
        plans.activity(
            f"1.{number}", f"Дело {number}", replace(plans.month(12), phrase=f"дело {number}")
        )
        for number in range(1, 8)
    )
    roadmap_id = await plans.store(database, town, plans.draft(*week))
    async with database.write() as session:
        for party in await assigning.parties(session, roadmap_id, actor=town.curator):
            await assigning.assign(
                session, roadmap_id, party.party_id, Target.ALL_SCHOOLS, actor=town.curator
            )
        found = await loads.listing(session, roadmap_id, actor=town.curator)
    assert [each.name for each in found] == ["Школа № 1", "Школа № 2", "Школа № 3"]
    assert found[0].months == (("2026-12", 7),)
    assert found[0].full_weeks == ((date(2026, 12, 28), 7),)


@pytest.mark.parametrize("makes_past", [True, False])
async def test_one_organisation_and_a_group_get_what_is_said(database, town, makes_past):
    async with database.write() as session:
        group = OrganisationGroup(municipality_id=town.id, name="Сельские")
        session.add(group)
        await session.flush()
        rows = [{"group_id": group.id, "organisation_id": each} for each in town.schools[:2]]
        await session.execute(insert(group_member), rows)
    roadmap_id = await stored(database, town, assigned=False, makes_past=makes_past)
    async with database.write() as session:
        (party,) = await assigning.parties(session, roadmap_id, actor=town.curator)
        _, options = await assigning.party(session, roadmap_id, party.party_id, actor=town.curator)
        ((group_id, _, of_group),) = options.groups
        assert of_group.count.total == 2 * options.each.count.total
        assert of_group.count.past == 2 * options.each.count.past
        await assigning.assign(
            session, roadmap_id, party.party_id, Target.GROUP, group_id, actor=town.curator
        )
    assert await made(database, town, roadmap_id) == of_group.count.total
