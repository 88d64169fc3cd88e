"""A coordinator's tasks: how many of each kind, and the list in the order of need.

All of them are read and sorted here, not in SQL: they are some hundreds for a person, «today»
differs between municipalities, and SQLite folds no Cyrillic letters in a search.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import OF_SCHOOL, Actor
from domain.calendar import local_day, stored_zone
from domain.guessing import Candidate
from domain.tasks import Bucket, bucket, urgency
from domain.wording import fold, stems
from domain.workflow import Status
from models.enums import RoadmapStatus
from models.people import Municipality, Organisation
from models.roadmaps import Activity, EvidenceSlot, Roadmap
from models.tasks import Task

PAGE = 8


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task in a list. `deadline` is the day until which a returned one is to be mended.

    `today` is the local day of its municipality.
    """

    task_id: int
    version: int
    number: str
    title: str
    status: Status
    deadline: date | None
    organisation_id: int
    organisation: str
    roadmap_id: int
    roadmap: str
    today: date

    @property
    def bucket(self) -> Bucket:
        """The group in which the task is listed."""
        return bucket(self, self.today)


@dataclass(frozen=True, slots=True)
class Filter:
    """What of a person's tasks is wanted; what is None does not narrow.

    Without a bucket and without words, whatever is done is left out.
    """

    bucket: Bucket | None = None
    roadmap_id: int | None = None
    organisation_id: int | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class TaskPage:
    """A page of a list, from 0, with the counts of every bucket under the same filter.

    `organisations` and `roadmaps` are all that the person has tasks of, id → name. `has_school`:
    there is a school to have some of.
    """

    lines: tuple[TaskLine, ...]
    page: int
    pages: int
    total: int
    wanted: Filter
    counts: Mapping[Bucket, int] = field(default_factory=dict)
    organisations: Mapping[int, str] = field(default_factory=dict)
    roadmaps: Mapping[int, str] = field(default_factory=dict)
    has_school: bool = True


async def load_page(
    session: AsyncSession, wanted: Filter, page: int = 0, *, actor: Actor
) -> TaskPage:
    """A page of the tasks of all schools that the actor coordinates or heads, by need.

    A page beyond the end is the last one.
    """
    every = await lines(session, actor=actor)
    within = [line for line in every if _is_within(line, wanted)]
    found = _searched(within, wanted.words) if wanted.words else within
    chosen = [line for line in found if _is_chosen(line, wanted)]
    pages = max(1, -(-len(chosen) // PAGE))
    shown = min(max(page, 0), pages - 1)
    return TaskPage(
        tuple(chosen[shown * PAGE : (shown + 1) * PAGE]),
        shown,
        pages,
        len(chosen),
        wanted,
        Counter(line.bucket for line in within),
        {line.organisation_id: line.organisation for line in every},
        {line.roadmap_id: line.roadmap for line in every},
        bool(actor.organisations(*OF_SCHOOL)),
    )


async def lines(session: AsyncSession, *, actor: Actor) -> list[TaskLine]:
    """Every task of the actor's schools in roadmaps that are in force, sorted by need."""
    schools = actor.organisations(*OF_SCHOOL)
    if not schools:
        return []
    return await read_lines(
        session, Task.organisation_id.in_(schools), Task.status != Status.CANCELLED, actor=actor
    )


async def read_lines(
    session: AsyncSession, *conditions: ColumnElement[bool], actor: Actor
) -> list[TaskLine]:
    """The tasks of roadmaps in force that meet the conditions, sorted by need.

    Rights are the caller's: the conditions hold them.
    """
    # Columns, not entities: there may be a thousand tasks, and a list shows eight.
    rows = await session.execute(
        select(
            Task.id,
            Task.version,
            Activity.number,
            Activity.title,
            Task.status,
            Task.deadline,
            Task.mend_by,
            Task.organisation_id,
            Organisation.name,
            Roadmap.id,
            Roadmap.short_title,
            Municipality.time_zone,
        )
        .join(Activity, Activity.id == Task.activity_id)
        .join(Roadmap, Roadmap.id == Task.roadmap_id)
        .join(Organisation, Organisation.id == Task.organisation_id)
        .join(Municipality, Municipality.id == Task.municipality_id)
        .where(*conditions, Roadmap.status == RoadmapStatus.ACTIVE)
        .order_by(Activity.position, Task.id)
    )
    # Once for a zone: a person's tasks are some hundreds, of one municipality or two.
    today = cache(lambda zone: local_day(actor.as_of, stored_zone(zone)))
    found = [
        TaskLine(
            task_id,
            version,
            number,
            title,
            status,
            mend_by if status is Status.RETURNED and mend_by else deadline,
            organisation_id,
            organisation,
            roadmap_id,
            roadmap,
            today(time_zone),
        )
        for (
            task_id,
            version,
            number,
            title,
            status,
            deadline,
            mend_by,
            organisation_id,
            organisation,
            roadmap_id,
            roadmap,
            time_zone,
        ) in rows
    ]
    return sorted(found, key=lambda line: urgency(line, line.today))


async def candidates(session: AsyncSession, every: Sequence[TaskLine]) -> list[Candidate]:
    """Those of the lines that a file can still be for, as the guess wants them."""
    open_ = [line for line in every if line.bucket is not Bucket.DONE]
    rows = await session.execute(
        select(Task.id, EvidenceSlot.name)
        .join(EvidenceSlot, EvidenceSlot.activity_id == Task.activity_id)
        .where(Task.id.in_([line.task_id for line in open_]))
    )
    documents: dict[int, list[str]] = {}
    for task_id, name in rows:
        documents.setdefault(task_id, []).append(name)
    return [
        Candidate(
            line.task_id,
            line.number,
            " ".join([line.title, line.organisation, *documents.get(line.task_id, ())]),
            line.deadline,
            line.status is Status.RETURNED,
        )
        for line in open_
    ]


def _is_within(line: TaskLine, wanted: Filter) -> bool:
    return wanted.roadmap_id in (None, line.roadmap_id) and wanted.organisation_id in (
        None,
        line.organisation_id,
    )


def _is_chosen(line: TaskLine, wanted: Filter) -> bool:
    if wanted.bucket is not None:
        return line.bucket is wanted.bucket
    return bool(wanted.words) or line.bucket is not Bucket.DONE


def _searched(every: Iterable[TaskLine], words: str) -> list[TaskLine]:
    """Lines with that number, or else with every word, by stem or as a part of the text."""
    every = list(every)
    sought = fold(words).strip().rstrip(".")
    numbered = [line for line in every if line.number.rstrip(".") == sought]
    if numbered:
        return numbered
    parts = sought.split()
    wanted = stems(sought)

    def matches(line: TaskLine) -> bool:
        text = fold(f"{line.number} {line.title} {line.organisation}")
        if all(part in text for part in parts):
            return True
        return bool(wanted) and wanted <= stems(text)

    return [line for line in every if matches(line)] if parts else []
