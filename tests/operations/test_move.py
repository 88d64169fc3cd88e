"""`move`: from SQLite to PostgreSQL and back, or not at all."""

import pytest
from sqlalchemy import text

from bot.single_process import single_process
from models import migrating
from models.engine import Database
from services.core.object_store import FileStore
from tests.operations import kept


def settings(tmp_path, url: str) -> dict[str, str]:
    return {"DATA_DIR": str(tmp_path / "data"), "DATABASE_URL": url}


@pytest.fixture
def seed(tmp_path, clock):
    async def seed(url: str) -> str:
        await kept.seed(url, FileStore((tmp_path / "store").as_uri()), clock)
        return url

    return seed


async def test_there_and_back_again(command, new_url, seed, tmp_path):
    first, between, last = [await new_url(kind) for kind in ("sqlite", "postgresql", "sqlite")]
    before = await kept.contents(await seed(first))
    for source, target in ((first, between), (between, last)):
        code, out, err = await command("move", "--to", target, **settings(tmp_path, source))
        assert (code, err) == (0, "")
        assert "stored_file" in out and "Перенесено" in out
        assert await kept.contents(target) == before
        assert await kept.contents(source) == before


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_a_target_with_data_stays_as_it_is(command, new_url, seed, tmp_path, kind):
    source, target = await seed(await new_url("sqlite")), await seed(await new_url(kind))
    before = await kept.contents(target)
    code, out, err = await command("move", "--to", target, **settings(tmp_path, source))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("База в --to не пуста.")
    assert await kept.contents(target) == before


async def test_a_bot_at_work_on_sqlite_is_in_the_way(command, new_url, seed, tmp_path):
    source, target = await seed(await new_url("sqlite")), await new_url("sqlite")
    with single_process(Database(source)):
        code, _, err = await command("move", "--to", target, **settings(tmp_path, source))
    assert code == 2 and err.startswith("Бот с этой базой уже запущен")


async def test_a_bot_at_work_on_postgresql_is_in_the_way(command, new_url, seed, tmp_path):
    source, target = await seed(await new_url("postgresql")), await new_url("sqlite")
    at_work = Database(source)
    async with at_work.read() as session:
        await session.execute(text("SELECT 1"))
        code, _, err = await command("move", "--to", target, **settings(tmp_path, source))
    await at_work.close()
    assert code == 2 and err.startswith("С базой работает бот (соединений: 1).")


async def test_what_the_other_database_cannot_hold_moves_nothing(command, new_url, seed, tmp_path):
    source, target = await seed(await new_url("sqlite")), await new_url("postgresql")
    database = Database(source)
    async with database.write() as session:
        await session.execute(text("UPDATE person SET name = 'a' || char(0) || 'b'"))
    await database.close()
    code, out, err = await command("move", "--to", target, **settings(tmp_path, source))
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert not any((await kept.contents(target)).values())


@pytest.mark.parametrize(
    ("to", "code"),
    [
        ("mysql://host/base", 2),
        ("words", 2),
        ("sqlite:////proc/none/x.db", 2),
        ("postgresql://postgres@127.0.0.1:1/x", 1),
    ],
)
async def test_a_target_that_cannot_be_used_is_a_sentence(
    command, new_url, seed, tmp_path, to, code
):
    source = await seed(await new_url("sqlite"))
    got, out, err = await command("move", "--to", to, **settings(tmp_path, source))
    assert (got, out, err.count("\n")) == (code, "", 1)


async def test_an_absent_source_is_a_sentence_and_stays_absent(command, new_url, tmp_path):
    source = tmp_path / "none.db"
    target = await new_url("sqlite")
    code, _, err = await command(
        "move", "--to", target, **settings(tmp_path, f"sqlite:///{source}")
    )
    assert code == 2 and err.startswith("Переносить нечего")
    assert not list(tmp_path.glob("none*"))


async def test_an_empty_source_is_a_sentence(command, new_url, tmp_path):
    source, target = await new_url("sqlite"), await new_url("sqlite")
    database = Database(source)
    await migrating.upgrade(database)
    await database.close()
    code, _, err = await command("move", "--to", target, **settings(tmp_path, source))
    assert code == 2 and err.startswith("Переносить нечего")
