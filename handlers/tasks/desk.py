"""A curator's decisions about one task, and about what is reviewed at all."""

from datetime import date

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.review import ReviewRules
from bot.ui.callbacks.tasks import MoveDeadline, TaskAction, TaskDesk
from bot.ui.context import Context
from bot.ui.screens.tasks import desk
from domain.access import UseCase
from domain.errors import Stale
from domain.possible_days import day_numbered, is_endless
from domain.utterances import Prompt, Reading
from handlers.core.conversation import AnswersPrompt
from handlers.core.showing import show
from handlers.core.states import Asking
from handlers.core.typed_days import day_answered
from handlers.core.typing_in import ask
from handlers.tasks.acting import Event, attempt, load_card, show_card, show_loaded, usual_days
from services.core import rights
from services.review import review_rules
from services.tasks import deadline_moves, task_actions

router = Router(name="tasks.desk")

AT_ONCE = {"cancel_sure": task_actions.cancel, "dismiss": task_actions.dismiss}
"""The actions that need no further word."""


@router.callback_query(TaskDesk.filter())
async def open_desk(
    callback: CallbackQuery, callback_data: TaskDesk, ctx: Context, state: FSMContext
) -> None:
    """What can be decided about the task."""
    await state.clear()
    card = await load_card(ctx, callback_data.task_id)
    await show(callback, desk.screen(card, ctx.texts), ctx.tools)


@router.callback_query(TaskAction.filter(F.action == "cancel"))
async def ask_cancel(callback: CallbackQuery, callback_data: TaskAction, ctx: Context) -> None:
    """Whether the school is really to be let off."""
    card = await load_card(ctx, callback_data.task_id)
    await show(callback, desk.confirm_cancel(card, ctx.texts), ctx.tools)


@router.callback_query(TaskAction.filter(F.action.in_(set(AT_ONCE))))
async def carry_out(callback: CallbackQuery, callback_data: TaskAction, ctx: Context) -> None:
    """Cancel the task, or say that it does not concern the school."""
    action, task_id = AT_ONCE[callback_data.action], callback_data.task_id
    changed = await attempt(
        callback,
        ctx,
        task_id,
        lambda session: action(session, task_id, callback_data.version, actor=ctx.actor),
    )
    if changed is not None:
        await show_loaded(callback, ctx, changed.card, said=ctx.texts("desk-done"))


@router.callback_query(TaskAction.filter(F.action == "reopen"))
async def ask_reason(
    callback: CallbackQuery, callback_data: TaskAction, ctx: Context, state: FSMContext
) -> None:
    """Wait for the words that the school gets."""
    async with ctx.read() as session:
        await rights.check_task(
            session, callback_data.task_id, UseCase.REOPEN_TASK, actor=ctx.actor
        )
    await _ask(callback, callback_data, ctx, state, Asking.reopening, ctx.texts("desk-ask-reason"))


@router.message(StateFilter(Asking.reopening), AnswersPrompt(Prompt.COMMENT))
async def reopen(message: Message, ctx: Context, state: FSMContext) -> None:
    """Open the task again with the reason that was typed."""
    asked = await state.get_data()
    await state.clear()
    task_id, text = int(asked["task"]), message.text or ""
    changed = await attempt(
        message,
        ctx,
        task_id,
        lambda session: task_actions.reopen(
            session, task_id, int(asked["version"]), text, actor=ctx.actor
        ),
    )
    if changed is not None:
        await show_loaded(message, ctx, changed.card, said=ctx.texts("desk-done"))


@router.callback_query(TaskAction.filter(F.action.in_({"review", "unreview"})))
async def set_review(callback: CallbackQuery, callback_data: TaskAction, ctx: Context) -> None:
    """Whether reports of this activity are reviewed."""
    card = await load_card(ctx, callback_data.task_id)
    async with ctx.write() as session:
        await review_rules.set_activity(
            session, card.activity_id, callback_data.action == "review", actor=ctx.actor
        )
    card = await load_card(ctx, callback_data.task_id)
    await show(callback, desk.screen(card, ctx.texts), ctx.tools)


@router.callback_query(TaskAction.filter(F.action == "move"))
async def ask_day(
    callback: CallbackQuery, callback_data: TaskAction, ctx: Context, state: FSMContext
) -> None:
    """To what day is the deadline moved?"""
    await begin_moving(callback, callback_data.task_id, ctx, state)


async def begin_moving(event: Event, task_id: int, ctx: Context, state: FSMContext) -> None:
    """Ask for the day, which may be pressed or typed."""
    async with ctx.read() as session:
        await rights.check_task(session, task_id, UseCase.MOVE_DEADLINE, actor=ctx.actor)
    card = await load_card(ctx, task_id)
    await state.set_state(Asking.deadline)
    await state.set_data({"task": card.task_id, "version": card.version})
    days = await usual_days(ctx, card.task_id)
    await show(event, desk.ask_day(card, days, ctx.texts), ctx.tools)


@router.callback_query(MoveDeadline.filter(F.day == 0))
async def ask_other_day(
    callback: CallbackQuery, callback_data: MoveDeadline, ctx: Context, state: FSMContext
) -> None:
    """Wait for a day that is typed."""
    async with ctx.read() as session:
        await rights.check_task(
            session, callback_data.task_id, UseCase.MOVE_DEADLINE, actor=ctx.actor
        )
    await _ask(
        callback,
        callback_data,
        ctx,
        state,
        Asking.deadline,
        ctx.texts("prompt-deadline-request-day"),
    )


@router.callback_query(MoveDeadline.filter())
async def move(
    callback: CallbackQuery, callback_data: MoveDeadline, ctx: Context, state: FSMContext
) -> None:
    """One of the usual days was pressed."""
    await state.clear()
    day = day_numbered(callback_data.day)
    await _move(callback, ctx, callback_data.task_id, callback_data.version, day)


@router.message(StateFilter(Asking.deadline), AnswersPrompt(Prompt.DAY))
async def take_day(message: Message, ctx: Context, state: FSMContext, said: Reading) -> None:
    """A day as it was written; one that cannot be is asked for again."""
    asked = await state.get_data()
    card = await load_card(ctx, int(asked["task"]))
    text = message.text or ""
    day = None if is_endless(text) else day_answered(text, said, card.deadline, card.today)
    if not is_endless(text) and (day is None or day < card.today or day == card.deadline):
        again = ctx.texts("prompt-deadline-request-day-again")
        days = await usual_days(ctx, card.task_id)
        await show(message, desk.ask_day(card, days, ctx.texts, again), ctx.tools)
        return
    await _move(message, ctx, card.task_id, int(asked["version"]), day)
    await state.clear()


async def _ask(
    callback: CallbackQuery,
    about: TaskAction | MoveDeadline,
    ctx: Context,
    state: FSMContext,
    wanted: State,
    text: str,
) -> None:
    back = TaskDesk(task_id=about.task_id)
    await ask(callback, ctx, state, wanted, text, back, task=about.task_id, version=about.version)


async def _move(event: Event, ctx: Context, task_id: int, version: int, day: date | None) -> None:
    try:
        async with ctx.write(repeatable=True) as session:
            await deadline_moves.move(session, task_id, version, day, actor=ctx.actor)
    except Stale:
        card = await load_card(ctx, task_id)
        await show(event, desk.screen(card, ctx.texts), ctx.tools)
        return
    await show_card(event, ctx, task_id, said=ctx.texts("desk-done"))


@router.callback_query(ReviewRules.filter())
async def change_rules(callback: CallbackQuery, callback_data: ReviewRules, ctx: Context) -> None:
    """Which roadmaps are reviewed, after the change that was pressed, if any."""
    if callback_data.roadmap_id:
        async with ctx.write() as session:
            await review_rules.set_roadmap(
                session, callback_data.roadmap_id, bool(callback_data.needed), actor=ctx.actor
            )
    async with ctx.read() as session:
        found = await review_rules.rules(session, actor=ctx.actor)
    await show(callback, desk.rules(found, ctx.texts), ctx.tools)
