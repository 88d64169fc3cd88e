"""The deadlines of schools as a file for the calendar of a phone."""

from aiogram.types import BufferedInputFile, Message

from bot.ui.context import Context
from bot.ui.fitting import shorten
from services.tasks.calendar_files import CalendarFile


async def send_calendar(message: Message, file: CalendarFile, ctx: Context) -> None:
    """Send the file, or say that there is nothing to put into it."""
    if not file.entries:
        await message.answer(ctx.texts("calendar-nothing"))
        return
    name = f"{shorten(file.name, 60)}.ics"
    await message.answer_document(
        BufferedInputFile(file.content, name),
        caption=ctx.texts("calendar-caption", count=file.entries),
    )
