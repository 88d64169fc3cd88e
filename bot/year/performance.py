"""`demo --year`: a plan played from its first day to its last, then counted twice."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, time
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot import sample
from bot.sample.in_force import put_in_force
from bot.ui.texts import Texts
from bot.year import comparison, counter, manager_answers, people, rows
from bot.year.compared import Compared
from bot.year.comparison import Asking, both
from bot.year.counter import WEEK, Limits
from bot.year.files import Workspace
from bot.year.playing import Play, evenings
from bot.year.rows import Evening
from domain.access import Actor
from domain.calendar import local_moment
from domain.doubts import TERMS, Subject
from domain.draft import Draft, DraftActivity, DraftParty
from domain.schedule import Kind, Period, Schedule, Window
from domain.tasks import Rhythm
from models import migrating
from models.engine import Database
from services.core import municipalities
from services.people import groups
from services.roadmaps import decisions, open_questions

SHOWN = 20
"""So many differences are printed at most."""


@dataclass(slots=True)
class Performance:
    """One played plan: what was kept of its evenings, and what was compared."""

    play: Play
    period: Period
    workspace: Workspace
    seed: int
    out: Callable[[str], None]
    say: Texts
    kept: list[Evening] = field(default_factory=list)
    before: dict[date, Evening] = field(default_factory=dict)
    compared: Compared = field(default_factory=lambda: Compared(0, []))

    async def go(self, number: int) -> None:
        """Play to the end, a line a month; compare on `number` evenings, and all of them at the
        end.
        """
        wanted = set(evenings(self.period.start, self.period.end, number))
        before = {day - WEEK for day in wanted}.union(*map(manager_answers.earlier_days, wanted))
        async for day in self.play.days(self.period.start, self.period.end):
            last = (day + date.resolution).day == 1 or day == self.period.end
            if not (last or day in wanted or day in before):
                continue
            async with self.play.database.read() as session:
                evening = await rows.copy(session, day)
                if day in before:
                    self.before[day] = evening
                if last:
                    self._tell(evening)
                if day in wanted:
                    self.kept.append(evening)
                    await self._compare(session, evening, day)
        for evening in self.kept[:-1]:
            async with self.play.database.read() as session:
                await self._compare(session, evening, self.period.end)

    async def _compare(self, session: AsyncSession, evening: Evening, asked_on: date) -> None:
        manager = self.play.people.at(self.play.people.manager, self.play.moment(asked_on, 23))
        # Files take longest. Of an evening that is past they are made each time, of the running
        # day, where other statements read the tasks themselves, every third time.
        is_past, turn = asked_on > evening.day, len(self.kept) % 3 == 0
        workspace = self.workspace if is_past or turn or asked_on == self.period.end else None
        asking = Asking(manager, partial(both, self.seed), self.before, workspace)
        found = await comparison.compare(session, evening, self.play.roadmap_id, asking)
        self.compared.answers += found.answers
        self.compared.differences += found.differences

    def _tell(self, evening: Evening) -> None:
        own = counter.tasks_of(evening, Limits(frozenset({self.play.roadmap_id})))
        counted = counter.figures(own, evening.day)
        self.out(
            self.say(
                "demo-year-month",
                month=f"{evening.day:%m.%Y}",
                total=str(counted.get("total", 0)),
                done=str(counted.get("done", 0)),
                late=str(counted.get("done_late", 0)),
                review=str(counted.get("in_review", 0)),
                returned=str(counted.get("returned", 0)),
                overdue=str(counted.get("overdue", 0)),
            )
        )


async def perform(
    name: str,
    draft: Draft,
    folder: Path,
    out: Callable[[str], None],
    say: Texts,
    *,
    seed: int,
    evenings: int,
) -> bool:
    """Play a plan that was read from the file `name` over its whole period, and compare so many
    of its evenings; False where anything differs.

    The database lies in `folder`; the same seed plays the same year.
    """
    async with Database(f"sqlite:///{folder / 'year.db'}") as database:
        await migrating.upgrade(database)
        play = await set_up(database, name, draft, random.Random(seed))
        out(say("demo-year-title", plan=name, seed=str(seed)))
        workspace = Workspace(database.url, folder)
        performance = Performance(play, draft.period, workspace, seed, out, say)
        await performance.go(evenings)
    return _conclude(performance, out, say)


def _conclude(performance: Performance, out: Callable[[str], None], say: Texts) -> bool:
    compared = performance.compared
    for difference in compared.differences[:SHOWN]:
        out(str(difference))
    found = len(compared.differences)
    key = "demo-year-different" if found else "demo-year-same"
    evenings = str(len(performance.kept))
    out(say(key, answers=str(compared.answers), evenings=evenings, count=found))
    return not found


async def set_up(database: Database, name: str, draft: Draft, dice: random.Random) -> Play:
    """The sample municipality with its people, and the plan in force on its first morning."""
    zone = ZoneInfo(sample.TIME_ZONE)
    now = local_moment(draft.period.start, time(8), zone)
    async with database.write() as session:
        town = await municipalities.create(
            session, sample.MUNICIPALITY, sample.TIME_ZONE, "ru", now
        )
        await municipalities.add_organisations(session, town, sample.ORGANISATIONS)
        played = await people.gather(session, town, dice, now)
        roadmap_id = await put_in_force(
            session, draft, name, town, decide=_decide, actor=played.curator
        )
        await _surround(session, town, played.coordinators, draft.period, played.curator)
    return Play(database, roadmap_id, played, zone, dice)


async def _surround(
    session: AsyncSession, town: int, schools: Iterable[int], period: Period, curator: Actor
) -> None:
    """A second plan, which nobody works on, and a group of schools: neither may leak into other
    answers.
    """
    await put_in_force(session, _second_plan(period), "план.docx", town, actor=curator)
    group = await groups.create(session, town, "Сельские", actor=curator)
    for school in sorted(schools)[:2]:
        await groups.put(session, group, school, actor=curator)


def _second_plan(period: Period) -> Draft:
    schools = DraftParty("ОО")
    length = (period.end - period.start) / 4
    ends = [period.start + length * part for part in (1, 2, 3)]
    activities = tuple(
        DraftActivity(
            number=str(number),
            title=f"Наполнение страницы сайта, часть {number}",
            section=None,
            term=f"до {end:%d.%m.%Y}",
            schedule=Schedule("", Kind.FIXED, windows=(Window(end, end),)),
            responsible=(schools,),
            result="",
        )
        for number, end in enumerate(ends, 1)
    )
    return Draft("План сайтов", None, period, True, (), activities, (schools,), (), ())


async def _decide(session: AsyncSession, roadmap_id: int, actor: Actor) -> None:
    """Answer what is doubtful, so that as much as possible has deadlines."""
    await decisions.set_rhythm(session, roadmap_id, Rhythm.QUARTERLY, actor=actor)
    for line in await open_questions.load_activities(session, roadmap_id):
        if line.has_extra:
            await decisions.decide_extra(session, line.id, add=True, actor=actor)
    for line in await open_questions.load_activities(session, roadmap_id):
        subject = line.subject
        if line.decided or subject not in TERMS:
            continue
        if subject in (Subject.INFERRED, Subject.ON_EVENT):
            await decisions.accept(session, line.id, actor=actor)
        else:
            await decisions.drop_term(session, line.id, actor=actor)
