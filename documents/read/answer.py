"""What the process with limits tells the one that started it."""

import pickle
import struct
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

MAX_ANSWER = 64 * 1024 * 1024
"""Bytes. A plan of 20,000 rows with long texts takes about a third."""

_HEADER = struct.Struct(">Q")
HEADER_SIZE = _HEADER.size


class Outcome(StrEnum):
    """How it ended."""

    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Answer:
    """`value` is the result (DONE) or the `Refusal` (REFUSED); `trace` is meant for the log."""

    outcome: Outcome
    value: Any = None
    trace: str = ""


def encode_answer(answer: Answer) -> bytes:
    """The answer as it goes through the pipe: its size, then its pickle."""
    data = pickle.dumps(answer, protocol=pickle.HIGHEST_PROTOCOL)
    return _HEADER.pack(len(data)) + data


def answer_size(header: bytes) -> int:
    """How many bytes follow a header of `HEADER_SIZE` bytes."""
    size: int = _HEADER.unpack(header)[0]
    return size
