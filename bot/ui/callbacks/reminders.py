"""Reminders: debtors, what was sent, settings, policies, calendars."""

from typing import Final, Literal

from bot.ui.callbacks.base import Button, Page
from domain.reminding.hindrance import Hindrance
from domain.reminding.snooze import SnoozeChoice
from services.reminders.debtors import DueWithin
from services.reminders.ledger import LedgerPart


class Debtors(Button, prefix="dl"):
    """Who has not reported. `due` is a `services.reminders.debtors.DueWithin`; ids are 0 where they
    do not narrow.

    `part` is preview, list or ask: the figures, who it is, whether to remind them.
    """

    municipality_id: int
    due: DueWithin = DueWithin.OVERDUE
    roadmap_id: int = 0
    activity_id: int = 0
    part: str = "preview"
    page: Page = 0
    organisation_id: int = 0


class Nudge(Button, prefix="dn"):
    """Remind those who owe; the fields are those of `Debtors`."""

    municipality_id: int
    due: DueWithin
    roadmap_id: int = 0
    activity_id: int = 0
    organisation_id: int = 0


REPORT_LATER: Final = "report_later"
ANOTHER_DAY: Final = "another_day"


class SnoozeDigest(Button, prefix="z"):
    """Under a digest: remind of everything in it later. `choice` is a `SnoozeChoice`,
    or `REPORT_LATER` where all of it is done, or `ANOTHER_DAY` to type one."""

    choice: SnoozeChoice | Literal["report_later", "another_day"]


class AskWhy(Button, prefix="zw"):
    """Under a digest: ask what is in the way of what is overdue."""


class Hinder(Button, prefix="zh"):
    """One of the answers."""

    hindrance: Hindrance


class LedgerPage(Button, prefix="g"):
    """What the bot has sent in a municipality, 0 to choose one. `part` is empty for the figures,
    or a `services.reminders.ledger.LedgerPart` with a page, from 0."""

    municipality_id: int = 0
    part: LedgerPart | Literal[""] = ""
    page: Page = 0


Setting = Literal["hour", "zone", "locale", "phone", "weekly", "snoozed", "tables", "away"]


class GoAway(Button, prefix="na"):
    """Have a colleague reminded until a day, as its ordinal; 0 for both asks in words."""

    person_id: int = 0
    until: int = 0


class Notify(Button, prefix="n"):
    """A setting of one's own messages; `value` is its new value, empty to be asked for one."""

    what: Setting
    value: str = ""


class PolicyOf(Button, prefix="po"):
    """How a roadmap reminds, 0 to choose one; `field` shows the values to choose from."""

    roadmap_id: int = 0
    field: str = ""


class PolicySet(Button, prefix="pv"):
    """Choose a value by its place in `screens.policy.CHOICES`; −1 types one, −2 resets all."""

    roadmap_id: int
    field: str
    choice: int


CalendarAction = Literal["see", "off", "on", "clear"]


class CalendarDays(Button, prefix="cd"):
    """The days set by hand in a municipality, 0 to choose one."""

    municipality_id: int = 0
    action: CalendarAction = "see"


class CalendarSchools(Button, prefix="cs"):
    """A page of the schools whose deadlines can be had as a calendar file, from 0."""

    page: Page


class CalendarOf(Button, prefix="cf"):
    """Send the deadlines of a school as a calendar file."""

    organisation_id: int


class LetterStep(Button, prefix="lt"):
    """Send a letter to schools, throw it away, see who has read it, or the last ones (id 0)."""

    letter_id: int
    step: Literal["send", "drop", "see", "last"]
    page: Page = 0


class LetterRead(Button, prefix="lr"):
    """«Прочитано», under a letter that has come."""

    letter_id: int
