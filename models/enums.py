"""Closed lists of values that live in the database, and the column type for them."""

from enum import StrEnum

from sqlalchemy import Enum


class RoadmapStatus(StrEnum):
    """`draft` waits for the curator, also after it was in force; `cancelled` was given up."""

    DRAFT = "draft"
    ACTIVE = "active"
    FINISHED = "finished"
    CANCELLED = "cancelled"


class Target(StrEnum):
    """What an assignment points to."""

    ALL_SCHOOLS = "all_schools"
    ALL_KINDERGARTENS = "all_kindergartens"
    ALL_EXTRACURRICULAR = "all_extracurricular"
    ALL = "all"
    GROUP = "group"
    ORGANISATION = "organisation"
    NOBODY = "nobody"


class DeliveryState(StrEnum):
    """The life of one message owed to one person."""

    PENDING = "pending"
    CLAIMED = "claimed"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    FAILED = "failed"
    UNREACHABLE = "unreachable"
    OBSOLETE = "obsolete"


class RowKind(StrEnum):
    """What kind of row was set aside. Each has texts `set-aside-<kind>` in every locale.

    `other` is never stored: it stands for what another version has stored.
    """

    TASK = "task"
    POLICY = "policy"
    CALENDAR = "calendar"
    ZONE = "zone"
    PERSON = "person"
    MORNING = "morning"
    GROUP = "group"
    MESSAGE = "message"
    LINK = "link"
    FILE = "file"
    UPDATE = "update"
    ORGANISATION = "organisation"
    ROADMAP = "roadmap"
    ROLE = "role"
    HINDRANCE = "hindrance"
    OTHER = "other"


class UpdateState(StrEnum):
    """The life of one update in the inbox. `set_aside` could not be worked on."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    DONE = "done"
    SET_ASIDE = "set_aside"


class GroupShows(StrEnum):
    """What the members of a linked group are shown; each holds what stands before it."""

    FIGURES = "figures"
    SCHOOLS = "schools"
    FILES = "files"


class Verdict(StrEnum):
    ACCEPTED = "accepted"
    RETURNED = "returned"


class MoveVerdict(StrEnum):
    """What became of a request to move a deadline."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


def named(kind: type[StrEnum]) -> Enum:
    """A column type that stores the value of a `StrEnum` as text, checked in Python.

    Not a native enum: a new value must not need a migration of the type.
    """
    return Enum(
        kind, native_enum=False, length=32, values_callable=lambda values: [v.value for v in values]
    )
