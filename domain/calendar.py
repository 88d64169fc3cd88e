"""Working days of a municipality, and the step between local days and moments.

A moment is always an aware datetime in UTC; a day and a time of day are local to a zone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from domain.errors import Code, Refusal

SATURDAY, SUNDAY = 5, 6
FIRST_DAY, LAST_DAY = date(1, 1, 3), date(9999, 12, 29)
"""Days beyond these are counted as these: no zone and no step of a day leads out of what a date
can be. Nobody owes anything then, but such a day may stand in a table.
"""

_FIRST_MOMENT = datetime.combine(FIRST_DAY, time.min, UTC)
_LAST_MOMENT = datetime.combine(LAST_DAY, time.min, UTC)

USUAL_ZONE = ZoneInfo("Europe/Moscow")

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Which days are worked: a weekly rule and its exceptions.

    `weekend` holds weekdays as `date.weekday()` counts them (Monday is 0). A six-day school has
    only Sunday there. `days_off` and `working_days` are exceptions and share no day; without data
    for a year the weekly rule alone holds. Raises Refusal(Code.BAD_INPUT) if nothing is worked.
    """

    weekend: frozenset[int] = frozenset({SATURDAY, SUNDAY})
    days_off: frozenset[date] = frozenset()
    working_days: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if self.weekend >= frozenset(range(7)) or self.days_off & self.working_days:
            raise Refusal(Code.BAD_INPUT, field="calendar")

    def with_overrides(self, overrides: Mapping[date, bool]) -> "WorkingCalendar":
        """The calendar with days set by hand: True makes a day worked, False a day off."""
        worked = frozenset(day for day, works in overrides.items() if works)
        off = frozenset(overrides) - worked
        return replace(
            self,
            days_off=(self.days_off - worked) | off,
            working_days=(self.working_days - off) | worked,
        )

    def is_working(self, day: date) -> bool:
        """Whether the day is worked."""
        if day in self.days_off:
            return False
        return day.weekday() not in self.weekend or day in self.working_days

    def working_day_on_or_before(self, day: date) -> date:
        """The day itself if it is worked, or else the nearest worked day before it."""
        while not self.is_working(day) and day > FIRST_DAY:
            day -= _DAY
        return day

    def working_day_on_or_after(self, day: date) -> date:
        """The day itself if it is worked, or else the nearest worked day after it."""
        while not self.is_working(day) and day < LAST_DAY:
            day += _DAY
        return day

    def shift(self, day: date, working_days: int) -> date:
        """The worked day so many worked days later, or earlier if negative.

        A day off counts as the worked day before it: one day after a Sunday is Monday, one day
        before it is Thursday, none is Friday.
        """
        return _shifted(self, day, working_days)


# Many tasks share a deadline: the end of a month, of a quarter.
@lru_cache(maxsize=4096)
def _shifted(calendar: WorkingCalendar, day: date, working_days: int) -> date:
    day = calendar.working_day_on_or_before(day)
    step = 1 if working_days > 0 else -1
    for _ in range(abs(working_days)):
        day = later(day, step)
        while not calendar.is_working(day) and FIRST_DAY < day < LAST_DAY:
            day = later(day, step)
    return day


def later(day: date, days: int) -> date:
    """The day so many calendar days later, or earlier if negative, held inside what there is."""
    held = min(max(day, FIRST_DAY), LAST_DAY)
    number = held.toordinal() + days
    return date.fromordinal(min(max(number, FIRST_DAY.toordinal()), LAST_DAY.toordinal()))


def zone_named(name: str) -> ZoneInfo:
    """The time zone of an IANA name («Asia/Kamchatka»).

    Raises Refusal(Code.BAD_INPUT, field, value) where there is no such zone.
    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise Refusal(Code.BAD_INPUT, field="zone", value=name) from error


def zone_or_none(name: str | None) -> ZoneInfo | None:
    """The zone of a stored name; None for none, and for one that is no zone (any more)."""
    try:
        return zone_named(name) if name else None
    except Refusal:
        return None


def stored_zone(*names: str | None) -> ZoneInfo:
    """The first of these names that is a zone: a person's own, a municipality's, else Moscow's.

    A name that is none must not silence whoever has it; upkeep shows it to the administrators.
    """
    return next((zone for name in names if (zone := zone_or_none(name))), USUAL_ZONE)


def local_moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The moment in UTC at which clocks in `zone` show `at` on `day`.

    A time that clocks skip in spring is taken as much later as they skip; of a time that they
    show twice in autumn the first is meant.
    """
    day = min(max(day, FIRST_DAY), LAST_DAY)
    return datetime.combine(day, at.replace(tzinfo=None, fold=0), zone).astimezone(UTC)


def local_day(moment: datetime, zone: ZoneInfo) -> date:
    """The day that an aware moment falls on in `zone`."""
    return local(moment, zone).date()


def local(moment: datetime, zone: ZoneInfo) -> datetime:
    """An aware moment as clocks in `zone` show it; one that no clock there shows as the last."""
    return min(max(moment, _FIRST_MOMENT), _LAST_MOMENT).astimezone(zone)


def end_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The moment in UTC at which `day` is over in `zone`: the first one of the next day."""
    return local_moment(later(day, 1), time.min, zone)
