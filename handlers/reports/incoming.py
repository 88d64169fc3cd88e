"""Any message with a file, as the services take it."""

from aiogram.filters import Filter
from aiogram.types import Message

from bot.ui.context import Context
from services.reports.evidence import IncomingFile


class HasFile(Filter):
    """A message with a file of any kind; gives the handler `incoming`."""

    async def __call__(self, message: Message, ctx: Context) -> bool | dict[str, IncomingFile]:
        incoming = read(message, ctx)
        return {"incoming": incoming} if incoming is not None else False


def read(message: Message, ctx: Context) -> IncomingFile | None:
    """The file of a message, None where it has none.

    Telegram names no photo and no voice message: they are named after the moment they came.
    """
    # An animation comes as a document too: the order matters.
    kinds = {
        "animation": message.animation,
        "document": message.document,
        "photo": message.photo[-1] if message.photo else None,
        "voice": message.voice,
        "video": message.video,
        "video_note": message.video_note,
        "audio": message.audio,
    }
    media, file = next(
        ((media, file) for media, file in kinds.items() if file is not None), ("", None)
    )
    if file is None:
        return None
    name = getattr(file, "file_name", None)
    if not name:
        # As in the names of camera files: no comma and no colon.
        moment = f"{message.date.astimezone(ctx.zone):%d.%m %H-%M}"
        name = ctx.texts(f"media-{media.replace('_', '-')}", moment=moment)
    return IncomingFile(
        file.file_id, file.file_unique_id, media, name, file.file_size or 0, message.caption
    )
