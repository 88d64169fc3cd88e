"""What a process does that a hostile file has taken over."""

import ctypes
import errno
import fcntl
import os
import resource
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path


def fork_bomb() -> None:
    while True:
        os.fork()


def start_a_program() -> None:
    subprocess.run([sys.executable, "-c", "pass"], check=True)


def become_a_program() -> None:
    os.execv(sys.executable, [sys.executable, "-c", "pass"])


def open_a_socket() -> None:
    socket.create_connection(("127.0.0.1", 9))


def open_a_local_socket() -> None:
    socket.socketpair()


def change_files(folder: Path) -> dict[str, bool]:
    """Which of the ways to change files have worked."""
    kept = folder / "kept"
    ways: dict[str, Callable[[], object]] = {
        "create": lambda: (folder / "new").write_text("x"),
        "create, empty": lambda: (folder / "new").touch(),
        "overwrite": lambda: kept.write_text("x"),
        "append": lambda: os.close(os.open(kept, os.O_WRONLY | os.O_APPEND)),
        "truncate": lambda: os.truncate(kept, 0),
        "delete": kept.unlink,
        "rename": lambda: kept.rename(folder / "moved"),
        "link": lambda: (folder / "link").symlink_to(kept),
        "folder": lambda: (folder / "folder").mkdir(),
        "mode": lambda: kept.chmod(0),
        "time": lambda: os.utime(kept, (0, 0)),
        "no name": lambda: os.open(folder, os.O_TMPFILE | os.O_RDWR),
    }
    return {name: _works(way) for name, way in ways.items()}


def _works(way: Callable[[], object]) -> bool:
    try:
        way()
    except PermissionError:
        return False
    return True


def signal(pid: int) -> str:
    try:
        os.kill(pid, 0)
    except OSError as error:
        return errno.errorcode[error.errno or 0]
    return "sent"


def reach_for(pid: int) -> dict[str, bool]:
    """Which ways to hurt another process, or to leave something in the kernel, have worked."""
    libc = ctypes.CDLL(None, use_errno=True)
    ways: dict[str, Callable[[], object]] = {
        "its limits": lambda: resource.prlimit(pid, resource.RLIMIT_NOFILE, (0, 0)),
        "its processors": lambda: os.sched_setaffinity(pid, {0}),
        "its turn": lambda: os.setpriority(os.PRIO_PROCESS, pid, 19),
        "its scheduling": lambda: os.sched_setscheduler(pid, os.SCHED_IDLE, os.sched_param(0)),
        "a signal by a pipe": lambda: _signal_by_pipe(pid),
        "shared memory": lambda: _taken(libc.shmget(0, 4096, 0o600)),
        "a queue": lambda: _taken(libc.msgget(0, 0o600)),
        "semaphores": lambda: _taken(libc.semget(0, 1, 0o600)),
        "a named queue": lambda: _taken(libc.mq_open(b"/roadmap", os.O_CREAT | os.O_RDWR, 0, 0)),
        "the clock": lambda: time.clock_settime(time.CLOCK_REALTIME, time.time()),
        "the host's name": lambda: socket.sethostname(socket.gethostname()),
    }
    return {name: _works(way) for name, way in ways.items()}


def _signal_by_pipe(pid: int) -> None:
    reading, writing = os.pipe()
    fcntl.fcntl(reading, fcntl.F_SETOWN, pid)
    flags = fcntl.fcntl(reading, fcntl.F_GETFL)
    fcntl.fcntl(reading, fcntl.F_SETFL, flags | fcntl.FASYNC)
    os.write(writing, b"x")


def _taken(result: int) -> None:
    if result < 0:
        raise PermissionError(ctypes.get_errno(), "refused")


def use_a_thread() -> int:
    found: list[int] = []
    thread = threading.Thread(target=found.append, args=[42])
    thread.start()
    thread.join()
    return found[0]


def write(path: Path, megabytes: int) -> int:
    """How many bytes of so many megabytes reach the file."""
    try:
        with path.open("wb") as file:
            for _ in range(megabytes):
                file.write(bytes(1024 * 1024))
    except OSError:
        pass
    return path.stat().st_size


def connect(port: int) -> str:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
    except OSError as error:
        return errno.errorcode[error.errno or 0]
    return "connected"


def leave_a_sleeper(note: Path) -> None:
    """Start a process that sleeps, and sleep on."""
    sleeper = os.fork()
    if sleeper:
        note.write_text(str(sleeper))
    time.sleep(600)


class _Reduces:
    def __init__(self, how: tuple[object, ...]) -> None:
        self._how = how

    def __reduce__(self) -> tuple[object, ...]:
        return self._how


def answer_with_code() -> object:
    return _Reduces((os.system, ("true",)))
