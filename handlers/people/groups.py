"""Groups of organisations: made, filled by presses, deleted."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.people import AddGroup, Groups, OpenGroup, PutIntoGroup, RemoveGroup
from bot.ui.context import Context
from bot.ui.screen import Screen
from bot.ui.screens.people import groups as screens
from domain.access import UseCase
from handlers.core.conversation import GivesName
from handlers.core.listing import narrows, remember
from handlers.core.showing import show
from handlers.core.states import Asking
from services.core import rights
from services.people import groups

router = Router(name="people.groups")


@router.callback_query(Groups.filter())
async def list_groups(
    callback: CallbackQuery, callback_data: Groups, ctx: Context, state: FSMContext
) -> None:
    """All groups of a municipality."""
    await state.clear()
    await _show_list(callback, callback_data.municipality_id, ctx)


@router.callback_query(AddGroup.filter())
async def ask_name(
    callback: CallbackQuery, callback_data: AddGroup, ctx: Context, state: FSMContext
) -> None:
    """Wait for the name of a new group."""
    municipality_id = callback_data.municipality_id
    rights.check(UseCase.MANAGE_ORGANISATIONS, municipality_id=municipality_id, actor=ctx.actor)
    await state.set_state(Asking.group_name)
    await state.set_data({"municipality": municipality_id})
    screen = screens.ask_name(municipality_id, ctx.texts)
    await show(callback, screen, ctx.tools)


@router.message(StateFilter(Asking.group_name), GivesName())
async def create(message: Message, ctx: Context, state: FSMContext) -> None:
    """Make the group and show who can be put into it."""
    municipality_id = int((await state.get_data())["municipality"])
    async with ctx.write() as session:
        group_id = await groups.create(
            session, municipality_id, message.text or "", actor=ctx.actor
        )
    await _show_group(message, OpenGroup(group_id=group_id), ctx, state)


@router.callback_query(OpenGroup.filter())
async def open_group(
    callback: CallbackQuery, callback_data: OpenGroup, ctx: Context, state: FSMContext
) -> None:
    """One group with a page of organisations."""
    await _show_group(callback, callback_data, ctx, state)


@narrows(OpenGroup)
async def narrow(ctx: Context, where: OpenGroup, words: str) -> Screen | None:
    """The same with the organisations that words find."""
    async with ctx.read() as session:
        view = await groups.see(session, where.group_id, 0, words, actor=ctx.actor)
    return screens.card(view, ctx.texts) if view.lines else None


@router.callback_query(PutIntoGroup.filter())
async def put(
    callback: CallbackQuery, callback_data: PutIntoGroup, ctx: Context, state: FSMContext
) -> None:
    """Put an organisation in, or take it out."""
    async with ctx.write() as session:
        await groups.put(
            session,
            callback_data.group_id,
            callback_data.organisation_id,
            joins=bool(callback_data.joins),
            actor=ctx.actor,
        )
    where = OpenGroup(group_id=callback_data.group_id, page=callback_data.page)
    await _show_group(callback, where, ctx, state)


@router.callback_query(RemoveGroup.filter())
async def remove(callback: CallbackQuery, callback_data: RemoveGroup, ctx: Context) -> None:
    """Delete a group that no plan names."""
    async with ctx.write() as session:
        group = await groups.see(session, callback_data.group_id, actor=ctx.actor)
        await groups.remove(session, callback_data.group_id, actor=ctx.actor)
    await _show_list(callback, group.municipality_id, ctx)


async def _show_group(
    event: Message | CallbackQuery, where: OpenGroup, ctx: Context, state: FSMContext
) -> None:
    async with ctx.read() as session:
        view = await groups.see(session, where.group_id, where.page, actor=ctx.actor)
    await remember(state, where)
    await show(event, screens.card(view, ctx.texts), ctx.tools)


async def _show_list(callback: CallbackQuery, municipality_id: int, ctx: Context) -> None:
    async with ctx.read() as session:
        found = await groups.listing(session, municipality_id, actor=ctx.actor)
    await show(callback, screens.listing(municipality_id, found, ctx.texts), ctx.tools)
