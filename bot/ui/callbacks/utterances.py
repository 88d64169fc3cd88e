"""Words that the bot was not sure of: what they may mean, and what they may be about."""

from typing import Literal

from bot.ui.callbacks.base import Button, Page
from domain.utterances import Intent


class SaidMeans(Button, prefix="wm"):
    """The words replied to mean this of a task. `intent` is `unknown` for a comment."""

    task_id: int
    intent: Intent


class SaidTasks(Button, prefix="wt"):
    """A page of all tasks that the words replied to may be about, from 0."""

    intent: Intent
    page: Page


class SaidReason(Button, prefix="wr"):
    """The words replied to are the reason to return the report seen at `version`; −1: a comment."""

    task_id: int
    version: int


class SaidNumber(Button, prefix="wu"):
    """The number of the words replied to takes the place of the one that was reported."""

    task_id: int
    indicator_id: int


class SaidAside(Button, prefix="wa"):
    """The words replied to are about nothing, or the first choice again."""

    action: Literal["drop", "back"]


class SaidOrder(Button, prefix="wo"):
    """Of the orders in the words replied to the one in this `place`, counted from 0, is meant."""

    place: int


class SaidMunicipality(Button, prefix="wq"):
    """The words replied to are about this municipality."""

    municipality_id: int


class SaidAnew(Button, prefix="wn"):
    """The words replied to were edited: they are listened to as if they had just been typed."""


class SaidAnswer(Button, prefix="wy"):
    """The words replied to are the answer after all to what the bot waits for in the dialog with
    this `number`."""

    number: int


class SaidElse(Button, prefix="we"):
    """The words replied to answer nothing: they are read as if nothing were waited for, while the
    dialog with this `number` goes on."""

    number: int
