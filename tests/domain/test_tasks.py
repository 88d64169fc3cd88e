"""Which windows become tasks, and the order in which a person sees them."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.schedule import Every, Kind, Period, Schedule, Window
from domain.tasks import Bucket, Rhythm, bucket, due_windows, label_of, urgency
from domain.workflow import Status

day = date.fromisoformat
ACADEMIC = Period(day("2025-09-01"), day("2026-08-31"), year_start=9)
TODAY = day("2026-03-11")


def window(text: str) -> Window:
    first, last = text.split("..")
    return Window(day(first) if first else None, day(last))


def schedule(kind: Kind, *windows: str, every: Every | None = None) -> Schedule:
    spans = tuple(window(text) for text in windows)
    return Schedule("", kind, every=every, interval=1 if every else None, windows=spans)


def shape(plan: Schedule, rhythm: Rhythm | None = None, period: Period = ACADEMIC) -> list[str]:
    found = due_windows(plan, period, rhythm)
    return [f"{part.start or ''}..{part.end or ''} {part.label}".strip() for part in found]


def test_a_dated_schedule_gives_a_task_a_window_by_deadline() -> None:
    plan = schedule(Kind.FIXED, "2026-04-01..2026-04-30", "..2025-12-05", "2026-04-01..2026-04-30")
    assert shape(plan) == ["..2025-12-05 ..2025-12-05", "2026-04-01..2026-04-30 2026-04"]


def test_a_repeating_one_gives_all_its_windows() -> None:
    plan = schedule(
        Kind.RECURRING, "2026-01-01..2026-03-31", "2025-10-01..2025-12-31", every=Every.QUARTER
    )
    assert [part.label for part in due_windows(plan, ACADEMIC, None)] == ["2025-Q4", "2026-Q1"]


@pytest.mark.parametrize("kind", [Kind.MISSING, Kind.UNKNOWN])
def test_what_is_not_understood_makes_no_task(kind: Kind) -> None:
    assert shape(schedule(kind, "2026-04-01..2026-04-30"), Rhythm.MONTHLY) == []


def test_a_school_term_waits_for_its_dates() -> None:
    assert shape(schedule(Kind.RECURRING, every=Every.SCHOOL_TERM)) == []


def test_an_event_makes_one_task_without_a_deadline() -> None:
    assert shape(schedule(Kind.ON_EVENT)) == [".."]
    assert shape(schedule(Kind.ON_EVENT, "2026-05-01..2026-06-30")) == ["2026-05-01.."]


WHOLE = "2025-09-01..2026-08-31"


@pytest.mark.parametrize(
    ("span", "rhythm", "ends"),
    [
        (WHOLE, None, [None]),
        (WHOLE, Rhythm.AT_END, ["2026-08-31"]),
        (WHOLE, Rhythm.HALF_YEARLY, ["2025-12-31", "2026-08-31"]),
        (WHOLE, Rhythm.QUARTERLY, ["2025-12-31", "2026-03-31", "2026-06-30", "2026-08-31"]),
        ("2025-09-25..2025-12-10", Rhythm.MONTHLY, ["2025-10-31", "2025-12-10"]),
        ("2025-09-25..2025-09-28", Rhythm.MONTHLY, ["2025-09-28"]),
        ("2025-01-01..2025-12-31", Rhythm.HALF_YEARLY, ["2025-06-30", "2025-12-31"]),
    ],
)
def test_what_goes_on_is_asked_by_the_rhythm(
    span: str, rhythm: Rhythm | None, ends: list[str | None]
) -> None:
    found = due_windows(schedule(Kind.CONTINUOUS, span), ACADEMIC, rhythm)
    assert [part.end and part.end.isoformat() for part in found] == ends


def test_nobody_reports_daily() -> None:
    plan = schedule(
        Kind.RECURRING, "2026-05-04..2026-05-04", "2026-05-05..2026-05-05", every=Every.DAY
    )
    assert shape(plan) == ["2026-05-04.."]
    assert shape(plan, Rhythm.AT_END) == ["2026-05-04..2026-05-05 2026-05-04..2026-05-05"]


def test_a_span_outside_the_plan_makes_no_task() -> None:
    assert shape(schedule(Kind.CONTINUOUS), Rhythm.MONTHLY) == []


spans = st.builds(
    lambda start, length: Window(start, start + timedelta(days=length)),
    st.dates(day("2019-01-01"), day("2030-12-31")),
    st.integers(0, 1500),
)


@given(spans, st.sampled_from(Rhythm))
def test_check_ins_cover_the_span_without_gap_or_crowding(span: Window, rhythm: Rhythm) -> None:
    plan = Schedule("", Kind.CONTINUOUS, windows=(span,))
    found = due_windows(plan, ACADEMIC, rhythm)
    assert found[0].start == span.start
    assert found[-1].end == span.end
    for before, after in pairwise(found):
        assert before.end is not None
        assert after.start == before.end + timedelta(days=1)
    if rhythm is Rhythm.AT_END:
        assert len(found) == 1
    elif len(found) > 1:
        shortest = {Rhythm.MONTHLY: 15, Rhythm.QUARTERLY: 45, Rhythm.HALF_YEARLY: 90}[rhythm]
        for part in found:
            assert part.start is not None
            assert part.end is not None
            assert (part.end - part.start).days + 1 >= shortest


@given(st.lists(st.builds(lambda s: Window(None, s.end), spans) | spans, max_size=12))
def test_no_two_tasks_of_an_activity_share_a_label(windows: list[Window]) -> None:
    found = due_windows(Schedule("", Kind.FIXED, windows=tuple(windows)), ACADEMIC, None)
    assert len({part.label for part in found}) == len(found) == len(set(windows))
    assert [part.end for part in found] == sorted(part.end for part in found if part.end)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2025-09-01..2025-09-30", "2025-09"),
        ("2024-02-01..2024-02-29", "2024-02"),
        ("2025-10-01..2025-12-31", "2025-Q4"),
        ("2025-11-01..2026-01-31", "2025-11-01..2026-01-31"),
        ("2026-01-01..2026-06-30", "2026-H1"),
        ("2026-01-01..2026-12-31", "2026"),
        ("2026-04-01..2026-05-31", "2026-04-01..2026-05-31"),
        ("2026-04-25..2026-04-25", "2026-04-25"),
        ("..2026-04-25", "..2026-04-25"),
    ],
)
def test_a_window_has_the_name_that_people_use(text: str, label: str) -> None:
    assert label_of(window(text)) == label


@dataclass(frozen=True)
class Item:
    status: Status
    deadline: date | None


@pytest.mark.parametrize(
    ("status", "deadline", "expected"),
    [
        ("planned", "2026-03-10", "overdue"),
        ("planned", "2026-03-11", "this_week"),
        ("blocked", "2026-03-17", "this_week"),
        ("in_progress", "2026-03-18", "later"),
        ("in_progress", None, "continuous"),
        ("returned", "2026-03-10", "returned"),
        ("returned", None, "returned"),
        ("submitted", "2026-03-10", "in_review"),
        ("done", "2026-03-10", "done"),
        ("not_applicable", None, "done"),
        ("cancelled", "2026-03-11", "done"),
    ],
)
def test_each_task_has_its_group(status: str, deadline: str | None, expected: str) -> None:
    item = Item(Status(status), day(deadline) if deadline else None)
    assert bucket(item, TODAY) == expected


@given(
    st.lists(
        st.builds(Item, st.sampled_from(Status), st.none() | st.dates(day("2026-01-01"), TODAY))
    )
)
def test_the_order_goes_by_group_and_then_by_deadline(items: list[Item]) -> None:
    ordered = sorted(items, key=lambda item: urgency(item, TODAY))
    groups = [list(Bucket).index(bucket(item, TODAY)) for item in ordered]
    assert groups == sorted(groups)
    overdue = [item.deadline for item in ordered if bucket(item, TODAY) is Bucket.OVERDUE]
    assert overdue == sorted(found for found in overdue if found)
