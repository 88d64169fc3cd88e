"""A policy as a curator edits it: only what differs is kept, nonsense is refused."""

from datetime import date, time
from typing import Any

import pytest

from domain.errors import Code, Refusal
from domain.reminding.policy import Escalation, Lead, Policy, QuietHours, RecipientKind
from domain.reminding.settings import policy_values, policy_with
from tests.domain.policies import DAILY

EDITED = Policy(
    before=(10, 2),
    after=(2, 4),
    then_every=None,
    hour=time(8, 30),
    last_call=time(14),
    weekly=2,
    quiet=QuietHours(time(21), time(7, 30)),
    escalation=(Escalation(RecipientKind.CURATOR, 2),),
    check_in_before=(5,),
    leads=(Lead(30, 50),),
)
VALUES: dict[str, Any] = {
    "before": [10, 2],
    "after": [2, 4],
    "then_every": None,
    "hour": "08:30",
    "last_call": "14:00",
    "weekly": 2,
    "quiet": ["21:00", "07:30"],
    "escalation": [["curator", 2]],
    "check_in_before": [5],
    "leads": [[30, 50]],
}


def test_a_policy_survives_as_plain_values() -> None:
    assert policy_values(EDITED) == VALUES
    assert policy_with(VALUES) == EDITED


def test_the_defaults_need_no_values() -> None:
    assert policy_values(Policy()) == {}
    assert policy_with({}) == Policy()
    assert policy_with({"hour": "10:00"}) == Policy(hour=time(10))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("before", "7"),
        ("before", [7, "3"]),
        ("before", [True]),
        ("before", [-1]),
        ("before", [10**9]),
        ("after", [0]),
        ("then_every", 0),
        ("then_every", 2.5),
        ("hour", "25:00"),
        ("hour", 9),
        ("hour", "09:00+03:00"),
        ("hour", None),
        ("quiet", ["20:00"]),
        ("escalation", [["curator"]]),
        ("escalation", [["headmaster", 3]]),
        ("escalation", [["coordinator", 3]]),
        ("escalation", [["head", 3], ["head", 5]]),
        ("leads", [[30, 0]]),
        ("check_in_before", 3),
        ("nonsense", 1),
    ],
)
def test_nonsense_is_refused_with_the_name_of_its_field(field: str, value: Any) -> None:
    with pytest.raises(Refusal) as refusal:
        policy_with({field: value})
    assert refusal.value.code is Code.BAD_INPUT
    assert refusal.value.values == {"field": field}


@pytest.mark.parametrize(
    ("quiet", "at", "is_quiet"),
    [
        (("20:00", "08:00"), "19:59", False),
        (("20:00", "08:00"), "20:00", True),
        (("20:00", "08:00"), "00:00", True),
        (("20:00", "08:00"), "08:00", False),
        (("12:00", "13:00"), "12:30", True),
        (("12:00", "13:00"), "13:00", False),
        (("09:00", "09:00"), "09:00", False),
    ],
)
def test_quiet_hours_may_pass_midnight(quiet: tuple[str, str], at: str, is_quiet: bool) -> None:
    hours = QuietHours(*map(time.fromisoformat, quiet))
    moment = time.fromisoformat(at)
    assert hours.contains(moment) is is_quiet
    assert hours.out(moment) == (hours.end if is_quiet else moment)


@pytest.mark.parametrize(
    ("start", "days"),
    [
        (None, {14, 7, 3, 1, 0}),
        ("2026-05-13", {7, 3, 1, 0}),
        ("2026-03-01", {14, 7, 3, 1, 0}),
        ("2026-01-01", {21, 10, 3, 1, 0}),
        ("2025-09-01", {28, 14, 3, 1, 0}),
        ("2020-09-01", {28, 14, 3, 1, 0}),
    ],
)
def test_only_the_far_reminders_move_with_the_window(start: str | None, days: set[int]) -> None:
    began = date.fromisoformat(start) if start else None
    assert DAILY.days_before(began, date(2026, 5, 13)) == days
