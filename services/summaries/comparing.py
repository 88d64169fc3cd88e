"""Two answers side by side: the same question twice, each answered as if it were alone."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from domain.comparisons import TIMES, Against, Versus, earlier_day, earlier_span, year_of_plan
from domain.errors import Code, Refusal
from domain.summary import By, SummaryQuery, month_key, month_span, quarter_span, week_span
from domain.wording import fold
from models.roadmaps import Roadmap
from services.summaries import earlier_roadmaps, queries, views
from services.summaries.breakdowns import IN_WORDS, NAMELESS, NO_KEY, TASK_BREAKDOWNS
from services.summaries.figures import Figures
from services.summaries.queries import ResolvedQuery
from services.summaries.views import SummaryLine, SummaryView

YEAR = 366
"""Days of the longest plan that is one year; a longer one is compared with its own year before."""


@dataclass(frozen=True, slots=True)
class ComparedRows:
    """A row of both answers; a side that has no such row is empty."""

    name: str
    key: int | None
    first: Figures
    second: Figures


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is asked about and what it is set beside, row by row in the order of the first."""

    versus: Versus
    first: SummaryView
    second: SummaryView
    pairs: tuple[ComparedRows, ...]


async def compare(
    session: AsyncSession,
    query: SummaryQuery,
    versus: Versus,
    *,
    actor: Actor,
    chat_id: int | None = None,
) -> Comparison:
    """Ask twice. An earlier time is seen as it stood on its own evening, not as it ended.

    Raises Refusal(DENIED) where either question is not allowed, and
    Refusal(NOTHING_TO_COMPARE) where there is no other side, Refusal(EARLIER_NOT_LINKED) where a
    group does not follow it, Refusal(NOT_COMPARED) by documents and indicators.
    """
    one, other = await questions(session, query, versus, actor=actor, chat_id=chat_id)
    first = await views.summarise(session, one, actor=actor, chat_id=chat_id)
    second = await views.summarise(session, other, actor=actor, chat_id=chat_id)
    return Comparison(versus, first, second, tuple(_pairs(first, second)))


async def times_before(
    session: AsyncSession, query: SummaryQuery, *, actor: Actor, chat_id: int | None = None
) -> list[Against]:
    """The earlier times that have another side, the nearest first."""
    found = []
    for against in reversed(TIMES):
        try:
            await questions(session, query, Versus(against), actor=actor, chat_id=chat_id)
        except Refusal as refusal:
            if refusal.code not in (Code.NOTHING_TO_COMPARE, Code.EARLIER_NOT_LINKED):
                raise
        else:
            found.append(against)
    return found


async def of_each(
    session: AsyncSession,
    query: SummaryQuery,
    versus: Versus,
    *,
    actor: Actor,
    chat_id: int | None = None,
) -> list[tuple[str, SummaryQuery]]:
    """Of several roadmaps that cannot be compared together those that can alone, each with its
    title; none where one is asked about, or what only one has.
    """
    resolved = await queries.resolve(session, query, actor=actor, chat_id=chat_id)
    if len(resolved.roadmaps) == 1 or query.section_id is not None or query.activity_id is not None:
        return []
    found = []
    for roadmap in resolved.roadmaps:
        by = By.SECTION if query.by is By.ROADMAP else query.by
        one = replace(query, by=by, roadmap_id=roadmap.id, others=(), every=False)
        with suppress(Refusal):
            await questions(session, one, versus, actor=actor, chat_id=chat_id)
            found.append((roadmap.short_title, one))
    return found


async def questions(
    session: AsyncSession,
    query: SummaryQuery,
    versus: Versus,
    *,
    actor: Actor,
    chat_id: int | None = None,
) -> tuple[SummaryQuery, SummaryQuery]:
    """The two questions of a comparison; both can be asked by themselves."""
    if query.by in (By.EVIDENCE, By.INDICATOR):
        raise Refusal(Code.NOT_COMPARED)
    if query.by not in TASK_BREAKDOWNS:
        query = replace(query, by=By.SECTION)
    resolved = await queries.resolve(session, query, actor=actor, chat_id=chat_id)
    query = resolved.info.query
    if versus.against is Against.SCHOOL:
        return _of_schools(query, versus.id)
    if versus.against is Against.ROADMAP:
        first, second = await _of_roadmaps(session, query, versus.id)
    else:
        first, second = await _between_times(session, resolved, versus.against, chat_id)
    # Of the other side a group may be shown less: it is asked about without a breakdown.
    bare = replace(second, by=By.NOTHING)
    then = await queries.resolve(session, bare, actor=actor, chat_id=chat_id)
    if versus.against in TIMES and then.info.is_before:
        raise Refusal(Code.NOTHING_TO_COMPARE)
    if first.by not in NAMELESS and (resolved.info.is_nameless or then.info.is_nameless):
        return replace(first, by=By.MONTH), replace(second, by=By.MONTH)
    return first, second


def _of_schools(query: SummaryQuery, other: int) -> tuple[SummaryQuery, SummaryQuery]:
    if query.organisation_id in (None, other):
        raise Refusal(Code.NOTHING_TO_COMPARE)
    if query.by is By.ORGANISATION:
        query = replace(query, by=By.SECTION)
    return query, replace(query, organisation_id=other)


async def _of_roadmaps(
    session: AsyncSession, query: SummaryQuery, other: int
) -> tuple[SummaryQuery, SummaryQuery]:
    if other == query.roadmap_id or query.activity_id is not None:
        raise Refusal(Code.NOTHING_TO_COMPARE)
    by = By.ORGANISATION if query.by in (By.SECTION, By.ROADMAP) else query.by
    first = replace(query, by=by, others=(), every=False)
    section = await earlier_roadmaps.section_like(
        session, query.section_id, {query.roadmap_id: other}
    )
    return first, replace(first, roadmap_id=other, section_id=section)


def _spanned(resolved: ResolvedQuery, against: Against) -> SummaryQuery:
    """The question with the bounds that «этот квартал» means where none were named."""
    query, on = resolved.info.query, resolved.info.on
    if query.start is not None or query.end is not None:
        return query
    if against is Against.QUARTER:
        start, end = quarter_span(on)
    elif against is Against.MONTH:
        start, end = month_span(month_key(on))
    elif against is Against.WEEK:
        start, end = week_span(on)
    elif _is_of_years(resolved.roadmaps[0]):
        start, end = year_of_plan(resolved.roadmaps[0].period_start, on)
    else:
        return query
    return replace(query, start=start, end=end)


def _is_of_years(roadmap: Roadmap) -> bool:
    return (roadmap.period_end - roadmap.period_start).days > YEAR


async def _between_times(
    session: AsyncSession, resolved: ResolvedQuery, against: Against, chat_id: int | None
) -> tuple[SummaryQuery, SummaryQuery]:
    query, roadmaps = _spanned(resolved, against), resolved.roadmaps
    day = earlier_day(resolved.info.on, against)
    then = await earlier_roadmaps.of_then(session, roadmaps, day, chat_id)
    if query.section_id is None and query.activity_id is None:
        gone = earlier_roadmaps.overtaken(roadmaps, then, resolved.info.on)
        then = {id_: before for id_, before in then.items() if id_ not in gone}
        query = _of_these(query, list(then)) if gone else query
    is_same = all(id_ == before for id_, before in then.items())
    if query.activity_id is not None and not is_same:
        raise Refusal(Code.NOTHING_TO_COMPARE)
    start, end = earlier_span(query.start, query.end, against)
    earlier = query if is_same else _of_these(query, list(dict.fromkeys(then.values())))
    section_id = await earlier_roadmaps.section_like(session, query.section_id, then)
    return query, replace(earlier, section_id=section_id, start=start, end=end, day=day)


def _of_these(query: SummaryQuery, ids: list[int]) -> SummaryQuery:
    return replace(query, roadmap_id=ids[0], others=tuple(ids[1:]), every=False)


def _pairs(first: SummaryView, second: SummaryView) -> list[ComparedRows]:
    """Rows of the first in their order, then those that only the second has."""
    place = _Place(first, second)
    others = dict(place.all_of(second))
    found: list[ComparedRows] = []
    for key, line in place.all_of(first):
        same = others.pop(key, None)
        found.append(
            ComparedRows(line.name, line.key, line.figures, same.figures if same else Figures())
        )
    rest = [ComparedRows(line.name, line.key, Figures(), line.figures) for line in others.values()]
    if first.by is By.MONTH:
        # Those of the second stand among the others; what has no deadline comes last.
        return sorted(found + rest, key=lambda pair: (pair.key == NO_KEY, pair.key or 0))
    return found + rest


class _Place:
    """What makes two rows one: ids within a plan, of schools and of what is the same in all plans,
    names between plans, and the distance of a month from that of the evening between times.
    """

    def __init__(self, first: SummaryView, second: SummaryView) -> None:
        one, other = first.info.query, second.info.query
        of_one, of_other = ((each.roadmap_id, each.others, each.every) for each in (one, other))
        self._same_plan = of_one == of_other

    def all_of(self, view: SummaryView) -> Iterator[tuple[tuple[object, ...], SummaryLine]]:
        """The rows of a view; of several with one name each stands for itself."""
        seen: Counter[tuple[object, ...]] = Counter()
        for line in view.lines:
            place = self._of(line, view)
            yield (*place, seen[place]), line
            seen[place] += 1

    def _of(self, line: SummaryLine, view: SummaryView) -> tuple[object, ...]:
        by = view.by
        if line.key is None or line.key == NO_KEY:
            return ("without",)
        if by is By.MONTH:
            on = view.info.on
            months = (line.key // 100 - on.year) * 12 + line.key % 100 - on.month
            return ("month", months)
        if by is By.ORGANISATION or by in IN_WORDS or self._same_plan:
            return ("key", line.key)
        # A row of several roadmaps bears the title of its own, and with it a year.
        titled = by is By.ROADMAP or (by is By.SECTION and view.info.is_of_several)
        return ("name", earlier_roadmaps.without_year(line.name) if titled else fold(line.name))
