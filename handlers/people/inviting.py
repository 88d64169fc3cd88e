"""Handing invites out: a picture with a link, or a sheet of QR codes to cut up."""

import asyncio
from collections.abc import Sequence
from typing import Literal

from aiogram import Bot
from aiogram.types import BufferedInputFile, InputMediaDocument

from bot.ui import dates
from bot.ui.callbacks.people import InvitePictures
from bot.ui.context import Context
from bot.ui.links import invite_link
from bot.ui.screen import button, keyboard
from bot.ui.screens.people import invitation
from documents.write.qr import InviteCard, invite_sheet, qr_png
from handlers.core.sending import ALBUM
from services.people.invites import LIFETIME
from services.people.memberships import InviteMade


async def send_invite(bot: Bot, chat_id: int, made: InviteMade, ctx: Context) -> None:
    """A QR code with the link below it, to be forwarded or shown."""
    link = invite_link(ctx.tools.username, made.token)
    await bot.send_photo(
        chat_id,
        BufferedInputFile(qr_png(link), "invite.png"),
        caption=invitation.caption(ctx.texts, made.role, invitation.addressed(made), link),
    )


async def send_sheet(
    bot: Bot, chat_id: int, made: Sequence[InviteMade], municipality_id: int, ctx: Context
) -> None:
    """A PDF with a card for each invite, eight to a page; a button makes pictures instead."""
    (sheet,) = await _sheet(made, "pdf", ctx)
    pictures = button(ctx.texts("sheet-pictures"), InvitePictures(municipality_id=municipality_id))
    await bot.send_document(
        chat_id,
        BufferedInputFile(sheet, ctx.texts("sheet-file", day=ctx.today.isoformat())),
        caption=ctx.texts("sheet-sent", count=len(made)),
        reply_markup=keyboard([pictures]),
    )


async def send_pictures(bot: Bot, chat_id: int, made: Sequence[InviteMade], ctx: Context) -> None:
    """The same sheet as PNG files, one a page; not as photos, which Telegram makes smaller."""
    pages = await _sheet(made, "png", ctx)
    day = ctx.today.isoformat()
    files = [
        BufferedInputFile(page, ctx.texts("sheet-picture", day=day, page=str(number)))
        for number, page in enumerate(pages, start=1)
    ]
    said = ctx.texts("sheet-sent", count=len(made))
    *first, last = files
    for start in range(0, len(first), ALBUM):
        await _send_album(bot, chat_id, first[start : start + ALBUM])
    await bot.send_document(chat_id, last, caption=said)


async def _send_album(bot: Bot, chat_id: int, files: Sequence[BufferedInputFile]) -> None:
    if len(files) == 1:
        await bot.send_document(chat_id, files[0])
    else:
        await bot.send_media_group(chat_id, [InputMediaDocument(media=file) for file in files])


async def _sheet(
    made: Sequence[InviteMade], form: Literal["pdf", "png"], ctx: Context
) -> list[bytes]:
    until = dates.day(ctx.texts, (ctx.now + LIFETIME).astimezone(ctx.zone).date(), ctx.today)
    cards = [
        InviteCard(
            invitation.addressed(invite),
            invite_link(ctx.tools.username, invite.token),
            ctx.texts("sheet-until", day=until),
        )
        for invite in made
    ]
    # Setting a page takes tens of milliseconds of pure computation: others must not wait.
    return await asyncio.to_thread(invite_sheet, cards, ctx.texts("sheet-caption"), form)
