"""What one piece of work in the sandbox may take."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SandboxLimits:
    """`memory` in bytes of address space, `seconds` of wall clock and of processor time.

    `file_bytes` is the longest file that may be written; 0 is no change of any file. `network`
    allows sockets, and the threads that go with them. `at_once` processes of this `kind` run at
    the same time, in all.
    """

    kind: str
    memory: int
    seconds: float
    file_bytes: int = 0
    network: bool = False
    at_once: int = 4

    def to_json(self) -> str:
        """The limits as an argument of a command."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "SandboxLimits":
        """What `to_json` wrote."""
        return cls(**json.loads(text))
