"""From a question to the tasks that whoever asks may count."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import OF_SCHOOL, Actor, UseCase, require
from domain.calendar import stored_zone
from domain.errors import Code, Denial, Refusal
from domain.summary import By, SummaryQuery, month_span
from domain.wording import fold
from models.enums import GroupShows, RoadmapStatus
from models.people import Municipality, Organisation, OrganisationGroup, group_member
from models.roadmaps import (
    Activity,
    ActivityParty,
    EvidenceSlot,
    Indicator,
    Roadmap,
    RoadmapChat,
    Section,
)
from services.summaries.task_conditions import NOWHERE, Scope

NAMELESS = frozenset({By.NOTHING, By.SECTION, By.MONTH})
"""Breakdowns that name no school and nobody who is responsible."""

WITHOUT = -1
"""As the key of a row: what has no section, no deadline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryInfo:
    """What stands around every view: the question, its names, the moment of the snapshot.

    `section`, `group` and `organisation` are the names of what the question narrows to, empty
    where it does not. `shown` are the organisations that may be seen, None for all.
    `has_sections`: the plan is divided into sections at all. `group_shows` is what the members of
    a group are shown, None in private.
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
    shown: tuple[int, ...] | None
    has_sections: bool = True
    group_shows: GroupShows | None = None


@dataclass(frozen=True, slots=True)
class ResolvedQuery:
    """A question that was found to be allowed: its info, its roadmap, the tasks it counts."""

    info: QueryInfo
    roadmap: Roadmap
    scope: Scope


async def settle(
    session: AsyncSession,
    query: SummaryQuery,
    *,
    actor: Actor,
    chat_id: int | None = None,
    use_case: UseCase = UseCase.SEE_SUMMARY,
) -> ResolvedQuery:
    """Read the roadmap afresh, ask for the right, narrow the tasks.

    A coordinator and a head see the own schools only. In a group (`chat_id`) the right is that of
    the group: it sees the roadmaps that a curator has linked to it. Raises Refusal(DENIED), also
    where the section, group or school is not of this roadmap's municipality or not one's own, and
    Refusal(GROUP_SHOWS_LESS) for what is not shown to this group.
    """
    roadmap = await session.get(Roadmap, query.roadmap_id)
    if roadmap is None or roadmap.status not in (RoadmapStatus.ACTIVE, RoadmapStatus.FINISHED):
        raise Refusal(Code.DENIED)
    group_shows = None
    if chat_id is None:
        shown = _shown(actor, roadmap, use_case)
    else:
        group_shows, shown = await _group_shows(session, roadmap.id, chat_id), None
        _check_shown(group_shows, query, use_case, roadmap, actor)
    municipality = await session.get_one(Municipality, roadmap.municipality_id)
    zone = stored_zone(municipality.time_zone)
    section = await _section(session, query, roadmap)
    group, members = await _group(session, query, roadmap, shown)
    organisation = await _organisation(session, query, roadmap, shown)
    chosen = (query.organisation_id,) if query.organisation_id is not None else None
    taken_at = actor.as_of
    if query.day is not None:
        taken_at = datetime.combine(query.day, time(23, 59), zone)
    info = QueryInfo(
        query=query,
        title=roadmap.short_title,
        municipality=municipality.name,
        section=section,
        group=group,
        organisation=organisation,
        taken_at=taken_at,
        zone=zone,
        today=actor.as_of.astimezone(zone).date(),
        shown=shown,
        has_sections=bool(
            await session.scalar(select(exists().where(Section.roadmap_id == roadmap.id)))
        ),
        group_shows=group_shows,
    )
    scope = Scope(
        municipality.id,
        (roadmap.id,),
        _both(_both(shown, members), chosen),
        query.section_id,
        due_from=query.start,
        due_to=query.end,
    )
    return ResolvedQuery(info, roadmap, scope)


def divided(resolved: ResolvedQuery) -> ResolvedQuery:
    """The question itself; of a plan without sections by organisation, of one of them by month."""
    query, within = resolved.info.query, resolved.scope.organisation_ids
    if resolved.info.has_sections or query.by is not By.SECTION:
        return resolved
    # An evening that is past was kept by organisation, not by month.
    alone = within is not None and len(within) == 1 and query.day is None
    nameless = resolved.info.group_shows is GroupShows.FIGURES
    query = replace(query, by=By.MONTH if alone or nameless else By.ORGANISATION)
    return replace(resolved, info=replace(resolved.info, query=query))


async def behind_row(session: AsyncSession, resolved: ResolvedQuery, key: int | None) -> Scope:
    """The tasks behind the row `key` of the breakdown that the question names."""
    scope, by = resolved.scope, resolved.info.query.by
    if key is None or by is By.NOTHING:
        return scope
    match by:
        case By.SECTION:
            return replace(scope, section_id=NOWHERE if key == WITHOUT else key)
        case By.ORGANISATION:
            return replace(scope, organisation_ids=_both(scope.organisation_ids, (key,)))
        case By.MONTH if key == WITHOUT:
            return replace(scope, undated=True)
        case By.MONTH:
            first, last = month_span(key)
            # The month of a quarter, or nothing of another one.
            start, end = max(scope.due_from or first, first), min(scope.due_to or last, last)
            return replace(scope, due_from=start, due_to=end)
    own = select(Activity.id).where(Activity.roadmap_id == resolved.roadmap.id)
    if by is By.PARTY:
        own = own.join(ActivityParty, ActivityParty.activity_id == Activity.id)
        own = own.where(ActivityParty.party_id == key)
    elif by is By.INDICATOR:
        own = own.join(Indicator, Indicator.activity_id == Activity.id).where(Indicator.id == key)
    else:
        return replace(scope, activity_ids=await _asking_for(session, resolved.roadmap.id, key))
    return replace(scope, activity_ids=tuple(await session.scalars(own)))


async def _group_shows(session: AsyncSession, roadmap_id: int, chat_id: int) -> GroupShows:
    """What a curator has a group shown; Refusal(DENIED) where the roadmap is not linked to it."""
    found: GroupShows | None = await session.scalar(
        select(RoadmapChat.shows).where(
            RoadmapChat.roadmap_id == roadmap_id, RoadmapChat.chat_id == chat_id
        )
    )
    if found is None:
        raise Refusal(Code.DENIED)
    return found


def _check_shown(
    shows: GroupShows, query: SummaryQuery, use_case: UseCase, roadmap: Roadmap, actor: Actor
) -> None:
    """Refuse names where figures only are shown, and files to whoever has no role here."""
    is_file = use_case is UseCase.EXPORT
    names = query.organisation_id is not None or query.by not in NAMELESS
    if (is_file and shows is not GroupShows.FILES) or (names and shows is GroupShows.FIGURES):
        raise Refusal(Code.GROUP_SHOWS_LESS)
    has_role = any(held.municipality_id == roadmap.municipality_id for held in actor.current())
    if is_file and not has_role:
        raise Denial(roadmap.municipality_id)


def check_named(info: QueryInfo) -> None:
    """Refuse a list of tasks, which names schools, to a group that is shown figures only."""
    if info.group_shows is GroupShows.FIGURES:
        raise Refusal(Code.GROUP_SHOWS_LESS)


def _shown(actor: Actor, roadmap: Roadmap, use_case: UseCase) -> tuple[int, ...] | None:
    """The organisations that the actor may see, None for all."""
    held = [each for each in actor.current() if each.municipality_id == roadmap.municipality_id]
    own = tuple(
        each.organisation_id
        for each in held
        if each.role in OF_SCHOOL and each.organisation_id is not None
    )
    everything = actor.is_administrator or any(each.role not in OF_SCHOOL for each in held)
    require(
        actor,
        use_case,
        municipality_id=roadmap.municipality_id,
        organisation_id=None if everything or not own else own[0],
    )
    return None if everything else own


def _both(first: tuple[int, ...] | None, second: tuple[int, ...] | None) -> tuple[int, ...] | None:
    if first is None or second is None:
        return second if first is None else first
    return tuple(each for each in first if each in second)


async def _section(session: AsyncSession, query: SummaryQuery, roadmap: Roadmap) -> str:
    if query.section_id is None:
        return ""
    section = await session.get(Section, query.section_id)
    if section is None or section.roadmap_id != roadmap.id:
        raise Refusal(Code.DENIED)
    return f"{section.number or ''} {section.title}".strip()


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
    if shown is not None and not _both(shown, members):
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


async def _asking_for(session: AsyncSession, roadmap_id: int, slot_id: int) -> tuple[int, ...]:
    """The activities that ask for a document of the same name as this one."""
    rows = await session.execute(
        select(EvidenceSlot.id, EvidenceSlot.activity_id, EvidenceSlot.name)
        .join(Activity, Activity.id == EvidenceSlot.activity_id)
        .where(Activity.roadmap_id == roadmap_id)
    )
    slots = rows.all()
    named = {fold(name) for id_, _, name in slots if id_ == slot_id}
    return tuple({activity_id for _, activity_id, name in slots if fold(name) in named})
