"""People of a municipality: the overview, the office, one colleague, invites."""

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.people import InvitePictures, InviteSheet, InviteTo, OpenMember, People
from bot.ui.context import Context
from bot.ui.screens.people import memberships as screens
from domain.access import UseCase
from handlers.core.places import chosen_municipality
from handlers.core.showing import show
from handlers.people.inviting import send_invite, send_pictures, send_sheet
from services.people import memberships
from services.people.memberships import InviteMade

router = Router(name="people.memberships")


@router.message(Command("people"))
async def begin(message: Message, ctx: Context, state: FSMContext) -> None:
    """The people of the only municipality, or a choice of municipalities."""
    await state.clear()
    await _begin(message, ctx)


@router.callback_query(Menu.filter(F.place == "people"))
async def begin_pressed(callback: CallbackQuery, ctx: Context, state: FSMContext) -> None:
    await state.clear()
    await _begin(callback, ctx)


async def _begin(event: Message | CallbackQuery, ctx: Context) -> None:
    municipality_id = await chosen_municipality(event, 0, UseCase.MANAGE_PEOPLE, People, ctx)
    if municipality_id is None:
        return
    async with ctx.read() as session:
        view = await memberships.overview(session, municipality_id, actor=ctx.actor)
    await show(event, screens.overview(view, ctx.texts), ctx.tools)


@router.callback_query(People.filter())
async def see(
    callback: CallbackQuery, callback_data: People, ctx: Context, state: FSMContext
) -> None:
    """One municipality: the overview, or its office."""
    await state.clear()
    async with ctx.read() as session:
        view = await memberships.overview(session, callback_data.municipality_id, actor=ctx.actor)
    make = screens.office if callback_data.part == "office" else screens.overview
    await show(callback, make(view, ctx.texts), ctx.tools)


@router.callback_query(OpenMember.filter(F.action == "replace"))
async def replace(
    callback: CallbackQuery, callback_data: OpenMember, ctx: Context, bot: Bot
) -> None:
    """An invite that ends this role when a colleague uses it."""
    async with ctx.write() as session:
        made = await memberships.invite_successor(
            session, callback_data.membership_id, actor=ctx.actor
        )
    await callback.answer(ctx.texts("member-replace-hint"), show_alert=True)
    await send_invite(bot, callback.from_user.id, made, ctx)


@router.callback_query(OpenMember.filter(F.action == "end_sure"))
async def end(callback: CallbackQuery, callback_data: OpenMember, ctx: Context) -> None:
    """End a role."""
    async with ctx.write() as session:
        member = await memberships.see_member(session, callback_data.membership_id, actor=ctx.actor)
        await memberships.end_membership(session, member.membership_id, actor=ctx.actor)
    await show(callback, screens.ended(member, ctx.texts), ctx.tools)


@router.callback_query(OpenMember.filter())
async def open_member(callback: CallbackQuery, callback_data: OpenMember, ctx: Context) -> None:
    """One colleague, or the question whether the role shall end."""
    async with ctx.read() as session:
        member = await memberships.see_member(session, callback_data.membership_id, actor=ctx.actor)
    make = screens.confirm_end if callback_data.action == "end" else screens.member
    await show(callback, make(member, ctx.texts), ctx.tools)


@router.callback_query(InviteTo.filter())
async def invite(callback: CallbackQuery, callback_data: InviteTo, ctx: Context, bot: Bot) -> None:
    """An invite for a curator or a manager."""
    async with ctx.write() as session:
        made = await memberships.invite_office(
            session, callback_data.municipality_id, callback_data.role, actor=ctx.actor
        )
    await callback.answer()
    await send_invite(bot, callback.from_user.id, made, ctx)


@router.callback_query(InviteSheet.filter())
async def make_sheet(
    callback: CallbackQuery, callback_data: InviteSheet, ctx: Context, bot: Bot
) -> None:
    """Invites for every organisation without a coordinator, on paper."""
    made = await _invite_missing(callback, callback_data.municipality_id, ctx)
    if made:
        await send_sheet(bot, callback.from_user.id, made, callback_data.municipality_id, ctx)


@router.callback_query(InvitePictures.filter())
async def make_pictures(
    callback: CallbackQuery, callback_data: InvitePictures, ctx: Context, bot: Bot
) -> None:
    """The same as pictures, with invites of their own: what was made once is not kept."""
    made = await _invite_missing(callback, callback_data.municipality_id, ctx)
    if made:
        await send_pictures(bot, callback.from_user.id, made, ctx)


async def _invite_missing(
    callback: CallbackQuery, municipality_id: int, ctx: Context
) -> list[InviteMade]:
    """Invites for the organisations without anybody, none where there is no such organisation."""
    async with ctx.write() as session:
        made = await memberships.invite_missing(session, municipality_id, actor=ctx.actor)
    if made:
        await callback.answer()
    else:
        await callback.answer(ctx.texts("sheet-nobody"), show_alert=True)
    return made
