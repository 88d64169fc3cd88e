"""What goes into planning and what comes out of it."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.reminding.policy import RecipientKind
from domain.schedule import Kind
from domain.tasks import Rhythm
from domain.workflow import Status


@dataclass(frozen=True, slots=True)
class PersonRef:
    """A coordinator of the task's school, with the settings that concern reminding.

    `zone` None means the municipality's, `digest_time` None the policy's hour. Until the local day
    `snoozed_until` (that day excluded) the person asked to be left alone with this task. Until
    `away_until` (excluded) a colleague hears of it instead, of the last day too.
    """

    id: int
    zone: ZoneInfo | None = None
    digest_time: time | None = None
    snoozed_until: date | None = None
    away_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTask:
    """A task as far as reminding needs it.

    `zone` is the municipality's. `deadline` is the day to remind of: for a returned task the day
    by which it is to be mended. `rhythm` asks about a continuous task that has no deadline, until
    `ends_on`; `last_check_in` is the local day of the last answer. `known_since` is the aware
    moment from which the school has had the task; what would have been due before that moment
    was not missed, and lateness above the school counts from it. What was due up to the aware
    moment `planned_until` has been planned before and is not made up for again.
    """

    id: int
    deadline: date | None
    zone: ZoneInfo
    status: Status = Status.PLANNED
    kind: Kind = Kind.FIXED
    window_start: date | None = None
    people: tuple[PersonRef, ...] = ()
    roadmap_id: int = 0
    organisation_id: int = 0
    rhythm: Rhythm | None = None
    ends_on: date | None = None
    last_check_in: date | None = None
    known_since: datetime | None = None
    planned_until: datetime | None = None


class ReminderKind(StrEnum):
    """Why somebody is written to. `TODAY` is the last working day before the deadline."""

    NEW = "new"
    AHEAD = "ahead"
    TODAY = "today"
    OVERDUE = "overdue"
    CHECK_IN = "check_in"
    ESCALATION = "escalation"


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing to say to one recipient about one task.

    `key` is the same whenever the same reminder is planned again. `due_at` is an aware moment in
    UTC. `person_id` is None for an escalation: whoever has the role is found when it is sent.
    `apart` allows a message of its own if the day's digest has already gone.
    """

    key: str
    task_id: int
    recipient: RecipientKind
    person_id: int | None
    due_at: datetime
    kind: ReminderKind
    apart: bool = False
