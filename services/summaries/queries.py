"""From a question to the tasks that whoever asks may count."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase
from domain.calendar import end_of_day, local_day, local_moment, stored_zone
from domain.errors import Code, Refusal
from domain.summary import EARLIEST, Basis, By, SummaryQuery
from models.enums import GroupShows, RoadmapStatus
from models.people import Municipality, Organisation, OrganisationGroup, group_member
from models.roadmaps import Activity, Roadmap, RoadmapChat, Section
from services.summaries import visibility
from services.summaries.breakdowns import BREAKDOWNS, both
from services.summaries.task_conditions import TaskFilter

LAST_MINUTE = time(23, 59)

_Part = TypeVar("_Part", Section, Activity)


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryInfo:
    """What stands around every view: the question, its names, the moment of the snapshot.

    `title` names the roadmaps, and to whoever works in several municipalities theirs.
    `section`, `activity`, `group` and `organisation` are the names of what the question narrows to,
    empty where it does not. `on` is the local day whose evening is shown, `today` the present one.
    `shown` are the organisations that may be seen, None for all. `has_sections`: the plan is
    divided into sections at all. `group_shows` is what the members of a group are shown,
    None in private. `is_of_several`: more than one roadmap is counted. `is_before`: on the evening
    that is shown none of them had tasks yet.
    """

    query: SummaryQuery
    title: str
    municipality: str
    section: str
    group: str
    organisation: str
    taken_at: datetime
    zone: ZoneInfo
    today: date
    on: date
    shown: tuple[int, ...] | None
    has_sections: bool = True
    group_shows: GroupShows | None = None
    is_of_several: bool = False
    activity: str = ""
    is_before: bool = False

    @property
    def is_past(self) -> bool:
        return self.on < self.today

    @property
    def is_nameless(self) -> bool:
        """Whether a group is shown it that may see no name of a school."""
        return self.group_shows is GroupShows.FIGURES

    @property
    def takes_present_plan(self) -> bool:
        """Whether a past evening is shown with something of the plan as it is today: the members
        of a group, the responsibles, documents or indicators of activities.
        """
        entry = BREAKDOWNS.get(self.query.by)
        present = entry is not None and entry.is_present
        return self.is_past and (present or self.query.group_id is not None)


@dataclass(frozen=True, slots=True)
class ResolvedQuery:
    """A question that was found to be allowed: its info, its roadmaps, the tasks it counts."""

    info: QueryInfo
    roadmaps: tuple[Roadmap, ...]
    scope: TaskFilter

    @property
    def municipality_id(self) -> int:
        return self.scope.municipality_id

    @property
    def roadmap_ids(self) -> tuple[int, ...]:
        return tuple(roadmap.id for roadmap in self.roadmaps)

    def by(self, by: By) -> "ResolvedQuery":
        """The same question broken down in another way."""
        query = replace(self.info.query, by=by)
        return with_fitting_breakdown(replace(self, info=replace(self.info, query=query)))


async def resolve(
    session: AsyncSession,
    query: SummaryQuery,
    *,
    actor: Actor,
    chat_id: int | None = None,
    use_case: UseCase = UseCase.SEE_SUMMARY,
) -> ResolvedQuery:
    """Read the roadmaps afresh, ask for the right, narrow the tasks: title and figures come from
    what is given back.

    A coordinator and a head see the own schools only. In a group (`chat_id`) the right is that of
    the group: it sees the roadmaps that a curator has linked to it. Raises Refusal(DENIED), also
    where the section, activity, group or school is not of the roadmaps' municipality or not one's
    own, Refusal(EVENING_AHEAD) for an evening that has not come, and Refusal(GROUP_SHOWS_LESS) for
    what is not shown to this group.
    """
    roadmaps = await _roadmaps(session, query, chat_id)
    first = roadmaps[0]
    group_shows = None
    if chat_id is None:
        shown = visibility.shown_organisations(actor, first, use_case)
    else:
        shown = None
        each = [await visibility.group_shows(session, roadmap.id, chat_id) for roadmap in roadmaps]
        group_shows = min(each, key=list(GroupShows).index)
        visibility.check_group(group_shows, query, use_case, first, actor)
    municipality = await session.get_one(Municipality, first.municipality_id)
    zone = stored_zone(municipality.time_zone)
    today = local_day(actor.as_of, zone)
    query = _of_today(query, today)
    section = await _named_part(session, Section, query.section_id, roadmaps)
    activity = await _named_part(session, Activity, query.activity_id, roadmaps)
    group, members = await _group(session, query, first, shown)
    organisation = await _organisation(session, query, first, shown)
    chosen = (query.organisation_id,) if query.organisation_id is not None else None
    ids = tuple(roadmap.id for roadmap in roadmaps)
    title = ", ".join(
        roadmap.short_title
        for roadmap in sorted(roadmaps, key=lambda each: (each.period_start, each.id))
    )
    if chat_id is None and actor.is_of_several:
        title = f"{title} · {municipality.name}"
    info = QueryInfo(
        query=query,
        title=title,
        municipality=municipality.name,
        section=section,
        group=group,
        organisation=organisation,
        taken_at=local_moment(query.day, LAST_MINUTE, zone) if query.day else actor.as_of,
        zone=zone,
        today=today,
        on=query.day or today,
        shown=shown,
        has_sections=bool(
            await session.scalar(select(exists().where(Section.roadmap_id.in_(ids))))
        ),
        group_shows=group_shows,
        is_of_several=len(roadmaps) > 1,
        activity=activity,
        is_before=(query.day or today) < _first_evening(roadmaps, zone),
    )
    scope = TaskFilter(
        municipality_id=municipality.id,
        on=info.on,
        until=end_of_day(info.on, zone) if info.is_past else None,
        roadmap_ids=ids,
        organisation_ids=both(both(shown, members), chosen),
        section_id=query.section_id,
        activity_ids=(query.activity_id,) if query.activity_id is not None else None,
    )
    return with_fitting_breakdown(ResolvedQuery(info, roadmaps, _bounded(scope, query, zone)))


def with_fitting_breakdown(resolved: ResolvedQuery) -> ResolvedQuery:
    """The question itself; of a plan without sections by organisation, of one of them by month."""
    query, within = resolved.info.query, resolved.scope.organisation_ids
    if resolved.info.has_sections or query.by is not By.SECTION:
        return resolved
    alone = within is not None and len(within) == 1
    by_month = alone or resolved.info.is_nameless
    query = replace(query, by=By.MONTH if by_month else By.ORGANISATION)
    return replace(resolved, info=replace(resolved.info, query=query))


def as_of(scope: TaskFilter, day: date, zone: ZoneInfo) -> TaskFilter:
    """The same tasks on the evening of an earlier day."""
    return replace(scope, on=day, until=end_of_day(day, zone))


def first_evening(resolved: ResolvedQuery) -> date:
    """The first evening on which there may have been tasks."""
    return _first_evening(resolved.roadmaps, resolved.info.zone)


def _first_evening(roadmaps: Sequence[Roadmap], zone: ZoneInfo) -> date:
    return min(local_day(each.confirmed_at or each.created_at, zone) for each in roadmaps)


def _of_today(query: SummaryQuery, today: date) -> SummaryQuery:
    if query.day is not None and query.day > today:
        raise Refusal(Code.EVENING_AHEAD)
    if query.day is not None and query.day < EARLIEST:
        raise Refusal(Code.EVENING_LONG_AGO)
    return replace(query, day=None) if query.day == today else query


def _bounded(scope: TaskFilter, query: SummaryQuery, zone: ZoneInfo) -> TaskFilter:
    if query.basis is Basis.RETURNED:
        start, end = query.start, query.end
        return replace(
            scope,
            returned_from=local_moment(start, time.min, zone) if start else None,
            returned_before=end_of_day(end, zone) if end else None,
        )
    if query.basis is Basis.ACCEPTED:
        return replace(scope, done_from=query.start, done_to=query.end)
    return replace(scope, due_from=query.start, due_to=query.end)


async def _roadmaps(
    session: AsyncSession, query: SummaryQuery, chat_id: int | None
) -> tuple[Roadmap, ...]:
    found: list[Roadmap] = []
    others = await _every(session, query, chat_id) if query.every else query.others
    for id_ in dict.fromkeys((query.roadmap_id, *others)):
        roadmap = await session.get(Roadmap, id_)
        if roadmap is None or roadmap.status not in (RoadmapStatus.ACTIVE, RoadmapStatus.FINISHED):
            raise Refusal(Code.DENIED)
        if found and roadmap.municipality_id != found[0].municipality_id:
            raise Refusal(Code.DENIED)
        found.append(roadmap)
    return tuple(found)


async def _every(
    session: AsyncSession, query: SummaryQuery, chat_id: int | None
) -> tuple[int, ...]:
    """The roadmaps in force beside the one that is named; in a group those that it follows."""
    near = select(Roadmap.municipality_id).where(Roadmap.id == query.roadmap_id)
    statement = (
        select(Roadmap.id)
        .where(
            Roadmap.municipality_id == near.scalar_subquery(),
            Roadmap.status == RoadmapStatus.ACTIVE,
        )
        .order_by(Roadmap.id)
    )
    if chat_id is not None:
        linked = select(RoadmapChat.roadmap_id).where(RoadmapChat.chat_id == chat_id)
        statement = statement.where(Roadmap.id.in_(linked))
    return tuple(await session.scalars(statement))


async def _named_part(
    session: AsyncSession,
    kind: type[_Part],
    id_: int | None,
    roadmaps: tuple[Roadmap, ...],
) -> str:
    """The number and the title of a section or an activity, "" where the question names none."""
    if id_ is None:
        return ""
    found = await session.get(kind, id_)
    if found is None or found.roadmap_id not in [roadmap.id for roadmap in roadmaps]:
        raise Refusal(Code.DENIED)
    return f"{found.number or ''} {found.title}".strip()


async def _group(
    session: AsyncSession, query: SummaryQuery, roadmap: Roadmap, shown: tuple[int, ...] | None
) -> tuple[str, tuple[int, ...] | None]:
    if query.group_id is None:
        return "", None
    group = await session.get(OrganisationGroup, query.group_id)
    if group is None or group.municipality_id != roadmap.municipality_id:
        raise Refusal(Code.DENIED)
    rows = await session.scalars(
        select(group_member.c.organisation_id).where(group_member.c.group_id == group.id)
    )
    members = tuple(rows)
    if shown is not None and not both(shown, members):
        raise Refusal(Code.DENIED)
    return group.name, members


async def _organisation(
    session: AsyncSession, query: SummaryQuery, roadmap: Roadmap, shown: tuple[int, ...] | None
) -> str:
    if query.organisation_id is None:
        return ""
    organisation = await session.get(Organisation, query.organisation_id)
    if organisation is None or organisation.municipality_id != roadmap.municipality_id:
        raise Refusal(Code.DENIED)
    if shown is not None and organisation.id not in shown:
        raise Refusal(Code.DENIED)
    return organisation.name
