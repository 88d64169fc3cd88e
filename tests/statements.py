"""Counting what the database is asked, for screens that must not ask more for more rows."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from models.engine import Database


@contextmanager
def statements_of(database: Database) -> Iterator[list[str]]:
    """The statements that are sent while the block runs."""
    taken: list[str] = []
    engine = database.engine.sync_engine

    def note(connection, cursor, statement, *rest):
        taken.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield taken
    finally:
        event.remove(engine, "before_cursor_execute", note)
