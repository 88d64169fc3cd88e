"""An answer about a past evening is read from covering indexes, as a large town has them."""

import re
from dataclasses import replace

import pytest
from sqlalchemy import event, select, text

from domain.summary import By, SummaryQuery
from models import statistics
from models.engine import Database
from models.enums import Target
from models.roadmaps import AppliedChange
from services.assignment import assigning
from services.reminders import debtors
from services.reminders.debtors import DebtorQuery
from services.roadmaps import change_undo, importing, revisions, roadmaps
from services.summaries import document_counts, indicator_results, outlooks, queries, views
from services.tasks import task_lists
from services.tasks.task_lists import TaskListFilter
from tests.services import plans
from tests.services.counting import TODAY, crowd

LARGE = (
    ("task_state", "task_state", "240000 3 1"),
    ("task_state", "ix_task_state_evening", "240000 240000 240000 24000 240 110 60 50 2 2 2 2"),
    ("task_state", "ix_task_state_activity", "240000 240 240 240 35 5 4 1 1 1"),
)
"""What ANALYZE says of 100,000 tasks of 100 schools: by it SQLite chooses its ways."""


@pytest.fixture
async def large(database, clock):
    if not database.is_sqlite:
        pytest.skip("PostgreSQL reads what it has in memory anyway")
    town = await crowd(database, clock, seed=1)
    async with database.write() as session:
        await session.execute(text("ANALYZE"))
        await session.execute(text("DELETE FROM sqlite_stat1 WHERE tbl = 'task_state'"))
        for row in LARGE:
            values = dict(zip(("tbl", "idx", "stat"), row, strict=True))
            insert = text("INSERT INTO sqlite_stat1 VALUES (:tbl, :idx, :stat)")
            await session.execute(insert, values)
        # Stands for the ANALYZE of a night: what was written is read again.
        await session.execute(text("ANALYZE sqlite_schema"))
    return town.town


async def ways(database, ask, table="task_state", opened=Database.read):
    """How SQLite reads each statement about a table that `ask` sends."""
    sent = []

    def note(connection, cursor, statement, parameters, *rest):
        if re.search(rf"\b(FROM|JOIN|UPDATE) {table}\b", statement):
            sent.append((statement, parameters))

    engine = database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        async with opened(database) as session:
            await ask(session)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    found = []
    async with database.engine.connect() as connection:
        # What is only explained does not look whether the counts are newer.
        await connection.execute(text(f"SELECT count(*) FROM {table}"))
        for statement, parameters in sent:
            rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            steps = [f"{row[3]} " for row in rows]
            read = (f" {table} ", "TEMP B-TREE")
            found.append(" / ".join(step for step in steps if any(each in step for each in read)))
    return found


@pytest.mark.parametrize("by", [By.SECTION, By.ORGANISATION, By.MONTH, By.PARTY, None])
async def test_a_past_evening_touches_no_row_of_states(large, database, by):
    """SQLite once skipped through the index by activity and looked up every row."""
    manager = await large.actor(await large.manager("Виктор"))
    query = SummaryQuery(
        roadmap_id=large.roadmap_id, by=by or By.SECTION, day=TODAY - 2 * TODAY.resolution
    )

    async def ask(session):
        if by is None:
            resolved = await queries.resolve(session, query, actor=manager)
            await outlooks.school_months(session, resolved.scope)
        else:
            await views.summarise(session, query, actor=manager)

    # One pass, also over the evening of a week before.
    (found,) = await ways(database, ask)
    assert "COVERING INDEX" in found
    assert "ANY(" not in found
    assert "TEMP B-TREE" not in found


@pytest.mark.parametrize("by", [By.SECTION, By.MONTH, By.PARTY])
async def test_today_touches_no_row_of_tasks(database, clock, by):
    """Activity by activity SQLite once looked up each task for its status."""
    if not database.is_sqlite:
        pytest.skip("PostgreSQL reads what it has in memory anyway")
    town = (await crowd(database, clock, seed=1, activities=40)).town
    manager = await town.actor(await town.manager("Виктор"))
    await statistics.refresh_statistics(database)

    async def ask(session):
        await views.summarise(
            session, SummaryQuery(roadmap_id=town.roadmap_id, by=by), actor=manager
        )

    (found,) = await ways(database, ask, "task")
    assert "COVERING INDEX" in found
    assert "TEMP B-TREE" not in found


async def test_a_school_lists_its_own_tasks_and_no_others(database, clock):
    """An index of the roadmap alone had the list of a school go through the whole plan."""
    if not database.is_sqlite:
        pytest.skip("PostgreSQL chooses by its own counts")
    made = await crowd(database, clock, seed=1)
    anna = await made.town.actor(await made.town.coordinator("Анна", made.schools[0]))

    async def ask(session):
        await task_lists.load_page(session, TaskListFilter(), actor=anna)
        await task_lists.lines(session, actor=anna)

    found = await ways(database, ask, "task")
    assert len(found) > 1
    assert all("organisation_id=?" in each for each in found), found


@pytest.mark.parametrize("in_force", [1, 2])
async def test_who_owes_is_told_from_an_index(database, clock, in_force):
    """The day to mend a return is in it too: else each task that is open was looked up, and with a
    second roadmap it was again.
    """
    if not database.is_sqlite:
        pytest.skip("PostgreSQL chooses by its own counts")
    town = (await crowd(database, clock, seed=1, schools=40, activities=40)).town
    if in_force == 2:
        await town.roadmap()
    await statistics.refresh_statistics(database)
    curator = await town.actor(await town.curator("Галина"))

    async def ask(session):
        await debtors.load(session, DebtorQuery(town.id), actor=curator)

    # Whether a school was asked for anything ends with the first task: that one may be looked up.
    counted, *rest = await ways(database, ask, "task")
    assert "COVERING INDEX ix_task_roadmap" in counted, (counted, rest)


async def test_documents_are_counted_by_activity_once_rows_were_counted(database, clock):
    """Without counts SQLite went through all tasks of the roadmap for each of its activities."""
    if not database.is_sqlite:
        pytest.skip("PostgreSQL counts by itself")
    town = (await crowd(database, clock, seed=1, activities=40)).town
    manager = await town.actor(await town.manager("Виктор"))
    query = SummaryQuery(roadmap_id=town.roadmap_id, by=By.EVIDENCE)

    async def ask(session):
        await document_counts.documents(session, query, actor=manager)

    # A connection that is open meanwhile hears of it too.
    async with database.engine.connect() as connection:
        await connection.execute(text("SELECT count(*) FROM task"))
        await statistics.refresh_statistics(database)
        await connection.rollback()
    found = await ways(database, ask, "task")
    assert found
    assert all("COVERING INDEX ix_task_activity (activity_id=?" in each for each in found), found


async def test_indicators_look_at_no_report_without_a_number(database, clock):
    if not database.is_sqlite:
        pytest.skip("PostgreSQL chooses by its own counts")
    town = (await crowd(database, clock, seed=1)).town
    manager = await town.actor(await town.manager("Виктор"))
    await statistics.refresh_statistics(database)
    query = SummaryQuery(roadmap_id=town.roadmap_id, by=By.INDICATOR)

    async def ask(session):
        await indicator_results.targets(session, query, actor=manager)

    (found,) = await ways(database, ask, "report")
    assert "COVERING INDEX ix_report_number" in found


async def test_a_plan_that_comes_again_reads_its_own_tasks_alone(database, clock):
    """Whatever is read, compared, merged and taken back of it: no statement goes through all."""
    if not database.is_sqlite:
        pytest.skip("PostgreSQL chooses by its own counts")
    town = await plans.make_town(database, clock)
    first = await plans.store(database, town)

    async def begin(session):
        for line in await assigning.parties(session, first, actor=town.curator):
            await assigning.assign(
                session, first, line.party_id, Target.ALL_SCHOOLS, actor=town.curator
            )
        await importing.confirm(session, first, actor=town.curator)

    lines = [replace(plans.PLAN[0], schedule=plans.month(11)), *plans.PLAN[1:]]
    found = await ways(database, begin, "task", Database.write)
    again = await plans.store(database, town, plans.draft(*lines))

    async def merge(session):
        await revisions.changes(session, again, actor=town.curator)
        await revisions.foresee(session, again, actor=town.curator)
        assert (await revisions.apply(session, again, actor=town.curator)).change_id

    async def undo(session):
        change = await session.scalar(select(AppliedChange.id))
        await change_undo.take_back(session, change, actor=town.curator)

    async def finish(session):
        await roadmaps.finish(session, first, actor=town.curator)

    for each in (merge, undo, finish):
        found += await ways(database, each, "task", Database.write)
    assert len(found) > 20
    assert not [way for way in found if "SCAN task " in way]
