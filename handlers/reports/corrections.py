"""The later correction of words and captions."""

from aiogram import F, Router
from aiogram.types import Message

from bot.ui.context import Context
from domain.errors import Stale
from domain.utterances import Intent, SaidStatus, Utterance, understand
from handlers.core import update_keys
from handlers.core.conversation import role_of
from handlers.reports.incoming import HasFile
from handlers.tasks.acting import show_card
from services.reports import captions, remarks
from services.reports.evidence import IncomingFile
from services.tasks import worlds

router = Router(name="reports.corrections")


@router.edited_message(HasFile())
async def take_caption(message: Message, ctx: Context, incoming: IncomingFile) -> None:
    """An edited caption counts until the review; a file that was exchanged does not."""
    moment = int(message.edit_date) if message.edit_date else 0
    group = update_keys.of_group(message)
    try:
        async with ctx.write(repeatable=True) as session:
            done = await captions.edit(
                session,
                message.chat.id,
                group,
                incoming,
                update_keys.of_message(message),
                moment,
                actor=ctx.actor,
            )
    except Stale:
        await message.reply(ctx.texts("edited-too-late"))
        return
    if done is captions.Edited.CAPTION:
        await message.reply(ctx.texts("done-edited"))
    elif done is captions.Edited.FILE:
        await message.reply(ctx.texts("edited-file"))


@router.edited_message(F.text)
async def take_correction(message: Message, ctx: Context) -> None:
    """An edited message says something else now, as long as nobody has reviewed it."""
    moment = int(message.edit_date) if message.edit_date else 0
    try:
        async with ctx.write(repeatable=True) as session:
            outcome = await remarks.edit(
                session,
                update_keys.of_message(message),
                moment,
                message.text or "",
                actor=ctx.actor,
            )
    except Stale:
        await message.reply(ctx.texts("edited-too-late"))
        return
    if outcome is not None and outcome.repeated:
        return
    if await _contradicts(message, ctx):
        return
    if outcome is not None:
        await message.reply(ctx.texts("done-edited"))


async def _contradicts(message: Message, ctx: Context) -> bool:
    """Whether the message has sent a report and says something else now: shown, to be taken back.

    Editing words never takes a report back by itself.
    """
    async with ctx.read() as session:
        key = update_keys.of_message(message)
        task_id = await remarks.sent_with(session, key, actor=ctx.actor)
    if task_id is None or await _still_says_done(message.text or "", ctx, task_id):
        return False
    await show_card(message, ctx, task_id, said=ctx.texts("edited-sent"))
    return True


async def _still_says_done(text: str, ctx: Context, task_id: int) -> bool:
    async with ctx.read() as session:
        world = await worlds.load(session, ctx.today, text, actor=ctx.actor)
        name = await worlds.name_in_hand(session, task_id)
    reading = understand(
        Utterance(text=text, role=role_of(ctx, of_own_school=True), open=name), world
    )
    if reading.intent is Intent.REPORT:
        return reading.status is SaidStatus.DONE and reading.confident
    return reading.intent not in (Intent.OBSTACLE, Intent.WITHDRAW, Intent.NOT_OURS, Intent.EXTEND)
