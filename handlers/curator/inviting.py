"""Handing invites out: a picture with a link, or a sheet of QR codes to cut up."""

import asyncio
from collections.abc import Sequence

from aiogram import Bot
from aiogram.types import BufferedInputFile

from bot.ui import dates
from bot.ui.context import Context
from bot.ui.links import invite_link
from bot.ui.screens import invitation
from documents.write.qr import Invite, invite_sheet, qr_png
from services.invites import LIFETIME
from services.people import InviteMade


async def send_invite(bot: Bot, chat_id: int, made: InviteMade, ctx: Context) -> None:
    """A QR code with the link below it, to be forwarded or shown."""
    link = invite_link(ctx.tools.username, made.token)
    await bot.send_photo(
        chat_id,
        BufferedInputFile(qr_png(link), "invite.png"),
        caption=invitation.caption(ctx.texts, made.role, made.place, link),
    )


async def send_sheet(bot: Bot, chat_id: int, made: Sequence[InviteMade], ctx: Context) -> None:
    """A PDF with a card for each invite, eight to a page."""
    until = dates.day(ctx.texts, (ctx.now + LIFETIME).astimezone(ctx.zone).date(), ctx.today)
    cards = [
        Invite(
            invite.place,
            invite_link(ctx.tools.username, invite.token),
            ctx.texts("sheet-until", day=until),
        )
        for invite in made
    ]
    # Setting a page takes tens of milliseconds of pure computation: others must not wait.
    pages = await asyncio.to_thread(invite_sheet, cards, ctx.texts("sheet-caption"))
    await bot.send_document(
        chat_id,
        BufferedInputFile(pages[0], ctx.texts("sheet-file", day=ctx.today.isoformat())),
        caption=ctx.texts("sheet-sent", count=len(cards)),
    )
