"""A coordinator's tasks: how many of each kind, and the list in the order of need.

A page is counted and cut in the database. A search reads all of them, some hundreds for a person:
SQLite folds no Cyrillic letters.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import OF_SCHOOL, Actor
from domain.calendar import local_day, stored_zone
from domain.task_search import search
from domain.tasks import Bucket, bucket, urgency
from domain.workflow import Status
from models.enums import RoadmapStatus
from models.people import Municipality, Organisation
from models.roadmaps import Activity, Roadmap
from models.rows import fetch
from models.tasks import Task
from services.core.owing import DUE
from services.tasks import list_rows
from services.tasks.list_rows import Count

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
class TaskListFilter:
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
    wanted: TaskListFilter
    counts: Mapping[Bucket, int] = field(default_factory=dict)
    organisations: Mapping[int, str] = field(default_factory=dict)
    roadmaps: Mapping[int, str] = field(default_factory=dict)
    has_school: bool = True


async def load_page(
    session: AsyncSession, wanted: TaskListFilter, page: int = 0, *, actor: Actor
) -> TaskPage:
    """A page of the tasks of all schools that the actor coordinates or heads, by need.

    A page beyond the end is the last one.
    """
    schools = actor.organisations(*OF_SCHOOL)
    if not schools:
        return TaskPage((), 0, 1, 0, wanted, has_school=False)
    if wanted.words:
        return _searched_page(await lines(session, actor=actor), wanted, page)
    return await page_of(session, schools, wanted, page, actor=actor)


async def page_of(
    session: AsyncSession,
    schools: Collection[int],
    wanted: TaskListFilter,
    page: int,
    *,
    actor: Actor,
) -> TaskPage:
    """The same of these schools, without words. Rights are the caller's."""
    every = await list_rows.counts(session, schools, actor.as_of)
    within = [some for some in every if _is_within(some, wanted)]
    total = sum(some.count for some in within if _is_chosen(some, wanted))
    shown, pages = _place(page, total)
    found: Sequence[TaskLine] = ()
    if total:
        rows = await list_rows.page(session, within, wanted.bucket, shown * PAGE, PAGE)
        found = _named(rows, within)
    counts: Counter[Bucket] = Counter()
    for some in within:
        counts[some.bucket] += some.count
    return _as_page(found, shown, pages, total, wanted, counts, every)


async def lines(session: AsyncSession, *, actor: Actor) -> list[TaskLine]:
    """Every task of the actor's schools in roadmaps that are in force, sorted by need."""
    schools = actor.organisations(*OF_SCHOOL)
    if not schools:
        return []
    return _sorted(await fetch(session, _OWN, {"schools": schools}), actor)


async def lines_of(
    session: AsyncSession, task_ids: Collection[int], *, actor: Actor
) -> list[TaskLine]:
    """Those of them that have these numbers."""
    schools = actor.organisations(*OF_SCHOOL)
    if not schools or not task_ids:
        return []
    values = {"schools": schools, "tasks": task_ids}
    return _sorted(await fetch(session, _OWN_OF, values), actor)


async def read_lines(
    session: AsyncSession, *conditions: ColumnElement[bool], actor: Actor
) -> list[TaskLine]:
    """The tasks of roadmaps in force that meet the conditions, sorted by need.

    Rights are the caller's: the conditions hold them.
    """
    return _sorted(await session.execute(_LINES.where(*conditions)), actor)


def _sorted(rows: Iterable[Any], actor: Actor) -> list[TaskLine]:
    # Once for a zone: a person's tasks are some hundreds, of one municipality or two.
    today = cache(lambda zone: local_day(actor.as_of, stored_zone(zone)))
    found = [TaskLine(*(*columns, today(zone))) for *columns, zone in rows]
    return sorted(found, key=lambda line: urgency(line, line.today))


# Columns, not entities: there may be a thousand tasks, and a list shows eight.
_LINES = (
    select(
        Task.id,
        Task.version,
        Activity.number,
        Activity.title,
        Task.status,
        DUE,
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
    .where(Roadmap.status == RoadmapStatus.ACTIVE)
    .order_by(Activity.position, Task.id)
)
_OWN = _LINES.where(
    Task.organisation_id.in_(bindparam("schools", expanding=True)), Task.status != Status.CANCELLED
)

_OWN_OF = _OWN.where(Task.id.in_(bindparam("tasks", expanding=True)))


def _named(rows: Sequence[Any], every: Sequence[Count]) -> list[TaskLine]:
    schools = {some.organisation_id: some for some in every}
    roadmaps = {some.roadmap_id: some for some in every}
    return [
        TaskLine(
            task_id,
            version,
            number,
            title,
            status,
            due,
            school,
            schools[school].organisation,
            roadmap,
            roadmaps[roadmap].roadmap,
            roadmaps[roadmap].today,
        )
        for task_id, version, number, title, status, due, school, roadmap in rows
    ]


def _searched_page(every: Sequence[TaskLine], wanted: TaskListFilter, page: int) -> TaskPage:
    within = [line for line in every if _is_within(line, wanted)]
    chosen = [line for line in search(within, wanted.words or "") if _is_chosen(line, wanted)]
    shown, pages = _place(page, len(chosen))
    found = chosen[shown * PAGE : (shown + 1) * PAGE]
    counts = Counter(line.bucket for line in within)
    return _as_page(found, shown, pages, len(chosen), wanted, counts, every)


def _place(page: int, total: int) -> tuple[int, int]:
    """The page that is shown, and how many there are."""
    pages = max(1, -(-total // PAGE))
    return min(max(page, 0), pages - 1), pages


def _as_page(
    found: Sequence[TaskLine],
    page: int,
    pages: int,
    total: int,
    wanted: TaskListFilter,
    counts: Mapping[Bucket, int],
    every: Iterable[TaskLine | Count],
) -> TaskPage:
    every = list(every)
    schools = {some.organisation_id: some.organisation for some in every}
    roadmaps = {some.roadmap_id: some.roadmap for some in every}
    return TaskPage(tuple(found), page, pages, total, wanted, counts, schools, roadmaps)


def _is_within(line: TaskLine | Count, wanted: TaskListFilter) -> bool:
    return wanted.roadmap_id in (None, line.roadmap_id) and wanted.organisation_id in (
        None,
        line.organisation_id,
    )


def _is_chosen(line: TaskLine | Count, wanted: TaskListFilter) -> bool:
    if wanted.bucket is not None:
        return line.bucket is wanted.bucket
    return bool(wanted.words) or line.bucket is not Bucket.DONE
