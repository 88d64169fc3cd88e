"""Reading in the sandbox: what comes back is a grid, or a refusal that people can act on."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from documents.read import read
from documents.read.worker import LIMITS, read_limited, read_safely, read_safely_blocking
from domain.errors import Code, Refusal
from tests.documents.building import hostile, jobs, word
from tests.documents.building.word import row, table

TIGHT = replace(LIMITS, memory=300 * 1024**2, seconds=5)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan"
    path.write_bytes(word.document(table(*[row("№", "Дело")] * 300)))
    return path


async def test_a_file_is_read_as_in_this_process(plan: Path) -> None:
    assert await read_safely(plan, "план.docx") == read(plan, "план.docx")


def test_the_command_line_waits(plan: Path) -> None:
    assert read_safely_blocking(plan, "план.docx") == read(plan, "план.docx")


@pytest.mark.parametrize(
    ("job", "code"),
    [
        (jobs.swallow_bit_by_bit, Code.FILE_UNSAFE),
        (jobs.spin, Code.FILE_TOO_SLOW),
        (jobs.crash, Code.FILE_UNSAFE),
        (jobs.stumble, Code.FILE_BROKEN),
        (jobs.answer_with_a_path, Code.FILE_UNSAFE),
        (hostile.fork_bomb, Code.FILE_UNSAFE),
        (hostile.open_a_socket, Code.FILE_UNSAFE),
    ],
)
async def test_what_ends_the_process_is_a_refusal(job: Callable[[], object], code: Code) -> None:
    with pytest.raises(Refusal) as refused:
        await read_limited(job, limits=TIGHT)
    assert refused.value.code is code


async def test_an_answer_may_not_be_endless() -> None:
    with pytest.raises(Refusal) as refused:
        await read_limited(jobs.answer_at_length, 65)
    assert refused.value.code is Code.FILE_TOO_LONG


async def test_the_process_imports_no_bot(plan: Path) -> None:
    imported = await read_limited(jobs.read_and_list_modules, plan, "план.docx")
    assert "lxml" in imported
    assert not imported & {"aiogram", "sqlalchemy", "pydantic", "pandas", "bot", "services"}
