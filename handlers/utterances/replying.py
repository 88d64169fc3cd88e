"""A yes, a no and a change of mind: to what the bot has just asked, or is waiting for.

Tried before everybody who waits for words.
"""

from typing import Any

from aiogram import Bot, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.utterances import SaidAnswer
from bot.ui.context import Context
from bot.ui.screens.core import home
from bot.ui.screens.reports.prompts import ReportPrompt
from bot.ui.screens.utterances import asking as screens
from domain.errors import Code, Stale
from domain.utterances import (
    asks_to_wait,
    consents,
    decides_later,
    gives_up,
    on_russian_keys,
    sends,
)
from handlers.core.conversation import WordsAsked, task_asked_about
from handlers.core.dialogs import said_in
from handlers.core.offering import (
    answers_yes,
    do_offered,
    is_elsewhere,
    offered,
    pressed,
    says_yes,
    take_back,
)
from handlers.core.private import private_router
from handlers.core.showing import show
from handlers.core.states import Asking as OfOffice
from handlers.core.typing_in import TYPED
from handlers.reports import prompts
from handlers.reports.sending_in import send_report
from handlers.review import returning
from handlers.tasks import deadline_requests
from handlers.tasks.acting import Event, show_card
from handlers.utterances.asking import replied

_own = Router(name="utterances.replies")


def _is_answered(message: Message, kept: dict[str, Any], ctx: Context) -> bool:
    """Whether the message is no reply to something else than the question."""
    if is_elsewhere(message, kept):
        return False
    return ctx.about in (None, getattr(pressed(kept), "task_id", None))


class SaysYes(Filter):
    """A yes to what was asked, not in reply to something else; gives the handler `kept`."""

    async def __call__(
        self, message: Message, ctx: Context, state: FSMContext
    ) -> bool | dict[str, Any]:
        kept = await offered(state, ctx)
        if not kept or not says_yes(message.text or "", kept):
            return False
        return {"kept": kept} if _is_answered(message, kept, ctx) else False


class GivesUp(Filter):
    """A no or a change of mind where something was asked or is waited for; not in reply to
    something else.
    """

    async def __call__(self, message: Message, ctx: Context, state: FSMContext) -> bool:
        if not gives_up(message.text or ""):
            return False
        kept = await offered(state, ctx)
        if kept and _is_answered(message, kept, ctx):
            return True
        about = task_asked_about(await state.get_data())
        return await state.get_state() is not None and ctx.about in (None, about)


class AsksToWait(Filter):
    """A moment is asked for while something is waited for, or was asked; not in reply to
    something else.
    """

    async def __call__(self, message: Message, ctx: Context, state: FSMContext) -> bool:
        text = message.text or ""
        later = await state.get_state() == OfOffice.reason.state and decides_later(text)
        if gives_up(text) or not (asks_to_wait(text) or later):
            return False
        kept = await offered(state, ctx)
        if kept:
            return _is_answered(message, kept, ctx)
        about = task_asked_about(await state.get_data())
        return await state.get_state() is not None and ctx.about in (None, about)


@_own.message(TYPED, AsksToWait())
async def wait(message: Message, ctx: Context) -> None:
    """What was asked goes on being asked, and what is waited for is waited for."""
    await message.answer(ctx.texts("said-take-your-time"))


@_own.message(TYPED, SaysYes())
async def take_yes(
    message: Message, ctx: Context, state: FSMContext, bot: Bot, kept: dict[str, Any]
) -> None:
    """Do what the question asked about."""
    await take_back(state)
    await do_offered(kept, message, ctx=ctx, state=state, bot=bot)


@_own.message(TYPED, GivesUp())
async def drop(message: Message, ctx: Context, state: FSMContext) -> None:
    """Nothing is done; the card of what was talked of comes again."""
    kept = await offered(state, ctx)
    if kept and _is_answered(message, kept, ctx):
        await take_back(state)
        await show(message, screens.dropped(ctx.texts), ctx.tools)
        return
    about = task_asked_about(await state.get_data())
    await state.clear()
    said = ctx.texts("said-given-up")
    if about is not None:
        await show_card(message, ctx, about, said=said)
    else:
        await message.answer(said)
        await show(message, home.screen(ctx), ctx.tools)


@_own.message(TYPED, WordsAsked.words)
async def send_all_the_same(message: Message, ctx: Context, state: FSMContext) -> None:
    """A yes to «Всё равно отправить», or «Отправить без числа», typed."""
    asked, text = await state.get_data(), message.text or ""
    waits = asked.get("sends") or (asked.get("about") == ReportPrompt.NUMBER and sends(text))
    if not waits or not (consents(text) or sends(text)) or ctx.about not in (None, asked["task"]):
        raise SkipHandler
    await send_report(message, ctx, state, int(asked["task"]), None, even_incomplete=True)


@_own.callback_query(SaidAnswer.filter())
async def press_answer(
    callback: CallbackQuery, callback_data: SaidAnswer, ctx: Context, state: FSMContext, bot: Bot
) -> None:
    """The words replied to are the answer after all."""
    original = await replied(callback, ctx)
    if original is not None:
        await take_answer(callback, callback_data, original, ctx=ctx, state=state, bot=bot)


@answers_yes(SaidAnswer)
async def take_answer(
    event: Event, said: SaidAnswer, original: Message, *, ctx: Context, state: FSMContext, bot: Bot
) -> None:
    """Give the words to whoever waits for them."""
    asked, waiting = await said_in(state, said.number), await state.get_state()
    text = on_russian_keys(original.text or "")  # as they were shown
    if waiting == OfOffice.reason.state:
        await returning.return_asked(event, text, ctx, bot, state)
    elif waiting == WordsAsked.words.state and asked["about"] == ReportPrompt.DEADLINE_REASON:
        await deadline_requests.send(event, text, ctx, state, asked)
    elif waiting == WordsAsked.words.state and ReportPrompt(asked["about"]) in prompts.NEEDS:
        await prompts.carry_out(event, text, ctx, state, asked)
    else:
        raise Stale(Code.QUESTION_STALE)


router = private_router("utterances.replying", _own)
