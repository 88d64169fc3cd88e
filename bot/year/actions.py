"""What a school or the office does in one go in a played year."""

import random
from datetime import timedelta
from itertools import count

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase
from domain.schedule import Kind
from domain.workflow import FINISHED, OPEN, Action, Status
from models.enums import MoveVerdict
from models.people import Organisation
from models.roadmaps import Activity, EvidenceSlot, Indicator, Section
from models.tasks import DeadlineMove, Evidence, Task
from services.core import transitions
from services.people import organisations
from services.reports import evidence, indicators, reporting
from services.reports.evidence import IncomingFile
from services.review import reviewing
from services.roadmaps import activities, rewriting
from services.tasks import deadline_moves, deadline_requests, task_actions

WORDS = "Проведено, материалы хранятся в школе."
_numbers = count(1)


async def of_school(
    session: AsyncSession, task: Task, dice: random.Random, *, actor: Actor
) -> None:
    """Report, or something else that a coordinator may do with an open task."""
    chance = dice.random()
    waiting = await deadline_requests.waiting(session, task.id)
    if chance < 0.06 and task.deadline is not None and waiting is None:
        found = await transitions.find(session, task.id, UseCase.REQUEST_DEADLINE, actor=actor)
        wanted = max(found.today, task.deadline) + timedelta(days=dice.randint(3, 14))
        await deadline_requests.ask(
            session, task.id, None, wanted, "Не успеваем собрать данные.", actor=actor
        )
    elif chance < 0.10 and task.status is not Status.BLOCKED:
        await reporting.block(session, task.id, None, "Нет ответа от района.", actor=actor)
    elif chance < 0.12:
        await reporting.request_not_applicable(
            session, task.id, None, "Таких классов у нас нет.", actor=actor
        )
    elif chance < 0.18 and task.status is not Status.IN_PROGRESS:
        await reporting.start(session, task.id, None, actor=actor)
    else:
        await _report(session, task, dice, actor)


async def _report(session: AsyncSession, task: Task, dice: random.Random, actor: Actor) -> None:
    for indicator in await session.scalars(
        select(Indicator).where(Indicator.activity_id == task.activity_id)
    ):
        value = round(indicator.target * dice.uniform(0.7, 1.2), 1)
        await indicators.note_value(session, task.id, indicator.id, value, actor=actor)
    for slot in await session.scalars(
        select(EvidenceSlot).where(EvidenceSlot.activity_id == task.activity_id)
    ):
        for _ in range(dice.choice((0, 1, 1, slot.count))):
            await _prove(session, task, slot.name, actor)
    if dice.random() < 0.05:
        await _take_a_file_back(session, task, actor)
    await reporting.submit(session, task.id, None, comment=WORDS, actor=actor)
    if dice.random() < 0.02:
        await reporting.withdraw(session, task.id, None, actor=actor)


async def _prove(session: AsyncSession, task: Task, name: str, actor: Actor) -> None:
    found = await transitions.find_for(session, task.id, Action.ATTACH, actor=actor)
    number = next(_numbers)
    file = IncomingFile(f"file-{number}", f"unique-{number}", "document", f"{name}.docx", 1000)
    file_id = await evidence.keep(session, file, now=actor.as_of)
    await evidence.attach(session, found, file_id, caption=None, actor=actor)


async def _take_a_file_back(session: AsyncSession, task: Task, actor: Actor) -> None:
    given = await session.scalar(
        select(Evidence.id).where(
            Evidence.task_id == task.id,
            Evidence.person_id == actor.person_id,
            Evidence.withdrawn_at.is_(None),
        )
    )
    if given is not None:
        await evidence.withdraw(session, given, actor=actor)


async def review(session: AsyncSession, task: Task, dice: random.Random, *, actor: Actor) -> None:
    """Accept, or send back with a reason."""
    if dice.random() < 0.15:
        await reviewing.return_(session, task.id, None, "Нет подписи.", actor=actor)
    else:
        await reviewing.accept(session, task.id, task.version, actor=actor)


async def answer(session: AsyncSession, move_id: int, dice: random.Random, *, actor: Actor) -> None:
    """Give the day that was asked for, or refuse; too late a request is refused."""
    move = await session.get_one(DeadlineMove, move_id)
    task = await session.get_one(Task, move.task_id, populate_existing=True)
    found = await transitions.find(session, task.id, UseCase.MOVE_DEADLINE, actor=actor)
    possible = task.status in OPEN and (move.new_deadline or found.today) >= found.today
    accepts = possible and dice.random() < 0.7
    verdict = MoveVerdict.ACCEPTED if accepts else MoveVerdict.REFUSED
    await deadline_moves.decide(session, move_id, verdict, actor=actor)


async def of_office(
    session: AsyncSession, roadmap_id: int, dice: random.Random, *, actor: Actor
) -> None:
    """Something that a curator does to one task, or to one activity of the plan."""
    ids = await session.scalars(select(Task.id).where(Task.roadmap_id == roadmap_id))
    if not (tasks := ids.all()):
        return
    task = await session.get_one(Task, dice.choice(tasks), populate_existing=True)
    chance = dice.random()
    if chance < 0.35 and task.status in OPEN and task.deadline is not None:
        found = await transitions.find(session, task.id, UseCase.MOVE_DEADLINE, actor=actor)
        later = max(found.today, task.deadline) + timedelta(days=dice.randint(1, 20))
        await deadline_moves.move(session, task.id, None, later, "Решение района", actor=actor)
    elif chance < 0.5 and task.status in OPEN:
        await task_actions.cancel(session, task.id, None, actor=actor)
    elif chance < 0.8 and task.status in FINISHED:
        await task_actions.reopen(session, task.id, None, "Нужны новые данные.", actor=actor)
    elif chance > 0.98:
        await _move_to_a_section(session, roadmap_id, dice, actor)
    elif chance > 0.96:
        await _reschedule(session, task, dice, actor)
    elif chance > 0.95:
        await _close_or_open(session, task.organisation_id, actor)


async def _reschedule(session: AsyncSession, task: Task, dice: random.Random, actor: Actor) -> None:
    activity = await session.get_one(Activity, task.activity_id)
    if activity.cancelled_at is not None:
        return
    if dice.random() < 0.2:
        await activities.cancel(session, activity.id, actor=actor)
    elif activity.kind is Kind.FIXED and task.deadline is not None:
        later = max(task.deadline, actor.as_of.date()) + timedelta(days=dice.randint(5, 30))
        await activities.reschedule(session, activity.id, f"до {later:%d.%m.%Y}", actor=actor)


async def _close_or_open(session: AsyncSession, organisation_id: int, actor: Actor) -> None:
    school = await session.get_one(Organisation, organisation_id)
    if school.closed_at is None:
        await organisations.close(session, school.id, actor=actor)
    else:
        await organisations.reopen(session, school.id, past=True, actor=actor)


async def _move_to_a_section(
    session: AsyncSession, roadmap_id: int, dice: random.Random, actor: Actor
) -> None:
    rows = await session.scalars(
        select(Activity.id).where(
            Activity.roadmap_id == roadmap_id, Activity.cancelled_at.is_(None)
        )
    )
    sections = await session.scalars(select(Section.id).where(Section.roadmap_id == roadmap_id))
    activity, places = dice.choice(rows.all()), sections.all()
    if places:
        await rewriting.move(session, activity, dice.choice(places), actor=actor)
