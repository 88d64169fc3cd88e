"""Whether a morning has something to say that the person has not just been told.

A list comes once a week, on its day; between lists only the last day of something, or news, is
worth a message. A list of nothing but what was named before pauses, the longer the more of them
were left without an act: then a human being has been told instead (`Policy.escalation`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.calendar import WorkingCalendar, later, local_day
from domain.reminding.digest import Digest, DigestItem, Group
from domain.reminding.stages import list_day_after, list_day_before
from domain.schedule import Kind

PAUSES = ((2, timedelta(days=15)), (4, timedelta(days=28)))
"""Up to so many lists without an act, a list of nothing new comes again after so long."""

LONGEST = timedelta(days=56)

PATIENCE = 4
"""After more lists without an act, a far deadline alone waits for a list that is nearer to it."""


@dataclass(frozen=True, slots=True)
class DigestHistory:
    """What a person has heard: the aware moment of the last digest, None for none, and how many
    there were since the person has last done something. `listed_at` is the moment of the last one
    that named what is overdue, None where that is the last of all. `unanswered` counts those of
    `ignored` that came after the person has said what is in the way.
    """

    previous_at: datetime | None
    ignored: int = 0
    listed_at: datetime | None = None
    unanswered: int = 0

    def listed_on(self, zone: ZoneInfo) -> date | None:
        """The local day of the last digest that named what is overdue."""
        moment = self.listed_at or self.previous_at
        return local_day(moment, zone) if moment else None


def is_worth_saying(
    digest: Digest, heard: DigestHistory, weekly: int, calendar: WorkingCalendar, zone: ZoneInfo
) -> bool:
    """Whether the digest of a day is to be sent. `weekly` is the weekday of the list."""
    if heard.previous_at is None:
        return True
    before = local_day(heard.previous_at, zone)
    listed = heard.listed_on(zone) or before
    items = [(group, item) for group, members in digest.groups for item in members]
    if any(_presses(group, item, digest, calendar) for group, item in items):
        return True
    if list_day_before(digest.day, weekly, calendar) <= before:
        return False
    news = [(group, item) for group, item in items if _is_news(group, item, listed)]
    if heard.ignored > PATIENCE:
        again = list_day_after(later(digest.day, 1), weekly, calendar)
        news = [each for each in news if not _can_wait(*each, again, calendar)]
    if news:
        return True
    return digest.day - before >= pause(heard.ignored)


def names_overdue(
    day: date, heard: DigestHistory, weekly: int | None, calendar: WorkingCalendar, zone: ZoneInfo
) -> bool:
    """Whether the digest of a day names what is overdue: once a week, on or after the list day."""
    if weekly is None or heard.previous_at is None:
        return True
    return list_day_before(day, weekly, calendar) > local_day(heard.previous_at, zone)


def asks_for_overdue(digest: Digest, calendar: WorkingCalendar) -> bool:
    """Whether what is overdue is why the digest comes, such as what was put off until today."""
    overdue = dict(digest.groups).get(Group.OVERDUE, ())
    others = len(digest.groups) - bool(overdue)
    return not others or any(_presses(Group.OVERDUE, item, digest, calendar) for item in overdue)


def last_list(
    sent: Sequence[datetime], weekly: int | None, calendar: WorkingCalendar, zone: ZoneInfo
) -> datetime | None:
    """Which of the digests of these moments, in their order, was the last to name the overdue."""
    heard = DigestHistory(None)
    for moment in sent:
        if names_overdue(local_day(moment, zone), heard, weekly, calendar, zone):
            heard = DigestHistory(moment, listed_at=moment)
        else:
            heard = DigestHistory(moment, listed_at=heard.listed_at)
    return heard.listed_at


def pause(ignored: int) -> timedelta:
    """How long a list of nothing new waits after the last message."""
    return next((wait for most, wait in PAUSES if ignored <= most), LONGEST)


def _can_wait(group: Group, item: DigestItem, again: date, calendar: WorkingCalendar) -> bool:
    """Whether the list of the day `again` still names a far deadline before its last day."""
    deadline = item.task.deadline
    if group is not Group.LATER or deadline is None:
        return False
    return again < calendar.working_day_on_or_before(deadline)


def _presses(group: Group, item: DigestItem, digest: Digest, calendar: WorkingCalendar) -> bool:
    """What does not wait for the list: the last day, what is new, what was put off until today."""
    task = item.task
    own = [ref for ref in task.people if ref.id == digest.person_id]
    if any(ref.snoozed_until == digest.day for ref in own):
        return True
    if any(_is_back(ref.away_until, digest.day, calendar) for ref in own):
        return True
    if group is Group.NEW:
        return True
    if task.deadline is None or task.kind is Kind.CONTINUOUS:
        return False
    return digest.day in (task.deadline, calendar.working_day_on_or_before(task.deadline))


def _is_back(away_until: date | None, today: date, calendar: WorkingCalendar) -> bool:
    return away_until is not None and calendar.working_day_on_or_after(away_until) == today


def _is_news(group: Group, item: DigestItem, listed: date) -> bool:
    """What no digest has named as it is now; `listed` is the day of the last list."""
    if group is Group.OVERDUE:
        return item.task.deadline is not None and item.task.deadline >= listed
    return group is not Group.RETURNED
