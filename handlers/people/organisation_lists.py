"""A list of organisations, typed, pasted or in a file: shown first, taken over, taken back."""

from typing import Any

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.people import (
    AddOrganisations,
    NamesAreCoordinators,
    TakeList,
    UndoList,
)
from bot.ui.callbacks.roadmaps import ImportFor
from bot.ui.context import Context
from bot.ui.screens.people import organisation_lists as list_screens
from bot.ui.screens.people import organisations as screens
from domain.access import Role, UseCase
from domain.errors import Code, Refusal, Stale
from domain.organisation_list import OrganisationList, as_coordinator
from domain.pasted import looks_like_names
from handlers.core.conversation import GivesName
from handlers.core.dialogs import renumber, said_in
from handlers.core.showing import show
from handlers.core.states import Asking
from handlers.people.name_lists import from_plain, read_lines, to_plain
from services.assignment import proposing
from services.core import rights
from services.people import list_undoing, organisation_lists

router = Router(name="people.organisation_lists")


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
    left_out = [text for _, text in given.skipped]
    plan = as_plan.pack() if as_plan is not None else None
    await state.update_data({"listed": listed, "left_out": left_out, "as_plan": plan})
    press = TakeList(municipality_id=municipality_id, number=await renumber(state, ctx))
    screen = list_screens.preview(press, found, left_out, ctx.texts, as_plan, unsaid=given.unsaid)
    await show(message, screen, ctx.tools, as_reply=as_plan is not None)


@router.callback_query(NamesAreCoordinators.filter())
async def swap_names(
    callback: CallbackQuery, callback_data: NamesAreCoordinators, ctx: Context, state: FSMContext
) -> None:
    """Show the list again with names of which it says nothing as those of coordinators."""
    data = await _listed_in(state, callback_data.municipality_id, callback_data.number)
    organisations = [as_coordinator(from_plain(each)) for each in data["listed"]]
    async with ctx.read() as session:
        found = await organisation_lists.preview(
            session, callback_data.municipality_id, organisations, actor=ctx.actor
        )
    await state.update_data({"listed": [to_plain(each) for each in organisations]})
    press = TakeList(municipality_id=callback_data.municipality_id, number=callback_data.number)
    plan = data.get("as_plan")
    as_plan = ImportFor.unpack(plan) if plan is not None else None
    screen = list_screens.preview(press, found, data.get("left_out", ()), ctx.texts, as_plan)
    await show(callback, screen, ctx.tools)


async def _listed_in(state: FSMContext, municipality_id: int, number: int) -> dict[str, Any]:
    """What is kept of the list that a message has shown; raises Stale where it is another one."""
    data = await said_in(state, number, Code.LIST_STALE)
    if "listed" not in data or data.get("municipality") != municipality_id:
        raise Stale(Code.LIST_STALE)
    return data


@router.callback_query(TakeList.filter())
async def take_over(
    callback: CallbackQuery, callback_data: TakeList, ctx: Context, state: FSMContext
) -> None:
    """Take over the list that was shown."""
    municipality_id = callback_data.municipality_id
    data = await _listed_in(state, municipality_id, callback_data.number)
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
        done = await list_undoing.undo(session, callback_data.list_id, actor=ctx.actor)
    await show(callback, list_screens.undone(done, ctx.texts), ctx.tools)
