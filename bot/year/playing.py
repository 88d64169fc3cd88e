"""A period of a plan, day by day, through the use cases themselves, with a clock that is moved.

People are early and late, forget, ask for another day, report once more what was returned, hand
their work over; the office accepts, returns, moves, cancels and changes the plan meanwhile.
"""

import random
from collections.abc import AsyncIterator, Iterator, Set
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.year import deeds
from bot.year.people import People, hand_over
from domain.calendar import local_moment
from domain.workflow import OPEN, Status
from models.engine import Database
from models.enums import MoveVerdict
from models.tasks import DeadlineMove, Task

SATURDAY = 5
WITHOUT_DEADLINE = 0.02
"""How likely a task without a deadline is reported on a day."""


@dataclass(slots=True)
class Play:
    """One roadmap being played."""

    database: Database
    roadmap_id: int
    people: People
    zone: ZoneInfo
    dice: random.Random
    acts: dict[int, date] = field(default_factory=dict)

    async def days(self, start: date, end: date) -> AsyncIterator[date]:
        """Play a day after another; each is given when everything of it has been done."""
        day = start
        while day <= end:
            if day.weekday() < SATURDAY:
                await self._schools(day)
                await self._office(day)
            yield day
            day += timedelta(days=1)

    def moment(self, day: date, hour: int) -> datetime:
        return local_moment(day, time(hour), self.zone)

    async def _schools(self, day: date) -> None:
        now = self.moment(day, 11)
        async with self.database.write() as session:
            for task in await self._tasks(session, OPEN):
                if self._acts_on(task, day):
                    actor = self.people.coordinators[task.organisation_id]
                    await deeds.of_school(
                        session, task, self.dice, actor=self.people.at(actor, now)
                    )

    async def _office(self, day: date) -> None:
        now = self.moment(day, 16)
        curator = self.people.at(self.people.curator, now)
        async with self.database.write() as session:
            for task in await self._tasks(session, {Status.SUBMITTED}):
                waits = task.submitted_on is None or task.submitted_on < day
                if waits and self.dice.random() < 0.5:
                    await deeds.review(session, task, self.dice, actor=curator)
                    self.acts.pop(task.id, None)
            asked = await session.scalars(
                select(DeadlineMove.id)
                .join(Task, Task.id == DeadlineMove.task_id)
                .where(Task.roadmap_id == self.roadmap_id, DeadlineMove.verdict == MoveVerdict.OPEN)
            )
            for move_id in asked.all():
                await deeds.answer(session, move_id, self.dice, actor=curator)
                self.acts.clear()
            if self.dice.random() < 0.15:
                await deeds.of_office(session, self.roadmap_id, self.dice, actor=curator)
                self.acts.clear()
            if self.dice.random() < 0.01:
                school = self.dice.choice(sorted(self.people.coordinators))
                await hand_over(session, self.people, school, now)

    async def _tasks(self, session: AsyncSession, statuses: Set[Status]) -> list[Task]:
        found = await session.scalars(
            select(Task)
            .where(Task.roadmap_id == self.roadmap_id, Task.status.in_(statuses))
            .order_by(Task.id)
        )
        return list(found)

    def _acts_on(self, task: Task, day: date) -> bool:
        """Whether the school turns to the task on this day."""
        if task.deadline is None:
            return self.dice.random() < WITHOUT_DEADLINE
        if task.id not in self.acts:
            self.acts[task.id] = self._turns_to(task, day)
        if self.acts[task.id] > day:
            return False
        del self.acts[task.id]
        return True

    def _turns_to(self, task: Task, day: date) -> date:
        temper = self.people.tempers[task.organisation_id]
        assert task.deadline is not None
        if self.dice.random() < temper.forgets:
            return date.max
        planned = task.deadline - timedelta(days=temper.days_before(self.dice))
        return planned if planned >= day else day + timedelta(days=self.dice.randint(1, 5))


def evenings(start: date, end: date, number: int) -> Iterator[date]:
    """So many days of a period, evenly spread; the last is its end."""
    length = (end - start).days
    for place in range(1, number + 1):
        yield start + timedelta(days=length * place // number)
