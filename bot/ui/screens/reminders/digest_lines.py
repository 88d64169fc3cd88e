"""Lines of a digest: one task, what had no room by month, what is only counted."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from html import escape

from bot.ui import dates
from bot.ui.fitting import shorten
from bot.ui.screens.tasks import telling_apart
from bot.ui.texts import Texts
from domain.reminding.digest import Group
from services.reminders.digests import DigestLine

TITLE = 60

NEAR = timedelta(days=14)
"""Only of a deadline as near as this the last working day before it matters already."""


def words(
    line: DigestLine, today: date, texts: Texts, *, with_roadmap: bool, with_school: bool = False
) -> str:
    """Number, title and until when; whose it is, and of which roadmap, where that is not plain."""
    said = f"{escape(line.number)} {escape(shorten(line.title, TITLE))}".strip()
    if line.deadline is not None:
        said += f" — {_until(line, line.deadline, today, texts)}"
    if with_school:
        said += f" · {escape(line.organisation)}"
    return f"{said}{telling_apart.of_roadmap(line)}" if with_roadmap else said


def _until(line: DigestLine, deadline: date, today: date, texts: Texts) -> str:
    """«до субботы (последний рабочий день — пятница)»; on that Friday it comes first."""
    said, last = dates.brief(texts, deadline, today), line.last_working_day
    if last is None or not today <= last <= today + NEAR:
        return said
    if last == today:
        return texts("digest-last-working-today", until=said)
    if (last - today).days <= dates.NEAR:
        day = texts("date-weekday", weekday=last.isoweekday())
    else:
        day = dates.day(texts, last, today)
    return f"{said} ({texts('digest-last-working-day', day=day)})"


def more(hidden: Sequence[DigestLine], today: date, texts: Texts) -> list[str]:
    """What there was no room for: how much of it is overdue, and how much comes in which month."""
    said = []
    over = [each.deadline for each in hidden if each.deadline is not None and each.deadline < today]
    if over:
        day = dates.day(texts, min(over), today)
        said.append(texts("digest-more-overdue", count=len(over), day=day))
    ahead = [each for each in hidden if each.deadline is None or each.deadline >= today]
    if ahead:
        said.append(texts("digest-more", months=_by_month(ahead, today, texts)))
    return said


def _by_month(hidden: Sequence[DigestLine], today: date, texts: Texts) -> str:
    """«4 в сентябре, 2 в октябре»: where the deadlines lie."""
    months = Counter(line.deadline and line.deadline.replace(day=1) for line in hidden)
    said = []
    for month in sorted(each for each in months if each is not None):
        name = texts("date-in-month", month=month.month)
        if abs((today - month).days) > dates.A_YEAR:
            name = texts("date-in-month-year", name=name, year=str(month.year))
        said.append(f"{months[month]} {name}")
    if months[None]:
        said.append(texts("digest-more-undated", count=months[None]))
    return ", ".join(said)


def folded(group: Group, lines: tuple[DigestLine, ...], today: date, texts: Texts) -> str:
    """How many are overdue; how many are new at each school, and what of it comes first."""
    if group is Group.OVERDUE:
        return texts("digest-overdue-folded", count=len(lines))
    schools = list(dict.fromkeys(line.organisation for line in lines))
    title = texts("digest-new")
    if len(schools) == 1:
        return _new(title, lines, today, texts)
    own = {school: [line for line in lines if line.organisation == school] for school in schools}
    said = [_new(escape(school), some, today, texts) for school, some in own.items()]
    return "\n".join([f"<b>{title}</b>", *said])


def _new(where: str, lines: Sequence[DigestLine], today: date, texts: Texts) -> str:
    """«Новое: 25 мероприятий. Ближайшее: 5.1 План работы — до 10 сентября.»"""
    dated = [line for line in lines if line.deadline is not None]
    if not dated:
        return texts("digest-new-undated", where=where, count=len(lines))
    first = min(dated, key=lambda line: line.deadline or date.max)
    nearest = words(first, today, texts, with_roadmap=False)
    return texts("digest-new-folded", where=where, count=len(lines), nearest=nearest)
