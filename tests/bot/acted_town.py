"""A town in which every act can be done: a task in each state, drafts of each kind, an office."""

from datetime import date, timedelta
from functools import partial
from types import SimpleNamespace
from typing import Any, cast

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role
from domain.organisation_kinds import OrganisationKind
from domain.schedule import Kind
from domain.workflow import Status
from models import people, tasks
from models.enums import DeliveryState, GroupShows, MoveVerdict, RowKind, Target, UpdateState
from models.inbox import InboxUpdate
from models.roadmaps import Assignment, EvidenceSlot, Party, RoadmapChat
from models.upkeep import Delivery, SetAside
from services.people import invites
from services.reminders import letters
from services.reports import remarks, reporting
from services.review import reviewing
from services.tasks import deadline_requests
from simulator.client import Group, Person
from tests import towns
from tests.bot import acted_plans
from tests.bot.conftest import TOMORROW, BotTown, grow_school

LONG_AGO = date(2026, 10, 5)


class ActedTown(BotTown):
    """The town with its people and what they have made.

    `ids` are the rows that acts name; `tasks` and `versions` those of each state by its name.
    """

    ids: SimpleNamespace
    tasks: dict[str, int]
    versions: dict[str, int]
    token: str
    group: Group
    other_group: Group
    zoya: Person
    boris: Person
    vera: Person
    maria: Person
    raisa: Person
    pavel: Person
    both: Person
    two: Person
    guest: Person
    lena: Person


async def grow(empty: BotTown) -> None:
    """Everything beside what `school` begins with, and what has become due is sent."""
    await grow_school(empty)
    town = cast(ActedTown, empty)
    town.ids = SimpleNamespace(town=town.id, school=town.school_id, plan=town.roadmap_id)
    await _people(town)
    await _tasks(town)
    await _report(town)
    await _office(town)
    town.group = town.sim.group("Кураторы", [town.galina, town.maria])
    await town.group.add_bot()
    await town.follow(town.group, GroupShows.SCHOOLS)
    curator = await town.actor_of(town.galina)
    await acted_plans.add(town.database, town.id, curator, town.ids)
    async with town.database.write() as session:
        town.ids.link = await session.scalar(select(RoadmapChat.id))
        town.token = await invites.make(
            session, Role.COORDINATOR, town.id, town.ids.empty, actor=curator
        )
    town.other_group = town.sim.group("Другая", [town.galina, town.lena])
    await town.other_group.add_bot()
    await town.deliver()


async def _people(town: ActedTown) -> None:
    ids = town.ids
    ids.other = await town.school("Школа № 8")
    ids.empty = await town.school("Школа № 11")
    ids.closed = await town.school("Школа № 12")
    ids.office = await town.school("Управление образования", OrganisationKind.DEPARTMENT)
    town.zoya = await town.meet_coordinator("Зоя", town.school_id)
    town.boris = await town.meet_coordinator("Борис", ids.other)
    town.vera = await town.meet("Вера", (Role.HEAD, town.school_id))
    town.maria = await town.meet_curator("Мария")
    town.raisa = await town.meet_manager("Раиса")
    town.both = await town.meet("Ольга", (Role.CURATOR, None), (Role.COORDINATOR, ids.other))
    town.two = await town.meet_curator("Нина")
    town.guest = town.sim.person("Гость")
    await town.guest.start()
    elsewhere = await towns.build(town.database, town.clock, "Лесное")
    await elsewhere.roadmap("План Лесного")
    town.lena = town.sim.person("Елена")
    await elsewhere.curator(town.lena.name, telegram_id=town.lena.id)
    await town.lena.start()
    town.pavel = town.sim.person("Павел")
    async with town.database.write() as session:
        session.add(
            people.Person(
                telegram_id=town.pavel.id,
                name=town.pavel.name,
                first_seen_at=town.clock.now(),
                is_administrator=True,
            )
        )
        (await session.get_one(people.Organisation, ids.closed)).closed_at = town.clock.now()
        group = people.OrganisationGroup(municipality_id=town.id, name="Городские")
        session.add(group)
        await session.flush()
        ids.group = group.id
        curates = select(people.Person).where(people.Person.telegram_id == town.two.id)
        session.add(
            people.Membership(
                person_id=(await session.scalars(curates)).one().id,
                municipality_id=elsewhere.id,
                role=Role.CURATOR,
                created_at=town.clock.now(),
            )
        )
    await town.pavel.start()
    ids.members = {
        name: (await town.all(_membership(getattr(town, name).id)))[0]
        for name in ("anna", "zoya", "maria")
    }
    ids.person = {
        name: (await town.all(_person(getattr(town, name).id)))[0] for name in ("zoya", "maria")
    }


def _person(telegram_id: int) -> Select[Any]:
    return select(people.Person.id).where(people.Person.telegram_id == telegram_id)


def _membership(telegram_id: int) -> Select[Any]:
    return select(people.Membership.id).where(people.Membership.person_id.in_(_person(telegram_id)))


async def _tasks(town: ActedTown) -> None:
    """One of each: 5.2 is the planned one of the fixture."""
    own = town.school_id
    town.tasks = {"planned": town.task_id}
    for number, name in enumerate(
        ("submitted", "returned", "done", "asked", "withdrawn", "with_file"), 3
    ):
        town.tasks[name] = await town.owed(f"5.{number}", f"Справка {name}", TOMORROW, own)
    town.tasks["counted"] = await town.owed(
        "5.9", "Охват", TOMORROW, own, slots=(), indicators=(("не менее 30%", 30.0, "%", True),)
    )
    town.tasks["late"] = await town.owed("6.1", "Отчёт", LONG_AGO, town.ids.other)
    going_on = await town.activity(
        "6.2", "Кружки", TOMORROW, slots=(), kind=Kind.CONTINUOUS, term="постоянно"
    )
    town.tasks["going_on"] = await town.task(going_on, own, TOMORROW)
    repeated = await town.activity("6.3", "Мониторинг", TOMORROW)
    done = {"done_on": LONG_AGO, "submitted_on": LONG_AGO}
    town.tasks["last_time"] = await town.task(repeated, own, LONG_AGO, Status.DONE, **done)
    town.tasks["again"] = await town.task(repeated, own, TOMORROW, window="ноябрь")


async def _report(town: ActedTown) -> None:
    anna, galina = await town.actor_of(town.anna), await town.actor_of(town.galina)
    given = town.tasks
    async with town.database.write() as session:
        for name in ("submitted", "returned", "done", "withdrawn"):
            said = f"Готово: {name}"
            await reporting.submit(session, given[name], None, comment=said, actor=anna)
        await remarks.comment(session, given["last_time"], "Как в прошлый раз", actor=anna)
        version = partial(_version, session)
        await reviewing.return_(
            session,
            given["returned"],
            await version(given["returned"]),
            "Нет подписи",
            actor=galina,
        )
        await reviewing.accept(session, given["done"], await version(given["done"]), actor=galina)
        later = TOMORROW + timedelta(days=5)
        await deadline_requests.ask(session, given["asked"], None, later, "Ждём", actor=anna)
        (town.ids.move,) = await session.scalars(
            select(tasks.DeadlineMove.id).where(tasks.DeadlineMove.verdict == MoveVerdict.OPEN)
        )
    town.versions = {name: (await town.get(tasks.Task, id_)).version for name, id_ in given.items()}


async def _version(session: AsyncSession, task_id: int) -> int:
    return (await session.get_one(tasks.Task, task_id)).version


async def _office(town: ActedTown) -> None:
    raisa, now = await town.actor_of(town.raisa), town.clock.now()
    async with town.database.write() as session:
        activity = (await session.get_one(tasks.Task, town.task_id)).activity_id
        session.add(EvidenceSlot(activity_id=activity, name="приказ", count=1))
        party = Party(municipality_id=town.id, name="ОО", key="оо", is_person=False)
        session.add(party)
        await session.flush()
        session.add(
            Assignment(
                roadmap_id=town.roadmap_id,
                party_id=party.id,
                target=Target.ALL_SCHOOLS,
                created_at=now,
            )
        )
        town.ids.activity, town.ids.party = activity, party.id
        schools = [town.school_id, town.ids.other]
        draft = await letters.draft(session, town.id, schools, "Все", "Жду", actor=raisa)
        sent = await letters.draft(session, town.id, schools, "Все", "Жду ещё", actor=raisa)
        await letters.send(session, sent.id, actor=raisa)
        town.ids.letter, town.ids.sent_letter = draft.id, sent.id
        session.add(
            InboxUpdate(
                bot_id=7,
                update_id=1,
                chat_id=7,
                state=UpdateState.SET_ASIDE,
                received_at=now,
                finished_at=now,
                payload="{}",
            )
        )
        failed = Delivery(
            key="failed", kind="returned", chat_id=7, payload={}, state=DeliveryState.FAILED,
            due_at=now, created_at=now,
        )  # fmt: skip
        session.add(failed)
        await session.flush()
        session.add(
            SetAside(
                kind=RowKind.MESSAGE,
                row_id=failed.id,
                reason="x",
                first_at=now,
                last_at=now,
                times=1,
            )
        )
