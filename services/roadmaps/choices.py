"""What each answer to a question about a plan would make: said on the answer itself."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase
from domain.doubts import DoubtedActivity, Subject, alike, inferred
from domain.other_august import other_august
from domain.schedule import Every, Kind, Schedule
from domain.tasks import Rhythm
from models.roadmaps import Activity, Roadmap
from services.assignment.forecasts import Forecast, Foreseen, look_at_choices
from services.assignment.wanted_tasks import ActivityTerm, period_of
from services.core import roadmap_access
from services.core.schedules import load
from services.roadmaps.term_readers import reader_of
from services.roadmaps.terms import read_phrase, with_dates, without_deadline

Made = Mapping[str, Foreseen]
"""Answer → what it makes. The answers are those of a button; rhythms go by their own names."""


def made_by_rhythms(forecast: Forecast) -> Made:
    """What everything that goes on makes, asked about in each rhythm."""
    ids = [key for key, term in forecast.terms.items() if _goes_on(term.schedule)]
    return {rhythm.value: forecast.with_rhythm(rhythm).foresee(ids) for rhythm in Rhythm}


def made_by_answers(
    forecast: Forecast,
    roadmap: Roadmap,
    subject: Subject,
    row: Activity,
    activities: list[DoubtedActivity],
) -> Made:
    """What each answer to a doubt about `row` makes; `activities` are all of the plan."""
    activity = next(found for found in activities if found.id == row.id)
    match subject:
        case Subject.RHYTHM:
            return made_by_rhythms(forecast)
        case Subject.SCHOOL_TERMS:
            # The dates come first: their own screen counts what they make.
            return {}
        case Subject.EXTRA:
            return _made_by_dates(forecast, row)
        case Subject.REPEATED:
            return {"keep": forecast.foresee([row.id])}
    answers = {}
    for end, ids in (("", [row.id]), ("_all", alike(activity, activities))):
        terms = {key: forecast.terms[key] for key in ids}
        accepted = {key: replace(term, decided=True) for key, term in terms.items()}
        given_up = {key: _decided(_without(term.schedule)) for key, term in terms.items()}
        for answer, changed in (("ok", accepted), ("wait", accepted), ("none", given_up)):
            answers[answer + end] = forecast.foresee(ids, changed)
    every = [found.id for found in inferred(activity, activities, period_of(roadmap))]
    right = {key: replace(forecast.terms[key], decided=True) for key in every}
    answers["ok_every"] = forecast.foresee(every, right)
    if other := other_august(activity.schedule, period_of(roadmap)):
        answers["year"] = forecast.foresee([row.id], {row.id: _decided(other)})
    return answers


async def made_by_term(
    session: AsyncSession, activity_id: int, phrase: str, *, actor: Actor
) -> Foreseen:
    """What a typed term of an activity would make. Raises Refusal(BAD_TERM)."""
    row, roadmap = await roadmap_access.activity(
        session, activity_id, UseCase.IMPORT_PLAN, *roadmap_access.EDITABLE, actor=actor
    )
    forecast = await look_at_choices(session, roadmap, actor=actor)
    schedule = read_phrase(phrase, await reader_of(session, roadmap))
    return forecast.foresee([row.id], {row.id: _decided(schedule)})


async def made_by_rhythm(session: AsyncSession, roadmap_id: int, *, actor: Actor) -> Made:
    """`made_by_rhythms` of a roadmap."""
    roadmap = await roadmap_access.roadmap(
        session, roadmap_id, UseCase.IMPORT_PLAN, *roadmap_access.EDITABLE, actor=actor
    )
    return made_by_rhythms(await look_at_choices(session, roadmap, actor=actor))


def _made_by_dates(forecast: Forecast, row: Activity) -> Made:
    """The tasks of the dates alone: those of the term come without them too."""
    if row.extra_schedule is None:
        return {}
    term = load(row.schedule)
    whole = with_dates(term, load(row.extra_schedule))
    added = replace(
        whole, windows=tuple(each for each in whole.windows if each not in term.windows)
    )
    return {"add": forecast.foresee([row.id], {row.id: _decided(added)})}


def _decided(schedule: Schedule) -> ActivityTerm:
    return ActivityTerm(schedule, True)


def _without(schedule: Schedule) -> Schedule:
    return without_deadline(schedule.phrase)


def _goes_on(schedule: Schedule) -> bool:
    return schedule.kind is Kind.CONTINUOUS or schedule.every is Every.DAY
