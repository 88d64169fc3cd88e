"""The school calendar of a municipality: terms of plans lean on it and follow it."""

from datetime import date

import pytest
from sqlalchemy import select

from domain import deadlines
from domain.access import Actor, MemberRole, Role
from domain.doubts import Subject
from domain.errors import Code, Refusal
from domain.school_calendar import SchoolCalendar, usual_calendar
from domain.workflow import Status
from models.enums import Target
from models.roadmaps import Activity
from models.tasks import DeadlineMove, Report, Task
from services.assignment import assigning
from services.core.schedules import load
from services.reports import reporting
from services.roadmaps import (
    activities,
    copying,
    importing,
    questions,
    school_calendars,
    terms,
)
from services.roadmaps.school_calendars import CalendarChange
from tests.services import plans

PHRASES = ("1 раз в четверть", "до конца II четверти", "сентябрь 2026", "летние каникулы")
LEANING = 3
USUAL = usual_calendar(2026)
LATER = SchoolCalendar(
    (
        (date(2026, 9, 1), date(2026, 10, 23)),
        (date(2026, 11, 2), date(2026, 12, 25)),
        (date(2027, 1, 11), date(2027, 3, 19)),
        (date(2027, 3, 29), date(2027, 5, 25)),
    )
)


@pytest.fixture
async def town(database, clock):
    return await plans.make_town(database, clock)


async def store(database, town):
    lines = [
        plans.activity(f"1.{n}", f"Мероприятие {n}", deadlines.parse(phrase, plans.YEAR))
        for n, phrase in enumerate(PHRASES, start=1)
    ]
    roadmap_id = await plans.store(database, town, plans.draft(*lines))
    async with database.write() as session:
        (party,) = await assigning.parties(session, roadmap_id, actor=town.curator)
        await assigning.assign(
            session, roadmap_id, party.party_id, Target.ALL_SCHOOLS, actor=town.curator
        )
    return roadmap_id


async def put(database, town, calendar=USUAL):
    async with database.write() as session:
        return await school_calendars.put(session, town.id, calendar, actor=town.curator)


async def confirm(database, town, roadmap_id):
    async with database.write() as session:
        await importing.confirm(session, roadmap_id, actor=town.curator)


async def deadlines_of(database, number):
    async with database.read() as session:
        found = await session.scalars(
            select(Task.deadline)
            .join(Activity, Activity.id == Task.activity_id)
            .where(Activity.number == number, Task.status != Status.CANCELLED)
        )
        return sorted(set(found))


async def test_a_draft_asks_once_for_all_that_lean_and_then_reads_them(database, town):
    roadmap_id = await store(database, town)
    async with database.read() as session:
        asked = await questions.next_question(session, roadmap_id, actor=town.curator)
        counts = await importing.overview(session, roadmap_id, actor=town.curator)
    assert (asked.doubt.subject, asked.number, asked.total) == (
        Subject.SCHOOL_TERMS,
        "1.1",
        LEANING,
    )
    assert (counts.school_terms, counts.unknown, counts.on_event) == (LEANING, 0, 0)
    change = await put(database, town)
    assert change == CalendarChange(terms=LEANING)
    async with database.read() as session:
        rows = await session.scalars(select(Activity).order_by(Activity.position))
        read = {row.number: (load(row.schedule).windows, row.decided) for row in rows}
        left = await questions.next_question(session, roadmap_id, actor=town.curator)
    assert [window.end for window in read["1.1"][0]] == [last for _, last in USUAL.terms]
    assert read["1.1"][1]
    assert left is None or left.doubt.subject is not Subject.SCHOOL_TERMS


async def test_plans_that_come_later_are_read_by_it_and_copies_too(database, town):
    await put(database, town)
    roadmap_id = await store(database, town)
    await confirm(database, town, roadmap_id)
    assert await deadlines_of(database, "1.1") == [last for _, last in USUAL.terms]
    next_year = usual_calendar(2027)
    await put(database, town, next_year)
    async with database.write() as session:
        copy_id = await copying.copy_to_next_year(session, roadmap_id, actor=town.curator)
        row = await session.scalar(
            select(Activity).where(Activity.roadmap_id == copy_id, Activity.number == "1.1")
        )
    assert [window.end for window in load(row.schedule).windows] == [
        last for _, last in next_year.terms
    ]


async def test_tasks_follow_another_calendar_and_reports_stay(database, town):
    await put(database, town)
    roadmap_id = await store(database, town)
    await confirm(database, town, roadmap_id)
    async with database.write() as session:
        task = await session.scalar(
            select(Task)
            .join(Activity, Activity.id == Task.activity_id)
            .where(
                Activity.number == "1.1",
                Task.organisation_id == town.schools[0],
                Task.deadline == USUAL.terms[1][1],
            )
        )
        coordinator = Actor(
            town.coordinators[0],
            (MemberRole(town.id, Role.COORDINATOR, town.schools[0]),),
            town.curator.as_of,
        )
        await reporting.start(session, task.id, task.version, actor=coordinator)
        before = dict((await session.execute(select(Task.id, Task.status))).all())
    async with database.write() as session:
        foreseen = await school_calendars.foresee(session, town.id, LATER, actor=town.curator)
    assert await deadlines_of(database, "1.1") == [last for _, last in USUAL.terms]
    assert await put(database, town, LATER) == foreseen
    schools = len(town.schools)
    assert foreseen == CalendarChange(terms=LEANING, moved=schools * (4 + 1 + 0))
    assert await deadlines_of(database, "1.1") == [last for _, last in LATER.terms]
    assert await deadlines_of(database, "1.2") == [LATER.terms[1][1]]
    async with database.read() as session:
        assert dict((await session.execute(select(Task.id, Task.status))).all()) == before
        assert await session.scalar(select(Report.id).where(Report.task_id == task.id))
        moves = await session.scalars(select(DeadlineMove.reason))
        assert set(moves) == {"1 раз в четверть", "до конца II четверти"}


async def test_two_municipalities_have_calendars_of_their_own(database, town, clock):
    other = await plans.make_town(database, clock, "Лесной район", first_id=200)
    ours, theirs = await store(database, town), await store(database, other)
    await put(database, town)
    await put(database, other, LATER)

    async def ends(roadmap_id):
        async with database.read() as session:
            row = await session.scalar(
                select(Activity).where(Activity.roadmap_id == roadmap_id, Activity.number == "1.1")
            )
            return [window.end for window in load(row.schedule).windows]

    assert await ends(ours) == [last for _, last in USUAL.terms]
    assert await ends(theirs) == [last for _, last in LATER.terms]
    # Another calendar of the one changes nothing of the other, and is counted for itself alone.
    change = await put(database, town, LATER)
    assert (change.terms, await ends(ours)) == (LEANING, await ends(theirs))
    await put(database, town)
    assert await ends(theirs) == [last for _, last in LATER.terms]


async def test_three_terms_leave_what_was_reported_on_and_tell_what_waits(database, town):
    await put(database, town)
    roadmap_id = await store(database, town)
    await confirm(database, town, roadmap_id)
    async with database.write() as session:
        task = await session.scalar(
            select(Task)
            .join(Activity, Activity.id == Task.activity_id)
            .where(Activity.number == "1.1", Task.organisation_id == town.schools[0])
            .order_by(Task.deadline)
        )
        coordinator = Actor(
            town.coordinators[0],
            (MemberRole(town.id, Role.COORDINATOR, town.schools[0]),),
            town.curator.as_of,
        )
        await reporting.start(session, task.id, task.version, actor=coordinator)
    three = usual_calendar(2026, 3)
    async with database.write() as session:
        foreseen = await school_calendars.foresee(session, town.id, three, actor=town.curator)
    assert await put(database, town, three) == foreseen
    assert foreseen.asked >= 1
    async with database.read() as session:
        assert (await session.get_one(Task, task.id)).status is Status.IN_PROGRESS


async def test_a_typed_term_that_leans_is_refused_with_the_way_on(database, town):
    roadmap_id = await store(database, town)
    async with database.read() as session:
        with pytest.raises(Refusal) as refused:
            await terms.read_for_plan(session, roadmap_id, "раз в четверть", actor=town.curator)
    assert refused.value.code is Code.SCHOOL_CALENDAR_MISSING
    await put(database, town)
    async with database.write() as session:
        new = activities.NewActivity("Срез знаний", "в конце каждой четверти")
        added = await activities.add(session, roadmap_id, None, new, actor=town.curator)
        row = await session.get_one(Activity, added)
        assert len(load(row.schedule).windows) == len(USUAL.terms)


async def test_what_a_curator_decided_by_hand_stays(database, town):
    roadmap_id = await store(database, town)
    async with database.read() as session:
        row = await session.scalar(select(Activity).where(Activity.number == "1.1"))
    async with database.write() as session:
        await terms.set_term(session, row.id, "15 мая 2027", actor=town.curator)
    await put(database, town)
    async with database.read() as session:
        row = await session.get(Activity, row.id)
        assert load(row.schedule).windows[0].end == date(2027, 5, 15)
    assert roadmap_id


async def test_another_municipality_is_refused(database, town, clock):
    other = town.someone_else(clock)
    async with database.write() as session:
        for use_case in (school_calendars.put, school_calendars.foresee):
            with pytest.raises(Refusal) as refused:
                await use_case(session, town.id, USUAL, actor=other)
            assert refused.value.code is Code.DENIED
