"""«Что мешает?»: asked of a school that leaves lists without an answer, three answers."""

from enum import StrEnum

IGNORED = 3
"""After so many lists without an act a digest with something overdue asks."""


class Hindrance(StrEnum):
    """What a school says is in the way of its overdue reports."""

    NO_TIME = "no_time"
    UNCLEAR = "unclear"
    NOT_OURS = "not_ours"
