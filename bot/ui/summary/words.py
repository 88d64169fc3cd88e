"""The words around a summary: what it was narrowed to, the names of its rows."""

from datetime import date

from bot.ui import dates
from bot.ui.fitting import shorten
from bot.ui.monospace import clip
from bot.ui.texts import Texts
from documents.write.file_names import NAME_LETTERS
from domain.summary import EARLIEST, By, quarter_span, year_span
from services.summaries.breakdowns import IN_WORDS, NO_KEY
from services.summaries.queries import QueryInfo

ACTIVITY = 60
"""Letters of an activity above its figures."""


def title(info: QueryInfo, texts: Texts) -> str:
    """«Сводка · МСОКО 2026/27»."""
    return texts("summary-title", title=info.title)


def subtitle(info: QueryInfo, texts: Texts) -> str:
    """What the question narrows to: «Школа № 3 · срок: март 2027», "" for everything."""
    parts = [info.section, shorten(info.activity, ACTIVITY), info.group, info.organisation]
    if said := period(info, texts):
        # Deadlines in a period and what was accepted in it are two things: which one is said.
        parts.append(texts(f"summary-period-{info.query.basis.value}", period=said))
    if info.is_past:
        parts.append(texts("summary-evening", day=dates.day(texts, info.on, info.today)))
    return " · ".join(part for part in parts if part)


def heading(info: QueryInfo, texts: Texts) -> str:
    """Of what a file is, in one line: «МСОКО 2026/27 · Школа № 3 · вечер 1 марта»."""
    return " · ".join(part for part in (info.title, subtitle(info, texts)) if part)


def period(info: QueryInfo, texts: Texts) -> str:
    """«март 2027», «4 квартал 2026», «с 23 по 29 ноября»; "" without bounds."""
    start, end = info.query.start, info.query.end
    if start is None and end is None:
        return ""
    if start == EARLIEST and end is None:
        return texts("summary-ever")
    if start is None or end is None:
        bound = end or start or info.today
        key = "summary-until" if start is None else "summary-since"
        return texts(key, day=dates.day(texts, bound, info.today))
    if info.query.month is not None:
        return month(info.query.month, texts)
    if (start, end) == quarter_span(start):
        return texts("summary-quarter", number=str((start.month + 2) // 3), year=str(start.year))
    if (start, end) == year_span(start.year):
        return texts("summary-year", year=str(start.year))
    return dates.span(texts, start, end, info.today)


def month(key: int, texts: Texts) -> str:
    """«март 2027»."""
    year, number = divmod(key, 100)
    return texts("summary-month", month=number, year=str(year))


def months(first: int, last: int, texts: Texts) -> str:
    """«сентябрь 2026 – август 2027»."""
    return f"{month(first, texts)} – {month(last, texts)}"


def short_month(key: int, months: tuple[str, ...]) -> str:
    """«мар»: for the columns of a picture."""
    return months[key % 100 - 1]


def row_name(key: int | None, name: str, by: By, texts: Texts) -> str:
    """The name of a row; a row of what has none says so."""
    if key is None or key == NO_KEY:
        return texts(f"summary-without-{by.value}")
    if by not in IN_WORDS:
        return name
    return month(key, texts) if by is By.MONTH else texts(f"summary-row-{by.value}", key=key)


def file_name(info: QueryInfo, suffix: str) -> str:
    """A name for a file: the plan and the day, which long titles give way to."""
    day: date = info.taken_at.astimezone(info.zone).date()
    tail = f" {day.isoformat()}{suffix}"
    return f"{clip(info.title, NAME_LETTERS - len(tail))}{tail}"
