"""Speed of understanding what people say, and what its dictionary costs.

`python -m benchmarks.understanding` prints a line a figure and ends with 1 where a limit is broken.
The yardstick asks the dictionary for every word of the same phrases, uncached: the least that
anything which looks at forms of words can do. By CPU time; caches of words are cold at the start.
"""

import json
import re
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from domain.utterances import Named, SpeakerRole, Utterance, World, prepare, understand

TABLES = Path(__file__).resolve().parents[1] / "tests/domain/utterances"
P99_LIMIT = 0.005
"""Seconds for a phrase."""

RATIO_LIMIT = 6.0
ROUNDS = 5
_COST = """
import resource, time
from pathlib import Path
def used():
    return int(Path('/proc/self/statm').read_text().split()[1]) * resource.getpagesize()
before, begun = used(), time.process_time()
from domain.utterances import prepare
{then}
print((used() - before) / 1e6, time.process_time() - begun)
"""


def phrases() -> list[Utterance]:
    """Everything in the tables, without what surrounds it."""
    found = []
    for path in sorted(TABLES.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                _, context, text, _ = line.split("\t")
                found.append(Utterance(text=text, role=SpeakerRole(context.split()[0])))
    return found


def world(copies: int) -> World:
    """The tables' plan, made longer by copies of its activities under other numbers."""
    known = json.loads((TABLES / "world.json").read_text(encoding="utf-8"))
    activities = [
        Named(number=f"{each['number']}.{copy}" if copy else each["number"], title=each["title"])
        for copy in range(copies)
        for each in known["activities"]
    ]
    return World(
        today=date(2026, 11, 24),
        start=date(2026, 9, 1),
        end=date(2027, 5, 31),
        organisations=tuple(known["organisations"]),
        groups=tuple(known["groups"]),
        sections=tuple(Named(**each) for each in known["sections"]),
        activities=tuple(activities),
    )


def times(said: list[Utterance], known: World) -> list[float]:
    """CPU seconds of each phrase, the first time that it is said."""
    understand(said[0], known)
    found = []
    for each in said:
        begun = time.process_time()
        understand(each, known)
        found.append(time.process_time() - begun)
    return sorted(found)


def yardstick(said: list[Utterance]) -> float:
    """CPU seconds of asking for the words of a phrase, the least of several rounds."""
    from pymorphy3 import MorphAnalyzer

    morph = MorphAnalyzer(lang="ru")
    words = [re.findall(r"[^\W\d_]+", each.text.lower()) for each in said]
    rounds = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        for phrase in words:
            for word in phrase:
                morph.parse(word)
        rounds.append(time.process_time() - begun)
    return min(rounds) / len(said)


def cost(then: str) -> tuple[float, float]:
    """Megabytes and CPU seconds in a fresh interpreter."""
    command = [sys.executable, "-c", _COST.format(then=then)]
    megabytes, seconds = subprocess.check_output(command).split()
    return float(megabytes), float(seconds)


def main() -> int:
    """Print the figures; 1 where a limit is broken."""
    said = phrases()
    prepare()
    cold = times(said, world(9))
    p99 = cold[int(len(cold) * 0.99)]
    mean, least = sum(cold) / len(cold), yardstick(said)
    print(f"{len(said)} phrases: {mean * 1000:.2f} ms each, {mean / least:.1f} × the dictionary")
    print(f"p50 {cold[len(cold) // 2] * 1000:.2f} ms, p99 {p99 * 1000:.2f} ms, plan of 171")
    for name, then in (("import", ""), ("dictionary", "prepare()")):
        megabytes, seconds = cost(then)
        print(f"{name}: {megabytes:.1f} MB, {seconds * 1000:.0f} ms")
    return 1 if p99 > P99_LIMIT or mean / least > RATIO_LIMIT else 0


if __name__ == "__main__":
    raise SystemExit(main())
