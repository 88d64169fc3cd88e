"""The table of moves, read from the outside, and what no sequence of actions may break."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Code, Refusal
from domain.workflow import (
    FINISHED,
    OPEN,
    REPORTED,
    TRANSITIONS,
    Action,
    Status,
    actions_from,
    approval_of,
    is_done_late,
    is_open,
    is_overdue,
    is_reported,
    move,
)

day = date.fromisoformat

OFFICE = {
    Action.ACCEPT,
    Action.RETURN,
    Action.CONFIRM_NOT_APPLICABLE,
    Action.CANCEL,
    Action.REOPEN,
    Action.MARK,
}

STORIES = [
    ("planned start submit accept", "done"),
    ("planned submit return submit accept", "done"),
    ("planned submit withdraw", "in_progress"),
    ("planned block start submit", "submitted"),
    ("planned request_not_applicable confirm_not_applicable", "not_applicable"),
    ("planned request_not_applicable return", "returned"),
    ("planned confirm_not_applicable reopen", "planned"),
    ("planned submit accept reopen", "in_progress"),
    ("planned cancel reopen", "planned"),
    ("planned attach attach submit attach comment", "submitted"),
    ("planned check_in check_in", "in_progress"),
    ("planned no_change", "done"),
    ("done comment", "done"),
]

REFUSED = [
    ("done", "submit"),
    ("done", "accept"),
    ("done", "withdraw"),
    ("done", "cancel"),
    ("done", "attach"),
    ("submitted", "submit"),
    ("submitted", "start"),
    ("in_progress", "start"),
    ("blocked", "block"),
    ("planned", "accept"),
    ("planned", "withdraw"),
    ("cancelled", "submit"),
    ("cancelled", "cancel"),
    ("cancelled", "comment"),
    ("not_applicable", "submit"),
    ("returned", "return"),
    ("planned", "reopen"),
]


@pytest.mark.parametrize(("story", "end"), STORIES)
def test_a_story_ends_where_a_person_expects(story: str, end: str) -> None:
    first, *actions = story.split()
    status = Status(first)
    for action in actions:
        status = move(status, Action(action), review_needed=True)
    assert status == end


@pytest.mark.parametrize(("status", "action"), REFUSED)
def test_an_old_button_is_refused_with_what_it_met(status: str, action: str) -> None:
    with pytest.raises(Refusal) as refusal:
        move(Status(status), Action(action), review_needed=True)
    assert refusal.value.code is Code.STALE
    assert refusal.value.values == {"status": status, "action": action}


def test_without_review_a_report_is_done_at_once_and_can_be_taken_back() -> None:
    done = move(Status.IN_PROGRESS, Action.SUBMIT, review_needed=False)
    assert done is Status.DONE
    assert move(done, Action.WITHDRAW, review_needed=False) is Status.IN_PROGRESS


def test_without_review_a_school_still_cannot_excuse_itself() -> None:
    asked = move(Status.PLANNED, Action.REQUEST_NOT_APPLICABLE, review_needed=False)
    assert asked is Status.SUBMITTED


def test_agreeing_follows_what_was_claimed() -> None:
    assert approval_of(Action.SUBMIT) is Action.ACCEPT
    assert approval_of(Action.REQUEST_NOT_APPLICABLE) is Action.CONFIRM_NOT_APPLICABLE
    with pytest.raises(Refusal) as refusal:
        approval_of(Action.COMMENT)
    assert refusal.value.code is Code.STALE


def test_the_sets_of_statuses_part_the_whole() -> None:
    assert set(Status) == OPEN | REPORTED
    assert not OPEN & REPORTED
    assert REPORTED - {Status.SUBMITTED} == FINISHED
    assert all(is_open(status) != is_reported(status) for status in Status)


@pytest.mark.parametrize("review", [True, False])
@pytest.mark.parametrize("status", Status)
def test_the_offered_actions_are_those_that_move_takes(status: Status, review: bool) -> None:
    taken = set()
    for action in Action:
        try:
            move(status, action, review)
        except Refusal:
            continue
        taken.add(action)
    assert actions_from(status, review) == taken


def test_every_action_has_a_use_and_every_status_a_way_in() -> None:
    assert {action for action, _ in TRANSITIONS} == set(Action)
    assert set(TRANSITIONS.values()) == set(Status)


@given(st.lists(st.sampled_from(Action), max_size=30), st.booleans())
def test_no_sequence_of_actions_breaks_the_rules(actions: list[Action], review: bool) -> None:
    status = Status.PLANNED
    for action in actions:
        try:
            after = move(status, action, review)
        except Refusal:
            assert action not in actions_from(status, review)
            continue
        if status in FINISHED and after is not status:
            assert action in {Action.REOPEN, Action.WITHDRAW}
        if status is Status.DONE and action is Action.WITHDRAW:
            assert not review
        if after is Status.RETURNED and status is not Status.RETURNED:
            assert (status, action) == (Status.SUBMITTED, Action.RETURN)
        if after is Status.NOT_APPLICABLE and status is not after:
            assert action is Action.CONFIRM_NOT_APPLICABLE
        if review and after is Status.DONE and status is not Status.DONE:
            assert action in {Action.ACCEPT, Action.NO_CHANGE, Action.MARK}
        if action not in OFFICE:
            assert after not in {Status.NOT_APPLICABLE, Status.CANCELLED, Status.RETURNED} or (
                after is status
            )
        status = after


@pytest.mark.parametrize(
    ("status", "today", "overdue"),
    [
        ("planned", "2026-04-24", False),
        ("planned", "2026-04-25", False),
        ("planned", "2026-04-26", True),
        ("returned", "2026-04-26", True),
        ("blocked", "2026-04-26", True),
        ("submitted", "2026-04-26", False),
        ("done", "2026-04-26", False),
        ("cancelled", "2026-04-26", False),
    ],
)
def test_overdue_begins_the_day_after(status: str, today: str, overdue: bool) -> None:
    assert is_overdue(Status(status), day("2026-04-25"), day(today)) is overdue


def test_what_has_no_deadline_is_never_late() -> None:
    assert not is_overdue(Status.PLANNED, None, day("2026-04-26"))
    assert not is_done_late(day("2026-04-26"), None)
    assert not is_done_late(None, day("2026-04-26"))


def test_done_late_is_decided_by_days() -> None:
    assert not is_done_late(day("2026-04-25"), day("2026-04-25"))
    assert is_done_late(day("2026-04-26"), day("2026-04-25"))
