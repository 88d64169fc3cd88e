"""«Ответственные» of one activity: for it alone, for one school."""

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from bot.ui.callbacks.assignment import ActivityAnswering, AnswererList, ChangeAnswerer
from bot.ui.context import Context
from bot.ui.screen import Screen
from bot.ui.screens.assignment import activity as screens
from domain.errors import Stale
from domain.name_search import matches
from handlers.core.listing import narrows, open_list
from handlers.core.showing import show
from services.assignment import activity_assigning
from services.assignment.activity_assigning import ActivityAnswerers

router = Router(name="assignment.answering")


@router.callback_query(ActivityAnswering.filter())
async def see(callback: CallbackQuery, callback_data: ActivityAnswering, ctx: Context) -> None:
    """Who answers for an activity."""
    view = await _see(ctx, callback_data.activity_id)
    await show(callback, screens.card(view, ctx.texts), ctx.tools)


@router.callback_query(AnswererList.filter())
async def list_answerers(
    callback: CallbackQuery, callback_data: AnswererList, ctx: Context, state: FSMContext
) -> None:
    """The parties of the plan, or the organisations."""
    await open_list(callback, callback_data, ctx, state)


@narrows(AnswererList)
async def narrow_answerers(ctx: Context, where: AnswererList, words: str = "") -> Screen | None:
    """The same, or those that words find."""
    view = await _see(ctx, where.activity_id)
    if words and not any(matches(each.name, words) for each in view.of(where.what)):
        return None
    return screens.listing(view, where.what, where.page, ctx.texts, words)


@router.callback_query(ChangeAnswerer.filter(F.sure == 0))
async def ask_sure(callback: CallbackQuery, callback_data: ChangeAnswerer, ctx: Context) -> None:
    """What a change would do to tasks."""
    wanted = callback_data
    view = await _see(ctx, wanted.activity_id)
    name = next((each.name for each in view.of(wanted.what) if each.id == wanted.ref_id), None)
    if name is None:
        raise Stale
    async with ctx.write(repeatable=True) as session:
        change = await activity_assigning.foresee(
            session,
            wanted.activity_id,
            wanted.what,
            wanted.ref_id,
            answers=bool(wanted.answers),
            actor=ctx.actor,
        )
    await show(callback, screens.ask_sure(view, wanted, name, change, ctx.texts), ctx.tools)


@router.callback_query(ChangeAnswerer.filter())
async def change(callback: CallbackQuery, callback_data: ChangeAnswerer, ctx: Context) -> None:
    """Make the change, and show who answers now."""
    wanted = callback_data
    async with ctx.write() as session:
        await activity_assigning.put(
            session,
            wanted.activity_id,
            wanted.what,
            wanted.ref_id,
            answers=bool(wanted.answers),
            actor=ctx.actor,
        )
    view = await _see(ctx, wanted.activity_id)
    await show(callback, screens.card(view, ctx.texts), ctx.tools, ctx.texts("answering-changed"))


async def _see(ctx: Context, activity_id: int) -> ActivityAnswerers:
    async with ctx.read() as session:
        return await activity_assigning.see(session, activity_id, actor=ctx.actor)
