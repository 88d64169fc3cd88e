"""What a deadline phrase means: one pure function from a «Срок» cell to a schedule.

The rules are those of the deadline contract; `domain.term_grammar` holds the grammar, and
docs/decisions/deadline-grammar.md says why it is written by hand and what `confident` promises.
"""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from domain.errors import Code, Refusal
from domain.possible_days import of_period
from domain.schedule import Kind, Period, Schedule
from domain.term_grammar.letters import clean, fold

if TYPE_CHECKING:
    from domain.school_calendar import SchoolCalendar

# No cell is this long: what is longer is text that strayed into the column.
_LONGEST_PHRASE = 1000
_LONGEST_PLAN_YEARS = 30
_YEARS = range(1900, 2201)


def parse(phrase: str, period: Period, calendar: "SchoolCalendar | None" = None) -> Schedule:
    """The schedule of a phrase inside a plan.

    Windows are inclusive calendar days, sorted and unique. No phrase raises: what is not
    understood is `Kind.UNKNOWN`, never a guess. What leans on school terms («1 раз в четверть»,
    «в каникулы») has windows where their calendar is given. Raises `Refusal(Code.BAD_PERIOD)` for a
    period that ends before it starts, is longer than 30 years or lies outside 1900…2200, or has no
    such `year_start`.
    """
    _check(period)
    text = clean(phrase).strip()
    if len(text) > _LONGEST_PHRASE:
        return _unknown(phrase)
    folded = fold(text)
    if not folded.strip("-_ \n"):
        return Schedule(phrase, Kind.MISSING)
    # The first phrase loads the grammar: much imports this module that may never read one.
    from domain.term_grammar.understanding import understand

    schedule = understand(phrase, text, folded, period, calendar) or _unknown(phrase)
    if not of_period(period).hold(schedule):
        # Read as it was written, and shown to a curator: no task is made of such a day.
        return replace(schedule, confident=False)
    return schedule


def _unknown(phrase: str) -> Schedule:
    return Schedule(phrase, Kind.UNKNOWN, confident=False)


def _check(period: Period) -> None:
    start, end = period.start, period.end
    known = start.year in _YEARS and end.year in _YEARS and 1 <= period.year_start <= 12
    if not known or not start <= end or end.year - start.year > _LONGEST_PLAN_YEARS:
        raise Refusal(Code.BAD_PERIOD, start=_written(start), end=_written(end))


def _written(day: date) -> str:
    return day.isoformat()
