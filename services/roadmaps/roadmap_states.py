"""All that merging a changed plan may change of a roadmap, as plain values: before and after."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Any, cast

from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import Base
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
from models.tasks import DeadlineMove, Task

Values = dict[str, Any]
Rows = dict[str, Values]
"""Id, as JSON writes it → values."""

Lists = dict[str, dict[str, list[Values]]]
"""Name of a table → id of the owner → its rows, without their ids."""

OF_ROADMAP = (
    "title", "period_start", "period_end", "year_start", "period_confident", "rhythm",
    "works_from", "source_name", "source_file_id",
)  # fmt: skip
OF_TASK = (
    "section_id", "window", "window_start", "deadline", "original_deadline", "status",
)  # fmt: skip
DETAILS: tuple[type[Base], ...] = (EvidenceSlot, Indicator, ActivityParty, ActivityException)
LATER = {"position", "decided", "extra_schedule", "review_needed"}
"""Columns of an activity that may change afterwards without making the way back doubtful."""


@dataclass(frozen=True, slots=True)
class RoadmapState:
    """A roadmap at one moment. `details` are those of activities, `assignments` of parties.

    `moves` are the ids of deadlines that were moved.
    """

    roadmap: Values
    sections: Rows
    activities: Rows
    details: Lists
    assignments: dict[str, list[Values]]
    problems: list[Values]
    tasks: Rows
    moves: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reversal:
    """What differs between two states, as it was in the first: it is stored as JSON.

    `added` activities were not there; of `sections` those that are gone have all their values.
    `touched` are the activities that say something else, `mark` what they say after the change.
    `moves` are the ids of deadlines that the change moved.
    """

    roadmap: Values = field(default_factory=dict)
    sections: Rows = field(default_factory=dict)
    activities: Rows = field(default_factory=dict)
    details: Lists = field(default_factory=dict)
    assignments: dict[str, list[Values]] = field(default_factory=dict)
    problems: list[Values] = field(default_factory=list)
    tasks: Rows = field(default_factory=dict)
    added: list[int] = field(default_factory=list)
    touched: list[int] = field(default_factory=list)
    mark: str = ""
    moves: list[int] = field(default_factory=list)

    def dump(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


async def load_state(session: AsyncSession, roadmap_id: int) -> RoadmapState:
    """The state of a roadmap now, read from the tables."""
    (roadmap,) = (await _rows(session, Roadmap, Roadmap.id == roadmap_id, OF_ROADMAP)).values()
    here = select(Activity.id).where(Activity.roadmap_id == roadmap_id)
    details = {
        cast(Table, table.__table__).name: await _lists(
            session, table, table.__table__.c.activity_id.in_(here), "activity_id"
        )
        for table in DETAILS
    }
    problems = await _lists(
        session, ImportProblem, ImportProblem.roadmap_id == roadmap_id, "roadmap_id"
    )
    return RoadmapState(
        roadmap,
        await _rows(session, Section, Section.roadmap_id == roadmap_id),
        await _rows(session, Activity, Activity.roadmap_id == roadmap_id),
        details,
        await _lists(session, Assignment, Assignment.roadmap_id == roadmap_id, "party_id"),
        problems.get(str(roadmap_id), []),
        await _rows(session, Task, Task.roadmap_id == roadmap_id, OF_TASK),
        frozenset(
            await session.scalars(
                select(DeadlineMove.id)
                .join(Task, Task.id == DeadlineMove.task_id)
                .where(Task.roadmap_id == roadmap_id)
            )
        ),
    )


def reversal(before: RoadmapState, after: RoadmapState) -> Reversal:
    """The way back from `after` to `before`."""
    activities = _changed(before.activities, after.activities)
    details = {
        name: {
            id_: before.details[name].get(id_, [])
            for id_ in before.activities
            if _bare(before.details[name].get(id_, [])) != _bare(now.get(id_, []))
        }
        for name, now in after.details.items()
    }
    touched = {id_ for id_, values in activities.items() if values.keys() - {"position"}}
    touched |= {id_ for lists in details.values() for id_ in lists}
    added = after.activities.keys() - before.activities.keys()
    parties = before.assignments.keys() | after.assignments.keys()
    return Reversal(
        roadmap=_differing(before.roadmap, after.roadmap),
        sections=_changed(before.sections, after.sections),
        activities=activities,
        details=details,
        assignments={
            id_: before.assignments.get(id_, [])
            for id_ in parties
            if before.assignments.get(id_) != after.assignments.get(id_)
        },
        problems=before.problems,
        tasks=_changed(before.tasks, after.tasks),
        added=sorted(map(int, added)),
        touched=sorted(map(int, touched)),
        mark=mark_of(after, touched | added),
        moves=sorted(after.moves - before.moves),
    )


def mark_of(state: RoadmapState, activities: Collection[str]) -> str:
    """What a roadmap and some activities say, as one word: somebody's edit makes it another."""
    parties = state.details[ActivityParty.__tablename__]
    said = [
        [id_, _without(state.activities[id_], LATER), _bare(parties.get(id_, []))]
        for id_ in sorted(activities, key=int)
        if id_ in state.activities
    ]
    spelt = json.dumps([state.roadmap, said], sort_keys=True)
    return hashlib.sha256(spelt.encode()).hexdigest()


def restored(table: type[Base], values: Mapping[str, Any]) -> Values:
    """Values as the columns of a table hold them."""
    return {name: _back(table, name, value) for name, value in values.items()}


def _back(table: type[Base], name: str, value: Any) -> Any:
    kind = cast(Table, table.__table__).c[name].type.python_type
    if value is None or not isinstance(value, str):
        return value
    if issubclass(kind, datetime | date):
        return kind.fromisoformat(value)
    return kind(value) if issubclass(kind, Enum) else value


async def _rows(
    session: AsyncSession, table: type[Base], chosen: Any, names: Iterable[str] = ()
) -> Rows:
    columns = cast(Table, table.__table__).c
    wanted = [columns[name] for name in names] or list(columns)
    rows = await session.execute(select(columns.id.label("key"), *wanted).where(chosen))
    return {
        str(key): {column.name: _plain(value) for column, value in zip(wanted, values, strict=True)}
        for key, *values in rows
    }


async def _lists(
    session: AsyncSession, table: type[Base], chosen: Any, owner: str
) -> dict[str, list[Values]]:
    """Rows by what they belong to, in their order, without ids of their own."""
    columns = cast(Table, table.__table__).c
    order = next(columns[name] for name in ("id", "position", "organisation_id") if name in columns)
    wanted = [column for column in columns if column.name != "id"]
    found: dict[str, list[Values]] = defaultdict(list)
    for values in await session.execute(select(*wanted).where(chosen).order_by(order)):
        row = {column.name: _plain(value) for column, value in zip(wanted, values, strict=True)}
        found[str(row[owner])].append(row)
    return dict(found)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def _changed(before: Rows, after: Rows) -> Rows:
    """Rows of `before` with what differs; all of a row that is gone."""
    found = {id_: _differing(values, after.get(id_, {})) for id_, values in before.items()}
    return {id_: values for id_, values in found.items() if values}


def _differing(before: Values, after: Values) -> Values:
    return {
        name: value for name, value in before.items() if name not in after or after[name] != value
    }


def _bare(rows: Iterable[Values]) -> list[Values]:
    """Rows without whose they are."""
    return [_without(row, {"activity_id"}) for row in rows]


def _without(values: Values, names: Collection[str]) -> Values:
    return {name: value for name, value in values.items() if name not in names}
