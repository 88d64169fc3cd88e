"""The menu and the audit log."""

from bot.ui.callbacks.base import Button, Page


class Menu(Button, prefix="m"):
    """A screen of the main menu. `place` is a name of `handlers.core.start.PLACES`."""

    place: str


class SetAsideAgain(Button, prefix="sa"):
    """Try everything again that was set aside."""


class AuditPage(Button, prefix="ap"):
    """A page of the audit log, from 0 for the latest."""

    municipality_id: int
    page: Page = 0


class AuditFile(Button, prefix="af"):
    """The audit log as a workbook."""

    municipality_id: int
