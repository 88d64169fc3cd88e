"""The audit log in chat, and as a workbook."""

import asyncio
from io import BytesIO

from aiogram import Bot, F, Router
from aiogram.types import BufferedInputFile, CallbackQuery

from bot.ui.callbacks.core import AuditFile, AuditPage, Menu
from bot.ui.context import Context
from bot.ui.screens.core import audit as screens
from domain.access import UseCase
from handlers.core.places import chosen_municipality
from handlers.core.showing import show
from services.core import audit_log
from services.core.audit_log import AuditLog

router = Router(name="core.audit")
router.callback_query.filter(F.message.chat.type == "private")


@router.callback_query(Menu.filter(F.place == "audit"))
async def begin(callback: CallbackQuery, ctx: Context) -> None:
    """The log of the only municipality, or a choice of municipalities."""
    municipality_id = await chosen_municipality(callback, 0, UseCase.SEE_AUDIT, AuditPage, ctx)
    if municipality_id is not None:
        await _show(callback, ctx, municipality_id, 0)


@router.callback_query(AuditPage.filter())
async def turn_page(callback: CallbackQuery, callback_data: AuditPage, ctx: Context) -> None:
    """A page of the log."""
    await _show(callback, ctx, callback_data.municipality_id, callback_data.page)


@router.callback_query(AuditFile.filter())
async def send_file(
    callback: CallbackQuery, callback_data: AuditFile, ctx: Context, bot: Bot
) -> None:
    """The whole log."""
    async with ctx.read() as session:
        log = await audit_log.load_all(session, callback_data.municipality_id, actor=ctx.actor)
    await callback.answer()
    data = await asyncio.to_thread(_workbook, log, ctx)
    name = ctx.texts("audit-file-name", day=ctx.today.isoformat())
    await bot.send_document(callback.from_user.id, BufferedInputFile(data, name))


async def _show(callback: CallbackQuery, ctx: Context, municipality_id: int, page: int) -> None:
    async with ctx.read() as session:
        log = await audit_log.load_page(session, municipality_id, page, actor=ctx.actor)
    await show(callback, screens.page(log, ctx.texts), ctx.tools)


def _workbook(log: AuditLog, ctx: Context) -> bytes:
    from documents.write.xlsx import write_workbook

    buffer = BytesIO()
    write_workbook(buffer, [screens.sheet(log, ctx.texts)], log.zone)
    return buffer.getvalue()
