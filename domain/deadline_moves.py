"""How far a deadline may be moved."""

from datetime import date, timedelta

BEYOND = timedelta(days=731)
"""Past the end of a plan, or of today where the plan has ended: two school years."""


def is_in_reach(deadline: date, today: date, period_end: date) -> bool:
    """Whether a deadline can be moved to this day: not past, and no slip of the year.

    Calendars, reminders and summaries look at every deadline: one in the year 9997 would stop
    them for everybody.
    """
    return today <= deadline and deadline - max(today, period_end) <= BEYOND
