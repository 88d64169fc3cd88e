"""Several plans in one file, each below a title of its own that names its years.

The sheets of a workbook are bound together like papers in a folder: one is a plan of its own where
its title speaks of something else than those before it, or of other years. A text is read from
top to bottom, and what it adds (appendices, events) belongs to it: only a title of other years
begins another plan there. All the rest belongs to the plan before it: parts by their names, the
months of a year, lists of telephones.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from domain.grid import Block, Grid, GridTable, Paragraph
from domain.planning.names import name_title
from domain.planning.outline import arrange
from domain.planning.plan_period import named_period
from domain.planning.subjects import is_same_subject
from domain.planning.tables import scan
from domain.planning.title import names_plan, read_title
from domain.schedule import Period

_YEAR = timedelta(days=366)
_SCHOOL_YEAR_BEGINS = 8


@dataclass(frozen=True, slots=True)
class PlanTitle:
    """The title and the years that a part of a file gives itself."""

    title: str
    period: Period


@dataclass(slots=True)
class PlanParts:
    """What of a file is one plan, in the order of the file.

    `period` is the span of all its titles where it is longer than that of the first one.
    """

    blocks: list[Block] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)
    titles: list[PlanTitle] = field(default_factory=list)

    @property
    def period(self) -> Period | None:
        periods = [each.period for each in self.titles]
        whole = _whole(periods) if periods else None
        return None if whole is None or _within(whole, periods[0]) else whole

    def takes(self, found: PlanTitle, sheet: str | None) -> bool:
        """Whether what has a title goes on with this plan; `sheet` where it is one."""
        return all(
            (sheet is None or is_same_subject(each.title, found.title))
            and _go_together(each.period, found.period)
            for each in self.titles
        )


def part_plans(grid: Grid) -> list[tuple[Grid, PlanParts]]:
    """Every plan of a file with its own part of the grid; mostly one, with all of it."""
    parts = list(_parts(grid))
    if len(parts) < 2:
        return [(grid, PlanParts())]
    plans: list[PlanParts] = []
    for sheet, blocks in parts:
        found = _title_of(sheet, blocks, grid)
        plan = _plan_of(found, sheet, plans)
        if plan is None:
            plan = PlanParts()
            plans.append(plan)
        plan.blocks += blocks
        plan.sheets += [sheet] if sheet is not None else []
        plan.titles += [found] if found is not None else []
    if len(plans) < 2:
        return [(grid, plans[0])]
    return [(_grid_of(plan, grid, plan is plans[0]), plan) for plan in plans]


def _parts(grid: Grid) -> Iterator[tuple[str | None, list[Block]]]:
    """The sheets of a workbook; of a text, what begins with titles of plans above a table."""
    if len(grid.sheets) > 1:
        for sheet in grid.sheets:
            yield sheet, [block for block in grid.blocks if _sheet_of(block) == sheet]
        return
    part: list[Block] = []
    loose: list[Block] = []
    for block in grid.blocks:
        if isinstance(block, Paragraph):
            loose.append(block)
            continue
        titled = any(isinstance(each, Paragraph) and names_plan(each.text) for each in loose)
        if titled and any(isinstance(each, GridTable) for each in part):
            yield None, part
            part = []
        part += [*loose, block]
        loose = []
    yield None, [*part, *loose]


def _title_of(sheet: str | None, blocks: Sequence[Block], grid: Grid) -> PlanTitle | None:
    """The title with years of a part that holds a plan."""
    sheets = () if sheet is None else (sheet,)
    scanned = scan(replace(grid, blocks=tuple(blocks), sheets=sheets))
    if all(layout.guessed for layout in scanned.layouts) or not arrange(scanned.lines).entries:
        return None
    title = read_title(scanned.before)[0] or next(filter(None, map(name_title, sheets)), "")
    period = named_period(title, scanned, sheets) if title else None
    return PlanTitle(title, period) if period else None


def _plan_of(
    found: PlanTitle | None, sheet: str | None, plans: Sequence[PlanParts]
) -> PlanParts | None:
    """The plan that a part belongs to; None where it begins one."""
    if not plans:
        return None
    # What stands before the first title belongs to that plan.
    if found is None or not plans[-1].titles:
        return plans[-1]
    return next((plan for plan in plans if plan.takes(found, sheet)), None)


def _grid_of(plan: PlanParts, grid: Grid, first: bool) -> Grid:
    """A plan's part of a grid; what a reader left out goes with its sheet, else with the first."""
    omissions = tuple(
        each
        for each in grid.omissions
        if each.place.sheet in plan.sheets or (first and each.place.sheet not in grid.sheets)
    )
    return Grid(tuple(plan.blocks), tuple(plan.sheets), omissions)


def _sheet_of(block: Block) -> str | None:
    return block.sheet if isinstance(block, GridTable) else block.place.sheet


def _within(inner: Period, outer: Period) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _whole(periods: Sequence[Period]) -> Period:
    start, end = min(each.start for each in periods), max(each.end for each in periods)
    school = any(each.year_start != 1 for each in periods)
    school = school or (start.year < end.year and start.month >= _SCHOOL_YEAR_BEGINS)
    return Period(start, end, 9 if school else 1)


def _go_together(one: Period, other: Period) -> bool:
    """Whether two spans are of one plan: one inside the other, or both of one year."""
    if _within(one, other) or _within(other, one):
        return True
    whole = _whole([one, other])
    return whole.end - whole.start < _YEAR
