"""Reading in a process of its own, so that no file can hurt or delay the bot.

The process is a fresh interpreter, never a fork of the bot: it gets a minute and a gigabyte, none
of the bot's environment, memory or open files, and is killed when it is over. What it answers is
unpickled with nothing allowed but plain values and the types of `domain`.
"""

import asyncio
import io
import logging
import math
import os
import pickle
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple, Unpack
from weakref import WeakKeyDictionary

from documents.read import read
from documents.read.answer import HEADER_SIZE, MAX_ANSWER, Answer, Outcome, answer_size
from domain.errors import Code, Refusal
from domain.grid import Grid

MEMORY = 1024**3
SECONDS = 60.0

_Result = TypeVar("_Result")
_Args = TypeVarTuple("_Args")

_PROCESSES_AT_ONCE = 2
_BUFFER = 1024 * 1024
_SMALL = 64 * 1024
"""Bytes that unpickle in well under a millisecond; anything larger is left to a thread."""

_TRUSTED = ("domain", "datetime")
"""Packages whose types a result may be made of."""

_logger = logging.getLogger(__name__)
_places: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()


async def read_safely(
    path: Path, name: str, *, memory: int = MEMORY, seconds: float = SECONDS
) -> Grid:
    """`documents.read.read` in a process with limits (`memory` in bytes, `seconds` of wall clock).

    Raises the `Refusal` of the reader, and those of `run_limited`. A large grid takes its time to
    come back: where it is only planned from, let one function read and plan in the process.
    """
    return await run_limited(read, path, name, memory=memory, seconds=seconds)


def read_safely_blocking(
    path: Path, name: str, *, memory: int = MEMORY, seconds: float = SECONDS
) -> Grid:
    """`read_safely` for the command line, where no event loop runs."""
    return asyncio.run(read_safely(path, name, memory=memory, seconds=seconds))


async def run_limited(
    function: Callable[[Unpack[_Args]], _Result],
    *args: *_Args,
    memory: int = MEMORY,
    seconds: float = SECONDS,
) -> _Result:
    """What `function(*args)` returns, computed in a process of its own.

    `function` is a top-level function of an importable module, its result is made of plain values
    and types of `domain`. At most two processes run at once, others wait; the wait does not count.
    Raises the `Refusal` that the function raises; FILE_TOO_SLOW after `seconds` (rounded up for
    the processor's time), FILE_UNSAFE for want of memory or after a crash, FILE_BROKEN for any
    other exception (it is logged), FILE_TOO_LONG for a result beyond `MAX_ANSWER` bytes.
    """
    job = pickle.dumps((function, args))
    loop = asyncio.get_running_loop()
    async with _places.setdefault(loop, asyncio.Semaphore(_PROCESSES_AT_ONCE)):
        data = await _run(job, memory, seconds)
    answer = _decode(data) if len(data) <= _SMALL else await asyncio.to_thread(_decode, data)
    result: _Result = _result(answer)
    return result


async def _run(job: bytes, memory: int, seconds: float) -> bytes:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-s", "-m", "documents.read.child", str(memory), str(math.ceil(seconds))),
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        env=_environment(),
        start_new_session=True,
        limit=_BUFFER,
    )
    try:
        async with asyncio.timeout(seconds):
            return await _talk(process, job)
    except TimeoutError as error:
        raise Refusal(Code.FILE_TOO_SLOW) from error
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


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
        is_slow = status == -signal.SIGXCPU
        raise Refusal(Code.FILE_TOO_SLOW if is_slow else Code.FILE_UNSAFE) from error
    raise Refusal(Code.FILE_UNSAFE)


class _PlainUnpickler(pickle.Unpickler):
    """Builds values of `domain` only: a process that read a hostile file is not to be trusted."""

    def find_class(self, module: str, name: str) -> Any:
        is_ours = module == Answer.__module__ or module.partition(".")[0] in _TRUSTED
        if not is_ours or "." in name:
            raise pickle.UnpicklingError(f"{module}.{name} is no plain value")
        return super().find_class(module, name)


def _decode(data: bytes) -> Answer:
    answer = _PlainUnpickler(io.BytesIO(data)).load()
    assert isinstance(answer, Answer)
    return answer


def _result(answer: Answer) -> Any:
    match answer.outcome:
        case Outcome.DONE:
            return answer.value
        case Outcome.REFUSED:
            if answer.trace:
                _logger.info("A file was refused because of:\n%s", answer.trace)
            raise answer.value
        case Outcome.FAILED:
            _logger.error("A reader failed:\n%s", answer.trace)
            raise Refusal(Code.FILE_BROKEN)
