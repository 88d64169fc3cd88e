"""A roadmap and its tasks given back what `roadmap_states.Reversal` has kept of them."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.workflow import OPEN, Status
from models.roadmaps import (
    Activity,
    ActivityException,
    ActivityParty,
    Assignment,
    EvidenceSlot,
    ImportProblem,
    Indicator,
    Roadmap,
    Section,
)
from models.tasks import DeadlineMove, StoredFile, Task
from services.core import municipalities, task_states
from services.core.batches import batches
from services.roadmaps import merging
from services.roadmaps.roadmap_states import Reversal, Values, restored

BATCH = 500
_PASSING = "~"
"""Begins the name of a window while its task is on the way back: no other name begins so."""


async def restore(
    session: AsyncSession, roadmap: Roadmap, before: Reversal, now: datetime
) -> list[int]:
    """Give everything its former values; returns the ids of tasks with another deadline.

    Activities that were added are cancelled: their tasks are for `task_making` to end.
    """
    sections = await _restore_sections(session, roadmap.id, before)
    await _restore_activities(session, before, sections, now)
    await _restore_details(session, before)
    await _restore_assignments(session, roadmap.id, before)
    await _restore_problems(session, roadmap.id, before)
    await _restore_roadmap(session, roadmap, before)
    moved = await _restore_tasks(session, before, sections, now)
    for some in batches(before.moves, BATCH):
        await session.execute(delete(DeadlineMove).where(DeadlineMove.id.in_(some)))
    today = await municipalities.today(session, roadmap.municipality_id, now)
    for some in batches(map(int, before.tasks), BATCH):
        await task_states.keep(session, Task.id.in_(some), today)
    await merging.drop_empty_sections(session, roadmap.id)
    return moved


async def _restore_sections(
    session: AsyncSession, roadmap_id: int, before: Reversal
) -> dict[int, int]:
    """Section id → the id that it has now: another one where its own was given to somebody."""
    became: dict[int, int] = {}
    for key, values in before.sections.items():
        row = await session.get(Section, int(key))
        if row is not None and row.roadmap_id == roadmap_id:
            for name, value in values.items():
                setattr(row, name, value)
            continue
        named = {name: value for name, value in values.items() if name != "id"}
        again = Section(**named) if row is not None else Section(**values)
        session.add(again)
        await session.flush()
        became[int(key)] = again.id
    await session.flush()
    return became


def _with_section(values: Values, sections: Mapping[int, int]) -> Values:
    section = values.get("section_id")
    return {**values, "section_id": sections.get(section, section)} if section else values


async def _restore_activities(
    session: AsyncSession, before: Reversal, sections: Mapping[int, int], now: datetime
) -> None:
    ids = [*map(int, before.activities), *before.added]
    for row in await session.scalars(select(Activity).where(Activity.id.in_(ids))):
        if row.id in before.added:
            row.cancelled_at = now
            continue
        values = _with_section(before.activities[str(row.id)], sections)
        for name, value in restored(Activity, values).items():
            setattr(row, name, value)
    await session.flush()


async def _restore_details(session: AsyncSession, before: Reversal) -> None:
    for table in (EvidenceSlot, ActivityParty, ActivityException):
        # A way back that was kept before there were exceptions has none.
        for key, rows in before.details.get(table.__tablename__, {}).items():
            await session.execute(delete(table).where(table.activity_id == int(key)))
            if rows:
                await session.execute(insert(table), rows)
    # Those of before that somebody had reported on are still there.
    for key, rows in before.details[Indicator.__tablename__].items():
        mine = Indicator.activity_id == int(key)
        kept = [row["text"] for row in rows]
        await session.execute(delete(Indicator).where(mine, Indicator.text.not_in(kept)))
        there = set(await session.scalars(select(Indicator.text).where(mine)))
        if missing := [row for row in rows if row["text"] not in there]:
            await session.execute(insert(Indicator), missing)


async def _restore_assignments(session: AsyncSession, roadmap_id: int, before: Reversal) -> None:
    parties = [int(key) for key in before.assignments]
    await session.execute(
        delete(Assignment).where(
            Assignment.roadmap_id == roadmap_id, Assignment.party_id.in_(parties)
        )
    )
    rows = [restored(Assignment, row) for rows in before.assignments.values() for row in rows]
    if rows:
        await session.execute(insert(Assignment), rows)


async def _restore_problems(session: AsyncSession, roadmap_id: int, before: Reversal) -> None:
    await session.execute(delete(ImportProblem).where(ImportProblem.roadmap_id == roadmap_id))
    if before.problems:
        await session.execute(insert(ImportProblem), before.problems)


async def _restore_roadmap(session: AsyncSession, roadmap: Roadmap, before: Reversal) -> None:
    values = restored(Roadmap, before.roadmap)
    file_id = values.get("source_file_id")
    if file_id and await session.get(StoredFile, file_id) is None:
        values["source_file_id"] = None
    for name, value in values.items():
        setattr(roadmap, name, value)
    await session.flush()


async def _restore_tasks(
    session: AsyncSession, before: Reversal, sections: Mapping[int, int], now: datetime
) -> list[int]:
    """Give tasks their windows, days and statuses back; returns those with another deadline."""
    windows = [int(key) for key, values in before.tasks.items() if "window" in values]
    # Windows may change places: each gets a passing name first.
    for some in batches(windows, BATCH):
        await session.execute(
            update(Task).where(Task.id.in_(some)).values(window=_PASSING + Task.window)
        )
    alike: dict[tuple[tuple[str, Any], ...], list[int]] = defaultdict(list)
    for key, kept in before.tasks.items():
        alike[tuple(sorted(kept.items()))].append(int(key))
    for same, ids in alike.items():
        values = restored(Task, _with_section(dict(same), sections))
        if "status" in values or "deadline" in values:
            values |= {"version": Task.version + 1, "changed_at": now}
            status: Status | None = values.get("status")
            values["next_at"] = now if status is None or status in OPEN else None
        for some in batches(ids, BATCH):
            await session.execute(
                update(Task)
                .where(Task.id.in_(some))
                .values(values)
                .execution_options(synchronize_session=False)
            )
    return [int(key) for key, values in before.tasks.items() if "deadline" in values]
