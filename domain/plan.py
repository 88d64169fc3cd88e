"""A document's Grid → the draft of a plan, with every doubt at its place.

The way: `planning.tables` finds the plan's tables and reads their rows by the meaning of columns,
`planning.outline` puts rows in their places, and this module reads title, period, deadlines,
parties and results out of them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.activity_span import own_first_day, windows_from
from domain.column_texts import NAMED
from domain.deadlines import parse
from domain.draft import Draft, DraftActivity, DraftParty, Problem, ProblemCode
from domain.errors import Code, Refusal
from domain.grid import Grid, Omission, Place
from domain.planning.column_roles import ColumnRole
from domain.planning.glossary import read_glossary
from domain.planning.month_sections import date_by_sections, order_days, place_in_months
from domain.planning.municipality import read_municipality
from domain.planning.names import name_period, name_title, read_name
from domain.planning.order_items import with_points
from domain.planning.outline import Outline, arrange
from domain.planning.parties import KnownNames, learn_parties, left_out, split_parties
from domain.planning.period import infer_period, read_period
from domain.planning.results import read_result
from domain.planning.row_roles import RowRole
from domain.planning.subrows import ActivityRows
from domain.planning.tables import Scan, scan
from domain.planning.title import read_subject, read_title
from domain.planning.wording import fold, key, quote, reflow, squash
from domain.schedule import Kind, Period, Schedule
from domain.undated import undate

_NEAR = 8
_PERIOD_LINE = re.compile(r"на |(?:\w+ ){0,2}(?:срок|период)\w*(?: \w+){0,3}\s*[:–—-]|20\d\d")
_PERIOD_OF_WORK = re.compile(
    r"(?:срок|период)\w* (?:реализаци|действи|выполнени)\w*(?: \w+){0,2}\s*[:–—-]"
)
"""Says whose period it is, so that it counts at any distance from the table."""
_UNKNOWN_PERIOD = Period(date(2000, 1, 1), date(2000, 12, 31))


@dataclass(frozen=True, slots=True)
class _Header:
    """What stands above the plan's table."""

    title: str
    municipality: str | None
    glossary: dict[str, str]


def draft(grid: Grid, *, period: Period | None = None, name: str = "") -> Draft:
    """Read a plan out of a document. `period` overrides the one that the document names.

    `name` is the file's: it gives title and period where the document does not.
    Without a period (`Draft.needs_period`) no deadline has a date of its own.

    Where no table holds activities, the numbered points of an order are taken. Raises
    `Refusal(FILE_NO_TABLE)` for a document without tables and `Refusal(FILE_NO_PLAN)` for one
    whose tables hold no activities, where it has no such points; nothing else, whatever the grid.
    """
    scanned, outline = _read(grid)
    sheets = dict.fromkeys(line.place.sheet for line in scanned.lines)
    names = (*filter(None, sheets), name)
    header = _header(grid, scanned, outline, names)
    if not any(
        layout.has(ColumnRole.TERM) or layout.has(ColumnRole.MATRIX) for layout in scanned.layouts
    ):
        date_by_sections(outline)
    terms = [entry.get(ColumnRole.TERM) for entry in outline.entries]
    named = period or _named_period(header.title, scanned, names)
    span, doubt = (named, None) if named else _span(header.title, grid, scanned, terms)
    place_in_months(outline, span)
    order_days(outline)
    terms = [entry.get(ColumnRole.TERM) for entry in outline.entries]
    dated = doubt is None or doubt.code is not ProblemCode.PERIOD_MISSING
    read = {term: parse(term, span) for term in dict.fromkeys(terms)}
    schedules = read if dated else {term: undate(found) for term, found in read.items()}
    cells = [entry.get(ColumnRole.PARTY) for entry in outline.entries]
    known = learn_parties(cells, header.glossary)
    with_party = any(layout.has(ColumnRole.PARTY) for layout in scanned.layouts)
    with_party |= any(entry.get(ColumnRole.PARTY) for entry in outline.entries)
    problems = [*map(_omitted, grid.omissions), *scanned.problems, *outline.problems]
    problems += [doubt] if doubt else []
    activities = []
    for entry, term in zip(outline.entries, terms, strict=True):
        activity = _activity(entry, schedules[term], span, known)
        if activity.extra_windows and not dated:
            activity = replace(activity, extra_windows=undate(activity.extra_windows))
        activities.append(activity)
        problems.extend(_doubts(activity, with_party))
        if lost := left_out(entry.get(ColumnRole.PARTY), activity.responsible):
            values = (("name", _name(activity)), ("text", quote(lost)))
            problems.append(Problem(ProblemCode.PARTY_LEFT_OUT, activity.place, values))
    if not with_party:
        problems.append(Problem(ProblemCode.PARTY_COLUMN_MISSING))
    problems.extend(_repetitions(activities))
    return Draft(
        title=header.title,
        municipality=header.municipality,
        period=span,
        period_confident=doubt is None,
        sections=tuple(outline.sections),
        activities=tuple(activities),
        parties=_parties(activities),
        glossary=tuple(header.glossary.items()),
        problems=tuple(dict.fromkeys(problems)),
    )


def account(grid: Grid) -> tuple[tuple[Place, RowRole], ...]:
    """What became of every row that holds any text, in no particular order.

    Raises what `draft` raises.
    """
    scanned, outline = _read(grid)
    return (*scanned.row_roles, *outline.row_roles)


def _read(grid: Grid) -> tuple[Scan, Outline]:
    scanned = scan(grid)
    outline = arrange(scanned.lines)
    if not outline.entries and (listed := with_points(grid)):
        scanned = scan(listed)
        scanned.doubt(ProblemCode.POINTS_READ, None)
        outline = arrange(scanned.lines)
    if not outline.entries:
        raise Refusal(Code.FILE_NO_PLAN if grid.tables else Code.FILE_NO_TABLE)
    return scanned, outline


def _span(
    title: str, grid: Grid, scanned: Scan, terms: Sequence[str]
) -> tuple[Period, Problem | None]:
    """The period that the deadlines tell, and the doubt about it."""
    texts = [paragraph.text for paragraph in (*scanned.before, *grid.paragraphs)]
    if inferred := infer_period(terms, texts, title):
        values = (("start", inferred.start.isoformat()), ("end", inferred.end.isoformat()))
        return inferred, Problem(ProblemCode.PERIOD_INFERRED, None, values)
    return _UNKNOWN_PERIOD, Problem(ProblemCode.PERIOD_MISSING)


def _header(grid: Grid, scanned: Scan, outline: Outline, names: Sequence[str]) -> _Header:
    title = read_title(scanned.before)[0] or next(filter(None, map(name_title, names)), "")
    title = title or read_subject(scanned.before)
    texts = [paragraph.text for paragraph in grid.paragraphs]
    titles = [entry.get(ColumnRole.TITLE) for entry in outline.entries]
    above = [paragraph.text for paragraph in scanned.before]
    municipality = read_municipality(title, [*above, *texts, *titles])
    return _Header(title, municipality, read_glossary(texts, titles))


def _named_period(title: str, scanned: Scan, names: Sequence[str]) -> Period | None:
    """The period in the title, in a line above the table, or in the name of a sheet or the file."""
    named_so = title in map(read_name, names)
    if not named_so and (found := read_period(title)):
        return found
    for distance, paragraph in enumerate(reversed(scanned.before)):
        text = fold(paragraph.text)
        line = _PERIOD_LINE if distance < _NEAR else _PERIOD_OF_WORK
        if line.match(text) and (found := read_period(text)):
            return found
    return next(filter(None, map(name_period, names)), None)


def _since_begun(extra: Schedule | None, schedule: Schedule) -> Schedule | None:
    """Dates of evidence from when the activity itself begins; None where none are left."""
    first = own_first_day(schedule) if schedule.kind is Kind.FIXED else None
    if extra is None or first is None:
        return extra
    left = windows_from(extra.windows, first)
    return replace(extra, windows=left) if left else None


def _activity(
    entry: ActivityRows, schedule: Schedule, period: Period, known: KnownNames
) -> DraftActivity:
    said = {name: reflow(entry.get(ColumnRole(name))) for name in NAMED}
    expected = read_result(said["result"], period)
    return DraftActivity(
        number=entry.number,
        title=reflow(entry.get(ColumnRole.TITLE)),
        section=entry.section,
        term=entry.get(ColumnRole.TERM),
        schedule=schedule,
        responsible=split_parties(entry.get(ColumnRole.PARTY), known),
        evidence=expected.evidence,
        indicators=expected.indicators,
        extra_windows=_since_begun(expected.windows, schedule),
        place=entry.place,
        under=reflow(entry.under),
        heading=entry.heading,
        other_columns=_others(entry),
        **said,
    )


def _others(entry: ActivityRows) -> tuple[tuple[str, str], ...]:
    return tuple((name, reflow(text)) for name, text in entry.other_columns.items() if name)


def _omitted(omission: Omission) -> Problem:
    values = (("count", str(omission.count)), ("text", omission.text))
    return Problem(ProblemCode(omission.reason.value), omission.place, values)


def _doubts(activity: DraftActivity, with_party: bool) -> Iterable[Problem]:
    if activity.heading:
        return
    schedule = activity.schedule
    name = ("name", _name(activity))
    if schedule.kind is Kind.MISSING:
        yield Problem(ProblemCode.TERM_MISSING, activity.place, (name,))
    elif schedule.kind is Kind.UNKNOWN:
        yield Problem(
            ProblemCode.TERM_UNKNOWN, activity.place, (name, ("term", squash(activity.term)))
        )
    elif not schedule.confident:
        yield Problem(
            ProblemCode.TERM_INFERRED, activity.place, (name, ("term", squash(activity.term)))
        )
    if with_party and not activity.responsible:
        yield Problem(ProblemCode.PARTY_MISSING, activity.place, (name,))
    if activity.extra_windows is not None:
        values = (name, ("term", activity.extra_windows.phrase))
        yield Problem(ProblemCode.EXTRA_WINDOWS, activity.place, values)


def _repetitions(activities: Sequence[DraftActivity]) -> Iterable[Problem]:
    rows = Counter(activity.place for activity in activities)
    numbers: set[tuple[str | None, str]] = set()
    titles: dict[tuple[str, str], str] = {}
    for activity in activities:
        place = (activity.section, activity.number)
        # Parts of one row, and the items of a list in a cell, count for themselves.
        counted = activity.number and not activity.under and rows[activity.place] == 1
        if counted and place in numbers:
            yield Problem(ProblemCode.NUMBER_REPEATED, activity.place, (("name", activity.number),))
        numbers.add(place)
        wording = (key(activity.title), key(activity.term))
        if wording[0] and wording in titles:
            values = (("name", _name(activity)), ("other", titles[wording]))
            yield Problem(ProblemCode.TITLE_REPEATED, activity.place, values)
        titles.setdefault(wording, _name(activity))


def _name(activity: DraftActivity) -> str:
    return activity.number or quote(activity.title)


def _parties(activities: Iterable[DraftActivity]) -> tuple[DraftParty, ...]:
    """Every party once, in the order in which they first appear."""
    found: dict[str, DraftParty] = {}
    for activity in activities:
        for party in activity.responsible:
            found.setdefault(key(party.name), party)
    return tuple(found.values())
