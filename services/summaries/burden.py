"""How much schools are asked for in a month, and what they are asked for twice."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from domain.summary import By, SummaryQuery, month_key, month_span
from domain.wording import fold, stems
from models.enums import RoadmapStatus
from models.roadmaps import Activity, EvidenceSlot, Roadmap
from models.tasks import Evidence
from services.summaries import queries, row_names
from services.summaries.queries import QueryInfo
from services.summaries.task_conditions import TaskFilter, counted, in_force

ALIKE = 0.5
"""Titles are about the same thing from this share of common words on."""


@dataclass(frozen=True, slots=True)
class BurdenLine:
    """What a school is asked for in the month: requests, documents, and those asked for twice."""

    organisation_id: int
    name: str
    requests: int
    documents: int
    duplicates: int


@dataclass(frozen=True, slots=True)
class AskingActivity:
    """An activity that asks for a document."""

    activity_id: int
    roadmap: str
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """One document that two roadmaps ask the same schools for in the same month.

    `delivered` of the `schools` have sent a file for one of the two already.
    """

    document: str
    first: AskingActivity
    second: AskingActivity
    schools: int
    delivered: int


@dataclass(frozen=True, slots=True)
class BurdenView:
    """A month (year·100+month) over all roadmaps of a municipality; the most burdened first."""

    info: QueryInfo
    month: int
    lines: tuple[BurdenLine, ...]
    duplicates: tuple[Duplicate, ...]


@dataclass(frozen=True, slots=True)
class _Request:
    task_id: int
    organisation_id: int
    activity_id: int


async def weigh(
    session: AsyncSession, query: SummaryQuery, month: int | None = None, *, actor: Actor
) -> BurdenView:
    """What falls due in a month over all roadmaps in force: without one in that of the question,
    else in the present one.

    The roadmap of `query` only says of which municipality; a coordinator sees the own schools.
    """
    # Over all roadmaps a section or the deadlines of one of them mean nothing.
    asked = replace(
        query,
        by=By.ORGANISATION,
        section_id=None,
        activity_id=None,
        start=None,
        end=None,
        others=(),
    )
    asked = replace(asked, every=False)
    resolved = await queries.resolve(session, asked, actor=actor)
    month = month or query.month or month_key(resolved.info.on)
    start, end = month_span(month)
    town = resolved.municipality_id
    in_force = await session.scalars(
        select(Roadmap.id).where(
            Roadmap.municipality_id == town, Roadmap.status == RoadmapStatus.ACTIVE
        )
    )
    # Named one by one, the roadmaps in force are found by an index: finished years cost nothing.
    scope = replace(resolved.scope, roadmap_ids=tuple(in_force), due_from=start, due_to=end)
    tasks = scope.tasks
    statement = select(tasks.id, tasks.organisation_id, tasks.activity_id).where(*counted(scope))
    requests = [_Request(*row) for row in await session.execute(statement)]
    activities = {request.activity_id for request in requests}
    slots = await _slots(session, activities)
    duplicates, twice = await _duplicates(session, scope, requests, slots)
    documents: Counter[int] = Counter()
    for request in requests:
        documents[request.organisation_id] += sum(slots[request.activity_id].values())
    number = Counter(request.organisation_id for request in requests)
    lines = [
        BurdenLine(school, name, number[school], documents[school], twice[school])
        for school, name in await row_names.of_organisations(session, number)
    ]
    lines.sort(key=lambda line: (-line.requests, -line.documents))
    return BurdenView(resolved.info, month, tuple(lines), tuple(duplicates))


async def _slots(session: AsyncSession, activities: Iterable[int]) -> dict[int, dict[str, int]]:
    """By activity, the documents that it asks for and how many of each."""
    rows = await session.execute(
        select(EvidenceSlot.activity_id, EvidenceSlot.name, EvidenceSlot.count).where(
            EvidenceSlot.activity_id.in_(list(activities))
        )
    )
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for activity_id, name, count in rows:
        found[activity_id][name] = found[activity_id].get(name, 0) + count
    return found


async def _duplicates(
    session: AsyncSession,
    scope: TaskFilter,
    requests: Sequence[_Request],
    slots: dict[int, dict[str, int]],
) -> tuple[list[Duplicate], Counter[int]]:
    rows = await session.execute(
        select(Activity.id, Roadmap.id, Roadmap.short_title, Activity.number, Activity.title)
        .join(Roadmap, Roadmap.id == Activity.roadmap_id)
        .where(Activity.id.in_(list(slots)))
        .order_by(Roadmap.id, Activity.position)
    )
    roadmaps: dict[int, int] = {}
    asked: dict[int, AskingActivity] = {}
    for activity_id, roadmap_id, roadmap, number, title in rows:
        roadmaps[activity_id] = roadmap_id
        asked[activity_id] = AskingActivity(activity_id, roadmap, number, title)
    by_document: dict[str, list[int]] = defaultdict(list)
    for activity_id in asked:
        for key in {fold(name) for name in slots[activity_id]}:
            by_document[key].append(activity_id)
    schools: dict[int, dict[int, int]] = defaultdict(dict)
    for request in requests:
        schools[request.activity_id][request.organisation_id] = request.task_id
    found = []
    twice: Counter[int] = Counter()
    for key, ids in sorted(by_document.items()):
        for one, other in combinations(ids, 2):
            both = schools[one].keys() & schools[other].keys()
            if roadmaps[one] == roadmaps[other] or not both:
                continue
            if not alike(asked[one].title, asked[other].title):
                continue
            twice.update(both)
            pairs = [{schools[one][each], schools[other][each]} for each in both]
            proved = await _proved(session, scope, {task for pair in pairs for task in pair})
            document = next(name for name in slots[one] if fold(name) == key)
            delivered = sum(bool(pair & proved) for pair in pairs)
            found.append(Duplicate(document, asked[one], asked[other], len(both), delivered))
    found.sort(key=lambda each: -each.schools)
    return found, twice


def alike(one: str, other: str) -> bool:
    """Whether two titles speak of the same thing: half of their words, by stem, are common."""
    first, second = stems(one), stems(other)
    return bool(first & second) and len(first & second) >= ALIKE * len(first | second)


async def _proved(session: AsyncSession, scope: TaskFilter, task_ids: set[int]) -> set[int]:
    rows = await session.scalars(
        select(Evidence.task_id)
        .where(Evidence.task_id.in_(list(task_ids)), *in_force(scope))
        .distinct()
    )
    return set(rows)
