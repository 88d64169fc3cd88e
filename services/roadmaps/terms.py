"""What the terms of a plan mean: read anew when a curator corrects one, or the period of all."""

from dataclasses import replace

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase
from domain.activity_span import first_day
from domain.doubts import Subject, needs_decision, subject_of
from domain.draft import ProblemCode
from domain.errors import Code, Refusal
from domain.possible_days import of_period
from domain.schedule import Kind, Period, Schedule
from domain.term_reader import TermReader
from domain.titles import short_title, yearless_title
from domain.undated import undate
from models.enums import RoadmapStatus
from models.roadmaps import Activity, ImportProblem
from services.core import roadmap_access, roadmap_audit
from services.core.schedules import dump, load
from services.roadmaps import rescheduling
from services.roadmaps.term_readers import reader_of

LONGEST_PHRASE = 200


def read_phrase(phrase: str, reader: TermReader) -> Schedule:
    """What a typed phrase means in a plan.

    Raises Refusal(BAD_TERM) for one that gives no days and names no event, and for one of more
    than 200 letters; Refusal(DAY_OUTSIDE) for days far outside the period;
    Refusal(SCHOOL_CALENDAR_MISSING) for one that leans on school terms which nobody has said.
    """
    clean = " ".join(phrase.split())
    if not clean or len(clean) > LONGEST_PHRASE:
        raise Refusal(Code.BAD_TERM)
    schedule = reader.read(clean)
    if not schedule.windows and reader.leans(clean):
        raise Refusal(Code.SCHOOL_CALENDAR_MISSING)
    if subject_of(schedule) in (Subject.UNKNOWN, Subject.MISSING):
        raise Refusal(Code.BAD_TERM)
    check_windows(schedule, reader.period)
    return schedule


def check_windows(schedule: Schedule, period: Period) -> None:
    """Raise Refusal(DAY_OUTSIDE) where a reading has a deadline that its plan cannot have."""
    possible = of_period(period)
    for window in schedule.windows:
        possible.check(window.end)


def without_deadline(phrase: str) -> Schedule:
    """A term that a curator has declared to have no last day."""
    return Schedule(phrase, Kind.ON_EVENT, condition=phrase or None)


def with_dates(schedule: Schedule, extra: Schedule) -> Schedule:
    """The term with the reporting dates of the result; dates alone where the term has none."""
    if not schedule.windows or schedule.kind in (Kind.CONTINUOUS, Kind.ON_EVENT):
        return replace(extra, phrase=schedule.phrase, confident=True)
    windows = sorted({*schedule.windows, *extra.windows}, key=lambda window: window.end)
    return replace(schedule, windows=tuple(windows))


def set_schedule(row: Activity, schedule: Schedule) -> None:
    """Give an activity a reading that a curator has decided on."""
    row.schedule, row.kind, row.decided = dump(schedule), schedule.kind, True


async def read_term(
    session: AsyncSession, activity_id: int, phrase: str, *, actor: Actor
) -> Schedule:
    """What a typed term would mean for an activity; nothing is stored. Raises Refusal(BAD_TERM)."""
    _, roadmap = await roadmap_access.activity(
        session, activity_id, UseCase.IMPORT_PLAN, *roadmap_access.EDITABLE, actor=actor
    )
    return read_phrase(phrase, await reader_of(session, roadmap))


async def read_for_plan(
    session: AsyncSession, roadmap_id: int, phrase: str, *, actor: Actor
) -> Schedule:
    """What a typed term would mean in a plan. Raises Refusal(BAD_TERM)."""
    roadmap = await roadmap_access.roadmap(
        session, roadmap_id, UseCase.IMPORT_PLAN, *roadmap_access.EDITABLE, actor=actor
    )
    return read_phrase(phrase, await reader_of(session, roadmap))


async def set_term(session: AsyncSession, activity_id: int, phrase: str, *, actor: Actor) -> None:
    """A curator's own term in place of what the document's was read as; the tasks follow.

    What stands in the document (`activity.term`) stays. Raises Refusal(BAD_TERM).
    """
    row, roadmap = await roadmap_access.activity(
        session, activity_id, UseCase.IMPORT_PLAN, *roadmap_access.EDITABLE, actor=actor
    )
    before = await rescheduling.windows_before(session, roadmap, [row.id])
    set_schedule(row, read_phrase(phrase, await reader_of(session, roadmap)))
    roadmap_audit.note(
        session, UseCase.IMPORT_PLAN, roadmap, "term", actor=actor, activity_id=row.id
    )
    await rescheduling.follow_and_tell(session, roadmap, before, actor=actor)


async def set_period(
    session: AsyncSession, roadmap_id: int, period: Period, *, actor: Actor
) -> None:
    """The days that a draft is for. Every term is read again; what was typed by hand stays.

    Raises Refusal(BAD_PERIOD) for a period that no plan has.
    """
    roadmap = await roadmap_access.roadmap(
        session, roadmap_id, UseCase.IMPORT_PLAN, RoadmapStatus.DRAFT, actor=actor
    )
    former = await reader_of(session, roadmap)
    given = short_title(roadmap.title, former.period), yearless_title(roadmap.title)
    if roadmap.short_title in given:
        roadmap.short_title = short_title(roadmap.title, period)
    roadmap.period_start, roadmap.period_end = period.start, period.end
    roadmap.year_start, roadmap.period_confident = period.year_start, True
    rows = list(await session.scalars(select(Activity).where(Activity.roadmap_id == roadmap.id)))
    for row in rows:
        reread(row, former, replace(former, period=period))
    roadmap.works_from = first_day(period, [load(row.schedule) for row in rows])
    doubts = (ProblemCode.PERIOD_MISSING.value, ProblemCode.PERIOD_INFERRED.value)
    await session.execute(
        delete(ImportProblem).where(
            ImportProblem.roadmap_id == roadmap.id, ImportProblem.code.in_(doubts)
        )
    )
    roadmap_audit.note(session, UseCase.IMPORT_PLAN, roadmap, "period", actor=actor)


def reread(row: Activity, former: TermReader, reader: TermReader) -> None:
    """Read the terms of an activity anew.

    A reading that the phrase alone did not give (somebody took the deadline away, or added dates)
    stays as it is. A confirmed inference stays confirmed where it is of the same kind.
    """
    schedule = load(row.schedule)
    if former.has_read(schedule):
        again = reader.read(schedule.phrase)
        confirmed = row.decided and needs_decision(schedule) and again.kind is schedule.kind
        row.schedule, row.kind = dump(again), again.kind
        row.decided = confirmed or not needs_decision(again)
    if row.extra_schedule is not None:
        extra = load(row.extra_schedule)
        if former.has_read(extra):
            again = reader.read(extra.phrase)
            row.extra_schedule = dump(again) if again.windows else None


def undate_row(row: Activity) -> None:
    """Take the days off an activity of a draft whose period nobody has said yet."""
    schedule = undate(load(row.schedule))
    row.schedule, row.decided = dump(schedule), not needs_decision(schedule)
    if row.extra_schedule is not None:
        row.extra_schedule = dump(undate(load(row.extra_schedule)))
