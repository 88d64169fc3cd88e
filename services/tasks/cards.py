"""Everything that the card of a task shows, as one value."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import OF_SCHOOL, Actor, Role, UseCase, allowed, require
from domain.action_rights import USE_CASE_OF
from domain.calendar import local_day, stored_zone
from domain.column_texts import ColumnTexts, said_of
from domain.errors import Code, Refusal
from domain.reminding.hindrance import Hindrance
from domain.schedule import Every, Kind
from domain.workflow import OPEN, Action, Status, actions_from
from models.enums import RoadmapStatus, Verdict
from services.core import calendars, transitions
from services.core.holidays_calendar import working_calendar
from services.reports import evidence, history, indicators
from services.reports.evidence import FileLine, SlotLine
from services.reports.history import HistoryEvent
from services.reports.indicators import IndicatorLine
from services.tasks import card_rows, deadline_requests
from services.tasks.card_rows import TaskRow

LAST_EVENTS = 2
_WORDS = frozenset({"comment", "submit", "check_in", "block", "request_not_applicable"})


@dataclass(frozen=True, slots=True)
class Returned:
    """Why a report came back, and until when it is to be mended."""

    reason: str
    mend_by: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card(ColumnTexts):
    """A task for the eye. Days are local to its municipality, `today` too.

    `last_working_day` is set where the deadline is a day off. `changed_on` is the day of the last
    step, `actions` what whoever asks may do now. `words` are the latest comments, the oldest
    first. `returned` is set while a returned report waits to be mended, `returned_on` where one has
    come back before, `asked_until` while a request to move the deadline waits. Files that were
    there at the last return are `rejected`. `mine` says that whoever asks is the school, `listed`
    that the task stands in their list: a head has one too; `one_of_several`, that they report for
    other schools as well. `hindrance` is what the school has said
    is in the way, since the task is overdue.
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
    slots: tuple[SlotLine, ...]
    indicators: tuple[IndicatorLine, ...]
    files: tuple[FileLine, ...]
    words: tuple[HistoryEvent, ...]
    curators: tuple[str, ...]
    returned: Returned | None
    returned_on: date | None
    asked_until: date | None
    may_ask_deadline: bool
    has_last_time: bool
    actions: frozenset[Action]
    mine: bool
    listed: bool
    hindrance: Hindrance | None = None
    one_of_several: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the next move is the school's."""
        return self.status in OPEN

    @property
    def lacks_documents(self) -> bool:
        """Whether a document that the plan asks for is not here."""
        return any(slot.have < slot.wanted for slot in self.slots)

    @property
    def takes_deadline(self) -> bool:
        """Whether a curator may set the deadline: one is there, or was before «бессрочно»."""
        return self.is_open and (self.deadline or self.original_deadline) is not None

    @property
    def unfilled(self) -> IndicatorLine | None:
        """The first indicator that still has no number."""
        return next((line for line in self.indicators if line.fact is None), None)


async def load(session: AsyncSession, task_id: int, *, actor: Actor) -> Card:
    """The card of a task for somebody who may see it; raises Refusal(DENIED).

    At most five statements, however much has happened: see `tests.bot.test_statement_counts`.
    """
    row = await card_rows.find(session, task_id)
    if row is None:
        raise Refusal(Code.DENIED)
    where = {"municipality_id": row.municipality_id, "organisation_id": row.organisation_id}
    require(actor, UseCase.SEE_TASK, **where)
    zone = stored_zone(row.time_zone)
    returned_at = row.reviewed_at if row.verdict is Verdict.RETURNED else None
    files = await evidence.files_of(session, task_id, actor.person_id, rejected_until=returned_at)
    reports = await history.reports_of(session, task_id)
    beside = await card_rows.beside(session, row.activity_id, row.municipality_id)
    review_needed = transitions.is_review_needed(row.own_review_needed, row.review_needed)
    in_force = row.roadmap_status is RoadmapStatus.ACTIVE
    movable = deadline_requests.is_movable(row.roadmap_status, row.status, row.deadline)
    return Card(
        task_id=task_id,
        version=row.version,
        municipality_id=row.municipality_id,
        organisation_id=row.organisation_id,
        roadmap_id=row.roadmap_id,
        activity_id=row.activity_id,
        number=row.number,
        title=row.title,
        organisation=row.organisation,
        section=row.section_number or row.section_title,
        roadmap=row.roadmap,
        term=row.term,
        continuous=row.kind is Kind.CONTINUOUS or row.schedule.get("every") == Every.DAY.value,
        status=row.status,
        claim=row.claim,
        today=local_day(actor.as_of, zone),
        changed_on=local_day(row.changed_at, zone),
        submitted_on=row.submitted_on,
        done_on=row.done_on,
        done_late=row.done_late,
        deadline=row.deadline,
        original_deadline=row.original_deadline,
        last_working_day=await _last_working_day(session, row),
        review_needed=review_needed,
        **said_of(row),
        slots=evidence.fill(beside.slots, files),
        indicators=indicators.with_facts(beside.indicators, reports),
        files=tuple(files),
        words=_words(history.told(reports, zone)),
        curators=beside.curators,
        returned=_returned(row),
        returned_on=local_day(returned_at, zone) if returned_at else None,
        asked_until=row.asked_until,
        may_ask_deadline=row.request_id is None
        and movable
        and allowed(actor, UseCase.REQUEST_DEADLINE, **where),
        has_last_time=row.status in OPEN and row.has_last_time,
        actions=frozenset(
            action
            for action in (actions_from(row.status, review_needed) if in_force else ())
            if allowed(actor, USE_CASE_OF[action], **where)
        ),
        mine=transitions.is_school(actor, row.organisation_id),
        listed=row.organisation_id in actor.organisations(*OF_SCHOOL),
        hindrance=_hindrance(row, zone),
        one_of_several=row.organisation_id in (own := actor.organisations(Role.COORDINATOR))
        and len(own) > 1,
    )


def _hindrance(row: TaskRow, zone: ZoneInfo) -> Hindrance | None:
    """What was said to be in the way of all that is overdue, if this was overdue by then."""
    if row.status not in OPEN or row.deadline is None or row.hindered_at is None:
        return None
    said_on = local_day(row.hindered_at, zone)
    return row.hindrance if said_on > (row.mend_by or row.deadline) else None


def _words(events: list[HistoryEvent]) -> tuple[HistoryEvent, ...]:
    said = [event for event in events if event.note and event.what in _WORDS]
    return tuple(sorted(said, key=lambda event: event.at)[-LAST_EVENTS:])


async def _last_working_day(session: AsyncSession, row: TaskRow) -> date | None:
    if row.deadline is None or row.status not in OPEN:
        return None
    years = {row.deadline.year}
    if row.has_own_days:
        calendar = await calendars.of_municipality(session, row.municipality_id, years)
    else:
        calendar = working_calendar(years, {})
    last = calendar.working_day_on_or_before(row.deadline)
    return None if last == row.deadline else last


def _returned(row: TaskRow) -> Returned | None:
    """The last review, while it is a return that the school has yet to answer."""
    if row.status not in OPEN or row.verdict is not Verdict.RETURNED:
        return None
    return Returned(row.reason or "", row.mend_by)
