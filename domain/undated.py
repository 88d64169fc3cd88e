"""Deadlines of a plan whose period nobody has written: they have no days until it is known."""

import re
from dataclasses import replace

from domain.schedule import Schedule

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d{1,2}\.\d{1,2}\.\d\d(?!\d)")


def undate(schedule: Schedule) -> Schedule:
    """The schedule without windows, unless its own phrase names a year."""
    return schedule if _YEAR.search(schedule.phrase) else replace(schedule, windows=())
