"""What taking proposals makes of a plan: counted before the press, by the rule that makes it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase
from domain.task_counts import TaskCount, count_tasks
from models.enums import Target
from models.tasks import Task
from services.assignment import forecasts, proposing
from services.assignment.forecasts import Forecast
from services.assignment.open_organisations import Standing
from services.assignment.organisation_forecasts import TasksOfNew
from services.assignment.proposing import Proposed
from services.assignment.targets import PartyTarget
from services.assignment.task_making import BATCH, STANDING
from services.assignment.wanted_tasks import asked_of, due
from services.core import roadmap_access
from services.core.batches import batches


@dataclass(frozen=True, slots=True)
class Taking:
    """The new tasks if the sure proposals are taken, and if `every` proposal is: at any rate, and
    where bodies that come are asked for windows that have ended, too.
    """

    sure: TasksOfNew
    every: TasksOfNew


async def foresee(session: AsyncSession, roadmap_id: int, *, actor: Actor) -> Taking | None:
    """What `proposing.take` adds to a plan in force, or to what putting a draft in force makes.

    None where nothing is proposed, and for a changed version, whose tasks are counted as a change.
    """
    roadmap = await roadmap_access.roadmap(session, roadmap_id, UseCase.ASSIGN_PARTY, actor=actor)
    if roadmap.status not in roadmap_access.EDITABLE or roadmap.replaces_id is not None:
        return None
    likely = (await proposing.proposed(session, roadmap)).likely
    if not likely:
        return None
    sure = {party_id: each for party_id, each in likely.items() if each.is_sure}
    forecast = await forecasts.look_at_choices(session, roadmap, actor=actor)
    return Taking(*await count(session, forecast, sure, likely))


async def count(
    session: AsyncSession, forecast: Forecast, *proposals: Mapping[int, Proposed]
) -> list[TasksOfNew]:
    """The tasks that come if parties point to what is proposed for them (party id → proposal), for
    each of the proposals.

    A plan in force asks a body that is not listed yet from today on, or for what has ended too.
    """
    asked = [_joining(forecast, found) for found in proposals]
    there = await _there(session, {activity_id for joining in asked for activity_id in joining})
    before = forecast.pointing.asked_from
    counted = []
    for joining in asked:
        # Bodies that are new have no id yet.
        new = {id_ for joined in joining.values() for id_ in joined if id_ < 0}
        late = dict.fromkeys(new, forecast.asks_from) if forecast.asks_from else {}
        made = _new(forecast, joining, {**before, **late}, there)
        counted.append(TasksOfNew(made, _new(forecast, joining, before, there) if late else made))
    return counted


async def count_choices(
    session: AsyncSession, forecast: Forecast, party_id: int, choices: Collection[PartyTarget]
) -> dict[PartyTarget, TaskCount]:
    """The tasks that are there by each of the choices for a party alone: not those that other
    parties of the same activities ask for, and not those that stand already.
    """
    before = forecast.pointing.resolve({party_id: ()})
    there = await _there(session, before)
    found = {}
    for choice in choices:
        after = forecast.pointing.resolve({party_id: (choice,)})
        joining = {id_: set(after[id_]) - set(asked) for id_, asked in before.items()}
        found[choice] = _new(forecast, joining, forecast.pointing.asked_from, there)
    return found


def _new(
    forecast: Forecast,
    joining: Mapping[int, Collection[int]],
    asked_from: Mapping[int, date],
    there: Collection[tuple[int, int, str]],
) -> TaskCount:
    """The tasks of who joins (activity id → organisations) that are not there."""
    return count_tasks(
        (
            window
            for activity_id, joined in joining.items()
            if joined
            for window, id_ in asked_of(
                due(forecast.terms[activity_id], forecast.span), joined, asked_from
            )
            if (activity_id, id_, window.label) not in there
        ),
        forecast.today,
    )


def _joining(forecast: Forecast, found: Mapping[int, Proposed]) -> dict[int, set[int]]:
    """Who comes to answer for each activity; negative ids are new bodies."""
    new = {each.choices[0].name: each.new for each in found.values() if each.new is not None}
    ids = {name: -place for place, name in enumerate(new, 1)}
    chosen = {
        party_id: each.choices
        if each.new is None
        else (PartyTarget(Target.ORGANISATION, ids[each.choices[0].name]),)
        for party_id, each in found.items()
    }
    standings = {ids[name]: Standing(kind) for name, kind in new.items()}
    pointing = forecast.pointing
    before = pointing.resolve()
    after = pointing.with_standing(standings).resolve(chosen)
    return {
        activity_id: joined
        for activity_id, organisations in after.items()
        if (joined := set(organisations) - set(before[activity_id]))
    }


async def _there(session: AsyncSession, activity_ids: Collection[int]) -> set[tuple[int, int, str]]:
    """The tasks that stand, whoever is asked now."""
    found = set[tuple[int, int, str]]()
    for ids in batches(activity_ids, BATCH):
        rows = await session.execute(
            select(Task.activity_id, Task.organisation_id, Task.window).where(
                Task.activity_id.in_(ids), STANDING
            )
        )
        found.update((each[0], each[1], each[2]) for each in rows)
    return found
