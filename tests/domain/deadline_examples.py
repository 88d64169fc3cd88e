"""The example table of the deadline grammar: phrases with what the contract makes of them.

`deadlines.tsv` is written by hand, a rule after another. Its columns are phrase, context, kind,
unit and interval, windows, condition; «?» after a kind says that the reading is not certain, a
window without a first day begins with the slash, and escapes stand for characters that a table
cannot hold.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from domain.schedule import Every, Kind, Period, Schedule, Window

TABLE = Path(__file__).with_name("deadlines.tsv")

CONTEXTS = {
    "year": Period(date(2021, 1, 1), date(2021, 12, 31), 1),
    "three": Period(date(2020, 1, 1), date(2022, 12, 31), 1),
    "school": Period(date(2020, 9, 1), date(2021, 8, 31), 9),
    "two": Period(date(2020, 9, 1), date(2022, 8, 31), 9),
    "order": Period(date(2021, 2, 26), date(2023, 12, 31), 1),
    "broken": Period(date(2019, 9, 12), date(2021, 12, 31), 9),
    "spring": Period(date(2021, 1, 1), date(2021, 3, 31), 1),
    "fortnight": Period(date(2021, 3, 1), date(2021, 3, 14), 1),
    "midweek": Period(date(2021, 3, 3), date(2021, 3, 10), 1),
    "late": Period(date(2021, 3, 12), date(2021, 9, 30), 1),
    "month": Period(date(2025, 1, 25), date(2025, 2, 28), 1),
    "nine": Period(date(2023, 9, 1), date(2024, 5, 31), 9),
    "august": Period(date(2024, 8, 1), date(2025, 5, 31), 9),
    "calendar": Period(date(2025, 1, 1), date(2025, 12, 31), 1),
    "study": Period(date(2024, 9, 1), date(2025, 8, 31), 9),
    "later": Period(date(2024, 1, 1), date(2026, 12, 31), 1),
    "eleven": Period(date(2011, 1, 1), date(2011, 12, 31), 1),
    "thirteen": Period(date(2013, 1, 1), date(2013, 12, 31), 1),
    "sixth": Period(date(2026, 1, 1), date(2026, 12, 31), 1),
    "twentysix": Period(date(2026, 9, 1), date(2027, 8, 31), 9),
    "triple": Period(date(2025, 1, 1), date(2027, 12, 31), 1),
    "october": Period(date(2026, 10, 1), date(2026, 10, 31), 1),
    "autumn": Period(date(2026, 10, 1), date(2026, 12, 31), 1),
    "fifteen": Period(date(2015, 1, 1), date(2015, 12, 31), 1),
}

_ESCAPES = {"\\n": "\n", "\\u00ad": "\u00ad", "\\u00a0": "\u00a0", "\\u0306": "\u0306"}


def examples() -> Iterator[tuple[str, Period, Schedule]]:
    """Every row of the table: the phrase, its plan, and the schedule that it means."""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield _example(line)


def _example(line: str) -> tuple[str, Period, Schedule]:
    for escape, character in _ESCAPES.items():
        line = line.replace(escape, character)
    phrase, context, kind, rate, windows, condition = line.split("\t")
    unit, _, interval = rate.partition(" ")
    schedule = Schedule(
        phrase,
        Kind(kind.removesuffix("?")),
        Every(unit) if unit else None,
        int(interval) if interval else None,
        tuple(_window(text) for text in windows.split()),
        condition or None,
        confident=not kind.endswith("?"),
    )
    return phrase, CONTEXTS[context], schedule


def _window(text: str) -> Window:
    start, _, end = text.partition("/")
    return Window(date.fromisoformat(start) if start else None, date.fromisoformat(end))
