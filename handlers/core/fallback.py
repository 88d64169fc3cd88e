"""The end of the list: what no other router took."""

from aiogram import F, Router
from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message

from bot.ui.context import Context
from bot.ui.screens.core import home
from domain.access import Role
from handlers.core.showing import show

router = Router(name="core.fallback")

READABLE = {
    ContentType.TEXT,
    ContentType.DOCUMENT,
    ContentType.PHOTO,
    ContentType.VOICE,
    ContentType.VIDEO,
    ContentType.VIDEO_NOTE,
    ContentType.AUDIO,
    ContentType.ANIMATION,
}
"""Words and files."""

VOICES = {ContentType.VOICE, ContentType.VIDEO_NOTE, ContentType.AUDIO}
"""What is spoken: a school's is a report, nobody else's is understood."""

UNREADABLE = {
    ContentType.STICKER,
    ContentType.CONTACT,
    ContentType.LOCATION,
    ContentType.VENUE,
    ContentType.POLL,
    ContentType.DICE,
    ContentType.GAME,
    ContentType.STORY,
    ContentType.CHECKLIST,
    ContentType.PAID_MEDIA,
}
"""What people send and no report can be made of. Anything else is said by Telegram itself."""


@router.message(F.chat.type == "private", F.content_type.in_(READABLE))
async def not_understood(message: Message, ctx: Context) -> None:
    """Say so, and show where everything is."""
    if message.content_type in VOICES and _reports_nothing(ctx):
        await message.answer(ctx.texts("not-heard"))
        return
    if _is_known(ctx) and message.content_type != ContentType.TEXT:
        # A file is no answer: what the bot has asked for, it goes on waiting for.
        brings = ctx.person.has(Role.CURATOR) or ctx.actor.is_administrator
        await message.answer(ctx.texts("not-taken-file", brings="yes" if brings else "no"))
        return
    if _is_known(ctx):
        await message.answer(ctx.texts("not-understood"))
    await show(message, home.screen(ctx), ctx.tools)


@router.message(F.chat.type == "private", F.content_type.in_(UNREADABLE))
async def not_readable(message: Message, ctx: Context) -> None:
    """Say what to send instead; what the bot has asked for, it goes on waiting for."""
    if _is_known(ctx):
        await message.answer(ctx.texts("not-readable"))
    else:
        await show(message, home.screen(ctx), ctx.tools)


@router.callback_query()
async def old_button(callback: CallbackQuery, ctx: Context) -> None:
    """A button of a message from before: its meaning is gone, the home screen is not."""
    await callback.answer(ctx.texts("button-old"), show_alert=True)


def _reports_nothing(ctx: Context) -> bool:
    return _is_known(ctx) and not ctx.person.has(Role.COORDINATOR)


def _is_known(ctx: Context) -> bool:
    return bool(ctx.person.places) or ctx.actor.is_administrator
