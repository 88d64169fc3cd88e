"""How tasks stood on every evening: one row for each span of evenings without a change.

Whoever changes what a summary counts of a task says so here, in the same transaction; see
docs/decisions/evenings.md.
"""

from datetime import date
from typing import Any, cast

from sqlalchemy import ColumnElement, Table, case, literal, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from models.tasks import Standing, Task, TaskState

FOREVER = date.max
"""`valid_to` of the state in which a task is now."""

STANDING = tuple(Standing.__annotations__)
"""The columns that tasks and states share."""


async def keep(session: AsyncSession, tasks: ColumnElement[bool], day: date) -> None:
    """Keep how the tasks that `tasks` names stand now as their evening of the local day `day`.

    Call it after every change of one of the columns `STANDING`; a second change of the same day
    takes the place of the first. Cost: two statements, however many tasks.
    """
    ids = select(Task.id).where(tasks)
    # A state that began later (the clock of a machine went back) holds on no evening any more.
    ending = case((TaskState.valid_from < day, day), else_=TaskState.valid_from)
    await session.execute(
        update(TaskState)
        .where(TaskState.valid_to == FOREVER, TaskState.id.in_(ids))
        .values(valid_to=ending)
        .execution_options(synchronize_session=False)
    )
    await keep_new(session, tasks, day)


async def keep_new(session: AsyncSession, tasks: ColumnElement[bool], day: date) -> None:
    """The same for tasks that have no state yet: one statement."""
    shared = [getattr(Task, name) for name in STANDING]
    found = select(Task.id, literal(day), literal(FOREVER), *shared).where(tasks)
    build = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    columns = ["task_id", "valid_from", "valid_to", *STANDING]
    statement: Any = build(cast(Table, TaskState.__table__)).from_select(columns, found)
    replaced = {name: statement.excluded[name] for name in columns[2:]}
    connection = await session.connection()
    await connection.execute(
        statement.on_conflict_do_update(index_elements=["task_id", "valid_from"], set_=replaced)
    )
