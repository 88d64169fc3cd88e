"""Reading in a process with limits, so that no file can hurt or delay the bot."""

import asyncio
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import TypeVar, TypeVarTuple, Unpack

from documents.read import read
from documents.sandbox.errors import AnswerTooLong, Failed, SandboxError, TimeLimit
from documents.sandbox.limits import SandboxLimits
from documents.sandbox.process import run_limited
from domain.errors import Code, Refusal
from domain.grid import Grid

LIMITS = SandboxLimits(kind="read", memory=1024**3, seconds=60.0)
"""A reader writes no file and needs no network."""

_CODES: dict[type[SandboxError], Code] = {
    TimeLimit: Code.FILE_TOO_SLOW,
    AnswerTooLong: Code.FILE_TOO_LONG,
    Failed: Code.FILE_BROKEN,
}

_Result = TypeVar("_Result")
_Args = TypeVarTuple("_Args")


async def read_limited(
    function: Callable[[Unpack[_Args]], _Result],
    *args: *_Args,
    owner: Hashable = None,
    limits: SandboxLimits = LIMITS,
) -> _Result:
    """What `function(*args)` makes of a stranger's file, in a process with limits.

    `owner` says whose file it is, as a rule the municipality's id: one file of an owner is read at
    a time, so that nobody keeps others waiting. `function` is a top-level function of an importable
    module, its result made of plain values and types of `domain`. Raises its `Refusal`, and
    FILE_TOO_SLOW, FILE_TOO_LONG (the answer), FILE_BROKEN (an unforeseen exception, which is
    logged), FILE_UNSAFE (memory, a crash, an attempt at what a reader does not do).
    """
    try:
        return await run_limited(function, *args, limits=limits, owner=owner)
    except SandboxError as error:
        raise Refusal(_CODES.get(type(error), Code.FILE_UNSAFE)) from error


async def read_safely(
    path: Path, name: str, *, owner: Hashable = None, limits: SandboxLimits = LIMITS
) -> Grid:
    """`documents.read.read` in a process with limits; raises what `read_limited` raises.

    A large grid takes its time to come back: where it is only planned from, let one function read
    and plan in the process.
    """
    return await read_limited(read, path, name, owner=owner, limits=limits)


def read_safely_blocking(path: Path, name: str) -> Grid:
    """`read_safely` for the command line, where no event loop runs."""
    return asyncio.run(read_safely(path, name))
