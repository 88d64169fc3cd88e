"""The queue as a list: by roadmaps, and many accepted at once."""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.review import ReviewAcceptPage, ReviewList
from bot.ui.context import Context
from bot.ui.screens.review import review_list
from handlers.core.counted import count, take
from handlers.core.offering import answers_yes
from handlers.core.showing import show
from services.review import review_queue, reviewing

router = Router(name="review.review_list")


@router.callback_query(ReviewList.filter())
async def turn_page(
    callback: CallbackQuery, callback_data: ReviewList, ctx: Context, state: FSMContext
) -> None:
    """A page of the list. What it shows is remembered: only that may be accepted with a press."""
    async with ctx.read() as session:
        page = await review_queue.waiting_page(
            session,
            callback_data.page,
            roadmap_id=callback_data.roadmap_id or None,
            actor=ctx.actor,
        )
    number = await count(state, ctx, (line for line in page.lines if not line.is_claim))
    await show(callback, review_list.listing(page, number, ctx.today, ctx.texts), ctx.tools)


@router.callback_query(ReviewAcceptPage.filter())
async def press_accept_page(
    callback: CallbackQuery, callback_data: ReviewAcceptPage, ctx: Context, state: FSMContext
) -> None:
    """Accept what the page has shown and nothing else."""
    await accept_page(callback, callback_data, ctx=ctx, state=state)


@answers_yes(ReviewAcceptPage)
async def accept_page(
    event: Message | CallbackQuery,
    asked: ReviewAcceptPage,
    *_: object,
    ctx: Context,
    state: FSMContext,
    **__: object,
) -> None:
    """Accept what was seen, and say what is left."""
    seen = await take(state, asked.number)
    async with ctx.write() as session:
        result = await reviewing.accept_many(session, seen, actor=ctx.actor)
        left = await review_queue.queue(
            session, actor=ctx.actor, roadmap_id=asked.roadmap_id or None
        )
    screen = review_list.accepted_page(result, left.count, asked.roadmap_id, ctx.texts)
    await show(event, screen, ctx.tools)
