"""What a curator is asked about a plan: one question at a time, the bot's reading beside it."""

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase
from domain.doubts import Doubt, DoubtedActivity, Subject, alike, doubts, inferred
from domain.draft import ProblemCode
from domain.other_august import other_august
from domain.schedule import Schedule
from models.roadmaps import Activity, ImportProblem
from services.assignment.forecasts import look_at_choices
from services.assignment.wanted_tasks import period_of
from services.core import roadmap_access
from services.core.schedules import load
from services.roadmaps import choices
from services.roadmaps.choices import Made
from services.roadmaps.open_questions import load_activities


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """One question to a curator.

    `term` is the phrase of the document, `schedule` what it was understood as (for EXTRA: the
    dates found in the result). `others` counts activities that the same answer may decide.
    `ordinal` of `total` counts terms, so that a question about six of them counts six times;
    `done` of them were decided on this way already.
    `rival` is the number of the earlier activity that a REPEATED one looks like. `is_outside`
    says that a date lies outside the plan's period. `other` is the August at the end of a school
    year, where that at its beginning was understood. `made` says what each answer makes.
    `readings` are all terms that were inferred, this one first: (number, or where there is none the
    title, what it means).
    """

    doubt: Doubt
    municipality_id: int
    roadmap_id: int
    number: str
    title: str
    term: str
    schedule: Schedule
    others: int
    ordinal: int
    total: int
    done: int
    rival: str = ""
    is_outside: bool = False
    other: Schedule | None = None
    made: Made = field(default_factory=dict)
    readings: tuple[tuple[str, Schedule], ...] = ()


async def next_question(
    session: AsyncSession, roadmap_id: int, after: int = -1, done: int = 0, *, actor: Actor
) -> OpenQuestion | None:
    """The first open question beyond the `Doubt.order` `after`, or None at the end.

    `done` is how many terms were decided on this way already; it only serves the count.
    """
    roadmap = await roadmap_access.roadmap(
        session, roadmap_id, UseCase.IMPORT_PLAN, *roadmap_access.EDITABLE, actor=actor
    )
    activities = await load_activities(session, roadmap.id)
    waiting = doubts(activities)
    doubt = next((found for found in waiting if found.order > after), None)
    if doubt is None:
        return None
    row = await session.get_one(Activity, doubt.activity_id)
    activity = next(found for found in activities if found.id == row.id)
    extra = row.extra_schedule if doubt.subject is Subject.EXTRA else None
    readings = inferred(activity, activities, period_of(roadmap))
    return OpenQuestion(
        doubt=doubt,
        municipality_id=roadmap.municipality_id,
        roadmap_id=roadmap.id,
        number=row.number,
        title=row.title,
        term=row.term,
        schedule=load(extra) if extra else activity.schedule,
        others=_others(doubt, activity, activities),
        ordinal=done + sum(found.weight for found in waiting if found.order < doubt.order) + 1,
        total=done + sum(found.weight for found in waiting),
        done=done,
        rival=await _rival(session, row.id) if doubt.subject is Subject.REPEATED else "",
        is_outside=any(
            not roadmap.period_start <= window.end <= roadmap.period_end
            for window in activity.schedule.windows
        ),
        other=other_august(activity.schedule, period_of(roadmap)),
        made=choices.made_by_answers(
            await look_at_choices(session, roadmap, actor=actor),
            roadmap,
            doubt.subject,
            row,
            activities,
        ),
        readings=await _named(session, readings),
    )


async def _named(
    session: AsyncSession, activities: list[DoubtedActivity]
) -> tuple[tuple[str, Schedule], ...]:
    rows = await session.execute(
        select(Activity.id, Activity.number, Activity.title).where(
            Activity.id.in_([activity.id for activity in activities])
        )
    )
    names = {id_: number or title for id_, number, title in rows}
    return tuple((names[activity.id], activity.schedule) for activity in activities)


def _others(doubt: Doubt, activity: DoubtedActivity, activities: list[DoubtedActivity]) -> int:
    match doubt.subject:
        case Subject.RHYTHM | Subject.SCHOOL_TERMS:
            return doubt.weight - 1
        case Subject.EXTRA:
            return sum(found.has_extra for found in activities) - 1
        case Subject.REPEATED:
            return 0
        case _:
            return len(alike(activity, activities)) - 1


async def _rival(session: AsyncSession, activity_id: int) -> str:
    values = await session.scalar(
        select(ImportProblem.values).where(
            ImportProblem.activity_id == activity_id,
            ImportProblem.code == ProblemCode.TITLE_REPEATED.value,
        )
    )
    return str((values or {}).get("other", ""))
