"""The delivery loop in a process of its own, killed again and again: nothing is lost.

The small sister of `python -m benchmarks.chaos`.
"""

import os

import pytest

from benchmarks.chaos.play import Script, play
from benchmarks.chaos.stage import gather
from simulator.server import Simulator


@pytest.mark.parametrize(
    "script",
    [
        Script("kill-sqlite", "sqlite", 150, 60.0, kills=3, kill_every=(0.3, 0.7)),
        Script(
            "kill-postgresql",
            "postgresql",
            150,
            30.0,
            replicas=2,
            kills=3,
            kill_every=(0.3, 0.7),
            speed=60.0,
        ),
    ],
    ids=lambda script: script.database,
)
async def test_a_killed_delivery_loses_nothing(script, tmp_path):
    if script.database == "postgresql" and not os.environ.get("TEST_POSTGRES_URL"):
        pytest.skip("TEST_POSTGRES_URL is not set")
    async with Simulator() as simulator:
        place = await gather(simulator.client, simulator.url, tmp_path, 60)
        result = await play(script, place)
    assert result.lost == 0
    assert result.kills == script.kills
    assert set(result.states) == {"sent"}
    # What was sent and not yet written down when a process died comes twice: one message as a
    # rule, on a busy machine what is sent in a quarter of a second.
    assert result.duplicates <= script.per_second / 4 * result.kills
