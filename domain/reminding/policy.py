"""How a roadmap reminds: days, hours and steps upwards, with defaults that need no care."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from domain.errors import Code, Refusal

DAYS = 7
FAR = 3
"""Reminders more working days ahead than this move with the length of the window."""


class RecipientKind(StrEnum):
    """Whom a reminder is for; who that is at the time is for the services to find."""

    COORDINATOR = "coordinator"
    HEAD = "head"
    CURATOR = "curator"
    MANAGER = "manager"


LIMIT = 400
"""No distance in days and no percentage of a policy is larger."""


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Local times at which nobody is written to, from `start` up to `end`, past midnight or not.

    Equal ends mean that there are none.
    """

    start: time
    end: time

    def contains(self, at: time) -> bool:
        """Whether a local time of day is quiet."""
        if self.start <= self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end

    def out(self, at: time) -> time:
        """`at` itself, or the end of the quiet hours if it lies in them; on the same day."""
        return self.end if self.contains(at) else at


@dataclass(frozen=True, slots=True)
class Escalation:
    """Somebody above is told when a task is so many working days overdue."""

    to: RecipientKind
    after: int


@dataclass(frozen=True, slots=True)
class Lead:
    """For windows up to `days` long the far reminders come at `percent` of their lead."""

    days: int
    percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """When people are reminded of the tasks of one roadmap.

    `before` and `after` are working days before and after the deadline, and the last working day
    belongs to `before` whether it is named (0) or not; after the deadline it goes on every
    `then_every` calendar days (None: no more). `hour` is that of the digest for whoever has not
    chosen one; at `last_call` (None: never) of the last working day whoever still owes is written
    to once more. `check_in_before` stands in for `before` in check-ins, which nobody escalates.
    `weekly` is the weekday of the list (0 for Monday): what is ahead is said on the list day before
    it, what is overdue and escalated on list days; None lets each reminder come on its own day.
    `leads` are in the order of their days; a window longer than all takes the last one. Raises
    Refusal(Code.BAD_INPUT, field) for distances that make no sense.
    """

    before: tuple[int, ...] = (3, 0)
    after: tuple[int, ...] = (1,)
    then_every: int | None = 7
    hour: time = time(9)
    last_call: time | None = None
    quiet: QuietHours = QuietHours(time(20), time(8))
    escalation: tuple[Escalation, ...] = (
        Escalation(RecipientKind.HEAD, 3),
        Escalation(RecipientKind.CURATOR, 5),
        Escalation(RecipientKind.MANAGER, 10),
    )
    check_in_before: tuple[int, ...] = (3, 0)
    weekly: int | None = 0
    leads: tuple[Lead, ...] = (Lead(10, 50), Lead(92, 100), Lead(183, 150), Lead(366, 200))

    def __post_init__(self) -> None:
        recipients = [step.to for step in self.escalation]
        faults = {
            "before": _outside(0, self.before),
            "check_in_before": _outside(0, self.check_in_before),
            "after": _outside(1, self.after),
            "then_every": self.then_every is not None and _outside(1, [self.then_every]),
            "escalation": len(set(recipients)) < len(recipients)
            or RecipientKind.COORDINATOR in recipients
            or _outside(1, [step.after for step in self.escalation]),
            "weekly": self.weekly is not None and not 0 <= self.weekly < DAYS,
            "leads": _outside(1, [lead.percent for lead in self.leads]),
        }
        for field, wrong in faults.items():
            if wrong:
                raise Refusal(Code.BAD_INPUT, field=field)

    def days_before(self, start: date | None, deadline: date) -> set[int]:
        """`before` for a window that begins on `start`.

        Near reminders stay as they are. Without a first day the length is not known: no change.
        """
        percent = 100
        if start is not None and self.leads:
            length = (deadline - start).days + 1
            fitting = (lead for lead in self.leads if length <= lead.days)
            percent = next(fitting, self.leads[-1]).percent
        return {max(FAR, days * percent // 100) if days > FAR else days for days in self.before}


def _outside(least: int, values: Iterable[int]) -> bool:
    return any(not least <= value <= LIMIT for value in values)
