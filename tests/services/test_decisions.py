"""Doubtful terms, one at a time; the period; and what that does to tasks already made."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from domain import deadlines
from domain.doubts import Subject
from domain.draft import Problem, ProblemCode
from domain.errors import Code, Refusal
from domain.grid import Place
from domain.schedule import Kind, Period, Window
from domain.tasks import Rhythm
from domain.undated import undate
from domain.workflow import Status
from models.enums import Target
from models.roadmaps import Activity, Roadmap
from models.tasks import DeadlineMove, Task
from services.assignment import assigning
from services.core.schedules import load
from services.roadmaps import decisions, importing, questions, terms
from tests.services import plans

LONG = Period(date(2026, 1, 1), date(2028, 12, 31))


@pytest.fixture
async def town(database, clock):
    return await plans.make_town(database, clock)


def line(number, term, period=LONG, **rest):
    """An activity as the importer gives it: its term is really read."""
    schedule = deadlines.parse(term, period)
    title = rest.pop("title", f"Мероприятие {number}")
    return plans.activity(number, title, schedule, **rest)


DOUBTFUL = (
    line("1.1", "декабрь 2026"),
    line("1.2", "постоянно"),
    line("1.3", "сентябрь, апрель"),
    line("1.4", "по запросу"),
    line("1.5", "май"),
    line("1.6", "да, обязательно"),
    line("1.7", ""),
    line("1.8", "в течение года"),
)


@pytest.fixture
async def roadmap_id(database, town):
    return await plans.store(database, town, plans.draft(*DOUBTFUL, period=LONG))


async def activity_id(database, number):
    async with database.read() as session:
        return await session.scalar(select(Activity.id).where(Activity.number == number))


async def activity(database, number):
    async with database.read() as session:
        return (await session.scalars(select(Activity).where(Activity.number == number))).one()


async def ask(database, town, roadmap_id, after=-1, done=0):
    async with database.read() as session:
        return await questions.next_question(session, roadmap_id, after, done, actor=town.curator)


async def on_the_way(database, town, roadmap_id):
    """Every question, if all are left for later."""
    after, found = -1, []
    while decision := await ask(database, town, roadmap_id, after):
        found.append(decision)
        after = decision.doubt.order
    return found


async def put_in_force(database, town, roadmap_id):
    async with database.write() as session:
        for party in await assigning.parties(session, roadmap_id, actor=town.curator):
            await assigning.assign(
                session, roadmap_id, party.party_id, Target.ALL_SCHOOLS, actor=town.curator
            )
        await importing.confirm(session, roadmap_id, actor=town.curator)


async def test_everything_can_be_left_for_later(database, town, roadmap_id):
    found = await on_the_way(database, town, roadmap_id)
    assert [(d.doubt.subject, d.number, d.ordinal, d.others) for d in found] == [
        (Subject.RHYTHM, "1.2", 1, 1),
        (Subject.INFERRED, "1.3", 3, 1),
        (Subject.ON_EVENT, "1.4", 4, 0),
        (Subject.INFERRED, "1.5", 5, 1),
        (Subject.UNKNOWN, "1.6", 6, 0),
        (Subject.MISSING, "1.7", 7, 0),
    ]
    assert {decision.total for decision in found} == {7}
    async with database.read() as session:
        overview = await importing.overview(session, roadmap_id, actor=town.curator)
    assert overview.to_decide == 7


async def test_the_count_goes_on_after_an_answer(database, town, roadmap_id):
    first = await ask(database, town, roadmap_id)
    async with database.write() as session:
        done = await decisions.set_rhythm(session, roadmap_id, Rhythm.QUARTERLY, actor=town.curator)
    second = await ask(database, town, roadmap_id, first.doubt.order, done)
    assert (second.number, second.ordinal, second.total) == ("1.3", 3, 7)


async def test_one_answer_settles_all_that_were_inferred_alike(database, town, roadmap_id):
    async with database.write() as session:
        settled = await decisions.accept(
            session, await activity_id(database, "1.3"), all_alike=True, actor=town.curator
        )
    assert settled == 2
    assert (await activity(database, "1.5")).decided
    left = await on_the_way(database, town, roadmap_id)
    assert Subject.INFERRED not in {decision.doubt.subject for decision in left}


async def test_all_inferred_terms_are_shown_and_taken_together(database, town):
    """Read by different rules, they are looked at on one screen; what lies outside alone."""
    lines = (
        line("1.1", "сентябрь, апрель"),
        line("1.2", "2026 2028"),
        line("1.3", "первая неделя мая"),
        line("1.4", "сентябрь 2040"),
        line("1.5", "по запросу"),
    )
    roadmap_id = await plans.store(database, town, plans.draft(*lines, period=LONG))
    asked = await ask(database, town, roadmap_id)
    assert [number for number, _ in asked.readings] == ["1.1", "1.2", "1.3"]
    async with database.write() as session:
        settled = await decisions.accept(
            session, asked.doubt.activity_id, all_inferred=True, actor=town.curator
        )
    assert settled == 3
    left = await on_the_way(database, town, roadmap_id)
    assert [decision.number for decision in left] == ["1.4", "1.5"]
    assert left[0].readings[0][0] == "1.4"
    assert len(left[0].readings) == 1


async def test_a_term_can_be_given_up(database, town, roadmap_id):
    async with database.write() as session:
        await decisions.drop_term(session, await activity_id(database, "1.6"), actor=town.curator)
    row = await activity(database, "1.6")
    assert (row.term, row.kind, row.decided) == ("да, обязательно", Kind.ON_EVENT, True)


async def test_a_typed_term_is_shown_first_and_then_stored(database, town, roadmap_id):
    chosen = await activity_id(database, "1.6")
    async with database.read() as session:
        shown = await terms.read_term(session, chosen, " до 15 мая 2027 ", actor=town.curator)
    assert shown.windows == (Window(None, date(2027, 5, 15)),)
    assert not (await activity(database, "1.6")).decided
    async with database.write() as session:
        await terms.set_term(session, chosen, "до 15 мая 2027", actor=town.curator)
    row = await activity(database, "1.6")
    assert (row.term, load(row.schedule), row.decided) == ("да, обязательно", shown, True)


@pytest.mark.parametrize("phrase", ["", "—", "да, обязательно", "слово " * 60])
async def test_a_phrase_without_days_is_no_term(database, town, roadmap_id, phrase):
    chosen = await activity_id(database, "1.6")
    with pytest.raises(Refusal) as refused:
        async with database.read() as session:
            await terms.read_term(session, chosen, phrase, actor=town.curator)
    assert refused.value.code is Code.BAD_TERM


async def test_an_old_button_changes_nothing(database, town, roadmap_id):
    chosen = await activity_id(database, "1.5")
    for use in (decisions.accept, decisions.accept, decisions.drop_term):
        try:
            async with database.write() as session:
                await use(session, chosen, actor=town.curator)
        except Refusal as refusal:
            assert refusal.code is Code.STALE
    row = await activity(database, "1.5")
    assert (row.kind, row.decided) == (Kind.FIXED, True)


async def test_what_was_not_understood_cannot_be_called_right(database, town, roadmap_id):
    with pytest.raises(Refusal) as refused:
        async with database.write() as session:
            await decisions.accept(session, await activity_id(database, "1.6"), actor=town.curator)
    assert refused.value.code is Code.STALE


async def test_dates_from_the_result_become_deadlines_if_the_curator_says_so(database, town):
    extra = deadlines.parse("июль, декабрь 2026", LONG)
    lines = (
        line("1.1", "октябрь 2026", extra_windows=extra),
        line("1.2", "постоянно", extra_windows=extra),
        line("1.3", "октябрь 2027", extra_windows=extra),
    )
    roadmap_id = await plans.store(database, town, plans.draft(*lines, period=LONG))
    first, second, third = [await activity_id(database, n) for n in ("1.1", "1.2", "1.3")]
    async with database.write() as session:
        assert await decisions.decide_extra(session, first, add=True, actor=town.curator) == 1
        assert await decisions.decide_extra(session, third, add=False, actor=town.curator) == 1
    async with database.write() as session:
        count = await decisions.decide_extra(
            session, second, add=True, every=True, actor=town.curator
        )
    assert count == 1
    months = {}
    for number in ("1.1", "1.2", "1.3"):
        schedule = load((await activity(database, number)).schedule)
        months[number] = [window.end.month for window in schedule.windows]
    # The work of the plan begins in October: what goes on gives no evidence before it.
    assert months == {"1.1": [7, 10, 12], "1.2": [12], "1.3": [10]}
    assert await on_the_way(database, town, roadmap_id) == []


@pytest.mark.parametrize("keep", [True, False])
async def test_a_repeated_activity_stays_or_goes(database, town, keep):
    lines = (
        line("1.1", "декабрь 2026", title="Смотр"),
        line("2.1", "декабрь 2026", title="Смотр", section="2"),
    )
    values = (("number", "2.1"), ("other", "1.1"))
    problem = Problem(ProblemCode.TITLE_REPEATED, Place(table=1, row=21), values)
    roadmap_id = await plans.store(
        database, town, plans.draft(*lines, period=LONG, problems=(problem,))
    )
    (decision,) = await on_the_way(database, town, roadmap_id)
    assert (decision.doubt.subject, decision.number, decision.rival) == (
        Subject.REPEATED, "2.1", "1.1",
    )  # fmt: skip
    async with database.write() as session:
        await decisions.decide_repeated(
            session, decision.doubt.activity_id, keep=keep, actor=town.curator
        )
    assert await on_the_way(database, town, roadmap_id) == []
    async with database.read() as session:
        overview = await importing.overview(session, roadmap_id, actor=town.curator)
    assert overview.activities == (2 if keep else 1)


async def test_in_a_plan_in_force_decisions_make_tasks(database, town, roadmap_id):
    await put_in_force(database, town, roadmap_id)

    async def deadlines_of(number):
        chosen = await activity_id(database, number)
        async with database.read() as session:
            found = await session.scalars(
                select(Task.deadline).where(
                    Task.activity_id == chosen, Task.status != Status.CANCELLED
                )
            )
            return sorted(set(found))

    assert await deadlines_of("1.5") == []
    async with database.write() as session:
        await decisions.accept(session, await activity_id(database, "1.5"), actor=town.curator)
        await terms.set_term(
            session, await activity_id(database, "1.6"), "2 марта 2027", actor=town.curator
        )
        await decisions.set_rhythm(session, roadmap_id, Rhythm.AT_END, actor=town.curator)
        await terms.set_term(
            session, await activity_id(database, "1.1"), "январь 2027", actor=town.curator
        )
    assert await deadlines_of("1.5") == [date(2026, 5, 31)]
    assert await deadlines_of("1.6") == [date(2027, 3, 2)]
    assert await deadlines_of("1.2") == [date(2028, 12, 31)]
    assert await deadlines_of("1.1") == [date(2027, 1, 31)]
    async with database.read() as session:
        moves = list(await session.scalars(select(DeadlineMove)))
    # 1.1, and the two that went on without a deadline, at three schools each.
    assert len(moves) == 9


async def test_another_period_reads_every_term_again(database, town, roadmap_id):
    typed, dropped = [await activity_id(database, number) for number in ("1.6", "1.4")]
    async with database.write() as session:
        await terms.set_term(session, typed, "15 мая", actor=town.curator)
        await decisions.drop_term(session, dropped, actor=town.curator)
    async with database.write() as session:
        await terms.set_period(session, roadmap_id, plans.YEAR, actor=town.curator)
    assert load((await activity(database, "1.5")).schedule).windows == (
        Window(date(2027, 5, 1), date(2027, 5, 31)),
    )
    # A plan of one year leaves no doubt about the year.
    assert (await activity(database, "1.5")).decided
    assert (await activity(database, "1.6")).schedule["windows"] == [["2027-05-15", "2027-05-15"]]
    assert (await activity(database, "1.4")).kind is Kind.ON_EVENT
    async with database.read() as session:
        plan = await session.get_one(Roadmap, roadmap_id)
    assert (plan.short_title, plan.year_start) == ("Школьный год 2026/27", 9)


async def test_a_wider_period_brings_back_the_doubt(database, town):
    roadmap_id = await plans.store(
        database, town, plans.draft(line("1.1", "май", plans.YEAR), period=plans.YEAR)
    )
    assert await on_the_way(database, town, roadmap_id) == []
    async with database.write() as session:
        await terms.set_period(session, roadmap_id, LONG, actor=town.curator)
    assert len(await on_the_way(database, town, roadmap_id)) == 1


async def test_a_period_typed_by_the_curator_settles_the_missing_one(database, town):
    nameless = plans.draft(
        line("1.1", "май"), period=LONG, problems=(Problem(ProblemCode.PERIOD_MISSING),)
    )
    roadmap_id = await plans.store(database, town, nameless)
    async with database.write() as session:
        await terms.set_period(session, roadmap_id, plans.YEAR, actor=town.curator)
        overview = await importing.overview(session, roadmap_id, actor=town.curator)
        assert overview.period == plans.YEAR
        await importing.confirm(session, roadmap_id, actor=town.curator)
    with pytest.raises(Refusal) as refused:
        async with database.write() as session:
            await terms.set_period(session, roadmap_id, LONG, actor=town.curator)
    assert refused.value.code is Code.STALE


async def test_a_draft_without_a_period_is_dated_when_it_is_given(database, town):
    waiting = undate(line("1.1", "май").schedule)
    nameless = plans.draft(
        replace(line("1.1", "май"), schedule=waiting),
        period=LONG,
        problems=(Problem(ProblemCode.PERIOD_MISSING),),
    )
    roadmap_id = await plans.store(database, town, nameless)
    async with database.write() as session:
        overview = await importing.overview(session, roadmap_id, actor=town.curator)
        assert not any(sign.isdigit() for sign in overview.short_title)
        await terms.set_period(session, roadmap_id, plans.YEAR, actor=town.curator)
        overview = await importing.overview(session, roadmap_id, actor=town.curator)
        assert overview.short_title.endswith("2026/27")
        row = await session.get_one(Activity, await activity_id(database, "1.1"))
        assert load(row.schedule).windows == (Window(date(2027, 5, 1), date(2027, 5, 31)),)


async def test_a_heading_waits_for_no_decision_and_makes_no_task(database, town):
    plan = plans.draft(
        replace(line("1", "май", plans.YEAR), heading=True), line("1.1", "июнь", plans.YEAR)
    )
    roadmap_id = await plans.store(database, town, plan)
    async with database.write() as session:
        overview = await importing.overview(session, roadmap_id, actor=town.curator)
        assert overview.to_decide == 0
        found = await session.scalars(select(Activity).order_by(Activity.position))
        heading, part = found.all()
        assert (heading.kind, heading.decided) == (Kind.MISSING, True)
        assert (part.kind, part.term) == (Kind.FIXED, "июнь")


async def test_a_foreign_curator_decides_nothing(database, town, roadmap_id, clock):
    stranger = town.someone_else(clock)
    chosen = await activity_id(database, "1.5")
    attempts = (
        lambda session: questions.next_question(session, roadmap_id, actor=stranger),
        lambda session: decisions.accept(session, chosen, actor=stranger),
        lambda session: decisions.drop_term(session, chosen, actor=stranger),
        lambda session: decisions.set_rhythm(session, roadmap_id, None, actor=stranger),
        lambda session: decisions.decide_extra(session, chosen, add=True, actor=stranger),
        lambda session: decisions.decide_repeated(session, chosen, keep=True, actor=stranger),
        lambda session: terms.read_term(session, chosen, "май", actor=stranger),
        lambda session: terms.set_term(session, chosen, "май", actor=stranger),
        lambda session: terms.set_period(session, roadmap_id, LONG, actor=stranger),
    )
    for attempt in attempts:
        with pytest.raises(Refusal) as refused:
            async with database.write() as session:
                await attempt(session)
        assert refused.value.code is Code.DENIED
    assert not (await activity(database, "1.5")).decided


SCHOOL = Period(date(2026, 9, 1), date(2027, 8, 31), 9)


async def test_the_august_at_the_end_of_a_school_year_is_offered(database, town):
    rows = line("1.1", "Август", SCHOOL), line("1.2", "1 полугодие", SCHOOL)
    plan = await plans.store(database, town, plans.draft(*rows, period=SCHOOL))
    august, half = await on_the_way(database, town, plan)
    assert august.schedule.windows == (Window(date(2026, 8, 1), date(2026, 8, 31)),)
    assert half.other is None
    async with database.write() as session:
        await decisions.take_other(session, august.doubt.activity_id, actor=town.curator)
    row = await activity(database, "1.1")
    assert load(row.schedule).windows == (Window(date(2027, 8, 1), date(2027, 8, 31)),)
    assert row.decided
    async with database.write() as session:
        with pytest.raises(Refusal) as refusal:
            await decisions.take_other(session, half.doubt.activity_id, actor=town.curator)
    assert refusal.value.code is Code.STALE
