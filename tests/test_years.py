"""`demo --year`: a plan played to the end of its period, and counted twice.

The sample with one evening as a rule; `make years` plays the five real plans with twelve.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[1]
PLANS = (
    "000_nizhneturinsky",
    "001_kemerovo",
    "002_tonshaevo",
    "003_goryachy_klyuch",
    "004_bashmakovo",
)


def play(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "demo", "--year", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=1800,
        check=False,
    )


def test_the_sample_is_played_to_its_end_and_agrees():
    done = play("--evenings", "1", "--seed", "3")
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
    title, *months, result = done.stdout.splitlines()
    assert "plan.md" in title and result.endswith("Всё сошлось с независимым подсчётом.")
    assert [line[:7] for line in months][::11] == ["09.2026", "08.2027"]
    assert "выполнено 0" not in months[-1]


@pytest.mark.skipif("PLAY_YEARS" not in os.environ, reason="takes minutes: `make years`")
@pytest.mark.parametrize("name", PLANS)
def test_a_real_plan_is_played_to_its_end_and_agrees(name, shared):
    done = play(str(shared / "roadmaps" / f"{name}.txt"))
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]


def test_bad_numbers_are_refused_in_a_sentence():
    assert play("--evenings", "0").returncode == 2
    done = play(str(ROOT / "Makefile"))
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (2, 1)
