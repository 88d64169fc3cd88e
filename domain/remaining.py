"""What is left of a schedule from a day on: for what joins a plan while it is running."""

from dataclasses import replace
from datetime import date

from domain.schedule import Every, Kind, Period, Schedule
from domain.tasks import Rhythm, due_windows


def remaining(schedule: Schedule, period: Period, rhythm: Rhythm | None, today: date) -> Schedule:
    """The schedule without the windows that had ended before the local day `today`.

    Where all of them had, it stays whole: what is late is still to be given a date by a person.
    What goes on begins with the stretch of the rhythm that today lies in.
    """
    if schedule.kind is Kind.CONTINUOUS or schedule.every is Every.DAY:
        ahead = [
            found for found in due_windows(schedule, period, rhythm) if _ends(found.end, today)
        ]
        start = ahead[0].start if ahead else None
        if start is None:
            return schedule
        spans = (
            replace(span, start=max(span.start or period.start, start))
            for span in schedule.windows
            if span.end >= start
        )
        return replace(schedule, windows=tuple(spans))
    left = tuple(window for window in schedule.windows if window.end >= today)
    return replace(schedule, windows=left) if left else schedule


def _ends(end: date | None, today: date) -> bool:
    return end is None or end >= today
