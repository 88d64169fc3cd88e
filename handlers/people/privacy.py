"""/privacy and /forget: for everybody, with or without a role."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.people import Forget
from bot.ui.context import Context
from bot.ui.screens.people import privacy
from handlers.core.showing import show
from services.people import forgetting

router = Router(name="people.privacy")


@router.message(Command("privacy"))
async def explain(message: Message, ctx: Context) -> None:
    """What is kept, who sees it, for how long."""
    if ctx.person.is_stranger:
        await show(message, privacy.to_stranger(ctx.texts), ctx.tools)
        return
    async with ctx.read() as session:
        keepings = await forgetting.keepings(session, ctx.tools.file_days, actor=ctx.actor)
    await show(message, privacy.screen(keepings, ctx.tools.text_days, ctx.texts), ctx.tools)


@router.message(Command("forget"))
async def ask(message: Message, ctx: Context) -> None:
    """Really?"""
    await show(message, privacy.confirm(ctx.texts), ctx.tools)


@router.callback_query(Forget.filter(F.sure == 0))
async def ask_pressed(callback: CallbackQuery, ctx: Context) -> None:
    await show(callback, privacy.confirm(ctx.texts), ctx.tools)


@router.callback_query(Forget.filter(F.sure == 1))
async def forget(callback: CallbackQuery, ctx: Context, state: FSMContext) -> None:
    """Remove the person; the conversation goes last, it may live outside the database."""
    async with ctx.write() as session:
        await forgetting.forget(session, actor=ctx.actor)
    await show(callback, privacy.forgotten(ctx.texts), ctx.tools)
    await state.clear()
