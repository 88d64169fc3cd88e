"""What a summary can be broken down by: one entry a breakdown, read by everything that needs it.

A new one is a member of `domain.summary.By` with the words that ask for it, an entry here with its
figures and names, and its texts (`summary-by-…`, `summary-column-…`, `summary-without-…`). Buttons,
words, lists, pictures and files take it from these.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from domain.summary import By, month_key, month_span
from domain.wording import fold
from models.roadmaps import Activity, ActivityParty, EvidenceSlot, Indicator, Party, Roadmap
from services.summaries import figures, row_counts, row_names, tallies
from services.summaries.figures import Before
from services.summaries.row_counts import Counting, Counts
from services.summaries.row_names import Names
from services.summaries.task_conditions import NO_SECTION, TaskFilter

NO_KEY = -1
"""As the key of a row: what has no section, no deadline."""

Naming = Callable[[AsyncSession, TaskFilter, Iterable[int]], Awaitable[Names]]
Narrowing = Callable[[AsyncSession, TaskFilter, int], Awaitable[TaskFilter]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown:
    """One way to break figures down.

    `code` stands for it in buttons that live for weeks: it is never changed. `counted` gives the
    figures of the rows, None where they are no figures of tasks. `names` gives the rows in their
    order with names, those of keys that a filter can have; None where the locale names them
    (`summary-row-…`), in the order of their keys. `narrowed` gives the filter of the tasks of
    one row. `is_present`: the plan as it is today tells what belongs to a row, also on a past
    evening.
    `is_nameless`: its rows name no school and nobody who is responsible.
    """

    code: str
    counted: Counting | None = None
    names: Naming | None
    narrowed: Narrowing
    is_present: bool = False
    is_nameless: bool = False


async def of_row(session: AsyncSession, scope: TaskFilter, by: By, key: int | None) -> TaskFilter:
    """The filter of the tasks of a row; of all rows for None."""
    if key is None or by is By.NOTHING:
        return scope
    return await BREAKDOWNS[by].narrowed(session, scope, key)


async def named(session: AsyncSession, scope: TaskFilter, by: By, keys: Iterable[int]) -> Names:
    """Rows in their order with their names, "" where the locale has them."""
    names = BREAKDOWNS[by].names
    return (
        [(key, "") for key in sorted(keys)] if names is None else await names(session, scope, keys)
    )


def both(first: tuple[int, ...] | None, second: tuple[int, ...] | None) -> tuple[int, ...] | None:
    """The ids that two limits leave, None for no limit."""
    if first is None or second is None:
        return second if first is None else first
    return tuple(each for each in first if each in second)


def _in_table(
    id_: InstrumentedAttribute[int],
    name: InstrumentedAttribute[str],
    *order: ColumnElement[object] | InstrumentedAttribute[object],
) -> Naming:
    """Rows that are rows of a table, with their names there."""

    async def names(session: AsyncSession, _: TaskFilter, keys: Iterable[int]) -> Names:
        found = await session.execute(select(id_, name).where(id_.in_(list(keys))).order_by(*order))
        return [(key, said) for key, said in found]

    return names


def _of_activities(
    activity_id: InstrumentedAttribute[int], row: InstrumentedAttribute[int]
) -> Narrowing:
    """Rows of which a table says what activities they have."""

    async def narrowed(session: AsyncSession, scope: TaskFilter, key: int) -> TaskFilter:
        own = tuple(await session.scalars(select(activity_id).where(row == key)))
        return replace(scope, activity_ids=both(scope.activity_ids, own))

    return narrowed


async def _sections(session: AsyncSession, scope: TaskFilter, keys: Iterable[int]) -> Names:
    return await row_names.of_sections(session, scope.roadmap_ids or ())


async def _in_section(session: AsyncSession, scope: TaskFilter, key: int) -> TaskFilter:
    wanted = NO_SECTION if key == NO_KEY else key
    if scope.section_id not in (None, wanted):
        return replace(scope, activity_ids=())
    return replace(scope, section_id=wanted)


async def _by_organisation(
    session: AsyncSession, scope: TaskFilter, before: Before | None
) -> Counts:
    schools = await row_counts.by_school(session, scope, before)
    return Counts.of(schools, schools)


async def _organisations(session: AsyncSession, scope: TaskFilter, keys: Iterable[int]) -> Names:
    return await row_names.of_organisations(session, keys)


async def _in_organisation(session: AsyncSession, scope: TaskFilter, key: int) -> TaskFilter:
    return replace(scope, organisation_ids=both(scope.organisation_ids, (key,)))


async def _in_roadmap(session: AsyncSession, scope: TaskFilter, key: int) -> TaskFilter:
    return replace(scope, roadmap_ids=both(scope.roadmap_ids, (key,)))


async def _by_month(session: AsyncSession, scope: TaskFilter, before: Before | None) -> Counts:
    days, schools = await row_counts.by_day(session, scope, before)
    months = ((month_key(day) if day else None, each) for day, each in days.items())
    return Counts.of(row_counts.summed(months), schools)


async def _in_month(session: AsyncSession, scope: TaskFilter, key: int) -> TaskFilter:
    if key == NO_KEY:
        return replace(scope, undated=True)
    try:
        first, last = month_span(key)
    except ValueError:
        # A forged number is of no month.
        return replace(scope, activity_ids=())
    # The month of a quarter, or nothing of another one.
    start, end = max(scope.due_from or first, first), min(scope.due_to or last, last)
    return replace(scope, due_from=start, due_to=end)


async def _by_party(session: AsyncSession, scope: TaskFilter, before: Before | None) -> Counts:
    """A task of two counts for both, one of none for nobody."""
    activities, overdue = await tallies.by_activity(session, scope, before)
    own = select(ActivityParty.party_id, ActivityParty.activity_id)
    if scope.roadmap_ids is not None:
        own = own.join(Activity, Activity.id == ActivityParty.activity_id).where(
            Activity.roadmap_id.in_(scope.roadmap_ids)
        )
    named = await session.execute(own)
    parties = ((party, activities[key]) for party, key in named if key in activities)
    return Counts(row_counts.summed(parties), figures.total(activities.values()), overdue)


async def _slots(session: AsyncSession, scope: TaskFilter, keys: Iterable[int]) -> Names:
    several = len(scope.roadmap_ids or ()) > 1
    found = await session.execute(
        select(EvidenceSlot.id, EvidenceSlot.name, Roadmap.short_title)
        .join(Activity, Activity.id == EvidenceSlot.activity_id)
        .join(Roadmap, Roadmap.id == Activity.roadmap_id)
        .where(EvidenceSlot.id.in_(list(keys)))
    )
    return [
        (id_, row_names.with_roadmap(name, title if several else "")) for id_, name, title in found
    ]


async def _with_document(session: AsyncSession, scope: TaskFilter, key: int) -> TaskFilter:
    """The activities of its roadmap that ask for a document of the same name as this one."""
    rows = await session.execute(
        select(EvidenceSlot.id, EvidenceSlot.activity_id, EvidenceSlot.name, Activity.roadmap_id)
        .join(Activity, Activity.id == EvidenceSlot.activity_id)
        .where(Activity.roadmap_id.in_(scope.roadmap_ids or ()))
    )
    slots = rows.all()
    named = {(of, fold(name)) for id_, _, name, of in slots if id_ == key}
    asking = {activity_id for _, activity_id, name, of in slots if (of, fold(name)) in named}
    return replace(scope, activity_ids=both(scope.activity_ids, tuple(asking)))


BREAKDOWNS: Mapping[By, Breakdown] = {
    By.SECTION: Breakdown(
        code="s",
        counted=row_counts.by_section,
        names=_sections,
        narrowed=_in_section,
        is_nameless=True,
    ),
    By.ORGANISATION: Breakdown(
        code="o",
        counted=_by_organisation,
        names=_organisations,
        narrowed=_in_organisation,
    ),
    By.MONTH: Breakdown(
        code="m",
        counted=_by_month,
        names=None,
        narrowed=_in_month,
        is_nameless=True,
    ),
    By.PARTY: Breakdown(
        code="p",
        counted=_by_party,
        names=_in_table(Party.id, Party.name, Party.name),
        narrowed=_of_activities(ActivityParty.activity_id, ActivityParty.party_id),
        is_present=True,
    ),
    By.EVIDENCE: Breakdown(code="e", names=_slots, narrowed=_with_document, is_present=True),
    By.INDICATOR: Breakdown(
        code="i",
        names=_in_table(Indicator.id, Indicator.text),
        narrowed=_of_activities(Indicator.activity_id, Indicator.id),
        is_present=True,
    ),
    By.ROADMAP: Breakdown(
        code="r",
        counted=row_counts.by_roadmap,
        names=_in_table(Roadmap.id, Roadmap.short_title, Roadmap.period_start, Roadmap.id),
        narrowed=_in_roadmap,
        is_nameless=True,
    ),
}
"""In the order in which buttons offer them."""

TASK_BREAKDOWNS = tuple(by for by, entry in BREAKDOWNS.items() if entry.counted is not None)
"""The breakdowns whose rows are figures of tasks."""

IN_WORDS = frozenset(by for by, entry in BREAKDOWNS.items() if entry.names is None)
"""Breakdowns whose rows the locale names."""

NAMELESS = frozenset({By.NOTHING, *(by for by, entry in BREAKDOWNS.items() if entry.is_nameless)})
"""Breakdowns that a group may see which is shown figures only."""
