"""A comparison is two single answers; the ranking counts what the figures count."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from sqlalchemy import update

from domain.comparisons import TIMES, Against, Versus
from domain.errors import Code, Refusal
from domain.ranking import rank
from domain.summary import Basis, By, SummaryQuery
from domain.workflow import Status
from models.roadmaps import Roadmap, Section
from models.tasks import Task
from services.core import task_states
from services.summaries import comparing, earlier_roadmaps, figures, ranking, views
from services.summaries.figures import Figures
from tests import towns

FIRST = date(2025, 9, 1)
TODAY = date(2026, 11, 24)
MOVES = (Status.IN_PROGRESS, Status.SUBMITTED, Status.DONE, Status.RETURNED, Status.PLANNED)


async def two_years(database, clock, dice):
    """A plan of two years and one of one year, with tasks that change on random days."""
    clock.moment = datetime(2025, 9, 1, 6, tzinfo=UTC)
    town = await towns.build(database, clock)
    town.schools = [await town.school(f"Школа № {number}") for number in range(1, 4)]
    town.roadmaps = []
    for title, start, end in (
        ("Воспитание", FIRST, date(2027, 8, 31)),
        ("МСОКО 2025/26", FIRST, date(2026, 8, 31)),
        ("МСОКО 2026/27", date(2026, 9, 1), date(2027, 8, 31)),
    ):
        town.roadmaps.append(await town.roadmap(title))
        period = {"period_start": start, "period_end": end}
        async with database.write() as session:
            await session.execute(
                update(Roadmap).where(Roadmap.id == town.roadmap_id).values(**period)
            )
        clock.moment = datetime(start.year, 9, 1, 6, tzinfo=UTC)
        for number in range(3):
            due = start + timedelta(days=dice.randrange((end - start).days))
            activity = await town.activity(f"{1 + number % 2}.{number}", f"Дело {number}", due)
            for school in town.schools:
                await play(town, await town.task(activity, school, due), start, dice)
    clock.moment = datetime(2026, 11, 24, 6, tzinfo=UTC)
    return town


async def play(town, task_id, start, dice):
    day = start
    for _ in range(2):
        day += timedelta(days=dice.randrange(1, 200))
        if day > TODAY:
            return
        status = dice.choice(MOVES)
        done = {"done_on": day, "done_late": dice.random() < 0.3} if status is Status.DONE else {}
        async with town.database.write() as session:
            await session.execute(
                update(Task).where(Task.id == task_id).values(status=status, **done)
            )
            await task_states.keep(session, Task.id == task_id, day)


def asked(town, dice):
    """A random question with something to set beside it."""
    versus = dice.choice(
        [
            *(Versus(each) for each in TIMES),
            Versus(Against.SCHOOL, town.schools[1]),
            Versus(Against.ROADMAP, town.roadmaps[1]),
        ]
    )
    query = SummaryQuery(
        roadmap_id=dice.choice([town.roadmaps[0], town.roadmaps[2]]),
        by=dice.choice([By.SECTION, By.ORGANISATION, By.MONTH]),
        organisation_id=town.schools[0] if versus.against is Against.SCHOOL else None,
        basis=dice.choice([Basis.DEADLINE, Basis.DEADLINE, Basis.ACCEPTED]),
        day=dice.choice([None, TODAY - timedelta(days=dice.randrange(1, 60))]),
    )
    return query, versus


async def test_a_comparison_is_two_single_answers_whose_rows_add_up(database, clock):
    dice = random.Random(2)
    town = await two_years(database, clock, dice)
    actor = await town.actor(await town.manager("Виктор"))
    compared = 0
    for _ in range(16):
        query, versus = asked(town, dice)
        async with database.read() as session:
            try:
                found = await comparing.compare(session, query, versus, actor=actor)
            except Refusal:
                continue
            for side, place in ((found.first, "first"), (found.second, "second")):
                alone = await views.summarise(session, side.info.query, actor=actor)
                assert (alone.lines, alone.total) == (side.lines, side.total)
                rows = [getattr(pair, place) for pair in found.pairs]
                assert figures.total([*rows, Figures()]) == side.total
        assert found.second.info.query != found.first.info.query
        compared += 1
    assert compared >= 8
    async with database.read() as session:
        await judges(town, session, actor)
        await sections_of_several(town, session, actor)
        await plans_of_several(town, session, actor)


async def sections_of_several(town, session, actor):
    """A section of any roadmap has its like of a year ago, and rows meet by their titles."""
    both = SummaryQuery(roadmap_id=town.roadmaps[0], others=(town.roadmaps[2],))
    narrowed = replace(both, by=By.ORGANISATION, section_id=town.sections["1"])
    found = await comparing.compare(session, narrowed, Versus(Against.YEAR), actor=actor)
    then = await session.get_one(Section, found.second.info.query.section_id)
    assert (then.roadmap_id, then.title) == (town.roadmaps[1], "Раздел 1")
    found = await comparing.compare(session, both, Versus(Against.YEAR), actor=actor)
    assert len(found.pairs) == len(found.first.lines) == len(found.second.lines)


async def plans_of_several(town, session, actor):
    """Whichever plans are asked about together, a row sets a plan beside itself, or beside the one
    of the year before: never beside one that came later, and last year's never on this year's side.
    """
    long, old, new = town.roadmaps
    of_years = {"воспитание": {long}, "мсоко": {old, new}}
    for ids in ((long, old, new), (new, old), (old, long)):
        for against, on in product(TIMES, (None, date(2026, 10, 5))):
            query = SummaryQuery(roadmap_id=ids[0], others=ids[1:], by=By.ROADMAP, day=on)
            found = await comparing.compare(session, query, Versus(against), actor=actor)
            one, other = found.first.info.query, found.second.info.query
            begun = other.day >= date(2026, 9, 1)
            gone = not begun and {old, new} <= set(ids)
            assert {one.roadmap_id, *one.others} == set(ids) - ({old} if gone else set())
            alone = [
                {id_: await alone_in(session, side, id_, actor) for id_ in town.roadmaps}
                for side in (one, other)
            ]
            for pair in found.pairs:
                title = earlier_roadmaps.without_year(pair.name)
                then = new if begun and pair.key == new else old
                assert pair.key in of_years[title]
                assert pair.first == alone[0][pair.key]
                assert pair.second == alone[1][long if pair.key == long else then]


async def test_what_nothing_preceded_is_not_given_the_plan_that_another_one_followed(
    database, clock
):
    town = await two_years(database, clock, random.Random(1))
    manager = await town.actor(await town.manager("Виктор"))
    added = await town.roadmap("Кадры 2026/27")
    long, _, new = town.roadmaps
    async with database.write() as session:
        await session.execute(
            update(Roadmap)
            .where(Roadmap.id.in_([added, long]))
            .values(period_start=date(2026, 9, 1), period_end=date(2027, 8, 31))
        )
    year = Versus(Against.YEAR)
    async with database.read() as session:
        for ids in ((added,), (new, added), (added, new)):
            query = SummaryQuery(roadmap_id=ids[0], others=ids[1:])
            with pytest.raises(Refusal) as refused:
                await comparing.compare(session, query, year, actor=manager)
            assert refused.value.code is Code.NOTHING_TO_COMPARE
            offered = await comparing.of_each(session, query, year, actor=manager)
            assert [title for title, _ in offered] == ["МСОКО 2026/27"] * (len(ids) > 1)


async def alone_in(session, query, id_, actor):
    one = replace(query, roadmap_id=id_, others=())
    return (await views.summarise(session, one, actor=actor)).total


async def judges(town, session, actor):
    """The ranking of three evenings against the figures of each school."""
    for day in (None, date(2026, 10, 31), date(2026, 3, 1)):
        query = SummaryQuery(roadmap_id=town.roadmaps[0], day=day)
        view = await ranking.ranking(session, query, actor=actor)
        before = (day or TODAY) - timedelta(days=1)
        for each in view.places:
            one = SummaryQuery(
                roadmap_id=town.roadmaps[0], organisation_id=each.result.key, end=before, day=day
            )
            whole = (await views.summarise(session, one, actor=actor)).total
            assert each.result.judged == whole.done + whole.open
            assert each.result.in_time == whole.done - whole.done_late
        results = sorted((each.result for each in view.places), key=lambda found: found.key)
        assert list(view.places) == rank(results)


@pytest.mark.parametrize("by", [By.EVIDENCE, By.INDICATOR])
async def test_documents_and_indicators_are_refused_and_not_shown_as_sections(database, clock, by):
    town = await two_years(database, clock, random.Random(1))
    manager = await town.actor(await town.manager("Борис"))
    query = SummaryQuery(roadmap_id=town.roadmaps[-1], by=by)
    async with database.read() as session:
        with pytest.raises(Refusal) as refused:
            await comparing.compare(session, query, Versus(Against.QUARTER), actor=manager)
    assert refused.value.code is Code.NOT_COMPARED
