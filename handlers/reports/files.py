"""Files: as a reply to a card, as an answer to «Файл», after a card was opened, out of the blue.

The files of an album are messages of their own. All of them are told of in one answer, which is
edited as they come; what is in it is read from the tables each time, so that their order and a
redelivery do not matter.
"""

from aiogram import Bot, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.ui.callbacks.utterances import SaidMeans
from bot.ui.context import Context
from domain.access import Role
from domain.utterances import Intent
from handlers.core import update_keys
from handlers.core.conversation import WordsAsked
from handlers.core.offering import offered, pressed
from handlers.reports.answering import answer
from handlers.reports.incoming import HasFile
from handlers.reports.placing import place
from services.reminders import digests
from services.reports import uploads
from services.reports.evidence import IncomingFile

router = Router(name="reports.files")


@router.message(HasFile())
async def take_file(
    message: Message, ctx: Context, state: FSMContext, bot: Bot, incoming: IncomingFile
) -> None:
    """Take a file in and say what it is taken for, or ask."""
    task_id = ctx.about
    asked = await _asked(state, ctx)
    if task_id is None and asked is None and not _is_for_us(message, ctx):
        raise SkipHandler
    found = await place(message, ctx, task_id, asked)
    async with ctx.write(repeatable=True) as session:
        view = await uploads.receive(
            session,
            message.chat.id,
            update_keys.of_group(message),
            incoming,
            found.task_id,
            quota=ctx.tools.quota,
            actor=ctx.actor,
        )
    if await state.get_state() is not None and found.task_id in (None, asked):
        await state.clear()
    told = list(found.told)
    if view.task_id is None and not told:
        told = await _told(message, ctx)
    await answer(bot, ctx, message.chat.id, view, told, found.note)


async def _asked(state: FSMContext, ctx: Context) -> int | None:
    """The task that the bot has just asked about: a file in answer is about it.

    So is one after words about a task whose meaning has been asked: «4.1 сделан, протокол
    прилагаю».
    """
    if not ctx.person.has(Role.COORDINATOR):
        return None
    kept = await offered(state, ctx)
    press = pressed(kept) if kept else None
    if isinstance(press, SaidMeans) and press.intent is not Intent.UNKNOWN:
        return press.task_id
    if await state.get_state() != WordsAsked.words.state:
        return None
    return int((await state.get_data())["task"])


async def _told(message: Message, ctx: Context) -> list[int]:
    """The tasks of the digest that the message replies to."""
    reply = message.reply_to_message
    if reply is None:
        return []
    async with ctx.read() as session:
        return await digests.tasks_of_reply(
            session, ctx.person.person_id, reply.message_id, ctx.zone, ctx.now
        )


def _is_for_us(message: Message, ctx: Context) -> bool:
    """Whether a file without a word is a report: a curator's document may be a plan."""
    if not ctx.person.has(Role.COORDINATOR):
        return False
    return message.document is None or not ctx.person.has(Role.CURATOR)
