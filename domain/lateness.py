"""Whose delay made a task late, told from its history. It is never rewritten afterwards."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.calendar import later
from domain.workflow import Action, Status, is_done_late


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a task's history: on that local day the action led to the status `to`."""

    on: date
    action: Action
    to: Status


def delivered_on(steps: Iterable[Step]) -> date | None:
    """The day of the first submission that was finally accepted, or None where none was.

    The reviewer's delay is not the school's, and a later reopening changes neither "in time" to
    "late" nor the reverse. A submission that was returned or taken back does not count.
    `steps` are in the order in which they happened.
    """
    accepted: date | None = None
    pending: date | None = None
    after = Status.PLANNED
    for step in _as_it_counts(steps):
        after = step.to
        if step.action in (Action.SUBMIT, Action.NO_CHANGE):
            pending = step.on
        elif step.action in (Action.WITHDRAW, Action.RETURN, Action.CONFIRM_NOT_APPLICABLE):
            pending = None
        elif step.action in (Action.ACCEPT, Action.REOPEN):
            accepted = accepted or pending
            pending = None
    return accepted or (pending if after is Status.DONE else None)


def _as_it_counts(steps: Iterable[Step]) -> list[Step]:
    """The steps without returns that were taken back: as if they had never been."""
    counted: list[Step] = []
    for step in steps:
        if step.action is Action.TAKE_BACK:
            _drop_last_return(counted)
        else:
            counted.append(step)
    return counted


def _drop_last_return(steps: list[Step]) -> None:
    """A word may have been said since: the return is not always the last step."""
    returns = [place for place, step in enumerate(steps) if step.action is Action.RETURN]
    if returns:
        del steps[returns[-1]]


class Lateness(StrEnum):
    """Whose delay made a task late."""

    NONE = "none"
    SCHOOL = "school"
    REQUEST = "request"
    REVIEW = "review"


def lateness(
    steps: Iterable[Step], deadline: date | None, requested_on: date, notice_days: int = 3
) -> Lateness:
    """Whose delay it was that an accepted report came after `deadline`.

    The request was late if the school learnt of the task with fewer than `notice_days` calendar
    days left. The review was late if a report given in time was returned on the last day or
    after it. All else is the school's. `deadline` is the one in force when the report came: see
    `deadline_in_force`.
    """
    history = _as_it_counts(steps)
    day = delivered_on(history)
    if day is None or deadline is None or not is_done_late(day, deadline):
        return Lateness.NONE
    if requested_on > later(deadline, -notice_days):
        return Lateness.REQUEST
    in_time = any(step.action is Action.SUBMIT and step.on <= deadline for step in history)
    returns = [step.on for step in history if step.action is Action.RETURN and step.on <= day]
    if in_time and returns and min(returns) >= deadline:
        return Lateness.REVIEW
    return Lateness.SCHOOL


@dataclass(frozen=True, slots=True)
class DatedMove:
    """A deadline that was moved on a local day, with both dates."""

    on: date
    before: date | None
    after: date | None


def deadline_in_force(current: date | None, moves: Iterable[DatedMove], day: date) -> date | None:
    """The deadline as it stood on `day`, so that a later move never rewrites who was late.

    `moves` are in the order in which they were made; one made on `day` itself counts.
    """
    for made in moves:
        if made.on > day:
            return made.before
    return current
