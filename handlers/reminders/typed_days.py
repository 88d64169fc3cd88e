"""A day that is typed for one's own reminders: in figures or in words."""

from datetime import date

from bot.ui.context import Context
from domain.errors import Code, Refusal
from domain.utterances import Prompt
from domain.written_dates import read_date
from handlers.core.conversation import answer_to


async def typed_day(text: str, ctx: Context) -> date:
    """The day that words name: «15 января», «в пятницу». Raises Refusal(DAY_UNREAD)."""
    day = read_date(text, ctx.today)
    if day is None:
        reading = await answer_to(Prompt.DAY, text, ctx, None)
        day = reading.until if reading is not None and reading.confident else None
    if day is None:
        raise Refusal(Code.DAY_UNREAD)
    return day
