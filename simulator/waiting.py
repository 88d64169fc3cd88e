"""Waiting for the bot's reaction by conditions on the journal, not by the passing of time."""

import re
from collections.abc import Callable
from typing import Any

from simulator.chats import PHOTO_NAME, Chat, Message
from simulator.errors import PersonRefusal
from simulator.rendering import plain_spaces, rich_plain
from simulator.world import World

SETTLE_SECONDS = 0.03
"""A bot that has reacted is taken to have finished when it has called nothing for so long."""

ANSWER_GRACE_SECONDS = 0.5
"""After an empty answer to a press something visible is usually on its way; it is given so long."""

Json = dict[str, Any]


async def wait_for_reaction(
    world: World, chat: Chat, after: int, timeout: float, *, settle: bool
) -> bool:
    """Wait until the bot has done something in the chat after a change.

    With `settle` also until it is quiet, and an empty answer to a press counts only if nothing
    that a person can see follows it shortly. Without it the caller knows when the bot is done.
    """
    journal = world.journal
    if not await journal.wait_until(lambda: chat.reaction > after, timeout):
        return False
    if not settle:
        return True
    if chat.shown <= after:
        await journal.wait_until(lambda: chat.shown > after, min(ANSWER_GRACE_SECONDS, timeout))
    await journal.wait_for_quiet(SETTLE_SECONDS, timeout)
    return True


async def wait_for_message(
    world: World, chat: Chat, after: int, sought: Json, timeout: float, *, settle: bool
) -> Message | None:
    """Wait for a message of the bot, new or edited after a change, that holds the sought text.

    `sought` is {"text"} for a part of the text or {"regex", "flags"}. The newest match is taken.
    """
    matches = _matcher(sought)

    def find() -> Message | None:
        for message_id in reversed(chat.changed):
            message = chat.messages[message_id]
            if message.change <= after:
                return None
            if message.from_bot and matches(_haystack(message)):
                return message
        return None

    if not await world.journal.wait_until(lambda: find() is not None, timeout):
        return None
    if settle:
        await world.journal.wait_for_quiet(SETTLE_SECONDS, timeout)
    return find()


async def wait_for_answer(
    world: World, person_id: int, after: int, sought: Json, timeout: float
) -> Json | None:
    """Wait for the answer to a press (toast or alert) that holds the sought text."""
    matches = _matcher(sought)
    answers = world.persons[person_id].answers

    def find() -> Json | None:
        recent = (answer for answer in reversed(answers) if answer["change"] > after)
        return next((answer for answer in recent if matches(plain_spaces(answer["text"]))), None)

    await world.journal.wait_until(lambda: find() is not None, timeout)
    return find()


def _matcher(sought: Json) -> Callable[[str], bool]:
    if "regex" in sought:
        try:
            pattern = re.compile(sought["regex"], sought.get("flags", 0))
        except re.error as error:
            raise PersonRefusal(f"bad regular expression: {error}") from None
        return lambda text: pattern.search(text) is not None
    part = plain_spaces(sought["text"])
    return lambda text: part in text


def _haystack(message: Message) -> str:
    data = message.data
    names = [value["file_name"] for value in data.values() if _is_named_file(value)]
    if "photo" in data:
        names.append(PHOTO_NAME)
    rich = data.get("rich_message")
    text = rich_plain(rich["blocks"]) if rich else message.text
    return plain_spaces("\n".join([text, *names]))


def _is_named_file(value: Any) -> bool:
    return isinstance(value, dict) and "file_name" in value
