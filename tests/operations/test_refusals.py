"""`run` with settings that cannot work: one sentence, what to do, exit code 2; 1 for «gone»."""

import asyncio
import socket
import sqlite3
from errno import EACCES, EDQUOT, ENOSPC

import pytest
from sqlalchemy.exc import OperationalError

from bot.__main__ import main
from bot.cli import first_link
from bot.cli.console import Stop
from bot.cli.faults import in_words
from bot.config import Settings
from bot.ui.links import INVITE_PREFIX
from bot.ui.texts import texts
from simulator.clock import SimulatedClock
from simulator.server import Simulator
from tests.bot.conftest import MORNING
from tests.conftest import POSTGRES
from tests.operations.bots import TOKEN, free_port, settings, started


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Runs `bot run` here, where it must not come to serve."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOT_API_URL", f"http://127.0.0.1:{free_port()}")

    def run(*arguments: str, **values: str) -> tuple[int, str, str]:
        for name, value in values.items():
            monkeypatch.setenv(name, value)
        code = main(["run", *arguments])
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
def test_a_place_that_cannot_be_used(run, name, value, code):
    got, out, err = run(BOT_TOKEN=TOKEN, **{name: value})
    assert (got, out, err.count("\n")) == (code, "", 1), err


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
