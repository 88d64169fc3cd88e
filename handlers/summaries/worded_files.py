"""Files that words ask for, with what they do not hold of the question."""

from aiogram import Bot
from aiogram.types import CallbackQuery, Message

from bot.ui.context import Context
from bot.ui.summary.file_work import FileKind
from domain.summary import SummaryQuery
from domain.utterances import Intent
from handlers.summaries import archive, files
from services.summaries.understood import Understood

_KINDS = {
    "word": FileKind.REPORT,
    "picture": FileKind.PICTURE,
    "csv": FileKind.CSV,
    "json": FileKind.JSON,
}

ROWS = (FileKind.REPORT, FileKind.CSV, FileKind.JSON)
"""Files that list activities, and break nothing down."""
FILTERED = (FileKind.EXCEL, FileKind.CSV, FileKind.PACK)
"""Files with a table in which a selection can be filtered."""


async def send(
    event: Message | CallbackQuery, understood: Understood, ctx: Context, bot: Bot
) -> None:
    """The files of a question; Excel where no kind was named."""
    kind = _KINDS.get(understood.format or "", FileKind.EXCEL)
    kind = FileKind.PACK if understood.intent is Intent.PACK else kind
    beside = _beside_file(understood, kind, ctx)
    await files.deliver(event, kind, understood.query, ctx, bot, beside)


async def send_archive(
    event: Message | CallbackQuery, query: SummaryQuery, ctx: Context, bot: Bot
) -> None:
    """What schools have sent themselves, or that there is nothing yet."""
    assert event.from_user is not None
    found = await archive.load(query, ctx)
    if found.files:
        await archive.deliver(event.from_user.id, found, ctx, bot)
    else:
        await bot.send_message(event.from_user.id, ctx.texts("summary-archive-none"))


def _beside_file(understood: Understood, kind: FileKind, ctx: Context) -> str:
    """What a file does not hold of the question, "" where it holds all of it."""
    if kind in ROWS and understood.says_by:
        return ctx.texts("summary-file-rows")
    if understood.which is None:
        return ""
    return ctx.texts("summary-file-whole" if kind in FILTERED else "summary-file-rows")
