"""Files and pictures made in a process of their own: the bot answers others meanwhile."""

from collections.abc import Callable, Hashable
from typing import TypeVar, TypeVarTuple, Unpack

from documents.sandbox.limits import SandboxLimits
from documents.sandbox.process import run_limited

LIMITS = SandboxLimits(
    kind="write",
    memory=4 * 1024**3,
    seconds=600.0,
    file_bytes=256 * 1024**2,
    network=True,
    at_once=2,
)
"""A writer reads the database, which may be a server; what it makes is sent by Telegram (50 MB)."""

_Result = TypeVar("_Result")
_Args = TypeVarTuple("_Args")


async def write_limited(
    function: Callable[[Unpack[_Args]], _Result], *args: *_Args, owner: Hashable = None
) -> _Result:
    """What `function(*args)` makes, in a process with limits; `owner` as in `run_limited`.

    Raises its `Refusal`. A `SandboxError` is a fault of ours.
    """
    return await run_limited(function, *args, limits=LIMITS, owner=owner)
