"""A list of organisations, typed, pasted or in a file: shown first, taken over, taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
from bot.ui.screen import Screen
from bot.ui.screens.people import organisation_lists as list_screens
from bot.ui.screens.people import organisations as screens
from domain.access import Role, UseCase
from domain.errors import Code, Refusal, Stale
from domain.organisation_comparison import OrganisationComparison
from domain.organisation_list import ListedOrganisation, OrganisationList, as_coordinator
from domain.pasted import are_names, looks_like_list
from handlers.core.conversation import GivesName
from handlers.core.dialogs import renumber, said_in
from handlers.core.showing import show
from handlers.core.states import Asking
from handlers.people.name_lists import from_plain, read_lines, to_plain
from services.assignment import proposing
from services.core import municipalities, rights
from services.people import list_undoing, organisation_lists
from services.people.organisation_lists import ListForecast

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


@router.message(StateFilter(None), F.text, F.text.func(looks_like_list), ~F.reply_to_message)
async def take_typed_list(message: Message, ctx: Context, state: FSMContext) -> None:
    """The same for names that nobody has asked for, of who keeps one municipality."""
    given = read_lines(message.text or "")
    here = _only_municipality(ctx)
    if here is None or not given.organisations:
        raise SkipHandler
    await offer_to_add(message, here, given, ctx, state)


@router.message(StateFilter(None), F.text, F.text.func(are_names), ~F.reply_to_message)
async def take_first_names(message: Message, ctx: Context, state: FSMContext) -> None:
    """The same for a name or two where there is no organisation yet: a draft asks for them so."""
    here = _only_municipality(ctx)
    async with ctx.read() as session:
        known = here is None or await municipalities.has_organisations(session, here)
    if here is None or known:
        raise SkipHandler
    await offer_to_add(message, here, read_lines(message.text or ""), ctx, state)


def _only_municipality(ctx: Context) -> int | None:
    """The municipality that the person keeps, where it is the only one."""
    here = {held.municipality_id for held in ctx.actor.current() if held.role is Role.CURATOR}
    return here.pop() if len(here) == 1 else None


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
    kept: dict[str, Any] = {
        "municipality": int((await state.get_data())["municipality"]),
        "listed": [to_plain(each) for each in given.organisations],
        "left_out": [text for _, text in given.skipped],
        "as_plan": as_plan.pack() if as_plan is not None else None,
        "are_coordinators": False,
    }
    found = await _compare(kept, ctx)  # what cannot be taken is refused before it is kept
    await state.update_data(kept)
    screen = _screen(kept, found, await renumber(state, ctx), ctx)
    await show(message, screen, ctx.tools, as_reply=as_plan is not None)


@router.callback_query(NamesAreCoordinators.filter())
async def swap_names(
    callback: CallbackQuery, callback_data: NamesAreCoordinators, ctx: Context, state: FSMContext
) -> None:
    """Show the list again with names of which it says nothing as those of coordinators, or not."""
    municipality_id, number = callback_data.municipality_id, callback_data.number
    kept = await _listed_in(state, municipality_id, number)
    said = {"are_coordinators": bool(callback_data.are)}
    kept = {**kept, **said}
    screen = _screen(kept, await _compare(kept, ctx), number, ctx)
    await state.update_data(said)
    await show(callback, screen, ctx.tools)


@dataclass(frozen=True, slots=True)
class _Compared:
    """A list beside what is known, and the tasks that taking it makes."""

    found: Sequence[OrganisationComparison]
    forecast: ListForecast


async def _compare(kept: Mapping[str, Any], ctx: Context) -> _Compared:
    here = kept["municipality"]
    async with ctx.read() as session:
        found = await organisation_lists.preview(
            session, here, _organisations(kept), actor=ctx.actor
        )
        forecast = await organisation_lists.foresee(session, here, found, actor=ctx.actor)
    return _Compared(found, forecast)


def _screen(kept: Mapping[str, Any], compared: _Compared, number: int, ctx: Context) -> Screen:
    """The list that is kept, as the message with this number shows it."""
    plan = kept.get("as_plan")
    return list_screens.preview(
        TakeList(municipality_id=kept["municipality"], number=number),
        compared.found,
        compared.forecast,
        kept.get("left_out", ()),
        ctx.texts,
        ImportFor.unpack(plan) if plan is not None else None,
        unsaid=any(from_plain(each).unsaid for each in kept["listed"]),
        are_coordinators=bool(kept.get("are_coordinators")),
    )


def _organisations(kept: Mapping[str, Any]) -> list[ListedOrganisation]:
    """What a list says, with whom its unsaid names are taken for."""
    listed = [from_plain(each) for each in kept["listed"]]
    return [as_coordinator(each) for each in listed] if kept.get("are_coordinators") else listed


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
    async with ctx.write() as session:
        taken = await organisation_lists.take(
            session,
            municipality_id,
            _organisations(data),
            alike_are_new=bool(callback_data.alike_new),
            past=bool(callback_data.past),
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
