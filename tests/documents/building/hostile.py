"""What a process does that a hostile file has taken over."""

import errno
import os
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
