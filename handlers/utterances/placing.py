"""Words that say where a file belongs that was just sent: it goes there."""

from aiogram.types import Message

from bot.ui.context import Context
from bot.ui.screens.reports import upload
from domain.utterances import ACTS, Intent, SpeakerRole, belongs_to
from handlers.core.showing import show
from handlers.reports.uploads import give_to
from handlers.utterances.hearing import Heard
from services.reports import uploads
from services.reports.uploads import UploadView
from services.tasks import suggestions, task_lists, worlds

LONGEST = 80


async def put_in_place(message: Message, ctx: Context, heard: Heard) -> bool:
    """Whether the words give the last upload to a task; several are asked about."""
    acts = heard.reading.confident and heard.reading.intent in ACTS - {Intent.NOT_OURS}
    if heard.role is not SpeakerRole.COORDINATOR or acts or len(heard.text) > LONGEST:
        return False
    agrees = heard.reading.intent is Intent.ACK
    if not agrees and belongs_to(heard.said, heard.world, is_asked=True) is None:
        return False
    async with ctx.read() as session:
        view = await uploads.last(session, message.chat.id, actor=ctx.actor)
    if view is None:
        return False
    if agrees:
        return await _ask_again(message, ctx, view)
    return await _place(message, ctx, heard, view)


async def _place(message: Message, ctx: Context, heard: Heard, view: UploadView) -> bool:
    name = belongs_to(heard.said, heard.world, is_asked=view.task_id is None)
    if name is None:
        return False
    async with ctx.read() as session:
        lines = await task_lists.lines(session, actor=ctx.actor)
    found = worlds.meant(worlds.named(lines, name))
    if len(found) == 1:
        await give_to(message, ctx, view.upload_id, found[0].task_id)
    elif found:
        await show(message, upload.question(view, found, ctx.texts), ctx.tools)
    return bool(found)


async def _ask_again(message: Message, ctx: Context, view: UploadView) -> bool:
    """«Да» to «К какому мероприятию?» names none: the question comes again, not a thumb."""
    if view.task_id is not None:
        return False
    async with ctx.read() as session:
        guesses = await suggestions.suggest(session, view.words, message.chat.id, actor=ctx.actor)
    await show(message, upload.question(view, guesses, ctx.texts), ctx.tools)
    return True
