"""What a curator decides about one task: another deadline, cancelled, not applicable, reopened."""

import asyncio
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from domain.errors import Code, Refusal
from domain.workflow import Action, Status
from models.enums import MoveVerdict
from models.tasks import DeadlineMove, Report, Task
from models.upkeep import AuditEntry, Delivery
from services.reports import reporting
from services.review import review_rules, reviewing
from services.tasks import deadline_moves, deadline_requests, task_actions
from tests import towns

TODAY = date(2026, 11, 24)
DEADLINE = date(2026, 11, 25)
LATER = date(2026, 12, 4)


@pytest.fixture
async def town(database, clock):
    """A school with a task due tomorrow, its coordinator and a curator."""
    town = await towns.build(database, clock)
    town.school_id = await town.school("Школа № 3")
    town.anna = await town.coordinator("Анна", town.school_id)
    town.galina = await town.curator("Галина")
    town.activity_id = await town.activity("5.2", "Социальный паспорт", DEADLINE, slots=())
    town.task_id = await town.task(town.activity_id, town.school_id, DEADLINE)
    return town


async def do(town, use_case, *args, who=None, **rest):
    actor = await town.actor(who or town.galina)
    async with town.database.write() as session:
        return await use_case(session, *args, actor=actor, **rest)


async def kinds(town):
    return await town.all(select(Delivery.kind).order_by(Delivery.id))


async def test_a_deadline_is_moved_with_both_days_on_record(town):
    await do(town, deadline_moves.move, town.task_id, 1, LATER, "Каникулы")
    task = await town.get(Task, town.task_id)
    assert (task.deadline, task.original_deadline, task.version) == (LATER, DEADLINE, 2)
    (move,) = await town.all(select(DeadlineMove))
    assert (move.old_deadline, move.new_deadline, move.verdict, move.decided_by) == (
        DEADLINE,
        LATER,
        MoveVerdict.ACCEPTED,
        town.galina,
    )
    assert await kinds(town) == ["deadline-decided"]
    (entry,) = await town.all(select(AuditEntry))
    assert (entry.details["old"], entry.details["new"]) == ("2026-11-25", "2026-12-04")


async def test_moving_answers_the_request_that_waits(town):
    asked = await do(
        town, deadline_requests.ask, town.task_id, None, date(2026, 12, 1), "Болезнь", who=town.anna
    )
    await do(town, deadline_moves.move, town.task_id, None, LATER)
    (move,) = await town.all(select(DeadlineMove))
    assert (move.id, move.verdict, move.new_deadline) == (asked, MoveVerdict.ACCEPTED, LATER)
    assert (await town.get(Task, town.task_id)).deadline == LATER


@pytest.mark.parametrize(
    ("day", "version", "code"),
    [
        (TODAY - timedelta(days=1), 1, Code.BAD_INPUT),
        (DEADLINE, 1, Code.BAD_INPUT),
        (LATER, 7, Code.STALE),
    ],
)
async def test_a_move_that_makes_no_sense(town, day, version, code):
    with pytest.raises(Refusal) as refused:
        await do(town, deadline_moves.move, town.task_id, version, day)
    assert refused.value.code is code
    assert (await town.get(Task, town.task_id)).deadline == DEADLINE


async def test_of_two_moves_at_once_one_counts(town):
    results = await asyncio.gather(
        do(town, deadline_moves.move, town.task_id, 1, LATER),
        do(town, deadline_moves.move, town.task_id, 1, date(2026, 12, 10)),
        return_exceptions=True,
    )
    assert sum(isinstance(result, Refusal) for result in results) == 1
    assert len(await town.all(select(DeadlineMove))) == 1


async def test_a_later_deadline_makes_a_report_in_time_and_no_move_makes_one_late(town, clock):
    clock.moment += timedelta(days=3)
    await do(town, deadline_moves.move, town.task_id, None, LATER)
    outcome = await do(town, reporting.submit, town.task_id, None, comment="Готово", who=town.anna)
    await do(town, reviewing.accept, town.task_id, outcome.version)
    assert not (await town.get(Task, town.task_id)).done_late


async def test_cancelled_for_one_school_and_told(town):
    await do(town, task_actions.cancel, town.task_id, 1)
    assert (await town.get(Task, town.task_id)).status is Status.CANCELLED
    assert await kinds(town) == ["task-cancelled"]
    assert [row.action for row in await town.all(select(Report))] == [Action.CANCEL]


async def test_not_applicable_without_being_asked(town):
    await do(town, task_actions.dismiss, town.task_id, 1)
    assert (await town.get(Task, town.task_id)).status is Status.NOT_APPLICABLE


async def test_reopening_keeps_that_it_was_late(town, clock):
    clock.moment += timedelta(days=3)
    outcome = await do(town, reporting.submit, town.task_id, None, comment="Готово", who=town.anna)
    outcome = await do(town, reviewing.accept, town.task_id, outcome.version)
    await do(town, task_actions.reopen, town.task_id, outcome.version, "Нужна подпись")
    task = await town.get(Task, town.task_id)
    assert (task.status, task.done_on, task.done_late) == (Status.IN_PROGRESS, None, True)
    assert (await kinds(town))[-1] == "curator-wrote"


async def test_review_is_set_for_a_plan_and_for_one_activity(town):
    roadmap_id = town.roadmap_id
    await do(town, review_rules.set_roadmap, roadmap_id, False)
    outcome = await do(town, reporting.submit, town.task_id, None, comment="Готово", who=town.anna)
    assert outcome.status is Status.DONE
    await do(town, review_rules.set_activity, town.activity_id, True)
    async with town.database.read() as session:
        (rule,) = await review_rules.rules(session, actor=await town.actor(town.galina))
    assert (rule.needed, rule.exceptions) == (False, 1)
    second = await town.task(town.activity_id, town.school_id, LATER)
    outcome = await do(town, reporting.submit, second, None, comment="Готово", who=town.anna)
    assert outcome.status is Status.SUBMITTED
