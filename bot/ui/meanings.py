"""What a term was understood as, in words: «до 30 сентября 2026 и до 30 апреля 2027»."""

from datetime import date
from html import escape

from bot.ui.texts import Texts
from domain.schedule import Kind, Period, Schedule

MOST_DATES = 4


def meaning(schedule: Schedule, texts: Texts) -> str:
    """The reading of a term as part of a sentence; what people wrote is escaped."""
    match schedule.kind:
        case Kind.FIXED:
            return _deadlines(schedule, texts) or texts("meaning-unknown")
        case Kind.RECURRING:
            return _repeated(schedule, texts)
        case Kind.CONTINUOUS:
            return _span(schedule, texts)
        case Kind.ON_EVENT:
            condition = escape(schedule.condition or "")
            return (
                texts("meaning-on-event", condition=condition)
                if condition
                else texts("meaning-no-deadline")
            )
        case Kind.MISSING:
            return texts("meaning-missing")
        case Kind.UNKNOWN:
            return texts("meaning-unknown")


def full_day(value: date, texts: Texts) -> str:
    """«30 апреля 2027»: with the year, since a plan may lie in any."""
    month = texts("date-month-genitive", month=value.month)
    return texts("meaning-day", day=str(value.day), month=month, year=str(value.year))


def period_words(period: Period, texts: Texts) -> str:
    """«2026-2027 учебный год (1 сентября – 31 августа)»."""
    start, end = period.start, period.end
    days = day_month(start, texts), day_month(end, texts)
    whole_years = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    if period.year_start == 9 and end.year == start.year + 1:
        years = f"{start.year}-{end.year}"
        return texts("period-academic", years=years, start=days[0], end=days[1])
    if start.year == end.year and whole_years:
        return texts("period-year", year=str(start.year), start=days[0], end=days[1])
    if whole_years:
        return texts("period-years", first=str(start.year), last=str(end.year))
    return texts("period-days", start=full_day(start, texts), end=full_day(end, texts))


def years_words(period: Period) -> str:
    """«2026/27», «2026», «2026–2028»: a period in as few letters as a button has."""
    first, last = period.start.year, period.end.year
    if period.year_start == 9 and last == first + 1:
        return f"{first}/{last % 100:02}"
    return f"{first}" if first == last else f"{first}–{last}"


def _deadlines(schedule: Schedule, texts: Texts) -> str:
    ends = list(dict.fromkeys(window.end for window in schedule.windows))
    said = [texts("meaning-until", day=full_day(end, texts)) for end in ends[:MOST_DATES]]
    if len(ends) > MOST_DATES:
        return texts("meaning-more", days=", ".join(said), count=len(ends) - MOST_DATES)
    if len(said) < 2:
        return "".join(said)
    return texts("meaning-and", days=", ".join(said[:-1]), last=said[-1])


def spans(schedule: Schedule, texts: Texts) -> str:
    """«15 января – 21 января 2027»: where the first days are in doubt too."""
    said = [
        texts("period-days", start=day_month(window.start, texts), end=full_day(window.end, texts))
        for window in schedule.windows[:MOST_DATES]
        if window.start
    ]
    more = len(schedule.windows) - len(said)
    return texts("meaning-more", days=", ".join(said), count=more) if more else ", ".join(said)


def _repeated(schedule: Schedule, texts: Texts) -> str:
    every = schedule.every.value.replace("_", "-") if schedule.every else "year"
    often = texts(f"meaning-every-{every}", interval=schedule.interval or 1)
    days = _deadlines(schedule, texts)
    return texts("meaning-repeated", often=often, days=days) if days else often


def _span(schedule: Schedule, texts: Texts) -> str:
    if not schedule.windows:
        return texts("meaning-continuous")
    start = next((window.start for window in schedule.windows if window.start), None)
    end = max(window.end for window in schedule.windows)
    if start is None:
        return texts("meaning-continuous-until", end=full_day(end, texts))
    return texts("meaning-continuous-span", start=full_day(start, texts), end=full_day(end, texts))


def day_month(value: date, texts: Texts) -> str:
    """«30 апреля»: where the year is plain."""
    month = texts("date-month-genitive", month=value.month)
    return texts("date-day", day=str(value.day), month=month)
