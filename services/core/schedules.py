"""A `Schedule` as JSON: the form of the column `activity.schedule` and of the command line."""

from datetime import date
from typing import Any

from domain.schedule import Every, Kind, Schedule, Window


def dump(schedule: Schedule) -> dict[str, Any]:
    """The JSON object of contract «What a deadline phrase means»; dates are ISO strings."""
    return {
        "phrase": schedule.phrase,
        "kind": schedule.kind.value,
        "every": schedule.every.value if schedule.every else None,
        "interval": schedule.interval,
        "windows": [
            [window.start.isoformat() if window.start else None, window.end.isoformat()]
            for window in schedule.windows
        ],
        "condition": schedule.condition,
        "confident": schedule.confident,
    }


def load(data: dict[str, Any]) -> Schedule:
    """The schedule that `dump` wrote."""
    return Schedule(
        data["phrase"],
        Kind(data["kind"]),
        Every(data["every"]) if data["every"] else None,
        data["interval"],
        tuple(
            Window(date.fromisoformat(start) if start else None, date.fromisoformat(end))
            for start, end in data["windows"]
        ),
        data["condition"],
        data["confident"],
    )
