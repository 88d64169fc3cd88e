"""A school year played with the sample plan: people act, the bot plans and renders, time passes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from benchmarks.told_year import SCHOOLS, ZONE, Sent, Year, note_untold
from bot import sample
from bot.ui.context import Tools
from bot.ui.screen import Screen
from documents.read.worker import read_safely
from domain import plan
from domain.access import Actor, Role
from domain.calendar import WorkingCalendar
from domain.draft import Draft
from domain.errors import Refusal
from domain.workflow import OPEN, Status
from models import migrating
from models.engine import Database
from models.enums import DeliveryState, MoveVerdict, Target
from models.people import Membership, Person
from models.tasks import DeadlineMove, Task
from scheduler import planning, rendering
from scheduler.messages import RENDERERS
from services.assignment import assigning
from services.core import actors, calendars, claims, municipalities
from services.core.claims import Claimed, DeliveryOutcome
from services.core.object_store import FileStore
from services.reports import reporting
from services.review import reviewing
from services.roadmaps import draft_storing, importing
from services.roadmaps.draft_rows import Source
from services.tasks import deadline_moves, deadline_requests

OPEN_AT, CLOSED_AT = time(8), time(20)
HOURS = (time(9), time(9, 40), time(13), time(18), time(21))
"""The hours at which the bot ticks and, from 13:00 on, people act; at 21:00 some work late."""

WORDS = "Проведено, материалы хранятся в школе."
AFTER = timedelta(days=3)
"""An action within so long of a message that named its task is put down to the message."""

OFFICE = {
    "curator 1": Role.CURATOR,
    "curator 2": Role.CURATOR,
    "manager": Role.MANAGER,
}
HEAD_OF = "Школа № 7"

NAMES = {
    "diligent": "Анна Седова",
    "late": "Мария Котова",
    "passive": "Ирина Лунина",
    "of two schools": "Ольга Ершова",
    "curator 1": "Галина Орлова",
    "curator 2": "Нина Белова",
    "manager": "Раиса Громова",
    "head": "Вера Полякова",
}
"""What the people of the play are called in messages."""

PHONES = {"passive": "+7 904 123-45-67", "curator 1": "+7 904 765-43-21"}
"""Who of them has written down a telephone."""


class PlayedClock:
    """A clock that the play moves."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment


async def play(path: Path, folder: Path) -> Year:
    """Play from the first of September to the end of June of the plan's period."""
    draft = plan.draft(await read_safely(path, path.name))
    start = draft.period.start
    end = min(draft.period.end, date(start.year + 1, 6, 30))
    clock = PlayedClock(_at(start, time(8, 30)))
    database = Database(f"sqlite:///{folder / 'year.db'}")
    try:
        await migrating.upgrade(database)
        files = FileStore((folder / "files").as_uri())
        tools = Tools(
            database=database,
            clock=clock,
            files=files,
            username="bot",
            default_zone=ZONE,
            default_locale="ru",
            admin_ids=frozenset(),
        )
        game = _Game(tools, clock)
        await game.set_up(draft, path.name)
        day = start
        while day <= end:
            for hour in HOURS:
                clock.moment = _at(day, hour)
                await game.hour(day, hour)
            day += timedelta(days=1)
        game.year.weeks = (end - start).days / 7
        await note_untold(database, game.year, game.calendar, end)
        return game.year
    finally:
        await database.close()


def _at(day: date, at: time) -> datetime:
    return datetime.combine(day, at, ZONE).astimezone(UTC)


class _Game:
    def __init__(self, tools: Tools, clock: PlayedClock) -> None:
        self.tools, self.clock, self.database = tools, clock, tools.database
        self.year = Year({}, 1)
        self.names: dict[int, str] = {}
        self.calendar = WorkingCalendar()
        self.municipality_id = 0
        self.returned: set[int] = set()

    async def set_up(self, draft: Draft, name: str) -> None:
        """People join, the plan comes into force."""
        now = self.clock.now()
        async with self.database.write() as session:
            self.municipality_id = await municipalities.create(
                session, sample.MUNICIPALITY, sample.TIME_ZONE, "ru", now
            )
            await municipalities.add_organisations(
                session, self.municipality_id, sample.ORGANISATIONS
            )
            ids = {
                school: await municipalities.organisation_named(
                    session, self.municipality_id, school
                )
                for school, _ in sample.ORGANISATIONS
            }
            roles = {
                who: [(Role.COORDINATOR, ids[school]) for school in schools]
                for who, schools in SCHOOLS.items()
            }
            roles |= {who: [(role, None)] for who, role in OFFICE.items()}
            roles["head"] = [(Role.HEAD, ids[HEAD_OF])]
            for number, (who, held) in enumerate(roles.items(), 1):
                person = Person(
                    telegram_id=number, name=NAMES[who], phone=PHONES.get(who), first_seen_at=now
                )
                session.add(person)
                await session.flush()
                self.names[person.id] = who
                for role, organisation_id in held:
                    session.add(
                        Membership(
                            person_id=person.id,
                            municipality_id=self.municipality_id,
                            organisation_id=organisation_id,
                            role=role,
                            created_at=now,
                        )
                    )
        for person_id, who in self.names.items():
            self.year.people[who] = await self._actor(person_id)
        curator = self.actor("curator 1")
        async with self.database.write() as session:
            roadmap_id = await draft_storing.store_draft(
                session, draft, self.municipality_id, Source(name), actor=curator
            )
            for party in await assigning.parties(session, roadmap_id, actor=curator):
                ours = sample.SCHOOLS.search(party.name) or party.name == "ШНОР"
                target = Target.ALL_SCHOOLS if ours else Target.NOBODY
                await assigning.assign(
                    session, roadmap_id, party.party_id, target, None, actor=curator
                )
            await importing.confirm(session, roadmap_id, actor=curator)
        years = {draft.period.start.year, draft.period.end.year}
        async with self.database.read() as session:
            self.calendar = await calendars.of_municipality(session, self.municipality_id, years)

    async def _actor(self, person_id: int) -> Actor:
        async with self.database.read() as session:
            person = await session.get_one(Person, person_id)
            return (await actors.identity(session, person, self.clock.now())).actor

    def actor(self, who: str) -> Actor:
        """A person's rights at this moment."""
        return replace(self.year.people[who], as_of=self.clock.now())

    async def hour(self, day: date, hour: time) -> None:
        """The bot ticks, then people act, then the bot ticks again."""
        await self.tick()
        worked = self.calendar.is_working(day)
        if (worked and hour in (time(13), time(18))) or hour == time(21):
            for who in SCHOOLS:
                await self._school_acts(who, day, hour)
        if worked and hour == time(13) and day.weekday() in (1, 3):
            await self._review("curator 1", day)
        await self.tick()

    async def tick(self) -> None:
        await planning.take_back_missed(self.tools)
        await planning.plan(self.tools)
        await planning.plan_office(self.tools)
        await self._deliver()

    async def _deliver(self) -> None:
        now = self.clock.now()
        while True:
            async with self.database.write() as session:
                batch = await claims.claim(session, 60, timedelta(minutes=2), now)
            if not batch:
                return
            met, faults = await rendering.recipients(self.tools, batch)
            assert not faults, faults
            outcomes = []
            for claimed in batch:
                screen = await rendering.render(RENDERERS, claimed, met[claimed.id])
                if screen is None:
                    outcomes.append(DeliveryOutcome(claimed.id, DeliveryState.OBSOLETE))
                    continue
                outcomes.append(
                    DeliveryOutcome(claimed.id, DeliveryState.SENT, message_id=claimed.id)
                )
                self._note(claimed, screen)
            async with self.database.write() as session:
                await claims.record_outcomes(session, outcomes, now)

    def _note(self, claimed: Claimed, screen: Screen) -> None:
        now = self.clock.now()
        assert claimed.person_id is not None
        local = now.astimezone(ZONE)
        worked = self.calendar.is_working(local.date())
        rows = screen.keyboard.inline_keyboard if screen.keyboard else []
        buttons = [button for row in rows for button in row]
        named = {
            int(button.callback_data.split(":")[1])
            for button in buttons
            if button.callback_data and button.callback_data.split(":")[0] in ("ca", "c")
        }
        self.year.sent.append(
            Sent(
                self.names[claimed.person_id],
                claimed.kind,
                local,
                screen.text,
                " ".join(f"[{button.text}]" for button in buttons),
                frozenset(named | ({screen.task_id} if screen.task_id else set())),
                not (worked and OPEN_AT <= local.time() < CLOSED_AT),
            )
        )

    async def _school_acts(self, who: str, day: date, hour: time) -> None:
        actor = self.actor(who)
        schools = actor.organisations(Role.COORDINATOR)
        async with self.database.read() as session:
            rows = await session.execute(
                select(Task.id, Task.status, Task.deadline, Task.version)
                .where(Task.organisation_id.in_(schools), Task.status.in_(OPEN))
                .order_by(Task.deadline)
            )
            tasks = rows.all()
        for task_id, status, deadline, _ in tasks:
            if self._does(who, day, hour, status, deadline):
                await self._report(who, task_id, actor)
        if who == "late" and hour == time(21) and day.day == 20:
            await self._ask_for_more(who, tasks, day, actor)

    def _does(self, who: str, day: date, hour: time, status: Status, deadline: date | None) -> bool:
        if status is Status.RETURNED:
            return who != "passive" and hour == time(13)
        if deadline is None or who == "passive":
            return False
        left = (deadline - day).days
        match who:
            case "diligent":
                return left <= 4 and hour == time(13)
            case "late":
                return left <= -4 and hour == time(21)
            case _:
                return left <= 1 and hour == time(18)

    async def _report(self, who: str, task_id: int, actor: Actor) -> None:
        try:
            async with self.database.write() as session:
                await reporting.submit(session, task_id, None, comment=WORDS, actor=actor)
        except Refusal:
            return
        self._led(who, task_id)

    async def _ask_for_more(self, who: str, tasks: Sequence[Any], day: date, actor: Actor) -> None:
        for task_id, _, deadline, _ in tasks:
            if deadline is not None and day < deadline <= day + timedelta(days=14):
                async with self.database.write() as session:
                    wanted = deadline + timedelta(days=5)
                    await deadline_requests.ask(
                        session, task_id, None, wanted, "Ждём данных", actor=actor
                    )
                self._led(who, task_id)
                return

    async def _review(self, who: str, day: date) -> None:
        actor = self.actor(who)
        async with self.database.read() as session:
            waiting = (
                await session.execute(
                    select(Task.id, Task.version).where(Task.status == Status.SUBMITTED)
                )
            ).all()
            asked = await session.scalars(
                select(DeadlineMove.id).where(DeadlineMove.verdict == MoveVerdict.OPEN)
            )
            requests = asked.all()
        for move_id in requests:
            async with self.database.write() as session:
                await deadline_moves.decide(session, move_id, MoveVerdict.ACCEPTED, actor=actor)
        for task_id, version in waiting:
            async with self.database.write() as session:
                if task_id % 7 == 0 and task_id not in self.returned:
                    self.returned.add(task_id)
                    await reviewing.return_(session, task_id, version, "Нет подписи", actor=actor)
                else:
                    await reviewing.accept(session, task_id, version, actor=actor)
        if waiting or requests:
            self._led(who)

    def _led(self, who: str, task_id: int | None = None) -> None:
        now = self.clock.now()
        for each in reversed(self.year.sent):
            if now - each.at > AFTER:
                return
            if each.to == who and (task_id is None or task_id in each.tasks or each.text):
                each.led = each.led or task_id is None or task_id in each.tasks
