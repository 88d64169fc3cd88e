"""A plan comes in: what is stored, what is counted, and how it goes into force and back."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select, update

from domain.access import Role
from domain.draft import DraftParty, Problem, ProblemCode
from domain.errors import Code, Refusal
from domain.grid import Place
from domain.workflow import Action, Status
from models.enums import RoadmapStatus, Target
from models.people import Membership
from models.roadmaps import Activity, ActivityParty, EvidenceSlot, ImportProblem, Roadmap
from models.roadmaps import Party as PartyRow
from models.tasks import Report, StoredFile, Task
from services.assignment import assigning
from services.core.schedules import load
from services.roadmaps import draft_storing, importing
from tests.services import plans
from tests.services.plans import activity, draft


@pytest.fixture
async def town(database, clock):
    return await plans.make_town(database, clock)


async def count(database, table):
    async with database.read() as session:
        return await session.scalar(select(func.count()).select_from(table))


async def test_a_draft_is_stored_whole_and_owes_nobody_anything(database, town):
    roadmap_id = await plans.store(database, town)
    async with database.read() as session:
        roadmap = await session.get_one(Roadmap, roadmap_id)
        rows = list(await session.scalars(select(Activity).order_by(Activity.position)))
        slots = await session.execute(select(EvidenceSlot.name, EvidenceSlot.count))
        assert list(slots) == [("справка", 1), ("приказ", 2)]
    assert (roadmap.status, roadmap.short_title) == (RoadmapStatus.DRAFT, "Школьный год 2026/27")
    assert [row.number for row in rows] == ["1.1", "1.2", "2.1"]
    assert load(rows[1].schedule) == plans.QUARTERLY
    assert all(row.decided for row in rows)
    assert await count(database, Task) == 0


async def test_spellings_of_one_party_are_one_party(database, town):
    first = activity("1.1", "Дело", plans.month(9), (DraftParty("МКУ «Центр»"), DraftParty("ОО")))
    second = activity(
        "1.2", "Другое", plans.month(9), (DraftParty('мку  "ЦЕНТР"'), DraftParty("МКУ «Центр»"))
    )
    await plans.store(database, town, draft(first, second))
    await plans.store(database, town, draft(first, title="Другой план"))
    assert await count(database, PartyRow) == 2
    assert await count(database, ActivityParty) == 5


async def test_the_overview_counts_what_the_curator_has_to_know(database, town):
    lines = (
        *plans.PLAN,
        activity("3.1", "Уход за садом", plans.ALWAYS),
        activity("3.2", "Ответы на обращения", plans.ON_EVENT),
        activity("3.3", "Весенний смотр", plans.INFERRED, extra_windows=plans.QUARTERLY),
        activity("3.4", "Слёт", plans.UNKNOWN),
        activity("3.5", "Итоги", plans.MISSING),
    )
    problems = (Problem(ProblemCode.TERM_UNKNOWN, Place(table=1, row=34, column=3)),)
    roadmap_id = await plans.store(database, town, draft(*lines, problems=problems))
    async with database.write() as session:
        parties = await assigning.parties(session, roadmap_id, actor=town.curator)
        await assigning.assign(
            session, roadmap_id, parties[0].party_id, Target.ALL_SCHOOLS, actor=town.curator
        )
    async with database.read() as session:
        found = await importing.overview(session, roadmap_id, actor=town.curator)
        problem = (await session.scalars(select(ImportProblem))).one()
        about = await session.get_one(Activity, problem.activity_id)
    assert (found.sections, found.activities) == (2, 8)
    assert (found.understood, found.to_decide) == (3, 5)
    assert (found.continuous, found.on_event, found.inferred) == (1, 1, 1)
    assert (found.unknown, found.missing, found.to_confirm) == (1, 1, 1)
    assert (found.parties, found.parties_known, found.parties_unknown) == (2, 1, 1)
    assert (found.documents, found.document_names) == (3, ("приказ", "справка"))
    assert (found.indicators, found.problems) == (1, 1)
    assert about.number == "3.4"


async def test_confirming_makes_the_tasks_of_what_is_assigned(database, town):
    roadmap_id = await plans.store(database, town)
    async with database.write() as session:
        schools, _ = await assigning.parties(session, roadmap_id, actor=town.curator)
        await assigning.assign(
            session, roadmap_id, schools.party_id, Target.ALL_SCHOOLS, actor=town.curator
        )
    async with database.write() as session:
        confirmed = await importing.confirm(session, roadmap_id, actor=town.curator)
    # Three schools: one window of 1.1 and two of 1.2; «Управление» points to nobody yet.
    assert (confirmed.tasks.new, confirmed.unassigned, confirmed.undecided) == (9, 1, 0)
    with pytest.raises(Refusal) as refused:
        async with database.write() as session:
            await importing.confirm(session, roadmap_id, actor=town.curator)
    assert refused.value.code is Code.STALE
    assert await count(database, Task) == 9


async def test_the_next_plan_takes_over_who_does_what(database, town):
    first = await plans.store(database, town)
    async with database.write() as session:
        for line in await assigning.parties(session, first, actor=town.curator):
            target = Target.NOBODY if "Управление" in line.name else Target.ALL_SCHOOLS
            await assigning.assign(session, first, line.party_id, target, actor=town.curator)
        await importing.confirm(session, first, actor=town.curator)
    later = draft(
        activity(
            "1", "Совсем новое дело", plans.month(11), (DraftParty("оо"), DraftParty("Музей"))
        ),
        title="Летняя кампания",
    )
    second = await plans.store(database, town, later)
    async with database.write() as session:
        found = await importing.overview(session, second, actor=town.curator)
        assert (found.parties_known, found.parties_proposed) == (1, 1)
        confirmed = await importing.confirm(session, second, actor=town.curator)
    assert (confirmed.tasks.new, confirmed.unassigned) == (3, 1)


async def test_two_plans_of_one_short_title_are_told_apart_in_force(database, town):
    named = []
    for what in ("Семинар для учителей", "Капитальный ремонт", "Медосмотр"):
        own = draft(activity("1", what, plans.month(11)), title="Летняя кампания")
        roadmap_id = await plans.store(database, town, own)
        async with database.write() as session:
            named.append(await importing.confirm(session, roadmap_id, actor=town.curator))
    first = named[0].short_title
    assert [each.short_title for each in named] == [first, f"{first} (2)", f"{first} (3)"]


async def test_a_discarded_draft_is_gone_with_its_file(database, town):
    roadmap_id = await plans.store(database, town)
    twin = await plans.store(database, town, draft(*plans.PLAN, title="Второй"))
    async with database.write() as session:
        await importing.discard(session, roadmap_id, actor=town.curator)
    async with database.write() as session:
        removable = await importing.discard(session, twin, actor=town.curator)
    assert removable == plans.SOURCE.sha256
    assert await count(database, StoredFile) == 0
    for use in (importing.discard, importing.confirm):
        with pytest.raises(Refusal) as refused:
            async with database.write() as session:
                await use(session, roadmap_id, actor=town.curator)
        assert refused.value.code is Code.STALE


async def test_a_plan_without_a_period_does_not_go_into_force(database, town):
    nameless = draft(*plans.PLAN, problems=(Problem(ProblemCode.PERIOD_MISSING),))
    roadmap_id = await plans.store(database, town, nameless)
    async with database.read() as session:
        found = await importing.overview(session, roadmap_id, actor=town.curator)
    assert found.period is None
    with pytest.raises(Refusal) as refused:
        async with database.write() as session:
            await importing.confirm(session, roadmap_id, actor=town.curator)
    assert refused.value.code is Code.BAD_PERIOD
    async with database.read() as session:
        assert (await session.get_one(Roadmap, roadmap_id)).status is RoadmapStatus.DRAFT


async def stored_and_assigned(database, town):
    roadmap_id = await plans.store(database, town)
    async with database.write() as session:
        for line in await assigning.parties(session, roadmap_id, actor=town.curator):
            await assigning.assign(
                session, roadmap_id, line.party_id, Target.ALL_SCHOOLS, actor=town.curator
            )
    return roadmap_id


async def confirmed_plan(database, town):
    roadmap_id = await stored_and_assigned(database, town)
    async with database.write() as session:
        await importing.confirm(session, roadmap_id, actor=town.curator)
    return roadmap_id


async def test_undoing_cancels_every_task_while_nobody_has_reported(database, town):
    roadmap_id = await confirmed_plan(database, town)
    async with database.write() as session:
        assert await importing.undo(session, roadmap_id, actor=town.curator) == 12
    async with database.read() as session:
        assert set(await session.scalars(select(Task.status))) == {Status.CANCELLED}
        assert (await session.get_one(Roadmap, roadmap_id)).status is RoadmapStatus.DRAFT


async def test_a_plan_that_was_taken_back_keeps_what_was_decided_and_takes_its_tasks_up(
    database, town
):
    roadmap_id = await confirmed_plan(database, town)
    async with database.write() as session:
        before = await assigning.parties(session, roadmap_id, actor=town.curator)
        made = set(await session.scalars(select(Task.id)))
        await importing.undo(session, roadmap_id, actor=town.curator)
    async with database.write() as session:
        assert await assigning.parties(session, roadmap_id, actor=town.curator) == before
        again = await importing.confirm(session, roadmap_id, actor=town.curator)
        assert (again.tasks.restored, again.tasks.new, again.alone) == (12, 0, 0)
        open_ = select(Task.id).where(Task.status == Status.PLANNED)
        assert set(await session.scalars(open_)) == made
    async with database.write() as session:
        assert await importing.undo(session, roadmap_id, actor=town.curator) == 12
        await importing.discard(session, roadmap_id, actor=town.curator)


async def test_whom_nobody_reports_for_is_counted_when_a_plan_comes_into_force(database, town):
    async with database.write() as session:
        await session.execute(
            update(Membership)
            .where(Membership.role == Role.COORDINATOR)
            .values(ended_at=town.curator.as_of)
        )
    roadmap_id = await stored_and_assigned(database, town)
    async with database.write() as session:
        done = await importing.confirm(session, roadmap_id, actor=town.curator)
    assert (done.municipality_id, done.alone) == (town.id, 3)


async def test_after_the_first_report_a_plan_cannot_be_undone(database, town, clock):
    roadmap_id = await confirmed_plan(database, town)
    async with database.write() as session:
        task = await session.scalar(select(Task).limit(1))
        session.add(
            Report(
                task_id=task.id,
                person_id=town.coordinators[0],
                at=clock.now(),
                action=Action.START,
                status_before=Status.PLANNED,
                status_after=Status.IN_PROGRESS,
            )
        )
    with pytest.raises(Refusal) as refused:
        async with database.write() as session:
            await importing.undo(session, roadmap_id, actor=town.curator)
    assert refused.value.code is Code.ALREADY_REPORTED


@pytest.mark.parametrize("use", ["store", "overview", "discard", "confirm", "undo"])
async def test_a_foreign_curator_is_refused_and_nothing_changes(database, town, clock, use):
    roadmap_id = await plans.store(database, town)
    stranger = town.someone_else(clock)
    with pytest.raises(Refusal) as refused:
        async with database.write() as session:
            if use == "store":
                await draft_storing.store_draft(
                    session, draft(*plans.PLAN), town.id, plans.SOURCE, actor=stranger
                )
            else:
                await getattr(importing, use)(session, roadmap_id, actor=stranger)
    assert refused.value.code is Code.DENIED
    assert await count(database, Roadmap) == 1
    async with database.read() as session:
        assert (await session.get_one(Roadmap, roadmap_id)).status is RoadmapStatus.DRAFT


async def test_an_unknown_roadmap_is_refused_like_a_foreign_one(database, town):
    with pytest.raises(Refusal) as refused:
        async with database.read() as session:
            await importing.overview(session, 12345, actor=replace(town.curator))
    assert refused.value.code is Code.DENIED


async def test_a_message_brings_its_plan_once_even_after_the_draft_was_given_up(database, town):
    source = replace(plans.SOURCE, key="m1:2:3")
    first = await plans.store(database, town, source=source)
    for status in (RoadmapStatus.DRAFT, RoadmapStatus.CANCELLED):
        with pytest.raises(Refusal) as refusal:
            await plans.store(database, town, source=source)
        assert refusal.value.code is Code.STALE
        async with database.write() as session:
            assert await draft_storing.brought_by(session, "m1:2:3") == {first: status}
            if await session.scalar(select(Roadmap.status)) is RoadmapStatus.DRAFT:
                await importing.discard(session, first, actor=town.curator)
    other = await plans.store(database, town, source=replace(source, key="m1:2:4"))
    assert other != first
