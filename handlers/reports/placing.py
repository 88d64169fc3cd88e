"""The task that a file belongs to before anybody is asked: replied to, asked for, or open."""

from dataclasses import dataclass

from aiogram.types import Message

from bot.ui.context import Context
from bot.ui.screens.reports import upload
from domain.access import Role
from domain.utterances import SpeakerRole, Utterance, understand
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


async def place(
    message: Message, ctx: Context, replied: int | None, asked: int | None
) -> FilePlace:
    """The task replied to; else the caption says, else what was asked about, else the open card.

    What a colleague has sent meanwhile is not added to in silence.
    """
    task_id = replied or await _by_caption_or_hand(message, ctx, asked)
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


async def _by_caption_or_hand(message: Message, ctx: Context, asked: int | None) -> int | None:
    own = ctx.actor.organisations(Role.COORDINATOR)
    caption = message.caption or ""
    if not own or (asked is not None and not caption):
        return asked
    async with ctx.read() as session:
        in_hand = asked or await message_links.last_opened(
            session, message.chat.id, ctx.person.person_id, ctx.now
        )
        if in_hand is None:
            return None
        every = await task_lists.lines(session, actor=ctx.actor)
        lines = [line for line in every if line.organisation_id in own]
        world = await worlds.load(session, ctx.today, actor=ctx.actor)
    card = next((line for line in lines if line.task_id == in_hand), None)
    if card is None:
        return asked
    said = Utterance(text=caption, role=SpeakerRole.COORDINATOR)
    name = understand(said, world).activity if caption else None
    if name is None or worlds.named([card], name) or (asked is not None and name not in caption):
        return in_hand
    # A caption that names another activity wins; over what was asked for, only by its number.
    found = worlds.meant(worlds.named(lines, name))
    return found[0].task_id if len(found) == 1 else None
