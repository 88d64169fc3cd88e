"""Showing a screen: as an edit of the message whose button was pressed, otherwise as a new one."""

from collections.abc import Iterator
from contextvars import ContextVar

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    CallbackQuery,
    InlineKeyboardMarkup,
    MaybeInaccessibleMessageUnion,
    Message,
)

from bot.ui.context import Tools
from bot.ui.screen import Screen
from handlers.core.typed_presses import TypedPress
from services.core.tries import Try
from services.tasks import message_links
from services.tasks.message_links import MessageTask

_SHOWN: ContextVar[tuple[InlineKeyboardMarkup | None, ...]] = ContextVar("shown", default=())

ABOUT: ContextVar[int | None] = ContextVar("about", default=None)
"""The task of the message that was pressed, of the update under way: set by its middleware."""

TRY: ContextVar[Try | None] = ContextVar("this_try", default=None)
"""The try of the update under way, None for what does not come from the inbox."""


async def show(
    event: Message | CallbackQuery,
    screen: Screen,
    tools: Tools,
    toast: str | None = None,
    *,
    as_new_message: bool = False,
    as_reply: bool = False,
) -> Message | None:
    """Answer with a screen. Returns the message that carries it, None where nothing changed.

    `toast` is what a press is answered with besides. `as_new_message` leaves the message that was
    pressed as it is: a digest or a notice is read again. A press that was typed has none to edit.
    `as_reply` quotes the message that is answered, so that a press on the screen finds it.
    """
    note_shown(screen.keyboard)
    if isinstance(event, Message):
        quoted = event.as_reply_parameters() if as_reply else None
        shown = await (
            event.answer(screen.text, reply_markup=screen.keyboard, reply_parameters=quoted)
            if screen.rich is None
            else event.answer_rich(
                screen.rich, reply_markup=screen.keyboard, reply_parameters=quoted
            )
        )
    else:
        await event.answer(toast)
        message = event.message
        if message is None:
            return None
        is_text = isinstance(message, Message) and bool(message.text or message.rich_message)
        stays = as_new_message or isinstance(event, TypedPress)
        if isinstance(message, Message) and is_text and not stays:
            try:
                edited = await _edit(message, screen)
            except TelegramBadRequest as error:
                if "message is not modified" in error.message:
                    return None
                edited = None
            if isinstance(edited, Message):
                chat_id, task_id = edited.chat.id, screen.task_id
                await link(tools, chat_id, edited.message_id, task_id, ABOUT.get())
                ABOUT.set(task_id)
                return edited
        # A message to keep, too old to edit, or with a file: the screen comes as a new one.
        assert event.bot is not None
        shown = await _send(event.bot, message, screen)
    await link(tools, shown.chat.id, shown.message_id, screen.task_id, None)
    return shown


def note_shown(buttons: InlineKeyboardMarkup | None) -> None:
    """Add the buttons of one more screen to those that the update under way has shown."""
    _SHOWN.set((*_SHOWN.get(), buttons))


def forget_shown() -> None:
    """Nothing is shown yet: an update begins."""
    _SHOWN.set(())


def all_shown() -> tuple[InlineKeyboardMarkup | None, ...]:
    """The buttons of each screen that the update under way has shown, None for one without."""
    return _SHOWN.get()


def shown_last() -> InlineKeyboardMarkup | None:
    """The buttons below what was shown last, None where it has none or nothing was shown."""
    shown = _SHOWN.get()
    return shown[-1] if shown else None


def data_of(*shown: InlineKeyboardMarkup | None) -> Iterator[str]:
    """What the buttons of keyboards bring when they are pressed, in their order."""
    for keyboard in shown:
        for row in keyboard.inline_keyboard if keyboard else []:
            yield from (each.callback_data for each in row if each.callback_data)


async def link(
    tools: Tools, chat_id: int, message_id: int, task_id: int | None, known: int | None
) -> None:
    """Remember that a reply to this message is about the task, or about none any more.

    `known` is what it is about as far as is stored: what stays so is not written again. It is
    written with the end of the update: nobody can reply before, since a chat's updates take turns.
    """
    if task_id == known:
        return
    if this_try := TRY.get():
        this_try.links[chat_id, message_id] = task_id
        return
    async with tools.database.write() as session:
        if task_id is None:
            await message_links.forget(session, chat_id, message_id)
        else:
            wanted = MessageTask(chat_id, message_id, task_id)
            await message_links.remember(session, wanted, tools.clock.now())


def topic_of(message: MaybeInaccessibleMessageUnion) -> int | None:
    """The topic of a forum in which a message stands, None outside of topics."""
    if isinstance(message, Message) and message.is_topic_message:
        return message.message_thread_id
    return None


async def _send(bot: Bot, near: MaybeInaccessibleMessageUnion, screen: Screen) -> Message:
    chat_id, topic = near.chat.id, topic_of(near)
    if screen.rich is not None:
        return await bot.send_rich_message(
            chat_id, screen.rich, reply_markup=screen.keyboard, message_thread_id=topic
        )
    return await bot.send_message(
        chat_id, screen.text, reply_markup=screen.keyboard, message_thread_id=topic
    )


async def _edit(message: Message, screen: Screen) -> Message | bool:
    if screen.rich is not None:
        return await message.edit_text(rich_message=screen.rich, reply_markup=screen.keyboard)
    return await message.edit_text(screen.text, reply_markup=screen.keyboard)
