"""Everything that the tables hold of a town, to be compared before and after."""

from collections import defaultdict

from sqlalchemy import select

from domain.workflow import Status
from models.base import Base
from models.tasks import Task, TaskState
from services.core.task_states import FOREVER, STANDING

OF_THE_BOT = frozenset({
    "applied_change", "audit_entry", "delivery", "taken_list", "task_state", "inbox",
    "conversation", "stored_file",
})  # fmt: skip
"""Records of what was done, and what is owed because of it."""

RENUMBERED = frozenset({"evidence_slot", "indicator", "assignment", "import_problem"})
"""Rows that come back under another number."""

ON_THE_WAY = frozenset({"version", "changed_at", "next_at", "planned_until"})
"""What of a task only ever grows, and when it is looked at."""


async def everything(database, roadmap_id):
    """Table → its rows, as sets of (column, value); of roadmaps only the one in force."""
    found = {}
    async with database.read() as session:
        for table in Base.metadata.sorted_tables:
            if table.name in OF_THE_BOT:
                continue
            rows = (await session.execute(select(table))).mappings().all()
            if "roadmap_id" in table.c:
                rows = [row for row in rows if row["roadmap_id"] == roadmap_id]
            if table.name == "roadmap":
                rows = [row for row in rows if row["id"] == roadmap_id]
            found[table.name] = [_plain(table.name, row) for row in rows]
    return _of_live_activities(found)


def _plain(name, row):
    left_out = {"id"} if name in RENUMBERED else ON_THE_WAY if name == "task" else frozenset()
    return {column: value for column, value in row.items() if column not in left_out}


def _of_live_activities(found):
    """Without what belongs to activities of other roadmaps and of drafts."""
    mine = {row["id"] for row in found["activity"]}
    return {
        name: [row for row in rows if row.get("activity_id", None) in {*mine, None}]
        for name, rows in found.items()
    }


def added(before, after):
    """Rows that are only in `after`, by table; rows that are gone or differ fail."""
    extra = {}
    for name, rows in before.items():
        left = defaultdict(list)
        for row in after[name]:
            left[repr(row)].append(row)
        for row in rows:
            assert left[repr(row)], f"{name}: {row}"
            left[repr(row)].pop()
        if any(left.values()):
            extra[name] = [row for rest in left.values() for row in rest]
    return extra


async def check_states(database):
    """The state of every task that holds now says what the task says."""
    columns = [getattr(TaskState, name) for name in STANDING]
    of_task = [getattr(Task, name) for name in STANDING]
    async with database.read() as session:
        states = await session.execute(
            select(TaskState.id, *columns).where(TaskState.valid_to == FOREVER)
        )
        tasks = await session.execute(select(Task.id, *of_task))
        assert sorted(map(str, states)) == sorted(map(str, tasks))


def is_over(extra):
    """Whether all that is left of a change is cancelled, and what hangs on it."""
    gone = {row["id"] for row in extra.get("activity", ()) if row["cancelled_at"] is not None}
    return (
        len(gone) == len(extra.get("activity", ()))
        and all(row["status"] is Status.CANCELLED for row in extra.get("task", ()))
        and all(
            row["activity_id"] in gone
            for name in ("evidence_slot", "indicator", "activity_party")
            for row in extra.get(name, ())
        )
        and extra.keys()
        <= {"activity", "task", "section", "evidence_slot", "indicator", "activity_party", "party"}
    )
