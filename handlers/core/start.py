"""/start with or without an invite, the home screen, help."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.core import Menu
from bot.ui.context import Context
from bot.ui.links import INVITE_PREFIX
from bot.ui.screen import Screen
from bot.ui.screens.core import home
from bot.ui.screens.utterances.sayings import sayings
from domain.access import OF_SCHOOL, Role
from domain.errors import Code, Refusal
from domain.workflow import OPEN
from handlers.core.calendars import send_calendar
from handlers.core.conversation import role_of
from handlers.core.showing import show
from services.core import actors
from services.people import invites
from services.tasks import calendar_files, task_lists, worlds

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
    fresh = replace(ctx, person=person)
    # Another link to a school that the person has already brings the same deadlines.
    if joined.role in OF_SCHOOL and _held(fresh) != _held(ctx):
        await _send_year(message, fresh)
    await show(message, home.screen(fresh), ctx.tools)


def _held(ctx: Context) -> set[tuple[Role, int | None]]:
    return {(place.role, place.organisation_id) for place in ctx.person.places}


async def _send_year(message: Message, ctx: Context) -> None:
    """The deadlines of the year, for whoever has just joined a school that has some."""
    async with ctx.read() as session:
        file = await calendar_files.of_own(session, actor=ctx.actor)
    if file.entries:
        await send_calendar(message, file, ctx)


async def _join(ctx: Context, token: str) -> invites.Joined:
    try:
        async with ctx.write() as session:
            return await invites.follow(
                session, token, ctx.person.telegram_id, ctx.person.name, ctx.now
            )
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
    await show(message, await _help(ctx), ctx.tools)


@router.callback_query(Menu.filter(F.place == "help"))
async def help_pressed(callback: CallbackQuery, ctx: Context) -> None:
    await show(callback, await _help(ctx), ctx.tools)


async def _help(ctx: Context) -> Screen:
    """What the bot does, and five things to say with numbers of the person's own plan."""
    async with ctx.read() as session:
        lines = await task_lists.lines(session, actor=ctx.actor)
        world = await worlds.load(session, ctx.today, actor=ctx.actor)
    numbers = [line.number for line in lines if line.status in OPEN]
    numbers += [activity.number for activity in world.activities]
    numbers = [number for number in dict.fromkeys(numbers) if number[:1].isdigit()]
    said = sayings(role_of(ctx), numbers, ctx.texts) if ctx.person.places else []
    return home.help_screen(ctx, said)


@router.message(Command("whoami"))
async def whoami(message: Message, ctx: Context) -> None:
    """Who the bot takes this person for."""
    await message.answer(home.whoami(ctx))
