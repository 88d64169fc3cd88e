"""Everything that the card of a task shows, as one value."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import OF_SCHOOL, USE_CASE_OF, Actor, UseCase, allowed
from domain.schedule import Every, Kind
from domain.workflow import OPEN, Action, Status, actions_from
from models.enums import RoadmapStatus, Verdict
from models.people import Organisation
from models.roadmaps import Section
from models.tasks import Review
from services.core import calendars, transitions
from services.core.transitions import Found
from services.reports import contacts, evidence, history, indicators, repetition
from services.reports.evidence import FileLine, SlotLine
from services.reports.history import Event
from services.reports.indicators import IndicatorLine
from services.tasks import deadline_requests

LAST_EVENTS = 2
_WORDS = frozenset({"comment", "submit", "check_in", "block", "request_not_applicable"})


@dataclass(frozen=True, slots=True)
class Returned:
    """Why a report came back, and until when it is to be mended."""

    reason: str
    mend_by: date | None


@dataclass(frozen=True, slots=True)
class Card:
    """A task for the eye. Days are local to its municipality, `today` too.

    `last_working_day` is set where the deadline is a day off. `changed_on` is the day of the last
    step, `actions` what whoever asks may do now. `words` are the latest comments, the oldest
    first. `returned` is set while a returned report waits to be mended, `asked_until` while a
    request to move the deadline waits. `mine` says that whoever asks is the school, `listed` that
    the task stands in their list: a head has one too.
    """

    task_id: int
    version: int
    municipality_id: int
    organisation_id: int
    roadmap_id: int
    activity_id: int
    number: str
    title: str
    organisation: str
    section: str | None
    roadmap: str
    term: str
    continuous: bool
    status: Status
    claim: Action | None
    today: date
    changed_on: date
    submitted_on: date | None
    done_on: date | None
    done_late: bool
    deadline: date | None
    original_deadline: date | None
    last_working_day: date | None
    review_needed: bool
    result: str
    slots: tuple[SlotLine, ...]
    indicators: tuple[IndicatorLine, ...]
    files: tuple[FileLine, ...]
    words: tuple[Event, ...]
    curators: tuple[str, ...]
    returned: Returned | None
    asked_until: date | None
    may_ask_deadline: bool
    has_last_time: bool
    actions: frozenset[Action]
    mine: bool
    listed: bool

    @property
    def is_open(self) -> bool:
        """Whether the next move is the school's."""
        return self.status in OPEN

    @property
    def unfilled(self) -> IndicatorLine | None:
        """The first indicator that still has no number."""
        return next((line for line in self.indicators if line.fact is None), None)


async def load(session: AsyncSession, task_id: int, *, actor: Actor) -> Card:
    """The card of a task for somebody who may see it; raises Refusal(DENIED)."""
    found = await transitions.find(session, task_id, UseCase.SEE_TASK, actor=actor)
    task, activity = found.task, found.activity
    files = await evidence.files_of(session, task.id, actor.person_id)
    happened = await history.events(session, task.id, found.zone)
    request = await deadline_requests.waiting(session, task.id)
    curators = await contacts.curators_of(session, task.municipality_id)
    organisation = await session.get_one(Organisation, task.organisation_id)
    return Card(
        task_id=task.id,
        version=task.version,
        municipality_id=task.municipality_id,
        organisation_id=task.organisation_id,
        roadmap_id=task.roadmap_id,
        activity_id=task.activity_id,
        number=activity.number,
        title=activity.title,
        organisation=organisation.name,
        section=await _section(session, task.section_id),
        roadmap=found.roadmap.short_title,
        term=activity.term,
        continuous=is_continuous(found),
        status=task.status,
        claim=task.claim,
        today=found.today,
        changed_on=task.changed_at.astimezone(found.zone).date(),
        submitted_on=task.submitted_on,
        done_on=task.done_on,
        done_late=task.done_late,
        deadline=task.deadline,
        original_deadline=task.original_deadline,
        last_working_day=await _last_working_day(session, found),
        review_needed=found.review_needed,
        result=activity.result,
        slots=await evidence.slots_of(session, activity.id, files),
        indicators=await indicators.lines(session, activity.id, task.id),
        files=tuple(files),
        words=tuple([e for e in happened if e.note and e.what in _WORDS][-LAST_EVENTS:]),
        curators=tuple(person.name for person in curators if person.name),
        returned=await _returned(session, found),
        asked_until=request.new_deadline if request else None,
        may_ask_deadline=request is None
        and deadline_requests.may_ask(found)
        and _allowed(actor, UseCase.REQUEST_DEADLINE, found),
        has_last_time=task.status in OPEN and await repetition.previous(session, task) is not None,
        actions=_actions(actor, found),
        mine=transitions.is_school(actor, task.organisation_id),
        listed=task.organisation_id in actor.organisations(*OF_SCHOOL),
    )


def is_continuous(found: Found) -> bool:
    """Whether the work goes on, so that a school only checks in from time to time."""
    schedule = found.activity.schedule
    daily = schedule.get("every") == Every.DAY.value
    return found.activity.kind is Kind.CONTINUOUS or daily


def _actions(actor: Actor, found: Found) -> frozenset[Action]:
    if found.roadmap.status is not RoadmapStatus.ACTIVE:
        return frozenset()
    return frozenset(
        action
        for action in actions_from(found.task.status, found.review_needed)
        if _allowed(actor, USE_CASE_OF[action], found)
    )


def _allowed(actor: Actor, use_case: UseCase, found: Found) -> bool:
    return allowed(
        actor,
        use_case,
        municipality_id=found.task.municipality_id,
        organisation_id=found.task.organisation_id,
    )


async def _section(session: AsyncSession, section_id: int | None) -> str | None:
    section = await session.get(Section, section_id) if section_id else None
    return (section.number or section.title) if section else None


async def _last_working_day(session: AsyncSession, found: Found) -> date | None:
    deadline = found.task.deadline
    if deadline is None or found.task.status not in OPEN:
        return None
    calendar = await calendars.of_municipality(session, found.task.municipality_id, {deadline.year})
    last = calendar.working_day_on_or_before(deadline)
    return None if last == deadline else last


async def _returned(session: AsyncSession, found: Found) -> Returned | None:
    """The last review, while it is a return that the school has yet to answer."""
    if found.task.status not in OPEN:
        return None
    last = await session.scalar(
        select(Review).where(Review.task_id == found.task.id).order_by(Review.id.desc()).limit(1)
    )
    if last is None or last.verdict is not Verdict.RETURNED:
        return None
    return Returned(last.reason or "", last.mend_by)
