"""The question that several screens of a plan ask: what is the term of this activity?"""

from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from bot.ui.callbacks.roadmaps import ActivityStep, NextDoubt
from bot.ui.context import Context
from bot.ui.screens.roadmaps import term_decision
from handlers.core.states import Planning
from handlers.core.typing_in import ask
from services.roadmaps import activity_views


async def ask_term(
    callback: CallbackQuery,
    ctx: Context,
    state: FSMContext,
    activity_id: int,
    order: int,
    done: int = 0,
) -> None:
    """Ask for the term of an activity; `order` and `done` say where the question stood."""
    async with ctx.read() as session:
        view = await activity_views.see(session, activity_id, actor=ctx.actor)
    back: CallbackData = ActivityStep(activity_id=activity_id, step="see")
    if order != term_decision.EDITING:
        # One before the question, which is then the next one again.
        back = NextDoubt(roadmap_id=view.roadmap_id, order=order - 1, done=done)
    text = term_decision.ask_term(view, ctx.texts)
    data = {"activity": activity_id, "order": order, "done": done}
    await ask(callback, ctx, state, Planning.term, text, back, **data)
