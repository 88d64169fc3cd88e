"""A document's Grid → the draft of a plan, with every doubt at its place.

The way: `planning.tables` finds the plan's tables and reads their rows by the meaning of columns,
`planning.outline` puts rows in their places, and this module reads title, period, deadlines,
parties and results out of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from domain.activity_span import own_first_day, windows_from
from domain.column_texts import NAMED
from domain.deadlines import parse
from domain.draft import Draft, DraftActivity, DraftParty, Problem, ProblemCode
from domain.errors import Code, Refusal
from domain.grid import Grid, Place
from domain.planning.column_roles import ColumnRole
from domain.planning.glossary import read_glossary
from domain.planning.month_sections import date_by_sections, order_days, place_in_months
from domain.planning.municipality import read_municipality
from domain.planning.names import name_title
from domain.planning.order_items import with_points
from domain.planning.outline import Outline, arrange
from domain.planning.parties import KnownNames, learn_parties, left_out, split_parties
from domain.planning.plan_period import named_period, told_period
from domain.planning.problems import doubts, name_of, omitted, repetitions
from domain.planning.results import read_result
from domain.planning.row_roles import RowRole
from domain.planning.section_parties import answer_by_sections
from domain.planning.several_plans import part_plans
from domain.planning.subjects import without_span
from domain.planning.subrows import ActivityRows
from domain.planning.tables import Scan, scan
from domain.planning.title import read_subject, read_title
from domain.planning.wording import key, quote, reflow
from domain.schedule import Kind, Period, Schedule
from domain.undated import undate


@dataclass(frozen=True, slots=True)
class _Header:
    """What stands above the plan's table."""

    title: str
    municipality: str | None
    glossary: dict[str, str]


def drafts(grid: Grid, *, period: Period | None = None, name: str = "") -> tuple[Draft, ...]:
    """Every plan of a document, at least one: what has a title and years of its own is a plan.

    Takes and raises what `draft` does.
    """
    read = []
    for part, whole in part_plans(grid):
        found = draft(part, period=period or whole.period, name=name)
        if period is None and whole.period is not None:
            found = replace(found, title=without_span(found.title))
        read.append(found)
    return tuple(read)


def draft(grid: Grid, *, period: Period | None = None, name: str = "") -> Draft:
    """Read a document as one plan. `period` overrides the one that the document names.

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
    named = period or named_period(header.title, scanned, names)
    span, doubt = (named, None) if named else told_period(header.title, grid, scanned, terms)
    place_in_months(outline, span)
    order_days(outline)
    terms = [entry.get(ColumnRole.TERM) for entry in outline.entries]
    dated = doubt is None or doubt.code is not ProblemCode.PERIOD_MISSING
    read = {term: parse(term, span) for term in dict.fromkeys(terms)}
    schedules = read if dated else {term: undate(found) for term, found in read.items()}
    answer_by_sections(outline)
    cells = [entry.get(ColumnRole.PARTY) for entry in outline.entries]
    known = learn_parties(cells, header.glossary)
    with_party = any(layout.has(ColumnRole.PARTY) for layout in scanned.layouts)
    with_party |= any(entry.get(ColumnRole.PARTY) for entry in outline.entries)
    problems = [*map(omitted, grid.omissions), *scanned.problems, *outline.problems]
    problems += [doubt] if doubt else []
    activities = []
    for entry, term in zip(outline.entries, terms, strict=True):
        activity = _activity(entry, schedules[term], span, known)
        if activity.extra_windows and not dated:
            activity = replace(activity, extra_windows=undate(activity.extra_windows))
        activities.append(activity)
        problems.extend(doubts(activity, with_party))
        if lost := left_out(entry.get(ColumnRole.PARTY), activity.responsible):
            values = (("name", name_of(activity)), ("text", quote(lost)))
            problems.append(Problem(ProblemCode.PARTY_LEFT_OUT, activity.place, values))
    if not with_party:
        problems.append(Problem(ProblemCode.PARTY_COLUMN_MISSING))
    problems.extend(repetitions(activities))
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


def _header(grid: Grid, scanned: Scan, outline: Outline, names: Sequence[str]) -> _Header:
    title = read_title(scanned.before)[0] or next(filter(None, map(name_title, names)), "")
    title = title or read_subject(scanned.before)
    texts = [paragraph.text for paragraph in grid.paragraphs]
    titles = [entry.get(ColumnRole.TITLE) for entry in outline.entries]
    above = [paragraph.text for paragraph in scanned.before]
    municipality = read_municipality(title, [*above, *texts, *titles])
    return _Header(title, municipality, read_glossary(texts, titles))


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


def _parties(activities: Iterable[DraftActivity]) -> tuple[DraftParty, ...]:
    """Every party once, in the order in which they first appear."""
    found: dict[str, DraftParty] = {}
    for activity in activities:
        for party in activity.responsible:
            found.setdefault(key(party.name), party)
    return tuple(found.values())
