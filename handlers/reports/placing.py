"""The task that a file belongs to before anybody is asked: replied to, asked for, or open."""

from dataclasses import dataclass

from aiogram.types import Message

from bot.ui.context import Context
from bot.ui.screens.reports import upload
from domain.access import Role
from domain.utterances import Speaker, Utterance, understand
from domain.workflow import Status
from handlers.tasks.acting import load_card
from services.reports import history
from services.tasks import message_links, task_lists, worlds


@dataclass(frozen=True, slots=True)
class FilePlace:
    """Where a file goes. Without a `task_id` it is asked about: `told` come first, after `note`."""

    task_id: int | None = None
    told: tuple[int, ...] = ()
    note: str = ""


async def place(message: Message, ctx: Context, named: int | None) -> FilePlace:
    """`named` is the task replied to or asked about; else the caption says, else the open card.

    What a colleague has sent meanwhile is not added to in silence.
    """
    task_id = named or await _by_caption_or_card(message, ctx)
    if task_id is None:
        return FilePlace()
    async with ctx.tools.database.glance() as session:
        last = await history.last_submission(session, task_id)
    if last is None or last.person_id == ctx.person.person_id:
        return FilePlace(task_id)
    card = await load_card(ctx, task_id)
    if not card.mine or card.status is not Status.SUBMITTED:
        return FilePlace(task_id)
    return FilePlace(None, (task_id,), upload.sent_by(card, last.who, ctx.texts))


async def _by_caption_or_card(message: Message, ctx: Context) -> int | None:
    own = ctx.actor.organisations(Role.COORDINATOR)
    if not own:
        return None
    async with ctx.read() as session:
        opened = await message_links.last_opened(
            session, message.chat.id, ctx.person.person_id, ctx.now
        )
        if opened is None:
            return None
        every = await task_lists.lines(session, actor=ctx.actor)
        lines = [line for line in every if line.organisation_id in own]
        world = await worlds.load(session, ctx.today, actor=ctx.actor)
    card = next((line for line in lines if line.task_id == opened), None)
    if card is None:
        return None
    said = Utterance(text=message.caption or "", role=Speaker.COORDINATOR)
    name = understand(said, world).activity if message.caption else None
    if name is None or worlds.named([card], name):
        return opened
    # A caption that names another activity wins.
    found = worlds.meant(worlds.named(lines, name))
    return found[0].task_id if len(found) == 1 else None
