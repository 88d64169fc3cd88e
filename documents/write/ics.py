"""Deadlines as a calendar file (RFC 5545) that phones and Outlook take.

icalendar is imported when the first one is written.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from typing import TYPE_CHECKING

from domain.calendar import later
from domain.printing import plain

if TYPE_CHECKING:
    from icalendar import Alarm, Event


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One deadline. `uid` is the same in every file that names this deadline (RFC 5545, 3.8.4.7),
    so that a newer file moves the entry instead of adding another. `revision` grows with every
    move. A `cancelled` entry takes the deadline out of calendars that have it.
    """

    uid: str
    title: str
    day: date
    description: str = ""
    address: str | None = None
    revision: int = 0
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Alarms:
    """When the phone rings: days before the deadline, at this time of the municipality."""

    days_before: Sequence[int]
    at: time


def calendar_file(
    name: str,
    entries: Sequence[CalendarEntry],
    zone: tzinfo,
    made_at: datetime,
    alarms: Alarms | None = None,
) -> bytes:
    """The deadlines as all-day events of the calendar `name`. `made_at` is aware.

    A day is a day in whatever zone the phone is; alarms are moments, counted in `zone`.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//roadmap-bot//deadlines//")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", plain(name))
    calendar.add("x-wr-timezone", str(zone))
    for entry in entries:
        calendar.add_component(_event(entry, zone, made_at, alarms))
    made: bytes = calendar.to_ical()
    return made


def _event(entry: CalendarEntry, zone: tzinfo, made_at: datetime, alarms: Alarms | None) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", made_at.astimezone(UTC))
    event.add("dtstart", entry.day)
    event.add("dtend", later(entry.day, 1))
    event.add("summary", plain(entry.title))
    event.add("sequence", entry.revision)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    if entry.description:
        event.add("description", "\n".join(map(plain, entry.description.splitlines())))
    if entry.address:
        event.add("url", entry.address)
    if alarms is not None and not entry.cancelled:
        for days in alarms.days_before:
            event.add_component(_alarm(entry, days, alarms.at, zone))
    return event


def _alarm(entry: CalendarEntry, days: int, at: time, zone: tzinfo) -> "Alarm":
    moment = datetime.combine(later(entry.day, -days), at, zone)
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", plain(entry.title))
    # An absolute moment: a trigger counted from an all-day event rings by the zone of the phone.
    alarm.add("trigger", moment.astimezone(UTC), parameters={"VALUE": "DATE-TIME"})
    return alarm
