"""What a card reads of its task in one statement, and of what stands beside it in another.

Both are built once, and give columns, not entities: a card is the answer that is asked for most.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import CompoundSelect, bindparam, func, literal, null, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from domain.column_texts import COLUMN_NAMES, ColumnTexts, said_in
from domain.draft import DraftSlot as Slot
from domain.reminding.hindrance import Hindrance
from domain.schedule import Kind
from domain.workflow import Action, Status
from models.enums import MoveVerdict, RoadmapStatus, Verdict
from models.people import Membership, Municipality, Organisation, Person
from models.reminders import HindranceReport
from models.roadmaps import TEXT_COLUMNS, Activity, EvidenceSlot, Indicator, Roadmap, Section
from models.rows import fetch
from models.tasks import DeadlineMove, Report, Review, Task
from models.upkeep import CalendarOverride
from services.reports.contacts import is_curator
from services.reports.indicators import IndicatorLine
from services.reports.repetition import said_before


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow(ColumnTexts):
    """A task with its activity, roadmap, last review and waiting request.

    `own_review_needed` is the activity's, `review_needed` the roadmap's. `has_last_time`: a report
    of the window before could be repeated. `has_own_days`: the municipality has set days of its
    calendar by hand.
    """

    version: int
    municipality_id: int
    organisation_id: int
    roadmap_id: int
    activity_id: int
    status: Status
    claim: Action | None
    changed_at: datetime
    submitted_on: date | None
    done_on: date | None
    done_late: bool
    deadline: date | None
    original_deadline: date | None
    number: str
    title: str
    term: str
    kind: Kind
    schedule: dict[str, Any]
    own_review_needed: bool | None
    roadmap: str
    roadmap_status: RoadmapStatus
    review_needed: bool
    time_zone: str
    organisation: str
    section_number: str | None
    section_title: str | None
    verdict: Verdict | None
    reviewed_at: datetime | None
    reason: str | None
    mend_by: date | None
    request_id: int | None
    asked_until: date | None
    has_last_time: bool
    hindrance: Hindrance | None
    hindered_at: datetime | None
    has_own_days: bool


@dataclass(frozen=True, slots=True)
class ActivityDemands:
    """What an activity asks for, and who curates it; the indicators are without their facts yet."""

    slots: tuple[Slot, ...]
    indicators: tuple[IndicatorLine, ...]
    curators: tuple[str, ...]


async def find(session: AsyncSession, task_id: int) -> TaskRow | None:
    """The row of a task, None where there is none; nobody has been let in yet."""
    found: Sequence[Sequence[Any]] = await fetch(session, _TASK, {"task": task_id})
    if not found:
        return None
    texts = len(COLUMN_NAMES)
    values = dict(zip(_COLUMNS, found[0][texts:], strict=True))
    return TaskRow(**values, **said_in(found[0][:texts]))


async def beside(session: AsyncSession, activity_id: int, municipality_id: int) -> ActivityDemands:
    """The documents, the numbers and the curators' names, each in their order."""
    slots: list[Slot] = []
    indicators: list[IndicatorLine] = []
    curators: list[str] = []
    values = {"activity": activity_id, "municipality": municipality_id}
    for what, id_, text, count, target, unit, at_least in await fetch(session, _BESIDE, values):
        if what == _SLOT:
            slots.append(Slot(text, count))
        elif what == _INDICATOR:
            indicators.append(IndicatorLine(id_, text, target, unit, at_least, None))
        elif text:
            curators.append(text)
    return ActivityDemands(tuple(slots), tuple(indicators), tuple(curators))


_LAST_REVIEW = (
    select(func.max(Review.id))
    .where(Review.task_id == Task.id, Review.withdrawn_at.is_(None))
    .correlate(Task)
    .scalar_subquery()
)
_WAITING = (
    select(func.min(DeadlineMove.id))
    .where(DeadlineMove.task_id == Task.id, DeadlineMove.verdict == MoveVerdict.OPEN)
    .correlate(Task)
    .scalar_subquery()
)
_LAST_HINDRANCE = (
    select(func.max(HindranceReport.id))
    .where(
        HindranceReport.organisation_id == Task.organisation_id,
        HindranceReport.hindrance.in_(Hindrance),
    )
    .correlate(Task)
    .scalar_subquery()
)
_BEFORE = aliased(Task)
_WINDOW_BEFORE = (
    select(_BEFORE.id)
    .where(
        _BEFORE.activity_id == Task.activity_id,
        _BEFORE.organisation_id == Task.organisation_id,
        _BEFORE.deadline < Task.deadline,
        _BEFORE.status == Status.DONE,
    )
    .order_by(_BEFORE.deadline.desc())
    .limit(1)
    .correlate(Task)
    .scalar_subquery()
)

_COLUMNS = {
    "version": Task.version,
    "municipality_id": Task.municipality_id,
    "organisation_id": Task.organisation_id,
    "roadmap_id": Task.roadmap_id,
    "activity_id": Task.activity_id,
    "status": Task.status,
    "claim": Task.claim,
    "changed_at": Task.changed_at,
    "submitted_on": Task.submitted_on,
    "done_on": Task.done_on,
    "done_late": Task.done_late,
    "deadline": Task.deadline,
    "original_deadline": Task.original_deadline,
    "number": Activity.number,
    "title": Activity.title,
    "term": Activity.term,
    "kind": Activity.kind,
    "schedule": Activity.schedule,
    "own_review_needed": Activity.review_needed,
    "roadmap": Roadmap.short_title,
    "roadmap_status": Roadmap.status,
    "review_needed": Roadmap.review_needed,
    "time_zone": Municipality.time_zone,
    "organisation": Organisation.name,
    "section_number": Section.number,
    "section_title": Section.title,
    "verdict": Review.verdict,
    "reviewed_at": Review.at,
    "reason": Review.reason,
    "mend_by": Review.mend_by,
    "request_id": DeadlineMove.id,
    "asked_until": DeadlineMove.new_deadline,
    "has_last_time": select(Report.id)
    .where(Report.task_id == _WINDOW_BEFORE, said_before(Task.activity_id))
    .correlate(Task)
    .exists(),
    "hindrance": HindranceReport.hindrance,
    "hindered_at": HindranceReport.at,
    "has_own_days": select(CalendarOverride.id)
    .where(CalendarOverride.municipality_id == Task.municipality_id)
    .correlate(Task)
    .exists(),
}
"""Where each field of a `TaskRow` is read from, beside the texts of the plan's columns."""

_TASK = (
    select(*TEXT_COLUMNS, *_COLUMNS.values())
    .select_from(Task)
    .join(Activity, Activity.id == Task.activity_id)
    .join(Roadmap, Roadmap.id == Task.roadmap_id)
    .join(Municipality, Municipality.id == Task.municipality_id)
    .join(Organisation, Organisation.id == Task.organisation_id)
    .outerjoin(Section, Section.id == Task.section_id)
    .outerjoin(Review, Review.id == _LAST_REVIEW)
    .outerjoin(DeadlineMove, DeadlineMove.id == _WAITING)
    .outerjoin(HindranceReport, HindranceReport.id == _LAST_HINDRANCE)
    .where(Task.id == bindparam("task"))
)

_SLOT, _INDICATOR, _CURATOR = range(3)

_BESIDE: CompoundSelect[*tuple[Any, ...]] = union_all(
    select(
        literal(_SLOT).label("what"),
        EvidenceSlot.id.label("id"),
        EvidenceSlot.name,
        EvidenceSlot.count,
        null(),
        null(),
        null(),
    ).where(EvidenceSlot.activity_id == bindparam("activity")),
    select(
        literal(_INDICATOR),
        Indicator.id,
        Indicator.text,
        null(),
        Indicator.target,
        Indicator.unit,
        Indicator.at_least,
    ).where(Indicator.activity_id == bindparam("activity")),
    select(literal(_CURATOR), func.min(Membership.id), Person.name, null(), null(), null(), null())
    .join(Membership, Membership.person_id == Person.id)
    .where(*is_curator(bindparam("municipality")))
    .group_by(Person.id, Person.name),
).order_by("what", "id")
