"""The municipality of a run: schools with a coordinator each, tasks, and cards in their chats."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import insert, select

from benchmarks.chaos.stage import TOKEN, Stage
from bot.ui.callbacks.base import Button
from bot.ui.callbacks.people import AddGroup
from bot.ui.callbacks.tasks import OpenCard, TaskStep
from domain.access import Role
from domain.clock import SystemClock
from domain.organisation_kinds import OrganisationKind
from domain.schedule import Kind as Term
from domain.schedule import Schedule, Window
from domain.tasks import label_of
from domain.workflow import Status
from models.engine import Database
from models.enums import RoadmapStatus
from models.people import Membership, Municipality, Organisation, Person
from models.roadmaps import Activity, EvidenceSlot, Roadmap, Section
from models.tasks import MessageLink, Task
from services.core import schedules, task_states
from services.core.batches import batches

DAYS_LEFT = 60
"""So far away is the deadline that nobody has to be reminded while a run lasts."""


@dataclass(slots=True)
class School:
    """A coordinator by the number in Telegram, tasks of theirs, and the messages with cards."""

    chat_id: int
    organisation_id: int
    task_ids: list[int] = field(default_factory=list)
    cards: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Town:
    """What a run plays in. `offices` are the chats of curators with the message to press in;
    `uninvited` are organisations for each of which an invite can be made."""

    municipality_id: int
    schools: list[School]
    uninvited: list[int] = field(default_factory=list)
    offices: list[tuple[int, int]] = field(default_factory=list)


async def build(
    database: Database,
    coordinators: Sequence[int],
    curators: Sequence[int],
    tasks: int,
    per_school: int = 1,
) -> Town:
    """A plan in force with so many tasks for each school, shared by its coordinators in turn."""
    now = SystemClock().now()
    async with database.write() as session:
        place = Municipality(name="Заречье", time_zone="Europe/Moscow", locale="ru", created_at=now)
        session.add(place)
        await session.flush()
        people = [
            Person(telegram_id=id_, name=f"Человек {id_}", first_seen_at=now)
            for id_ in (*coordinators, *curators)
        ]
        schools = [
            Organisation(
                municipality_id=place.id, name=f"Школа № {n}", kind=OrganisationKind.SCHOOL
            )
            for n in range(1, len(coordinators) // per_school + 1)
        ]
        session.add_all([*people, *schools])
        await session.flush()
        of_people = [school for school in schools for _ in range(per_school)]
        for person, school in zip(people, [*of_people, *[None] * len(curators)], strict=True):
            session.add(
                Membership(
                    person_id=person.id,
                    municipality_id=place.id,
                    organisation_id=school.id if school else None,
                    role=Role.COORDINATOR if school else Role.CURATOR,
                    created_at=now,
                )
            )
        town = Town(
            place.id,
            [School(id_, school.id) for id_, school in zip(coordinators, of_people, strict=True)],
        )
    await _plan(database, town, tasks)
    return town


async def _plan(database: Database, town: Town, tasks: int) -> None:
    now = SystemClock().now()
    deadline = now.date() + timedelta(days=DAYS_LEFT)
    schedule = Schedule("в срок", Term.FIXED, windows=(Window(None, deadline),))
    async with database.write() as session:
        plan = Roadmap(
            municipality_id=town.municipality_id,
            title="Дорожная карта",
            short_title="План",
            period_start=now.date() - timedelta(days=100),
            period_end=deadline + timedelta(days=100),
            year_start=9,
            status=RoadmapStatus.ACTIVE,
            policy={},
            source_name="план.docx",
            created_at=now,
        )
        session.add(plan)
        await session.flush()
        section = Section(roadmap_id=plan.id, position=0, number="1", title="Раздел")
        session.add(section)
        await session.flush()
        activities = [
            Activity(
                roadmap_id=plan.id,
                section_id=section.id,
                position=n,
                number=f"1.{n}",
                title=f"Мониторинг посещаемости занятий, часть {n}",
                term=schedule.phrase,
                kind=schedule.kind,
                schedule=schedules.dump(schedule),
                decided=True,
                result="",
            )
            for n in range(1, tasks + 1)
        ]
        session.add_all(activities)
        await session.flush()
        session.add_all(
            EvidenceSlot(activity_id=activity.id, name="аналитическая справка", count=1)
            for activity in activities
        )
        rows = [
            {
                "municipality_id": town.municipality_id,
                "roadmap_id": plan.id,
                "section_id": section.id,
                "activity_id": activity.id,
                "organisation_id": organisation_id,
                "window": label_of(schedule.windows[0]),
                "deadline": deadline,
                "original_deadline": deadline,
                "status": Status.PLANNED,
                "version": 1,
                "created_at": now,
                "changed_at": now,
            }
            for organisation_id in dict.fromkeys(each.organisation_id for each in town.schools)
            for activity in activities
        ]
        for some in batches(rows, 1_000):
            await session.execute(insert(Task), some)
        await task_states.keep_new(session, Task.roadmap_id == plan.id, now.date())
        made = await session.execute(
            select(Task.organisation_id, Task.id).order_by(Task.organisation_id, Task.id)
        )
        of_school: dict[int, deque[School]] = defaultdict(deque)
        for school in town.schools:
            of_school[school.organisation_id].append(school)
        for organisation_id, task_id in made:
            in_turn = of_school[organisation_id]
            in_turn[0].task_ids.append(task_id)
            in_turn.rotate(-1)


async def add_uninvited(database: Database, town: Town, count: int) -> None:
    """Organisations of which nobody is in the bot yet."""
    async with database.write() as session:
        rows = [
            Organisation(
                municipality_id=town.municipality_id,
                name=f"Детский сад № {n}",
                kind=OrganisationKind.KINDERGARTEN,
            )
            for n in range(1, count + 1)
        ]
        session.add_all(rows)
        await session.flush()
        town.uninvited = [row.id for row in rows]


async def put_cards(
    database: Database, stage: Stage, town: Town, curators: Sequence[int], answered: int
) -> None:
    """Have the bot's name say cards in the chats, as a morning would have left them.

    Of each school `answered` cards are replied to, the others have a button pressed once.
    """
    now = SystemClock().now()
    for some in batches(town.schools, 10):
        await asyncio.gather(*(_put_cards(stage, school, answered) for school in some))
    async with database.write() as session:
        session.add_all(
            MessageLink(chat_id=school.chat_id, message_id=message, task_id=task_id, created_at=now)
            for school in town.schools
            for message, task_id in zip(school.cards, school.task_ids, strict=True)
        )
    button = AddGroup(municipality_id=town.municipality_id)
    for chat_id in curators:
        town.offices.append((chat_id, await _say(stage, chat_id, "Группы", button)))


async def _put_cards(stage: Stage, school: School, answered: int) -> None:
    for number, task_id in enumerate(school.task_ids):
        button: Button = OpenCard(task_id=task_id)
        if number >= answered:
            button = TaskStep(task_id=task_id, version=1, step="start")
        school.cards.append(await _say(stage, school.chat_id, f"Карточка {number}", button))


async def _say(stage: Stage, chat_id: int, text: str, button: Button) -> int:
    keyboard = {"inline_keyboard": [[{"text": "Нажать", "callback_data": button.pack()}]]}
    said = await stage.client.call(
        "POST",
        f"/bot{TOKEN}/sendMessage",
        {"chat_id": chat_id, "text": text, "reply_markup": keyboard},
    )
    return int(said["result"]["message_id"])
