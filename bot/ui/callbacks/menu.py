"""The menu, and what a person decides about oneself."""

from typing import Final, Literal

from bot.ui.callbacks.base import Button
from domain.reminders import Snooze


class Menu(Button, prefix="m"):
    """A screen of the main menu. `place` is a name of `handlers.start.PLACES`."""

    place: str


class OpenCard(Button, prefix="c"):
    """Show the card of a task."""

    task_id: int


class OpenApart(Button, prefix="ca"):
    """Show the card of a task below what came by itself, which stays as it is."""

    task_id: int


REPORT_LATER: Final = "report_later"


class PutOff(Button, prefix="z"):
    """Under a digest: remind of everything in it later. `choice` is a `domain.reminders.Snooze`,
    or `REPORT_LATER` where all of it is done."""

    choice: Snooze | Literal["report_later"]


class RichTables(Button, prefix="rt"):
    """The answer to whether a sample table was seen: 1 or 0."""

    seen: int


class HandOver(Button, prefix="ho"):
    """Hand the work of a school over. `membership_id` 0 asks which, `sure` 0 asks whether."""

    membership_id: int = 0
    sure: int = 0


class Forget(Button, prefix="fg"):
    """Remove the person from the bot. `sure` 0 asks first."""

    sure: int
