"""The process with limits: `python -m documents.sandbox.child LIMITS`.

Takes a pickled function with its arguments from standard input and gives an `Answer` on standard
output. The limits hold before the function's module is imported.
"""

import gc
import os
import pickle
import sys

from documents.sandbox import confinement
from documents.sandbox.answer import Answer, SandboxOutcome, encode_answer
from documents.sandbox.limits import SandboxLimits
from domain.errors import Refusal
from domain.tracebacks import wordless

_POLITENESS = 10
"""The bot answers people in the meantime; it goes first."""


def main(limits: SandboxLimits) -> None:
    """Compute one answer."""
    os.nice(_POLITENESS)
    output = _take_output()
    gaps = confinement.confine(limits)
    out_of_memory = encode_answer(Answer(SandboxOutcome.OUT_OF_MEMORY, gaps=gaps))
    # The process ends with its one answer: looking for garbage would only cost a fifth of the time.
    gc.disable()
    try:
        data = _compute(gaps)
    except MemoryError:
        data = out_of_memory
    with os.fdopen(output, "wb") as pipe:
        pipe.write(data)


def _take_output() -> int:
    """Keep standard output for the answer: what libraries print goes nowhere."""
    output = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return output


def _compute(gaps: tuple[str, ...]) -> bytes:
    try:
        function, args = pickle.load(sys.stdin.buffer)
        return encode_answer(Answer(SandboxOutcome.DONE, function(*args), gaps=gaps))
    except MemoryError:
        raise
    except Refusal as refusal:
        trace = wordless(refusal) if refusal.__cause__ else ""
        return encode_answer(Answer(SandboxOutcome.REFUSED, refusal, trace, gaps))
    except BaseException as error:  # noqa: BLE001 - also the panics of Rust libraries; all is logged
        return encode_answer(Answer(SandboxOutcome.FAILED, trace=wordless(error), gaps=gaps))


if __name__ == "__main__":
    main(SandboxLimits.from_json(sys.argv[1]))
