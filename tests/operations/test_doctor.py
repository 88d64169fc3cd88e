"""`doctor`: what is in order, and a sentence with the way out for each thing that is not."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.backups import making
from bot.cli import doctor_command, doctor_telegram
from bot.measuring import Tick
from domain.clock import SystemClock
from models.engine import Database
from models.people import Organisation
from services.core import outbox
from services.core.outbox import Owed
from simulator.server import Simulator
from tests import towns
from tests.conftest import POSTGRES
from tests.operations.bots import TOKEN, settings, started, until_ready


@pytest.fixture
async def doctor(command, data_folder):
    async with Simulator(token=TOKEN) as sim:
        defaults = {"BOT_TOKEN": TOKEN, "BOT_API_URL": sim.url, "DATA_DIR": str(data_folder)}

        async def doctor(**settings: str) -> tuple[int, list[str]]:
            code, out, err = await command("doctor", **defaults | settings)
            assert err == ""
            return code, out.splitlines()

        doctor.sim = sim
        yield doctor


def faults(lines: list[str]) -> list[str]:
    return [line for line in lines if line.startswith("✗")]


async def test_an_installation_in_order(doctor):
    code, lines = await doctor()
    assert (code, faults(lines)) == (0, [])
    said = "\n".join(lines)
    for part in ("Хранилище файлов", "Место на диске", "Часы верны", "Вебхука нет", "копии"):
        assert part in said
    assert "Файлы занимают" in said


async def test_what_is_looked_at_is_not_made(doctor, tmp_path):
    """A wrong DATA_DIR got an empty database, which the next look found in order."""
    folder = tmp_path / "none"
    code, lines = await doctor(DATA_DIR=str(folder), BACKUP_TIME="")
    assert (code, faults(lines)) == (0, [])
    said = "\n".join(lines)
    assert str(folder) in said and "DATABASE_URL и DATA_DIR" in said
    assert not folder.exists()


@pytest.mark.skipif(not POSTGRES, reason="TEST_POSTGRES_URL is not set")
async def test_a_database_that_there_is_not_is_said_in_its_own_words(doctor):
    code, lines = await doctor(DATABASE_URL=f"{POSTGRES}_none")
    (said,) = faults(lines)
    assert code == 1 and "sqlalchemy" not in said and "asyncpg" not in said
    assert said.startswith("✗ База данных не открывается: database ")


async def test_space_for_files_that_runs_out(doctor, data_folder):
    database = Database(f"sqlite:///{data_folder / 'roadmap.db'}")
    town = await towns.build(database, SystemClock())
    await town.school("Школа № 3")
    async with database.write() as session:
        await session.execute(update(Organisation).values(file_bytes=95))
    await database.close()
    code, lines = await doctor(FILE_BYTES_PER_ORGANISATION="100")
    (said,) = faults(lines)
    assert code == 1 and "Школа № 3 (95%)" in said and "FILE_BYTES_PER_ORGANISATION" in said


async def test_a_store_that_cannot_be_written(doctor, data_folder):
    (data_folder / "files").write_text("a file where the folder should be")
    code, lines = await doctor()
    (fault,) = faults(lines)
    assert code == 1 and "FILES_URL" in fault


async def test_a_full_disk_and_a_wrong_clock(doctor, monkeypatch):
    monkeypatch.setattr(doctor_command, "ENOUGH", 1 << 60)
    monkeypatch.setattr(doctor_telegram, "APART", -1)
    code, lines = await doctor()
    assert code == 1 and len(faults(lines)) == 2


async def test_a_webhook_of_somebody_else(doctor):
    doctor.sim.world.webhook.set("http://127.0.0.1:1/foreign", "")
    code, lines = await doctor()
    assert code == 0
    assert any("http://127.0.0.1:1/foreign" in line and "@BotFather" in line for line in lines)


@pytest.mark.parametrize(("age", "code"), [(timedelta(hours=3), 0), (timedelta(days=2), 1)])
async def test_an_old_backup(doctor, data_folder, age, code):
    folder = data_folder / "backups"
    folder.mkdir()
    moment = (SystemClock().now() - age).strftime(making.MOMENT)
    (folder / making.NAME.format(moment=moment)).touch()
    assert (await doctor(BACKUP_TIME="03:30"))[0] == code


async def test_no_backup_at_all(doctor):
    code, lines = await doctor(BACKUP_TIME="03:30")
    assert code == 1 and "BACKUP_DIR" in faults(lines)[0]


async def test_messages_that_do_not_leave(doctor, data_folder):
    database = Database(f"sqlite:///{data_folder / 'roadmap.db'}")
    now = SystemClock().now()
    late = Owed("late", "set-aside", 1, due_at=now - timedelta(minutes=20))
    async with database.write() as session:
        await outbox.owe(session, [late], now)
    await database.close()
    code, lines = await doctor()
    (said,) = faults(lines)
    assert code == 1 and "Сообщения не уходят с " in said


async def test_a_bot_at_work_is_asked_how_it_is(doctor, data_folder, tmp_path):
    own = settings(data_folder, doctor.sim.url)
    asked = {"HEALTH_PORT": str(own.health_port)}
    code, lines = await doctor(**asked)
    assert code == 0 and any("Сейчас бот не отвечает на порту" in line for line in lines)
    async with started(own) as there:
        app = await there
        await until_ready(own)
        code, lines = await doctor(**asked)
        assert code == 0 and "✓ Бот работает и принимает сообщения" in lines
        app.connection.has_rival = True
        hangs = Tick(app.tools.clock.now() - timedelta(hours=1), timedelta(seconds=30))
        app.health._measured.ticks["plan"] = hangs
        code, lines = await doctor(**asked)
    working, ticks = faults(lines)
    assert code == 1 and "another bot polls" in working and ticks.endswith("данные целы.")
    assert "давно не завершается: plan." in ticks
