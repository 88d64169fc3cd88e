"""Showing a screen: as an edit of the message whose button was pressed, otherwise as a new one."""

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, Message

from bot.ui.context import Tools
from bot.ui.screen import Screen
from services.tasks import message_links
from services.tasks.message_links import Link


async def show(
    event: Message | CallbackQuery,
    screen: Screen,
    tools: Tools,
    toast: str | None = None,
    *,
    as_new_message: bool = False,
) -> Message | None:
    """Answer with a screen. Returns the message that carries it, None where nothing changed.

    `toast` is what a press is answered with besides. `as_new_message` leaves the message that was
    pressed as it is: a digest or a notice is read again.
    """
    if isinstance(event, Message):
        shown = await (
            event.answer(screen.text, reply_markup=screen.keyboard)
            if screen.rich is None
            else event.answer_rich(screen.rich, reply_markup=screen.keyboard)
        )
    else:
        await event.answer(toast)
        message = event.message
        if message is None:
            return None
        is_text = isinstance(message, Message) and bool(message.text or message.rich_message)
        if isinstance(message, Message) and is_text and not as_new_message:
            try:
                edited = await _edit(message, screen)
            except TelegramBadRequest as error:
                if "message is not modified" in error.message:
                    return None
                edited = None
            if isinstance(edited, Message):
                await link(tools, edited.chat.id, edited.message_id, screen.task_id)
                return edited
        # A message to keep, too old to edit, or with a file: the screen comes as a new one.
        assert event.bot is not None
        shown = await _send(event.bot, message.chat.id, screen)
    if screen.task_id is not None:
        await link(tools, shown.chat.id, shown.message_id, screen.task_id)
    return shown


async def link(tools: Tools, chat_id: int, message_id: int, task_id: int | None) -> None:
    """Remember that a reply to this message is about the task, or about none any more."""
    async with tools.database.write() as session:
        if task_id is None:
            await message_links.forget(session, chat_id, message_id)
        else:
            known = Link(chat_id, message_id, task_id)
            await message_links.remember(session, known, tools.clock.now())


async def _send(bot: Bot, chat_id: int, screen: Screen) -> Message:
    if screen.rich is not None:
        return await bot.send_rich_message(chat_id, screen.rich, reply_markup=screen.keyboard)
    return await bot.send_message(chat_id, screen.text, reply_markup=screen.keyboard)


async def _edit(message: Message, screen: Screen) -> Message | bool:
    if screen.rich is not None:
        return await message.edit_text(rich_message=screen.rich, reply_markup=screen.keyboard)
    return await message.edit_text(screen.text, reply_markup=screen.keyboard)
