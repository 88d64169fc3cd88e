"""Figures of summaries against an independent count, and who may see which of them."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from domain.access import Actor, MemberRole, Role, UseCase
from domain.errors import Code, Refusal
from domain.summary import By, SummaryQuery, TaskSelection, month_key, month_span
from domain.workflow import Status
from models.enums import GroupShows
from models.people import OrganisationGroup, group_member
from models.roadmaps import RoadmapChat
from services.summaries import (
    document_counts,
    exports,
    figures,
    indicator_results,
    progress,
    queries,
    task_rows,
    views,
)
from services.summaries.breakdowns import NO_KEY
from tests import towns
from tests.services.counting import TODAY, crowd, expected, prove, shown, tell


@pytest.fixture
async def made(request, database, clock):
    """A random town; another one where a test names seeds."""
    return await crowd(database, clock, seed=getattr(request, "param", 1))


SEEDS = pytest.mark.parametrize("made", [1, 2, 3], indirect=True)


async def manager(town):
    return await town.actor(await town.manager("Виктор"))


async def view(made, by=By.SECTION, **narrowing):
    query = SummaryQuery(roadmap_id=made.town.roadmap_id, by=by, **narrowing)
    actor = await manager(made.town)
    async with made.town.database.read() as session:
        return await views.summarise(session, query, actor=actor)


def keys(made, by):
    """By key, the tasks that stand in its row."""
    found = {}
    for task in made.tasks:
        if task.status in (Status.CANCELLED, Status.NOT_APPLICABLE):
            continue
        own = {
            By.SECTION: [task.section_id or NO_KEY],
            By.ORGANISATION: [task.organisation_id],
            By.PARTY: made.parties[task.activity_id],
            By.MONTH: [month_key(task.deadline) if task.deadline else NO_KEY],
        }[by]
        for key in own:
            found.setdefault(key, []).append(task)
    return found


@SEEDS
async def test_every_breakdown_agrees_with_a_count_by_hand(made):
    for by in (By.SECTION, By.ORGANISATION, By.PARTY, By.MONTH):
        found = await view(made, by)
        assert {line.key: shown(line.figures) for line in found.lines} == {
            key: expected(tasks) for key, tasks in keys(made, by).items()
        }
        assert shown(found.total) == expected(made.tasks)


@SEEDS
async def test_filters_narrow_and_add_up(made):
    school = made.schools[0]
    first, last = month_span(202611)
    found = await view(made, organisation_id=school, start=first, end=last)
    tasks = [
        t for t in made.of(organisation_id=school) if t.deadline and first <= t.deadline <= last
    ]
    assert shown(found.total) == expected(tasks)
    sections = [await view(made, section_id=key) for key in made.town.sections.values()]
    whole = figures.total([each.total for each in sections])
    assert shown(whole) == expected([t for t in made.tasks if t.section_id])


async def test_a_group_of_schools_is_counted_alone(made, database):
    async with database.write() as session:
        group = OrganisationGroup(municipality_id=made.town.id, name="ШНОР")
        session.add(group)
        await session.flush()
        pairs = [{"group_id": group.id, "organisation_id": id_} for id_ in made.schools[:2]]
        await session.execute(group_member.insert(), pairs)
    found = await view(made, By.ORGANISATION, group_id=group.id)
    tasks = [t for t in made.tasks if t.organisation_id in made.schools[:2]]
    assert shown(found.total) == expected(tasks)


@SEEDS
async def test_the_tasks_behind_a_figure_are_as_many_as_it_says(made, database):
    actor = await manager(made.town)
    query = SummaryQuery(roadmap_id=made.town.roadmap_id, by=By.SECTION)
    found = await view(made)
    name = {"all": "total", "late": "done_late", "review": "in_review", "work": "in_work"}
    for line, which in product([None, *found.lines], TaskSelection):
        numbers = found.total if line is None else line.figures
        key = None if line is None else line.key
        async with database.read() as session:
            page = await task_rows.load_page(session, query, which, key, actor=actor)
        assert page.total == getattr(numbers, name.get(which.value, which.value))
        assert len(page.lines) == min(page.total, task_rows.PAGE)


async def test_other_rows_open_their_own_tasks(made, database):
    actor = await manager(made.town)
    for by in (By.PARTY, By.MONTH, By.ORGANISATION):
        query = SummaryQuery(roadmap_id=made.town.roadmap_id, by=by)
        for line in (await view(made, by)).lines:
            async with database.read() as session:
                page = await task_rows.load_page(
                    session, query, TaskSelection.ALL, line.key, actor=actor
                )
            assert page.total == line.figures.total


@SEEDS
async def test_pages_hold_every_task_once_and_end_well(made, database):
    actor = await manager(made.town)
    seen = []
    pages = 1
    for number in range(99):
        if number >= pages:
            break
        async with database.read() as session:
            page = await task_rows.load_page(
                session,
                SummaryQuery(roadmap_id=made.town.roadmap_id),
                TaskSelection.ALL,
                page=number,
                actor=actor,
            )
        pages = page.pages
        seen += [line.task_id for line in page.lines]
    counted = [t.id for t in made.tasks if t.status.value not in ("cancelled", "not_applicable")]
    assert sorted(seen) == sorted(counted)
    async with database.read() as session:
        beyond = await task_rows.load_page(
            session,
            SummaryQuery(roadmap_id=made.town.roadmap_id),
            TaskSelection.ALL,
            page=10_000,
            actor=actor,
        )
    assert beyond.page == pages - 1


async def test_documents_received_of_those_asked_for(database, clock):
    town = await towns.build(database, clock)
    one, other = await town.school("Школа № 1"), await town.school("Школа № 2")
    slots = (("аналитическая справка", 2), ("приказ", 1))
    first = await town.activity("1.1", "Мониторинг", TODAY, slots=slots)
    second = await town.activity("1.2", "Аттестация", TODAY, slots=(("Приказ", 1),))
    task = await town.task(first, one, TODAY)
    await town.task(first, other, TODAY)
    third = await town.school("Школа № 3")
    silent = await town.task(second, third, TODAY)
    off = await town.task(second, one, TODAY, Status.CANCELLED)
    alone = await town.task(second, other, TODAY)
    await prove(town, task, "Приказ 12.pdf")
    await prove(town, task, "скан.jpg")
    await prove(town, task, "лишний.jpg", withdrawn=True)
    await prove(town, task, "Голосовое.ogg", media="voice")
    await prove(town, silent, "Приказ.mp3", media="audio")
    await prove(town, off, "приказ.docx")
    for _ in range(3):
        await prove(town, alone, "много.jpg")
    actor = await manager(town)
    async with database.read() as session:
        found = await document_counts.documents(
            session, SummaryQuery(roadmap_id=town.roadmap_id), actor=actor
        )
    assert [(line.name, line.wanted, line.have) for line in found.lines] == [
        ("аналитическая справка", 4, 1),
        ("приказ", 4, 2),
    ]
    assert (found.wanted, found.have) == (8, 3)


async def test_documents_of_two_roadmaps_of_one_title_are_not_mixed(database, clock):
    town = await towns.build(database, clock)
    school = await town.school("Школа № 1")
    for wanted in (2, 3):
        await town.roadmap("Качество")
        slots = (("Справка", wanted),)
        activity = await town.activity("1.1", "Мониторинг", TODAY, slots=slots)
        task = await town.task(activity, school, TODAY)
        for number in range(wanted - 1):
            await prove(town, task, f"справка {number}.pdf")
    every = SummaryQuery(roadmap_id=town.roadmap_id, every=True)
    async with database.read() as session:
        found = await document_counts.documents(session, every, actor=await manager(town))
    assert [(line.wanted, line.have) for line in found.lines] == [(2, 1), (3, 2)]


async def test_indicators_show_plan_fact_and_percent(database, clock):
    town = await towns.build(database, clock)
    schools = [await town.school(f"Школа № {n}") for n in (1, 2, 3)]
    indicators = (("охват", 80, "%", True), ("не аттестованы", 5, "чел.", False))
    activity = await town.activity("1.1", "Обучение", TODAY, indicators=indicators)
    tasks = [await town.task(activity, school, TODAY) for school in schools]
    actor = await manager(town)
    async with database.read() as session:
        empty = await indicator_results.targets(
            session, SummaryQuery(roadmap_id=town.roadmap_id), actor=actor
        )
    first, second = [line.indicator_id for line in empty.lines]
    assert [line.share for line in empty.lines] == [None, None]
    for task, value in zip(tasks, (90, 40, 70), strict=True):
        await tell(town, task, first, value)
    await tell(town, tasks[1], first, 80)
    await tell(town, tasks[0], second, 10)
    async with database.read() as session:
        found = await indicator_results.targets(
            session, SummaryQuery(roadmap_id=town.roadmap_id), actor=actor
        )
    reach, left = found.lines
    assert (reach.owed, reach.reported, reach.met, reach.fact) == (3, 3, 2, 80)
    assert reach.share == 1
    assert (left.reported, left.met, left.fact, left.share) == (1, 0, 10, 0.5)
    async with database.read() as session:
        page = await task_rows.load_page(
            session,
            SummaryQuery(roadmap_id=town.roadmap_id, by=By.INDICATOR),
            TaskSelection.ALL,
            first,
            actor=actor,
        )
    assert page.total == 3


async def test_a_number_told_later_changes_no_past_evening(database, clock):
    town = await towns.build(database, clock)
    school = await town.school("Школа № 1")
    indicators = (("не аттестованы", 5, "чел.", False), ("охват", 80, "%", True))
    activity = await town.activity("1.1", "Обучение", TODAY, indicators=indicators)
    task = await town.task(activity, school, TODAY)
    actor = await manager(town)
    query = SummaryQuery(roadmap_id=town.roadmap_id)
    async with database.read() as session:
        left, reach = (await indicator_results.targets(session, query, actor=actor)).lines
    await tell(town, task, left.indicator_id, 5)
    await tell(town, task, reach.indicator_id, 80)
    clock.moment += timedelta(days=2)
    await tell(town, task, left.indicator_id, 6)
    await tell(town, task, reach.indicator_id, 79)
    actor = replace(actor, as_of=clock.now())
    seen = []
    for day in (TODAY, None):
        query = SummaryQuery(roadmap_id=town.roadmap_id, day=day)
        async with database.read() as session:
            found = await indicator_results.targets(session, query, actor=actor)
        seen.append([(line.reported, line.met, line.fact) for line in found.lines])
    assert seen == [[(1, 1, 5), (1, 1, 80)], [(1, 0, 6), (1, 0, 79)]]


@SEEDS
async def test_the_course_of_the_year_ends_in_the_sums(made, database):
    actor = await manager(made.town)
    async with database.read() as session:
        resolved = await queries.resolve(
            session, SummaryQuery(roadmap_id=made.town.roadmap_id), actor=actor
        )
        course = await progress.course_of(session, resolved)
        found = await progress.school_months(session, resolved)
    dated = [t for t in made.tasks if t.deadline]
    last = [point for point in course.points if point.fact is not None][-1]
    assert last.day == TODAY
    assert last.fact == expected(dated).get("done", 0)
    assert course.points[-1].plan == expected(dated)["total"]
    for school in made.schools:
        for month in found.months:
            own = [t for t in dated if t.organisation_id == school]
            own = [t for t in own if month_key(t.deadline) == month]
            cell = found.figures.get((school, month))
            assert (shown(cell) if cell else {}) == expected(own)


async def test_a_coordinator_sees_the_own_schools_only(made, database):
    own = made.schools[2]
    actor = await made.town.actor(await made.town.coordinator("Анна", own))
    query = SummaryQuery(roadmap_id=made.town.roadmap_id, by=By.ORGANISATION)
    async with database.read() as session:
        found = await views.summarise(session, query, actor=actor)
        other = SummaryQuery(
            roadmap_id=made.town.roadmap_id, by=By.ORGANISATION, organisation_id=made.schools[0]
        )
        with pytest.raises(Refusal) as refusal:
            await views.summarise(session, other, actor=actor)
        behind = await task_rows.load_page(
            session, query, TaskSelection.ALL, made.schools[0], actor=actor
        )
        documents = await document_counts.documents(session, query, actor=actor)
        office = await document_counts.documents(session, query, actor=await manager(made.town))
    assert [line.key for line in found.lines] == [own]
    assert shown(found.total) == expected(made.of(organisation_id=own))
    assert refusal.value.code is Code.DENIED
    assert behind.total == 0
    assert documents.wanted < office.wanted
    later = replace(actor, as_of=actor.as_of + timedelta(days=3))
    past = SummaryQuery(roadmap_id=made.town.roadmap_id, by=By.ORGANISATION, day=TODAY)
    async with database.read() as session:
        kept = await views.summarise(session, past, actor=later)
    assert kept.lines == found.lines


@pytest.mark.parametrize("role", [None, Role.COORDINATOR, Role.CURATOR, Role.MANAGER])
async def test_a_foreign_municipality_is_refused(made, database, clock, role):
    held = (MemberRole(made.town.id + 1, role, 1),) if role else ()
    stranger = Actor(999, held, clock.now())
    async with database.read() as session:
        assert await views.choices(session, actor=stranger) == []
        for use in (
            views.summarise,
            document_counts.documents,
            indicator_results.targets,
            views.narrowing,
        ):
            with pytest.raises(Refusal) as refusal:
                await use(session, SummaryQuery(roadmap_id=made.town.roadmap_id), actor=stranger)
            assert refusal.value.code is Code.DENIED


async def test_a_section_or_school_of_another_municipality_is_refused(made, database, clock):
    foreign = await crowd_of_two(database, clock)
    actor = await manager(made.town)
    for narrowing in (
        {"section_id": next(iter(foreign.sections.values()))},
        {"organisation_id": foreign.school_id},
    ):
        async with database.read() as session:
            with pytest.raises(Refusal):
                await views.summarise(
                    session, SummaryQuery(roadmap_id=made.town.roadmap_id, **narrowing), actor=actor
                )


async def crowd_of_two(database, clock):
    town = await towns.build(database, clock, "Приречье")
    town.school_id = await town.school("Школа № 1")
    await town.owed("1.1", "Дело", TODAY, town.school_id)
    return town


async def test_a_group_sees_what_was_linked_to_it_and_nothing_else(made, database, clock):
    nobody = Actor(0, (), clock.now())
    query = SummaryQuery(roadmap_id=made.town.roadmap_id)
    author = await made.town.curator("Галина")
    async with database.write() as session:
        session.add(
            RoadmapChat(
                chat_id=-100,
                roadmap_id=made.town.roadmap_id,
                posts_week=True,
                created_by=author,
                created_at=clock.now(),
            )
        )
    async with database.read() as session:
        found = await views.posted(session, made.town.roadmap_id, -100, clock.now())
        assert shown(found.total) == expected(made.tasks)
        with pytest.raises(Refusal):
            await views.summarise(session, query, actor=nobody, chat_id=-200)
        with pytest.raises(Refusal):
            await views.summarise(session, query, actor=nobody)


@pytest.mark.parametrize("chat_id", [None, -100])
async def test_what_other_columns_say_stays_out_of_a_group(chat_id, database, clock):
    town = await towns.build(database, clock, "Приречье")
    others = {"Телефон": "8 (000) 0-00-01"}
    school = await town.school("Школа № 1")
    await town.owed("1.1", "Дело", TODAY, school, other_columns=others)
    actor = await town.actor(await town.curator("Галина"))
    link = RoadmapChat(
        chat_id=-100,
        roadmap_id=town.roadmap_id,
        shows=GroupShows.FILES,
        posts_week=False,
        created_by=actor.person_id,
        created_at=clock.now(),
    )
    async with database.write() as session:
        session.add(link)
    async with database.read() as session:
        query = SummaryQuery(roadmap_id=town.roadmap_id)
        asked = await queries.resolve(
            session, query, actor=actor, chat_id=chat_id, use_case=UseCase.EXPORT
        )
        said = await exports.roadmap_texts(session, asked)
        (found,) = [mark async for marks in exports.marks(session, asked, said) for mark in marks]
    assert dict(found.other_columns) == ({} if chat_id else others)


async def test_reading_sees_one_state_of_the_database(made, database):
    actor = await manager(made.town)
    query = SummaryQuery(roadmap_id=made.town.roadmap_id)
    async with database.read() as session:
        before = await views.summarise(session, query, actor=actor)
        async with database.write() as other:
            for task in made.tasks:
                (await other.merge(task)).status = Status.DONE
        after = await views.summarise(session, query, actor=actor)
    assert after.total == before.total


async def test_an_empty_roadmap_has_no_lines(database, clock):
    town = await towns.build(database, clock)
    await town.roadmap()
    actor = await manager(town)
    async with database.read() as session:
        for by in (By.SECTION, By.ORGANISATION, By.PARTY, By.MONTH):
            found = await views.summarise(
                session, SummaryQuery(roadmap_id=town.roadmap_id, by=by), actor=actor
            )
            assert (found.lines, found.total.total, found.most_overdue) == ((), 0, ())


@SEEDS
async def test_one_school_alone_is_never_left_to_be_counted_without_its_name(made):
    """«… и ещё 1» would take the room of its name."""
    found = await view(made)
    late = {line.name: line.figures.overdue for line in (await view(made, By.ORGANISATION)).lines}
    told = dict(found.most_overdue)
    assert found.as_overdue != 1
    assert told == {name: late[name] for name in told}
    least = min(told.values(), default=0)
    level = [name for name, number in late.items() if number >= least > 0]
    assert len(level) == len(told) + found.as_overdue
