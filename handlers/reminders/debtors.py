"""Who has not reported: the figures, the list, one press to remind them."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.reminders import Debtors, Nudge
from bot.ui.context import Context
from bot.ui.screen import Screen
from bot.ui.screens.reminders import debtors as screens
from domain.access import UseCase
from domain.name_search import matches
from handlers.core.listing import narrows, open_list
from handlers.core.offering import answers_yes
from handlers.core.places import chosen_municipality
from handlers.core.showing import show
from services.reminders import debtors, nudging
from services.reminders.debtors import DebtorQuery

router = Router(name="reminders.debtors")


@router.message(Command("debtors"))
async def begin(message: Message, ctx: Context) -> None:
    """Those of the only municipality, or a choice of municipalities."""
    await _begin(message, ctx)


@router.callback_query(Menu.filter(F.place == "debtors"))
async def begin_pressed(callback: CallbackQuery, ctx: Context) -> None:
    await _begin(callback, ctx)


async def _begin(event: Message | CallbackQuery, ctx: Context) -> None:
    municipality_id = await chosen_municipality(event, 0, UseCase.MESSAGE_DEBTORS, Debtors, ctx)
    if municipality_id is None:
        return
    async with ctx.read() as session:
        view = await debtors.load(session, DebtorQuery(municipality_id), actor=ctx.actor)
    await show(event, screens.preview(view, ctx.texts), ctx.tools)


@router.callback_query(Debtors.filter())
async def see(
    callback: CallbackQuery, callback_data: Debtors, ctx: Context, state: FSMContext
) -> None:
    """Another scope, or the list of a scope."""
    if callback_data.part == "list":
        await open_list(callback, callback_data, ctx, state)
        return
    async with ctx.read() as session:
        view = await debtors.load(session, query_of(callback_data), actor=ctx.actor)
    await show(callback, screens.preview(view, ctx.texts), ctx.tools)


@narrows(Debtors)
async def narrow_debtors(ctx: Context, where: Debtors, words: str = "") -> Screen | None:
    """A page of those who owe, or those whom words find."""
    async with ctx.read() as session:
        view = await debtors.load(session, query_of(where), actor=ctx.actor)
    if words and not any(matches(debtor.name, words) for debtor in view.debtors):
        return None
    return screens.listing(view, where.page, ctx.texts, words)


@router.callback_query(Nudge.filter())
async def press_nudge(callback: CallbackQuery, callback_data: Nudge, ctx: Context) -> None:
    """Remind them; the figures before the press are the preview."""
    await nudge(callback, callback_data, ctx=ctx)


@answers_yes(Nudge)
async def nudge(
    event: Message | CallbackQuery, asked: Nudge, *_: object, ctx: Context, **__: object
) -> None:
    """Remind them, and say how many were told."""
    scope = query_of(asked)
    async with ctx.write() as session:
        result = await nudging.nudge(session, scope, actor=ctx.actor)
        view = await debtors.load(session, scope, actor=ctx.actor)
    await show(event, screens.nudged(view, result, ctx), ctx.tools)


def query_of(asked: Debtors | Nudge) -> DebtorQuery:
    """Whose duties a button is about."""
    return DebtorQuery(
        asked.municipality_id,
        asked.due,
        asked.roadmap_id or None,
        asked.activity_id or None,
        asked.organisation_id or None,
    )
