"""A period of a plan, day by day, through the use cases themselves, with a clock that is moved.

People are early and late, forget, ask for another day, report once more what was returned, hand
their work over; the office accepts, returns, moves, cancels and changes the plan meanwhile.
"""

import random
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.year import actions
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
            # Columns: most tasks rest on most days.
            found = await session.execute(
                select(Task.id, Task.deadline, Task.organisation_id)
                .where(Task.roadmap_id == self.roadmap_id, Task.status.in_(OPEN))
                .order_by(Task.id)
            )
            for task_id, deadline, school in found.all():
                if self._acts_on(task_id, deadline, school, day):
                    actor = self.people.at(self.people.coordinators[school], now)
                    task = await session.get_one(Task, task_id, populate_existing=True)
                    await actions.of_school(session, task, self.dice, actor=actor)

    async def _office(self, day: date) -> None:
        now = self.moment(day, 16)
        curator = self.people.at(self.people.curator, now)
        async with self.database.write() as session:
            submitted = await session.scalars(
                select(Task)
                .where(Task.roadmap_id == self.roadmap_id, Task.status == Status.SUBMITTED)
                .order_by(Task.id)
            )
            for task in submitted.all():
                waits = task.submitted_on is None or task.submitted_on < day
                if waits and self.dice.random() < 0.5:
                    await actions.review(session, task, self.dice, actor=curator)
                    self.acts.pop(task.id, None)
            asked = await session.scalars(
                select(DeadlineMove.id)
                .join(Task, Task.id == DeadlineMove.task_id)
                .where(Task.roadmap_id == self.roadmap_id, DeadlineMove.verdict == MoveVerdict.OPEN)
            )
            for move_id in asked.all():
                await actions.answer(session, move_id, self.dice, actor=curator)
                self.acts.clear()
            if self.dice.random() < 0.15:
                await actions.of_office(session, self.roadmap_id, self.dice, actor=curator)
                self.acts.clear()
            if self.dice.random() < 0.01:
                school = self.dice.choice(sorted(self.people.coordinators))
                await hand_over(session, self.people, school, now)

    def _acts_on(self, task_id: int, deadline: date | None, school: int, day: date) -> bool:
        """Whether the school turns to the task on this day."""
        if deadline is None:
            return self.dice.random() < WITHOUT_DEADLINE
        if task_id not in self.acts:
            self.acts[task_id] = self._turns_to(deadline, school, day)
        if self.acts[task_id] > day:
            return False
        del self.acts[task_id]
        return True

    def _turns_to(self, deadline: date, school: int, day: date) -> date:
        temper = self.people.tempers[school]
        if self.dice.random() < temper.forgets:
            return date.max
        planned = deadline - timedelta(days=temper.days_before(self.dice))
        return planned if planned >= day else day + timedelta(days=self.dice.randint(1, 5))


def evenings(start: date, end: date, number: int) -> Iterator[date]:
    """So many days of a period, evenly spread; the last is its end."""
    length = (end - start).days
    for place in range(1, number + 1):
        yield start + timedelta(days=length * place // number)
