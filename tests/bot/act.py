"""One act of a person: the steps to it, and the step that changes something."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.ui.callbacks.base import Button
from simulator.client import Group, Person
from tests.bot.acted_town import ActedTown

Step = Button | type[Button] | str | Callable[[Person], Awaitable[None]]
"""A button, or the one of a kind that is shown; words (`>Label` presses what is labelled so); else
anything that a person does."""


@dataclass(frozen=True)
class Act:
    """`steps` by `who` (an attribute of the town), in a chat with the bot or in `chat`.

    `afresh` repeats all steps for each refusal: the last one needs what the message before shows.
    """

    who: str
    steps: tuple[Step, ...]
    chat: str = ""
    afresh: bool = False


def act(who: str, *steps: Step, chat: str = "", afresh: bool = False) -> Act:
    """The same, in the order of telling."""
    return Act(who, steps, chat, afresh)


async def do(town: ActedTown, acted: Act, step: Step, *, wait: bool = True) -> None:
    """Take one step."""
    person: Person = getattr(town, acted.who)
    chat: Group | None = getattr(town, acted.chat) if acted.chat else None
    view: Person | Group = chat or person
    if isinstance(step, Button):
        await person.press_data(view.last_message, step.pack(), chat=chat, wait=wait)
    elif isinstance(step, type):
        await person.press_data(view.last_message, _shown(view, step), chat=chat, wait=wait)
    elif not isinstance(step, str):
        await step(person)
    elif step.startswith(">"):
        await person.press(step[1:], chat=chat, wait=wait)
    else:
        await person.send(step, chat=chat, wait=wait)


def _shown(view: Person | Group, kind: type[Button]) -> str:
    """The data of the first button of a kind under the last message."""
    rows = view.last_message.keyboard
    shown = [str(each["callback_data"]) for row in rows for each in row if "callback_data" in each]
    return next(data for data in shown if data.startswith(f"{kind.__prefix__}:"))


def sending(content: bytes, name: str, caption: str | None = None) -> Step:
    """Send a file."""

    async def send(person: Person) -> None:
        await person.send_file(content, name, caption, wait=False)

    return send
