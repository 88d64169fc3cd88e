"""What the bot has just asked with one likely answer: a typed yes does what its button does."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from aiogram import BaseMiddleware
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message, TelegramObject

from bot.ui.callbacks.reminders import LetterStep
from bot.ui.context import Context
from domain.utterances import asks_to_wait, consents, gives_up, sends
from handlers.core.conversation import OFFER, forget, keep, kept

_kinds: dict[str, tuple[type[CallbackData], Callable[..., Awaitable[None]]]] = {}


def answers_yes(
    button: type[CallbackData],
) -> Callable[[Callable[..., Awaitable[None]]], Callable[..., Awaitable[None]]]:
    """Say what a yes does where it stands for a button of this kind.

    The function takes the event, the data of the button, the message with the words that it was
    about (None where it was about none), and by name whichever it needs of `ctx`, `state`, `bot`.
    """

    def register(do: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
        _kinds[button.__prefix__] = (button, do)
        return do

    return register


async def offer(
    state: FSMContext, ctx: Context, press: CallbackData, original: Message | None = None
) -> None:
    """Remember what a yes to the question that is being asked would press.

    `original` has the words that the question replies to.
    """
    about = None
    if original is not None:
        about = [original.message_id, int(original.date.timestamp()), original.text or ""]
    await keep(state, OFFER, {"press": press.pack(), "about": about}, ctx.now)


async def offered(state: FSMContext, ctx: Context) -> dict[str, Any] | None:
    """What was asked last, None where that is too long ago, or a newer bot asks no such thing."""
    found: dict[str, Any] | None = await kept(state, OFFER, ctx.now)
    if found is None or found["press"].partition(":")[0] not in _kinds:
        return None
    return found


def says_yes(text: str, found: dict[str, Any]) -> bool:
    """Whether words agree to what was asked; «отправляй» does where a letter waits to be sent."""
    is_letter = found["press"].partition(":")[0] == LetterStep.__prefix__
    return consents(text) or (is_letter and sends(text, plainly=True))


def pressed(found: dict[str, Any]) -> CallbackData:
    """The button that a yes would press."""
    button, _ = _kinds[found["press"].partition(":")[0]]
    return button.unpack(found["press"])


def is_elsewhere(message: Message, found: dict[str, Any]) -> bool:
    """Whether the message is a reply to something without the button that a yes would press."""
    answered = message.reply_to_message
    if answered is None:
        return False
    rows = answered.reply_markup.inline_keyboard if answered.reply_markup else []
    return all(each.callback_data != found["press"] for row in rows for each in row)


async def take_back(state: FSMContext) -> None:
    """Nothing is asked any more; what the bot waits for, it goes on waiting for."""
    await forget(state, OFFER)


async def do_offered(found: dict[str, Any], message: Message, **tools: Any) -> None:
    """Do what the button of the question would have done."""
    _, do = _kinds[found["press"].partition(":")[0]]
    original = None
    if found["about"] is not None:
        number, moment, text = found["about"]
        original = message.model_copy(
            update={
                "message_id": number,
                "date": datetime.fromtimestamp(moment, UTC),
                "text": text,
                "reply_to_message": None,
            }
        )
    await do(message, pressed(found), original, **tools)


class OffersClose(BaseMiddleware):
    """Whatever else is said, sent or pressed leaves the question behind.

    A file that follows words goes with them: what they mean is still asked.
    """

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        state: FSMContext | None = data.get("state")
        text = event.text or "" if isinstance(event, Message) else ""
        ctx: Context | None = data.get("ctx")
        found = await offered(state, ctx) if state is not None and ctx is not None else None
        if state is not None:
            goes_with = not text and found is not None and found["about"] is not None
            agrees = found is not None and says_yes(text, found)
            stays = goes_with or agrees or gives_up(text) or asks_to_wait(text)
            if found is None or isinstance(event, CallbackQuery) or not stays:
                await take_back(state)
        return await handler(event, data)
