"""A changed plan sent again: recognised, compared, merged without losing what was done."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from domain.draft import DraftIndicator, DraftParty, DraftSlot
from domain.errors import Code, Refusal
from domain.workflow import Action, Status
from models import roadmaps as rows
from models.enums import RoadmapStatus, Target
from models.roadmaps import Activity, Roadmap
from models.tasks import DeadlineMove, Report, Task
from models.upkeep import Delivery
from services.assignment import assigning
from services.roadmaps import activities, change_undo, importing, revisions, roadmaps
from services.roadmaps.activities import NewActivity
from tests.services import plans


@pytest.fixture
async def town(database, clock):
    return await plans.make_town(database, clock)


@pytest.fixture
async def roadmap_id(database, town):
    """A plan in force: everything points to all schools."""
    stored = await plans.store(database, town)
    async with database.write() as session:
        for line in await assigning.parties(session, stored, actor=town.curator):
            await assigning.assign(
                session, stored, line.party_id, Target.ALL_SCHOOLS, actor=town.curator
            )
        await importing.confirm(session, stored, actor=town.curator)
    return stored


MONITORING, SITES, MEETING = plans.PLAN
NEW = plans.activity("1.3", "Смотр школьных музеев", plans.month(2, 2027))


async def send(database, town, *lines, **draft):
    return await plans.store(database, town, plans.draft(*lines, **draft))


async def apply(database, town, clock, draft_id):
    clock.moment += timedelta(hours=1)
    actor = replace(town.curator, as_of=clock.now())
    async with database.write() as session:
        return await revisions.apply(session, draft_id, actor=actor)


async def report(database, town, clock, number, status):
    """The first school reports on an activity."""
    async with database.write() as session:
        task = await session.scalar(
            select(Task)
            .join(Activity, Activity.id == Task.activity_id)
            .where(Activity.number == number, Task.organisation_id == town.schools[0])
            .order_by(Task.deadline)
        )
        session.add(
            Report(
                task_id=task.id,
                person_id=town.coordinators[0],
                at=clock.now(),
                action=Action.SUBMIT,
                status_before=task.status,
                status_after=status,
            )
        )
        task.status = status
        return task.id


async def tasks(database, number):
    """(organisation id, window, deadline, status) of an activity's tasks."""
    async with database.read() as session:
        found = await session.execute(
            select(Task.organisation_id, Task.window, Task.deadline, Task.status)
            .join(Activity, Activity.id == Task.activity_id)
            .where(Activity.number == number)
            .order_by(Task.organisation_id, Task.deadline)
        )
        return list(found.all())


async def test_a_changed_plan_is_recognised_with_its_differences(database, town, roadmap_id):
    reworded = replace(MONITORING, title="Мониторинг качества знаний и умений")
    later = replace(MEETING, term="январь 2027", schedule=plans.month(1, 2027))
    draft_id = await send(database, town, reworded, later, NEW)
    async with database.read() as session:
        change = await revisions.changes(session, draft_id, actor=town.curator)
    difference = change.difference
    assert (change.roadmap_id, change.short_title) == (roadmap_id, "Школьный год 2026/27")
    assert [line.number for line in difference.added] == ["1.3"]
    assert [line.number for line in difference.removed] == ["1.2"]
    assert [p.after.number for p in difference.only(lambda p: p.is_reworded)] == ["1.1"]
    assert [p.after.number for p in difference.only(lambda p: p.is_rescheduled)] == ["2.1"]


@pytest.mark.parametrize("confirming", [importing.confirm])
async def test_a_change_is_not_put_in_force_as_a_plan_of_its_own(
    database, town, roadmap_id, confirming
):
    draft_id = await send(database, town, *plans.PLAN, NEW)
    with pytest.raises(Refusal) as refused:
        async with database.write() as session:
            await confirming(session, draft_id, actor=town.curator)
    assert refused.value.code is Code.STALE
    async with database.write() as session:
        await revisions.treat_as_new(session, draft_id, actor=town.curator)
    async with database.write() as session:
        confirmed = await confirming(session, draft_id, actor=town.curator)
    assert confirmed.roadmap_id == draft_id


async def test_plans_of_others_and_of_other_years_are_not_changed(
    database, town, roadmap_id, clock
):
    other = await plans.make_town(database, clock, "Холмск", 200)
    abroad = await plans.store(database, other)
    next_year = replace(plans.YEAR, start=date(2027, 9, 1), end=date(2028, 8, 31))
    later = await send(database, town, *plans.PLAN, period=next_year)
    different = await send(
        database, town, plans.activity("1", "Летний лагерь", plans.month(6, 2027)), title="Лето"
    )
    async with database.read() as session:
        for draft_id in (abroad, later, different):
            assert (await session.get_one(Roadmap, draft_id)).replaces_id is None


async def test_deadlines_of_open_tasks_move_and_the_move_is_recorded(
    database, town, roadmap_id, clock
):
    done = await report(database, town, clock, "1.1", Status.DONE)
    async with database.write() as session:
        # The curator has given the second school more time by hand.
        await session.execute(
            update(Task)
            .where(Task.organisation_id == town.schools[1], Task.window == "2026-10")
            .values(deadline=date(2026, 12, 15))
        )
    moved = replace(MONITORING, term="ноябрь 2026", schedule=plans.month(11))
    applied = await apply(database, town, clock, await send(database, town, moved, SITES, MEETING))
    assert (applied.moved, applied.added, applied.cancelled) == (1, 0, 0)
    assert [(window, deadline) for _, window, deadline, _ in await tasks(database, "1.1")] == [
        ("2026-11", date(2026, 10, 31)),
        ("2026-11", date(2026, 12, 15)),
        ("2026-11", date(2026, 11, 30)),
    ]
    async with database.read() as session:
        move = (await session.scalars(select(DeadlineMove))).one()
        assert (await session.get_one(Task, done)).status is Status.DONE
    assert (move.old_deadline, move.new_deadline) == (date(2026, 10, 31), date(2026, 11, 30))
    assert move.reason == "ноябрь 2026"


async def test_windows_that_change_places_do_not_collide(database, town, roadmap_id, clock):
    first, second = plans.QUARTERLY.windows
    third = replace(second, start=date(2027, 4, 1), end=date(2027, 6, 30))
    shifted = replace(
        SITES, term="поквартально", schedule=replace(plans.QUARTERLY, windows=(second, third))
    )
    await report(database, town, clock, "1.2", Status.SUBMITTED)
    await apply(database, town, clock, await send(database, town, MONITORING, shifted, MEETING))
    found = await tasks(database, "1.2")
    assert len(found) == 6
    assert {window for _, window, _, _ in found} == {"2027-Q1", "2027-Q2"}
    assert first.end in {deadline for _, _, deadline, _ in found}


async def test_what_is_removed_is_cancelled_and_what_was_done_is_kept(
    database, town, roadmap_id, clock
):
    done = await report(database, town, clock, "1.1", Status.DONE)
    await report(database, town, clock, "1.2", Status.SUBMITTED)
    applied = await apply(database, town, clock, await send(database, town, MEETING, NEW))
    assert (applied.added, applied.cancelled) == (3, 2 + 6)
    async with database.read() as session:
        gone = select(Activity.number).where(
            Activity.roadmap_id == roadmap_id, Activity.cancelled_at.is_not(None)
        )
        assert sorted(await session.scalars(gone)) == ["1.1", "1.2"]
        assert (await session.get_one(Task, done)).status is Status.DONE
        assert len(list(await session.scalars(select(Report)))) == 2


async def test_wording_sections_documents_and_parties_follow_the_new_plan(
    database, town, roadmap_id, clock
):
    async with database.read() as session:
        monitoring = await session.scalar(select(Activity.id).where(Activity.number == "1.1"))
    changed = replace(
        MONITORING,
        number="3.1",
        section="3",
        title="Мониторинг качества знаний и умений",
        evidence=(DraftSlot("отчёт"),),
        indicators=(DraftIndicator("не менее 5 школ", 5, "школ"),),
        responsible=(DraftParty("Методический центр"),),
    )
    await apply(database, town, clock, await send(database, town, SITES, MEETING, changed))
    async with database.read() as session:
        row = await session.get_one(Activity, monitoring)
        section = await session.get_one(rows.Section, row.section_id)
        slots = await session.scalars(
            select(rows.EvidenceSlot.name).where(rows.EvidenceSlot.activity_id == row.id)
        )
        parties = await session.scalars(
            select(rows.Party.name)
            .join(rows.ActivityParty, rows.ActivityParty.party_id == rows.Party.id)
            .where(rows.ActivityParty.activity_id == row.id)
        )
        task_sections = await session.scalars(
            select(Task.section_id).where(Task.activity_id == row.id)
        )
        assert (row.number, row.title) == ("3.1", changed.title)
        assert (section.roadmap_id, section.number) == (roadmap_id, "3")
        assert list(slots) == ["отчёт"]
        assert list(parties) == ["Методический центр"]
        assert set(task_sections) == {section.id}


async def test_an_indicator_with_reported_values_is_kept(database, town, roadmap_id, clock):
    async with database.write() as session:
        indicator = (await session.scalars(select(rows.Indicator))).one()
        task_id = await session.scalar(
            select(Task.id).where(Task.activity_id == indicator.activity_id)
        )
        session.add(
            Report(
                task_id=task_id,
                person_id=town.coordinators[0],
                at=clock.now(),
                status_before=Status.PLANNED,
                status_after=Status.PLANNED,
                indicator_id=indicator.id,
                value=75.0,
            )
        )
    without = replace(MEETING, indicators=(), result="Протокол")
    await apply(database, town, clock, await send(database, town, MONITORING, SITES, without))
    async with database.read() as session:
        assert (await session.scalars(select(rows.Indicator.id))).one() == indicator.id


async def test_decisions_on_unchanged_terms_are_kept(database, town, clock):
    doubtful = plans.activity("3.1", "Весенний смотр", plans.INFERRED)
    roadmap_id = await send(database, town, *plans.PLAN, doubtful)
    async with database.write() as session:
        await session.execute(update(Activity).values(decided=True))
        await importing.confirm(session, roadmap_id, actor=town.curator)
    respelt = replace(doubtful, term="  АПРЕЛЬ ")
    other = plans.activity("3.2", "Слёт", plans.INFERRED)
    draft_id = await send(database, town, *plans.PLAN, respelt, other)
    async with database.read() as session:
        found = await importing.overview(session, draft_id, actor=town.curator)
    assert (found.to_decide, found.replaces) == (1, "Школьный год 2026/27")


async def test_the_people_concerned_are_told_once_each(database, town, roadmap_id, clock):
    moved = replace(MONITORING, term="ноябрь 2026", schedule=plans.month(11))
    applied = await apply(database, town, clock, await send(database, town, moved, MEETING, NEW))
    assert applied.told == 3
    async with database.read() as session:
        owed = list(await session.scalars(select(Delivery).order_by(Delivery.person_id)))
    assert [row.person_id for row in owed] == town.coordinators
    assert {row.kind for row in owed} == {"plan-changed"}
    payload = owed[0].payload
    counts = [payload[f"{name}_count"] for name in ("moved", "added", "cancelled")]
    assert counts == [1, 1, 2]
    assert payload["roadmap_id"] == roadmap_id


async def test_new_parties_take_what_was_chosen_in_the_draft(database, town, roadmap_id, clock):
    museum = replace(NEW, responsible=(DraftParty("Музей"),))
    draft_id = await send(database, town, *plans.PLAN, museum)
    async with database.write() as session:
        lines = await assigning.parties(session, draft_id, actor=town.curator)
        assert [line.name for line in lines if not line.is_known] == ["Музей"]
        await assigning.assign(
            session,
            draft_id,
            lines[0].party_id,
            Target.ORGANISATION,
            town.office,
            actor=town.curator,
        )
    applied = await apply(database, town, clock, draft_id)
    assert applied.added == 1
    assert [organisation for organisation, *_ in await tasks(database, "1.3")] == [town.office]


async def test_a_change_can_be_applied_once_and_only_by_its_own_curator(
    database, town, roadmap_id, clock
):
    draft_id = await send(database, town, *plans.PLAN, NEW)
    with pytest.raises(Refusal) as refused:
        async with database.write() as session:
            await revisions.apply(session, draft_id, actor=town.someone_else(clock))
    assert refused.value.code is Code.DENIED
    await apply(database, town, clock, draft_id)
    with pytest.raises(Refusal) as refused:
        await apply(database, town, clock, draft_id)
    assert refused.value.code is Code.STALE
    async with database.read() as session:
        assert (await session.get_one(Roadmap, draft_id)).status is RoadmapStatus.CANCELLED


async def test_a_change_of_a_plan_that_is_over_is_a_plan_of_its_own(database, town, roadmap_id):
    draft_id = await send(database, town, *plans.PLAN, NEW)
    async with database.write() as session:
        await importing.undo(session, roadmap_id, actor=town.curator)
    with pytest.raises(Refusal) as refused:
        async with database.read() as session:
            await revisions.changes(session, draft_id, actor=town.curator)
    assert refused.value.code is Code.STALE
    async with database.write() as session:
        view = await roadmaps.see(session, draft_id, actor=town.curator)
        assert view.line.replaces_id is None
        await importing.confirm(session, draft_id, actor=town.curator)


async def test_what_was_added_by_hand_stays_when_the_office_sends_its_file_again(
    database, town, clock, roadmap_id
):
    async with database.write() as session:
        new = NewActivity("Смотр школьных музеев", "до 1 марта 2027")
        added = await activities.add(session, roadmap_id, None, new, actor=town.curator)
    later = replace(MEETING, title="Совещание заместителей директоров")
    draft_id = await send(database, town, MONITORING, SITES, later)
    async with database.read() as session:
        change = await revisions.changes(session, draft_id, actor=town.curator)
    assert change.difference.removed == ()
    await apply(database, town, clock, draft_id)
    async with database.read() as session:
        assert (await session.get_one(Activity, added)).cancelled_at is None


async def test_columns_of_a_plan_that_was_stored_without_them_come_in_as_no_change(
    database, town, clock, roadmap_id
):
    said = {"Место": "УО"}
    with_columns = [replace(each, other_columns=tuple(said.items())) for each in plans.PLAN]
    draft_id = await send(database, town, *with_columns)
    async with database.read() as session:
        found = await revisions.changes(session, draft_id, actor=town.curator)
    assert found.difference.only(lambda pair: pair.is_changed) == ()
    assert found.difference.new_columns == ("Место",)
    await apply(database, town, clock, draft_id)
    async with database.read() as session:
        kept = await session.scalars(
            select(Activity.other_columns).where(Activity.roadmap_id == roadmap_id)
        )
        assert list(kept) == [said] * 3


async def test_what_was_reported_on_and_is_split_in_the_file_is_counted_and_may_stay(
    database, town, clock, roadmap_id
):
    task_id = await report(database, town, clock, SITES.number, Status.SUBMITTED)
    halves = [
        plans.activity("1.2.1", "Смотр музеев", plans.month(2, 2027)),
        plans.activity("1.2.2", "Выставка рисунков", plans.month(3, 2027)),
    ]
    draft_id = await send(database, town, MONITORING, *halves, MEETING)
    async with database.read() as session:
        found = await revisions.changes(session, draft_id, actor=town.curator)
    (removed,) = found.difference.removed
    assert found.reported == {removed.id: 1}
    async with database.write() as session:
        kept = await revisions.keep_reported(session, draft_id, actor=town.curator)
    assert (kept.difference.removed, kept.reported) == ((), {})
    assert kept.difference.kept == (removed,)
    # Nothing of the plan has changed yet, and the choice is taken back, and made again.
    async with database.write() as session:
        assert not (await session.get_one(Activity, removed.id)).by_hand
        back = await revisions.keep_reported(session, draft_id, keep=False, actor=town.curator)
        assert (back.difference.removed, back.reported) == ((removed,), {removed.id: 1})
        await revisions.keep_reported(session, draft_id, actor=town.curator)
    done = await apply(database, town, clock, draft_id)
    async with database.read() as session:
        assert (await session.get_one(Task, task_id)).status is Status.SUBMITTED
        activity = await session.get_one(Activity, removed.id)
        assert (activity.cancelled_at, activity.by_hand) == (None, True)
    # With the change, what was kept is what it was.
    async with database.write() as session:
        actor = replace(town.curator, as_of=clock.now())
        await change_undo.take_back(session, done.change_id, actor=actor)
    async with database.read() as session:
        assert not (await session.get_one(Activity, removed.id)).by_hand
