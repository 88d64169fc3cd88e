"""Databases in pairs and of every revision, and commands that are run in this process."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url

from bot.__main__ import main
from models.engine import Database
from tests.conftest import NO_WAITING, POSTGRES

Command = Callable[..., Awaitable[tuple[int, str, str]]]
NewUrl = Callable[[str], Awaitable[str]]


@pytest.fixture
async def new_url(tmp_path: Path) -> AsyncIterator[NewUrl]:
    """Makes an empty database of a kind, without tables, and returns its URL."""
    made, numbers = [], count(1)

    async def statement(words: str) -> None:
        server = Database(POSTGRES)
        autocommit = server.engine.execution_options(isolation_level="AUTOCOMMIT")
        async with autocommit.connect() as connection:
            await connection.execute(text(words))
        await server.close()

    async def make(kind: str) -> str:
        name = f"roadmap_pair_{os.getpid()}_{next(numbers)}"
        if kind == "sqlite":
            return f"sqlite:///{tmp_path / name}.db"
        if not POSTGRES:
            pytest.skip("TEST_POSTGRES_URL is not set")
        await statement(f'CREATE DATABASE "{name}"')
        await statement(f'ALTER DATABASE "{name}" {NO_WAITING}')
        made.append(name)
        return make_url(POSTGRES).set(database=name).render_as_string(hide_password=False)

    yield make
    for name in made:
        await statement(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """Runs a command with settings and returns its exit code, output and complaints."""
    monkeypatch.chdir(tmp_path)

    async def run(*arguments: str, **settings: str) -> tuple[int, str, str]:
        with monkeypatch.context() as patch:
            for name, value in settings.items():
                patch.setenv(name, value)
            code = await asyncio.to_thread(main, list(arguments))
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def data_folder(tmp_path: Path, migrated_sqlite: Path) -> Path:
    """A data folder with a migrated database: migrating costs more than copying."""
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(migrated_sqlite, folder / "roadmap.db")
    return folder
