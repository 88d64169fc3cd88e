"""Doing one thing to a task, and showing what the task is now: changed, or changed before."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date

from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from bot.ui.context import Context
from bot.ui.screens.tasks import card as card_screen
from bot.ui.screens.tasks import stale_words
from domain.access import Actor
from domain.errors import Stale
from handlers.core.showing import link, show
from handlers.core.typed_presses import TypedPress
from services.core.transitions import Outcome
from services.reports import history, remarks
from services.tasks import cards, deadline_requests
from services.tasks.cards import Card

Event = Message | CallbackQuery
Work = Callable[[AsyncSession], Awaitable[Outcome]]


@dataclass(frozen=True, slots=True)
class Changed:
    """What work has done to a task, and its card as it left it."""

    outcome: Outcome
    card: Card


async def load_card(ctx: Context, task_id: int) -> Card:
    """The card of a task as it is now."""
    async with ctx.read() as session:
        return await cards.load(session, task_id, actor=ctx.actor)


async def usual_days(ctx: Context, task_id: int) -> list[date]:
    """The working days to which the deadline of a task is usually moved."""
    async with ctx.read() as session:
        return await deadline_requests.usual_days(session, task_id, actor=ctx.actor)


async def show_card(
    event: Event, ctx: Context, task_id: int, *, said: str = "", as_new_message: bool = False
) -> None:
    """Show the card; `said` is a toast after a press, and the first line after a message."""
    card = await load_card(ctx, task_id)
    await show_loaded(event, ctx, card, said=said, as_new_message=as_new_message)


async def show_loaded(
    event: Event, ctx: Context, card: Card, *, said: str = "", as_new_message: bool = False
) -> None:
    """The same for a card that has just been read."""
    if isinstance(event, CallbackQuery) and not isinstance(event, TypedPress):
        screen = card_screen.screen(card, ctx.texts)
        await show(event, screen, ctx.tools, said or None, as_new_message=as_new_message)
    else:
        await show(event, card_screen.screen(card, ctx.texts, said), ctx.tools)


async def show_stale(event: Event, ctx: Context, task_id: int) -> None:
    """«Эта запись уже изменилась: принято 26 ноября, Ольга.», and the card as it is now.

    Words that were typed for it are kept, and may be sent as a comment.
    """
    async with ctx.read() as session:
        card = await cards.load(session, task_id, actor=ctx.actor)
        who = await history.last_mover(session, task_id)
    if isinstance(event, Message) and event.text:
        screen = stale_words.screen(card, who, ctx.texts)
        shown = await event.reply(screen.text, reply_markup=screen.keyboard)
        await link(ctx.tools, shown.chat.id, shown.message_id, task_id, None)
        return
    await show_loaded(event, ctx, card, said=stale_words.said(card, who, ctx.texts))


async def attempt(event: Event, ctx: Context, task_id: int, work: Work) -> Changed | None:
    """Do the work and read the card in one transaction.

    None where it came too late, and that has been shown.
    """
    try:
        async with ctx.write(repeatable=True) as session:
            outcome = await work(session)
            return Changed(outcome, await cards.load(session, task_id, actor=ctx.actor))
    except Stale:
        await show_stale(event, ctx, task_id)
        return None


async def comment(
    event: Event, ctx: Context, task_id: int, words: str, *, actor: Actor | None = None
) -> Changed | None:
    """Keep words as a comment, as `attempt` does its work; `actor` where the words are a part of
    what somebody said.
    """
    by = actor or ctx.actor
    return await attempt(
        event, ctx, task_id, lambda session: remarks.comment(session, task_id, words, actor=by)
    )
