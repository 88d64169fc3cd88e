"""Functions for the process with limits: it finds them by name."""

import ctypes
import os
import sys
import time
from pathlib import Path

from domain.errors import Code, Refusal


def double(number: int) -> int:
    return 2 * number


def refuse(code: Code) -> None:
    raise Refusal(code, limit=7)


def refuse_because(code: Code) -> None:
    try:
        raise LookupError("the cause")
    except LookupError as error:
        raise Refusal(code) from error


def stumble(over: str = "a cell") -> None:
    raise KeyError(over)


def swallow(megabytes: int) -> int:
    return len(bytearray(megabytes * 1024 * 1024))


def swallow_bit_by_bit() -> None:
    held = []
    while True:
        held.append(bytearray(1024 * 1024))


def spin() -> None:
    while True:
        pass


def wait_for_ever() -> None:
    os.read(os.pipe()[0], 1)


def crash() -> None:
    ctypes.string_at(0)


def leave() -> None:
    os._exit(0)


def answer_at_length(megabytes: int) -> str:
    return "a" * (megabytes * 1024 * 1024)


def chatter() -> str:
    sys.stdout.write("a library that prints")
    sys.stdout.flush()
    os.write(1, b"and one that does not ask Python")
    return "answer"


def answer_with_a_path() -> Path:
    return Path("x")


def be_busy() -> tuple[float, float]:
    """When this began and ended, by a clock that all processes share."""
    begin = time.monotonic()
    while time.monotonic() < begin + 0.05:
        pass
    return begin, time.monotonic()


def environment() -> dict[str, str]:
    return dict(os.environ)


def modules() -> set[str]:
    return {name.partition(".")[0] for name in sys.modules}


def read_and_list_modules(path: Path, name: str) -> set[str]:
    from documents.read import read

    read(path, name)
    return modules()
