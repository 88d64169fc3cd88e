"""Summaries: figures with names, their change over a week, from one state of the database."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from domain.summary import By, SummaryQuery
from models.enums import RoadmapStatus
from models.people import Municipality, Organisation, OrganisationGroup
from models.roadmaps import EvidenceSlot, Indicator, Party, Roadmap, RoadmapChat, Section
from services.core.organisation_names import by_number
from services.summaries import figures, queries, snapshots
from services.summaries.figures import Change, Figures, SectionOrganisationCell
from services.summaries.queries import WITHOUT, QueryInfo, ResolvedQuery
from services.summaries.task_conditions import NOWHERE

BEHIND = 2
KEPT = (By.SECTION, By.ORGANISATION)
"""What a past evening can be broken down by."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A roadmap that can be summed up."""

    roadmap_id: int
    title: str
    municipality: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row. `key` is the id behind it (a month as year·100+month), None for «без раздела»."""

    key: int | None
    name: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class SummaryView:
    """A summary at one moment. `lines` keep the order of the plan; `behind` are the worst.

    `change` is None for an evening in the past.
    """

    info: QueryInfo
    lines: tuple[Line, ...]
    total: Figures
    change: Change | None
    behind: tuple[Line, ...]

    @property
    def by(self) -> By:
        return self.info.query.by


@dataclass(frozen=True, slots=True)
class Narrowing:
    """By what a summary can be narrowed: ids with names."""

    sections: tuple[tuple[int, str], ...]
    groups: tuple[tuple[int, str], ...]


async def choices(
    session: AsyncSession, *, actor: Actor, chat_id: int | None = None
) -> list[Choice]:
    """The roadmaps that the actor, or the group `chat_id`, may sum up; those in force first."""
    statement = (
        select(Roadmap.id, Roadmap.short_title, Municipality.name)
        .join(Municipality, Municipality.id == Roadmap.municipality_id)
        .where(Roadmap.status.in_((RoadmapStatus.ACTIVE, RoadmapStatus.FINISHED)))
        .order_by(Roadmap.status, Roadmap.period_start.desc(), Roadmap.id.desc())
    )
    if chat_id is not None:
        linked = select(RoadmapChat.roadmap_id).where(RoadmapChat.chat_id == chat_id)
        statement = statement.where(Roadmap.id.in_(linked))
    elif not actor.is_administrator:
        ids = {held.municipality_id for held in actor.current()}
        statement = statement.where(Roadmap.municipality_id.in_(ids))
    return [Choice(*row) for row in await session.execute(statement)]


async def summarise(
    session: AsyncSession, query: SummaryQuery, *, actor: Actor, chat_id: int | None = None
) -> SummaryView:
    """A roadmap by sections, organisations, parties or months; see `queries.settle`.

    An evening in the past is the latest that was kept up to that day, or has no lines at all.
    """
    resolved = await queries.settle(session, query, actor=actor, chat_id=chat_id)
    return await view_of(session, queries.divided(resolved))


async def view_of(session: AsyncSession, resolved: ResolvedQuery) -> SummaryView:
    """The same for a question that was allowed already."""
    if resolved.info.query.day is not None:
        return await _past(session, resolved)
    scope, today, by = resolved.scope, resolved.info.today, resolved.info.query.by
    cells = await figures.cells(session, scope, today)
    counted = _by_key(cells, by) if by in KEPT else await figures.count(session, scope, by, today)
    overdue = sum(cell.figures.overdue for cell in cells)
    change = Change(
        sum(cell.done_lately for cell in cells),
        overdue - sum(cell.overdue_then for cell in cells),
    )
    return await _view(session, resolved, counted, cells, change)


async def posted(
    session: AsyncSession, roadmap_id: int, chat_id: int, now: datetime
) -> SummaryView:
    """The summary that is posted to a linked group by schedule.

    The right is the group's: Refusal(DENIED) where the roadmap is not linked to it any more.
    """
    nobody = Actor(0, (), now)
    return await summarise(session, SummaryQuery(roadmap_id), actor=nobody, chat_id=chat_id)


async def narrowing(
    session: AsyncSession, query: SummaryQuery, *, actor: Actor, chat_id: int | None = None
) -> Narrowing:
    """The sections of the roadmap and the groups of its municipality."""
    resolved = await queries.settle(session, query, actor=actor, chat_id=chat_id)
    sections = await session.execute(
        select(Section.id, Section.number, Section.title)
        .where(Section.roadmap_id == resolved.roadmap.id)
        .order_by(Section.position)
    )
    groups = await session.execute(
        select(OrganisationGroup.id, OrganisationGroup.name)
        .where(OrganisationGroup.municipality_id == resolved.roadmap.municipality_id)
        .order_by(OrganisationGroup.name)
    )
    return Narrowing(
        tuple((id_, f"{number or ''} {title}".strip()) for id_, number, title in sections),
        tuple(groups.all()),
    )


async def _past(session: AsyncSession, resolved: ResolvedQuery) -> SummaryView:
    query, scope = resolved.info.query, resolved.scope
    assert query.day is not None
    day = await snapshots.nearest(session, query.roadmap_id, query.day)
    kept = await snapshots.figures_on(session, query.roadmap_id, day) if day else None
    if day is not None:
        taken_at = resolved.info.taken_at.replace(year=day.year, month=day.month, day=day.day)
        resolved = replace(resolved, info=replace(resolved.info, taken_at=taken_at))
    within, section = scope.organisation_ids, scope.section_id
    cells = [
        cell
        for cell in kept or ()
        if (within is None or cell.organisation_id in within)
        and section in (None, cell.section_id or NOWHERE)
    ]
    return await _view(session, resolved, _by_key(cells, query.by), cells, None)


def _by_key(cells: Iterable[SectionOrganisationCell], by: By) -> dict[int | None, Figures]:
    """The sums by section, otherwise by organisation."""
    found: dict[int | None, list[Figures]] = defaultdict(list)
    for cell in cells:
        key = cell.section_id if by is By.SECTION else cell.organisation_id
        found[key].append(cell.figures)
    return {key: figures.total(parts) for key, parts in found.items()}


async def _view(
    session: AsyncSession,
    resolved: ResolvedQuery,
    counted: dict[int | None, Figures],
    cells: Sequence[SectionOrganisationCell],
    change: Change | None,
) -> SummaryView:
    schools = _by_key(cells, By.ORGANISATION)
    worst = sorted(
        (key for key in schools if schools[key].overdue), key=lambda key: -schools[key].overdue
    )
    behind = {key: schools[key] for key in worst}
    by = resolved.info.query.by
    named = await _named(session, resolved.roadmap.id, by, counted)
    if by is By.ORGANISATION:
        late = [line for line in named if line.figures.overdue]
    else:
        # Names are needed of the worst only, but those who are level come in the order of names.
        limit = behind[worst[BEHIND - 1]].overdue if len(worst) > BEHIND else 1
        near = {key: found for key, found in behind.items() if found.overdue >= limit}
        late = await _named(session, resolved.roadmap.id, By.ORGANISATION, near)
    late.sort(key=lambda line: -line.figures.overdue)
    return SummaryView(
        resolved.info, tuple(named), figures.total(schools.values()), change, tuple(late[:BEHIND])
    )


async def _named(
    session: AsyncSession, roadmap_id: int, by: By, counted: dict[int | None, Figures]
) -> list[Line]:
    """Lines in the order of the plan, with the names of what they count."""
    keys = [key for key in counted if key is not None]
    names: Iterable[tuple[int, str]]
    if by is By.SECTION:
        rows = await session.execute(
            select(Section.id, Section.number, Section.title)
            .where(Section.roadmap_id == roadmap_id)
            .order_by(Section.position)
        )
        names = [(id_, f"{number or ''} {title}".strip()) for id_, number, title in rows]
    elif by is By.ORGANISATION:
        names = await organisation_names(session, keys)
    elif by is By.PARTY:
        found = await session.execute(
            select(Party.id, Party.name).where(Party.id.in_(keys)).order_by(Party.name)
        )
        names = found.all()
    else:
        names = [(key, "") for key in sorted(keys)]
    lines = [Line(key, name, counted[key]) for key, name in names if key in counted]
    if None in counted:
        lines.append(Line(WITHOUT, "", counted[None]))
    return lines


async def row_name(session: AsyncSession, by: By, key: int) -> str:
    """The name of a row whose tasks were found to be seen; "" for a month or nothing."""
    if key == WITHOUT:
        return ""
    column: Any = {
        By.SECTION: Section.title,
        By.ORGANISATION: Organisation.name,
        By.PARTY: Party.name,
        By.EVIDENCE: EvidenceSlot.name,
        By.INDICATOR: Indicator.text,
    }.get(by)
    if column is None:
        return ""
    name: str | None = await session.scalar(select(column).where(column.class_.id == key))
    return name or ""


async def organisation_names(session: AsyncSession, ids: Iterable[int]) -> list[tuple[int, str]]:
    """Ids with names, in the order in which people list schools: № 2 before № 10."""
    found = await session.execute(
        select(Organisation.id, Organisation.name).where(Organisation.id.in_(list(ids)))
    )
    return sorted(found.all(), key=lambda pair: by_number(pair[1]))
