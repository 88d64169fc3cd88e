"""The figures of the rows of a breakdown, and those of schools, in as few passes as it takes.

Each is one pass over the tasks in the order of an index, and one more where the rows are no part
of it. None as a key holds what has no section, no deadline.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.summary import month_key
from models.roadmaps import Activity, ActivityParty
from services.summaries import figures
from services.summaries.figures import Figures
from services.summaries.task_conditions import TaskFilter

Rows = Mapping[int | None, Figures]


@dataclass(frozen=True, slots=True)
class Counts:
    """Figures by the key of the rows, and by organisation; a task counts for one organisation."""

    rows: Rows
    schools: Rows


async def by_section(session: AsyncSession, scope: TaskFilter) -> Counts:
    """Sections."""
    cells = await _cells(session, scope)
    return Counts(_summed(cells, 0), _summed(cells, 1))


async def by_organisation(session: AsyncSession, scope: TaskFilter) -> Counts:
    """Organisations."""
    schools = _summed(await _cells(session, scope), 1)
    return Counts(schools, schools)


async def by_month(session: AsyncSession, scope: TaskFilter) -> Counts:
    """Months of the deadline, as year·100+month."""
    tasks = scope.tasks
    cells, days = await figures.tally_with_days(
        session, scope, tasks.section_id, tasks.organisation_id
    )
    months = _merged((month_key(day) if day else None, each) for day, each in days.items())
    return Counts(months, _summed(cells, 1))


async def by_party(session: AsyncSession, scope: TaskFilter) -> Counts:
    """Responsibles: a task of two counts for both, one of none for nobody."""
    activities = await figures.by_activity(session, scope)
    own = select(ActivityParty.party_id, ActivityParty.activity_id)
    if scope.roadmap_ids is not None:
        own = own.join(Activity, Activity.id == ActivityParty.activity_id).where(
            Activity.roadmap_id.in_(scope.roadmap_ids)
        )
    named = await session.execute(own)
    parties = _merged((party, activities[key]) for party, key in named if key in activities)
    return Counts(parties, _summed(await _cells(session, scope), 1))


async def by_roadmap(session: AsyncSession, scope: TaskFilter) -> Counts:
    """Roadmaps; of one, that is the sum."""
    schools = _summed(await _cells(session, scope), 1)
    if scope.roadmap_ids is not None and len(scope.roadmap_ids) == 1:
        found = figures.total(schools.values())
        return Counts({scope.roadmap_ids[0]: found} if schools else {}, schools)
    tallied = await figures.tally(session, scope, scope.tasks.roadmap_id)
    return Counts(_summed(tallied, 0), schools)


async def _cells(session: AsyncSession, scope: TaskFilter) -> dict[tuple[Any, ...], Figures]:
    """Sections by schools: one pass in the order of the index."""
    return await figures.tally(session, scope, scope.tasks.section_id, scope.tasks.organisation_id)


def _summed(cells: Mapping[tuple[Any, ...], Figures], place: int) -> Rows:
    """The sums by one of the keys."""
    return _merged((key[place], each) for key, each in cells.items())


def _merged(parts: Iterable[tuple[int | None, Figures]]) -> Rows:
    found: dict[int | None, list[Figures]] = defaultdict(list)
    for key, each in parts:
        found[key].append(each)
    return {key: figures.total(own) for key, own in found.items()}
