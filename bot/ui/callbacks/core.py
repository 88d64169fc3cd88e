"""The menu and the audit log."""

from typing import Literal

from bot.ui.callbacks.base import Button, Page

Renamed = Literal["municipality", "organisation", "roadmap", "title", "number", "result"]
"""What of a thing is given other words; all but the first three are of an activity."""


class Menu(Button, prefix="m"):
    """A screen of the main menu. `place` is a name of `handlers.core.start.PLACES`."""

    place: str


class SetAsideAgain(Button, prefix="sa"):
    """Try everything again that was set aside."""


class AuditPage(Button, prefix="ax"):
    """A page of the audit log, from 0 for the latest."""

    municipality_id: int
    page: Page = 0


class AuditFile(Button, prefix="af"):
    """The audit log as a workbook."""

    municipality_id: int


class PutBack(Button, prefix="pb"):
    """Give the words back that were there before the dialog with this `number`."""

    what: Renamed
    row_id: int
    number: int
