"""«Напомнить завтра / через 3 дня / в понедельник» as days."""

from datetime import date, timedelta
from enum import StrEnum

from domain.calendar import WorkingCalendar

_MONDAY = 0


class SnoozeChoice(StrEnum):
    """What a person may ask for under a digest."""

    TOMORROW = "tomorrow"
    IN_THREE_DAYS = "in_three_days"
    MONDAY = "monday"

    def day(self, today: date) -> date:
        """The day that is asked for, always later than `today`."""
        if self is SnoozeChoice.TOMORROW:
            return today + timedelta(days=1)
        if self is SnoozeChoice.IN_THREE_DAYS:
            return today + timedelta(days=3)
        return today + timedelta(days=(_MONDAY - today.weekday() - 1) % 7 + 1)


def snoozed_until(
    wanted: date, today: date, calendar: WorkingCalendar, deadline: date | None = None
) -> date:
    """The worked day on which to speak again of what was put off until `wanted`.

    A day off moves to the next worked day: nobody who asks for peace is written to earlier. But
    the last working day before a deadline to come is not slept over.
    """
    day = calendar.working_day_on_or_after(wanted)
    if deadline is not None:
        last = calendar.working_day_on_or_before(deadline)
        if today < last < day:
            return last
    return day
