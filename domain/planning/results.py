"""The result cell: what is to be handed in, how much of it, and when if it says so."""

import re
from dataclasses import dataclass

from domain.deadlines import parse
from domain.draft import DraftIndicator, DraftSlot
from domain.planning.evidence import read_evidence
from domain.planning.indicators import read_indicators
from domain.planning.wording import fold, squash
from domain.schedule import Kind, Period, Schedule

_MONTH = r"(?:январ|феврал|март|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]*|ма[йяе]"
_MONTHS = rf"(?:{_MONTH})(?:\s*(?:,|и|[-–—])\s*(?:{_MONTH}))*(?:\s+20\d\d(?:\s*(?:г\.|года?))?)?"
_TIMES = (
    r"(?:\d|один|два|три|четыре)\s+раза?\s+в\s+(?:учебный\s+)?"
    r"(?:год|полугодие|квартал|месяц|четверть)"
)
_REPORTING = re.compile(
    rf"{_TIMES}(?:\s*\(\s*{_MONTHS}\s*\))?"
    rf"|(?<=\()\s*{_MONTHS}\s*(?=\))"
    r"|\b(?:до|к|не позднее)\s+\d{1,2}"
    rf"(?:\.\d{{1,2}}(?:\.(?:20)?\d\d)?|\s+(?:{_MONTH})(?:\s+20\d\d)?)"
    r"(?:\s*(?:г\.|года))?(?:\s+ежегодно)?"
    r"|\b(?:ежеквартально|ежемесячно|еженедельно|ежедневно)(?:\s+до\s+\d{1,2}(?:-?го)?\s+числа)?"
)


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a result cell asks for. `windows` are reporting dates that it names, or None."""

    evidence: tuple[DraftSlot, ...]
    indicators: tuple[DraftIndicator, ...]
    windows: Schedule | None


def read_result(result: str, period: Period) -> Expectation:
    """The documents, targets and reporting dates in a result cell."""
    return Expectation(read_evidence(result), read_indicators(result), _windows(result, period))


def _windows(result: str, period: Period) -> Schedule | None:
    match = _REPORTING.search(fold(result))
    if match is None:
        return None
    schedule = parse(squash(match[0]), period)
    if schedule.kind in (Kind.FIXED, Kind.RECURRING) and schedule.windows:
        return schedule
    return None
