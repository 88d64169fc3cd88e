"""Orders of a curator that reach further than one thing, and are not done as they stand.

What is forbidden, two orders in one message, what was understood in part, and reminders to several
schools: nothing is done, and a press is offered. Whatever else is several is asked about by the
order itself, with all of it listed.
"""

from aiogram.types import Message

from bot.ui.context import Context
from bot.ui.screens.utterances import errands as errand_screens
from bot.ui.screens.utterances import office as screens
from domain.utterances import Intent, OrderScope, SpeakerRole, orders_apart
from domain.workflow import Status
from handlers.core.showing import show
from handlers.utterances import reminding
from handlers.utterances.finding import meant, show_which
from handlers.utterances.hearing import Heard

DECIDES = {Intent.ACCEPT, Intent.RETURN}
UNCLEAR = {
    Intent.ACCEPT: "said-unclear-accept",
    Intent.RETURN: "said-unclear-return",
    Intent.MOVE: "said-unclear-move",
    Intent.REMIND: "said-unclear-remind",
}


async def answer(message: Message, ctx: Context, heard: Heard) -> bool:
    """Whether the order is such a one: answered without doing anything."""
    scope, intent = heard.reading.scope, heard.reading.intent
    if heard.role is not SpeakerRole.CURATOR or scope is None or scope.is_plain:
        return False
    if scope.denied:
        await _say(message, ctx, heard, "said-forbidden")
    elif scope.postponed:
        await _accept_later(message, ctx, heard)
    elif len(scope.orders) > 1:
        await _choose(message, ctx, heard, scope)
    elif not scope.is_clear:
        await _say(message, ctx, heard, UNCLEAR[intent])
    elif intent is Intent.REMIND:
        await reminding.choose_one(message, ctx, heard, scope)
    else:
        return False
    return True


async def _accept_later(message: Message, ctx: Context, heard: Heard) -> None:
    """«прими завтра»: not by itself; what waits can be accepted now."""
    lines = await meant(ctx, heard, (Status.SUBMITTED,))
    if len(lines) > 1:
        await show_which(message, ctx, lines, ctx.texts("said-accept-later"))
    else:
        screen = errand_screens.accept_later(lines[0] if lines else None, ctx.texts)
        await show(message, screen, ctx.tools)


async def _choose(message: Message, ctx: Context, heard: Heard, scope: OrderScope) -> None:
    """The two decisions where one report is meant, else each order as a button; where they cannot
    be parted, the tasks that were named.
    """
    if DECIDES.issuperset(scope.orders):
        lines = await meant(ctx, heard, (Status.SUBMITTED,))
        if len(lines) == 1:
            await show(message, screens.accept_or_return(lines[0], ctx.texts), ctx.tools)
            return
    orders = orders_apart(heard.said, heard.world)
    if orders:
        # A reply: each press listens to its part of these words.
        await show(message, screens.one_by_one(orders, ctx.texts), ctx.tools, as_reply=True)
        return
    await _say(message, ctx, heard, "said-two-orders")


async def _say(message: Message, ctx: Context, heard: Heard, key: str) -> None:
    """Why nothing was done, above the tasks that are named by their activity."""
    scope = heard.reading.scope
    named = scope is not None and scope.activities
    lines = await meant(ctx, heard, None) if named else []
    await show_which(message, ctx, lines, ctx.texts(key))
