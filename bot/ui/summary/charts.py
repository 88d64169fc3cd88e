"""Views of a summary as chart values, each with its finding in words."""

from collections import Counter
from dataclasses import replace

from bot.ui import dates
from bot.ui.labels import labels
from bot.ui.summary import words
from bot.ui.texts import Texts
from domain.chart import Bar, Bars, BurnUp, HeatMap
from domain.printing import percent, plain
from domain.summary import month_key
from services.summaries.progress import CourseView, SchoolMonths, last_known
from services.summaries.queries import QueryInfo
from services.summaries.views import SummaryView

HEAT_COLUMNS = 12
"""Months of one picture: more are unreadable on a phone."""


def heat_maps(view: SchoolMonths, texts: Texts) -> list[HeatMap]:
    """Schools by months of the deadline, as many months a picture as a phone shows.

    Each names the extremes of what it shows; of a plan of several years it says which months. A
    picture of months to come in which nothing is done early would be empty, and is left out.
    """
    starts = range(0, max(1, len(view.months)), HEAT_COLUMNS)
    parts = [replace(view, months=view.months[at : at + HEAT_COLUMNS], outside=0) for at in starts]
    shown = [
        part for part in parts if any(share is not None for row in _shares(part) for share in row)
    ] or parts[:1]
    # What lies outside of the period is told once.
    shown[-1] = replace(shown[-1], outside=view.outside)
    several = len({key // 100 for key in view.months}) > 1
    return [_heat_map(part, texts, of_several_years=several) for part in shown]


def _shares(view: SchoolMonths) -> tuple[tuple[float | None, ...], ...]:
    """Of the months to come only what is done early is shown: nought would look like a failure."""
    present = month_key(view.info.on)
    return tuple(
        tuple(
            share if share or month <= present else None
            for month in view.months
            for share in [_share(view, school, month)]
        )
        for school, _ in view.schools
    )


def _heat_map(view: SchoolMonths, texts: Texts, *, of_several_years: bool) -> HeatMap:
    months = labels(texts).months
    present = month_key(view.info.on)
    title = [_title("summary-heat-title", view.info, texts)]
    if of_several_years:
        title.append(words.months(view.months[0], view.months[-1], texts))
    return HeatMap(
        title=" · ".join(title),
        rows=tuple(name for _, name in view.schools),
        columns=tuple(
            _column(before, month, months, names_years=of_several_years)
            for before, month in zip((0, *view.months), view.months, strict=False)
        ),
        shares=_shares(view),
        taken_at=view.info.taken_at,
        zone=view.info.zone,
        finding=heat_finding(view, texts),
        running=view.months.index(present) if present in view.months else None,
        running_word=texts("summary-heat-running"),
    )


def _column(before: int, month: int, months: tuple[str, ...], *, names_years: bool) -> str:
    """«мар», and «янв 2027» where the year is another one than that of the month `before`."""
    short, year = words.short_month(month, months), month // 100
    return f"{short} {year}" if names_years and before // 100 != year else short


def heat_finding(view: SchoolMonths, texts: Texts) -> str:
    """The extremes of what the picture shows, and what its signs mean."""
    present = month_key(view.info.on)
    shown = [
        (share, name, month)
        for school, name in view.schools
        for month in view.months
        if month <= present and (share := _share(view, school, month)) is not None
    ]
    known = [each for each in shown if each[0] or each[2] < present]
    said = [_extremes(known, present, texts)]
    if len(known) < len(shown):
        said.append(texts("summary-heat-running-said"))
    if view.outside:
        said.append(texts("summary-heat-outside", count=view.outside))
    return " ".join(said)


def _extremes(known: list[tuple[float, str, int]], present: int, texts: Texts) -> str:
    if not any(month < present for _, _, month in known):
        return texts("summary-heat-early")
    least, most = min(known), max(known)
    if least[0] >= 1:
        return texts("summary-heat-all")
    level = Counter(share for share, _, _ in known)
    worst = _extreme("summary-heat-worst", least, level, texts)
    if least[0] == most[0]:
        return worst
    return f"{worst} {_extreme('summary-heat-best', most, level, texts)}"


def _extreme(key: str, found: tuple[float, str, int], level: Counter[float], texts: Texts) -> str:
    """One of the extremes, with how many are level with it: it is not singled out."""
    share, name, month = found
    place = {"name": plain(name), "month": words.month(month, texts), "share": percent(share)}
    return texts(key, **place, others=level[share] - 1, level=level[share])


def burn_up(view: CourseView, texts: Texts) -> BurnUp:
    """The line of the plan and the fact up to today."""
    return BurnUp(
        _title("summary-course-title", view.info, texts),
        view.points,
        view.info.taken_at,
        view.info.zone,
        course_finding(view, texts),
    )


def course_finding(view: CourseView, texts: Texts) -> str:
    """How far the fact is behind the plan today, or ahead of it."""
    known = last_known(view)
    if known is None:
        return texts("summary-course-early")
    day, plan, fact = known
    said = dates.day(texts, day, view.info.today)
    if fact < plan:
        found = texts("summary-course-behind", day=said, plan=plan, fact=fact, gap=plan - fact)
    else:
        found = texts("summary-course-ahead", day=said, plan=plan, fact=fact)
    # A table counts these as well: whoever compares the two finds the rest here.
    rest = texts("summary-course-undated", count=view.undated) if view.undated else ""
    return f"{found} {rest}".strip()


def bars(view: SummaryView, texts: Texts) -> Bars:
    """The rows of a summary side by side."""
    return Bars(
        _title("summary-title", view.info, texts),
        tuple(
            Bar(
                words.row_name(line.key, line.name, view.by, texts),
                line.figures.done,
                line.figures.overdue,
                line.figures.total - line.figures.done - line.figures.overdue,
            )
            for line in view.lines
        ),
        view.info.taken_at,
        view.info.zone,
        bars_finding(view, texts),
    )


def bars_finding(view: SummaryView, texts: Texts) -> str:
    """Where most is overdue."""
    late = [line for line in view.lines if line.figures.overdue]
    if not late:
        return texts("summary-nothing-overdue")
    worst = max(late, key=lambda line: line.figures.overdue)
    name = words.row_name(worst.key, plain(worst.name), view.by, texts)
    level = sum(line.figures.overdue == worst.figures.overdue for line in late)
    return texts("summary-bars-worst", name=name, count=worst.figures.overdue, others=level - 1)


def _title(key: str, info: QueryInfo, texts: Texts) -> str:
    narrowed = words.subtitle(info, texts)
    return " · ".join(part for part in (texts(key, title=info.title), narrowed) if part)


def _share(view: SchoolMonths, school: int, month: int) -> float | None:
    found = view.figures.get((school, month))
    return found.share_done if found else None
