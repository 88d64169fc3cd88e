"""Words that a group addresses to the bot, by its name or in reply to it: figures, and no more.

Whatever is somebody's own (reports, lists, deadlines) is left to the private chat; what is shown
of the figures is the choice of the group, whoever asks.
"""

from typing import Any

from aiogram import Bot, F, Router
from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.ui.context import Context
from domain.utterances import Intent, SpeakerRole, Utterance, World, text_checks, understand
from domain.utterances.dictated_letters import orders_letter
from handlers.summaries.questions import open_summary
from services.summaries import views

router = Router(name="summaries.group_questions")

FIGURES = frozenset(
    {
        Intent.SUMMARY, Intent.RANKING, Intent.FORECAST, Intent.EXPORT, Intent.PACK,
        Intent.DEBTORS, Intent.REVIEW, Intent.OPEN,
    }
)  # fmt: skip
MANNERS = frozenset({Intent.GREET, Intent.THANKS, Intent.ACK})


class Addressed(Filter):
    """Words to the bot; gives the handler `words` without its name, and whether it was `named`."""

    async def __call__(self, message: Message, bot: Bot) -> bool | dict[str, Any]:
        if not message.text or message.text.startswith("/"):
            return False
        me = await bot.me()
        name = f"@{me.username}".lower()
        parts = [part for part in message.text.split() if part.lower().strip(",.:;!?") != name]
        named = len(parts) < len(message.text.split())
        reply = message.reply_to_message
        answers = reply is not None and reply.from_user is not None and reply.from_user.id == me.id
        return {"words": " ".join(parts), "named": named} if named or answers else False


@router.message(F.chat.type.in_({"group", "supergroup"}), Addressed())
async def answer(
    message: Message, ctx: Context, state: FSMContext, words: str, *, named: bool
) -> None:
    """Answer a question about figures; of replies that ask nothing none is taken up."""
    async with ctx.read() as session:
        linked = await views.choices(session, actor=ctx.actor, chat_id=message.chat.id)
    said = Utterance(text=words, role=SpeakerRole.MANAGER)
    nothing = World(today=ctx.today, start=ctx.today, end=ctx.today)
    # The names are known to whoever answers.
    reading = understand(said, nothing)
    writes = orders_letter(said, nothing)
    silent = text_checks.asks_who_is_silent(words)
    asks = (reading.intent in FIGURES or silent) and not writes
    if not (named or (asks and linked)) or reading.intent in MANNERS:
        return
    if asks or (reading.intent is Intent.UNKNOWN and not writes):
        await open_summary(message, words, ctx, state)
    else:
        await message.answer(ctx.texts("group-in-private"))
