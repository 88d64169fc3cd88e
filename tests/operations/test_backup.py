"""`backup` and `restore`: what was there is there again, and nothing is written over."""

import asyncio
import gzip
import hashlib
import shutil

import pytest
from sqlalchemy import select

from bot.backups import archive, making
from models import copying
from models.engine import Database
from models.people import Organisation
from models.roadmaps import Party
from services.core.object_store import FileStore
from tests.operations import kept

KINDS = ["sqlite", "postgresql"]
WAYS = [(one, other) for one in KINDS for other in KINDS]


@pytest.fixture
def store(tmp_path) -> FileStore:
    return FileStore((tmp_path / "store").as_uri())


@pytest.fixture
def settings(tmp_path):
    """Makes the settings of an installation with a database."""

    def make(url: str, store: str = "store") -> dict[str, str]:
        return {
            "DATA_DIR": str(tmp_path / "data"),
            "DATABASE_URL": url,
            "FILES_URL": (tmp_path / store).as_uri(),
            "BACKUP_DIR": str(tmp_path / "backups"),
        }

    return make


def backups(tmp_path) -> list:
    return making.listed(tmp_path / "backups")


@pytest.mark.parametrize(("kind", "other"), WAYS, ids=["-".join(way) for way in WAYS])
async def test_what_was_there_is_there_again(
    command, new_url, settings, store, clock, tmp_path, kind, other
):
    source, target = await new_url(kind), await new_url(other)
    await kept.seed(source, store, clock)
    code, out, err = await command("backup", **settings(source))
    assert (code, err) == (0, "")
    (made,) = backups(tmp_path)
    assert str(made) in out and made.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in made.parent.iterdir()] == [made.name]
    code, _, err = await command("restore", str(made), **settings(target, "another"))
    assert (code, err) == (0, "")
    assert await kept.contents(target) == await kept.contents(source)
    written = [tmp_path / "data", *(tmp_path / "another").rglob("*")]
    assert not [path for path in written if path.stat().st_mode & 0o077]
    another = FileStore((tmp_path / "another").as_uri())
    for data in kept.FILES.values():
        assert await another.get(hashlib.sha256(data).hexdigest()) == data


@pytest.mark.parametrize("kind", KINDS)
async def test_a_backup_is_of_one_moment_while_a_writer_writes(
    command, new_url, settings, store, clock, tmp_path, kind
):
    source, target = await new_url(kind), await new_url("sqlite")
    await kept.seed(source, store, clock)
    database, warm, stop, written = Database(source), asyncio.Event(), asyncio.Event(), 0

    async def write() -> None:
        nonlocal written
        while not stop.is_set():
            async with database.write() as session:
                name = f"Пара {written}"
                session.add(Organisation(municipality_id=1, name=name, kind="school"))
                await session.flush()
                session.add(Party(municipality_id=1, name=name, key=name, is_person=False))
            written += 1
            if written == 20:
                warm.set()

    async with asyncio.TaskGroup() as group:
        group.create_task(write())
        await warm.wait()
        before = written
        code, _, err = await command("backup", **settings(source))
        during = written - before
        stop.set()
    await database.close()
    assert (code, err) == (0, "")
    assert during > 0
    await command("restore", str(backups(tmp_path)[0]), **settings(target))
    restored = Database(target)
    async with restored.read() as session:
        pairs = [
            set(await session.scalars(select(table.name).where(table.name.like("Пара %"))))
            for table in (Organisation, Party)
        ]
    await restored.close()
    assert pairs[0] == pairs[1]
    assert before <= len(pairs[0]) <= written


async def test_where_there_is_no_database_nothing_is_made(command, settings, tmp_path):
    """Empty folders stood beside it afterwards, and a database without tables."""
    before = set(tmp_path.iterdir())
    code, out, err = await command("backup", **settings(f"sqlite:///{tmp_path / 'none.db'}"))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("Копировать нечего")
    assert set(tmp_path.iterdir()) == before


async def test_a_place_that_is_not_empty_stays_as_it_is(
    command, new_url, settings, store, clock, tmp_path
):
    source, target = await new_url("sqlite"), await new_url("sqlite")
    await kept.seed(source, store, clock)
    await command("backup", **settings(source))
    await kept.seed(target, store, clock)
    before = await kept.contents(target)
    code, out, err = await command("restore", str(backups(tmp_path)[0]), **settings(target))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("Здесь уже есть данные.")
    assert await kept.contents(target) == before


async def test_an_encrypted_backup_opens_with_its_key_only(
    command, new_url, settings, store, clock, tmp_path
):
    source, target = await new_url("sqlite"), await new_url("sqlite")
    await kept.seed(source, store, clock)
    keys = []
    for name in ("right", "wrong"):
        code, out, _ = await command("backup", "--new-key", str(tmp_path / name))
        assert code == 0 and (tmp_path / name).stat().st_mode & 0o777 == 0o600
        keys.append(out.rpartition("=")[2].strip())
    code, _, err = await command("backup", "--new-key", str(tmp_path / "right"))
    assert code == 2 and err.count("\n") == 1
    await command("backup", **settings(source), BACKUP_KEY=keys[0])
    (made,) = backups(tmp_path)
    assert made.suffix == ".age" and "Ёлочка".encode() not in made.read_bytes()
    for key in ([], ["--key", str(tmp_path / "wrong")], ["--key", str(made)]):
        code, _, err = await command("restore", str(made), *key, **settings(target))
        assert code == 2 and err.count("\n") == 1, key
    code, _, err = await command(
        "restore", str(made), "--key", str(tmp_path / "right"), **settings(target)
    )
    assert (code, err) == (0, "")
    assert await kept.contents(target) == await kept.contents(source)


@pytest.mark.parametrize("share", [0, 0.001, 0.3, 0.7, 0.999])
@pytest.mark.parametrize("harm", ["cut", "changed"])
async def test_a_damaged_backup_is_refused_and_nothing_is_restored(
    command, new_url, settings, store, clock, tmp_path, share, harm
):
    source, target = await new_url("sqlite"), await new_url("sqlite")
    await kept.seed(source, store, clock)
    await command("backup", **settings(source))
    (made,) = backups(tmp_path)
    data = bytearray(made.read_bytes())
    place = int(len(data) * share)
    if harm == "cut":
        del data[place:]
    else:
        data[place] ^= 0x55
    made.write_bytes(data)
    code, out, err = await command("restore", str(made), **settings(target))
    if code == 0:
        # The few bytes of a gzip head that mean nothing: a time, a name.
        assert await kept.contents(target) == await kept.contents(source)
        return
    assert (code, out, err.count("\n")) == (2, "", 1)
    database = Database(target)
    assert await copying.is_empty(database)
    await database.close()


async def test_a_file_that_the_store_has_lost_is_named(
    command, new_url, settings, store, clock, tmp_path
):
    source, target = await new_url("sqlite"), await new_url("sqlite")
    await kept.seed(source, store, clock)
    digests = [hashlib.sha256(data).hexdigest() for data in kept.FILES.values()]
    (tmp_path / "store" / digests[0][:2] / digests[0]).unlink()
    (tmp_path / "store" / digests[1][:2] / digests[1]).write_bytes(b"other bytes")
    code, out, _ = await command("backup", **settings(source))
    assert code == 1 and all(digest in out for digest in digests)
    code, _, err = await command("restore", str(backups(tmp_path)[0]), **settings(target))
    assert (code, err) == (0, "")


async def test_a_newer_backup_is_left_to_a_newer_bot(
    command, new_url, settings, store, clock, tmp_path
):
    source, target = await new_url("sqlite"), await new_url("sqlite")
    await kept.seed(source, store, clock)
    database = Database(source)
    async with database.engine.begin() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    await database.close()
    await command("backup", **settings(source))
    code, _, err = await command("restore", str(backups(tmp_path)[0]), **settings(target))
    assert code == 2 and "новой версией" in err and err.count("\n") == 1


@pytest.mark.parametrize("name", ["../../evil", "/evil", "files/../../evil", "files/short"])
async def test_an_archive_with_foreign_names_is_no_backup(
    command, new_url, settings, store, clock, tmp_path, name
):
    source, target = await new_url("sqlite"), await new_url("sqlite")
    await kept.seed(source, store, clock)
    tables = tmp_path / "tables.db"
    shutil.copy(source.removeprefix("sqlite:///"), tables)
    forged = tmp_path / "forged.tar.gz"
    digest = hashlib.sha256(b"evil").hexdigest()
    archive.write(forged, tables, [digest], lambda _: iter([b"evil"]), clock.now().isoformat())
    data = gzip.decompress(forged.read_bytes())
    old, new = (text.encode().ljust(100, b"\0") for text in (f"files/{digest}", name))
    head = data.index(old)
    block = bytearray(data[head : head + 512].replace(old, new))
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    forged.write_bytes(gzip.compress(data[:head] + bytes(block) + data[head + 512 :]))
    code, out, err = await command("restore", str(forged), **settings(target))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert not list(tmp_path.rglob("evil*"))


async def test_nothing_to_back_up_is_a_sentence(command, settings, tmp_path):
    url = f"sqlite:///{tmp_path / 'none.db'}"
    code, out, err = await command("backup", **settings(url))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert not (tmp_path / "none.db").exists()
