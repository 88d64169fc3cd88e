"""What goes into files: the plan with its marks, every task, the journal, as they are read."""

from collections import defaultdict
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Executable, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.summary import Which
from domain.workflow import Action, Status, is_overdue
from models.people import Organisation, Person
from models.plans import Activity, ActivityParty, Indicator, Party, Section
from models.work import Evidence, Report, StoredFile, Task
from services import figures, proofs
from services.figures import Figures
from services.proofs import SlotCount
from services.scope import COUNTED, by_itself, conditions, which_conditions
from services.summaries import by_number
from services.summary_scope import Ground

BATCH = 1_000
LATE_NAMES = 5


@dataclass(frozen=True, slots=True)
class PlanLine:
    """An activity and what became of it. `missing` are schools that have not reported in time,
    at most `LATE_NAMES` of the `Figures.overdue`; `done_on` is the day of the last acceptance.
    """

    section: str
    number: str
    title: str
    term: str
    responsible: str
    figures: Figures
    done_on: date | None
    missing: tuple[str, ...]
    documents: tuple[SlotCount, ...]


@dataclass(frozen=True, slots=True)
class FileName:
    """A file that proves a task."""

    evidence_id: int
    name: str


@dataclass(frozen=True, slots=True)
class TaskMark:
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


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the journal. `who` is empty for somebody who was forgotten."""

    at: datetime
    number: str
    title: str
    organisation: str
    who: str
    action: Action | None
    status: Status
    words: str


async def plan(session: AsyncSession, ground: Ground) -> list[PlanLine]:
    """The activities that the question reaches, in the order and numbering of the plan."""
    counted = await _by_activity(session, ground)
    documents: dict[int, list[SlotCount]] = defaultdict(list)
    for each in await proofs.received(session, ground):
        documents[each.activity_id].append(each)
    parties = await _parties(session, ground)
    missing = await _missing(session, ground)
    rows = await session.execute(
        select(Activity, Section.number, Section.title)
        .outerjoin(Section, Section.id == Activity.section_id)
        .where(Activity.roadmap_id == ground.roadmap.id)
        .order_by(Activity.position)
    )
    return [
        PlanLine(
            f"{section_number or ''} {section_title or ''}".strip(),
            activity.number,
            activity.title,
            activity.term,
            ", ".join(parties[activity.id]),
            counted[activity.id][0],
            counted[activity.id][1],
            tuple(missing[activity.id][:LATE_NAMES]),
            tuple(documents[activity.id]),
        )
        for activity, section_number, section_title in rows
        if activity.id in counted
    ]


async def marks(
    session: AsyncSession, ground: Ground, which: Which = Which.ALL
) -> AsyncIterator[list[TaskMark]]:
    """The tasks in the order of the plan, then of schools and deadlines, a batch at a time."""
    today = ground.frame.today
    # Columns, not rows of the ORM: a session keeps those until it ends.
    statement = (
        select(
            Task.id,
            Section.number,
            Section.title,
            Activity.number,
            Activity.title,
            Activity.term,
            Organisation.name,
            Task.deadline,
            Task.status,
            Task.submitted_on,
            Task.done_on,
            Task.done_late,
        )
        .join(Activity, Activity.id == Task.activity_id)
        .join(Organisation, Organisation.id == Task.organisation_id)
        .outerjoin(Section, Section.id == Task.section_id)
        .where(*which_conditions(which, today), *conditions(ground.scope))
        .order_by(Activity.position, Organisation.name, Task.deadline, Task.id)
    )
    async for batch in _batches(session, statement):
        files = await _files(session, [row[0] for row in batch])
        yield [_mark(row, tuple(files.get(row[0], ())), today) for row in batch]


async def journal(session: AsyncSession, ground: Ground) -> AsyncIterator[list[Entry]]:
    """Every report about these tasks, the oldest first, a batch at a time."""
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
        )
        .join(Task, Task.id == Report.task_id)
        .join(Activity, Activity.id == Task.activity_id)
        .join(Organisation, Organisation.id == Task.organisation_id)
        .join(Person, Person.id == Report.person_id)
        .outerjoin(Indicator, Indicator.id == Report.indicator_id)
        .where(*conditions(ground.scope))
        .order_by(Report.id)
    )
    async for batch in _batches(session, statement):
        yield [_entry(row) for row in batch]


def _mark(row: Any, files: tuple[FileName, ...], today: date) -> TaskMark:
    task_id, section_number, section, number, title, term, organisation, deadline, *state = row
    status, submitted_on, done_on, done_late = state
    return TaskMark(
        task_id,
        f"{section_number or ''} {section or ''}".strip(),
        number,
        title,
        term,
        organisation,
        deadline,
        status,
        submitted_on,
        done_on,
        done_late,
        is_overdue(status, deadline, today),
        files,
    )


def _entry(row: Any) -> Entry:
    at, number, title, organisation, who, action, status, comment, value, unit = row
    words = (comment or "") if value is None else f"{value:g} {unit or ''}".strip()
    return Entry(at, number, title, organisation, who, action, status, words)


async def _batches(session: AsyncSession, statement: Executable) -> AsyncIterator[list[Any]]:
    """The rows of a query in batches, through a cursor: memory does not grow with them."""
    stream = await session.stream(statement.execution_options(yield_per=BATCH))
    async for batch in stream.partitions(BATCH):
        yield list(batch)


async def _by_activity(
    session: AsyncSession, ground: Ground
) -> dict[int, tuple[Figures, date | None]]:
    activity = by_itself(Task.activity_id)
    rows = await session.execute(
        select(
            activity,
            Task.status,
            func.max(Task.done_on),
            *figures.sums(ground.frame.today),
        )
        .where(*conditions(ground.scope))
        .group_by(activity, Task.status)
    )
    parts: dict[int, dict[str, int]] = defaultdict(dict)
    last: dict[int, date | None] = {}
    for activity_id, status, done_on, *numbers in rows:
        if status not in COUNTED:
            continue
        figures.note(parts[activity_id], status, *numbers)
        if status is Status.DONE:
            last[activity_id] = done_on
    return {key: (Figures(**found), last.get(key)) for key, found in parts.items()}


async def _parties(session: AsyncSession, ground: Ground) -> dict[int, list[str]]:
    rows = await session.execute(
        select(ActivityParty.activity_id, Party.name)
        .join(Party, Party.id == ActivityParty.party_id)
        .join(Activity, Activity.id == ActivityParty.activity_id)
        .where(Activity.roadmap_id == ground.roadmap.id)
        .order_by(ActivityParty.activity_id, ActivityParty.position)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for activity_id, name in rows:
        found[activity_id].append(name)
    return found


async def _missing(session: AsyncSession, ground: Ground) -> dict[int, list[str]]:
    rows = await session.execute(
        select(Task.activity_id, Organisation.name)
        .join(Organisation, Organisation.id == Task.organisation_id)
        .where(
            *conditions(ground.scope),
            *which_conditions(Which.OVERDUE, ground.frame.today),
        )
        .distinct()
    )
    found: dict[int, list[str]] = defaultdict(list)
    for activity_id, name in rows:
        found[activity_id].append(name)
    for names in found.values():
        names.sort(key=by_number)
    return found


async def _files(session: AsyncSession, task_ids: list[int]) -> dict[int, list[FileName]]:
    rows = await session.execute(
        select(Evidence.task_id, Evidence.id, StoredFile.name)
        .join(StoredFile, StoredFile.id == Evidence.file_id)
        .where(Evidence.task_id.in_(task_ids), Evidence.withdrawn_at.is_(None))
        .order_by(Evidence.id)
    )
    found: dict[int, list[FileName]] = defaultdict(list)
    for task_id, evidence_id, name in rows:
        found[task_id].append(FileName(evidence_id, name))
    return found
