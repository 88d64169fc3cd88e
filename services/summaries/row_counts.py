"""Of what the figures of rows are made, in as few passes as it takes.

A pass is one over the tasks in the order of an index; what is no part of the index is another. None
as a key holds what has no section, no deadline.
"""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from services.summaries import figures, tallies
from services.summaries.figures import Before, Figures
from services.summaries.task_conditions import TaskFilter

Rows = Mapping[int | None, Figures]


@dataclass(frozen=True, slots=True)
class Counts:
    """Figures by the key of the rows, those of all tasks, and how many are overdue at each school.

    Nought is no key: in a button it stands for all rows (`SummaryTasks.key`).
    """

    rows: Rows
    total: Figures
    overdue: Mapping[int, int]

    def __post_init__(self) -> None:
        if 0 in self.rows:
            raise ValueError("a row of a breakdown has the key 0, which stands for all rows")

    @classmethod
    def of(cls, rows: Rows, schools: Rows) -> "Counts":
        """With the figures of every school, which share no task."""
        overdue = {key: each.overdue for key, each in schools.items() if key is not None}
        return cls(rows, figures.total(schools.values()), overdue)


Counting = Callable[[AsyncSession, TaskFilter, Before | None], Awaitable[Counts]]
"""With an earlier evening that is to be counted in the same pass, if any."""


async def by_section(session: AsyncSession, scope: TaskFilter, before: Before | None) -> Counts:
    """Sections."""
    cells = await _cells(session, scope, before)
    return Counts.of(_summed(cells, 0), _summed(cells, 1))


async def by_school(session: AsyncSession, scope: TaskFilter, before: Before | None = None) -> Rows:
    """Figures of organisations alone."""
    return _summed(await _cells(session, scope, before), 1)


async def by_day(
    session: AsyncSession, scope: TaskFilter, before: Before | None
) -> tuple[Mapping[date | None, Figures], Rows]:
    """Figures of deadlines, and of organisations."""
    tasks = scope.tasks
    cells, days = await tallies.tally_with_days(
        session, scope, tasks.section_id, tasks.organisation_id, before=before
    )
    return days, _summed(cells, 1)


async def by_roadmap(session: AsyncSession, scope: TaskFilter, before: Before | None) -> Counts:
    """Roadmaps; of one, that is the sum."""
    schools = await by_school(session, scope, before)
    if scope.roadmap_ids is not None and len(scope.roadmap_ids) == 1:
        found = figures.total(schools.values())
        return Counts.of({scope.roadmap_ids[0]: found} if schools else {}, schools)
    tallied = await tallies.tally(session, scope, scope.tasks.roadmap_id)
    return Counts.of(_summed(tallied, 0), schools)


def summed(parts: Iterable[tuple[int | None, Figures]]) -> Rows:
    """Figures of rows, each of as many parts as bear its key; a part may stand in several rows."""
    found: dict[int | None, list[Figures]] = defaultdict(list)
    for key, each in parts:
        found[key].append(each)
    return {key: figures.total(own) for key, own in found.items()}


async def _cells(
    session: AsyncSession, scope: TaskFilter, before: Before | None
) -> dict[tuple[Any, ...], Figures]:
    """Sections by schools: one pass in the order of the index."""
    tasks = scope.tasks
    return await tallies.tally(
        session, scope, tasks.section_id, tasks.organisation_id, before=before
    )


def _summed(cells: Mapping[tuple[Any, ...], Figures], place: int) -> Rows:
    """The sums by one of the keys."""
    return summed((key[place], each) for key, each in cells.items())
