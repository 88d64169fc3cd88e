"""`run` with settings that cannot work: one sentence, what to do, exit code 2; 1 for «gone»."""

import asyncio
import socket
import sqlite3
from contextlib import closing
from errno import EACCES, EDQUOT, ENOSPC
from types import SimpleNamespace

import pytest
from sqlalchemy.exc import OperationalError

from bot.__main__ import main
from bot.cli import first_link
from bot.cli.console import Stop
from bot.cli.faults import in_words
from bot.config import Settings
from bot.ui.links import INVITE_PREFIX
from bot.ui.texts import texts
from scheduler.leadership import Leadership
from services.people import invites
from simulator.clock import SimulatedClock
from simulator.server import Simulator
from tests.bot.conftest import MORNING
from tests.conftest import POSTGRES
from tests.operations.bots import TOKEN, free_port, settings, started


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Runs `bot run`, or what `command` says, here, where it must not come to serve."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOT_API_URL", f"http://127.0.0.1:{free_port()}")

    def run(*arguments: str, command=("run",), **values: str) -> tuple[int, str, str]:
        for name, value in values.items():
            monkeypatch.setenv(name, value)
        code = main([*command, *arguments])
        return code, *capsys.readouterr()

    return run


@pytest.mark.parametrize("port", ["-1", "65536", "999999"])
def test_a_port_that_there_is_not(run, port):
    code, out, err = run("--port", port)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"Порта {port} не бывает.")


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("FILES_URL", "words", 2),
        ("FILES_URL", "ftp://host/x", 2),
        ("FILES_URL", "s3://", 2),
        ("FILES_URL", "file:///proc/none/x", 2),
        ("DATABASE_URL", "sqlite:////proc/none/x.db", 2),
        ("DATABASE_URL", "postgresql://postgres@127.0.0.1:1/x", 1),
        ("DATA_DIR", "/proc/none", 2),
    ],
)
@pytest.mark.parametrize("command", ["run", "import"])
def test_a_place_that_cannot_be_used(run, tmp_path, command, name, value, code):
    plan = tmp_path / "план.csv"
    plan.write_text("№;Мероприятие;Срок;Ответственный\n1;Собрать отчёты школ;Март 2027;ОО\n")
    rest = ["import", str(plan), "--municipality", "Заречье", "--period", "2027-01-01..2027-12-31"]
    got, out, err = run(
        command=rest if command == "import" else ["run"], BOT_TOKEN=TOKEN, **{name: value}
    )
    assert (got, out, err.count("\n")) == (code, "", 1), err


def test_tables_of_a_newer_version(run, data_folder):
    """Older code ended with a traceback and 1: it was started again for ever."""
    with closing(sqlite3.connect(data_folder / "roadmap.db")) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    values = {"BOT_TOKEN": TOKEN, "DATA_DIR": str(data_folder)}
    code, out, err = run(**values)
    assert (code, out, err.count("\n")) == (2, "", 1) and "версии 9999" in err
    code, out, err = run(command=("doctor",), **values)
    assert code == 1 and "✗ Таблицы версии 9999" in out and err == ""


@pytest.mark.parametrize("name", Settings.model_fields)
def test_of_every_setting_it_can_be_said_what_it_wants(name):
    assert texts("ru").has(f"setting-{name.replace('_', '-')}")


@pytest.mark.parametrize("name", ["FILE_RETENTION_DAYS", "FLOOD_PER_SECOND"])
def test_a_setting_that_there_is_is_not_called_unknown(run, name):
    code, out, err = run(BOT_TOKEN=TOKEN, **{name: "-1"})
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"Настройка {name} задана неверно. Нужно: "), err


def test_settings_in_another_encoding(run, tmp_path):
    (tmp_path / ".env").write_bytes("# Токен\nBOT_TOKEN=\n".encode("cp1251"))
    code, out, err = run()
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "UTF-8" in err


@pytest.mark.skipif(not POSTGRES, reason="TEST_POSTGRES_URL is not set")
def test_a_database_that_there_is_not(run):
    code, out, err = run(BOT_TOKEN=TOKEN, DATABASE_URL=f"{POSTGRES}_none")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "Создайте базу" in err


def test_a_port_that_is_taken(run):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        code, out, err = run(BOT_TOKEN=TOKEN, HEALTH_PORT=port)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert port in err and "HEALTH_PORT" in err


def of_sqlite(name):
    error = sqlite3.OperationalError(name)
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize("wrapped", [False, True])
@pytest.mark.parametrize(
    ("error", "code"),
    [
        (of_sqlite("SQLITE_FULL"), 1),
        (of_sqlite("SQLITE_BUSY"), 1),
        (of_sqlite("SQLITE_IOERR_WRITE"), 1),
        (of_sqlite("SQLITE_CANTOPEN"), 2),
        (of_sqlite("SQLITE_NOTADB"), 2),
        (OSError(ENOSPC, "No space left on device", "/data/x"), 1),
        (OSError(EDQUOT, "Disk quota exceeded", "/data/x"), 1),
        (PermissionError(EACCES, "Permission denied", "/data/x"), 2),
    ],
)
def test_a_disk_that_is_full_is_no_wrong_setting(tmp_path, error, code, wrapped):
    """With 2 systemd would not start the bot again when there is room."""
    if wrapped and isinstance(error, sqlite3.Error):
        error = OperationalError("INSERT", {}, error)
    with pytest.raises(Stop) as stop, in_words(settings(tmp_path, "http://x")):
        raise error
    assert stop.value.code == code and "\n" not in str(stop.value)


@pytest.mark.parametrize("host", ["300.1.1.1", "8.8.8.8", "no-such-host.invalid"])
def test_an_address_that_is_none_of_this_machine(run, host):
    """A name that nobody knows was called a database that does not answer, with exit code 1."""
    code, out, err = run(BOT_TOKEN=TOKEN, HEALTH_PORT=str(free_port()), LISTEN_HOST=host)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "LISTEN_HOST" in err and host in err


async def test_the_first_link_is_on_the_terminal_or_in_a_file_of_the_owner(
    data_folder, capsys, monkeypatch, caplog
):
    caplog.set_level("DEBUG")
    async with (
        Simulator(clock=SimulatedClock(MORNING), token=TOKEN) as sim,
        started(settings(data_folder, sim.url)) as there,
    ):
        app = await asyncio.wait_for(there, 60)
        path = data_folder / first_link.NAME
        await first_link.show_way_in(app)
        said = capsys.readouterr().out
        assert INVITE_PREFIX not in said and str(path) in said
        assert path.stat().st_mode & 0o777 == 0o600
        written = path.read_text()
        monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
        await first_link.show_way_in(app)
        said = capsys.readouterr().out
        assert INVITE_PREFIX in said and not path.exists()
        anna = sim.person("Анна")
        token = said.partition("?start=")[2].split()[0]
        await anna.start(written.partition("?start=")[2].strip())
        await anna.expect("Приглашение не действует")
        await anna.start(token)
        await anna.expect("администратор")
        await first_link.show_way_in(app)
        assert capsys.readouterr().out == ""
    logged = "\n".join(record.getMessage() for record in caplog.records if "bot" in record.name)
    assert token not in logged


async def test_of_several_replicas_the_one_that_leads_shows_the_first_link(
    database, clock, tmp_path, capsys
):
    """Each made one, which ended that of the one before: a link that was read did not work."""
    if database.is_sqlite:
        pytest.skip("SQLite has one process")
    shared, path = settings(tmp_path, "http://x"), tmp_path / first_link.NAME
    tools = SimpleNamespace(database=database, clock=clock, username="bot")
    replicas = [
        SimpleNamespace(settings=shared, tools=tools, leadership=Leadership(database, clock))
        for _ in range(2)
    ]
    await first_link.show_way_in(replicas[0])
    link = path.read_text()
    assert str(path) in capsys.readouterr().out
    await first_link.show_way_in(replicas[1])
    assert "показывает та реплика, которая ведёт" in capsys.readouterr().out
    assert path.read_text() == link
    async with database.write() as session:
        token = link.strip().partition(INVITE_PREFIX)[2]
        joined = await invites.follow(session, token, 1, "Анна", clock.now())
    assert joined.municipality is None
    await first_link.show_way_in(replicas[1])
    assert capsys.readouterr().out == ""
