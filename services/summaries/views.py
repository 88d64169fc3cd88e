"""Summaries: figures with names, their change over a week, from one state of the database."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from domain.summary import Basis, By, SummaryQuery
from models.enums import RoadmapStatus
from models.people import Municipality, OrganisationGroup
from models.roadmaps import Roadmap, RoadmapChat
from services.summaries import (
    breakdowns,
    figures,
    queries,
    returned,
    row_names,
    tallies,
    visibility,
)
from services.summaries.breakdowns import BREAKDOWNS, NO_KEY
from services.summaries.figures import Change, Figures
from services.summaries.queries import QueryInfo, ResolvedQuery
from services.summaries.row_names import Names
from services.summaries.task_conditions import TaskFilter, by_itself, counted

MOST_OVERDUE = 2


@dataclass(frozen=True, slots=True)
class RoadmapChoice:
    """A roadmap that can be summed up."""

    roadmap_id: int
    title: str
    municipality: str
    municipality_id: int
    is_current: bool = True


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One row. `key` is the id behind it (a month as year·100+month), None for «без раздела»."""

    key: int | None
    name: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class SummaryView:
    """A summary at one moment. `lines` keep the order of the plan; `most_overdue` are the worst
    schools with how much is overdue there, none where no school may be named; `as_overdue` counts
    those level with the last of them. `change` is what the seven days before have changed.
    `returns` is how often the tasks of what was returned in a period came back in it, None where
    the period means something else.
    """

    info: QueryInfo
    lines: tuple[SummaryLine, ...]
    total: Figures
    change: Change
    most_overdue: tuple[tuple[str, int], ...]
    as_overdue: int = 0
    returns: int | None = None

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
) -> list[RoadmapChoice]:
    """The roadmaps that the actor, or the group `chat_id`, may sum up; those in force first.

    An administrator may see all of a region; one who works in an office of it means that one's.
    """
    statement = (
        select(
            Roadmap.id,
            Roadmap.short_title,
            Municipality.name,
            Municipality.id,
            Roadmap.status == RoadmapStatus.ACTIVE,
        )
        .join(Municipality, Municipality.id == Roadmap.municipality_id)
        .where(Roadmap.status.in_((RoadmapStatus.ACTIVE, RoadmapStatus.FINISHED)))
        .order_by(Roadmap.status, Roadmap.period_start.desc(), Roadmap.id.desc())
    )
    if chat_id is not None:
        linked = select(RoadmapChat.roadmap_id).where(RoadmapChat.chat_id == chat_id)
        statement = statement.where(Roadmap.id.in_(linked))
    elif (held := actor.current()) or not actor.is_administrator:
        ids = {each.municipality_id for each in held}
        statement = statement.where(Roadmap.municipality_id.in_(ids))
    return [RoadmapChoice(*row) for row in await session.execute(statement)]


async def schools(
    session: AsyncSession, query: SummaryQuery, *, actor: Actor, chat_id: int | None = None
) -> Names:
    """The schools that a question can be narrowed to: those with tasks of its roadmaps."""
    asked = replace(query, organisation_id=None)
    resolved = await queries.resolve(session, asked, actor=actor, chat_id=chat_id)
    visibility.check_named(resolved.info.group_shows)
    tasks = resolved.scope.tasks
    ids = await session.scalars(
        select(by_itself(tasks.organisation_id)).where(*counted(resolved.scope)).distinct()
    )
    return await row_names.of_organisations(session, ids)


async def summarise(
    session: AsyncSession, query: SummaryQuery, *, actor: Actor, chat_id: int | None = None
) -> SummaryView:
    """Roadmaps by sections, organisations, parties or months, on any evening up to today."""
    resolved = await queries.resolve(session, query, actor=actor, chat_id=chat_id)
    return await view_of(session, resolved)


async def view_of(session: AsyncSession, resolved: ResolvedQuery) -> SummaryView:
    """The same for a question that was allowed already."""
    scope, by = resolved.scope, resolved.info.query.by
    counted = BREAKDOWNS[by].counted
    if counted is None:
        raise ValueError(f"the rows of {by} are no figures of tasks")
    week_before = scope.on - figures.WEEK
    before = figures.Before(week_before) if tallies.is_told_by(scope) else None
    counts = await counted(session, scope, before)
    if before is None:
        then = queries.as_of(scope, week_before, resolved.info.zone)
        before = await tallies.standing_on(session, then)
    found = counts.total
    change = Change(found.done - before.done, found.overdue - before.overdue)
    lines = await _named(session, scope, by, counts.rows)
    overdue = {} if resolved.info.is_nameless else counts.overdue
    worst, level = await _worst(session, overdue)
    is_of_returns = resolved.info.query.basis is Basis.RETURNED
    came_back = await returned.number(session, scope) if is_of_returns else None
    return SummaryView(resolved.info, tuple(lines), found, change, worst, level, came_back)


async def posted(
    session: AsyncSession, roadmap_id: int, chat_id: int, now: datetime
) -> SummaryView:
    """The summary that is posted to a linked group by schedule.

    The right is the group's: Refusal(DENIED) where the roadmap is not linked to it any more.
    """
    nobody = Actor(0, (), now)
    return await summarise(
        session, SummaryQuery(roadmap_id=roadmap_id), actor=nobody, chat_id=chat_id
    )


async def narrowing(
    session: AsyncSession, query: SummaryQuery, *, actor: Actor, chat_id: int | None = None
) -> Narrowing:
    """The sections of the roadmap and the groups of its municipality."""
    resolved = await queries.resolve(session, query, actor=actor, chat_id=chat_id)
    sections = await row_names.of_sections(session, resolved.roadmap_ids)
    groups = await session.execute(
        select(OrganisationGroup.id, OrganisationGroup.name)
        .where(OrganisationGroup.municipality_id == resolved.municipality_id)
        .order_by(OrganisationGroup.name)
    )
    return Narrowing(tuple(sections), tuple(groups.all()))


async def _worst(
    session: AsyncSession, overdue: Mapping[int, int]
) -> tuple[tuple[tuple[str, int], ...], int]:
    """Where most is overdue, and how much, in the order of names where level; how many more are
    level with the last of them.
    """
    worst = sorted((number for number in overdue.values() if number), reverse=True)
    if not worst:
        return (), 0
    # Names are needed of the worst only.
    limit = worst[min(MOST_OVERDUE, len(worst)) - 1]
    near = [school for school, number in overdue.items() if number >= limit]
    named = await row_names.of_organisations(session, near)
    late = sorted(named, key=lambda each: -overdue[each[0]])
    # «и ещё 1» would take the room of its name.
    shown = MOST_OVERDUE + (len(near) == MOST_OVERDUE + 1)
    named_worst = tuple((name, overdue[school]) for school, name in late[:shown])
    return named_worst, len(near) - len(named_worst)


async def _named(
    session: AsyncSession, scope: TaskFilter, by: By, rows: Mapping[int | None, Figures]
) -> list[SummaryLine]:
    """Lines in the order of the plan, with the names of what they count."""
    keys = [key for key in rows if key is not None]
    names = await breakdowns.named(session, scope, by, keys)
    lines = [SummaryLine(key, name, rows[key]) for key, name in names if key in rows]
    if None in rows:
        lines.append(SummaryLine(NO_KEY, "", rows[None]))
    return lines


async def row_name(session: AsyncSession, resolved: ResolvedQuery, key: int) -> str:
    """The name of a row whose tasks were found to be seen; "" for a month or nothing."""
    by = resolved.info.query.by
    if key == NO_KEY or by not in BREAKDOWNS:
        return ""
    return dict(await breakdowns.named(session, resolved.scope, by, [key])).get(key, "")
