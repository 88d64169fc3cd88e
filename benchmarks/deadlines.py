"""Speed of the deadline grammar, and what its import costs.

`python -m benchmarks.deadlines` prints a line a figure and ends with 1 where a limit is broken.
All by CPU time of one core, since other work may share the machine; nothing is cached between
phrases. The yardstick is `time.strptime` on one date, the standard library's way of reading one.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date

from domain.deadlines import parse
from domain.schedule import Period

ROUNDS = 15
IMPORTS = 10
RATE_LIMIT = 5_000
"""Phrases a second, at least."""

IMPORT_LIMIT = 0.050
"""Seconds for the import in a fresh interpreter, at most."""

PLAN = Period(date(2020, 1, 1), date(2022, 12, 31))

# What cells mostly hold: about every second one is one word.
COMMON = (
    "Ежегодно",
    "Постоянно",
    "2020-2022",
    "Сентябрь 2020",
    "2021 год",
    "В течение года",
    "Март - июнь 2021 г.",
    "По графику",
    "Ежеквартально",
    "с 2020 г.",
    "Август-сентябрь, ежегодно",
    "до 25.04.2021",
    "Сентябрь, апрель",
    "I квартал 2022",
    "По мере необходимости",
    "ежегодно с 2020 года",
)

# Whatever makes the grammar work hardest.
HARD = (
    "Апрель – май, сентябрь, декабрь 2021",
    "По итогам олимпиады, май-июнь 2021",
    "2020-2022 (по графику проведения мероприятий)",
    "Январь 2022, далее один раз в два года",
    "ежеквартально до 5 числа месяца, следующего за отчетным",
    "до 25 числа каждого месяца",
    "13 мая, 27 мая, 17 июня 2021 года",
    "сентебрь 2021",
    "Мероприятие проведено по поручению начальника управления",
    "каждый понедельник",
)


def cpu(work: Callable[[], object]) -> float:
    """Seconds of CPU time, the least of several rounds."""
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


def seconds_a_phrase(phrases: tuple[str, ...]) -> float:
    """CPU seconds that one phrase takes on average."""
    repeats = 40

    def read_all() -> None:
        for _ in range(repeats):
            for phrase in phrases:
                parse(phrase, PLAN)

    return cpu(read_all) / (repeats * len(phrases))


def seconds_a_date() -> float:
    """CPU seconds of the yardstick."""
    repeats = 2_000

    def read_dates() -> None:
        for _ in range(repeats):
            time.strptime("25.04.2021", "%d.%m.%Y")

    return cpu(read_dates) / repeats


def seconds_of_import(module: str) -> float:
    """CPU seconds of an import in a fresh interpreter, the least of several."""
    code = f"import time; begun = time.process_time(); import {module}; "
    code += "print(time.process_time() - begun)"
    command = [sys.executable, "-c", code]
    return min(float(subprocess.check_output(command)) for _ in range(IMPORTS))


def main() -> int:
    """Print the figures; 1 where a limit is broken."""
    yardstick = seconds_a_date()
    common, hard = seconds_a_phrase(COMMON), seconds_a_phrase(HARD)
    base = seconds_of_import("dataclasses, datetime, enum, re")
    whole = seconds_of_import("domain.deadlines")
    grammar = seconds_of_import("domain.deadlines, domain.term_grammar.understanding")
    print(f"common phrases: {1 / common:,.0f} a second, {common / yardstick:.0f} × strptime")
    print(f"hard phrases: {1 / hard:,.0f} a second, {hard / yardstick:.0f} × strptime")
    print(f"import: {whole * 1000:.0f} ms, of these {base * 1000:.0f} ms the standard library")
    print(f"import with the grammar, which the first phrase loads: {grammar * 1000:.0f} ms")
    return 1 if 1 / common < RATE_LIMIT or whole > IMPORT_LIMIT else 0


if __name__ == "__main__":
    raise SystemExit(main())
