"""Who does things in time: of what was due, and of what was accepted in a period."""

from datetime import date

import pytest

from domain.summary import Basis, SummaryQuery
from domain.workflow import Status
from services.summaries import ranking
from tests import towns

DUE, AHEAD = date(2026, 10, 20), date(2026, 12, 20)
OCTOBER = {"start": date(2026, 10, 1), "end": date(2026, 10, 31)}


@pytest.fixture
async def town(database, clock):
    """School № 3 with five accepted in October (one late, one early for December, one more without
    a deadline), one accepted in November and one overdue; school № 7 with one.
    """
    town = await towns.build(database, clock)
    town.third, town.seventh = await town.school("Школа № 3"), await town.school("Школа № 7")
    town.viktor = await town.manager("Виктор")
    done = {"done_on": DUE, "submitted_on": DUE}
    for number, deadline, values in (
        (1, DUE, done),
        (2, DUE, done),
        (3, DUE, {**done, "done_late": True}),
        (4, DUE, done),
        (5, AHEAD, done),
        (6, None, done),
        (7, DUE, {"done_on": date(2026, 11, 2), "submitted_on": DUE}),
    ):
        activity = await town.activity(f"1.{number}", f"Справка {number}", deadline)
        await town.task(activity, town.third, deadline, Status.DONE, **values)
    late = await town.activity("1.8", "Справка 8", DUE)
    await town.task(late, town.third, DUE)
    await town.task(late, town.seventh, DUE, Status.DONE, **done)
    return town


async def places(town, **query):
    asked = SummaryQuery(roadmap_id=town.roadmap_id, **query)
    async with town.database.read() as session:
        view = await ranking.ranking(session, asked, actor=await town.actor(town.viktor))
    found = {
        each.result.key: (each.place, each.result.in_time, each.result.judged)
        for each in view.places
    }
    return found, view.asked


async def test_what_was_due_is_judged_by_what_is_done_in_time_or_overdue(town):
    found, _ = await places(town)
    assert found == {town.third: (1, 4, 6), town.seventh: (None, 1, 1)}


async def test_of_what_was_accepted_all_that_had_a_deadline_counts(town):
    found, _ = await places(town, **OCTOBER, basis=Basis.ACCEPTED)
    assert found == {town.third: (1, 4, 5), town.seventh: (None, 1, 1)}


async def test_the_school_that_is_named_is_told_among_all(town):
    found, asked = await places(town, organisation_id=town.seventh)
    assert len(found) == 2
    assert (asked.place, asked.result.name, asked.result.judged) == (None, "Школа № 7", 1)


@pytest.mark.parametrize("waits", [False, True])
async def test_a_named_school_with_nothing_to_judge_is_told_too(town, waits):
    """One whose only report waits for review once stood in the ranking as «0 из 0»."""
    empty = await town.school("Лицей № 2")
    if waits:
        activity = await town.activity("1.9", "Справка 9", DUE)
        await town.task(activity, empty, DUE, Status.SUBMITTED, submitted_on=DUE)
    found, asked = await places(town, organisation_id=empty)
    assert empty not in found
    assert (asked.place, asked.result.name, asked.result.judged) == (None, "Лицей № 2", 0)
