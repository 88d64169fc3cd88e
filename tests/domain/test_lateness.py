"""Whose delay it was, from histories written as a person would tell them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Refusal
from domain.lateness import (
    DatedMove,
    Lateness,
    Step,
    deadline_in_force,
    delivered_on,
    lateness,
)
from domain.workflow import Action, Status, move

DEADLINE = date(2026, 4, 20)
ASKED = date(2026, 4, 1)


def april(day: int) -> date:
    return date(2026, 4, day)


def history(story: str, review: bool = True) -> list[Step]:
    """«18 submit, 21 accept» as steps in April 2026."""
    status = Status.PLANNED
    steps = []
    for part in story.split(", "):
        number, action = part.split()
        status = move(status, Action(action), review)
        steps.append(Step(april(int(number)), Action(action), status))
    return steps


@pytest.mark.parametrize(
    ("story", "delivered", "whose"),
    [
        ("18 submit, 19 accept", 18, "none"),
        ("20 submit, 28 accept", 20, "none"),
        ("21 submit, 21 accept", 21, "school"),
        ("10 submit, 12 return, 22 submit, 23 accept", 22, "school"),
        ("18 submit, 20 return, 21 submit, 22 accept", 21, "review"),
        ("18 submit, 24 return, 25 submit, 26 accept", 25, "review"),
        ("18 submit, 19 withdraw, 22 submit, 23 accept", 22, "school"),
        ("21 submit, 22 return, 23 submit, 24 accept", 23, "school"),
        ("18 submit, 19 accept, 25 reopen, 26 submit, 27 accept", 18, "none"),
        ("22 submit, 23 accept, 24 reopen, 25 submit, 26 accept", 22, "school"),
        ("22 no_change", 22, "school"),
        ("18 submit, 19 accept, 25 reopen", 18, "none"),
        ("18 submit, 21 return, 22 take_back, 23 accept", 18, "none"),
        ("18 submit, 21 return, 22 comment, 22 take_back, 23 accept", 18, "none"),
        ("10 submit, 12 return, 19 submit, 21 return, 22 attach, 22 take_back, 23 accept",
         19, "none"),
        ("18 submit, 21 return, 22 comment, 22 take_back, 23 return, 24 submit, 25 accept",
         24, "review"),
    ],
)  # fmt: skip
def test_the_day_that_counts_and_whose_delay(story: str, delivered: int, whose: str) -> None:
    steps = history(story)
    assert delivered_on(steps) == april(delivered)
    assert lateness(steps, DEADLINE, ASKED) == whose


@pytest.mark.parametrize(
    "story",
    [
        "18 start",
        "18 submit",
        "18 submit, 19 return",
        "18 request_not_applicable, 19 confirm_not_applicable",
        "18 submit, 19 confirm_not_applicable",
        "18 cancel",
    ],
)
def test_what_was_not_accepted_was_not_delivered(story: str) -> None:
    steps = history(story)
    assert delivered_on(steps) is None
    assert lateness(steps, DEADLINE, ASKED) is Lateness.NONE


@pytest.mark.parametrize(
    ("story", "delivered"),
    [
        ("18 submit", 18),
        ("18 submit, 19 withdraw", None),
        ("18 submit, 19 withdraw, 22 submit", 22),
        ("18 submit, 19 reopen, 22 submit", 18),
        ("18 submit, 19 reopen, 22 submit, 23 withdraw", 18),
    ],
)
def test_without_review_only_what_stands_counts(story: str, delivered: int | None) -> None:
    expected = None if delivered is None else april(delivered)
    assert delivered_on(history(story, review=False)) == expected


@pytest.mark.parametrize(
    ("asked", "whose"), [(17, "school"), (18, "request"), (20, "request"), (21, "request")]
)
def test_a_school_asked_too_late_is_not_to_blame(asked: int, whose: str) -> None:
    assert lateness(history("22 submit, 23 accept"), DEADLINE, april(asked)) == whose


def test_a_moved_deadline_judges_only_what_came_after_the_move() -> None:
    moves = [
        DatedMove(april(15), april(10), april(20)),
        DatedMove(april(22), april(20), april(30)),
    ]
    assert deadline_in_force(april(30), moves, april(12)) == april(10)
    assert deadline_in_force(april(30), moves, april(15)) == april(20)
    assert deadline_in_force(april(30), moves, april(21)) == april(20)
    assert deadline_in_force(april(30), moves, april(23)) == april(30)
    assert deadline_in_force(april(30), [], april(12)) == april(30)


@given(st.lists(st.sampled_from(Action), max_size=25), st.booleans())
def test_late_stays_late_whatever_follows(actions: list[Action], review: bool) -> None:
    status = Status.PLANNED
    steps: list[Step] = []
    settled: date | None = None
    for number, action in enumerate(actions):
        try:
            status = move(status, action, review)
        except Refusal:
            continue
        steps.append(Step(date.fromordinal(DEADLINE.toordinal() + number), action, status))
        day = delivered_on(steps)
        if settled is not None:
            assert day == settled
        if day is not None and (review or action is Action.REOPEN):
            settled = day
        if status is Status.DONE and action in {Action.SUBMIT, Action.NO_CHANGE, Action.ACCEPT}:
            assert day is not None or Action.REQUEST_NOT_APPLICABLE in actions
