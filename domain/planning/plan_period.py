"""For which days a plan is: what its title, the lines above its table and its deadlines tell."""

import re
from collections.abc import Sequence
from datetime import date

from domain.draft import Problem, ProblemCode
from domain.grid import Grid
from domain.planning.names import name_period, read_name
from domain.planning.period import infer_period, read_period
from domain.planning.tables import Scan
from domain.planning.wording import fold
from domain.schedule import Period

_NEAR = 8
_PERIOD_LINE = re.compile(r"на |(?:\w+ ){0,2}(?:срок|период)\w*(?: \w+){0,3}\s*[:–—-]|20\d\d")
_PERIOD_OF_WORK = re.compile(
    r"(?:срок|период)\w* (?:реализаци|действи|выполнени)\w*(?: \w+){0,2}\s*[:–—-]"
)
"""Says whose period it is, so that it counts at any distance from the table."""
_REPORT = re.compile(r"(?:\w+ )?(?:отчет|итог|анализ)")
_UNKNOWN_PERIOD = Period(date(2000, 1, 1), date(2000, 12, 31))


def named_period(title: str, scanned: Scan, names: Sequence[str]) -> Period | None:
    """The period in the title, in a line above the table or at the head or the foot of pages, or in
    the name of a sheet or the file.

    `names` are those of the sheets, then of the file.
    """
    named_so = title in map(read_name, names)
    if not named_so and (found := read_period(title)):
        return found
    for distance, paragraph in enumerate(reversed(scanned.before)):
        text = fold(paragraph.text)
        line = _PERIOD_LINE if distance < _NEAR else _PERIOD_OF_WORK
        if line.match(text) and (found := read_period(text)):
            return found
    margins = [p.text for p in scanned.before if p.margin and not _REPORT.match(fold(p.text))]
    told = (*map(read_period, margins), *map(name_period, names))
    return next(filter(None, told), None)


def told_period(
    title: str, grid: Grid, scanned: Scan, terms: Sequence[str]
) -> tuple[Period, Problem | None]:
    """The period that the deadlines tell, and the doubt about it."""
    texts = [paragraph.text for paragraph in (*scanned.before, *grid.paragraphs)]
    if inferred := infer_period(terms, texts, title):
        values = (("start", inferred.start.isoformat()), ("end", inferred.end.isoformat()))
        return inferred, Problem(ProblemCode.PERIOD_INFERRED, None, values)
    return _UNKNOWN_PERIOD, Problem(ProblemCode.PERIOD_MISSING)
