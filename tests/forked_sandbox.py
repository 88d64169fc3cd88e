"""Work in the sandbox begins from a process that has loaded what such work needs.

A fresh interpreter loads its modules for a third of a second of the processor where a file is read,
and for a whole one where one is made: a sixth of all that the tests of the bot cost. Here it is
forked from one that has nothing but those modules, with no memory, file or setting of the test.
Limits, filter, pipe, answer and end stay as they are; that they hold in a fresh interpreter is
tested in `tests/documents`, which do not come here, and by what asks for `sandbox_in_earnest`.
"""

import asyncio
import multiprocessing
import os
import socket
import sys
from itertools import chain
from multiprocessing.context import ForkServerProcess
from multiprocessing.reduction import DupFd
from pkgutil import walk_packages
from typing import Any

import bot.ui.summary
import documents.read
import documents.write
from documents.sandbox import child
from documents.sandbox.limits import SandboxLimits

ROOTS = (documents.read, documents.write, bot.ui.summary)
"""Packages whose modules are loaded when a file needs them."""

LIBRARIES = ["domain.plan", "services.roadmaps.roadmap_files", "aiosqlite", "pyseccomp"]

Stream = tuple[asyncio.StreamReader, asyncio.StreamWriter]

_context = multiprocessing.get_context("forkserver")


class Forked:
    """As much of `asyncio.subprocess.Process` as the sandbox uses."""

    def __init__(self, process: ForkServerProcess, stdin: Stream, stdout: Stream) -> None:
        assert process.pid is not None
        self.pid = process.pid
        self.stdin, self.stdout = stdin[1], stdout[0]
        self._process = process
        # Whose writer is gone has been closed.
        self._kept = stdin, stdout

    async def wait(self) -> int:
        """How it ended, as a process says it."""
        loop, ended = asyncio.get_running_loop(), asyncio.Event()
        loop.add_reader(self._process.sentinel, ended.set)
        await ended.wait()
        loop.remove_reader(self._process.sentinel)
        for _, writer in self._kept:
            writer.close()
        self._process.join()
        assert self._process.exitcode is not None
        return self._process.exitcode


async def start(limits: SandboxLimits) -> Forked:
    """In the place of `documents.sandbox.process._start`."""
    ours, theirs = zip(socket.socketpair(), socket.socketpair(), strict=True)
    process = _context.Process(
        target=_work, args=(*(DupFd(each.fileno()) for each in theirs), limits.to_json())
    )
    process.start()
    for each in theirs:
        each.close()
    return Forked(process, *[await asyncio.open_connection(sock=each) for each in ours])


def _work(stdin: Any, stdout: Any, limits: str) -> None:
    os.setsid()
    os.environ.clear()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    for at, given in enumerate((stdin, stdout)):
        os.dup2(given.detach(), at)
    sys.stdin = os.fdopen(0, closefd=False)
    child.main(SandboxLimits.from_json(limits))


def prepare() -> None:
    """Say what the process to fork from loads; it starts with the first work."""
    found = (walk_packages(root.__path__, f"{root.__name__}.") for root in ROOTS)
    names = sorted(each.name for each in chain.from_iterable(found))
    _context.set_forkserver_preload([*names, *LIBRARIES, __name__])
