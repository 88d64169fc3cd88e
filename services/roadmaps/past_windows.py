"""Deadlines that had passed when a plan was put in force: whether tasks are made for them.

A plan that comes in at mid-year has months behind it that nobody means to report any more, and a
plan whose period is over has nothing else. By one rule for both they get no tasks unless the
curator says so.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase
from domain.next_year import later_period, years_until
from domain.schedule import Period
from models.enums import RoadmapStatus
from models.roadmaps import Roadmap
from services.assignment import forecasts
from services.assignment.forecasts import NO_TASKS, Foreseen, is_over, tasks_from
from services.assignment.wanted_tasks import period_of
from services.core import municipalities, roadmap_access, roadmap_audit


@dataclass(frozen=True, slots=True)
class DraftTasks:
    """The tasks that putting a draft in force makes.

    `now` is what would be made as things are chosen, `with_past` what would be where the windows
    that have passed get tasks too; on `unasked` activities nobody reports. `past_windows` lie
    before today, whoever is assigned; `makes_past` is the choice. `carried_to` is the period that
    a plan which is over can be copied to, None for one that is not over.
    """

    now: Foreseen
    with_past: Foreseen
    past_windows: int = 0
    makes_past: bool = False
    carried_to: Period | None = None
    unasked: int = 0

    @property
    def made(self) -> Foreseen:
        """What is made as things stand: nothing while nobody is assigned."""
        return self.now if self.now.is_assigned else NO_TASKS

    @property
    def is_over(self) -> bool:
        return self.carried_to is not None


async def look(session: AsyncSession, roadmap_id: int, *, actor: Actor) -> DraftTasks:
    """What a draft makes, and what there is to decide about its past, on its local day."""
    roadmap = await roadmap_access.roadmap(session, roadmap_id, UseCase.IMPORT_PLAN, actor=actor)
    today = await municipalities.today(session, roadmap.municipality_id, actor.as_of)
    forecast = await forecasts.look_ahead(session, roadmap, today)
    everything = forecast.with_past()
    period = period_of(roadmap)
    return DraftTasks(
        forecast.foresee(),
        everything.foresee(),
        everything.past_windows(),
        roadmap.makes_past,
        later_period(period, years_until(period, today)) if is_over(roadmap, today) else None,
        forecast.unasked(),
    )


async def choose(session: AsyncSession, roadmap_id: int, *, make: bool, actor: Actor) -> None:
    """Whether a draft will get tasks for deadlines that have passed."""
    roadmap = await roadmap_access.roadmap(
        session, roadmap_id, UseCase.IMPORT_PLAN, RoadmapStatus.DRAFT, actor=actor
    )
    roadmap.makes_past = make
    roadmap_audit.note(
        session, UseCase.IMPORT_PLAN, roadmap, "past" if make else "no-past", actor=actor
    )


def begin_tasks(roadmap: Roadmap, today: date) -> None:
    """Fix the day from which a plan that comes into force today makes tasks."""
    roadmap.tasks_from = tasks_from(roadmap, today)
