"""`python -m bot invite` against a Bot API server that answers, and one that does not."""

import asyncio
import os
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.__main__ import main
from models.engine import Database
from models.people import Invite, Municipality
from services.core import municipalities
from simulator.server import Simulator

ROOT = Path(__file__).resolve().parents[2]


def environment(folder: Path, url: str) -> dict[str, str]:
    return {"BOT_TOKEN": "42:simulator", "BOT_API_URL": url, "DATA_DIR": str(folder)}


async def run(folder: Path, url: str, *arguments: str) -> tuple[int, str, str]:
    """Run the command in an empty folder: exit code, what was printed, what was complained of."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "invite",
        *arguments,
        cwd=folder,
        env={
            "PYTHONPATH": str(ROOT),
            "PATH": os.environ.get("PATH", ""),
            **environment(folder, url),
        },
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await process.communicate()
    return process.returncode or 0, out.decode(), err.decode()


async def test_an_invite_from_the_shell_lets_a_person_in(town):
    """The link that the command prints works in the chat of the bot that is running."""
    folder = town.app.settings.data_dir
    picture = folder / "code.png"
    async with town.app.tools.database.read() as session:
        municipality = await session.scalar(select(Municipality.name))
    code, out, err = await run(
        folder, town.sim.url, "--municipality", municipality, "--qr", str(picture)
    )
    assert (code, err) == (0, "")
    assert picture.read_bytes()[:4] == b"\x89PNG"
    galina = town.sim.person("Галина")
    await galina.start(out.strip().partition("?start=")[2])
    await galina.expect("куратор")


@pytest.fixture
def run_here(monkeypatch, capsys):
    """The same in this process: starting another takes longer than all the rest."""

    async def run_here(folder: Path, url: str, *arguments: str) -> tuple[int, str, str]:
        monkeypatch.chdir(folder)
        for name, value in environment(folder, url).items():
            monkeypatch.setenv(name, value)
        code = await asyncio.to_thread(main, ["invite", *arguments])
        return code, *capsys.readouterr()

    return run_here


async def test_a_wrong_name_is_one_sentence(town, run_here):
    folder = town.app.settings.data_dir
    code, out, err = await run_here(folder, town.sim.url, "--municipality", "Нигде")
    assert (code, out, err.count("\n")) == (2, "", 1)


async def test_a_server_that_is_silent_is_one_sentence_and_makes_no_invite(data_folder, run_here):
    async with Simulator() as gone:
        url = gone.url
    database = Database(f"sqlite:///{data_folder / 'roadmap.db'}")
    async with database.write() as session:
        await municipalities.create(session, "Заречье", "Europe/Moscow", "ru", gone.clock.now())
    code, out, err = await run_here(data_folder, url, "--municipality", "Заречье")
    assert (code, out, err.count("\n")) == (1, "", 1)
    async with database.read() as session:
        assert list(await session.scalars(select(Invite))) == []
    await database.close()


@pytest.mark.parametrize(
    ("address", "code"),
    [("sqlite:////proc/none/x.db", 2), ("postgresql://postgres@127.0.0.1:1/x", 1)],
)
async def test_a_database_that_cannot_be_used_is_one_sentence(
    data_folder, run_here, monkeypatch, address, code
):
    monkeypatch.setenv("DATABASE_URL", address)
    async with Simulator() as sim:
        got, out, err = await run_here(data_folder, sim.url, "--municipality", "Заречье")
    assert (got, out, err.count("\n")) == (code, "", 1), err


async def test_a_picture_that_cannot_be_written_is_one_sentence_below_the_link(town, run_here):
    folder = town.app.settings.data_dir
    async with town.app.tools.database.read() as session:
        municipality = await session.scalar(select(Municipality.name))
    code, out, err = await run_here(
        folder, town.sim.url, "--municipality", municipality, "--qr", str(folder / "none" / "x.png")
    )
    assert (code, out.count("?start="), err.count("\n")) == (2, 1, 1), err
