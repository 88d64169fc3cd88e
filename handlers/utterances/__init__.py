"""Words that no button asked for: understood, asked about with the text kept, or answered."""

from html import escape
from typing import Any

from aiogram import Bot, Dispatcher, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from bot.ui.callbacks.utterances import SaidAnew, SaidElse, SaidMunicipality, SaidOrder
from bot.ui.context import Context
from domain.errors import Code, Stale
from domain.pasted import is_name_in_quotes
from domain.utterances import Intent, SpeakerRole, orders_apart
from handlers.core.dialogs import said_in
from handlers.core.private import private_router
from handlers.core.typed_presses import press
from handlers.core.typing_in import TYPED
from handlers.utterances import (
    acquainting,
    asking,
    common,
    continuing,
    deciding,
    dictating,
    errands,
    managers,
    municipalities,
    office,
    placing,
    pointing,
    pressing,
    school,
)
from handlers.utterances.hearing import hear
from handlers.utterances.last_shown import pointed_at
from handlers.utterances.waiting import AwaitedAnswer
from services.reports.remarks import Remark

_words = Router(name="utterances.words")


@_words.message(TYPED)
@_words.message(Command("summary"))
async def listen(
    message: Message,
    ctx: Context,
    state: FSMContext,
    bot: Bot,
    dispatcher: Dispatcher,
    below: InlineKeyboardMarkup | None = None,
    **tools: Any,
) -> None:
    """Do what the words say, answer them, or ask; what the bot waits for goes on waiting, unless
    it is taken back.
    """
    if not ctx.person.places:
        raise SkipHandler
    message = _without_command(message)
    waiting = await AwaitedAnswer.of(state)
    async with ctx.read() as session:
        last, shown = await pointed_at(session, state, ctx, message.text or "")
        heard = await continuing.begun(session, message, ctx) or await hear(
            session, message, ctx, ctx.about, shown
        )
    if isinstance(heard, Remark):
        await continuing.add(message, ctx, heard)
        return
    of_one = await municipalities.meant(message, ctx, state, heard, last)
    if of_one is not None and not of_one.asked:
        await listen(of_one.message, of_one.ctx, state, bot, dispatcher, **tools)
        return
    if of_one is not None:
        await municipalities.ask(message, ctx, of_one.asked)
        await waiting.go_on(state, heard)
    elif (
        data := await pressing.button_meant(message, ctx, heard, below)
        or await pressing.way_back_meant(ctx, state, heard)
        or await errands.button_meant(ctx, heard)
    ) is not None:
        tools |= {"ctx": ctx, "state": state, "bot": bot}
        await press(data, message, dispatcher, **tools)
    elif await placing.put_in_place(message, ctx, heard):
        return
    elif heard.reading.intent is Intent.GREET and waiting.state is not None:
        # The menu below a question would look as if it were left.
        await message.answer(ctx.texts("said-greet"))
    elif (
        await common.is_of_self(message, ctx, heard)
        or await common.drops_nothing(message, ctx, heard)
        or await acquainting.answer(message, ctx, heard.text)
        or await pointing.answer(message, ctx, state, bot, last, heard)
        or await dictating.prepare(message, ctx, state, heard)
    ):
        await waiting.go_on(state, heard)
    elif heard.is_of_school:
        await school.answer(message, ctx, state, heard)
        await waiting.go_on(state, heard)
    elif heard.role is SpeakerRole.MANAGER:
        await managers.answer(message, ctx, state, bot, heard)
        await waiting.go_on(state, heard)
    else:
        await office.answer(message, ctx, state, bot, heard)
        await waiting.go_on(state, heard)
    if waiting.is_for_name and is_name_in_quotes(message.text or ""):
        name = escape(message.text or "")
        await message.answer(ctx.texts("said-name-in-quotes", name=name))


def _without_command(message: Message) -> Message:
    """«/summary просроченные» of somebody in several municipalities: the words behind it."""
    command, _, words = (message.text or "").partition(" ")
    return message.model_copy(update={"text": words}) if command.startswith("/") else message


_HEARD = "heard"
"""The message whose words were read again, in the conversation."""


@_words.callback_query(SaidElse.filter())
async def listen_again(
    callback: CallbackQuery,
    callback_data: SaidElse,
    ctx: Context,
    state: FSMContext,
    bot: Bot,
    dispatcher: Dispatcher,
    **tools: Any,
) -> None:
    """«Это о другом»: words that were no answer are listened to, and nothing is typed again.

    Raises Stale where the dialog is over: «прими» would be about what is shown since; and where
    they were listened to before.
    """
    kept = await said_in(state, callback_data.number)
    original = await asking.replied(callback, ctx)
    if original is not None and kept.get(_HEARD) == original.message_id:
        raise Stale(Code.QUESTION_STALE)
    if original is not None:
        await state.update_data({_HEARD: original.message_id})
        await listen(original, ctx, state, bot, dispatcher, **tools)


@_words.callback_query(SaidAnew.filter())
async def listen_anew(
    callback: CallbackQuery, ctx: Context, bot: Bot, dispatcher: Dispatcher, **tools: Any
) -> None:
    """An edited message is taken as if it had just been typed, an answer to a question too."""
    original = await asking.replied(callback, ctx)
    if original is not None:
        tools |= {"ctx": ctx, "bot": bot, "dispatcher": dispatcher}
        await dispatcher.propagate_event("message", original.as_(bot), **tools)


@_words.callback_query(SaidMunicipality.filter())
async def listen_within(
    callback: CallbackQuery,
    callback_data: SaidMunicipality,
    ctx: Context,
    state: FSMContext,
    bot: Bot,
    dispatcher: Dispatcher,
    **tools: Any,
) -> None:
    """The words replied to are listened to as of the municipality that was chosen."""
    municipalities.check(ctx, callback_data.municipality_id)
    original = await asking.replied(callback, ctx)
    if original is not None:
        within = ctx.within(callback_data.municipality_id)
        await listen(original, within, state, bot, dispatcher, **tools)


@_words.callback_query(SaidOrder.filter())
async def listen_to_one(
    callback: CallbackQuery,
    callback_data: SaidOrder,
    ctx: Context,
    state: FSMContext,
    bot: Bot,
    dispatcher: Dispatcher,
    **tools: Any,
) -> None:
    """Of several orders in the words replied to one is listened to, as if it stood alone."""
    original = await asking.replied(callback, ctx)
    if original is None:
        return
    async with ctx.read() as session:
        heard = await hear(session, original, ctx)
    orders = orders_apart(heard.said, heard.world)
    if not 0 <= callback_data.place < len(orders):
        raise Stale(Code.QUESTION_STALE)
    alone = original.model_copy(update={"text": orders[callback_data.place]})
    await listen(alone, ctx, state, bot, dispatcher, **tools)


router = private_router("utterances", asking.router, deciding.router, errands.router, _words)
