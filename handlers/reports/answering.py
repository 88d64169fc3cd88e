"""The bot's one answer to an upload: sent once, edited from then on."""

import asyncio
from collections.abc import Sequence

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramRetryAfter

from bot.ui.context import Context
from bot.ui.screen import Screen
from bot.ui.screens.reports import upload
from handlers.core.showing import link
from services.reports import uploads
from services.reports.uploads import UploadView
from services.tasks import cards, message_links, suggestions
from services.tasks.message_links import MessageTask


async def screen_of(
    ctx: Context, view: UploadView, chat_id: int, told: Sequence[int] = (), note: str = ""
) -> Screen:
    """What was taken and for what, or the question what it is about: first one of `told`.

    `note` says why it is asked.
    """
    async with ctx.read() as session:
        if view.task_id is not None:
            card = await cards.load(session, view.task_id, actor=ctx.actor)
            return upload.taken(view, card, ctx.texts)
        closed = None
        if view.closed_task_id is not None:
            closed = await cards.load(session, view.closed_task_id, actor=ctx.actor)
        guesses = await suggestions.suggest_told(
            session, told, view.words, chat_id, actor=ctx.actor
        )
        return upload.question(view, guesses, ctx.texts, closed, note)


async def answer(
    bot: Bot,
    ctx: Context,
    chat_id: int,
    view: UploadView,
    told: Sequence[int] = (),
    note: str = "",
) -> None:
    """Send the answer to an upload, or bring the one that was sent up to date.

    `told` are the tasks of the digest that the upload was a reply to.
    """
    await tell(bot, ctx, chat_id, view, await screen_of(ctx, view, chat_id, told, note))


async def tell(bot: Bot, ctx: Context, chat_id: int, view: UploadView, screen: Screen) -> None:
    """Send a screen as the one answer to an upload, or edit the one that was sent."""
    if view.message_id is not None and await _edit(bot, chat_id, view.message_id, screen):
        async with ctx.tools.database.glance() as session:
            known = await message_links.task_of(session, chat_id, view.message_id)
        await link(ctx.tools, chat_id, view.message_id, screen.task_id, known)
        return
    sent = await bot.send_message(chat_id, screen.text, reply_markup=screen.keyboard)
    async with ctx.write(repeatable=True) as session:
        await uploads.note_answer(session, view.upload_id, sent.message_id)
        if screen.task_id is not None:
            about = MessageTask(sent.chat.id, sent.message_id, screen.task_id)
            await message_links.remember(session, about, ctx.now)


async def _edit(bot: Bot, chat_id: int, message_id: int, screen: Screen) -> bool:
    """Edit the answer; False where it is there no more."""
    while True:
        try:
            await bot.edit_message_text(
                screen.text,
                chat_id=chat_id,
                message_id=message_id,
                reply_markup=screen.keyboard,
            )
        except TelegramRetryAfter as error:
            # An album of ten edits one message ten times: the last one must get through.
            await asyncio.sleep(error.retry_after)
        except TelegramBadRequest as error:
            return "message is not modified" in error.message
        else:
            return True
