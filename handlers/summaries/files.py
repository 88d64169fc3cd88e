"""Pictures and files of a summary: made in a process of their own, sent as they are."""

import tempfile
from pathlib import Path

from aiogram import Bot, Router
from aiogram.types import (
    CallbackQuery,
    FSInputFile,
    InputMediaDocument,
    InputMediaPhoto,
    MediaUnion,
    Message,
)

from bot.ui.callbacks.summaries import SummaryFile
from bot.ui.context import Context
from bot.ui.fitting import shorten
from bot.ui.screens.summaries.summary_links import query_of
from bot.ui.summary.file_work import FileKind, FileRequest, Made
from bot.ui.summary.files import make
from documents.write.worker import write_limited
from domain.access import UseCase
from domain.errors import Code, Refusal
from domain.summary import SummaryQuery
from handlers.core.group_members import has_left
from handlers.core.showing import topic_of
from handlers.summaries.showing import group_of
from services.summaries import queries

router = Router(name="summaries.files")

CAPTION = 1024
ALBUM = 10
IN_GROUP = frozenset({FileKind.PICTURE, FileKind.EXCEL})


@router.callback_query(SummaryFile.filter())
async def send_files(
    callback: CallbackQuery, callback_data: SummaryFile, ctx: Context, bot: Bot
) -> None:
    """Make what was asked for and send it: one press."""
    if callback_data.kind not in set(FileKind):
        raise Refusal(Code.DENIED)
    await deliver(callback, FileKind(callback_data.kind), query_of(callback_data), ctx, bot)


async def deliver(
    event: Message | CallbackQuery,
    kind: FileKind,
    query: SummaryQuery,
    ctx: Context,
    bot: Bot,
    said: str = "",
) -> None:
    """The files of a question, to whoever pressed or asked for them in words; what is `said` stands
    below the last one.
    """
    group, person = group_of(event), event.from_user
    if person is None:
        raise Refusal(Code.DENIED)
    if group is not None and kind not in IN_GROUP:
        raise Refusal(Code.GROUP_SHOWS_LESS)
    if group is not None and await has_left(bot, group, person.id):
        raise Refusal(Code.DENIED)
    chat_id = group or person.id
    shown = event.message if isinstance(event, CallbackQuery) else event
    topic = topic_of(shown) if shown else None
    # A process costs seconds: none is started for somebody who may not have the files.
    async with ctx.read() as session:
        await queries.resolve(
            session, query, actor=ctx.actor, chat_id=group, use_case=UseCase.EXPORT
        )
    if isinstance(event, CallbackQuery):
        await event.answer(ctx.texts("summary-making"))
    photo = kind in (FileKind.PICTURE, FileKind.HEAT, FileKind.COURSE, FileKind.BARS)
    await bot.send_chat_action(
        chat_id, "upload_photo" if photo else "upload_document", message_thread_id=topic
    )
    with tempfile.TemporaryDirectory() as folder:
        order = FileRequest(
            kind,
            query,
            ctx.actor,
            group,
            ctx.texts.locale,
            ctx.tools.database.url,
            Path(folder),
        )
        made = await write_limited(make, order, owner=person.id)
        if said:
            media, path, caption = made[-1]
            made = [*made[:-1], (media, path, f"{caption}\n{said}")]
        await _send(bot, chat_id, topic, [each for each in made if each[0] == "photo"])
        await _send(bot, chat_id, topic, [each for each in made if each[0] == "document"])


async def _send(bot: Bot, chat_id: int, topic: int | None, made: list[Made]) -> None:
    for start in range(0, len(made), ALBUM):
        part = made[start : start + ALBUM]
        if len(part) > 1:
            await bot.send_media_group(
                chat_id, [_media(each) for each in part], message_thread_id=topic
            )
            continue
        media, path, said = part[0]
        file, caption = FSInputFile(path), shorten_caption(said)
        if media == "photo":
            await bot.send_photo(
                chat_id, file, caption=caption, parse_mode=None, message_thread_id=topic
            )
        else:
            await bot.send_document(
                chat_id, file, caption=caption, parse_mode=None, message_thread_id=topic
            )


def shorten_caption(said: str) -> str | None:
    """What fits under a file; None for nothing to say."""
    if len(said.encode("utf-16-le")) // 2 > CAPTION:
        return shorten(said, CAPTION // 2)
    return said or None


def _media(made: Made) -> MediaUnion:
    media, path, said = made
    kind = InputMediaPhoto if media == "photo" else InputMediaDocument
    return kind(media=FSInputFile(path), caption=shorten_caption(said), parse_mode=None)
