"""Who answers for one activity: its parties, and single organisations apart from them."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase
from domain.errors import Stale
from domain.task_counts import TaskCount, count_tasks
from domain.tasks import TaskWindow
from domain.workflow import Status
from models.enums import RoadmapStatus
from models.people import Organisation
from models.roadmaps import Activity, ActivityException, ActivityParty, Assignment, Party, Roadmap
from models.tasks import Task
from services.assignment import forecasts, pointings, task_making
from services.assignment.forecasts import NO_TASKS
from services.core import municipalities, roadmap_access, roadmap_audit
from services.core.organisation_names import in_order


class Answering(StrEnum):
    """What is changed for one activity: a party that it names, or one organisation."""

    PARTY = "party"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Answerer:
    """A party of the plan or an organisation; `answers` says whether it does for the activity.

    `is_exception`: an organisation that does, or does not, whatever the parties point to.
    """

    id: int
    name: str
    answers: bool
    is_exception: bool = False


@dataclass(frozen=True, slots=True)
class ActivityAnswerers:
    """One activity with everybody who answers for it, or could.

    The parties of the plan, those of the activity first, and the organisations in the order of
    every list. `tasks` is how many tasks the activity has, or would have in force.
    """

    activity_id: int
    roadmap_id: int
    number: str
    title: str
    parties: tuple[Answerer, ...]
    organisations: tuple[Answerer, ...]
    tasks: int

    def of(self, what: Answering) -> tuple[Answerer, ...]:
        """The parties, or the organisations."""
        return self.parties if what is Answering.PARTY else self.organisations


@dataclass(frozen=True, slots=True)
class AnswerersChange:
    """What a change does to tasks: made, cancelled, and kept since somebody has reported.

    `past` of those that are made have a deadline that has passed.
    """

    made: int
    cancelled: int
    kept: int
    past: int = 0


async def see(session: AsyncSession, activity_id: int, *, actor: Actor) -> ActivityAnswerers:
    """Who answers for an activity, and who else could."""
    row, roadmap = await _find(session, activity_id, actor)
    pointing = await pointings.load(session, roadmap)
    asked = set(pointing.resolve().get(row.id, ()))
    return ActivityAnswerers(
        row.id,
        roadmap.id,
        row.number,
        row.title,
        await _parties(session, row),
        await _organisations(session, roadmap, asked, set(pointing.exceptions.get(row.id, ()))),
        (await _count(session, row, roadmap, actor)).total,
    )


async def foresee(
    session: AsyncSession,
    activity_id: int,
    what: Answering,
    ref_id: int,
    *,
    answers: bool,
    actor: Actor,
) -> AnswerersChange:
    """What `put` would do: it is done in a transaction inside this one, and taken back."""
    row, roadmap = await _find(session, activity_id, actor)
    async with session.begin_nested() as attempt:
        change = await _put(session, row, roadmap, what, ref_id, answers, actor)
        await attempt.rollback()
    return change


async def put(
    session: AsyncSession,
    activity_id: int,
    what: Answering,
    ref_id: int,
    *,
    answers: bool,
    actor: Actor,
) -> AnswerersChange:
    """Let a party or an organisation answer for this activity alone, or not any more.

    The tasks follow at once; those with a report stay. Raises Stale for what is not of this plan
    or municipality.
    """
    row, roadmap = await _find(session, activity_id, actor)
    change = await _put(session, row, roadmap, what, ref_id, answers, actor)
    roadmap_audit.note(
        session,
        UseCase.ASSIGN_PARTY,
        roadmap,
        f"{what.value}-{'joins' if answers else 'leaves'}",
        actor=actor,
        activity_id=row.id,
        ref_id=ref_id,
    )
    return change


async def _find(session: AsyncSession, activity_id: int, actor: Actor) -> tuple[Activity, Roadmap]:
    return await roadmap_access.activity(
        session, activity_id, UseCase.ASSIGN_PARTY, *roadmap_access.EDITABLE, actor=actor
    )


async def _put(
    session: AsyncSession,
    row: Activity,
    roadmap: Roadmap,
    what: Answering,
    ref_id: int,
    answers: bool,
    actor: Actor,
) -> AnswerersChange:
    active = roadmap.status is RoadmapStatus.ACTIVE
    before = await _count(session, row, roadmap, actor)
    kept_before = await _kept(session, row, roadmap) if active else 0
    if what is Answering.PARTY:
        await _name_party(session, row, roadmap, ref_id, answers)
    else:
        await _except(session, row, roadmap, ref_id, answers)
    await session.flush()
    if not active:
        after = await _count(session, row, roadmap, actor)
        grown, past = after.total - before.total, after.past - before.past
        return AnswerersChange(max(grown, 0), max(-grown, 0), 0, max(past, 0))
    done = await task_making.make_tasks(session, roadmap.id, actor.as_of, activity_ids=[row.id])
    past = (await _count(session, row, roadmap, actor)).past - before.past
    kept = await _kept(session, row, roadmap) - kept_before
    return AnswerersChange(done.new + done.restored, done.cancelled, max(kept, 0), max(past, 0))


async def _name_party(
    session: AsyncSession, row: Activity, roadmap: Roadmap, party_id: int, answers: bool
) -> None:
    if party_id not in {party.id for party in await _parties(session, row)}:
        raise Stale
    own = ActivityParty.activity_id == row.id
    await session.execute(delete(ActivityParty).where(own, ActivityParty.party_id == party_id))
    if answers:
        last = await session.scalar(select(func.max(ActivityParty.position)).where(own))
        session.add(ActivityParty(activity_id=row.id, party_id=party_id, position=(last or 0) + 1))


async def _except(
    session: AsyncSession, row: Activity, roadmap: Roadmap, organisation_id: int, answers: bool
) -> None:
    """Only what differs from the parties is kept as an exception."""
    found = await session.get(Organisation, organisation_id)
    if found is None or found.municipality_id != roadmap.municipality_id or found.closed_at:
        raise Stale
    await session.execute(
        delete(ActivityException).where(
            ActivityException.activity_id == row.id,
            ActivityException.organisation_id == organisation_id,
        )
    )
    asked = (await pointings.resolve(session, roadmap.id)).get(row.id, ())
    if (organisation_id in asked) is not answers:
        session.add(
            ActivityException(activity_id=row.id, organisation_id=organisation_id, included=answers)
        )


async def _parties(session: AsyncSession, row: Activity) -> tuple[Answerer, ...]:
    own = list(
        await session.scalars(
            select(ActivityParty.party_id)
            .where(ActivityParty.activity_id == row.id)
            .order_by(ActivityParty.position)
        )
    )
    of_plan = (
        select(ActivityParty.party_id)
        .join(Activity, Activity.id == ActivityParty.activity_id)
        .where(Activity.roadmap_id == row.roadmap_id)
    )
    # One that was just taken off its last activity can still be put back.
    pointed = select(Assignment.party_id).where(Assignment.roadmap_id == row.roadmap_id)
    named = await session.execute(
        select(Party.id, Party.name)
        .where(or_(Party.id.in_(of_plan), Party.id.in_(pointed)))
        .order_by(Party.name)
    )
    found = [Answerer(id_, name, id_ in own) for id_, name in named]
    place = {party_id: index for index, party_id in enumerate(own)}
    return tuple(sorted(found, key=lambda party: place.get(party.id, len(own))))


async def _organisations(
    session: AsyncSession, roadmap: Roadmap, asked: set[int], exceptions: set[int]
) -> tuple[Answerer, ...]:
    rows = await session.execute(
        select(Organisation.id, Organisation.name, Organisation.kind).where(
            Organisation.municipality_id == roadmap.municipality_id,
            Organisation.closed_at.is_(None),
        )
    )
    return tuple(
        Answerer(row.id, row.name, row.id in asked, row.id in exceptions)
        for row in in_order(rows.all(), lambda row: (row.kind, row.name))
    )


async def _count(session: AsyncSession, row: Activity, roadmap: Roadmap, actor: Actor) -> TaskCount:
    """The tasks that the activity has now; of a draft, those that it would have in force."""
    today = await municipalities.today(session, roadmap.municipality_id, actor.as_of)
    if roadmap.status is RoadmapStatus.ACTIVE:
        deadlines = await session.scalars(
            select(Task.deadline).where(Task.activity_id == row.id, Task.status != Status.CANCELLED)
        )
        return count_tasks((TaskWindow(None, end) for end in deadlines), today)
    forecast = await forecasts.look_ahead(session, roadmap, today)
    foreseen = forecast.foresee([row.id])
    return foreseen.count if foreseen.is_assigned else NO_TASKS.count


async def _kept(session: AsyncSession, row: Activity, roadmap: Roadmap) -> int:
    """Tasks of organisations that are not asked any more, kept since somebody has reported."""
    asked = (await pointings.resolve(session, roadmap.id)).get(row.id, [])
    found = await session.scalar(
        select(func.count())
        .select_from(Task)
        .where(
            Task.activity_id == row.id,
            Task.status != Status.CANCELLED,
            Task.organisation_id.not_in(asked),
        )
    )
    return found or 0
