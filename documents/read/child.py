"""The process with limits: `python -m documents.read.child MEMORY SECONDS`.

Takes a pickled function with its arguments from standard input and gives an `Answer` on standard
output. The limits hold before anything but the standard library is imported.
"""

import gc
import os
import pickle
import resource
import sys
import traceback

from documents.read.answer import MAX_ANSWER, Answer, Outcome, encode_answer
from domain.errors import Code, Refusal

_POLITENESS = 10
"""The bot answers people in the meantime; it goes first."""

_OUT_OF_MEMORY = encode_answer(Answer(Outcome.REFUSED, Refusal(Code.FILE_UNSAFE)))
_TOO_LONG = encode_answer(Answer(Outcome.REFUSED, Refusal(Code.FILE_TOO_LONG)))


def main(memory: int, seconds: int) -> None:
    """Compute one answer. `memory` in bytes, `seconds` of processor time."""
    _limit(memory, seconds)
    # The process ends with its one answer: looking for garbage would only cost a fifth of the time.
    gc.disable()
    output = _take_output()
    try:
        data = _compute()
    except MemoryError:
        data = _OUT_OF_MEMORY
    with os.fdopen(output, "wb") as pipe:
        pipe.write(data if len(data) <= MAX_ANSWER else _TOO_LONG)


def _limit(memory: int, seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    # A crash must not leave the content of the file on disk.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(_POLITENESS)


def _take_output() -> int:
    """Keep standard output for the answer: what libraries print goes nowhere."""
    output = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return output


def _compute() -> bytes:
    try:
        function, args = pickle.load(sys.stdin.buffer)
        return encode_answer(Answer(Outcome.DONE, function(*args)))
    except MemoryError:
        raise
    except Refusal as refusal:
        trace = traceback.format_exc() if refusal.__cause__ else ""
        return encode_answer(Answer(Outcome.REFUSED, refusal, trace))
    except BaseException:  # noqa: BLE001 - also the panics of Rust libraries; all of it is logged
        return encode_answer(Answer(Outcome.FAILED, trace=traceback.format_exc()))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
