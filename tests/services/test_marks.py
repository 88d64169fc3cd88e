"""What a plan's file says is done: kept, offered, taken with one press, undone with the plan."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from domain.errors import Code, Refusal
from domain.workflow import Action, Status
from models.enums import RoadmapStatus, Target
from models.roadmaps import Activity, Roadmap
from models.tasks import Report, Task
from services.assignment import assigning
from services.roadmaps import copying, importing, marks, revisions
from services.roadmaps.marks import Marked
from tests.services import plans

PLAN = (
    plans.activity("1.1", "Мониторинг", plans.month(11), mark="Выполнено 12.11"),
    plans.activity("1.2", "Сайты", plans.QUARTERLY, mark="исполнено"),
    plans.activity("1.3", "Смотр", plans.month(2, 2027), mark="не выполнено"),
    plans.activity("1.4", "Слёт", plans.month(3, 2027), mark="приказ № 5"),
    plans.activity("1.5", "Семинар", plans.month(3, 2027)),
)


async def test_marks_are_offered_and_taken_once(database, clock):
    town = await plans.make_town(database, clock)
    draft_id = await plans.store(database, town, plans.draft(*PLAN))
    async with database.write() as session:
        (party,) = await assigning.parties(session, draft_id, actor=town.curator)
        await assigning.assign(
            session, draft_id, party.party_id, Target.ALL_SCHOOLS, actor=town.curator
        )
    async with database.write() as session:
        done = await importing.confirm(session, draft_id, actor=town.curator)
    # The second quarter of 1.2 has not begun: the mark says nothing of it.
    assert (done.marked.activities, done.marked.tasks) == (2, 6)
    async with database.write() as session:
        # A school was quicker with one of them.
        task = await session.scalar(
            select(Task)
            .join(Activity, Activity.id == Task.activity_id)
            .where(Activity.number == "1.1")
        )
        task.status = Status.IN_PROGRESS
    stranger = town.someone_else(clock)
    for actor, code in ((stranger, Code.DENIED), (town.curator, None), (town.curator, Code.STALE)):
        try:
            async with database.write() as session:
                taken = await marks.take(session, draft_id, actor=actor)
        except Refusal as refusal:
            assert refusal.code is code
        else:
            assert (taken.activities, taken.tasks, code) == (2, 5, None)
    async with database.read() as session:
        rows = select(Activity.number, Task.window, Task.done_late).join(
            Activity, Activity.id == Task.activity_id
        )
        found = (await session.execute(rows.where(Task.status == Status.DONE))).all()
        said = set(await session.scalars(select(Report.comment)))
        actions = set(await session.scalars(select(Report.action)))
    assert sorted(map(tuple, found)) == [
        *[("1.1", "2026-11", False)] * 2, *[("1.2", "2026-11-01..2026-12-31", False)] * 3,
    ]  # fmt: skip
    assert (said, actions) == ({"Выполнено 12.11", "исполнено"}, {Action.MARK})
    async with database.write() as session:
        copy = await copying.copy_to_next_year(session, draft_id, actor=town.curator)
        left = select(Activity.mark).where(Activity.roadmap_id == copy)
        assert set(await session.scalars(left)) == {""}
    # The file's own marks are no report: the plan can still be taken back.
    async with database.write() as session:
        await importing.undo(session, draft_id, actor=town.curator)
    async with database.read() as session:
        assert (await session.get_one(Roadmap, draft_id)).status is RoadmapStatus.DRAFT
        assert set(await session.scalars(select(Task.status))) == {Status.CANCELLED}
    with pytest.raises(Refusal):
        async with database.write() as session:
            await marks.take(session, draft_id, actor=town.curator)
    # Put in force once more, it offers them again.
    async with database.write() as session:
        again = await importing.confirm(session, draft_id, actor=town.curator)
        assert (again.tasks.new, again.marked) == (0, Marked(2, 6))
        assert await marks.take(session, draft_id, actor=town.curator) == Marked(2, 6)


async def test_a_file_with_only_new_marks_brings_them(database, clock):
    town = await plans.make_town(database, clock)
    bare = [replace(each, mark="") for each in PLAN]
    first = await plans.store(database, town, plans.draft(*bare))
    async with database.write() as session:
        (party,) = await assigning.parties(session, first, actor=town.curator)
        await assigning.assign(
            session, first, party.party_id, Target.ALL_SCHOOLS, actor=town.curator
        )
        assert (await importing.confirm(session, first, actor=town.curator)).marked.tasks == 0
    again = await plans.store(database, town, plans.draft(*PLAN))
    async with database.read() as session:
        change, effect = await revisions.foresee(session, again, actor=town.curator)
    assert len(change.difference.only(lambda pair: pair.has_new_mark)) == 4
    assert (effect.new, effect.moved, effect.withdrawn) == (0, 0, 0)
    async with database.write() as session:
        done = await revisions.apply(session, again, actor=town.curator)
    assert (done.marked.activities, done.marked.tasks) == (2, 6)
    async with database.write() as session:
        assert (await marks.take(session, first, actor=town.curator)).tasks == 6
