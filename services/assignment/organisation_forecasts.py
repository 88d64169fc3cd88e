"""What plans in force will ask of organisations that come or stand otherwise: counted before."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, require
from domain.errors import Code, Refusal
from domain.task_counts import TaskCount, count_tasks
from domain.tasks import TaskWindow
from models.enums import RoadmapStatus
from models.people import Organisation
from models.roadmaps import Roadmap
from models.tasks import Task
from services.assignment import forecasts
from services.assignment.forecasts import Forecast
from services.assignment.open_organisations import Standing
from services.assignment.task_making import BATCH, STANDING
from services.assignment.wanted_tasks import asked_of, due, has_ended
from services.core import municipalities
from services.core.batches import batches

_Owed = tuple[int, int, str]
"""Activity, organisation, window."""


@dataclass(frozen=True, slots=True)
class TasksOfNew:
    """The new tasks: those `made` at any rate, and `everything` where windows that ended before an
    organisation came are asked for too.
    """

    made: TaskCount
    everything: TaskCount

    @property
    def past(self) -> int:
        return self.everything.total - self.made.total


@dataclass(frozen=True, slots=True)
class MunicipalityForecast:
    """All plans in force of a municipality on a local day, and the tasks there that stay."""

    plans: tuple[Forecast, ...]
    kept: frozenset[_Owed]
    today: date

    @property
    def open(self) -> frozenset[int]:
        """The organisations that plans ask: of these they want windows that have ended, too."""
        return frozenset[int]().union(*(plan.pointing.open for plan in self.plans))

    def foresee(self, standings: Mapping[int, Standing]) -> TasksOfNew:
        """What organisations get that stand so: id → standing, a negative id for a new one."""
        there = self.open
        made, everything = list[TaskWindow](), list[TaskWindow]()
        for plan in self.plans:
            for window, id_ in self._new(plan, standings):
                everything.append(window)
                late = None if id_ in there else plan.asks_from
                if late is None or not has_ended(window, late):
                    made.append(window)
        return TasksOfNew(count_tasks(made, self.today), count_tasks(everything, self.today))

    def _new(
        self, plan: Forecast, standings: Mapping[int, Standing]
    ) -> Iterator[tuple[TaskWindow, int]]:
        before = plan.pointing.resolve()
        after = plan.pointing.with_standing(standings).resolve()
        for activity_id, organisations in after.items():
            joining = (standings.keys() & set(organisations)) - set(before[activity_id])
            windows = due(plan.terms[activity_id], plan.span) if joining else ()
            for window, id_ in asked_of(windows, joining, plan.pointing.asked_from):
                if (activity_id, id_, window.label) not in self.kept:
                    yield window, id_


async def look(
    session: AsyncSession, municipality_id: int, known: Collection[int] = (), *, actor: Actor
) -> MunicipalityForecast:
    """The plans in force of a municipality, for whoever keeps its organisations.

    Of organisations that are `known` the tasks that are there or were reported on stay.
    """
    require(actor, UseCase.MANAGE_ORGANISATIONS, municipality_id=municipality_id)
    today = await municipalities.today(session, municipality_id, actor.as_of)
    in_force = (
        Roadmap.municipality_id == municipality_id,
        Roadmap.status == RoadmapStatus.ACTIVE,
    )
    roadmaps = (await session.scalars(select(Roadmap).where(*in_force).order_by(Roadmap.id))).all()
    plans = await forecasts.look_at_all(session, municipality_id, roadmaps, today)
    return MunicipalityForecast(tuple(plans), await _kept(session, known), today)


async def look_at_one(
    session: AsyncSession, organisation_id: int, *, actor: Actor
) -> MunicipalityForecast:
    """The same for one organisation."""
    row = await session.get(Organisation, organisation_id)
    if row is None:
        raise Refusal(Code.DENIED)
    return await look(session, row.municipality_id, [row.id], actor=actor)


async def _kept(session: AsyncSession, organisation_ids: Collection[int]) -> frozenset[_Owed]:
    found = set[_Owed]()
    for ids in batches(organisation_ids, BATCH):
        rows = await session.execute(
            select(Task.activity_id, Task.organisation_id, Task.window).where(
                Task.organisation_id.in_(ids), STANDING
            )
        )
        found.update((each[0], each[1], each[2]) for each in rows)
    return frozenset(found)
