"""«Напомнить завтра / через 3 дня / в понедельник» as days."""

from datetime import date, timedelta
from enum import StrEnum

from domain.calendar import WorkingCalendar

_MONDAY = 0


class Snooze(StrEnum):
    """What a person may ask for under a digest."""

    TOMORROW = "tomorrow"
    IN_THREE_DAYS = "in_three_days"
    MONDAY = "monday"


def snoozed_until(
    choice: Snooze, today: date, calendar: WorkingCalendar, deadline: date | None = None
) -> date:
    """The worked day, always later than `today`, on which to speak again; see `woken_on`."""
    if choice is Snooze.TOMORROW:
        wanted = today + timedelta(days=1)
    elif choice is Snooze.IN_THREE_DAYS:
        wanted = today + timedelta(days=3)
    else:
        wanted = today + timedelta(days=(_MONDAY - today.weekday() - 1) % 7 + 1)
    return woken_on(wanted, today, calendar, deadline)


def woken_on(
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
