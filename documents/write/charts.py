"""Charts as pictures for a phone, by Typst's own shapes.

Plain functions of picklable values, as in `documents.write.png`.
"""

from datetime import date
from typing import Any

from documents.write.typesetting import typeset
from documents.write.words import cut, paragraphs
from domain.calendar import later
from domain.chart import Bars, BurnUp, HeatMap
from domain.printing import Labels, percent, stamp

_TICKS = 5
_YEAR = 366
"""Days of the longest chart whose months are of one year."""
_EDGE = 0.95
_MONTH_LABELS = 12


def heat_map_png(chart: HeatMap, labels: Labels, pictures: int = 10) -> list[bytes]:
    """Shares as coloured squares with their percent; at most `pictures` files.

    Rows that do not fit on a screen continue on the next picture. Beyond twelve columns the squares
    are too narrow for a phone.
    """
    return typeset("heat", _heat_data(chart, labels, pictures), "png")


def burn_up_png(chart: BurnUp, labels: Labels) -> list[bytes]:
    """Running totals of plan and fact over the period, in one picture."""
    return typeset("burnup", _burn_up_data(chart, labels), "png")


def bars_png(chart: Bars, labels: Labels, pictures: int = 10) -> list[bytes]:
    """A bar a section with its three figures; at most `pictures` files."""
    data = _frame(chart, labels, pictures) | {
        "names": {"done": labels.done, "overdue": labels.overdue, "other": labels.other},
        "longest": max((bar.done + bar.overdue + bar.other for bar in chart.bars), default=0),
        "rows": [
            {
                "label": cut(bar.label),
                "done": bar.done,
                "overdue": bar.overdue,
                "other": bar.other,
            }
            for bar in chart.bars
        ],
    }
    return typeset("bars", data, "png")


def _frame(chart: HeatMap | BurnUp | Bars, labels: Labels, limit: int) -> dict[str, Any]:
    return {
        "title": cut(chart.title),
        "subtitle": "",
        "finding": paragraphs(chart.finding),
        "stamp": stamp(chart.taken_at, chart.zone, labels),
        "page": labels.page,
        "left_out": labels.left_out,
        "nothing": labels.nothing,
        "absent": labels.absent,
        "limit": limit,
    }


def _heat_data(chart: HeatMap, labels: Labels, limit: int) -> dict[str, Any]:
    def cell(share: float | None, column: int) -> dict[str, Any] | None:
        if share == 0 and column == chart.running:
            return {"value": None, "text": chart.running_word}
        # The heading says that the figures are percent: the sign would not fit into a square.
        return None if share is None else {"value": share, "text": percent(share).rstrip("%")}

    return _frame(chart, labels, limit) | {
        "columns": [cut(name, 12) for name in chart.columns],
        "rows": [
            {
                "name": cut(name, 80),
                "shares": [cell(share, column) for column, share in enumerate(line)],
            }
            for name, line in zip(chart.rows, chart.shares, strict=True)
        ],
    }


def _burn_up_data(chart: BurnUp, labels: Labels) -> dict[str, Any]:
    points = chart.points
    frame = _frame(chart, labels, 1)
    if not points:
        return frame | {"plan": [], "fact": []}
    first, last = points[0].day, points[-1].day
    days = max(1, (last - first).days)
    ticks = _round_ticks(max(max(point.plan, point.fact or 0) for point in points))
    top = ticks[-1]
    several = days > _YEAR
    known = [point for point in points if point.fact is not None]
    now = known[-1] if known else points[0]

    def position(day: date, count: int) -> tuple[float, float]:
        return (day - first).days / days, count / top

    return frame | {
        "plan": [position(point.day, point.plan) for point in points],
        "fact": [position(point.day, point.fact) for point in points if point.fact is not None],
        "fact_label": f"{labels.fact} {now.fact or 0}",
        "plan_label": f"{labels.plan} {now.plan}",
        "y_ticks": [{"place": tick / top, "label": str(tick)} for tick in ticks],
        "x_ticks": [
            {"place": (day - first).days / days, "label": _month(day, labels, several=several)}
            for day in _months(first, last)
            # A year at the very edge would be cut off.
            if not several or day.month != 1 or (day - first).days < days * _EDGE
        ],
    }


def _month(day: date, labels: Labels, *, several: bool) -> str:
    """The month; of several years January is said by its year, or none would be told apart."""
    return str(day.year) if several and day.month == 1 else labels.months[day.month - 1]


def _round_ticks(most: int) -> list[int]:
    """Round numbers from nought to at least `most`, five or six of them at the most."""
    step = 1
    while step * _TICKS < most:
        # 1, 2, 5, 10, 20, 50, …
        step = step * 5 // 2 if str(step)[0] == "2" else step * 2
    return list(range(0, max(most, 1) + step, step))


def _months(first: date, last: date) -> list[date]:
    """First days of the months inside the period, thinned to at most twelve or so."""
    starts = []
    day = first.replace(day=1)
    while day <= last:
        if day >= first:
            starts.append(day)
        day = later(day, 31).replace(day=1)
    return starts[:: -(-len(starts) // _MONTH_LABELS) or 1]
