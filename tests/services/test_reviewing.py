"""Reviewing: the queue, accepting, many at once, returning; races and rights."""

import asyncio
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bot.ui.screens.review import review_list
from bot.ui.texts import texts
from domain.access import Role
from domain.errors import Code, Refusal
from domain.workflow import Action, Status
from models.enums import Verdict
from models.tasks import Report, Review, Task
from models.upkeep import Delivery
from services.reports import remarks, reporting
from services.review import review_queue, reviewing
from tests import towns

TODAY = date(2026, 11, 24)


@pytest.fixture
async def town(database, clock):
    """Two schools with coordinators, a curator, and a task of each school due tomorrow."""
    town = await towns.build(database, clock)
    town.third = await town.school("Школа № 3")
    town.seventh = await town.school("Школа № 7")
    town.anna = await town.coordinator("Анна", town.third)
    town.olga = await town.coordinator("Ольга", town.seventh)
    town.galina = await town.curator("Галина")
    activity = await town.activity("5.2", "Социальный паспорт", date(2026, 11, 25), slots=())
    town.first = await town.task(activity, town.third, date(2026, 11, 25))
    town.other = await town.task(activity, town.seventh, date(2026, 11, 25))
    return town


async def submit(town, task_id=None, who=None, comment="Готово"):
    actor = await town.actor(who or town.anna)
    async with town.database.write() as session:
        return await reporting.submit(
            session, task_id or town.first, None, comment=comment, actor=actor
        )


async def accept(town, task_id, version, who=None):
    actor = await town.actor(who or town.galina)
    async with town.database.write() as session:
        return await reviewing.accept(session, task_id, version, actor=actor)


async def return_(town, version, reason="Нет подписи", **rest):
    actor = await town.actor(town.galina)
    async with town.database.write() as session:
        return await reviewing.return_(session, town.first, version, reason, actor=actor, **rest)


async def kinds(town):
    return await town.all(select(Delivery.kind).order_by(Delivery.id))


async def test_roadmaps_of_one_title_in_two_municipalities_are_named_with_them(town, clock):
    """A curator of both sees the same school, activity and title twice."""
    beside = await towns.build(town.database, clock, "Озёрный")
    school = await beside.school("Школа № 3")
    anna = await beside.coordinator("Анна", school)
    activity = await beside.activity("5.2", "Социальный паспорт", date(2026, 11, 25), slots=())
    there = await beside.task(activity, school, date(2026, 11, 25))
    await submit(town)
    async with town.database.write() as session:
        await reporting.submit(
            session, there, None, comment="Готово", actor=await beside.actor(anna)
        )
    await beside.give_role(town.galina, Role.CURATOR)
    async with town.database.read() as session:
        page = await review_queue.waiting_page(session, actor=await town.actor(town.galina))
    named = ["Заречье · МСОКО 2026/27", "Озёрный · МСОКО 2026/27"]
    assert [line.roadmap for line in page.lines] == named
    assert sorted(each.title for each in page.roadmaps) == named
    shown = review_list.listing(page, 1, TODAY, texts("ru"))
    labels = [pressed.text for row in shown.keyboard.inline_keyboard for pressed in row]
    assert len(labels) == len(set(labels))
    assert all(name in shown.text for name in named)


async def test_the_queue_is_oldest_first_and_counts_roadmaps(town, clock):
    await submit(town, town.other, town.olga)
    clock.moment += timedelta(minutes=1)
    await submit(town)
    await town.roadmap("Здоровье")
    activity = await town.activity("1", "Медосмотр", TODAY, slots=())
    third = await town.task(activity, town.third, TODAY)
    clock.moment += timedelta(minutes=1)
    await submit(town, third)
    actor = await town.actor(town.galina)
    async with town.database.read() as session:
        every = await review_queue.queue(session, actor=actor)
        health = await review_queue.queue(session, actor=actor, roadmap_id=town.roadmap_id)

        async def after(task_id, roadmap_id=None):
            return await review_queue.following(
                session, task_id, actor=actor, roadmap_id=roadmap_id
            )

        order = [await after(None), await after(town.other), await after(town.first)]
        assert order == [town.other, town.first, third]
        assert (await after(third), await after(10**6)) == (town.other, town.other)
        assert [await after(each, town.roadmap_id) for each in (None, third)] == [third, third]
    assert [(plan.title, plan.count) for plan in every.roadmaps] == [
        ("МСОКО 2026/27", 2),
        ("Здоровье", 1),
    ]
    assert (every.count, health.count) == (3, 1)


async def test_nobody_but_the_curator_has_a_queue(town):
    await submit(town)
    boris = await town.manager("Борис")
    for person in (town.anna, boris):
        actor = await town.actor(person)
        async with town.database.read() as session:
            assert (await review_queue.queue(session, actor=actor)).count == 0


async def test_accepting_in_time(town):
    outcome = await submit(town)
    await accept(town, town.first, outcome.version)
    task = await town.get(Task, town.first)
    assert (task.status, task.done_on, task.done_late) == (Status.DONE, TODAY, False)
    (review,) = await town.all(select(Review))
    assert (review.verdict, review.person_id) == (Verdict.ACCEPTED, town.galina)
    # An acceptance of what was never returned is no news.
    assert await kinds(town) == []


async def test_a_slow_review_makes_no_school_late(town, clock):
    outcome = await submit(town)
    clock.moment += timedelta(days=7)
    await accept(town, town.first, outcome.version)
    task = await town.get(Task, town.first)
    assert (task.done_late, task.submitted_on, task.done_on) == (False, TODAY, date(2026, 12, 1))


async def test_what_was_mended_after_the_deadline_is_late(town, clock):
    outcome = await submit(town)
    await return_(town, outcome.version)
    clock.moment += timedelta(days=2)
    outcome = await submit(town)
    await accept(town, town.first, outcome.version)
    assert (await town.get(Task, town.first)).done_late
    assert await kinds(town) == ["returned", "accepted"]


async def test_a_return_names_the_day_and_reaches_the_school(town):
    outcome = await submit(town)
    await return_(town, outcome.version)
    task = await town.get(Task, town.first)
    # Two working days from Tuesday.
    assert (task.status, task.mend_by, task.claim) == (Status.RETURNED, date(2026, 11, 26), None)
    (delivery,) = await town.all(select(Delivery))
    assert (delivery.person_id, delivery.kind, delivery.priority) == (town.anna, "returned", 0)


async def test_the_curator_gives_another_day(town):
    outcome = await submit(town)
    actor = await town.actor(town.galina)
    async with town.database.read() as session:
        days = await reviewing.mending_days(session, town.first, actor=actor)
    assert days == {2: date(2026, 11, 26), 5: date(2026, 12, 1), 10: date(2026, 12, 8)}
    await return_(town, outcome.version, mend_by=days[5])
    assert (await town.get(Task, town.first)).mend_by == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("reason", "day"), [("   ", None), ("Нет подписи", TODAY - timedelta(days=1))]
)
async def test_a_return_needs_a_reason_and_a_day_to_come(town, reason, day):
    outcome = await submit(town)
    with pytest.raises(Refusal) as refused:
        await return_(town, outcome.version, reason, mend_by=day)
    assert refused.value.code is Code.BAD_INPUT
    assert (await town.get(Task, town.first)).status is Status.SUBMITTED


async def test_a_claim_that_is_accepted_comes_out_as_not_applicable(town):
    actor = await town.actor(town.anna)
    async with town.database.write() as session:
        outcome = await reporting.request_not_applicable(
            session, town.first, None, "У нас нет пятых классов", actor=actor
        )
    await accept(town, town.first, outcome.version)
    task = await town.get(Task, town.first)
    assert (task.status, task.done_on, task.done_late) == (Status.NOT_APPLICABLE, None, False)


async def test_of_two_curators_one_decides(town):
    outcome = await submit(town)
    second = await town.curator("Вера")
    results = await asyncio.gather(
        accept(town, town.first, outcome.version),
        accept(town, town.first, outcome.version, second),
        return_(town, outcome.version),
        return_exceptions=True,
    )
    refusals = [result for result in results if isinstance(result, Refusal)]
    assert [refusal.code for refusal in refusals] == [Code.STALE, Code.STALE]
    assert len(await town.all(select(Review))) == 1


async def test_the_same_press_delivered_twice_is_one_review(town):
    outcome = await submit(town)
    actor = await town.actor(town.galina)
    for repeated in (False, True):
        async with town.database.write() as session:
            again = await reviewing.accept(
                session, town.first, outcome.version, actor=actor.caused_by("c1")
            )
        assert again.repeated is repeated
    assert len(await town.all(select(Review))) == 1
    accepted = select(Report.id).where(Report.action == Action.ACCEPT)
    assert len(await town.all(accepted)) == 1


async def test_nobody_accepts_what_they_have_not_seen(town):
    outcome = await submit(town)
    actor = await town.actor(town.anna)
    async with town.database.write() as session:
        await remarks.comment(session, town.first, "Ещё уточнение", actor=actor)
    with pytest.raises(Refusal) as refused:
        await accept(town, town.first, outcome.version)
    assert refused.value.code is Code.STALE


async def test_many_at_once_leave_what_changed_and_what_is_a_claim(town):
    first = await submit(town)
    actor = await town.actor(town.olga)
    async with town.database.write() as session:
        claim = await reporting.request_not_applicable(
            session, town.other, None, "Не наше", actor=actor
        )
    third = await town.owed("6.1", "Отчёт", TODAY, town.third, slots=())
    outdated = await submit(town, third)
    seen = [
        (town.first, first.version),
        (town.other, claim.version),
        (third, outdated.version - 1),
    ]
    async with town.database.write() as session:
        result = await reviewing.accept_many(session, seen, actor=await town.actor(town.galina))
    assert (result.count, result.changed) == (1, 2)
    statuses = [(await town.get(Task, id_)).status for id_, _ in seen]
    assert statuses == [Status.DONE, Status.SUBMITTED, Status.SUBMITTED]


async def test_a_page_says_what_waits(town):
    await submit(town)
    async with town.database.read() as session:
        page = await review_queue.waiting_page(session, 5, actor=await town.actor(town.galina))
    (line,) = page.lines
    assert (page.page, page.pages, page.total) == (0, 1, 1)
    assert (line.number, line.organisation, line.is_claim, line.files) == (
        "5.2",
        "Школа № 3",
        False,
        0,
    )


@pytest.mark.parametrize("who", ["coordinator", "manager", "foreign curator"])
async def test_only_the_curator_of_the_place_reviews(town, clock, who):
    outcome = await submit(town)
    elsewhere = await towns.build(town.database, clock, "Холмск")
    actor = {
        "coordinator": town.actor(town.anna),
        "manager": town.actor(await town.manager("Борис")),
        "foreign curator": elsewhere.actor(await elsewhere.curator("Вера")),
    }
    reviewer = await actor.pop(who)
    for left in actor.values():
        left.close()
    with pytest.raises(Refusal) as refused:
        async with town.database.write() as session:
            await reviewing.accept(session, town.first, outcome.version, actor=reviewer)
    assert (refused.value.code, refused.value.values) == (Code.DENIED, {})
    assert (await town.get(Task, town.first)).status is Status.SUBMITTED
