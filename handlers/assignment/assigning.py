"""Who does what: parties pointed to organisations, one press each."""

from collections.abc import Awaitable, Callable
from functools import partial

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery
from sqlalchemy.ext.asyncio import AsyncSession

from bot.ui.callbacks.assignment import AssignTo, OpenParty, Parties, PartiesAtOnce, TakeProposal
from bot.ui.context import Context
from bot.ui.screen import Screen
from bot.ui.screens.assignment import assignment as screens
from domain.access import Actor
from domain.name_search import matches
from handlers.core.listing import narrows, open_list
from handlers.core.showing import show
from handlers.roadmaps.roadmaps import screen_of
from models.enums import Target
from services.assignment import assigning, proposing, taking_forecasts
from services.roadmaps import roadmaps

router = Router(name="assignment.assigning")


async def _leave_rest(session: AsyncSession, roadmap_id: int, *, past: bool, actor: Actor) -> int:
    """Nobody joins here, whatever is wanted of the past."""
    return await proposing.leave_rest(session, roadmap_id, actor=actor)


AT_ONCE: dict[str, Callable[..., Awaitable[int]]] = {
    "take": proposing.take,
    "possible": partial(proposing.take, possible=True),
    "rest": _leave_rest,
    "both": proposing.take_and_leave_rest,
    "all": partial(proposing.take_and_leave_rest, possible=True),
}


@router.callback_query(Parties.filter())
async def list_parties(
    callback: CallbackQuery, callback_data: Parties, ctx: Context, state: FSMContext
) -> None:
    """The parties of a plan, the unknown ones first."""
    await open_list(callback, callback_data, ctx, state)


@narrows(Parties)
async def narrow_parties(ctx: Context, where: Parties, words: str = "") -> Screen | None:
    """The parties of a plan, or those that words find."""
    async with ctx.read() as session:
        found = await assigning.parties(session, where.roadmap_id, actor=ctx.actor)
        view = await roadmaps.see(session, where.roadmap_id, actor=ctx.actor)
        made = await taking_forecasts.foresee(session, where.roadmap_id, actor=ctx.actor)
    if words and not any(matches(line.name, words) for line in found):
        return None
    title = view.line.short_title
    return screens.listing(where.roadmap_id, title, found, where.page, ctx.texts, words, made)


@router.callback_query(PartiesAtOnce.filter(F.what.in_(AT_ONCE)))
async def decide_at_once(
    callback: CallbackQuery, callback_data: PartiesAtOnce, ctx: Context, state: FSMContext
) -> None:
    """Take all proposals, or leave out whoever nothing is proposed for; then what is left."""
    roadmap_id = callback_data.roadmap_id
    async with ctx.write() as session:
        await AT_ONCE[callback_data.what](
            session, roadmap_id, past=bool(callback_data.past), actor=ctx.actor
        )
    await _go_on(callback, roadmap_id, ctx, state)


@router.callback_query(TakeProposal.filter())
async def take_one(
    callback: CallbackQuery, callback_data: TakeProposal, ctx: Context, state: FSMContext
) -> None:
    """Take what is proposed for one party; then what is left."""
    roadmap_id = callback_data.roadmap_id
    async with ctx.write() as session:
        await proposing.take_one(
            session,
            roadmap_id,
            callback_data.party_id,
            past=bool(callback_data.past),
            actor=ctx.actor,
        )
    await _go_on(callback, roadmap_id, ctx, state)


async def _go_on(callback: CallbackQuery, roadmap_id: int, ctx: Context, state: FSMContext) -> None:
    """The plan where nobody is left, the one party that is, or all that are."""
    async with ctx.read() as session:
        left = await assigning.parties(session, roadmap_id, actor=ctx.actor)
    waiting = [line for line in left if not line.is_known]
    if not waiting:
        await show(callback, await screen_of(roadmap_id, ctx), ctx.tools)
        return
    if len(waiting) == 1 and waiting[0].likely is None:
        where = OpenParty(roadmap_id=roadmap_id, party_id=waiting[0].party_id, page=0)
        await open_list(callback, where, ctx, state)
        return
    await list_parties(callback, Parties(roadmap_id=roadmap_id, page=0), ctx, state)


@router.callback_query(OpenParty.filter())
async def open_party(
    callback: CallbackQuery, callback_data: OpenParty, ctx: Context, state: FSMContext
) -> None:
    """One party and everything that it can point to."""
    await open_list(callback, callback_data, ctx, state)


@router.callback_query(AssignTo.filter())
async def assign(
    callback: CallbackQuery, callback_data: AssignTo, ctx: Context, state: FSMContext
) -> None:
    """Point a party somewhere. A broad choice is the answer; organisations are ticked on.

    After the answer about the last party that pointed nowhere comes the plan.
    """
    pressed = callback_data
    async with ctx.write() as session:
        first = await assigning.assign(
            session,
            pressed.roadmap_id,
            pressed.party_id,
            pressed.target,
            pressed.ref_id or None,
            answers=bool(pressed.answers),
            actor=ctx.actor,
        )
    if pressed.target is Target.ORGANISATION:
        where = OpenParty(
            roadmap_id=pressed.roadmap_id, party_id=pressed.party_id, page=pressed.page
        )
        await open_list(callback, where, ctx, state)
        return
    async with ctx.read() as session:
        left = await assigning.parties(session, pressed.roadmap_id, actor=ctx.actor)
    if first and all(line.is_known for line in left):
        await show(callback, await screen_of(pressed.roadmap_id, ctx), ctx.tools)
    else:
        await list_parties(callback, Parties(roadmap_id=pressed.roadmap_id, page=0), ctx, state)


@narrows(OpenParty)
async def narrow_party(ctx: Context, where: OpenParty, words: str = "") -> Screen | None:
    """One party with its organisations, or with those that words find."""
    async with ctx.read() as session:
        line, options = await assigning.party(
            session, where.roadmap_id, where.party_id, actor=ctx.actor
        )
    names = [name for _, name in options.organisations] + [one.name for one in options.people]
    if words and not any(matches(name, words) for name in names):
        return None
    return screens.party(where.roadmap_id, line, options, where.page, ctx.texts, words)
