"""Cost of reading plans, beside splitting their lines into words in the same run.

`python -m benchmarks.planning [FILE…]` reads each file and makes a draft of it (the plan of the
sample town, if no file is named), and ends with 1 where all of them take more than 2 s of processor
time or cost more than the limit in yardsticks.
"""

import re
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bot.sample import PLAN
from documents.read import read
from domain.draft import Draft
from domain.plan import draft

SECONDS = 2.0
LIMIT = 100.0
ROUNDS = 9
_WORD = re.compile(r"\w+")


def fastest(work: Callable[[], object]) -> float:
    """Seconds of processor time that `work` takes at best."""
    seconds = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        seconds.append(time.process_time() - begun)
    return min(seconds)


def understand(path: Path) -> Draft:
    """What is measured: a file read and made a draft of."""
    return draft(read(path, path.name))


def split_words(path: Path) -> int:
    """The yardstick: the words of every line, found one by one."""
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return sum(len(_WORD.findall(line.casefold())) for line in lines)


def main(arguments: list[str]) -> int:
    """1 where reading is too slow."""
    paths = [Path(argument) for argument in arguments] or [PLAN]
    total = yardstick = 0.0
    for path in paths:
        seconds = fastest(partial(understand, path))
        bare = fastest(partial(split_words, path))
        total, yardstick = total + seconds, yardstick + bare
        print(f"{path.name}: {seconds * 1e3:,.0f} ms, {seconds / bare:.1f} times its words")
    print(
        f"{len(paths)} plans: {total:.2f} s (limit {SECONDS}),"
        f" {total / yardstick:.1f} times their words (limit {LIMIT:.0f})"
    )
    return int(total > SECONDS or total / yardstick > LIMIT)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
