"""The question that several screens of a plan ask: what is the term of this activity?"""

from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from bot.ui.callbacks.plans import NextDoubt, PlanLine
from bot.ui.context import Context
from bot.ui.screens import decision
from handlers.curator.states import Planning
from handlers.typing_in import ask
from services import activity_views


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
    back: CallbackData = PlanLine(activity_id=activity_id, step="see")
    if order != decision.EDITING:
        # One before the question, which is then the next one again.
        back = NextDoubt(roadmap_id=view.roadmap_id, order=order - 1, done=done)
    text = decision.ask_term(view, ctx.texts)
    data = {"activity": activity_id, "order": order, "done": done}
    await ask(callback, ctx, state, Planning.term, text, back, **data)
