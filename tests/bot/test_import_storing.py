"""`python -m bot import FILE --municipality NAME`: stored whole or not at all."""

import asyncio
import json

import pytest
from sqlalchemy import select

from bot.__main__ import main
from models.engine import Database
from models.enums import RoadmapStatus
from models.people import Municipality
from models.roadmaps import Activity, Roadmap
from models.tasks import StoredFile, Task
from tests import plan_documents as documents


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A data folder of the command's own, with a plan beside it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("BOT_TOKEN", raising=False)
    (tmp_path / "план.docx").write_bytes(documents.as_docx())
    return tmp_path


def stored(folder, *columns):
    async def read():
        database = Database(f"sqlite:///{folder / 'data' / 'roadmap.db'}")
        async with database.read() as session:
            rows = [tuple(row) for row in await session.execute(select(*columns))]
        await database.close()
        return rows

    return asyncio.run(read())


def test_a_draft_waits_for_the_curator(folder, capsys):
    assert main(["import", "план.docx", "--municipality", " Новая  Слобода "]) == 0
    printed = capsys.readouterr().out
    assert "Черновик «МСОКО 2026/27» сохранён для территории «Новая Слобода»" in printed
    assert "мероприятий 6, разделов 2" in printed
    assert stored(folder, Municipality.name, Municipality.time_zone) == [
        ("Новая Слобода", "Europe/Moscow")
    ]
    assert stored(folder, Roadmap.status) == [(RoadmapStatus.DRAFT,)]
    assert len(stored(folder, Activity.id)) == 6
    assert stored(folder, Task.id) == []
    ((digest,),) = stored(folder, StoredFile.sha256)
    copies = [path for path in (folder / "data" / "files").rglob("*") if path.is_file()]
    assert [path.name for path in copies] == [digest]


def test_the_municipality_is_added_once(folder, capsys):
    for _ in range(2):
        assert main(["import", "план.docx", "--municipality", "Заречье", "--json"]) == 0
    shown = capsys.readouterr().out
    assert '"municipality": "Заречье"' in shown
    assert json.loads(shown.partition("\n}\n")[0] + "\n}")["roadmap"] == 1
    assert len(stored(folder, Municipality.id)) == 1
    assert len(stored(folder, Roadmap.id)) == 2


def test_the_plans_of_one_file_are_shown_and_stored_together(folder, capsys):
    book = documents.as_xlsx(also=["План по ГИА на 2026-2027 учебный год"])
    (folder / "планы.xlsx").write_bytes(book)
    assert main(["import", "планы.xlsx", "--dry-run", "--json"]) == 0
    titles = [plan["title"] for plan in json.loads(capsys.readouterr().out)]
    assert titles == [documents.TITLE, "План по ГИА на 2026-2027 учебный год"]
    assert main(["import", "планы.xlsx", "--municipality", "Заречье"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert stored(folder, Roadmap.short_title) == [("МСОКО 2026/27",), ("ГИА 2026/27",)]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["план.docx"], "--municipality"),
        (["план.docx", "--municipality", "  "], "--municipality"),
        (["нет.docx", "--municipality", "Заречье"], "Такого файла нет"),
        (["битый.docx", "--municipality", "Заречье"], "повреждён"),
        (["план.docx", "--municipality", "Заречье", "--period", "осень"], "Период"),
    ],
)
def test_bad_input_is_one_sentence_and_stores_nothing(folder, capsys, arguments, reason):
    (folder / "битый.docx").write_bytes(documents.as_docx()[:-400])
    assert main(["import", *arguments]) == 2
    printed = capsys.readouterr()
    assert reason in printed.err
    assert len(printed.err.splitlines()) == 1
    assert printed.out == ""
    assert not (folder / "data").exists()


def test_a_wrong_setting_is_told_of(folder, capsys, monkeypatch):
    monkeypatch.setenv("DEFAULT_TIMEZONE", "Луна")
    assert main(["import", "план.docx", "--municipality", "Заречье"]) == 2
    assert "DEFAULT_TIMEZONE" in capsys.readouterr().err
