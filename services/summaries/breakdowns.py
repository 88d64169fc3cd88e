"""What a summary can be broken down by: one entry a breakdown, read by everything that needs it.

A new one is an entry here, a member of `domain.summary.By` and its texts. Buttons, words, lists,
pictures and files take it from the table.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import String, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncSession

from domain.summary import By, month_span
from domain.wording import fold
from models.people import Organisation
from models.roadmaps import (
    Activity,
    ActivityParty,
    EvidenceSlot,
    Indicator,
    Party,
    Roadmap,
    Section,
)
from services.core.organisation_names import in_order
from services.summaries import row_counts
from services.summaries.row_counts import Counts
from services.summaries.task_conditions import NO_SECTION, TaskFilter

NO_KEY = -1
"""As the key of a row: what has no section, no deadline."""

Names = list[tuple[int, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown:
    """One way to break figures down.

    `code` stands for it in buttons that live for weeks: it is never changed. `counted` gives the
    figures of the rows, None where they are no figures of tasks. `names` gives the rows in their
    order with names, those of keys that a filter can have; `behind` narrows a filter to one row.
    `is_present`: the plan as it is today tells what belongs to a row, also on a past evening.
    `is_nameless`: its rows name no school and nobody who is responsible.
    """

    code: str
    counted: Callable[[AsyncSession, TaskFilter], Awaitable[Counts]] | None = None
    names: Callable[[AsyncSession, TaskFilter, Iterable[int]], Awaitable[Names]]
    behind: Callable[[AsyncSession, TaskFilter, int], Awaitable[TaskFilter]]
    is_present: bool = False
    is_nameless: bool = False


async def behind_row(
    session: AsyncSession, scope: TaskFilter, by: By, key: int | None
) -> TaskFilter:
    """The filter of the tasks behind a row; of all rows for None."""
    return (
        scope
        if key is None or by is By.NOTHING
        else await BREAKDOWNS[by].behind(session, scope, key)
    )


def both(first: tuple[int, ...] | None, second: tuple[int, ...] | None) -> tuple[int, ...] | None:
    """The ids that two limits leave, None for no limit."""
    if first is None or second is None:
        return second if first is None else first
    return tuple(each for each in first if each in second)


async def organisation_names(session: AsyncSession, ids: Iterable[int]) -> Names:
    """Ids with names, in the order of every list."""
    found = await session.execute(
        select(
            Organisation.id, Organisation.name, type_coerce(Organisation.kind, String).label("kind")
        ).where(Organisation.id.in_(list(ids)))
    )
    ordered = in_order(found.all(), lambda row: (row.kind, row.name))
    return [(row.id, row.name) for row in ordered]


def of_roadmap(name: str, title: str) -> str:
    """The name of a row beside those of other roadmaps."""
    return f"{name} · {title}" if title else name


async def section_names(session: AsyncSession, roadmap_ids: Iterable[int]) -> Names:
    """The sections of roadmaps in the order of the plans; of several each with its roadmap."""
    ids = list(roadmap_ids)
    rows = await session.execute(
        select(Section.id, Section.number, Section.title, Roadmap.short_title)
        .join(Roadmap, Roadmap.id == Section.roadmap_id)
        .where(Section.roadmap_id.in_(ids))
        .order_by(Section.roadmap_id, Section.position)
    )
    return [
        (id_, of_roadmap(f"{number or ''} {title}".strip(), of if len(ids) > 1 else ""))
        for id_, number, title, of in rows
    ]


async def _sections(session: AsyncSession, scope: TaskFilter, keys: Iterable[int]) -> Names:
    return await section_names(session, scope.roadmap_ids or ())


async def _organisations(session: AsyncSession, scope: TaskFilter, keys: Iterable[int]) -> Names:
    return await organisation_names(session, keys)


async def _roadmaps(session: AsyncSession, scope: TaskFilter, keys: Iterable[int]) -> Names:
    found = await session.execute(
        select(Roadmap.id, Roadmap.short_title)
        .where(Roadmap.id.in_(list(keys)))
        .order_by(Roadmap.period_start, Roadmap.id)
    )
    return list(found.all())


async def _parties(session: AsyncSession, scope: TaskFilter, keys: Iterable[int]) -> Names:
    found = await session.execute(
        select(Party.id, Party.name).where(Party.id.in_(list(keys))).order_by(Party.name)
    )
    return list(found.all())


async def _slots(session: AsyncSession, scope: TaskFilter, keys: Iterable[int]) -> Names:
    several = len(scope.roadmap_ids or ()) > 1
    found = await session.execute(
        select(EvidenceSlot.id, EvidenceSlot.name, Roadmap.short_title)
        .join(Activity, Activity.id == EvidenceSlot.activity_id)
        .join(Roadmap, Roadmap.id == Activity.roadmap_id)
        .where(EvidenceSlot.id.in_(list(keys)))
    )
    return [(id_, of_roadmap(name, title if several else "")) for id_, name, title in found]


async def _indicators(session: AsyncSession, scope: TaskFilter, keys: Iterable[int]) -> Names:
    found = await session.execute(
        select(Indicator.id, Indicator.text).where(Indicator.id.in_(list(keys)))
    )
    return list(found.all())


async def _months(session: AsyncSession, scope: TaskFilter, keys: Iterable[int]) -> Names:
    # The face says a month in the words of the locale.
    return [(key, "") for key in sorted(keys)]


async def _in_section(session: AsyncSession, scope: TaskFilter, key: int) -> TaskFilter:
    wanted = NO_SECTION if key == NO_KEY else key
    if scope.section_id not in (None, wanted):
        return replace(scope, activity_ids=())
    return replace(scope, section_id=wanted)


async def _in_organisation(session: AsyncSession, scope: TaskFilter, key: int) -> TaskFilter:
    return replace(scope, organisation_ids=both(scope.organisation_ids, (key,)))


async def _in_roadmap(session: AsyncSession, scope: TaskFilter, key: int) -> TaskFilter:
    return replace(scope, roadmap_ids=both(scope.roadmap_ids, (key,)))


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


async def _of_party(session: AsyncSession, scope: TaskFilter, key: int) -> TaskFilter:
    own = select(ActivityParty.activity_id).where(ActivityParty.party_id == key)
    return replace(scope, activity_ids=both(scope.activity_ids, tuple(await session.scalars(own))))


async def _with_indicator(session: AsyncSession, scope: TaskFilter, key: int) -> TaskFilter:
    own = select(Indicator.activity_id).where(Indicator.id == key)
    return replace(scope, activity_ids=both(scope.activity_ids, tuple(await session.scalars(own))))


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
        behind=_in_section,
        is_nameless=True,
    ),
    By.ORGANISATION: Breakdown(
        code="o",
        counted=row_counts.by_organisation,
        names=_organisations,
        behind=_in_organisation,
    ),
    By.MONTH: Breakdown(
        code="m",
        counted=row_counts.by_month,
        names=_months,
        behind=_in_month,
        is_nameless=True,
    ),
    By.PARTY: Breakdown(
        code="p",
        counted=row_counts.by_party,
        names=_parties,
        behind=_of_party,
        is_present=True,
    ),
    By.EVIDENCE: Breakdown(code="e", names=_slots, behind=_with_document, is_present=True),
    By.INDICATOR: Breakdown(code="i", names=_indicators, behind=_with_indicator, is_present=True),
    By.ROADMAP: Breakdown(
        code="r",
        counted=row_counts.by_roadmap,
        names=_roadmaps,
        behind=_in_roadmap,
        is_nameless=True,
    ),
}
"""In the order in which buttons offer them."""

TASK_BREAKDOWNS = tuple(by for by, entry in BREAKDOWNS.items() if entry.counted is not None)
"""The breakdowns whose rows are figures of tasks."""

NAMELESS = frozenset({By.NOTHING, *(by for by, entry in BREAKDOWNS.items() if entry.is_nameless)})
"""Breakdowns that a group may see which is shown figures only."""
