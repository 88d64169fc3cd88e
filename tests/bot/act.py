"""One act of a person: the steps to it, and the step that changes something."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.ui.callbacks.base import Button
from simulator.client import Group, Person
from tests.bot.acted_town import ActedTown

Step = Button | str | Callable[[Person], Awaitable[None]]
"""A button pressed, words said (`>Label` presses what is labelled so), or anything else."""


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
    if isinstance(step, Button):
        place = (chat or person).last_message
        await person.press_data(place, step.pack(), chat=chat, wait=wait)
    elif not isinstance(step, str):
        await step(person)
    elif step.startswith(">"):
        await person.press(step[1:], chat=chat, wait=wait)
    else:
        await person.send(step, chat=chat, wait=wait)


def sending(content: bytes, name: str, caption: str | None = None) -> Step:
    """Send a file."""

    async def send(person: Person) -> None:
        await person.send_file(content, name, caption, wait=False)

    return send
