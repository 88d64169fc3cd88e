"""What will come to a coordinator in the next days, as things stand: shown in the settings."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from domain.calendar import local_day, local_moment
from domain.reminding.digest import digest as digest_of
from domain.reminding.stages import list_day_before
from domain.reminding.worth import Heard, is_worth_saying
from services.core import calendars
from services.reminders import digests

AHEAD = timedelta(days=30)
A_DAY = timedelta(days=1)


async def mornings(
    session: AsyncSession, person_id: int, zone: ZoneInfo, now: datetime
) -> tuple[date, ...]:
    """The local days of the next month on which a morning message comes if nothing is reported.

    By the very rule that sends them, played day by day.
    """
    loaded, _ = await digests.load_owed(session, person_id)
    if not loaded:
        return ()
    today = local_day(now, zone)
    calendar = await calendars.of_municipality(
        session, loaded[0].municipality_id, {today.year, (today + AHEAD).year}
    )
    tasks = [item.task for item in loaded]
    policies = {item.task.roadmap_id: item.policy for item in loaded}
    weekly = [item.policy.weekly for item in loaded]
    heard = await digests.load_heard(session, person_id, local_moment(today, time.max, zone))
    days = []
    for ahead in range(1, AHEAD.days + 1):
        day = today + timedelta(days=ahead)
        if not calendar.is_working(day):
            continue
        found = digest_of(tasks, person_id, day, calendar, policies, heard.previous_at)
        list_day = min((each for each in weekly if each is not None), default=None)
        if found is None:
            continue
        is_list = list_day is None or list_day_before(day, list_day, calendar) == day
        # Between lists nothing but a last day brings a message: as if the list had just been read.
        told = heard if is_list else Heard(local_moment(day - A_DAY, time(9), zone))
        if (
            list_day is None
            or None in weekly
            or is_worth_saying(found, told, list_day, calendar, zone)
        ):
            days.append(day)
            heard = Heard(local_moment(day, time(9), zone), heard.ignored + 1)
    return tuple(days)
