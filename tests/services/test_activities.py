"""Single activities: added, reworded, moved to another term, cancelled; the list of roadmaps."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from domain.errors import Code, Refusal
from domain.workflow import Action, Status
from models.enums import RoadmapStatus, Target
from models.roadmaps import Activity, EvidenceSlot, Section
from models.tasks import Report, Task
from models.upkeep import Delivery
from services.assignment import assigning
from services.roadmaps import activities, activity_views, importing, roadmaps
from services.roadmaps.activities import NewActivity, next_number
from tests.services import plans


@pytest.fixture
async def town(database, clock):
    return await plans.make_town(database, clock)


@pytest.fixture
async def roadmap_id(database, town):
    stored = await plans.store(database, town)
    async with database.write() as session:
        for party in await assigning.parties(session, stored, actor=town.curator):
            await assigning.assign(
                session, stored, party.party_id, Target.ALL_SCHOOLS, actor=town.curator
            )
        await importing.confirm(session, stored, actor=town.curator)
    return stored


def later(town, clock):
    """The curator an hour later."""
    clock.moment += timedelta(hours=1)
    return replace(town.curator, as_of=clock.now())


async def ids(database, table, column, *values):
    async with database.read() as session:
        found = dict((await session.execute(select(column, table.id))).all())
    return [found[value] for value in values]


async def tasks_of(database, activity_id):
    async with database.read() as session:
        found = await session.execute(
            select(Task.deadline, Task.status).where(Task.activity_id == activity_id)
        )
        return sorted(set(found.all()))


async def told(database):
    async with database.read() as session:
        found = await session.scalars(
            select(Delivery.payload).where(Delivery.kind == "plan-changed")
        )
        return list(found)


async def test_an_added_activity_stands_at_the_end_of_its_section(
    database, town, roadmap_id, clock
):
    (section,) = await ids(database, Section, Section.number, "1")
    async with database.read() as session:
        party = (await assigning.parties(session, roadmap_id, actor=town.curator))[0].party_id
    new = NewActivity("Смотр  школьных музеев", "до 1 марта 2027", [party], "Приказ, справка")
    async with database.write() as session:
        added = await activities.add(session, roadmap_id, section, new, actor=later(town, clock))
    async with database.read() as session:
        listed = await activity_views.listing(session, roadmap_id, actor=town.curator)
        slots = await session.scalars(
            select(EvidenceSlot.name).where(EvidenceSlot.activity_id == added)
        )
        assert len(list(slots)) == 2
    assert [found.number for found in listed] == ["1.1", "1.2", "1.3", "2.1"]
    assert listed[2].title == "Смотр школьных музеев"
    assert listed[2].section == "1. Раздел 1"
    assert await tasks_of(database, added) == [(date(2027, 3, 1), Status.PLANNED)]
    assert [payload["added_count"] for payload in await told(database)] == [1, 1, 1]


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (NewActivity("", "май 2027"), Code.BAD_INPUT),
        (NewActivity("Дело", "да, обязательно"), Code.BAD_TERM),
        (NewActivity("Дело", "май 2027", [4711]), Code.STALE),
    ],
)
async def test_a_bad_activity_is_refused_whole(database, town, roadmap_id, new, code):
    with pytest.raises(Refusal) as refused:
        async with database.write() as session:
            await activities.add(session, roadmap_id, None, new, actor=town.curator)
    assert refused.value.code is code
    async with database.read() as session:
        assert len(list(await session.scalars(select(Activity)))) == 3


async def test_another_term_moves_open_tasks_and_tells_the_schools(
    database, town, roadmap_id, clock
):
    (chosen,) = await ids(database, Activity, Activity.number, "1.1")
    async with database.write() as session:
        await activities.reschedule(session, chosen, "до 20 ноября 2026", actor=later(town, clock))
    assert await tasks_of(database, chosen) == [(date(2026, 11, 20), Status.PLANNED)]
    assert [payload["moved_count"] for payload in await told(database)] == [1, 1, 1]
    async with database.read() as session:
        view = await activity_views.see(session, chosen, actor=town.curator)
    assert (view.line.term, view.tasks, view.done) == ("до 20 ноября 2026", 3, 0)
    assert view.documents == (("справка", 1), ("приказ", 2))


async def test_a_reworded_activity_keeps_its_tasks(database, town, roadmap_id):
    (chosen,) = await ids(database, Activity, Activity.number, "1.1")
    async with database.write() as session:
        await activities.reword(session, chosen, " Мониторинг  знаний ", actor=town.curator)
        view = await activity_views.see(session, chosen, actor=town.curator)
    assert (view.line.title, view.tasks) == ("Мониторинг знаний", 3)


async def test_a_cancelled_activity_is_cancelled_once(database, town, roadmap_id, clock):
    (chosen,) = await ids(database, Activity, Activity.number, "1.1")
    async with database.write() as session:
        await activities.cancel(session, chosen, actor=later(town, clock))
    assert await tasks_of(database, chosen) == [(date(2026, 10, 31), Status.CANCELLED)]
    assert [payload["cancelled_count"] for payload in await told(database)] == [1, 1, 1]
    with pytest.raises(Refusal) as refused:
        async with database.write() as session:
            await activities.cancel(session, chosen, actor=later(town, clock))
    assert refused.value.code is Code.STALE


async def test_a_foreign_curator_changes_nothing(database, town, roadmap_id, clock):
    stranger = town.someone_else(clock)
    (chosen,) = await ids(database, Activity, Activity.number, "1.1")
    attempts = (
        lambda s: activities.add(s, roadmap_id, None, NewActivity("Дело", ""), actor=stranger),
        lambda s: activities.reword(s, chosen, "Иначе", actor=stranger),
        lambda s: activities.reschedule(s, chosen, "май 2027", actor=stranger),
        lambda s: activities.cancel(s, chosen, actor=stranger),
        lambda s: activity_views.see(s, chosen, actor=stranger),
        lambda s: activity_views.listing(s, roadmap_id, actor=stranger),
        lambda s: roadmaps.see(s, roadmap_id, actor=stranger),
        lambda s: roadmaps.rename(s, roadmap_id, "Моя", actor=stranger),
        lambda s: roadmaps.finish(s, roadmap_id, actor=stranger),
    )
    for attempt in attempts:
        with pytest.raises(Refusal) as refused:
            async with database.write() as session:
                await attempt(session)
        assert refused.value.code is Code.DENIED
    async with database.read() as session:
        assert await roadmaps.mine(session, actor=stranger) == []


@pytest.mark.parametrize(
    ("numbers", "section", "following"),
    [
        (["1.1", "1.2"], None, "1.3"),
        (["1.9.", ""], None, "1.10"),
        (["7"], None, "8"),
        ([], Section(number="4."), "4.1"),
        ([], None, ""),
        (["а", "б"], None, ""),
    ],
)
def test_the_next_number_goes_on_from_the_last(numbers, section, following):
    assert next_number(numbers, section) == following


async def test_the_list_counts_the_tasks_of_each_roadmap(database, town, roadmap_id, clock):
    draft_id = await plans.store(
        database, town, plans.draft(plans.activity("1", "Лагерь", plans.month(6, 2027)))
    )
    async with database.write() as session:
        first, second = (await session.scalars(select(Task).order_by(Task.id).limit(2))).all()
        first.status, second.status = Status.DONE, Status.SUBMITTED
    async with database.read() as session:
        draft, active = await roadmaps.mine(session, actor=town.curator)
    assert (draft.id, draft.status, draft.tasks) == (draft_id, RoadmapStatus.DRAFT, 0)
    # October was over on 24 November: one of its three tasks is still owed.
    assert (active.tasks, active.done, active.submitted, active.overdue) == (12, 1, 1, 1)
    async with database.write() as session:
        await importing.discard(session, draft_id, actor=town.curator)
        assert [line.id for line in await roadmaps.mine(session, actor=town.curator)] == [
            roadmap_id
        ]


async def test_a_roadmap_is_finished_and_taken_up_again(database, town, roadmap_id):
    async with database.write() as session:
        await roadmaps.finish(session, roadmap_id, actor=town.curator)
        view = await roadmaps.see(session, roadmap_id, actor=town.curator)
        assert (view.line.status, view.can_undo) == (RoadmapStatus.FINISHED, True)
        await roadmaps.resume(session, roadmap_id, actor=town.curator)
        view = await roadmaps.see(session, roadmap_id, actor=town.curator)
    assert (view.line.status, view.can_undo) == (RoadmapStatus.ACTIVE, True)


async def test_after_a_report_there_is_nothing_to_undo(database, town, roadmap_id, clock):
    async with database.write() as session:
        task_id = await session.scalar(select(Task.id).limit(1))
        session.add(
            Report(
                task_id=task_id,
                person_id=town.coordinators[0],
                at=clock.now(),
                action=Action.START,
                status_before=Status.PLANNED,
                status_after=Status.IN_PROGRESS,
            )
        )
    async with database.read() as session:
        assert not (await roadmaps.see(session, roadmap_id, actor=town.curator)).can_undo


@pytest.mark.parametrize(
    ("name", "code"),
    [("", Code.BAD_INPUT), ("  ", Code.BAD_INPUT), ("Очень " * 20, Code.TOO_LONG)],
)
async def test_a_name_has_letters_and_not_too_many(database, town, roadmap_id, name, code):
    with pytest.raises(Refusal) as refused:
        async with database.write() as session:
            await roadmaps.rename(session, roadmap_id, name, actor=town.curator)
    assert refused.value.code is code
    async with database.write() as session:
        await roadmaps.rename(session, roadmap_id, " МСОКО ", actor=town.curator)
        view = await roadmaps.see(session, roadmap_id, actor=town.curator)
    assert view.line.short_title == "МСОКО"
