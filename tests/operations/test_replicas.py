"""Several real processes: two that poll, four that are called, killed and cut off their database.

The small sister of `python -m benchmarks.chaos incoming`.
"""

from dataclasses import astuple

import pytest

from benchmarks.chaos.incoming.play import CURATORS, Incoming, play
from benchmarks.chaos.stage import gather
from simulator.server import Simulator
from tests.conftest import POSTGRES

pytestmark = pytest.mark.long

QUICK = {"updates": 80, "coordinators": 12, "per_second": 40.0, "kill_every": (0.5, 1.0)}
"""About two seconds of talk, with two or three kills."""


@pytest.mark.parametrize(
    "script",
    [
        Incoming("one-polls", "sqlite", webhook=False, **QUICK),
        Incoming("two-poll", "postgresql", webhook=False, replicas=2, lease=6.0, **QUICK),
        Incoming("four-called", "postgresql", webhook=True, replicas=4, lease=6.0, cuts=2, **QUICK),
    ],
    ids=lambda script: script.name,
)
async def test_nothing_said_is_lost_or_done_twice(script, tmp_path):
    if script.database == "postgresql" and not POSTGRES:
        pytest.skip("TEST_POSTGRES_URL is not set")
    async with Simulator() as simulator:
        people = script.coordinators + CURATORS
        place = await gather(simulator.client, simulator.url, tmp_path, people)
        result = await play(script, place)
    verdict = result.verdict
    assert result.kills and "gave up waiting" not in result.notes
    assert (verdict.lost, verdict.doubled, verdict.unanswered) == (0, 0, 0), astuple(verdict)
    assert verdict.unfinished == verdict.set_aside == 0
