"""What plans in force will ask of organisations that come or stand otherwise: counted before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, product

from sqlalchemy import exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, require
from domain.errors import Code, Refusal
from domain.task_counts import TaskCount, count_tasks
from domain.tasks import TaskWindow
from domain.workflow import Status
from models.enums import RoadmapStatus
from models.people import Organisation
from models.roadmaps import Roadmap
from models.tasks import Report, Task
from services.assignment import forecasts
from services.assignment.forecasts import Forecast
from services.assignment.targets import Standing
from services.assignment.task_making import BY_SOMEBODY
from services.assignment.wanted_tasks import due, has_ended
from services.core import municipalities

_Owed = tuple[int, int, str]
"""Activity, organisation, window."""


@dataclass(frozen=True, slots=True)
class TasksOfNew:
    """The new tasks: those ahead, and all where windows that have ended are asked for too."""

    ahead: TaskCount
    everything: TaskCount

    @property
    def past(self) -> int:
        return self.everything.total - self.ahead.total


@dataclass(frozen=True, slots=True)
class Outlook:
    """All plans in force of a municipality on a local day, and the tasks there that stay."""

    plans: tuple[Forecast, ...]
    kept: frozenset[_Owed]
    today: date

    def foresee(self, standings: Mapping[int, Standing]) -> TasksOfNew:
        """What organisations get that stand so: id → standing, a negative id for a new one."""
        found = list(chain.from_iterable(self._new(plan, standings) for plan in self.plans))
        ahead = (window for window in found if not has_ended(window, self.today))
        return TasksOfNew(count_tasks(ahead, self.today), count_tasks(found, self.today))

    def _new(self, plan: Forecast, standings: Mapping[int, Standing]) -> Iterator[TaskWindow]:
        before = plan.pointing.resolve()
        after = plan.pointing.with_standing(standings).resolve()
        for activity_id, organisations in after.items():
            joining = (standings.keys() & set(organisations)) - set(before[activity_id])
            windows = due(plan.terms[activity_id], plan.span) if joining else ()
            for window, id_ in product(windows, joining):
                if (activity_id, id_, window.label) not in self.kept:
                    yield window


async def look(session: AsyncSession, municipality_id: int, *, actor: Actor) -> Outlook:
    """The plans in force of a municipality, for whoever keeps its organisations."""
    require(actor, UseCase.MANAGE_ORGANISATIONS, municipality_id=municipality_id)
    today = await municipalities.today(session, municipality_id, actor.as_of)
    in_force = (
        Roadmap.municipality_id == municipality_id,
        Roadmap.status == RoadmapStatus.ACTIVE,
    )
    roadmaps = (await session.scalars(select(Roadmap).where(*in_force).order_by(Roadmap.id))).all()
    plans = [await forecasts.look_ahead(session, roadmap, today) for roadmap in roadmaps]
    return Outlook(tuple(plans), frozenset(), today)


async def look_at_one(session: AsyncSession, organisation_id: int, *, actor: Actor) -> Outlook:
    """The same for one organisation, whose tasks that are there or were reported on stay."""
    row = await session.get(Organisation, organisation_id)
    if row is None:
        raise Refusal(Code.DENIED)
    outlook = await look(session, row.municipality_id, actor=actor)
    reported = exists().where(Report.task_id == Task.id, BY_SOMEBODY)
    rows = await session.execute(
        select(Task.activity_id, Task.organisation_id, Task.window).where(
            Task.organisation_id == row.id, or_(Task.status != Status.CANCELLED, reported)
        )
    )
    return replace(outlook, kept=frozenset((each[0], each[1], each[2]) for each in rows))
