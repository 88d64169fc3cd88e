"""Migrations: one line, in step with the tables in code, and no row lost from any revision on."""

import shutil

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, create_engine, func, inspect, select, table

from models import migrating
from models.engine import Database
from models.tables import Base
from models.tasks import TaskState
from tests.filling import ROWS, fill

pytestmark = pytest.mark.long

with create_engine("sqlite://").connect() as connection:
    SCRIPTS = ScriptDirectory.from_config(migrating.config(connection))
REVISIONS = [script.revision for script in reversed(list(SCRIPTS.walk_revisions()))]

on_either = pytest.mark.parametrize("kind", ["sqlite", "postgresql"])


def test_revisions_stand_in_one_line_by_their_numbers():
    assert SCRIPTS.get_heads() == [REVISIONS[-1]]
    assert [f"{number:04}" for number in range(1, len(REVISIONS) + 1)] == REVISIONS
    assert migrating.newest() == REVISIONS[-1]


@on_either
async def test_tables_in_code_are_those_that_the_migrations_make(new_url, kind):
    database = Database(await new_url(kind))
    await migrating.upgrade(database)
    async with database.engine.connect() as connection:
        differences = await connection.run_sync(
            lambda sync: compare_metadata(
                MigrationContext.configure(sync, opts={"compare_type": True}), Base.metadata
            )
        )
    await database.close()
    assert differences == []


@on_either
async def test_a_partial_index_is_partial_in_either_database(new_url, kind):
    partial = {
        index.name
        for table in Base.metadata.sorted_tables
        for index in table.indexes
        if index.dialect_options["sqlite"]["where"] is not None
    }
    asked = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'index' AND sql LIKE '% WHERE %'",
        "postgresql": "SELECT indexname FROM pg_indexes WHERE indexdef LIKE '% WHERE %'"
        " AND schemaname = current_schema()",
    }
    database = Database(await new_url(kind))
    await migrating.upgrade(database)
    async with database.engine.connect() as connection:
        found = set((await connection.exec_driver_sql(asked[kind])).scalars())
    await database.close()
    assert partial
    assert found == partial


async def go(database: Database, way, revision: str) -> None:
    async with migrating.rebuilding(database) as connection:
        await connection.run_sync(lambda sync: way(migrating.config(sync), revision))


async def reflected(database: Database, only=None) -> list:
    metadata = MetaData()
    async with database.engine.connect() as connection:
        await connection.run_sync(lambda sync: metadata.reflect(sync, only=only))
    return [each for each in metadata.sorted_tables if each.name != "alembic_version"]


async def counted(database: Database) -> dict[str, int]:
    async with database.engine.connect() as connection:
        names = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
        return {
            name: await connection.scalar(select(func.count()).select_from(table(name)))
            for name in names
            if name != "alembic_version"
        }


TOLD_ANEW = {"snapshot"}
"""Tables that a newer revision does without, since it tells the same from other rows."""


def kept(before: dict[str, int], after: dict[str, int]) -> dict[str, tuple[int, int]]:
    """Tables that are in both and hold another number of rows."""
    both = (before.keys() & after.keys()) - TOLD_ANEW
    return {name: (before[name], after[name]) for name in both if before[name] != after[name]}


async def filled_at(revision: str, url: str) -> Database:
    """A database of that revision with rows in every table."""
    database = Database(url)
    await go(database, command.upgrade, revision)
    async with database.engine.begin() as connection:
        await fill(connection, await reflected(database))
    return database


async def lost(database: Database, way, revision: str) -> dict[str, tuple[int, int]]:
    """Go up or down and tell the tables that hold another number of rows after it."""
    before = await counted(database)
    await go(database, way, revision)
    return kept(before, await counted(database))


async def told(database: Database) -> dict[str, str]:
    """How each table of an SQLite file is made."""
    words = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name != 'alembic_version'"
    async with database.engine.connect() as connection:
        return dict((await connection.exec_driver_sql(words)).all())


async def test_rows_of_every_revision_reach_the_newest_and_come_back(new_url):
    """Tables that a revision makes or changes are filled, with those that they lead to."""
    async with Database(await new_url("sqlite")) as database:
        made = {}
        for taken, revision in enumerate(REVISIONS):
            assert await lost(database, command.upgrade, revision) == {}, revision
            before, made = made, await told(database)
            new = [name for name, words in made.items() if before.get(name) != words]
            async with database.engine.begin() as connection:
                await fill(connection, await reflected(database, new), taken * ROWS)
        assert all((await counted(database)).values())
        for revision in reversed(REVISIONS[:-1]):
            assert await lost(database, command.downgrade, revision) == {}, revision
        await go(database, command.downgrade, "base")
        assert await counted(database) == {}


@pytest.mark.parametrize(
    ("kind", "revision"),
    [("sqlite", REVISIONS[0]), *(("postgresql", REVISIONS[at]) for at in (0, -2, -1))],
)
async def test_up_and_down_in_one_go_with_rows_in_every_table(new_url, kind, revision):
    """In one transaction, as in an office that has not brought itself up to date for long."""
    async with await filled_at(revision, await new_url(kind)) as database:
        filled = await counted(database)
        assert all(filled.values())
        assert await lost(database, command.upgrade, "head") == {}
        assert await lost(database, command.downgrade, revision) == {}
        assert kept(filled, await counted(database)) == {}
        await go(database, command.downgrade, "base")
        assert await counted(database) == {}


async def test_days_of_states_outlive_the_way_to_numbers_and_back(new_url):
    """Revision 0036, which writes them anew."""
    asked = "SELECT task_id, valid_from, valid_to FROM task_state ORDER BY task_id"

    async def stored(database):
        async with database.engine.connect() as connection:
            return [tuple(row) for row in await connection.exec_driver_sql(asked)]

    async with await filled_at("0035", await new_url("sqlite")) as database:
        async with database.engine.begin() as connection:
            await connection.exec_driver_sql("UPDATE task_state SET valid_to = '9999-12-31'")
        before = await stored(database)
        await go(database, command.upgrade, "0036")
        async with database.read() as session:
            states = select(TaskState.id, TaskState.valid_from, TaskState.valid_to)
            found = (await session.execute(states.order_by(TaskState.id))).all()
        assert [(id_, first.isoformat(), last.isoformat()) for id_, first, last in found] == before
        await go(database, command.downgrade, "0035")
        assert await stored(database) == before


REBUILDING = """
from alembic import op

revision = "{number}"
down_revision = "{before}"
branch_labels = depends_on = None


def upgrade():
    with op.batch_alter_table("municipality", recreate="always") as batch:
        batch.alter_column("name", nullable=True)

"""


def a_folder_with_one_more(tmp_path):
    folder = tmp_path / "migrations"
    shutil.copytree(migrating.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    number = f"{len(REVISIONS) + 1:04}"
    text = REBUILDING.format(number=number, before=REVISIONS[-1])
    (folder / "versions" / f"{number}_rebuilt.py").write_text(text)
    return folder, number


async def test_a_rebuilt_table_takes_no_rows_along(new_url, tmp_path, monkeypatch):
    """In SQLite a column is changed by making its table anew, with keys that lead to the old."""
    database = Database(await new_url("sqlite"))
    await migrating.upgrade(database)
    async with database.engine.begin() as connection:
        await fill(connection, await reflected(database))
    filled = await counted(database)
    folder, number = a_folder_with_one_more(tmp_path)
    monkeypatch.setattr(migrating, "FOLDER", folder)
    await migrating.upgrade(database)
    assert await migrating.revisions(database) == (number, number)
    assert await counted(database) == filled
    async with database.engine.connect() as connection:
        keys_hold = (await connection.exec_driver_sql("PRAGMA foreign_keys")).scalar()
    assert keys_hold == 1
    await database.close()


async def test_a_migration_that_leaves_rows_without_their_owner_changes_nothing(new_url):
    database = Database(await new_url("sqlite"))
    await migrating.upgrade(database)
    async with database.engine.begin() as connection:
        await fill(connection, await reflected(database))
    filled = await counted(database)
    with pytest.raises(RuntimeError, match="lead nowhere"):
        async with migrating.rebuilding(database) as connection:
            await connection.exec_driver_sql("DELETE FROM municipality WHERE id = 1")
    assert await counted(database) == filled
    await database.close()


async def test_a_revision_is_written_with_nothing_to_clean_away(tmp_path, monkeypatch):
    folder = tmp_path / "migrations"
    shutil.copytree(migrating.FOLDER, folder)
    monkeypatch.setattr(migrating, "FOLDER", folder)
    newest = max((folder / "versions").glob("*.py"))
    newest.unlink()
    await migrating.write_revision("What the tables have more than the migrations so far make")
    name = f"{REVISIONS[-1]}_what_the_tables_have_more_than_the_migrations_so_far_make.py"
    written = (folder / "versions" / name).read_text()
    assert "#" not in written
    assert written.startswith('"""What the tables have more than')
    assert "def upgrade() -> None:\n    " in written
    assert not any(line.strip() == "" and line for line in written.splitlines())


def test_models_do_not_load_the_dialect_of_postgresql():
    """Where SQLite alone is used it would be 2 MB for nothing: see `models.base.Base`."""
    for stored in Base.metadata.tables.values():
        for part in (*stored.indexes, *stored.constraints):
            named = [name for name in part.dialect_kwargs if not name.startswith("sqlite_")]
            assert not named, f"{stored.name}: {part.name} names {named}"
