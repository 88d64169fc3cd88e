"""The tables of a summary by SQL as one would best write it by hand: the yardstick of ours.

Each reads one covering index in its order, in one pass for schools and sections. It fetches the
numbers and the names and leaves out what ours does beside: rights, the resolved question, rows made
into values, sums over rows, the order of names, which of several documents a file is.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from sqlalchemy import text

from domain.summary import By
from models.engine import Database

OPEN = "('planned', 'in_progress', 'returned', 'blocked')"
COUNTED = "status NOT IN ('cancelled', 'not_applicable')"
WEEK = timedelta(days=7)

_GROUPED = """
    SELECT {keys}, status, {figures} {texts}
    FROM {tasks}
    WHERE municipality_id = :town AND roadmap_id = :roadmap {evening} {ways}
    GROUP BY {keys}, status
"""
_FIGURES = """
    count(*), count(*) FILTER (WHERE deadline < :day), count(*) FILTER (WHERE done_late)
"""
_HELD = "valid_to > :evening"
# The week before is counted in the same pass.
_FIGURES_OF_TWO_EVENINGS = f"""
    count(*) FILTER (WHERE {_HELD}), count(*) FILTER (WHERE {_HELD} AND deadline < :day),
    count(*) FILTER (WHERE {_HELD} AND done_late),
    count(*) FILTER (WHERE valid_from <= :evening_before),
    count(*) FILTER (WHERE valid_from <= :evening_before AND deadline < :week)
"""
_WEEK = f"""
    SELECT count(*) FILTER (WHERE status = 'done'),
        count(*) FILTER (WHERE status IN {OPEN} AND deadline < :week)
    FROM task_state
    WHERE municipality_id = :town AND roadmap_id = :roadmap
        AND valid_from <= :evening_before AND valid_to > :evening_before
"""  # noqa: S608 - our own words
_OF_WEEK = """
    SELECT sum((
        SELECT count(*) FROM task_state
        WHERE activity_id = activity.id AND municipality_id = :town AND roadmap_id = :roadmap
            AND valid_from <= :evening_before AND valid_to > :evening_before AND {limit}))
    FROM activity WHERE roadmap_id = :roadmap
"""
_WEEKS = {
    # SQLite is led past what had ended by the index of an activity, PostgreSQL shares one pass out.
    True: (
        _OF_WEEK.format(limit="status = 'done'"),
        _OF_WEEK.format(limit=f"status IN {OPEN} AND deadline < :week"),
    ),
    False: (_WEEK,),
}
_KEYS: dict[By, tuple[str, tuple[tuple[str, str], ...]]] = {
    By.SECTION: ("section_id, organisation_id", ()),
    By.ORGANISATION: ("section_id, organisation_id", ()),
    # To group by days, too, would sort all tasks: they come as one text a group.
    By.MONTH: ("section_id, organisation_id", (("deadline", "true"), ("deadline", "done_late"))),
    By.PARTY: ("activity_id", (("organisation_id", "deadline < :day"),)),
}
_OF_ACTIVITIES_OF_ROADMAP = (
    "AND activity_id IN (SELECT id FROM activity WHERE roadmap_id = :roadmap)"
)
_PARTIES = "SELECT activity_id, party_id FROM activity_party"

_OWN = f"""
    SELECT count(*) FROM {{tasks}}
    WHERE activity_id = activity.id AND municipality_id = :town AND roadmap_id = :roadmap
        AND {COUNTED} {{evening}}
"""  # noqa: S608 - our own words
_OF_ACTIVITIES = f"SELECT id, ({_OWN}) FROM activity WHERE roadmap_id = :roadmap"  # noqa: S608
_ASKED = "(SELECT sum(count) FROM evidence_slot WHERE activity_id = activity.id)"
_NOT_SPOKEN = "media NOT IN ('audio', 'video_note', 'voice')"
_PROVED = f"""
    SELECT id, ({_OWN} AND EXISTS (
        SELECT 1 FROM evidence WHERE evidence.task_id = {{tasks}}.{{id}} AND {{there}}
            AND file_id NOT IN (SELECT id FROM stored_file WHERE NOT {_NOT_SPOKEN})))
    FROM activity WHERE roadmap_id = :roadmap AND {_ASKED} = 1
"""  # noqa: S608 - our own words
_PROVED_AT_ONCE = f"""
    SELECT activity_id, count(*) FROM {{tasks}}
    WHERE municipality_id = :town AND roadmap_id = :roadmap AND {COUNTED} {{evening}} AND EXISTS (
        SELECT 1 FROM evidence WHERE evidence.task_id = {{tasks}}.{{id}} AND {{there}}
            AND file_id NOT IN (SELECT id FROM stored_file WHERE NOT {_NOT_SPOKEN}))
    GROUP BY activity_id
"""  # noqa: S608 - our own words
_FILES = f"""
    SELECT {{tasks}}.activity_id, {{tasks}}.{{id}}, stored_file.id, sha256, name, caption
    FROM {{tasks}} JOIN evidence ON evidence.task_id = {{tasks}}.{{id}}
        JOIN stored_file ON stored_file.id = evidence.file_id
    WHERE municipality_id = :town AND roadmap_id = :roadmap AND {COUNTED} {{evening}}
        AND activity_id IN (
            SELECT id FROM activity WHERE roadmap_id = :roadmap AND {_ASKED} > 1)
        AND {_NOT_SPOKEN} AND {{there}}
"""  # noqa: S608 - our own words
_SLOTS = "SELECT activity_id, id, name, count FROM evidence_slot"
_FACTS = f"""
    SELECT indicator.id, count(*), sum(value),
        count(*) FILTER (
            WHERE CASE WHEN at_least THEN value >= target ELSE value <= target END)
    FROM report JOIN {{tasks}} ON {{tasks}}.{{id}} = report.task_id
        JOIN indicator ON indicator.id = report.indicator_id
    WHERE report.indicator_id IS NOT NULL AND value IS NOT NULL
        AND municipality_id = :town AND roadmap_id = :roadmap
        AND {COUNTED} {{evening}} {{told}}
        AND NOT EXISTS (
            SELECT 1 FROM report AS later
            WHERE later.task_id = report.task_id AND later.id > report.id
                AND later.indicator_id = report.indicator_id AND later.value IS NOT NULL
                {{told_later}})
    GROUP BY indicator.id
"""  # noqa: S608 - our own words
_TARGETS = "SELECT id, activity_id, text, target, unit, at_least FROM indicator"

_OF_ITS_OWN: dict[By, tuple[str, ...]] = {
    By.EVIDENCE: (_OF_ACTIVITIES, _PROVED, _FILES, _SLOTS),
    By.INDICATOR: (_OF_ACTIVITIES, _FACTS, _TARGETS),
}
TABLES = (*_KEYS, *_OF_ITS_OWN)
"""The breakdowns that have a yardstick: all but that by roadmaps, of which there is one."""

_NAMES = tuple(
    f"SELECT id FROM {named}"  # noqa: S608 - our own names
    for named in ("organisation", "section", "party")
)

_ACTIVE = "(SELECT id FROM roadmap WHERE municipality_id = :town AND status = 'active')"
_DUE = "CASE WHEN status = 'returned' THEN coalesce(mend_by, deadline) ELSE deadline END"
SCREENS = {
    "/debtors": [
        f"""
        SELECT organisation_id, count(*), min({_DUE}), max({_DUE}) FROM task
        WHERE organisation_id IN (SELECT id FROM organisation WHERE municipality_id = :town)
            AND roadmap_id IN {_ACTIVE} AND status IN {OPEN} AND {_DUE} < :day
        GROUP BY roadmap_id, organisation_id
        """,  # noqa: S608 - our own words
        f"""
        SELECT count(*) FROM organisation WHERE municipality_id = :town AND EXISTS (
            SELECT 1 FROM task WHERE roadmap_id IN {_ACTIVE} AND {COUNTED} AND {_DUE} < :day
                AND organisation_id = organisation.id)
        """,  # noqa: S608 - our own words
        "SELECT id, name FROM organisation WHERE municipality_id = :town",
    ],
    "/review": [
        f"""
        SELECT roadmap_id, count(*) FROM task
        WHERE municipality_id = :town AND status = 'submitted' AND roadmap_id IN {_ACTIVE}
        GROUP BY roadmap_id
        """,  # noqa: S608 - our own words
        f"""
        SELECT task.id, activity.number, activity.title, organisation.name, submitted_on, deadline,
            (SELECT count(*) FROM evidence WHERE task_id = task.id AND withdrawn_at IS NULL)
        FROM (
            SELECT * FROM task
            WHERE municipality_id = :town AND status = 'submitted' AND roadmap_id IN {_ACTIVE}
            ORDER BY changed_at, id LIMIT 8
        ) AS task
            JOIN activity ON activity.id = task.activity_id
            JOIN organisation ON organisation.id = task.organisation_id
        """,  # noqa: S608 - our own words
    ],
    "/plans": [
        f"""
        SELECT roadmap_id, count(*), count(*) FILTER (WHERE status = 'done'),
            count(*) FILTER (WHERE status = 'submitted'),
            count(*) FILTER (WHERE status IN {OPEN} AND deadline < :day)
        FROM task WHERE municipality_id = :town AND {COUNTED}
        GROUP BY roadmap_id
        """,  # noqa: S608 - our own words
        "SELECT id, title, short_title, status FROM roadmap WHERE municipality_id = :town",
    ],
}
"""What each screen of a curator reads."""


def statements(by: By, *, past: bool, sqlite: bool) -> list[str]:
    """The statements of a table: schools and sections at once, its own rows, the week before.

    Of documents and indicators: the tasks of each activity, and what was sent and reported.
    """
    words = {
        "tasks": "task_state" if past else "task",
        "id": "task_id" if past else "id",
        "evening": f"AND valid_from <= :evening AND {_HELD}" if past else "",
        "there": "at < :end AND (withdrawn_at IS NULL OR withdrawn_at >= :end)"
        if past
        else "withdrawn_at IS NULL",
        "told": "AND report.at < :end" if past else "",
        "told_later": "AND later.at < :end" if past else "",
    }
    if by in _OF_ITS_OWN:
        # What SQLite looks up by an index, PostgreSQL joins.
        at_once = {} if sqlite else {_PROVED: _PROVED_AT_ONCE}
        return [at_once.get(sql, sql).format(**words) for sql in _OF_ITS_OWN[by]]
    keys, joined = _KEYS[by]
    figures, weeks, held = _FIGURES, _WEEKS[sqlite], ""
    if past:
        figures, weeks, held = _FIGURES_OF_TWO_EVENINGS, (), f" AND {_HELD}"
        words["evening"] = "AND valid_from <= :evening AND valid_to > :evening_before"
    grouped = _GROUPED.format(
        keys=keys,
        figures=figures,
        texts="".join(
            f", {_text(column, limit + held, sqlite=sqlite)}" for column, limit in joined
        ),
        ways=_OF_ACTIVITIES_OF_ROADMAP if by is By.PARTY and sqlite else "",
        **words,
    )
    rest = (_PARTIES, *_NAMES) if by is By.PARTY else _NAMES
    return [grouped, *weeks, *rest]


def _text(column: str, limit: str, *, sqlite: bool) -> str:
    joined = "group_concat({}, ',')" if sqlite else "string_agg(CAST({} AS TEXT), ',')"
    return f"{joined.format(column)} FILTER (WHERE {limit})"


async def by_hand(
    database: Database, sql: Iterable[str], town: int, roadmap: int, on: date
) -> None:
    """Read all rows of these statements, with the figures of an evening."""
    # By UTC: the hours between are none of what this measures.
    end = datetime.combine(on + timedelta(days=1), time())
    moments: dict[str, date | str] = {"day": on, "week": on - WEEK, "end": end}
    evenings: dict[str, date | int] = {"evening": on, "evening_before": on - WEEK}
    if database.is_sqlite:
        moments = {name: str(value)[:19] for name, value in moments.items()}
        # As `models.base.DayNumber` keeps them.
        evenings = {"evening": on.toordinal(), "evening_before": (on - WEEK).toordinal()}
    values = {**moments, **evenings, "town": town, "roadmap": roadmap}
    async with database.read() as session:
        for each in sql:
            used = {name: values[name] for name in re.findall(r":(\w+)", each)}
            (await session.execute(text(each), used)).all()
