"""Requests to move a deadline: who may ask and decide, both days on record, everyone told."""

import asyncio
from contextlib import nullcontext
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from domain.errors import Code, Refusal, Stale
from domain.workflow import Action, Status
from models.enums import MoveVerdict
from models.tasks import DeadlineMove, Report, Task
from models.upkeep import AuditEntry, Delivery
from services.reports import history, remarks
from services.tasks import cards, deadline_moves, deadline_requests, notices
from tests import towns

TODAY = date(2026, 11, 24)
TOMORROW = date(2026, 11, 25)
LATER = date(2026, 12, 1)
ACCEPTED, REFUSED = MoveVerdict.ACCEPTED, MoveVerdict.REFUSED


@pytest.fixture
async def town(database, clock):
    town = await towns.build(database, clock)
    async with town.at_once():
        town.school_id = await town.school("Школа № 3")
        town.anna = await town.coordinator("Анна", town.school_id)
        town.boris = await town.coordinator("Борис", town.school_id)
        town.stranger = await town.coordinator("Вера", await town.school("Школа № 7"))
        town.head = await town.curator("Галина Петровна")
        town.task_id = await town.owed("5.2", "Социальный паспорт школы", TOMORROW, town.school_id)
    return town


async def ask(town, wanted=LATER, reason="Ждём данные из поликлиники", version=None, who=None):
    actor = await town.actor(who or town.anna)
    async with town.database.write() as session:
        return await deadline_requests.ask(
            session, town.task_id, version, wanted, reason, actor=actor
        )


async def decide(town, move_id, verdict, day=None, who=None):
    actor = await town.actor(who or town.head)
    async with town.database.write() as session:
        return await deadline_moves.decide(session, move_id, verdict, new_deadline=day, actor=actor)


async def load(town, loader, payload, who):
    actor = await town.actor(who)
    async with town.database.read() as session:
        return await loader(session, payload, actor)


async def test_a_request_goes_to_the_curator_and_is_seen_on_the_card(town):
    move_id = await ask(town)
    (owed,) = await town.all(select(Delivery))
    assert (owed.kind, owed.person_id) == ("deadline-asked", town.head)
    request = await load(town, notices.load_deadline_request, owed.payload, town.head)
    assert (request.old, request.new, request.reason, request.who) == (
        TOMORROW,
        LATER,
        "Ждём данные из поликлиники",
        "Анна",
    )
    assert request.move_id == move_id
    async with town.database.read() as session:
        card = await cards.load(session, town.task_id, actor=await town.actor(town.anna))
    assert (card.asked_until, card.may_ask_deadline) == (LATER, False)


async def test_an_accepted_request_moves_the_deadline_and_both_days_stay(town):
    move_id = await ask(town)
    decision = await decide(town, move_id, ACCEPTED)
    assert decision == deadline_moves.Decision(town.task_id, LATER, move_id)
    task = await town.get(Task, town.task_id)
    assert (task.deadline, task.original_deadline) == (LATER, TOMORROW)
    assert task.next_at == town.clock.now()
    move = await town.get(DeadlineMove, move_id)
    assert (move.old_deadline, move.new_deadline, move.decided_by) == (TOMORROW, LATER, town.head)
    told = await town.all(
        select(Delivery.person_id)
        .where(Delivery.kind == "deadline-decided")
        .order_by(Delivery.person_id)
    )
    assert told == [town.anna, town.boris]
    (entry,) = await town.all(select(AuditEntry))
    assert entry.details["old"] == "2026-11-25"
    assert entry.details["new"] == "2026-12-01"


async def test_a_request_is_taken_back_once_by_whoever_of_the_school_may(town):
    move_id = await ask(town)
    refused = pytest.raises(Refusal)
    for who, error in ((town.stranger, refused), (town.head, refused), (town.boris, nullcontext())):
        actor = await town.actor(who)
        async with town.database.write() as session:
            with error:
                await deadline_requests.withdraw(session, town.task_id, actor=actor)
    with pytest.raises(Stale):
        await decide(town, move_id, ACCEPTED)
    async with town.database.write() as session:
        with pytest.raises(Stale):
            await deadline_requests.withdraw(
                session, town.task_id, actor=await town.actor(town.anna)
            )
    assert (await town.get(Task, town.task_id)).deadline == TOMORROW
    assert await ask(town) != move_id


async def test_another_day_and_a_refusal(town):
    decision = await decide(town, await ask(town), ACCEPTED, date(2026, 11, 27))
    assert decision.deadline == date(2026, 11, 27)
    decision = await decide(town, await ask(town), REFUSED)
    assert decision.deadline is None
    assert (await town.get(Task, town.task_id)).deadline == date(2026, 11, 27)
    async with town.database.read() as session:
        events = await history.load(session, town.task_id, actor=await town.actor(town.anna))
    assert [event.what for event in events] == [
        "move-asked",
        "move-accepted",
        "move-asked",
        "move-refused",
    ]


@pytest.mark.parametrize(
    ("wanted", "reason", "code"),
    [
        (TODAY - timedelta(days=1), "Причина", Code.BAD_INPUT),
        (TOMORROW, "Причина", Code.BAD_INPUT),
        (LATER, "  ", Code.BAD_INPUT),
    ],
)
async def test_a_request_that_asks_for_nothing_is_refused(town, wanted, reason, code):
    with pytest.raises(Refusal) as refusal:
        await ask(town, wanted, reason)
    assert refusal.value.code is code
    assert not await town.all(select(DeadlineMove))


async def test_one_request_at_a_time_even_from_two_people(town):
    results = await asyncio.gather(
        ask(town, who=town.anna), ask(town, who=town.boris), return_exceptions=True
    )
    assert [result.code for result in results if isinstance(result, Refusal)] == [Code.STALE]
    assert len(await town.all(select(DeadlineMove))) == 1


async def test_of_two_decisions_at_once_one_holds(town):
    move_id = await ask(town)
    results = await asyncio.gather(
        decide(town, move_id, ACCEPTED), decide(town, move_id, REFUSED), return_exceptions=True
    )
    assert sum(isinstance(result, Refusal) for result in results) == 1


async def test_only_the_own_school_asks_and_only_a_curator_decides(town, clock):
    for who in (town.stranger, await town.manager("Руководитель")):
        with pytest.raises(Refusal) as refusal:
            await ask(town, who=who)
        assert refusal.value.code is Code.DENIED
    move_id = await ask(town)
    elsewhere = await towns.build(town.database, clock, "Холмск")
    foreign = await elsewhere.curator("Чужой куратор")
    for who in (town.anna, town.stranger, foreign):
        with pytest.raises(Refusal) as refusal:
            await decide(town, move_id, ACCEPTED, who=who)
        assert refusal.value.code is Code.DENIED
    with pytest.raises(Refusal) as refusal:
        await decide(town, 999_999, ACCEPTED)
    assert refusal.value.code is Code.DENIED


async def test_what_is_reported_already_is_not_moved(town, database):
    move_id = await ask(town)
    async with database.write() as session:
        (await session.get_one(Task, town.task_id)).status = Status.SUBMITTED
    with pytest.raises(Refusal) as refusal:
        await decide(town, move_id, ACCEPTED)
    assert refusal.value.code is Code.STALE
    move = await town.get(DeadlineMove, move_id)
    assert move.verdict is MoveVerdict.OPEN
    await decide(town, move_id, REFUSED)
    with pytest.raises(Refusal) as refusal:
        await ask(town)
    assert refusal.value.code is Code.STALE


async def test_nothing_is_asked_where_there_is_no_deadline(town):
    town.task_id = await town.owed("6.1", "Сайт школы", None, town.school_id)
    with pytest.raises(Refusal) as refusal:
        await ask(town)
    assert refusal.value.code is Code.STALE


async def test_what_is_told_on_is_what_was_said_whatever_stands_below_it(town):
    """Somebody else's report may have a higher number: words are known by their own."""
    move_id = await ask(town)
    async with town.database.write() as session:
        task = await session.get_one(Task, town.task_id)
        session.add(
            Report(
                id=10_000,
                task_id=task.id,
                person_id=(await town.actor(town.boris)).person_id,
                at=town.clock.now(),
                action=Action.COMMENT,
                status_before=task.status,
                status_after=task.status,
                comment="Пришло в тот же миг",
            )
        )
    curator, school = await town.actor(town.head), await town.actor(town.anna)
    async with town.database.write() as session:
        await remarks.comment(session, town.task_id, "Слова куратора", actor=curator)
        await remarks.ask_curator(session, town.task_id, "Вопрос школы", actor=school)
        await deadline_moves.decide(
            session, move_id, ACCEPTED, words="Слова к решению", actor=curator
        )
    async with town.database.read() as session:
        told = (await session.scalars(select(Delivery).order_by(Delivery.id))).all()
        said = {
            each.kind: (await session.get_one(Report, each.payload["report_id"])).comment
            for each in told
            if "report_id" in each.payload
        }
    assert said == {
        "curator-wrote": "Слова куратора",
        "question": "Вопрос школы",
        "deadline-decided": "Слова к решению",
    }
