"""The process with limits: it may be starved, late, crash, lie or attack; it is ended and told."""

import asyncio
import logging
import os
import pickle
import select
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from documents.sandbox.answer import decode_answer
from documents.sandbox.errors import (
    AnswerTooLong,
    Crashed,
    Failed,
    Forbidden,
    MemoryLimit,
    SandboxError,
    TimeLimit,
)
from documents.sandbox.limits import SandboxLimits
from documents.sandbox.process import run_limited
from domain.errors import Code, Refusal
from tests.documents.building import hostile, jobs

MEGABYTE = 1024 * 1024
LIMITS = SandboxLimits(kind="test", memory=1024 * MEGABYTE, seconds=60, at_once=2)
TIGHT = replace(LIMITS, memory=200 * MEGABYTE, seconds=1)
LONGEST = LIMITS.seconds / 2
"""Seconds, by the clock, that nothing takes that is ended by a limit or the filter."""
WRITER = replace(LIMITS, kind="writer", file_bytes=MEGABYTE, network=True)


async def test_any_function_of_a_module() -> None:
    assert await run_limited(jobs.double, 21, limits=LIMITS) == 42


@pytest.mark.parametrize("job", [jobs.refuse, jobs.refuse_because])
async def test_a_refusal_comes_back_whole(job: Callable[[Code], None]) -> None:
    with pytest.raises(Refusal) as refused:
        await run_limited(job, Code.FILE_SCANNED, limits=LIMITS)
    assert refused.value.code is Code.FILE_SCANNED
    assert refused.value.values == ({"limit": 7} if job is jobs.refuse else {})


@pytest.mark.parametrize(
    ("job", "limits", "error"),
    [
        (jobs.spin, TIGHT, TimeLimit),
        (jobs.wait_for_ever, TIGHT, TimeLimit),
        # They end by themselves: a busy machine may take a second to start them.
        (jobs.crash, LIMITS, Crashed),
        (jobs.leave, LIMITS, Crashed),
    ],
)
async def test_a_process_beyond_its_limits_is_killed(
    job: Callable[[], None], limits: SandboxLimits, error: type[SandboxError]
) -> None:
    async with asyncio.timeout(LONGEST):
        with pytest.raises(error):
            await run_limited(job, limits=limits)


async def test_memory_is_what_was_asked_for() -> None:
    limits = replace(LIMITS, memory=300 * MEGABYTE)
    assert await run_limited(jobs.swallow, 100, limits=limits) == 100 * MEGABYTE
    with pytest.raises(MemoryLimit):
        await run_limited(jobs.swallow, 400, limits=limits)
    with pytest.raises(MemoryLimit):
        await run_limited(jobs.swallow_bit_by_bit, limits=limits)


async def test_an_unforeseen_error_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """With its place, and without its message: that may be a cell of somebody's file."""
    with caplog.at_level(logging.ERROR), pytest.raises(Failed):
        await run_limited(jobs.stumble, "Орлова Анна", limits=LIMITS)
    assert "in stumble" in caplog.text and caplog.text.rstrip().endswith("KeyError")
    assert "Орлова" not in caplog.text


async def test_an_answer_may_not_be_endless() -> None:
    with pytest.raises(AnswerTooLong):
        await run_limited(jobs.answer_at_length, 65, limits=LIMITS)


async def test_what_libraries_print_does_not_spoil_the_answer() -> None:
    assert await run_limited(jobs.chatter, limits=LIMITS) == "answer"


@pytest.mark.parametrize("job", [jobs.answer_with_a_path, hostile.answer_with_code])
async def test_only_plain_values_are_believed(job: Callable[[], object]) -> None:
    with pytest.raises(Crashed, match="no plain value"):
        await run_limited(job, limits=LIMITS)


@pytest.mark.parametrize(
    "pickled",
    [
        b"cposix\nsystem\n.",
        b"cdomain.planning.terms\nlru_cache\n.",
        b"cdomain.errors\nCode.FILE_EMPTY\n.",
    ],
)
def test_no_foreign_name_is_reached(pickled: bytes) -> None:
    with pytest.raises(pickle.UnpicklingError, match="no plain value"):
        decode_answer(pickled)


async def test_the_process_gets_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "123:secret")
    assert "BOT_TOKEN" not in await run_limited(jobs.environment, limits=LIMITS)


def test_importing_the_sandbox_imports_nothing_heavy() -> None:
    script = "import documents.read.worker, documents.write.worker, sys; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    heavy = {"lxml", "pdfplumber", "python_calamine", "zipfile", "sqlalchemy", "aiogram"}
    assert not heavy & {name.partition(".")[0] for name in run.stdout.split()}


async def test_cancelled_work_is_killed() -> None:
    before = _children()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.3):
            await run_limited(jobs.spin, limits=LIMITS)
    assert _children() == before


@pytest.mark.skipif(sys.platform != "linux", reason="the filter of system calls is Linux's")
class TestAttacks:
    """What a reader that has been taken over by its file would try."""

    @pytest.mark.parametrize(
        "attack",
        [
            hostile.fork_bomb,
            hostile.start_a_program,
            hostile.become_a_program,
            hostile.open_a_socket,
            hostile.open_a_local_socket,
        ],
    )
    async def test_processes_and_sockets_end_it(self, attack: Callable[[], None]) -> None:
        async with asyncio.timeout(LONGEST):
            with pytest.raises(Forbidden):
                await run_limited(attack, limits=LIMITS)

    async def test_it_changes_no_file(self, tmp_path: Path) -> None:
        kept = tmp_path / "kept"
        kept.write_text("kept")
        tried = await run_limited(hostile.change_files, tmp_path, limits=LIMITS)
        assert tried
        assert [name for name, done in tried.items() if done] == []
        assert _names(tmp_path) == ["kept"]
        assert kept.read_text() == "kept"

    async def test_it_signals_nobody_else(self) -> None:
        assert await run_limited(hostile.signal, os.getpid(), limits=LIMITS) == "EPERM"

    async def test_it_reaches_no_other_process_and_leaves_nothing_in_the_kernel(self) -> None:
        """Limits, priorities and the signals of pipes hurt like signals; queues outlive who made
        them."""
        victim = await asyncio.create_subprocess_exec("sleep", "60")
        try:
            tried = await run_limited(hostile.reach_for, victim.pid, limits=LIMITS)
            assert [name for name, done in tried.items() if done] == []
            assert victim.returncode is None
        finally:
            victim.kill()
            await victim.wait()

    async def test_threads_are_allowed(self) -> None:
        assert await run_limited(hostile.use_a_thread, limits=LIMITS) == 42

    async def test_a_writer_writes_so_much_and_no_more(self, tmp_path: Path) -> None:
        written = await run_limited(hostile.write, tmp_path / "big", 100, limits=WRITER)
        assert written == MEGABYTE

    async def test_a_writer_has_the_network_but_no_processes(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
            assert await run_limited(hostile.connect, port, limits=WRITER) == "connected"
        with pytest.raises(Forbidden):
            await run_limited(hostile.fork_bomb, limits=WRITER)


async def test_sleeping_grandchildren_are_killed_with_the_group(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without a filter, as where libseccomp is missing, processes can be started."""
    _hide_filter(monkeypatch, tmp_path)
    if os.geteuid() != 0:
        pytest.skip("the limit on processes forbids it to anybody but root")
    note = tmp_path / "grandchild"
    with pytest.raises(TimeLimit):
        await run_limited(
            hostile.leave_a_sleeper, note, limits=replace(WRITER, seconds=2, kind="sleepers")
        )
    assert _is_gone(int(note.read_text()))


async def test_gaps_are_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    _hide_filter(monkeypatch, tmp_path)
    with caplog.at_level(logging.WARNING):
        assert await run_limited(jobs.double, 21, limits=replace(LIMITS, kind="gaps")) == 42
    assert "The sandbox has gaps on this system: files" in caplog.text


async def test_without_a_filter_there_is_still_no_network(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if os.geteuid() != 0:
        pytest.skip("whether anybody but root may have a network namespace differs")
    _hide_filter(monkeypatch, tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert await run_limited(hostile.connect, port, limits=LIMITS) == "ENETUNREACH"


async def test_others_wait_for_a_place() -> None:
    spans = await asyncio.gather(*(run_limited(jobs.be_busy, limits=LIMITS) for _ in range(5)))
    begins, ends = zip(*spans, strict=True)
    at_once = [sum(begin <= moment < end for begin, end in spans) for moment in begins]
    assert max(at_once) <= 2
    assert max(begins) >= min(ends)


def _hide_filter(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """A system on which the library of the filter does not find its libseccomp."""
    (folder / "pyseccomp.py").write_text('raise RuntimeError("Unable to find libseccomp")')
    monkeypatch.syspath_prepend(str(folder))


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def _is_gone(pid: int) -> bool:
    """Whether a process has ended, or does within five seconds."""
    try:
        process = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return select.select([process], [], [], 5)[0] == [process]
    finally:
        os.close(process)


def _children() -> list[str]:
    """The ids of the processes that this one has started and that still live."""
    path = Path("/proc/self/task")
    if not path.is_dir():
        pytest.skip("needs /proc")
    return [child for task in path.iterdir() for child in (task / "children").read_text().split()]
