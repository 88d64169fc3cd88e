"""The tables of a summary by SQL as one would best write it by hand: the yardstick of ours.

Each reads one covering index in its order, in one pass for schools and sections. It fetches the
numbers and the names and leaves out what ours does beside: rights, the resolved question, rows made
into values, sums over rows, the order of names.
"""

from datetime import date, timedelta

from sqlalchemy import text

from benchmarks.summary_data import TODAY
from domain.summary import By
from models.engine import Database

OPEN = "('planned', 'in_progress', 'returned', 'blocked')"
WEEK = timedelta(days=7)

_GROUPED = """
    SELECT {keys}, {tasks}.status, count(*), count(*) FILTER (WHERE {tasks}.deadline < :day),
        count(*) FILTER (WHERE {tasks}.done_late)
    FROM {tasks} {join}
    WHERE {tasks}.municipality_id = :town AND {tasks}.roadmap_id = :roadmap {evening}
    GROUP BY {keys}, {tasks}.status
"""
_WEEK = f"""
    SELECT count(*) FILTER (WHERE status = 'done'),
        count(*) FILTER (WHERE status IN {OPEN} AND deadline < :week)
    FROM task_state
    WHERE municipality_id = :town AND roadmap_id = :roadmap
        AND valid_from <= :week AND valid_to > :week
"""  # noqa: S608 - our own words
_KEYS = {
    By.SECTION: None,
    By.ORGANISATION: None,
    # Days: to tell the month of each task takes either database longer than to sum up days.
    By.MONTH: "deadline",
    By.PARTY: "activity_party.party_id",
}
_PARTIES = "JOIN activity_party ON activity_party.activity_id = {tasks}.activity_id"
TABLES = tuple(_KEYS)
"""The breakdowns that have a yardstick."""


def statements(by: By, *, past: bool) -> list[str]:
    """The statements of a table: schools and sections at once, its own rows, the week before."""
    tasks = "task_state" if past else "task"
    evening = "AND task_state.valid_from <= :day AND task_state.valid_to > :day" if past else ""
    found = [("section_id, organisation_id", "")]
    if key := _KEYS[by]:
        found.append((key, _PARTIES.format(tasks=tasks) if by is By.PARTY else ""))
    grouped = [
        _GROUPED.format(tasks=tasks, keys=keys, join=join, evening=evening) for keys, join in found
    ]
    return [*grouped, _WEEK]


async def by_hand(database: Database, town: int, roadmap: int, by: By, day: date | None) -> None:
    """One table: as of today (None for a day), or as of the evening of a day."""
    on = day or TODAY
    days: dict[str, date | str] = {"day": on, "week": on - WEEK}
    if database.is_sqlite:
        days = {name: str(value) for name, value in days.items()}
    async with database.read() as session:
        for sql in statements(by, past=day is not None):
            used = {name: value for name, value in days.items() if f":{name}" in sql}
            values = {"town": town, "roadmap": roadmap, **used}
            (await session.execute(text(sql), values)).all()
        for named in ("organisation", "section", "party"):
            await session.execute(text(f"SELECT id FROM {named}"))  # noqa: S608 - our own names
