"""The life of a task: its statuses, what moves it from one to another, and whether it is late.

A report is append-only; the status is the summary of what was reported and reviewed. Being
overdue and being done late are derived from days and never stored over one another.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from domain.errors import Stale


class Status(StrEnum):
    """Where a task stands. See docs/glossary.md for the Russian words."""

    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    SUBMITTED = "submitted"
    DONE = "done"
    RETURNED = "returned"
    BLOCKED = "blocked"
    NOT_APPLICABLE = "not_applicable"
    CANCELLED = "cancelled"


class Action(StrEnum):
    """What a person does to a task; the school's side first, then the office's.

    `CHECK_IN` says that work without a deadline goes on; `NO_CHANGE` closes one check-in window
    in which nothing new happened. `TAKE_BACK` undoes a return. `MARK` takes over what the plan's
    own file says. `ATTACH` and `COMMENT` add to the record and move nothing.
    """

    START = "start"
    ATTACH = "attach"
    COMMENT = "comment"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    BLOCK = "block"
    REQUEST_NOT_APPLICABLE = "request_not_applicable"
    CHECK_IN = "check_in"
    NO_CHANGE = "no_change"
    ACCEPT = "accept"
    RETURN = "return"
    TAKE_BACK = "take_back"
    CONFIRM_NOT_APPLICABLE = "confirm_not_applicable"
    CANCEL = "cancel"
    REOPEN = "reopen"
    MARK = "mark"


OPEN = frozenset({Status.PLANNED, Status.IN_PROGRESS, Status.RETURNED, Status.BLOCKED})
"""Statuses in which the next move is the school's."""

REPORTED = frozenset({Status.SUBMITTED, Status.DONE, Status.NOT_APPLICABLE, Status.CANCELLED})
"""Statuses in which the school owes nothing and is never reminded."""

FINISHED = REPORTED - {Status.SUBMITTED}
"""Statuses in which nobody owes anything."""

_OPEN_IN_ORDER = (Status.PLANNED, Status.IN_PROGRESS, Status.RETURNED, Status.BLOCKED)


def _table() -> dict[tuple[Action, Status], Status]:
    table = {
        (Action.WITHDRAW, Status.SUBMITTED): Status.IN_PROGRESS,
        (Action.ACCEPT, Status.SUBMITTED): Status.DONE,
        (Action.RETURN, Status.SUBMITTED): Status.RETURNED,
        (Action.TAKE_BACK, Status.RETURNED): Status.SUBMITTED,
        (Action.CONFIRM_NOT_APPLICABLE, Status.SUBMITTED): Status.NOT_APPLICABLE,
        (Action.CANCEL, Status.SUBMITTED): Status.CANCELLED,
        (Action.ATTACH, Status.SUBMITTED): Status.SUBMITTED,
        (Action.COMMENT, Status.SUBMITTED): Status.SUBMITTED,
        (Action.COMMENT, Status.DONE): Status.DONE,
        (Action.COMMENT, Status.NOT_APPLICABLE): Status.NOT_APPLICABLE,
        (Action.REOPEN, Status.DONE): Status.IN_PROGRESS,
        (Action.REOPEN, Status.NOT_APPLICABLE): Status.PLANNED,
        (Action.REOPEN, Status.CANCELLED): Status.PLANNED,
        (Action.MARK, Status.PLANNED): Status.DONE,
    }
    for status in _OPEN_IN_ORDER:
        table[Action.SUBMIT, status] = Status.SUBMITTED
        table[Action.REQUEST_NOT_APPLICABLE, status] = Status.SUBMITTED
        table[Action.CONFIRM_NOT_APPLICABLE, status] = Status.NOT_APPLICABLE
        table[Action.CHECK_IN, status] = Status.IN_PROGRESS
        table[Action.NO_CHANGE, status] = Status.DONE
        table[Action.CANCEL, status] = Status.CANCELLED
        table[Action.ATTACH, status] = status
        table[Action.COMMENT, status] = status
        # A second press of the same button is not a second report.
        if status is not Status.IN_PROGRESS:
            table[Action.START, status] = Status.IN_PROGRESS
        if status is not Status.BLOCKED:
            table[Action.BLOCK, status] = Status.BLOCKED
    return table


TRANSITIONS: Mapping[tuple[Action, Status], Status] = MappingProxyType(_table())
"""(action, status before) → status after, where reports are reviewed. What is absent is refused."""

WITHOUT_REVIEW: Mapping[tuple[Action, Status], Status] = MappingProxyType(
    {(Action.SUBMIT, status): Status.DONE for status in _OPEN_IN_ORDER}
    | {(Action.WITHDRAW, Status.DONE): Status.IN_PROGRESS}
)
"""What differs where nobody reviews: a report is done at once and may still be taken back.

That an activity does not concern a school is the curator's word even here.
"""


def move(status: Status, action: Action, review_needed: bool) -> Status:
    """The status after `action`.

    Raises Stale(status, action) where the action does not fit the status: the
    button that was pressed described a past world.
    """
    after = None if review_needed else WITHOUT_REVIEW.get((action, status))
    after = after or TRANSITIONS.get((action, status))
    if after is None:
        raise Stale(status=status.value, action=action.value)
    return after


def actions_from(status: Status, review_needed: bool) -> frozenset[Action]:
    """Every action that `move` takes from `status`: what buttons may be offered."""
    table = TRANSITIONS if review_needed else {**TRANSITIONS, **WITHOUT_REVIEW}
    return frozenset(action for action, before in table if before is status)


def approval_of(claim: Action) -> Action:
    """What agreeing to a submitted task means, by the action that submitted it.

    A submitted task is either said to be done or said not to concern the school; the latter must
    not come out as done. Raises Stale(action) for an action that submits nothing.
    """
    if claim is Action.SUBMIT:
        return Action.ACCEPT
    if claim is Action.REQUEST_NOT_APPLICABLE:
        return Action.CONFIRM_NOT_APPLICABLE
    raise Stale(action=claim.value)


def is_open(status: Status) -> bool:
    """Whether the next move is the school's."""
    return status in OPEN


def is_reported(status: Status) -> bool:
    """Whether the school has done its part, or owes nothing."""
    return status in REPORTED


def is_overdue(status: Status, deadline: date | None, today: date) -> bool:
    """Whether the deadline has passed with the next move still the school's.

    `today` is the day in the time zone of the municipality; the deadline day itself is in time.
    """
    return deadline is not None and deadline < today and is_open(status)


def is_done_late(delivered_on: date | None, deadline: date | None) -> bool:
    """Whether the report that was accepted came after the deadline.

    `delivered_on` is the day that `domain.lateness.delivered_on` gives, not that of the review.
    """
    return delivered_on is not None and deadline is not None and delivered_on > deadline
