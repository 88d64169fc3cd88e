"""Organisations: all of them page by page, and one of them."""

from collections.abc import Awaitable, Callable, Collection
from functools import partial

from aiogram import Bot, F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.people import (
    OpenOrganisation,
    OrganisationAction,
    OrganisationKindChoice,
    OrganisationsPage,
)
from bot.ui.callbacks.tasks import OrganisationTasksPage
from bot.ui.context import Context
from bot.ui.screen import Screen
from bot.ui.screens.people import organisations as screens
from domain.access import Role
from domain.organisation_kinds import OrganisationKind
from handlers.core.conversation import GivesName
from handlers.core.listing import narrows, remember
from handlers.core.renaming import gives, rename
from handlers.core.showing import show
from handlers.core.states import Asking
from handlers.people.inviting import send_invite
from services.assignment.organisation_forecasts import TasksOfNew
from services.people import (
    memberships,
    organisation_views,
    organisations,
)
from services.people.organisation_views import OrganisationCard, OrganisationPage
from services.tasks import organisation_tasks

router = Router(name="people.organisations")

INVITED = {"invite": Role.COORDINATOR, "invite_head": Role.HEAD}
"""Actions that make an invite, and for whom."""

CLOSING: dict[str, Callable[..., Awaitable[None]]] = {
    "close_sure": organisations.close,
    "reopen_sure": organisations.reopen,
    "reopen_past": partial(organisations.reopen, past=True),
}
"""Actions that close an organisation or open it again."""


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
    await show(callback, await _question(callback_data.action, view, ctx), ctx.tools)
    if callback_data.action == "rename":
        await state.set_state(Asking.organisation_name)
        await state.set_data({"organisation": view.id})


@router.callback_query(OrganisationAction.filter(F.action == "reopen"))
async def ask_reopening(
    callback: CallbackQuery, callback_data: OrganisationAction, ctx: Context
) -> None:
    """What opening an organisation again makes."""
    view = await _load(callback_data.organisation_id, ctx)
    tasks = (await _foresee(view, [view.kind], ctx))[view.kind]
    await show(callback, screens.confirm_reopening(view, tasks, ctx.texts), ctx.tools)


@router.callback_query(OrganisationAction.filter(F.action.in_(CLOSING)))
async def close_or_reopen(
    callback: CallbackQuery, callback_data: OrganisationAction, ctx: Context
) -> None:
    """Close an organisation, or open it again."""
    async with ctx.write() as session:
        await CLOSING[callback_data.action](session, callback_data.organisation_id, actor=ctx.actor)
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


async def _foresee(
    view: OrganisationCard, kinds: Collection[OrganisationKind], ctx: Context
) -> dict[OrganisationKind, TasksOfNew]:
    async with ctx.read() as session:
        return await organisations.foresee(session, view.id, kinds, actor=ctx.actor)


async def _question(action: str, view: OrganisationCard, ctx: Context) -> Screen:
    if action == "kinds":
        return screens.kinds(view, await _foresee(view, tuple(OrganisationKind), ctx), ctx.texts)
    asks = {"rename": screens.ask_name, "close": screens.confirm_close}
    return asks[action](view, ctx.texts)
