"""From a question to a summary's buttons and back."""

from datetime import date, timedelta
from typing import Any

from bot.ui.callbacks.summaries import Summary
from domain.summary import By, SummaryQuery

EPOCH = date(2000, 1, 1)
"""Days are counted from here: a date in five letters, since a button has room for 64."""

_BY = {by.value[0]: by for by in By}


def link(query: SummaryQuery, **changes: Any) -> Summary:
    """The button of a question; `changes` are fields of `SummaryQuery` that differ."""
    return Summary(**fields(query, **changes))


def fields(query: SummaryQuery, **changes: Any) -> dict[str, Any]:
    """A question as fields of `Summary` and of what is made of it."""
    values = {
        "by": query.by,
        "section_id": query.section_id,
        "group_id": query.group_id,
        "organisation_id": query.organisation_id,
        "start": query.start,
        "end": query.end,
        "day": query.day,
    } | changes
    packed = {name: _packed(value) for name, value in values.items()}
    return {"roadmap_id": query.roadmap_id, **packed}


def wanted_of(data: Summary) -> SummaryQuery:
    """The question of a button; an unknown breakdown of a forged one is by section."""
    return SummaryQuery(
        data.roadmap_id,
        _BY.get(data.by, By.SECTION),
        data.section_id or None,
        data.group_id or None,
        data.organisation_id or None,
        _day(data.start),
        _day(data.end),
        _day(data.day),
    )


def _packed(value: By | date | int | None) -> str | int:
    match value:
        case By():
            return value.value[0]
        case date():
            return (value - EPOCH).days
        case _:
            return value or 0


def _day(days: int) -> date | None:
    # A forged number must not be an error of ours.
    return EPOCH + timedelta(days=min(days, 100_000)) if days > 0 else None
