"""An independent count for the tests of summaries: plain Python over rows, no SQL of ours.

A random municipality is made with every status, with and without deadlines and sections, and the
expected figures are told from the rows one by one.
"""

import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import select, true

from domain.workflow import Status
from models.roadmaps import Activity, ActivityParty, Party
from models.tasks import Evidence, Report, StoredFile, Task
from services.core import task_states
from tests import towns

TODAY = date(2026, 11, 24)
OWED = ("planned", "in_progress", "returned", "blocked")


@dataclass
class Crowd:
    """A town with many tasks. `sections` of tasks by activity, `parties` by activity."""

    town: towns.Town
    schools: list[int]
    activities: list[int]
    tasks: list = field(default_factory=list)
    parties: dict[int, list[int]] = field(default_factory=dict)

    def of(self, **limits):
        """The tasks whose columns equal `limits`."""
        return [
            task
            for task in self.tasks
            if all(getattr(task, name) == value for name, value in limits.items())
        ]


async def crowd(database, clock, seed=1, schools=5, activities=7):
    """A random town; the same seed makes the same one."""
    dice = random.Random(seed)
    town = await towns.build(database, clock)
    async with town.at_once():
        school_ids = [await town.school(f"Школа № {n}") for n in range(1, schools + 1)]
        await town.roadmap()
        activity_ids = []
        for n in range(activities):
            number = f"{n % 3 + 1}.{n + 1}"
            slots = (("справка о работе", 1), ("приказ по школе", 2))[: n % 3]
            activity_ids.append(await town.activity(number, f"Дело {n}", None, slots=slots))
    made = Crowd(town, school_ids, activity_ids)
    async with database.write() as session:
        parties = [
            Party(municipality_id=town.id, name=name, key=name, is_person=False)
            for name in ("ОО", "УО", "ИМЦ")
        ]
        session.add_all(parties)
        await session.flush()
        for activity_id in activity_ids:
            chosen = dice.sample(parties, dice.randint(1, 2))
            made.parties[activity_id] = [party.id for party in chosen]
            for place, party in enumerate(chosen):
                session.add(
                    ActivityParty(activity_id=activity_id, party_id=party.id, position=place)
                )
    person = await _somebody(town)
    async with database.write() as session:
        for activity in await session.scalars(
            select(Activity).where(Activity.id.in_(activity_ids)).order_by(Activity.id)
        ):
            for school_id in school_ids:
                session.add(task := _task(town, dice, activity, school_id))
                await session.flush()
                if dice.random() < 0.5:
                    withdrawn = dice.random() < 0.2
                    await _prove(session, town, person, task.id, "справка.docx", withdrawn)
        await task_states.keep(session, true(), TODAY)
        made.tasks = list(await session.scalars(select(Task)))
    return made


def _task(town, dice, activity, school_id):
    deadline = dice.choice([None, TODAY + timedelta(days=dice.randint(-80, 80))])
    status = dice.choice(list(Status))
    values: dict[str, object] = {}
    submitted_on = TODAY - timedelta(days=dice.randint(0, 30))
    if status in (Status.SUBMITTED, Status.DONE):
        values["submitted_on"] = submitted_on
    if status is Status.DONE:
        values["done_on"] = TODAY - timedelta(days=dice.randint(0, 12))
        values["done_late"] = bool(deadline and submitted_on > deadline)
    if dice.random() < 0.2:
        values["section_id"] = None
    return town.new_task(activity, school_id, deadline, status, **values)


async def prove(town, task_id, name, *, withdrawn=False, media="document"):
    """Attach a file to a task."""
    person = await _somebody(town)
    async with town.database.write() as session:
        await _prove(session, town, person, task_id, name, withdrawn, media)


async def _prove(session, town, person_id, task_id, name, withdrawn, media="document"):
    now = town.clock.now()
    file = StoredFile(media=media, name=name, size=1, created_at=now)
    session.add(file)
    await session.flush()
    session.add(
        Evidence(
            task_id=task_id,
            file_id=file.id,
            person_id=person_id,
            at=now,
            withdrawn_at=now if withdrawn else None,
        )
    )


async def tell(town, task_id, indicator_id, value):
    """Report a number of an indicator."""
    person = await _somebody(town)
    async with town.database.write() as session:
        session.add(
            Report(
                task_id=task_id,
                person_id=person,
                at=town.clock.now(),
                status_before=Status.PLANNED,
                status_after=Status.PLANNED,
                indicator_id=indicator_id,
                value=value,
            )
        )


async def _somebody(town):
    if not town.telegram_ids:
        await town.person("Кто-то")
    return next(iter(town.telegram_ids))


def expected(tasks):
    """What the figures of these tasks are to be, as a dictionary of the names of `Figures`."""
    found: dict[str, int] = defaultdict(int)
    for task in tasks:
        status = task.status.value
        if status in ("cancelled", "not_applicable"):
            continue
        name = {"submitted": "in_review", "in_progress": "in_work"}.get(status, status)
        found[name] += 1
        found["total"] += 1
        late = task.deadline is not None and task.deadline < TODAY
        if status in OWED:
            found["overdue" if late else "ahead"] += 1
        if status == "done" and task.done_late:
            found["done_late"] += 1
    return dict(found)


def shown(figures):
    """Figures in the form of `expected`."""
    names = (
        "total", "done", "done_late", "in_review", "in_work", "returned", "blocked", "planned",
        "overdue", "ahead",
    )  # fmt: skip
    return {name: getattr(figures, name) for name in names if getattr(figures, name)}


async def activity_of(town, task):
    """The activity of a task."""
    return await town.get(Activity, task.activity_id)
