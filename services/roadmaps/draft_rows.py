"""A plan that was read, as rows: a roadmap with the status `draft` and everything below it."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.activity_span import first_day, windows_from
from domain.column_texts import as_stored
from domain.doubts import needs_decision
from domain.draft import Draft, DraftActivity, DraftParty, DraftSection, Problem
from domain.grid import Place
from domain.planning.wording import key as letters_of
from domain.schedule import Kind
from domain.titles import short_title, yearless_title
from models import roadmaps
from models.enums import RoadmapStatus
from models.insertion import insert_new
from models.roadmaps import Activity, ActivityParty, ImportProblem, Roadmap, Section
from models.tasks import StoredFile
from services.core.schedules import dump
from services.core.school_terms import school_calendar
from services.roadmaps.term_readers import by_school_terms


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a plan came in. `sha256` is the address of its copy in the file store.

    `key` names the message that brought it, the same for every delivery of that message.
    """

    name: str
    size: int = 0
    sha256: str | None = None
    telegram_file_id: str | None = None
    telegram_unique_id: str | None = None
    key: str | None = None


def party_key(name: str) -> str:
    """What spellings of one party have in common; a name of signs only stands for itself."""
    return letters_of(name) or name.casefold()


async def write(
    session: AsyncSession,
    draft: Draft,
    municipality_id: int,
    source: Source,
    *,
    person_id: int | None,
    now: datetime,
) -> Roadmap:
    """Store the whole draft in the caller's transaction; nobody owes anything because of it."""
    draft = by_school_terms(draft, await school_calendar(session, municipality_id))
    works_from = first_day(draft.period, [activity.due for activity in draft.activities])
    roadmap = Roadmap(
        municipality_id=municipality_id,
        title=draft.title,
        short_title=_short_title(draft),
        period_start=draft.period.start,
        period_end=draft.period.end,
        year_start=draft.period.year_start,
        period_confident=draft.period_confident,
        status=RoadmapStatus.DRAFT,
        works_from=works_from,
        source_name=source.name,
        source_key=source.key,
        source_file_id=await _store_source(session, source, now),
        created_by=person_id,
        created_at=now,
    )
    session.add(roadmap)
    await session.flush()
    sections = await _write_sections(session, roadmap.id, draft.sections)
    activities = await _write_activities(session, roadmap, draft.activities, sections)
    named = [party for activity in draft.activities for party in activity.responsible]
    ids = await party_ids(session, municipality_id, [*draft.parties, *named])
    for row, activity in zip(activities, draft.activities, strict=True):
        _write_details(session, row.id, activity, ids)
    _write_problems(session, roadmap.id, draft, activities)
    await session.flush()
    return roadmap


def _short_title(draft: Draft) -> str:
    """Without years where nobody has written for which the plan is."""
    if draft.needs_period:
        return yearless_title(draft.title)
    return short_title(draft.title, draft.period)


async def party_ids(
    session: AsyncSession, municipality_id: int, parties: Iterable[DraftParty]
) -> dict[str, int]:
    """Party key → id in the municipality; parties that are new there are added."""
    by_key: dict[str, DraftParty] = {}
    for party in parties:
        by_key.setdefault(party_key(party.name), party)
    rows = [
        {
            "municipality_id": municipality_id,
            "name": party.name,
            "key": key,
            "is_person": party.person,
        }
        for key, party in by_key.items()
    ]
    await insert_new(session, roadmaps.Party, rows)
    found = await session.execute(
        select(roadmaps.Party.key, roadmaps.Party.id).where(
            roadmaps.Party.municipality_id == municipality_id
        )
    )
    return {key: party_id for key, party_id in found if key in by_key}


async def _store_source(session: AsyncSession, source: Source, now: datetime) -> int | None:
    if source.sha256 is None and source.telegram_file_id is None:
        return None
    row = StoredFile(
        telegram_file_id=source.telegram_file_id,
        telegram_unique_id=source.telegram_unique_id,
        media="document",
        name=source.name,
        size=source.size,
        sha256=source.sha256,
        created_at=now,
    )
    session.add(row)
    await session.flush()
    return row.id


async def _write_sections(
    session: AsyncSession, roadmap_id: int, sections: Sequence[DraftSection]
) -> dict[str, int]:
    rows = {
        section.key: Section(
            roadmap_id=roadmap_id, position=position, number=section.number, title=section.title
        )
        for position, section in enumerate(sections, start=1)
    }
    session.add_all(rows.values())
    await session.flush()
    return {key: row.id for key, row in rows.items()}


async def _write_activities(
    session: AsyncSession,
    roadmap: Roadmap,
    activities: Sequence[DraftActivity],
    sections: dict[str, int],
) -> list[Activity]:
    rows = [
        Activity(
            roadmap_id=roadmap.id,
            section_id=sections.get(activity.section) if activity.section else None,
            position=position,
            number=activity.number,
            title=activity.title,
            term=activity.term,
            kind=activity.due.kind,
            schedule=dump(activity.due),
            extra_schedule=_extra(activity, roadmap.works_from),
            decided=activity.heading or not needs_decision(activity.due),
            **as_stored(activity),
        )
        for position, activity in enumerate(activities, start=1)
    ]
    session.add_all(rows)
    await session.flush()
    return rows


def _extra(activity: DraftActivity, works_from: date | None) -> dict[str, Any] | None:
    """Dates found in the result, which a heading leaves to its parts; none before the work."""
    if activity.heading or activity.extra_windows is None:
        return None
    if works_from is None or activity.schedule.kind is Kind.FIXED:
        return dump(activity.extra_windows)
    left = windows_from(activity.extra_windows.windows, works_from)
    return dump(replace(activity.extra_windows, windows=left)) if left else None


def _write_details(
    session: AsyncSession, activity_id: int, activity: DraftActivity, parties: dict[str, int]
) -> None:
    session.add_all(
        roadmaps.EvidenceSlot(activity_id=activity_id, name=slot.name, count=slot.count)
        for slot in activity.evidence
    )
    session.add_all(
        roadmaps.Indicator(activity_id=activity_id, **asdict(indicator))
        for indicator in activity.indicators
    )
    link_parties(session, activity_id, activity.responsible, parties)


def link_parties(
    session: AsyncSession, activity_id: int, named: Iterable[DraftParty], ids: dict[str, int]
) -> None:
    """Name the parties of an activity in the order of its cell, each once."""
    distinct = {ids[party_key(party.name)]: party.note for party in reversed(list(named))}
    session.add_all(
        ActivityParty(activity_id=activity_id, party_id=party_id, position=position, note=note)
        for position, (party_id, note) in enumerate(reversed(distinct.items()), start=1)
    )


def _write_problems(
    session: AsyncSession, roadmap_id: int, draft: Draft, rows: Sequence[Activity]
) -> None:
    placed = [
        (activity.place, row.id)
        for row, activity in zip(rows, draft.activities, strict=True)
        if activity.place
    ]
    by_line = {_line(place): id_ for place, id_ in placed} | dict(placed)
    session.add_all(_problem(roadmap_id, problem, by_line) for problem in draft.problems)


def _problem(roadmap_id: int, problem: Problem, by_line: dict[Place, int]) -> ImportProblem:
    return ImportProblem(
        roadmap_id=roadmap_id,
        activity_id=_activity_at(problem.place, by_line) if problem.place else None,
        code=problem.code.value,
        place=asdict(problem.place) if problem.place else None,
        values=dict(problem.values),
    )


def _activity_at(place: Place, by_line: dict[Place, int]) -> int | None:
    """By the very place, as two activities may stand in one row; else by the row."""
    return by_line.get(place) or by_line.get(_line(place))


def _line(place: Place) -> Place:
    """The row of a place, whatever its column and the page it is printed on."""
    return Place(place.sheet, None, place.table, place.row)
