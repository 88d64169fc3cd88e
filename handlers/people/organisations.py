"""Organisations: lists, adding by text or by a workbook, one of them."""

from aiogram import Bot, F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.people import (
    AddOrganisations,
    OpenOrganisation,
    OrganisationAction,
    OrganisationKindChoice,
    OrganisationsPage,
    TakeList,
    UndoList,
)
from bot.ui.callbacks.roadmaps import ImportFor
from bot.ui.callbacks.tasks import OrganisationTasksPage
from bot.ui.context import Context
from bot.ui.screen import Screen
from bot.ui.screens.people import organisation_lists as list_screens
from bot.ui.screens.people import organisations as screens
from domain.access import Role, UseCase
from domain.errors import Code, Refusal, Stale
from domain.organisation_list import OrganisationList
from domain.pasted import looks_like_names
from handlers.core.conversation import GivesName
from handlers.core.dialogs import renumber, said_in
from handlers.core.listing import narrows, remember
from handlers.core.renaming import gives, rename
from handlers.core.showing import show
from handlers.core.states import Asking
from handlers.people.inviting import send_invite
from handlers.people.name_lists import from_plain, read_lines, to_plain
from services.assignment import proposing
from services.core import rights
from services.people import memberships, organisation_lists, organisation_views, organisations
from services.people.organisation_views import OrganisationCard, OrganisationPage
from services.tasks import organisation_tasks

router = Router(name="people.organisations")

INVITED = {"invite": Role.COORDINATOR, "invite_head": Role.HEAD}
"""Actions that make an invite, and for whom."""


@router.callback_query(OrganisationsPage.filter())
async def turn_page(
    callback: CallbackQuery, callback_data: OrganisationsPage, ctx: Context, state: FSMContext
) -> None:
    """A page of organisations."""
    page = await _load_page(ctx, callback_data)
    await remember(state, callback_data)
    await show(callback, screens.listing(page, ctx.texts), ctx.tools)


@narrows(OrganisationsPage)
async def narrow(ctx: Context, where: OrganisationsPage, words: str) -> Screen | None:
    """The organisations that words find."""
    page = await _load_page(ctx, where, words)
    return screens.listing(page, ctx.texts) if page.lines else None


async def _load_page(ctx: Context, where: OrganisationsPage, words: str = "") -> OrganisationPage:
    async with ctx.read() as session:
        return await organisation_views.load_page(
            session,
            where.municipality_id,
            where.which,
            0 if words else where.page,
            words,
            actor=ctx.actor,
        )


@router.callback_query(AddOrganisations.filter())
async def ask_list(
    callback: CallbackQuery, callback_data: AddOrganisations, ctx: Context, state: FSMContext
) -> None:
    """Wait for a list: typed, pasted or in a file."""
    rights.check(
        UseCase.MANAGE_ORGANISATIONS,
        municipality_id=callback_data.municipality_id,
        actor=ctx.actor,
    )
    await state.set_state(Asking.organisations)
    await state.set_data({"municipality": callback_data.municipality_id})
    screen = screens.ask_list(callback_data.municipality_id, ctx.texts)
    await show(callback, screen, ctx.tools)


@router.message(StateFilter(Asking.organisations), GivesName())
async def take_list(message: Message, ctx: Context, state: FSMContext) -> None:
    """Show what was typed beside what is known."""
    await preview(message, read_lines(message.text or ""), ctx, state)


@router.message(StateFilter(None), F.text, F.text.func(looks_like_names), ~F.reply_to_message)
async def take_typed_list(message: Message, ctx: Context, state: FSMContext) -> None:
    """The same for names that nobody has asked for, of who keeps one municipality."""
    here = {held.municipality_id for held in ctx.actor.current() if held.role is Role.CURATOR}
    given = read_lines(message.text or "")
    if len(here) != 1 or not given.organisations:
        raise SkipHandler
    await offer_to_add(message, here.pop(), given, ctx, state)


async def offer_to_add(
    message: Message,
    municipality_id: int,
    given: OrganisationList,
    ctx: Context,
    state: FSMContext,
    as_plan: ImportFor | None = None,
) -> None:
    """Show a list that nobody has asked for beside what is known; a press adds it.

    `as_plan` goes on with the message as a plan.
    """
    await state.set_state(Asking.organisations)
    await state.set_data({"municipality": municipality_id})
    try:
        await preview(message, given, ctx, state, as_plan)
    except Refusal:
        await state.clear()  # nothing was asked: what is said next is no list
        raise


async def preview(
    message: Message,
    given: OrganisationList,
    ctx: Context,
    state: FSMContext,
    as_plan: ImportFor | None = None,
) -> None:
    """Show a list that was asked for beside what is known; `as_plan` as for `offer_to_add`."""
    municipality_id = int((await state.get_data())["municipality"])
    async with ctx.read() as session:
        found = await organisation_lists.preview(
            session, municipality_id, given.organisations, actor=ctx.actor
        )
    listed = [to_plain(each) for each in given.organisations]
    await state.update_data({"listed": listed})
    left_out = [text for _, text in given.skipped]
    press = TakeList(municipality_id=municipality_id, number=await renumber(state, ctx))
    screen = list_screens.preview(press, found, left_out, ctx.texts, as_plan)
    await show(message, screen, ctx.tools, as_reply=as_plan is not None)


@router.callback_query(TakeList.filter())
async def take_over(
    callback: CallbackQuery, callback_data: TakeList, ctx: Context, state: FSMContext
) -> None:
    """Take over the list that was shown."""
    municipality_id = callback_data.municipality_id
    data = await said_in(state, callback_data.number, Code.LIST_STALE)
    if "listed" not in data or data.get("municipality") != municipality_id:
        raise Stale(Code.LIST_STALE)
    listed = [from_plain(each) for each in data["listed"]]
    async with ctx.write() as session:
        taken = await organisation_lists.take(
            session,
            municipality_id,
            listed,
            alike_are_new=bool(callback_data.alike_new),
            actor=ctx.actor,
        )
        waiting = await proposing.waiting(session, municipality_id, actor=ctx.actor)
    await state.clear()
    screen = list_screens.taken(municipality_id, taken, waiting, ctx.texts)
    await show(callback, screen, ctx.tools)


@router.callback_query(UndoList.filter())
async def take_back(callback: CallbackQuery, callback_data: UndoList, ctx: Context) -> None:
    """Take a list back."""
    async with ctx.write() as session:
        done = await organisation_lists.undo(session, callback_data.list_id, actor=ctx.actor)
    await show(callback, list_screens.undone(done, ctx.texts), ctx.tools)


@router.callback_query(OpenOrganisation.filter())
async def open_one(
    callback: CallbackQuery, callback_data: OpenOrganisation, ctx: Context, state: FSMContext
) -> None:
    """One organisation with its people."""
    await state.clear()
    await _show_card(callback, callback_data.organisation_id, ctx)


@router.callback_query(OrganisationTasksPage.filter())
async def list_tasks(
    callback: CallbackQuery, callback_data: OrganisationTasksPage, ctx: Context, state: FSMContext
) -> None:
    """What an organisation owes."""
    await state.clear()
    async with ctx.read() as session:
        view = await organisation_tasks.load_page(
            session, callback_data.organisation_id, callback_data.page, actor=ctx.actor
        )
    await show(callback, screens.tasks(view, ctx.texts), ctx.tools)


@router.callback_query(OrganisationAction.filter(F.action.in_(INVITED)))
async def invite(
    callback: CallbackQuery, callback_data: OrganisationAction, ctx: Context, bot: Bot
) -> None:
    """An invite for a coordinator or a head."""
    role = INVITED[callback_data.action]
    async with ctx.write() as session:
        made = await memberships.invite_to_school(
            session, callback_data.organisation_id, role, actor=ctx.actor
        )
    await callback.answer()
    await send_invite(bot, callback.from_user.id, made, ctx)


@router.callback_query(OrganisationAction.filter(F.action == "join"))
async def join(callback: CallbackQuery, callback_data: OrganisationAction, ctx: Context) -> None:
    """The curator reports for a body of the office."""
    async with ctx.write() as session:
        name = await memberships.report_oneself(
            session, callback_data.organisation_id, actor=ctx.actor
        )
    view = await _load(callback_data.organisation_id, ctx)
    toast = ctx.texts("organisation-joined", name=name)
    await show(callback, screens.card(view, ctx.texts), ctx.tools, toast)


@router.callback_query(OrganisationAction.filter(F.action.in_({"kinds", "rename", "close"})))
async def ask(
    callback: CallbackQuery, callback_data: OrganisationAction, ctx: Context, state: FSMContext
) -> None:
    """Ask for the kind, the name, or whether to close it."""
    view = await _load(callback_data.organisation_id, ctx)
    await show(callback, _question(callback_data.action, view, ctx), ctx.tools)
    if callback_data.action == "rename":
        await state.set_state(Asking.organisation_name)
        await state.set_data({"organisation": view.id})


@router.callback_query(OrganisationAction.filter(F.action.in_({"close_sure", "reopen"})))
async def close_or_reopen(
    callback: CallbackQuery, callback_data: OrganisationAction, ctx: Context
) -> None:
    """Close an organisation, or open it again."""
    closes = callback_data.action == "close_sure"
    action = organisations.close if closes else organisations.reopen
    async with ctx.write() as session:
        await action(session, callback_data.organisation_id, actor=ctx.actor)
    await _show_card(callback, callback_data.organisation_id, ctx)


@router.message(StateFilter(Asking.organisation_name), GivesName())
async def take_name(message: Message, ctx: Context, state: FSMContext) -> None:
    """The new name of an organisation."""
    organisation_id = int((await state.get_data())["organisation"])
    await rename(message, ctx, state, "organisation", organisation_id, message.text or "")
    await _show_card(message, organisation_id, ctx)


@gives("organisation")
async def give_name(ctx: Context, organisation_id: int, name: str) -> str:
    """Give an organisation a name."""
    async with ctx.write() as session:
        return await organisations.rename(session, organisation_id, name, actor=ctx.actor)


@router.callback_query(OrganisationKindChoice.filter())
async def set_kind(
    callback: CallbackQuery, callback_data: OrganisationKindChoice, ctx: Context
) -> None:
    """What an organisation is."""
    kind = callback_data.kind
    async with ctx.write() as session:
        await organisations.set_kind(session, callback_data.organisation_id, kind, actor=ctx.actor)
    await _show_card(callback, callback_data.organisation_id, ctx)


async def _load(organisation_id: int, ctx: Context) -> OrganisationCard:
    async with ctx.read() as session:
        return await organisation_views.see(session, organisation_id, actor=ctx.actor)


async def _show_card(event: Message | CallbackQuery, organisation_id: int, ctx: Context) -> None:
    view = await _load(organisation_id, ctx)
    await show(event, screens.card(view, ctx.texts), ctx.tools)


def _question(action: str, view: OrganisationCard, ctx: Context) -> Screen:
    asks = {"kinds": screens.kinds, "rename": screens.ask_name, "close": screens.confirm_close}
    return asks[action](view, ctx.texts)
