"""Reports: what each one changes, that none is made twice, and that nobody reports for others."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from domain.errors import Code, Refusal
from domain.workflow import Action, Status
from models.enums import RoadmapStatus
from models.roadmaps import Roadmap
from models.tasks import Report, Task
from models.upkeep import Delivery
from services.reports import edited_remarks, remarks, reporting
from tests import towns

TOMORROW = date(2026, 11, 25)
YESTERDAY = date(2026, 11, 23)


@pytest.fixture
async def town(database, clock):
    """A school with a task due tomorrow; its two coordinators; a curator; another school."""
    town = await towns.build(database, clock)
    town.school_id = await town.school("Школа № 3")
    town.other_id = await town.school("Школа № 7")
    town.anna = await town.coordinator("Анна", town.school_id)
    town.boris = await town.coordinator("Борис", town.school_id)
    town.stranger = await town.coordinator("Вера", town.other_id)
    town.head = await town.curator("Галина Петровна")
    town.task_id = await town.owed("5.2", "Социальный паспорт школы", TOMORROW, town.school_id)
    return town


async def reports(town):
    return await town.all(select(Report).where(Report.task_id == town.task_id).order_by(Report.id))


async def call(town, use_case, *values, who=None, update_key=None, **rest):
    actor = replace(await town.actor(who or town.anna), update_key=update_key)
    async with town.database.write() as session:
        return await use_case(session, town.task_id, *values, actor=actor, **rest)


async def refused(town, use_case, *values, **rest):
    with pytest.raises(Refusal) as refusal:
        await call(town, use_case, *values, **rest)
    return refusal.value.code


async def test_a_report_with_words_waits_for_review(town):
    outcome = await call(town, reporting.submit, 1, comment="Готово", update_key="u1")
    assert (outcome.status, outcome.version, outcome.repeated) == (Status.SUBMITTED, 2, False)
    task = await town.get(Task, town.task_id)
    assert (task.claim, task.submitted_on, task.next_at) == (
        Action.SUBMIT,
        date(2026, 11, 24),
        None,
    )
    (report,) = await reports(town)
    assert (report.status_before, report.status_after) == (Status.PLANNED, Status.SUBMITTED)
    assert report.comment == "Готово"
    assert not await town.all(select(Delivery)), "the queue of reviews tells the curator"


async def test_without_a_file_or_a_word_there_is_nothing_to_submit(town):
    assert await refused(town, reporting.submit, 1) is Code.REPORT_INCOMPLETE
    await call(town, remarks.comment, "Провели, ссылка на сайте")
    assert (await call(town, reporting.submit, 1)).status is Status.SUBMITTED


async def test_a_report_without_anything_is_sent_where_the_school_insists(town):
    outcome = await call(town, reporting.submit, 1, even_incomplete=True)
    assert outcome.status is Status.SUBMITTED


async def test_without_review_a_report_is_done_at_once_and_lateness_stays(town, database):
    async with database.write() as session:
        roadmap = await session.get_one(Roadmap, town.roadmap_id)
        roadmap.review_needed = False
        task = await session.get_one(Task, town.task_id)
        task.deadline = YESTERDAY
    outcome = await call(town, reporting.submit, 1, comment="Поздно, но готово")
    task = await town.get(Task, town.task_id)
    assert (outcome.status, task.done_on, task.done_late) == (
        Status.DONE,
        date(2026, 11, 24),
        True,
    )
    outcome = await call(town, reporting.withdraw, outcome.version)
    task = await town.get(Task, town.task_id)
    assert (outcome.status, task.done_on, task.submitted_on) == (Status.IN_PROGRESS, None, None)
    assert task.done_late
    assert task.next_at is not None


async def test_the_day_is_that_of_the_municipality(town, clock):
    clock.moment = clock.moment.replace(hour=21, minute=30)
    await call(town, reporting.submit, 1, comment="Готово")
    assert (await town.get(Task, town.task_id)).submitted_on == date(2026, 11, 25)


async def test_a_redelivered_update_makes_no_second_report(town):
    await call(town, reporting.start, 1, update_key="u1")
    again = await call(town, reporting.start, 1, update_key="u1")
    assert (again.repeated, again.status, again.version) == (True, Status.IN_PROGRESS, 2)
    assert len(await reports(town)) == 1


async def test_a_second_press_of_the_same_button_is_stale(town):
    await call(town, reporting.submit, 1, comment="Готово", update_key="u1")
    code = await refused(town, reporting.submit, 1, comment="Готово", update_key="u2")
    assert code is Code.STALE
    assert len(await reports(town)) == 1


async def test_of_two_coordinators_at_once_one_reports(town):
    results = await asyncio.gather(
        call(town, reporting.submit, 1, comment="Готово", who=town.anna, update_key="a"),
        call(town, reporting.submit, 1, comment="Готово", who=town.boris, update_key="b"),
        return_exceptions=True,
    )
    stale = [result for result in results if isinstance(result, Refusal)]
    assert [refusal.code for refusal in stale] == [Code.STALE]
    assert len(await reports(town)) == 1


async def test_one_update_delivered_twice_at_once_makes_one_report(town):
    await asyncio.gather(
        *(call(town, reporting.block, 1, "Нет бланков", update_key="u1") for _ in range(4)),
        return_exceptions=True,
    )
    assert len(await reports(town)) == 1
    assert len(await town.all(select(Delivery))) == 1


@pytest.mark.parametrize("who", ["stranger", "manager"])
@pytest.mark.parametrize(
    ("use_case", "values"),
    [
        (reporting.start, (1,)),
        (reporting.submit, (1,)),
        (reporting.withdraw, (1,)),
        (reporting.block, (1, "Причина")),
        (reporting.request_not_applicable, (1, "Причина")),
        (reporting.check_in, (1,)),
        (reporting.no_change, (1,)),
        (remarks.comment, ("Слово",)),
        (remarks.ask_curator, ("Слово",)),
    ],
)
async def test_nobody_reports_for_another_school(town, use_case, values, who):
    person = town.stranger if who == "stranger" else await town.manager("Руководитель")
    assert await refused(town, use_case, *values, who=person) is Code.DENIED
    assert not await reports(town)


async def test_a_task_that_is_not_there_is_refused_like_a_foreign_one(town):
    town.task_id = 999_999
    assert await refused(town, reporting.start, 1) is Code.DENIED


async def test_nothing_is_reported_once_the_plan_is_over(town, database):
    async with database.write() as session:
        (await session.get_one(Roadmap, town.roadmap_id)).status = RoadmapStatus.FINISHED
    assert await refused(town, reporting.start, 1) is Code.STALE
    assert await refused(town, remarks.comment, "Ещё слово") is Code.STALE


async def test_an_obstacle_is_told_to_the_curators_at_once(town):
    second = await town.curator("Второй куратор")
    await call(town, reporting.block, 1, "Нет бланков")
    owed = await town.all(select(Delivery).order_by(Delivery.person_id))
    assert [(message.kind, message.person_id) for message in owed] == [
        ("blocked", town.head),
        ("blocked", second),
    ]
    assert owed[0].payload == {"task_id": town.task_id}
    assert await refused(town, reporting.block, 2, "Снова нет") is Code.STALE


async def test_an_empty_reason_is_no_reason(town):
    assert await refused(town, reporting.block, 1, "  \n ") is Code.BAD_INPUT
    assert await refused(town, reporting.request_not_applicable, 1, "") is Code.BAD_INPUT


async def test_that_a_task_does_not_concern_the_school_is_for_the_curator_to_say(town, database):
    async with database.write() as session:
        (await session.get_one(Roadmap, town.roadmap_id)).review_needed = False
    outcome = await call(town, reporting.request_not_applicable, 1, "У нас нет дошкольников")
    assert outcome.status is Status.SUBMITTED
    assert (await town.get(Task, town.task_id)).claim is Action.REQUEST_NOT_APPLICABLE
    (owed,) = await town.all(select(Delivery))
    assert owed.kind == "not-applicable-asked"


async def test_a_report_is_withdrawn_until_it_is_reviewed(town, database):
    sent = await call(town, reporting.submit, 1, comment="Готово")
    back = await call(town, reporting.withdraw, sent.version)
    assert back.status is Status.IN_PROGRESS
    task = await town.get(Task, town.task_id)
    assert (task.claim, task.submitted_on) == (None, None)
    async with database.write() as session:
        (await session.get_one(Task, town.task_id)).status = Status.DONE
    assert await refused(town, reporting.withdraw, back.version) is Code.STALE


async def test_no_change_closes_a_window_and_checks_in_where_there_is_no_end(town):
    outcome = await call(town, reporting.no_change, 1)
    assert outcome.status is Status.DONE
    assert (await town.get(Task, town.task_id)).done_on == date(2026, 11, 24)
    town.task_id = await town.owed("6.1", "Сайт школы", None, town.school_id)
    outcome = await call(town, reporting.no_change, 1)
    assert outcome.status is Status.IN_PROGRESS
    again = await call(town, reporting.check_in, outcome.version, "Обновили раздел «Питание»")
    assert again.status is Status.IN_PROGRESS
    assert [report.action for report in await reports(town)] == [Action.CHECK_IN] * 2


async def test_a_comment_moves_nothing_but_what_is_reviewed_gets_a_new_version(town):
    assert (await call(town, remarks.comment, "Делаем")).version == 1
    await call(town, reporting.submit, 1)
    added = await call(town, remarks.comment, "Забыла сказать: данные на 20 ноября")
    assert (added.status, added.version) == (Status.SUBMITTED, 3)
    answered = await call(town, remarks.comment, "Вижу, спасибо", who=town.head)
    assert answered.version == 3, "the curator's own words make no button of theirs old"


async def test_a_curators_comment_reaches_the_school_and_a_question_the_curator(town):
    await call(town, remarks.ask_curator, "Какая форма нужна?", update_key="q1")
    await call(town, remarks.ask_curator, "Какая форма нужна?", update_key="q1")
    (question,) = await town.all(select(Delivery))
    assert (question.kind, question.person_id) == ("question", town.head)
    await call(town, remarks.comment, "Форма прошлого года", who=town.head)
    answers = await town.all(
        select(Delivery).where(Delivery.kind == "curator-wrote").order_by(Delivery.person_id)
    )
    assert [message.person_id for message in answers] == [town.anna, town.boris]


async def test_an_edit_replaces_the_words_until_the_review(town, database):
    await call(town, remarks.comment, "Данные на 2 ноября", update_key="m1")

    async def edit(text, moment, who=town.anna):
        actor = await town.actor(who)
        async with database.write() as session:
            return await edited_remarks.edit(session, "m1", moment, text, actor=actor)

    assert (await edit("Данные на 20 ноября", 100)).repeated is False
    assert (await edit("Данные на 20 ноября", 100)).repeated is True
    assert await edit("Данные на 20 ноября", 150) is None, "nothing else is said"
    assert await edit("Чужая правка", 200, who=town.boris) is None
    assert [report.comment for report in await reports(town)] == [
        "Данные на 2 ноября",
        "Данные на 20 ноября",
    ]
    async with database.write() as session:
        (await session.get_one(Task, town.task_id)).status = Status.DONE
    with pytest.raises(Refusal) as refusal:
        await edit("Поздно", 300)
    assert refusal.value.code is Code.STALE


async def test_a_report_in_time_stays_in_time_after_a_late_second_one(town, clock, database):
    async with database.write() as session:
        (await session.get_one(Roadmap, town.roadmap_id)).review_needed = False
    first = await call(town, reporting.submit, 1, comment="Готово")
    assert not (await town.get(Task, town.task_id)).done_late
    await call(town, reporting.withdraw, first.version)
    clock.moment += timedelta(days=5)
    await call(town, reporting.submit, None, comment="Готово ещё раз")
    assert (await town.get(Task, town.task_id)).done_late
