"""How tasks stood on every evening: one row for each span of evenings without a change.

Whoever changes what a summary counts of a task says so here, in the same transaction; see
docs/decisions/evenings.md.
"""

from datetime import date
from functools import cache
from typing import cast

from sqlalchemy import ColumnElement, Table, Update, bindparam, case, literal, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models import insertion
from models.base import DayNumber
from models.insertion import Insert
from models.rows import change
from models.tasks import Task, TaskStanding, TaskState

FOREVER = date.max
"""`valid_to` of the state in which a task is now."""

STANDING = tuple(TaskStanding.__annotations__)
"""The columns that tasks and states share."""


async def keep(session: AsyncSession, tasks: ColumnElement[bool], day: date) -> None:
    """Keep how the tasks that `tasks` names stand now as their evening of the local day `day`.

    Call it after every change of one of the columns `STANDING`; a second change of the same day
    takes the place of the first. Cost: two statements, however many tasks.
    """
    await change(session, _ending(tasks), {"day": day})
    await keep_new(session, tasks, day)


async def keep_one(session: AsyncSession, task_id: int, day: date) -> None:
    """The same for one task, by statements that are built once."""
    values = {"day": day, "task": task_id}
    await change(session, _ENDING_ONE, values)
    await change(session, _keeping_one(session.get_bind().dialect.name), values)


async def keep_new(session: AsyncSession, tasks: ColumnElement[bool], day: date) -> None:
    """The same for tasks that have no state yet: one statement."""
    await change(session, _keeping(session.get_bind().dialect.name, tasks), {"day": day})


_DAY = bindparam("day", type_=DayNumber)
_ONE = Task.id == bindparam("task")


def _ending(tasks: ColumnElement[bool]) -> Update:
    ids = select(Task.id).where(tasks)
    # A state that began later (the clock of a machine went back) holds on no evening any more.
    ending = case((TaskState.valid_from < _DAY, _DAY), else_=TaskState.valid_from)
    return (
        update(cast(Table, TaskState.__table__))
        .where(TaskState.valid_to == FOREVER, TaskState.id.in_(ids))
        .values(valid_to=ending)
    )


def _keeping(dialect: str, tasks: ColumnElement[bool]) -> Insert:
    shared = [getattr(Task, name) for name in STANDING]
    found = select(Task.id, _DAY, literal(FOREVER, DayNumber), *shared).where(tasks)
    columns = ["task_id", "valid_from", "valid_to", *STANDING]
    insert = insertion.of(dialect, TaskState).from_select(columns, found)
    replaced = {name: insert.excluded[name] for name in columns[2:]}
    return insert.on_conflict_do_update(index_elements=["task_id", "valid_from"], set_=replaced)


_ENDING_ONE = _ending(_ONE)


@cache
def _keeping_one(dialect: str) -> Insert:
    return _keeping(dialect, _ONE)
