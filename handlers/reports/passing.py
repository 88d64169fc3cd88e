"""The file of a head of a school: who reports is said by name, and one tap hands it on."""

from aiogram import Bot, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.reports import PassUpload
from bot.ui.context import Context
from bot.ui.screen import Screen
from bot.ui.screens.reports import passing as screens
from domain.access import Role
from handlers.core import update_keys
from handlers.core.showing import show
from handlers.reports.answering import tell
from handlers.reports.incoming import HasFile
from services.reports import passing, uploads
from services.reports.evidence import IncomingFile

router = Router(name="reports.passing")


@router.message(HasFile())
async def offer(message: Message, ctx: Context, bot: Bot, incoming: IncomingFile) -> None:
    """Keep the file of somebody who cannot report, and offer those who can."""
    if not ctx.person.has(Role.HEAD) or ctx.person.has(Role.COORDINATOR, Role.CURATOR):
        raise SkipHandler
    async with ctx.read() as session:
        found = await passing.recipients(session, actor=ctx.actor)
    if not found:
        await message.answer(ctx.texts("said-no-coordinator"))
        return
    async with ctx.write(repeatable=True) as session:
        view = await uploads.receive(
            session,
            message.chat.id,
            update_keys.of_group(message),
            incoming,
            None,
            actor=ctx.actor,
        )
    screen = screens.offer(view, found, ctx.about or 0, ctx.texts)
    await tell(bot, ctx, message.chat.id, view, screen)


@router.callback_query(PassUpload.filter())
async def pass_on(callback: CallbackQuery, callback_data: PassUpload, ctx: Context) -> None:
    """The file goes to this coordinator."""
    asked = callback_data
    async with ctx.write() as session:
        name = await passing.pass_on(
            session, asked.upload_id, asked.person_id, asked.task_id, actor=ctx.actor
        )
    await show(callback, Screen(screens.passed(name, ctx.texts)), ctx.tools)
