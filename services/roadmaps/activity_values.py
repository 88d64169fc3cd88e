"""What an activity says, as values: written down once for whoever makes, copies, splits, merges."""

from typing import Any

from models.roadmaps import Activity

OF_THE_ROW = {"id", "roadmap_id", "section_id", "cancelled_at"}
"""Where a row stands and whether it is in force: never taken from another row."""

OF_THE_OFFICE = {"review_needed", "by_hand"}
"""What the office has decided in the bot: a copy keeps it, the plan's own file does not know it."""

SAID = tuple(
    column.key
    for column in Activity.__table__.columns
    if column.key not in OF_THE_ROW | OF_THE_OFFICE
)
"""What the plan says. A new column of `Activity` is one of these, unless it is named above."""


def activity_values(row: Activity, **changed: Any) -> dict[str, Any]:
    """All that another row takes over from this one, with what is `changed` in it."""
    values = {name: getattr(row, name) for name in (*SAID, *sorted(OF_THE_OFFICE))}
    return values | changed


def take_over(row: Activity, newer: Activity) -> None:
    """Give `row` what the plan says in `newer`; what the office has decided stays."""
    for name in SAID:
        setattr(row, name, getattr(newer, name))
