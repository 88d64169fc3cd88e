"""What `doctor` finds: one line each."""

from dataclasses import dataclass

from models.faults import first_line


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: the text `doctor-<name>-<state>` with `values`."""

    name: str
    state: str
    values: dict[str, str]

    @property
    def is_fault(self) -> bool:
        return self.state == "fault"


def fault(name: str, error: Exception, **values: str) -> Finding:
    """What an error says, in its first line."""
    return Finding(name, "fault", {"error": first_line(error), **values})
