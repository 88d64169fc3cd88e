"""/start with or without an invite, the home screen, help."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.core import Menu
from bot.ui.context import Context
from bot.ui.links import INVITE_PREFIX
from bot.ui.screens.core import home
from domain.errors import Code, Refusal
from handlers.core.showing import show
from services.core import actors
from services.people import invites

router = Router(name="core.start")
router.message.filter(F.chat.type == "private")
router.callback_query.filter(F.message.chat.type == "private")


@router.message(CommandStart(deep_link=True))
async def open_link(
    message: Message, command: CommandObject, ctx: Context, state: FSMContext
) -> None:
    """Follow a deep link: an invite, or a link of a time that is gone."""
    await state.clear()
    payload = command.args or ""
    if not payload.startswith(INVITE_PREFIX):
        await show(message, home.screen(ctx), ctx.tools)
        return
    joined = await _join(ctx, payload.removeprefix(INVITE_PREFIX))
    await message.answer(home.welcome(ctx.texts, joined))
    async with ctx.read() as session:
        person = await actors.find(session, ctx.person.telegram_id, ctx.now)
    assert person is not None
    fresh = Context(ctx.tools, person, ctx.texts, ctx.now)
    await show(message, home.screen(fresh), ctx.tools)


async def _join(ctx: Context, token: str) -> invites.Joined:
    try:
        async with ctx.write() as session:
            return await invites.use(session, token, ctx.person.person_id, ctx.now)
    except Refusal as refusal:
        if refusal.code is Code.INVITE_INVALID:
            async with ctx.write() as session:
                await invites.note_failure(session, ctx.person.telegram_id, ctx.now)
        raise


@router.message(CommandStart())
async def begin(message: Message, ctx: Context, state: FSMContext) -> None:
    """The home screen; whatever was half-written ends here."""
    await state.clear()
    await show(message, home.screen(ctx), ctx.tools)


@router.callback_query(Menu.filter(F.place == "home"))
async def go_home(callback: CallbackQuery, ctx: Context, state: FSMContext) -> None:
    await state.clear()
    await show(callback, home.screen(ctx), ctx.tools)


@router.message(Command("help"))
async def help_(message: Message, ctx: Context) -> None:
    """What the bot does, in the words of the person's own role."""
    await show(message, home.help_screen(ctx), ctx.tools)


@router.callback_query(Menu.filter(F.place == "help"))
async def help_pressed(callback: CallbackQuery, ctx: Context) -> None:
    await show(callback, home.help_screen(ctx), ctx.tools)


@router.message(Command("whoami"))
async def whoami(message: Message, ctx: Context) -> None:
    """Who the bot takes this person for."""
    await message.answer(home.whoami(ctx))
