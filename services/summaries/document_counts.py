"""What proves a roadmap: documents received of those that were asked for."""

from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from domain.draft import DraftSlot
from domain.evidence import SPOKEN, filled
from domain.summary import SummaryQuery
from domain.wording import fold
from models.roadmaps import Activity, Roadmap
from models.roadmaps import EvidenceSlot as SlotRow
from models.tasks import IS_SPOKEN, Evidence, StoredFile
from services.summaries import exports, queries
from services.summaries.queries import QueryInfo, ResolvedQuery
from services.summaries.streams import in_batches
from services.summaries.task_conditions import TaskFilter, counted, in_force

MATCHED = 1_000
"""Of so many files of a task it is remembered at once which documents they are."""


@dataclass(frozen=True, slots=True)
class SlotCount:
    """A document that an activity asks for, over all its tasks."""

    activity_id: int
    slot_id: int
    name: str
    wanted: int
    have: int
    roadmap_id: int
    roadmap: str


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """Documents of one name in a roadmap: how many are asked for by all tasks, and how many are
    there.

    `slot_id` is that of the first activity that asks for one.
    """

    slot_id: int
    name: str
    wanted: int
    have: int
    roadmap: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """Documents in the order of the plan, and the sums."""

    info: QueryInfo
    lines: tuple[DocumentLine, ...]
    wanted: int
    have: int


async def documents(
    session: AsyncSession, query: SummaryQuery, *, actor: Actor, chat_id: int | None = None
) -> DocumentView:
    """Documents received of those asked for: «справок получено 12 из 20»."""
    resolved = await queries.resolve(session, query, actor=actor, chat_id=chat_id)
    return await documents_of(session, resolved)


async def documents_of(session: AsyncSession, resolved: ResolvedQuery) -> DocumentView:
    """The same for a question that was allowed already."""
    named: dict[tuple[int, str], list[SlotCount]] = defaultdict(list)
    for each in await received(session, resolved):
        named[each.roadmap_id, fold(each.name)].append(each)
    lines = tuple(
        DocumentLine(
            own[0].slot_id,
            own[0].name,
            sum(each.wanted for each in own),
            sum(each.have for each in own),
            own[0].roadmap,
        )
        for own in named.values()
    )
    wanted, have = sum(line.wanted for line in lines), sum(line.have for line in lines)
    return DocumentView(resolved.info, lines, wanted, have)


async def received(session: AsyncSession, resolved: ResolvedQuery) -> list[SlotCount]:
    """Every document that an activity asks for, in the order of the plan.

    A file counts for the document whose name it shares, never for more than one: see
    `domain.evidence.filled`.
    """
    slots, roadmaps = await _slots(session, resolved.roadmap_ids)
    tasks = await tasks_by_activity(session, resolved)
    have: dict[int, list[int]] = {key: [0] * len(asked) for key, asked in slots.items()}
    # One document needs no matching of names: then the database counts.
    single = {key for key, asked in slots.items() if [slot.count for _, slot in asked] == [1]}
    for activity_id, number in await _proved(session, resolved):
        if activity_id in single:
            have[activity_id][0] = number
    several = [activity_id for activity_id in slots if activity_id not in single]
    # By number: to compare what is asked for takes as long as to look a few files up.
    kinds: dict[tuple[DraftSlot, ...], int] = {}
    asked = {
        key: kinds.setdefault(tuple(slot for _, slot in slots[key]), len(kinds)) for key in several
    }
    wanted = list(kinds)

    @lru_cache(MATCHED)
    def matched(kind: int, names: tuple[str, ...]) -> tuple[int, ...]:
        # Schools name their files alike.
        return tuple(filled(wanted[kind], names))

    async for activity_id, proved in _files(session, resolved.scope, several):
        own, kind = have[activity_id], asked[activity_id]
        alike: Counter[tuple[int, ...]] = Counter()
        for names, number in proved.items():
            alike[matched(kind, names)] += number
        for counts, number in alike.items():
            for place, count in enumerate(counts):
                own[place] += count * number
    return [
        SlotCount(
            activity_id,
            slot_id,
            slot.name,
            slot.count * tasks[activity_id],
            there,
            *roadmaps[activity_id],
        )
        for activity_id, asked in slots.items()
        if activity_id in tasks
        for (slot_id, slot), there in zip(asked, have[activity_id], strict=True)
    ]


async def _slots(
    session: AsyncSession, roadmap_ids: tuple[int, ...]
) -> tuple[dict[int, list[tuple[int, DraftSlot]]], dict[int, tuple[int, str]]]:
    """What each activity asks for, with the id of each, in the order of the plan; the id and the
    title of the roadmap of each activity.
    """
    rows = await session.execute(
        select(
            SlotRow.activity_id,
            SlotRow.id,
            SlotRow.name,
            SlotRow.count,
            Roadmap.id,
            Roadmap.short_title,
        )
        .join(Activity, Activity.id == SlotRow.activity_id)
        .join(Roadmap, Roadmap.id == Activity.roadmap_id)
        .where(Activity.roadmap_id.in_(roadmap_ids))
        .order_by(Activity.roadmap_id, Activity.position, SlotRow.id)
    )
    found: dict[int, list[tuple[int, DraftSlot]]] = {}
    roadmaps: dict[int, tuple[int, str]] = {}
    for activity_id, slot_id, name, count, roadmap_id, title in rows:
        found.setdefault(activity_id, []).append((slot_id, DraftSlot(name, count)))
        roadmaps[activity_id] = roadmap_id, title
    return found, roadmaps


async def tasks_by_activity(session: AsyncSession, resolved: ResolvedQuery) -> dict[int, int]:
    """How many tasks each activity has, of those that the question reaches."""
    rows = await session.execute(_by_activity(resolved))
    return {activity_id: found for activity_id, found in rows if found}


async def _proved(session: AsyncSession, resolved: ResolvedQuery) -> list[tuple[int, int]]:
    """How many tasks of each activity that asks for one document, if not of others, have a file."""
    tasks, asks = resolved.scope.tasks, SlotRow.activity_id == Activity.id
    given = exists().where(
        Evidence.task_id == tasks.id,
        Evidence.file_id.not_in(_SPOKEN),
        *in_force(resolved.scope),
    )
    if session.get_bind().dialect.name == "sqlite":
        wanted = select(func.sum(SlotRow.count)).where(asks).scalar_subquery()
        statement = _by_activity(resolved, given).where(wanted == 1)
    else:
        # In one pass PostgreSQL joins what it would look up task by task.
        statement = (
            select(tasks.activity_id, func.count())
            .where(*counted(resolved.scope), given)
            .group_by(tasks.activity_id)
        )
    rows = await session.execute(statement)
    return [(activity_id, number) for activity_id, number in rows]


_SPOKEN = select(StoredFile.id).where(IS_SPOKEN)
"""Files that are no document: few, and an index of their own."""


def _by_activity(resolved: ResolvedQuery, *limits: ColumnElement[bool]) -> Select[int, int]:
    """Activities with the number of their tasks, of those that the question reaches.

    Activity by activity, through the index of its tasks: nothing is sorted.
    """
    tasks = resolved.scope.tasks
    number = (
        select(func.count())
        .select_from(tasks)
        .where(tasks.activity_id == Activity.id, *counted(resolved.scope), *limits)
        .scalar_subquery()
    )
    return select(Activity.id, number).where(Activity.roadmap_id.in_(resolved.roadmap_ids))


async def _files(
    session: AsyncSession, scope: TaskFilter, activities: list[int]
) -> AsyncIterator[tuple[int, Counter[tuple[str, ...]]]]:
    """These activities, one at a time, with the names and captions of the files of each task, and
    how many tasks have the very same; equal bytes once a task.
    """
    tasks = scope.tasks
    statement = (
        select(
            tasks.activity_id,
            tasks.id,
            StoredFile.id,
            StoredFile.sha256,
            StoredFile.name,
            Evidence.caption,
        )
        .join(Evidence, Evidence.task_id == tasks.id)
        .join(StoredFile, StoredFile.id == Evidence.file_id)
        .where(
            tasks.activity_id.in_(activities),
            StoredFile.media.not_in(SPOKEN),
            *in_force(scope),
            *counted(scope),
        )
        .order_by(tasks.activity_id, Evidence.id)
    )
    async for rows in exports.by_activity(in_batches(session, statement)):
        found: dict[int, dict[str | int, str]] = {}
        for _, task_id, file_id, sha256, name, caption in rows:
            said = f"{name} {caption}" if caption else name
            if (files := found.get(task_id)) is None:
                found[task_id] = {sha256 or file_id: said}
            else:
                files.setdefault(sha256 or file_id, said)
        yield rows[0][0], Counter([tuple(files.values()) for files in found.values()])
