"""What the process with limits tells the one that started it."""

import io
import pickle
import struct
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

MAX_ANSWER = 64 * 1024 * 1024
"""Bytes. A plan of 20,000 rows with long texts takes about a third."""

_TRUSTED = ("domain", "datetime")
"""Packages whose types a result may be made of."""

_HEADER = struct.Struct(">Q")
HEADER_SIZE = _HEADER.size


class SandboxOutcome(StrEnum):
    """How it ended."""

    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"
    OUT_OF_MEMORY = "out of memory"
    TOO_LONG = "too long"


@dataclass(frozen=True, slots=True)
class Answer:
    """`value` is the result (DONE) or the `domain.errors.Refusal` that was raised (REFUSED).

    `trace` is meant for the log and quotes nothing of a file. `gaps` names the protections that
    this system does not give.
    """

    outcome: SandboxOutcome
    value: Any = None
    trace: str = ""
    gaps: tuple[str, ...] = ()


def encode_answer(answer: Answer) -> bytes:
    """The answer as it goes through the pipe: its size, then its pickle."""
    data = pickle.dumps(answer, protocol=pickle.HIGHEST_PROTOCOL)
    if len(data) > MAX_ANSWER:
        data = pickle.dumps(Answer(SandboxOutcome.TOO_LONG, gaps=answer.gaps))
    return _HEADER.pack(len(data)) + data


def answer_size(header: bytes) -> int:
    """How many bytes follow a header of `HEADER_SIZE` bytes."""
    size: int = _HEADER.unpack(header)[0]
    return size


def decode_answer(data: bytes) -> Answer:
    """The answer behind a header.

    Builds nothing but plain values and types of `domain`: a process that read a hostile file is
    not to be trusted. Raises `pickle.UnpicklingError` and whatever a broken pickle leads to.
    """
    answer = _PlainUnpickler(io.BytesIO(data)).load()
    if not isinstance(answer, Answer):
        raise pickle.UnpicklingError("no answer")
    return answer


class _PlainUnpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if not _is_ours(module) or "." in name:
            raise pickle.UnpicklingError(f"{module}.{name} is no plain value")
        found = super().find_class(module, name)
        # What a module of ours has imported (`functools.partial`) is not ours.
        if not _is_ours(getattr(found, "__module__", "")):
            raise pickle.UnpicklingError(f"{module}.{name} is no plain value")
        return found


def _is_ours(module: str) -> bool:
    return module == __name__ or module.partition(".")[0] in _TRUSTED
