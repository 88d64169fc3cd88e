"""Returning a report: a reason of the list or typed, the days to mend it; the list itself."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from aiogram import Bot, F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.review import EditReasons, ReviewReturn, ReviewTakeBack
from bot.ui.context import Context
from bot.ui.screens.review import returning, review
from domain.access import UseCase
from domain.errors import Stale
from domain.utterances import Prompt, Reading
from handlers.core.conversation import AnswersPrompt, reading_of
from handlers.core.doubting import doubt
from handlers.core.offering import answers_yes, offer
from handlers.core.showing import show
from handlers.core.states import Asking
from handlers.core.typing_in import ask
from handlers.review.reviewing import close, show_changed, show_next
from services.core import rights
from services.review import return_reasons, reviewing, taking_back
from services.tasks import cards
from services.tasks.cards import Card

router = Router(name="review.returning")


@router.callback_query(ReviewReturn.filter(F.reason == returning.TYPE_IT))
async def ask_words(
    callback: CallbackQuery, callback_data: ReviewReturn, ctx: Context, state: FSMContext
) -> None:
    """Wait for a reason in the curator's own words."""
    async with ctx.read() as session:
        await rights.check_task(session, callback_data.task_id, UseCase.REVIEW, actor=ctx.actor)
    text, asked = ctx.texts("review-ask-words"), callback_data.model_dump()
    back = callback_data.model_copy(update={"reason": returning.ASK})
    await ask(callback, ctx, state, Asking.reason, text, back, **asked)


@router.callback_query(ReviewReturn.filter())
async def choose(
    callback: CallbackQuery, callback_data: ReviewReturn, ctx: Context, bot: Bot, state: FSMContext
) -> None:
    """Ask for the reason, or return with the one that was chosen."""
    await state.clear()
    card, offered, until = await _offered(callback_data.task_id, ctx)
    if not 0 <= callback_data.reason < len(offered):
        await state.set_state(Asking.reason)
        await state.set_data(callback_data.model_dump())
        screen = returning.reasons(card, offered, until, callback_data, ctx.texts)
        await show(callback, screen, ctx.tools)
        return
    reason = offered[callback_data.reason]
    await _return(callback, callback_data, reason, until.get(callback_data.days), ctx)
    await show_next(callback, ctx, bot, roadmap_id=callback_data.roadmap_id)


async def _offered(task_id: int, ctx: Context) -> tuple[Card, list[str], dict[int, date]]:
    """The card, the reasons that may be pressed, and until when to mend for each number of days."""
    async with ctx.read() as session:
        card = await cards.load(session, task_id, actor=ctx.actor)
        until = await reviewing.mending_days(session, card.task_id, actor=ctx.actor)
        own = await return_reasons.load(session, card.municipality_id)
    return card, own or returning.usual_reasons(ctx.texts), until


@router.message(StateFilter(Asking.reason), AnswersPrompt(Prompt.REASON))
async def take_words(
    message: Message, ctx: Context, bot: Bot, state: FSMContext, said: Reading
) -> None:
    """Return with the reason that was typed; one that says nothing is asked about first."""
    if said.confident:
        await return_asked(message, message.text or "", ctx, bot, state)
    elif not await _takes_term(message, ctx, state):
        await doubt(message, ctx, state)


async def _takes_term(message: Message, ctx: Context, state: FSMContext) -> bool:
    """Whether the words are only in how many days to mend, «5 дней»: the reason is asked again."""
    asked = _asked(await state.get_data())
    term = await reading_of(Prompt.DAY, message.text or "", ctx, asked.task_id)
    card, offered, until = await _offered(asked.task_id, ctx)
    days = int((term.text or "").removeprefix("+") or 0) if _is_term(term) else 0
    if days not in until:
        return False
    asked = asked.model_copy(update={"reason": returning.ASK, "days": days})
    await state.update_data(asked.model_dump())
    await show(message, returning.reasons(card, offered, until, asked, ctx.texts), ctx.tools)
    return True


def _is_term(reading: Reading) -> bool:
    return reading.confident and (reading.text or "").startswith("+")


def _asked(data: Mapping[str, Any]) -> ReviewReturn:
    """What a reason is asked for, as the conversation has it."""
    known = {key: value for key, value in data.items() if key in ReviewReturn.model_fields}
    return ReviewReturn(**known)


async def return_asked(
    event: Message | CallbackQuery, reason: str, ctx: Context, bot: Bot, state: FSMContext
) -> None:
    """Return what a reason was asked for with this one, whatever it is."""
    asked = _asked(await state.get_data())
    await state.clear()
    async with ctx.read() as session:
        until = await reviewing.mending_days(session, asked.task_id, actor=ctx.actor)
    await _return(event, asked, reason, until.get(asked.days), ctx)
    await show_next(event, ctx, bot, roadmap_id=asked.roadmap_id)


async def return_with(
    event: Message | CallbackQuery, ctx: Context, bot: Bot, task_id: int, version: int, reason: str
) -> None:
    """Return a report with a reason that was typed anywhere, and bring the next one."""
    asked = ReviewReturn(task_id=task_id, version=version)
    await _return(event, asked, reason, None, ctx)
    await show_next(event, ctx, bot)


@router.callback_query(ReviewTakeBack.filter())
async def press_take_back(
    callback: CallbackQuery, callback_data: ReviewTakeBack, ctx: Context
) -> None:
    """The return was a mistake, and nobody has acted on it yet."""
    await take_back(callback, callback_data, ctx=ctx)


@answers_yes(ReviewTakeBack)
async def take_back(
    event: Message | CallbackQuery, asked: ReviewTakeBack, *_: object, ctx: Context, **__: object
) -> None:
    """Put the report back under review, or show what the task is now."""
    try:
        async with ctx.write(repeatable=True) as session:
            await taking_back.take_back(session, asked.task_id, asked.version, actor=ctx.actor)
    except Stale:
        await show_changed(event, ctx, asked.task_id)
    else:
        await close(event, ctx, asked.task_id, "review-taken-back")


async def ask_take_back(message: Message, ctx: Context, state: FSMContext, task_id: int) -> None:
    """«Отозвать возврат» in words: whose it is, and the press that does it, where it still may."""
    async with ctx.read() as session:
        card = await cards.load(session, task_id, actor=ctx.actor)
        possible = await taking_back.may_take_back(session, task_id, actor=ctx.actor)
    if not possible:
        await show(message, review.changed(card, ctx.texts), ctx.tools)
        return
    await offer(state, ctx, ReviewTakeBack(task_id=task_id, version=card.version))
    await show(message, review.closed(card, "review-ask-take-back", ctx.texts), ctx.tools)


async def _return(
    event: Message | CallbackQuery,
    asked: ReviewReturn,
    reason: str,
    mend_by: date | None,
    ctx: Context,
) -> None:
    try:
        async with ctx.write(repeatable=True) as session:
            await reviewing.return_(
                session,
                asked.task_id,
                asked.version,
                reason,
                mend_by=mend_by,
                actor=ctx.actor,
            )
    except Stale:
        await show_changed(event, ctx, asked.task_id)
    else:
        await close(event, ctx, asked.task_id, "review-returned", reason=reason)


@router.callback_query(EditReasons.filter(F.usual == 1))
async def use_usual(
    callback: CallbackQuery, callback_data: EditReasons, ctx: Context, state: FSMContext
) -> None:
    """Bring the usual reasons back."""
    await state.clear()
    async with ctx.write() as session:
        await return_reasons.save(session, callback_data.municipality_id, [], actor=ctx.actor)
    await callback.answer(ctx.texts("reasons-saved"), show_alert=True)


@router.callback_query(EditReasons.filter())
async def ask_reasons(
    callback: CallbackQuery, callback_data: EditReasons, ctx: Context, state: FSMContext
) -> None:
    """Show the list and wait for another one."""
    municipality_id = callback_data.municipality_id
    async with ctx.read() as session:
        own = await return_reasons.see(session, municipality_id, actor=ctx.actor)
    await state.set_state(Asking.reasons)
    await state.set_data({"municipality": municipality_id})
    current = own or returning.usual_reasons(ctx.texts)
    screen = returning.edit_reasons(municipality_id, current, bool(own), ctx.texts)
    await show(callback, screen, ctx.tools)


@router.message(StateFilter(Asking.reasons), AnswersPrompt(Prompt.COMMENT))
async def take_reasons(message: Message, ctx: Context, bot: Bot, state: FSMContext) -> None:
    """Set the list, one reason a line, and go on with the queue."""
    municipality_id = int((await state.get_data())["municipality"])
    async with ctx.write() as session:
        await return_reasons.save(
            session, municipality_id, (message.text or "").splitlines(), actor=ctx.actor
        )
    await state.clear()
    await message.answer(ctx.texts("reasons-saved"))
    await show_next(message, ctx, bot)
