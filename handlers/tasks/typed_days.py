"""Days that are typed where a deadline is moved."""

from datetime import date, timedelta

from domain.utterances import Reading, on_russian_keys
from domain.written_dates import read_date


def day_meant(reading: Reading, base: date | None) -> date | None:
    """The day that was named; «на неделю» counts from `base`."""
    if reading.until is None and base is not None and (reading.text or "").startswith("+"):
        return base + timedelta(days=int(reading.text or "0"))
    return reading.until


def day_answered(text: str, said: Reading, deadline: date | None, today: date) -> date | None:
    """The day of an answer; «на неделю» counts from the deadline, or from today where that is past.

    None for what is no day, or a doubtful one.
    """
    if written := read_date(on_russian_keys(text), today):
        return written
    return day_meant(said, max(deadline or today, today)) if said.confident else None
