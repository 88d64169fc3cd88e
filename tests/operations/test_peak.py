"""Everybody reports at once. The small sister of `python -m benchmarks.peak`."""

from dataclasses import astuple

import pytest

from benchmarks.chaos.stage import gather
from benchmarks.peak import measure, script_of
from benchmarks.steady import growth
from simulator.server import Simulator
from tests.conftest import POSTGRES

pytestmark = pytest.mark.long


@pytest.mark.parametrize("postgresql", [False, True], ids=["sqlite", "postgresql"])
async def test_of_a_peak_nothing_is_lost(postgresql, tmp_path, capsys):
    if postgresql and not POSTGRES:
        pytest.skip("TEST_POSTGRES_URL is not set")
    async with Simulator() as simulator:
        place = await gather(simulator.client, simulator.url, tmp_path, 12)
        verdict = await measure(script_of(12, postgresql=postgresql), place, 3, 0.5)
    lost, doubled, unanswered, _, unfinished, set_aside, _ = astuple(verdict)
    assert (lost, doubled, unanswered, unfinished, set_aside) == (0, 0, 0, 0, 0)
    printed = capsys.readouterr().out
    assert "all: 36 answers" in printed and "36 updates" in printed


@pytest.mark.parametrize(
    ("memory", "share"),
    [
        ([250, 300, 310, 310, 310, 310, 310, 310], 0),
        ([250, 300, 310, 320, 330, 340, 363, 363], 363 / 335 - 1),
        # One moment's work is no growth.
        ([250, 300, 310, 310, 310, 310, 310, 310, 310, 310, 310, 400], 0),
    ],
)
def test_growth_is_that_of_the_second_half(memory, share):
    assert growth(memory) == pytest.approx(share)
