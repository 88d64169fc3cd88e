"""The process with limits: it may be starved, late, crash or lie; the bot hears a refusal."""

import asyncio
import logging
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from documents.read import read
from documents.read.worker import read_safely, read_safely_blocking, run_limited
from domain.errors import Code, Refusal
from tests.documents.building import jobs, word
from tests.documents.building.word import row, table

MEGABYTE = 1024 * 1024


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan"
    path.write_bytes(word.document(table(*[row("№", "Дело")] * 300)))
    return path


async def test_a_file_is_read_as_in_this_process(plan: Path) -> None:
    assert await read_safely(plan, "план.docx") == read(plan, "план.docx")


def test_the_command_line_waits(plan: Path) -> None:
    assert read_safely_blocking(plan, "план.docx") == read(plan, "план.docx")


async def test_any_function_of_a_module() -> None:
    assert await run_limited(jobs.double, 21) == 42


@pytest.mark.parametrize("job", [jobs.refuse, jobs.refuse_because])
async def test_a_refusal_comes_back_whole(job: Callable[[Code], None]) -> None:
    with pytest.raises(Refusal) as refused:
        await run_limited(job, Code.FILE_SCANNED)
    assert refused.value.code is Code.FILE_SCANNED
    assert refused.value.values == ({"limit": 7} if job is jobs.refuse else {})


@pytest.mark.parametrize(
    ("job", "code"),
    [
        (jobs.swallow_bit_by_bit, Code.FILE_UNSAFE),
        (jobs.spin, Code.FILE_TOO_SLOW),
        (jobs.wait_for_ever, Code.FILE_TOO_SLOW),
        (jobs.crash, Code.FILE_UNSAFE),
        (jobs.leave, Code.FILE_UNSAFE),
    ],
)
async def test_a_process_beyond_its_limits_is_killed(job: Callable[[], None], code: Code) -> None:
    start = time.perf_counter()
    with pytest.raises(Refusal) as refused:
        await run_limited(job, memory=200 * MEGABYTE, seconds=1)
    assert refused.value.code is code
    assert time.perf_counter() - start < 5


async def test_memory_is_what_was_asked_for() -> None:
    assert await run_limited(jobs.swallow, 100, memory=300 * MEGABYTE) == 100 * MEGABYTE
    with pytest.raises(Refusal) as refused:
        await run_limited(jobs.swallow, 400, memory=300 * MEGABYTE)
    assert refused.value.code is Code.FILE_UNSAFE


async def test_an_unforeseen_error_is_a_refusal_and_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR), pytest.raises(Refusal) as refused:
        await run_limited(jobs.stumble)
    assert refused.value.code is Code.FILE_BROKEN
    assert "nobody has foreseen this" in caplog.text


async def test_an_answer_may_not_be_endless() -> None:
    with pytest.raises(Refusal) as refused:
        await run_limited(jobs.answer_at_length, 65)
    assert refused.value.code is Code.FILE_TOO_LONG


async def test_what_libraries_print_does_not_spoil_the_answer() -> None:
    assert await run_limited(jobs.chatter) == "answer"


async def test_only_plain_values_are_believed() -> None:
    with pytest.raises(Exception, match="no plain value"):
        await run_limited(jobs.answer_with_a_path)


async def test_the_process_gets_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "123:secret")
    assert "BOT_TOKEN" not in await run_limited(jobs.environment)


async def test_the_process_imports_no_bot(plan: Path) -> None:
    imported = await run_limited(jobs.read_and_list_modules, plan, "план.docx")
    assert "lxml" in imported
    assert not imported & {"aiogram", "sqlalchemy", "pydantic", "pandas", "bot", "services"}


def test_importing_the_worker_imports_no_reader() -> None:
    script = "import documents.read.worker, sys; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    heavy = {"lxml", "pdfplumber", "python_calamine", "zipfile", "sqlalchemy", "aiogram"}
    assert not heavy & {name.partition(".")[0] for name in run.stdout.split()}


async def test_a_cancelled_reading_kills_its_process() -> None:
    before = _children()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.3):
            await run_limited(jobs.spin)
    assert _children() == before


async def test_others_wait_for_a_place() -> None:
    spans = await asyncio.gather(*(run_limited(jobs.be_busy) for _ in range(5)))
    begins, ends = zip(*spans, strict=True)
    at_once = [sum(begin <= moment < end for begin, end in spans) for moment in begins]
    assert max(at_once) <= 2
    assert max(begins) >= min(ends)


def _children() -> list[str]:
    """The ids of the processes that this one has started and that still live."""
    path = Path("/proc/self/task")
    if not path.is_dir():
        pytest.skip("needs /proc")
    return [child for task in path.iterdir() for child in (task / "children").read_text().split()]
