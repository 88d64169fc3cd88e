"""A day that is typed, in figures or in words, wherever one is asked for."""

from datetime import date, timedelta

from bot.ui.context import Context
from domain.errors import Code, Refusal
from domain.utterances import Prompt, Reading, on_russian_keys
from domain.written_dates import read_date
from handlers.core.conversation import answer_to


def day_meant(reading: Reading, base: date | None) -> date | None:
    """The day that was named; «на неделю» counts from `base`."""
    if reading.until is None and base is not None and (reading.text or "").startswith("+"):
        return base + timedelta(days=int(reading.text or "0"))
    return reading.until


def day_answered(
    text: str, said: Reading | None, deadline: date | None, today: date
) -> date | None:
    """The day of an answer; «на неделю» counts from the deadline, or from today where that is past.

    `said` is what the words were read as, None where they are no answer. None for what is no day,
    or a doubtful one.
    """
    if written := read_date(on_russian_keys(text), today):
        return written
    if said is None or not said.confident:
        return None
    return day_meant(said, max(deadline or today, today))


async def own_day(text: str, ctx: Context) -> date:
    """The day for something of one's own, counted from today: «15 января», «в пятницу».

    Raises Refusal(DAY_UNREAD).
    """
    day = day_answered(text, await answer_to(Prompt.DAY, text, ctx, None), None, ctx.today)
    if day is None:
        raise Refusal(Code.DAY_UNREAD)
    return day
