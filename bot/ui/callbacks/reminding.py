"""Reminders: what was sent, settings, policies, calendars, groups that follow."""

from typing import Literal

from bot.ui.callbacks.base import Button, Page
from services.ledger import Part


class Ledger(Button, prefix="g"):
    """What the bot has sent in a municipality, 0 to choose one. `part` is empty for the figures,
    or a `services.ledger.Part` with a page, from 0."""

    municipality_id: int = 0
    part: Part | Literal[""] = ""
    page: Page = 0


Setting = Literal["hour", "zone", "locale", "weekly", "snoozed", "tables"]


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


CalendarDeed = Literal["see", "off", "on", "clear"]


class CalendarDays(Button, prefix="cd"):
    """The days set by hand in a municipality, 0 to choose one."""

    municipality_id: int = 0
    deed: CalendarDeed = "see"


class CalendarSchools(Button, prefix="cs"):
    """A page of the schools whose deadlines can be had as a calendar file, from 0."""

    page: Page


class CalendarOf(Button, prefix="cf"):
    """Send the deadlines of a school as a calendar file."""

    organisation_id: int


SummaryStep = Literal["see", "day", "hour", "set", "off"]


class GroupSummary(Button, prefix="gs"):
    """When the summary is posted in the group in which this is pressed.

    `weekday` is 0 for Monday. Asked in turn: the day, the hour; then it is set.
    """

    link_id: int
    step: SummaryStep
    weekday: int = 0
    hour: int = 9


class LinkChat(Button, prefix="lk"):
    """Have the group in which this is pressed follow a roadmap."""

    roadmap_id: int
