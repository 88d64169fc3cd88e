"""The review queue: a report with its files, accept, return with a reason, the next one."""

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.review import ReviewAccept, ReviewNext, ReviewOpen
from bot.ui.context import Context
from bot.ui.screens.review import review
from domain.errors import Stale
from domain.workflow import Status
from handlers.core.sending import send_all
from handlers.core.showing import show
from handlers.tasks.acting import show_stale
from services.reports import evidence
from services.review import review_queue, reviewing
from services.review.review_queue import Queue
from services.tasks import cards
from services.tasks.cards import Card

router = Router(name="review.reviewing")


@router.message(Command("review"))
async def begin(message: Message, ctx: Context, bot: Bot) -> None:
    """The oldest report that waits. A reason that is being typed to another is still waited for."""
    await show_next(message, ctx, bot)


@router.callback_query(Menu.filter(F.place == "review"))
async def begin_pressed(callback: CallbackQuery, ctx: Context, bot: Bot, state: FSMContext) -> None:
    await state.clear()
    await callback.answer()
    await show_next(callback, ctx, bot)


@router.callback_query(ReviewNext.filter())
async def see_next(
    callback: CallbackQuery, callback_data: ReviewNext, ctx: Context, bot: Bot, state: FSMContext
) -> None:
    """Leave this report for later and look at the next one."""
    await state.clear()
    await callback.answer()
    await show_next(
        callback, ctx, bot, roadmap_id=callback_data.roadmap_id, after=callback_data.task_id
    )


@router.callback_query(ReviewOpen.filter())
async def open_one(
    callback: CallbackQuery, callback_data: ReviewOpen, ctx: Context, bot: Bot, state: FSMContext
) -> None:
    """One report out of the list, or the same one again after a question."""
    await state.clear()
    async with ctx.read() as session:
        waiting = await review_queue.queue(
            session, actor=ctx.actor, roadmap_id=callback_data.roadmap_id or None
        )
        card = await cards.load(session, callback_data.task_id, actor=ctx.actor)
    await callback.answer()
    if card.status is not Status.SUBMITTED:
        await show(callback, review.changed(card, ctx.texts), ctx.tools)
        return
    await _show_report(callback, ctx, bot, card, waiting, callback_data.roadmap_id)


@router.callback_query(ReviewAccept.filter())
async def accept(
    callback: CallbackQuery, callback_data: ReviewAccept, ctx: Context, bot: Bot, state: FSMContext
) -> None:
    """Accept, say so in the place of the report, and bring the next one."""
    await state.clear()
    task_id = callback_data.task_id
    try:
        async with ctx.write(repeatable=True) as session:
            await reviewing.accept(
                session,
                task_id,
                callback_data.version,
                actor=ctx.actor,
            )
    except Stale:
        await show_changed(callback, ctx, task_id)
    else:
        await close(callback, ctx, task_id, "review-accepted")
    await show_next(callback, ctx, bot, roadmap_id=callback_data.roadmap_id)


async def close(
    event: Message | CallbackQuery, ctx: Context, task_id: int, text: str, **values: str
) -> None:
    """Put the decision in the place of the report, so that no button of it is left."""
    async with ctx.read() as session:
        card = await cards.load(session, task_id, actor=ctx.actor)
    await show(event, review.closed(card, text, ctx.texts, **values), ctx.tools)


async def show_changed(event: Message | CallbackQuery, ctx: Context, task_id: int) -> None:
    """Somebody was quicker, or the school has added something: say what the task is now.

    A reason that was typed is kept, and may be sent as a comment.
    """
    if isinstance(event, Message) and event.text:
        await show_stale(event, ctx, task_id)
        return
    async with ctx.read() as session:
        card = await cards.load(session, task_id, actor=ctx.actor)
    await show(event, review.changed(card, ctx.texts), ctx.tools)


async def show_next(
    event: Message | CallbackQuery,
    ctx: Context,
    bot: Bot,
    *,
    roadmap_id: int = 0,
    after: int | None = None,
) -> None:
    """The report after `after` with its files above it, as new messages."""
    async with ctx.read() as session:
        waiting = await review_queue.queue(session, actor=ctx.actor, roadmap_id=roadmap_id or None)
        following = await review_queue.following(
            session, after, actor=ctx.actor, roadmap_id=roadmap_id or None
        )
        card = await cards.load(session, following, actor=ctx.actor) if following else None
    if card is None:
        await show(_message(event), review.empty(ctx.texts), ctx.tools)
        return
    await _show_report(event, ctx, bot, card, waiting, roadmap_id)


async def _show_report(
    event: Message | CallbackQuery,
    ctx: Context,
    bot: Bot,
    card: Card,
    waiting: Queue,
    roadmap_id: int,
) -> None:
    message = _message(event)
    shown = [line.evidence_id for line in card.files if line.evidence_id is not None]
    async with ctx.read() as session:
        kept = [
            await evidence.open_one(session, evidence_id, actor=ctx.actor)
            for evidence_id in shown[: review.SENT_FILES]
        ]
    if not await send_all(bot, message.chat.id, kept, ctx.tools):
        await message.answer(ctx.texts("files-gone"))
    await show(message, review.report(card, waiting, roadmap_id, ctx.texts), ctx.tools)


def _message(event: Message | CallbackQuery) -> Message:
    """The message to answer below; a button of a message that Telegram hides is out of date."""
    message = event if isinstance(event, Message) else event.message
    if not isinstance(message, Message):
        raise Stale
    return message
