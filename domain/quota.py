"""How many bytes of files are kept for an organisation and a municipality, and what is near."""

from dataclasses import dataclass

NEAR = 0.9
"""From this share on the administrators hear of it."""


@dataclass(frozen=True, slots=True)
class Quota:
    """Limits in bytes; 0 is none."""

    organisation: int = 0
    municipality: int = 0


NO_QUOTA = Quota()


def fits(used: int, limit: int) -> bool:
    """Whether so many bytes are within a limit."""
    return not limit or used <= limit


def share(used: int, limit: int) -> float:
    """What part of a limit is used, 0 where there is none."""
    return used / limit if limit else 0.0
