"""A changed plan with reports present: what becomes of tasks is foretold, and reports stay."""

import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from domain.change_effects import ChangeEffect
from domain.draft import DraftIndicator, DraftParty, DraftSlot
from domain.errors import Code, Refusal
from domain.schedule import Window
from domain.workflow import OPEN, Action, Status
from models.enums import MoveVerdict, Target
from models.roadmaps import Activity, ActivityException, Roadmap
from models.tasks import DeadlineMove, Evidence, Report, StoredFile, Task
from services.assignment import assigning
from services.core import task_states
from services.roadmaps import activities, change_undo, importing, revisions, roadmaps
from services.tasks.deadline_moves import DECISIONS
from tests.services import plan_tables, plans

YARD = DraftParty("Двор")
MUSEUM = DraftParty("Музей")

BEFORE = (
    plans.activity("1.1", "Мониторинг качества знаний учащихся", plans.month(12)),
    plans.activity("1.2", "Обновление школьных сайтов", plans.QUARTERLY),
    plans.activity("1.3", "Смотр школьных музеев", plans.month(2, 2027)),
    plans.activity("1.4", "Слёт юных краеведов", plans.month(3, 2027)),
    plans.activity(
        "2.1", "Семинар и конкурс для педагогов", plans.month(1, 2027), section="2",
        evidence=(DraftSlot("отчёт"),),
    ),
    plans.activity("2.2", "Инвентаризация учебников", plans.month(4, 2027), section="2"),
    plans.activity("2.3", "Ремонт спортивных залов", plans.month(5, 2027), (YARD,), section="2"),
    plans.activity("2.4", "Уборка территории", plans.month(5, 2027), (YARD,), section="2"),
)  # fmt: skip
SPRING = Window(date(2027, 4, 1), date(2027, 6, 30))
OFTENER = replace(plans.QUARTERLY, windows=(*plans.QUARTERLY.windows, SPRING))
REWORDED, QUARTERS, MUSEUMS, RALLY, SEMINAR, BOOKS, GYMS, CLEANING = BEFORE
AFTER = (
    replace(REWORDED, title="Мониторинг качества знаний всех учащихся"),
    replace(QUARTERS, number="1.5", term="трижды", schedule=OFTENER),
    replace(RALLY, section="3", number="3.1"),
    replace(SEMINAR, number="2.7", title="Конкурс для педагогов города", evidence=()),
    plans.activity("2.8", "Семинар педагогов школ", plans.month(3, 2027), section="2"),
    replace(BOOKS, number="2.5", term="до июня", schedule=plans.month(6, 2027)),
    replace(GYMS, responsible=(plans.SCHOOLS,)),
    replace(CLEANING, responsible=(MUSEUM,)),
)
REPORTED = ("1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3")
"""By the first school, with a file; the second school has told of an obstacle with 1.3."""


@pytest.fixture
async def town(database, clock):
    return await plans.make_town(database, clock)


@pytest.fixture
async def roadmap_id(database, town, clock):
    """A plan in force with reports: schools do everything, the yard is that of two schools."""
    stored = await plans.store(database, town, plans.draft(*BEFORE), makes_past=False)
    async with database.write() as session:
        for line in await assigning.parties(session, stored, actor=town.curator):
            for school in town.schools[:2] if line.name == YARD.name else [None]:
                target = Target.ORGANISATION if school else Target.ALL_SCHOOLS
                await assigning.assign(
                    session, stored, line.party_id, target, school, actor=town.curator
                )
        # The third school is left alone with one activity.
        rally = await session.scalar(select(Activity.id).where(Activity.number == "1.4"))
        alone = ActivityException(
            activity_id=rally, organisation_id=town.schools[2], included=False
        )
        session.add(alone)
        await session.flush()
        await importing.confirm(session, stored, actor=town.curator)
    for number in REPORTED:
        await report(database, town, clock, number, town.schools[0], Status.SUBMITTED)
    await report(database, town, clock, "1.3", town.schools[1], Status.BLOCKED)
    return stored


async def report(database, town, clock, number, school, status):
    async with database.write() as session:
        task = await session.scalar(
            select(Task)
            .join(Activity, Activity.id == Task.activity_id)
            .where(Activity.number == number, Task.organisation_id == school)
            .order_by(Task.deadline)
        )
        person = town.coordinators[0]
        file = StoredFile(media="document", name="отчёт.pdf", size=1, created_at=clock.now())
        session.add(file)
        await session.flush()
        session.add(Evidence(task_id=task.id, file_id=file.id, person_id=person, at=clock.now()))
        action = Action.SUBMIT if status is Status.SUBMITTED else Action.BLOCK
        session.add(
            Report(
                task_id=task.id, person_id=person, at=clock.now(), action=action,
                status_before=task.status, status_after=status,
            )
        )  # fmt: skip
        task.status, task.version = status, task.version + 1
        await session.flush()
        await task_states.keep(session, Task.id == task.id, clock.now().date())


async def send(database, town, *lines):
    return await plans.store(database, town, plans.draft(*lines), makes_past=False)


async def leave_out(database, draft_id, number, school):
    """Say on the draft that one school has nothing to do with an activity."""
    async with database.write() as session:
        activity_id = await session.scalar(
            select(Activity.id).where(Activity.roadmap_id == draft_id, Activity.number == number)
        )
        if activity_id is not None:
            session.add(
                ActivityException(activity_id=activity_id, organisation_id=school, included=False)
            )
        return activity_id


def curator(town, clock):
    """An hour later."""
    clock.moment += timedelta(hours=1)
    return replace(town.curator, as_of=clock.now())


async def apply(database, town, clock, draft_id):
    async with database.write() as session:
        return await revisions.apply(session, draft_id, actor=curator(town, clock))


async def take_back(database, town, clock, change_id):
    async with database.write() as session:
        return await change_undo.take_back(session, change_id, actor=curator(town, clock))


async def tasks(database):
    """Task id → (number of its activity now, deadline, status, has reports)."""
    reported = select(Report.id).where(Report.task_id == Task.id).exists()
    async with database.read() as session:
        rows = await session.execute(
            select(Task.id, Activity.number, Task.deadline, Task.status, reported).join(
                Activity, Activity.id == Task.activity_id
            )
        )
        return {key: tuple(values) for key, *values in rows}


async def papers(database):
    """What nobody may ever lose: reports and files, each with its task."""
    async with database.read() as session:
        reports = select(Report.id, Report.task_id, Report.status_after)
        files = select(Evidence.id, Evidence.task_id, Evidence.file_id, Evidence.withdrawn_at)
        return [
            sorted(map(tuple, (await session.execute(found)).all())) for found in (reports, files)
        ]


def effect_between(before, after, today):
    """What became of tasks, by looking at them."""
    ended = [
        key for key, found in before.items()
        if found[2] is not Status.CANCELLED and after[key][2] is Status.CANCELLED
    ]  # fmt: skip
    return ChangeEffect(
        new=len(after.keys() - before.keys()),
        moved=sum(before[key][1] != after[key][1] for key in before if key not in ended),
        past=sum(
            found[1] is not None and found[1] < today
            for key, found in after.items()
            if key not in ended and (key not in before or before[key][1] != found[1])
        ),
        withdrawn=len(ended),
        withdrawn_reported=sum(before[key][3] for key in ended),
        kept_reported=sum(found[3] for key, found in before.items() if key not in ended),
    )


async def test_reports_outlive_every_kind_of_change_and_tasks_do_as_foretold(
    database, town, roadmap_id, clock
):
    before, kept = await tasks(database), await papers(database)
    draft_id = await send(database, town, *AFTER)
    assert await leave_out(database, draft_id, "1.1", town.schools[1])
    async with database.read() as session:
        _, foretold = await revisions.foresee(session, draft_id, actor=town.curator)
        change = await revisions.changes(session, draft_id, actor=town.curator)
    assert len(change.difference.pairs) == 7
    (split,) = change.difference.splits
    assert (split.before.number, split.kept.number) == ("2.1", "2.7")
    assert [part.number for part in split.others] == ["2.8"]
    assert [line.number for line in change.difference.removed] == ["1.3"]
    applied = await apply(database, town, clock, draft_id)
    after = await tasks(database)
    assert await papers(database) == kept
    assert foretold == effect_between(before, after, clock.now().date())
    assert (applied.added, applied.moved, applied.cancelled) == (
        foretold.new, foretold.moved, foretold.withdrawn,
    )  # fmt: skip
    # The museums are gone, with the report on them; the third school's obstacle too.
    assert (foretold.withdrawn_reported, foretold.kept_reported) == (2, 6)
    submitted = Counter(
        number for number, _, status, _ in after.values() if status is Status.SUBMITTED
    )
    assert submitted == Counter(["1.1", "1.5", "3.1", "2.7", "2.5", "2.3"])
    # Rescheduled: what is owed moves, what was reported keeps the day that it was owed for.
    books = {status: day for number, day, status, _ in after.values() if number == "2.5"}
    assert [f"{books[status]:%m}" for status in (Status.PLANNED, Status.SUBMITTED)] == ["06", "04"]
    async with database.read() as session:
        assert len((await session.scalars(select(DeadlineMove))).all()) == foretold.moved == 2
    assert sum(found[:1] == ("1.1",) and found[2] in OPEN for found in after.values()) == 1
    # The gyms went from two schools to three, the yard to nobody yet.
    live = Counter(number for number, _, status, _ in after.values() if status in OPEN)
    assert (live["2.3"], live["2.4"], live["2.8"], live["1.5"]) == (2, 0, 3, 8)


def some_change(chance):
    """The plan with a few changes of every kind."""
    lines = []
    for number, line in enumerate(BEFORE):
        for change in (
            {"title": f"{line.title} города"},
            {"number": f"7.{number}"},
            {"section": "3"},
            {"term": "июнь", "schedule": plans.month(chance.choice((1, 6)), 2027)},
            {"term": "трижды", "schedule": OFTENER},
            {"schedule": plans.INFERRED},
            {"responsible": (chance.choice((MUSEUM, YARD, plans.SCHOOLS)),)},
            {"evidence": (DraftSlot("приказ"),), "result": "приказ"},
            {"indicators": (DraftIndicator("не менее 5 школ", 5, "школ"),)},
        ):
            if chance.random() < 0.2:
                line = replace(line, **change)
        if line is SEMINAR:
            parts = ("Семинар педагогов школ", "Конкурс для педагогов города")
            lines += [replace(line, number=f"2.{n}", title=part) for n, part in enumerate(parts, 7)]
            continue
        lines += [line] if chance.random() < 0.8 else []
    if chance.random() < 0.5:
        chance.shuffle(lines)
    for number in range(chance.randrange(3)):
        section = chance.choice(("1", "2", "4", None))
        title = f"Совсем новое дело {number}"
        lines.append(plans.activity(f"9.{number}", title, plans.QUARTERLY, section=section))
    return lines


@pytest.mark.parametrize(("number", "past"), [("2.2", 5), ("1.4", 4)])
async def test_what_a_change_gives_deadlines_of_the_past_is_foretold(
    database, town, roadmap_id, clock, number, past
):
    """Of a plan in force that comes again with days gone by, in a new activity and in one moved."""
    clock.moment += timedelta(days=100)
    before = await tasks(database)
    again = [
        replace(line, term="декабрь", schedule=plans.month(12, 2026))
        if line.number == number
        else line
        for line in BEFORE
    ]
    late = plans.activity("1.9", "Выставка работ", plans.month(1, 2027))
    draft_id = await send(database, town, *again, late)
    async with database.read() as session:
        _, foretold = await revisions.foresee(session, draft_id, actor=curator(town, clock))
    await apply(database, town, clock, draft_id)
    assert foretold == effect_between(before, await tasks(database), clock.now().date())
    assert foretold.past == past


async def test_a_change_that_is_taken_back_leaves_nothing(database, town, roadmap_id, clock):
    for seed in range(4):
        chance = random.Random(seed)
        before = await plan_tables.everything(database, roadmap_id)
        draft_id = await send(database, town, *some_change(chance))
        async with database.read() as session:
            assert (await session.get_one(Roadmap, draft_id)).replaces_id == roadmap_id
        await leave_out(database, draft_id, chance.choice(REPORTED), chance.choice(town.schools))
        changed = await apply(database, town, clock, draft_id)
        middle = await plan_tables.everything(database, roadmap_id)
        assert before != middle
        await take_back(database, town, clock, changed.change_id)
        after = await plan_tables.everything(database, roadmap_id)
        assert plan_tables.is_over(plan_tables.added(before, after)), seed
        await plan_tables.check_states(database)


async def refused(doing):
    with pytest.raises(Refusal) as refusal:
        await doing
    return refusal.value.code


async def test_the_way_back_is_open_until_somebody_works_on_what_has_changed(
    database, town, roadmap_id, clock
):
    books = replace(BOOKS, title="Инвентаризация всех учебников")
    first = await apply(database, town, clock, await send(database, town, *BEFORE[:5], books))
    second = await apply(database, town, clock, await send(database, town, *BEFORE[:5], BOOKS))
    stranger = replace(town.someone_else(clock), as_of=clock.now())
    async with database.write() as session:
        assert await refused(
            change_undo.take_back(session, second.change_id, actor=stranger)
        ) is Code.DENIED  # fmt: skip
    # Only the last change; and a report on what it does not concern is no obstacle.
    assert await refused(take_back(database, town, clock, first.change_id)) is Code.STALE
    await report(database, town, clock, "1.2", town.schools[2], Status.SUBMITTED)
    async with database.write() as session:
        in_force = Activity.roadmap_id == roadmap_id
        line = await session.scalar(select(Activity.id).where(Activity.number == "2.2", in_force))
        await activities.reword(session, line, "Инвентаризация", actor=curator(town, clock))
    back = take_back(database, town, clock, second.change_id)
    assert await refused(back) is Code.CHANGED_SINCE
    async with database.write() as session:
        await activities.reword(session, line, BOOKS.title, actor=curator(town, clock))
    done = await take_back(database, town, clock, second.change_id)
    assert (done.restored, done.moved, done.cancelled) == (0, 0, 0)
    async with database.read() as session:
        assert (await session.get_one(Activity, line)).title == books.title
    assert await refused(take_back(database, town, clock, second.change_id)) is Code.STALE
    assert await refused(take_back(database, town, clock, first.change_id)) is Code.STALE
    third = await apply(database, town, clock, await send(database, town, *BEFORE[:5], BOOKS))
    await report(database, town, clock, "2.2", town.schools[2], Status.SUBMITTED)
    back = take_back(database, town, clock, third.change_id)
    assert await refused(back) is Code.CHANGE_REPORTED
    async with database.read() as session:
        view = await roadmaps.see(session, roadmap_id, actor=town.curator)
    assert view.change_id is None


@pytest.mark.parametrize("verdict", [MoveVerdict.OPEN, MoveVerdict.WITHDRAWN, *DECISIONS])
async def test_only_what_the_office_has_decided_of_a_deadline_closes_the_way_back(
    database, town, roadmap_id, clock, verdict
):
    books = replace(BOOKS, title="Инвентаризация всех учебников")
    changed = await apply(database, town, clock, await send(database, town, *BEFORE[:5], books))
    async with database.write() as session:
        task = await session.scalar(
            select(Task)
            .join(Activity, Activity.id == Task.activity_id)
            .where(Activity.roadmap_id == roadmap_id, Activity.number == "2.2")
        )
        session.add(
            DeadlineMove(
                task_id=task.id, asked_by=town.coordinators[0], asked_at=clock.now(),
                reason="Болезнь", old_deadline=task.deadline, new_deadline=task.deadline,
                verdict=verdict,
            )
        )  # fmt: skip
    if verdict in DECISIONS:
        back = take_back(database, town, clock, changed.change_id)
        assert await refused(back) is Code.CHANGE_REPORTED
    else:
        await take_back(database, town, clock, changed.change_id)
