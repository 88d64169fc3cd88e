"""Starting a process with limits, and ending it.

The process is a fresh interpreter, never a fork of the bot: it has none of the bot's environment,
memory or open files. It leads a process group, and the group is killed when it is over.
"""

import asyncio
import logging
import os
import pickle
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable, Hashable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple, Unpack
from weakref import WeakKeyDictionary

from documents.sandbox.answer import (
    HEADER_SIZE,
    MAX_ANSWER,
    Answer,
    SandboxOutcome,
    answer_size,
    decode_answer,
)
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
from documents.sandbox.slots import Slots

_Result = TypeVar("_Result")
_Args = TypeVarTuple("_Args")

_BUFFER = 1024 * 1024
_SMALL = 64 * 1024
"""Bytes that unpickle in well under a millisecond; anything larger is left to a thread."""

_SIGNALS: dict[int, type[SandboxError]] = {-signal.SIGXCPU: TimeLimit, -signal.SIGSYS: Forbidden}

_logger = logging.getLogger(__name__)
_slots: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[str, Slots]] = WeakKeyDictionary()
_told_gaps: set[tuple[str, ...]] = set()


async def run_limited(
    function: Callable[[Unpack[_Args]], _Result],
    *args: *_Args,
    limits: SandboxLimits,
    owner: Hashable = None,
) -> _Result:
    """What `function(*args)` returns, computed in a process of its own.

    `function` is a top-level function of an importable module, its result is made of plain values
    and types of `domain`. Of one `owner` one process runs at a time, of a kind of limits at most
    `limits.at_once`; others wait, and the wait does not count. Raises the `Refusal` that the
    function raises, and `SandboxError` for whatever else keeps it from answering.
    """
    job = pickle.dumps((function, args))
    async with _slots_of(limits).take(owner):
        data = await _run(job, limits)
    answer = await _decode(data)
    _tell_gaps(answer.gaps)
    result: _Result = _result(answer)
    return result


def _slots_of(limits: SandboxLimits) -> Slots:
    kinds = _slots.setdefault(asyncio.get_running_loop(), {})
    return kinds.setdefault(limits.kind, Slots(limits.at_once))


async def _run(job: bytes, limits: SandboxLimits) -> bytes:
    process = await _start(limits)
    try:
        async with asyncio.timeout(limits.seconds):
            return await _talk(process, job)
    except TimeoutError as error:
        raise TimeLimit from error
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()


async def _start(limits: SandboxLimits) -> Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *("-s", "-m", "documents.sandbox.child", limits.to_json()),
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        env=_environment(),
        start_new_session=True,
        limit=_BUFFER,
    )


def _environment() -> dict[str, str]:
    """Where our packages are, and nothing else: the bot's environment holds its secrets."""
    return {"PYTHONPATH": os.pathsep.join(str(Path(entry).resolve()) for entry in sys.path)}


async def _talk(process: Process, job: bytes) -> bytes:
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(job)
        await process.stdin.drain()
        process.stdin.close()
        size = answer_size(await process.stdout.readexactly(HEADER_SIZE))
        if size <= MAX_ANSWER:
            return await process.stdout.readexactly(size)
    except (asyncio.IncompleteReadError, ConnectionError) as error:
        status = await process.wait()
        raise _SIGNALS.get(status, Crashed)(f"ended with {status}") from error
    raise Crashed(f"{size} bytes of answer")


async def _decode(data: bytes) -> Answer:
    try:
        if len(data) <= _SMALL:
            return decode_answer(data)
        return await asyncio.to_thread(decode_answer, data)
    except Exception as error:
        raise Crashed(f"an answer that cannot be believed: {error}") from error


def _tell_gaps(gaps: tuple[str, ...]) -> None:
    if gaps and gaps not in _told_gaps:
        _told_gaps.add(gaps)
        _logger.warning("The sandbox has gaps on this system: %s", ", ".join(gaps))


def _result(answer: Answer) -> Any:
    match answer.outcome:
        case SandboxOutcome.DONE:
            return answer.value
        case SandboxOutcome.REFUSED:
            if answer.trace:
                _logger.info("Work was refused because of:\n%s", answer.trace)
            raise answer.value
        case SandboxOutcome.FAILED:
            _logger.error("Work in the sandbox failed:\n%s", answer.trace)
            raise Failed
        case SandboxOutcome.OUT_OF_MEMORY:
            raise MemoryLimit
        case SandboxOutcome.TOO_LONG:
            raise AnswerTooLong
