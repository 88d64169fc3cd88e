"""The activities of a plan: the list, one of them, its wording, its end."""

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.roadmaps import ActivityList, ActivityStep
from bot.ui.context import Context
from bot.ui.screens.roadmaps import activity, term_decision
from handlers.core.conversation import GivesTitle
from handlers.core.renaming import gives, rename
from handlers.core.showing import show
from handlers.core.states import Planning
from handlers.core.typing_in import ask
from handlers.roadmaps.asking_terms import ask_term
from services.roadmaps import activities, activity_views, roadmaps
from services.roadmaps.activity_views import ActivityView

router = Router(name="roadmaps.activities")


@router.callback_query(ActivityList.filter())
async def list_lines(callback: CallbackQuery, callback_data: ActivityList, ctx: Context) -> None:
    """«Показать всё»: the plan page by page."""
    await _show_list(callback, ctx, callback_data.roadmap_id, callback_data.page)


@router.callback_query(ActivityStep.filter(F.step == "see"))
async def see(
    callback: CallbackQuery, callback_data: ActivityStep, ctx: Context, state: FSMContext
) -> None:
    """One activity."""
    await state.clear()
    await show_line(callback, ctx, callback_data.activity_id)


@router.callback_query(ActivityStep.filter(F.step == "term"))
async def type_term(
    callback: CallbackQuery, callback_data: ActivityStep, ctx: Context, state: FSMContext
) -> None:
    """Ask for another term."""
    await ask_term(callback, ctx, state, callback_data.activity_id, term_decision.EDITING)


@router.callback_query(ActivityStep.filter(F.step == "title"))
async def type_title(
    callback: CallbackQuery, callback_data: ActivityStep, ctx: Context, state: FSMContext
) -> None:
    """Ask for another wording."""
    view = await _see(ctx, callback_data.activity_id)
    text = activity.ask_title(view, ctx.texts)
    back = ActivityStep(activity_id=view.line.id, step="see")
    await ask(callback, ctx, state, Planning.title, text, back, activity=view.line.id)


@router.message(Planning.title, GivesTitle())
async def take_title(message: Message, ctx: Context, state: FSMContext) -> None:
    """Give the activity its new wording."""
    activity_id = (await state.get_data())["activity"]
    await rename(message, ctx, state, "title", activity_id, message.text or "")
    await show_line(message, ctx, activity_id)


@gives("title")
async def give_title(ctx: Context, activity_id: int, title: str) -> str:
    """Give an activity a wording."""
    async with ctx.write() as session:
        return await activities.reword(session, activity_id, title, actor=ctx.actor)


@router.callback_query(ActivityStep.filter(F.step == "cancel"))
async def ask_cancel(callback: CallbackQuery, callback_data: ActivityStep, ctx: Context) -> None:
    """Whether the activity is really to leave the plan."""
    view = await _see(ctx, callback_data.activity_id)
    await show(callback, activity.ask_cancel(view, ctx.texts), ctx.tools)


@router.callback_query(ActivityStep.filter(F.step == "cancelled"))
async def cancel(callback: CallbackQuery, callback_data: ActivityStep, ctx: Context) -> None:
    """Take the activity out of the plan, and show what is left of it."""
    view = await _see(ctx, callback_data.activity_id)
    async with ctx.write() as session:
        await activities.cancel(session, view.line.id, actor=ctx.actor)
    page, toast = activity.page_of(view), ctx.texts("line-cancelled")
    await _show_list(callback, ctx, view.roadmap_id, page, toast)


async def show_line(
    event: Message | CallbackQuery, ctx: Context, activity_id: int, toast: str | None = None
) -> None:
    """The card of an activity."""
    view = await _see(ctx, activity_id)
    await show(event, activity.card(view, ctx.texts), ctx.tools, toast)


async def _show_list(
    callback: CallbackQuery, ctx: Context, roadmap_id: int, page: int, toast: str | None = None
) -> None:
    async with ctx.read() as session:
        lines = await activity_views.listing(session, roadmap_id, actor=ctx.actor)
        view = await roadmaps.see(session, roadmap_id, actor=ctx.actor)
    last = max(0, len(lines) - 1) // activity.PAGE
    title = view.line.short_title
    screen = activity.listing(roadmap_id, title, lines, min(page, last), ctx.texts)
    await show(callback, screen, ctx.tools, toast)


async def _see(ctx: Context, activity_id: int) -> ActivityView:
    async with ctx.read() as session:
        return await activity_views.see(session, activity_id, actor=ctx.actor)
