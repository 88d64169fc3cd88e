"""Every task and the journal, as they are read: for files that hold all of them."""

from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.column_texts import ColumnTexts, said_in
from domain.summary import TaskSelection
from domain.workflow import Action, Status, is_overdue
from models.people import Organisation, Person
from models.roadmaps import TEXT_COLUMNS, Activity, Indicator, Roadmap, Section
from models.tasks import Evidence, Report, StoredFile
from services.core.batches import batches
from services.core.organisation_names import by_number
from services.summaries.queries import ResolvedQuery
from services.summaries.streams import BATCH, in_batches
from services.summaries.task_conditions import (
    TaskFilter,
    conditions,
    in_force,
    told,
    which_conditions,
)

RoadmapTexts = Mapping[int, Mapping[str, Any]]
"""Activity id → what the columns of its plan say, by the names of `domain.column_texts`."""


@dataclass(frozen=True, slots=True)
class FileName:
    """A file that proves a task."""

    evidence_id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskMark(ColumnTexts):
    """A task with the mark of its execution."""

    task_id: int
    section: str
    number: str
    title: str
    term: str
    organisation: str
    deadline: date | None
    status: Status
    delivered_on: date | None
    done_on: date | None
    done_late: bool
    is_overdue: bool
    files: tuple[FileName, ...]
    roadmap: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """A line of the journal. `who` is empty for somebody who was forgotten."""

    at: datetime
    number: str
    title: str
    organisation: str
    who: str
    action: Action | None
    status: Status
    words: str
    roadmap: str


async def marks(
    session: AsyncSession,
    resolved: ResolvedQuery,
    said: RoadmapTexts,
    which: TaskSelection = TaskSelection.ALL,
) -> AsyncIterator[list[TaskMark]]:
    """The tasks in the order of the plan, then of schools and deadlines, an activity at a time.

    `said` is what `roadmap_texts` has read, once for all files, or nothing where it is not shown.
    """
    scope = resolved.scope
    tasks = scope.tasks
    # Columns, not rows of the ORM: a session keeps those until it ends.
    statement = (
        select(
            tasks.activity_id,
            tasks.id.label("id"),
            Section.number,
            Section.title,
            Activity.number,
            Activity.title,
            Activity.term,
            Organisation.name.label("school"),
            tasks.deadline,
            tasks.status,
            tasks.submitted_on,
            tasks.done_on,
            tasks.done_late,
            Roadmap.short_title,
        )
        .join(Activity, Activity.id == tasks.activity_id)
        .join(Roadmap, Roadmap.id == tasks.roadmap_id)
        .join(Organisation, Organisation.id == tasks.organisation_id)
        .outerjoin(Section, Section.id == tasks.section_id)
        .where(*which_conditions(which, scope), *conditions(scope))
        .order_by(Activity.roadmap_id, Activity.position, Activity.id, tasks.deadline, tasks.id)
    )
    # A database would put № 10 before № 2.
    place = cache(by_number)
    async for rows in by_activity(in_batches(session, statement)):
        rows.sort(key=lambda row: place(row.school))
        files: dict[int, list[FileName]] = {}
        for batch in batches(rows, BATCH):
            files |= await _files(session, [row.id for row in batch], scope)
        texts = said.get(rows[0].activity_id, {})
        yield [_mark(row, tuple(files.get(row.id, ())), scope.on, texts) for row in rows]


def said_columns(said: RoadmapTexts) -> frozenset[str]:
    """Which columns the plans say anything in."""
    return frozenset(name for texts in said.values() for name, text in texts.items() if text)


async def roadmap_texts(session: AsyncSession, resolved: ResolvedQuery) -> RoadmapTexts:
    """What the plans' columns say; nothing for a group: names and telephones may stand in any."""
    if resolved.info.group_shows is not None:
        return {}
    rows = await session.execute(
        select(Activity.id, *TEXT_COLUMNS).where(Activity.roadmap_id.in_(resolved.roadmap_ids))
    )
    return {activity_id: said_in(values) for activity_id, *values in rows}


async def journal(
    session: AsyncSession, resolved: ResolvedQuery
) -> AsyncIterator[list[JournalEntry]]:
    """Every report about these tasks, the oldest first, a batch at a time."""
    scope = resolved.scope
    tasks = scope.tasks
    statement = (
        select(
            Report.at,
            Activity.number,
            Activity.title,
            Organisation.name,
            Person.name,
            Report.action,
            Report.status_after,
            Report.comment,
            Report.value,
            Indicator.unit,
            Roadmap.short_title,
        )
        .join(tasks, tasks.id == Report.task_id)
        .join(Roadmap, Roadmap.id == tasks.roadmap_id)
        .join(Activity, Activity.id == tasks.activity_id)
        .join(Organisation, Organisation.id == tasks.organisation_id)
        .join(Person, Person.id == Report.person_id)
        .outerjoin(Indicator, Indicator.id == Report.indicator_id)
        .where(*told(scope), *conditions(scope))
        .order_by(Report.id)
    )
    async for batch in in_batches(session, statement):
        yield [_entry(row) for row in batch]


def _mark(row: Any, files: tuple[FileName, ...], today: date, said: Mapping[str, Any]) -> TaskMark:
    _, task_id, section_number, section, number, title, term, organisation, deadline, *state = row
    status, submitted_on, done_on, done_late, roadmap = state
    return TaskMark(
        task_id=task_id,
        section=f"{section_number or ''} {section or ''}".strip(),
        number=number,
        title=title,
        term=term,
        organisation=organisation,
        deadline=deadline,
        status=status,
        delivered_on=submitted_on,
        done_on=done_on,
        done_late=done_late,
        is_overdue=is_overdue(status, deadline, today),
        files=files,
        roadmap=roadmap,
        **said,
    )


def _entry(row: Any) -> JournalEntry:
    at, number, title, organisation, who, action, status, comment, value, unit, roadmap = row
    words = (comment or "") if value is None else f"{value:g} {unit or ''}".strip()
    return JournalEntry(
        at=at,
        number=number,
        title=title,
        organisation=organisation,
        who=who,
        action=action,
        status=status,
        words=words,
        roadmap=roadmap,
    )


async def by_activity(batches: AsyncIterator[list[Any]]) -> AsyncIterator[list[Any]]:
    """The rows of an activity together; they come one activity after another, its id first."""
    rows: list[Any] = []
    async for batch in batches:
        for activity_id, own in groupby(batch, itemgetter(0)):
            if rows and rows[0][0] != activity_id:
                yield rows
                rows = []
            rows.extend(own)
    if rows:
        yield rows


async def _files(
    session: AsyncSession, task_ids: list[int], scope: TaskFilter
) -> dict[int, list[FileName]]:
    rows = await session.execute(
        select(Evidence.task_id, Evidence.id, StoredFile.name)
        .join(StoredFile, StoredFile.id == Evidence.file_id)
        .where(Evidence.task_id.in_(task_ids), *in_force(scope))
        .order_by(Evidence.id)
    )
    found: dict[int, list[FileName]] = defaultdict(list)
    for task_id, evidence_id, name in rows:
        found[task_id].append(FileName(evidence_id, name))
    return found
