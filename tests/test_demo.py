"""The whole path plays by itself: one plan of our own, and a real one where they are at hand."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from bot.config import Settings
from bot.sample import DAY
from bot.sample.seeding import seed
from bot.sample.town import simulated_town
from domain.workflow import Status, is_overdue
from models.tasks import Task
from models.upkeep import Delivery

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[1]


def play(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run `demo --script` in an empty folder, as a user would in the checkout."""
    return subprocess.run(
        [sys.executable, "-m", "bot", "demo", "--script", *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


def test_the_sample_plays_and_leaves_a_picture_and_a_workbook(tmp_path):
    done = play(folder=tmp_path)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
    assert "Вернули" in done.stdout and "Нет подписи" in done.stdout
    picture = (tmp_path / "out" / "summary.png").read_bytes()
    assert picture[:3] == b"\xff\xd8\xff" or picture[:8] == b"\x89PNG\r\n\x1a\n"
    workbook = load_workbook(tmp_path / "out" / "summary.xlsx", read_only=True)
    assert "Сводка" in workbook.sheetnames


@pytest.mark.skipif("PLAY_YEARS" not in os.environ, reason="the same way: `make years`")
def test_a_real_plan_plays(tmp_path, shared):
    plan = sorted((shared / "roadmaps").glob("*.txt"))[1]
    done = play(str(plan), folder=tmp_path)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]


def test_a_run_without_a_token_says_that_its_town_is_temporary_and_where_it_lies(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "run", "--port", "0"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": "", "TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        said = next((line for line in process.stdout if "временный" in line), "")
        (town,) = tmp_path.glob("roadmap-*")
        held = [path.name for path in town.iterdir()]
        process.terminate()
    assert f"в папке {town} и исчезнет" in said
    assert "roadmap.db" in held and not town.exists() and process.returncode == 0


async def test_the_town_of_a_first_run_has_lived_before_it_opens():
    async with simulated_town(Settings(_env_file=None, bot_token=None), day=DAY) as town:
        await seed(town)
        async with town.app.tools.database.read() as session:
            tasks = list(await session.scalars(select(Task)))
            kinds = set(await session.scalars(select(Delivery.kind)))
    count = Counter(task.status for task in tasks)
    assert count[Status.DONE] > 10 and count[Status.SUBMITTED] > 0
    assert any(task.done_late for task in tasks)
    overdue = [task for task in tasks if is_overdue(task.status, task.deadline, DAY)]
    assert 0 < len(overdue) < len(tasks) / 4
    # Nobody was written to about those months: only this morning's messages are owed.
    assert kinds <= {"digest", "office-digest", "weekly-digest", "escalation"}


@pytest.mark.parametrize("content", [b"", b"just a letter\n\nwith words\n"])
def test_what_is_no_plan_gets_one_sentence(tmp_path, content):
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    done = play(str(path), folder=tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_a_file_that_is_not_there(tmp_path):
    done = play("nowhere.docx", folder=tmp_path)
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (2, 1)
