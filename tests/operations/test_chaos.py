"""The harness itself: what is taken out of the bot has to be able to show in any run."""

import pytest

from benchmarks.chaos.incoming.bots import NOTHING, WITHOUT
from benchmarks.chaos.incoming.judging import Verdict
from benchmarks.chaos.incoming.play import IncomingResult, repeated
from benchmarks.chaos.incoming.user_actions import Kind, drawn
from benchmarks.chaos.report import row_of_incoming
from benchmarks.chaos.scripts import incoming

SIZES = (300, 2_000)


@pytest.mark.parametrize("updates", SIZES)
@pytest.mark.parametrize("without", ["", *WITHOUT])
def test_every_kind_of_action_is_brought_twice(updates, without):
    for script in incoming(["sqlite", "postgresql"], updates, without):
        actions = drawn(script.updates, script.coordinators, 2, script.name)
        twice = repeated(actions, script.name)
        assert {action.kind for action in actions if action.number in twice} == set(Kind)
        assert len(twice) < len(actions) / 10


@pytest.mark.parametrize("updates", SIZES)
@pytest.mark.parametrize("without", ["inbox", "lease"])
def test_what_only_a_kill_shows_is_killed_several_times(updates, without):
    for script in incoming(["sqlite", "postgresql"], updates, without):
        lasts = script.updates / script.per_second
        assert script.kills and 3 * script.kill_every[1] <= lasts


@pytest.mark.parametrize("without", ["", *WITHOUT])
def test_only_what_misses_a_part_has_to_be_red(without):
    (script, *_) = incoming(["sqlite"], 300, without)
    green = IncomingResult(script, 300, Verdict(0, 0, 0, 0, 0, 0, ()), 5, 1.0, ())
    red = IncomingResult(script, 300, Verdict(1, 0, 0, 0, 0, 0, ("words",)), 5, 1.0, ())
    is_whole = without in ("", NOTHING)
    assert bool(row_of_incoming(green, "", 0.0).misses) is not is_whole
    assert bool(row_of_incoming(red, "", 0.0).misses) is is_whole
