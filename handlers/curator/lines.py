"""The activities of a plan: the list, one of them, its wording, its end."""

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.plans import PlanLine, PlanLines
from bot.ui.context import Context
from bot.ui.screens import decision, plan_lines
from handlers.curator.asking_terms import ask_term
from handlers.curator.states import Planning
from handlers.showing import show
from handlers.typing_in import TYPED, ask
from services import activities, activity_views, roadmaps
from services.activity_views import ActivityView

router = Router(name="curator.lines")


@router.callback_query(PlanLines.filter())
async def list_lines(callback: CallbackQuery, callback_data: PlanLines, ctx: Context) -> None:
    """«Показать всё»: the plan page by page."""
    await _show_list(callback, ctx, callback_data.roadmap_id, callback_data.page)


@router.callback_query(PlanLine.filter(F.step == "see"))
async def see(
    callback: CallbackQuery, callback_data: PlanLine, ctx: Context, state: FSMContext
) -> None:
    """One activity."""
    await state.clear()
    await show_line(callback, ctx, callback_data.activity_id)


@router.callback_query(PlanLine.filter(F.step == "term"))
async def type_term(
    callback: CallbackQuery, callback_data: PlanLine, ctx: Context, state: FSMContext
) -> None:
    """Ask for another term."""
    await ask_term(callback, ctx, state, callback_data.activity_id, decision.EDITING)


@router.callback_query(PlanLine.filter(F.step == "title"))
async def type_title(
    callback: CallbackQuery, callback_data: PlanLine, ctx: Context, state: FSMContext
) -> None:
    """Ask for another wording."""
    view = await _see(ctx, callback_data.activity_id)
    text = plan_lines.ask_title(view, ctx.texts)
    back = PlanLine(activity_id=view.line.id, step="see")
    await ask(callback, ctx, state, Planning.title, text, back, activity=view.line.id)


@router.message(Planning.title, TYPED)
async def take_title(message: Message, ctx: Context, state: FSMContext) -> None:
    """Give the activity its new wording."""
    activity_id = (await state.get_data())["activity"]
    async with ctx.write() as session:
        await activities.reword(session, activity_id, message.text or "", actor=ctx.actor)
    await state.clear()
    await message.answer(ctx.texts("line-reworded"))
    await show_line(message, ctx, activity_id)


@router.callback_query(PlanLine.filter(F.step == "cancel"))
async def ask_cancel(callback: CallbackQuery, callback_data: PlanLine, ctx: Context) -> None:
    """Whether the activity is really to leave the plan."""
    view = await _see(ctx, callback_data.activity_id)
    await show(callback, plan_lines.ask_cancel(view, ctx.texts), ctx.tools)


@router.callback_query(PlanLine.filter(F.step == "cancelled"))
async def cancel(callback: CallbackQuery, callback_data: PlanLine, ctx: Context) -> None:
    """Take the activity out of the plan, and show what is left of it."""
    view = await _see(ctx, callback_data.activity_id)
    async with ctx.write() as session:
        await activities.cancel(session, view.line.id, actor=ctx.actor)
    page, toast = plan_lines.page_of(view), ctx.texts("line-cancelled")
    await _show_list(callback, ctx, view.roadmap_id, page, toast)


async def show_line(
    event: Message | CallbackQuery, ctx: Context, activity_id: int, toast: str | None = None
) -> None:
    """The card of an activity."""
    view = await _see(ctx, activity_id)
    await show(event, plan_lines.card(view, ctx.texts), ctx.tools, toast)


async def _show_list(
    callback: CallbackQuery, ctx: Context, roadmap_id: int, page: int, toast: str | None = None
) -> None:
    async with ctx.read() as session:
        lines = await activity_views.listing(session, roadmap_id, actor=ctx.actor)
        view = await roadmaps.see(session, roadmap_id, actor=ctx.actor)
    last = max(0, len(lines) - 1) // plan_lines.PAGE
    title = view.line.short_title
    screen = plan_lines.listing(roadmap_id, title, lines, min(page, last), ctx.texts)
    await show(callback, screen, ctx.tools, toast)


async def _see(ctx: Context, activity_id: int) -> ActivityView:
    async with ctx.read() as session:
        return await activity_views.see(session, activity_id, actor=ctx.actor)
