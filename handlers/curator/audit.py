"""The audit log in chat, and as a workbook."""

import asyncio
from io import BytesIO

from aiogram import Bot, Router
from aiogram.types import BufferedInputFile, CallbackQuery

from bot.ui.callbacks.people import AuditFile, AuditPage
from bot.ui.context import Context
from bot.ui.screens import audit as screens
from handlers.showing import show
from services import audit_log
from services.audit_log import AuditLog

router = Router(name="curator.audit")


@router.callback_query(AuditPage.filter())
async def turn_page(callback: CallbackQuery, callback_data: AuditPage, ctx: Context) -> None:
    """A page of the log."""
    async with ctx.read() as session:
        log = await audit_log.load_page(
            session, callback_data.municipality_id, callback_data.page, actor=ctx.actor
        )
    await show(callback, screens.page(log, ctx.texts), ctx.tools)


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


def _workbook(log: AuditLog, ctx: Context) -> bytes:
    from documents.write.xlsx import write_workbook

    buffer = BytesIO()
    write_workbook(buffer, [screens.sheet(log, ctx.texts)], log.zone)
    return buffer.getvalue()
