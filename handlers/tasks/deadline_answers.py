"""A curator's answer to a request for another deadline: yes, no, or another day."""

from datetime import date

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.ui import dates
from bot.ui.callbacks.tasks import AnswerDeadlineRequest, OpenCard
from bot.ui.context import Context
from bot.ui.screen import Screen, button, keyboard
from domain.errors import Stale
from domain.utterances import Prompt, Reading
from handlers.core.conversation import AnswersPrompt
from handlers.core.showing import show
from handlers.core.typed_days import day_answered
from handlers.core.typing_in import ask
from handlers.tasks.acting import load_card
from models.enums import MoveVerdict
from services.core import rights
from services.tasks import deadline_moves

router = Router(name="tasks.deadline_answers")


class Granting(StatesGroup):
    """The day to which a deadline is moved is being typed."""

    day = State()


@router.callback_query(AnswerDeadlineRequest.filter(F.verdict == "other"))
async def ask_day(
    callback: CallbackQuery, callback_data: AnswerDeadlineRequest, ctx: Context, state: FSMContext
) -> None:
    """Neither as asked nor no: to what day?"""
    async with ctx.read() as session:
        task_id = await rights.check_move(session, callback_data.move_id, actor=ctx.actor)
    text, back = ctx.texts("prompt-deadline-request-day"), OpenCard(task_id=task_id)
    await ask(
        callback, ctx, state, Granting.day, text, back, move=callback_data.move_id, task=task_id
    )


@router.callback_query(AnswerDeadlineRequest.filter())
async def answer(
    callback: CallbackQuery, callback_data: AnswerDeadlineRequest, ctx: Context, state: FSMContext
) -> None:
    """Move the deadline as asked, or refuse."""
    await state.clear()
    accepted = callback_data.verdict == "accept"
    verdict = MoveVerdict.ACCEPTED if accepted else MoveVerdict.REFUSED
    await decide(callback, ctx, callback_data.move_id, verdict)


@router.message(Granting.day, AnswersPrompt(Prompt.DAY))
async def take_day(message: Message, ctx: Context, state: FSMContext, said: Reading) -> None:
    """Move the deadline to the day that was written; one that cannot be is asked for again."""
    asked = await state.get_data()
    card = await load_card(ctx, int(asked["task"]))
    day = day_answered(message.text or "", said, card.deadline, card.today)
    if day is None or day < ctx.today:
        await message.answer(ctx.texts("prompt-deadline-request-day-again"))
        return
    move_id = int(asked["move"])
    await decide(message, ctx, move_id, MoveVerdict.ACCEPTED, day)
    await state.clear()


async def decide(
    event: Message | CallbackQuery,
    ctx: Context,
    move_id: int,
    verdict: MoveVerdict,
    day: date | None = None,
    *,
    words: str | None = None,
) -> None:
    """Decide a request and say so; the `words` go to the school with the decision."""
    try:
        async with ctx.write(repeatable=True) as session:
            decision = await deadline_moves.decide(
                session, move_id, verdict, new_deadline=day, words=words, actor=ctx.actor
            )
    except Stale:
        await show(event, Screen(ctx.texts("deadline-request-decided")), ctx.tools)
        return
    if decision.deadline is None:
        text = ctx.texts("deadline-request-refused")
    else:
        text = ctx.texts(
            "deadline-request-accepted", day=dates.day(ctx.texts, decision.deadline, ctx.today)
        )
    card = button(ctx.texts("button-open"), OpenCard(task_id=decision.task_id))
    await show(event, Screen(text, keyboard([card]), decision.task_id), ctx.tools)
