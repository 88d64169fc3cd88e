"""A roadmap in figures: what a curator has to know of a plan that was read."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.doubts import Subject
from domain.draft import ProblemCode
from domain.schedule import Period
from models.enums import RoadmapStatus
from models.roadmaps import Activity, EvidenceSlot, ImportProblem, Indicator, Roadmap, Section
from services.assignment import assigning
from services.assignment.assigning import PartyLine
from services.assignment.wanted_tasks import period_of
from services.core import municipalities, roadmap_access
from services.roadmaps.open_questions import load_activities

SHOWN_DOCUMENTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftOverview:
    """The counts of a roadmap.

    `understood` and `to_decide` add up to `activities`; the six after them break `to_decide`
    down by what the term says. `to_confirm` counts doubts of other kinds: dates found in results,
    activities that seem to repeat. `period` is None where the document names none and none could
    be inferred. `documents` counts expected documents, `document_names` are the commonest.
    `parties_proposed` are those whose organisations come from an earlier plan. `replaces` is the
    short title of the plan that this draft changes. `lines` are the parties one by one.
    `has_organisations`: there is somebody in the municipality to whom a party can be pointed.
    """

    roadmap_id: int
    municipality_id: int
    status: RoadmapStatus
    title: str
    short_title: str
    period: Period | None
    period_confident: bool
    sections: int
    activities: int
    understood: int
    to_decide: int
    continuous: int
    on_event: int
    inferred: int
    unknown: int
    missing: int
    school_terms: int
    to_confirm: int
    parties: int
    parties_known: int
    parties_proposed: int
    lines: tuple[PartyLine, ...]
    documents: int
    document_names: tuple[str, ...]
    indicators: int
    problems: int
    replaces: str | None = None
    has_organisations: bool = True

    @property
    def parties_unknown(self) -> int:
        return self.parties - self.parties_known


async def load(session: AsyncSession, roadmap_id: int) -> DraftOverview:
    """The counts of a roadmap for the command line, where nobody has to be asked."""
    return await overview_of(session, await session.get_one(Roadmap, roadmap_id))


async def overview_of(session: AsyncSession, roadmap: Roadmap) -> DraftOverview:
    """The counts of a roadmap, for a service that has asked for the right already."""
    in_force = Activity.roadmap_id == roadmap.id, Activity.cancelled_at.is_(None)
    activities = await load_activities(session, roadmap.id)
    undecided = Counter(activity.subject for activity in activities if not activity.decided)
    parties = await assigning.lines(session, roadmap)
    documents = (
        await session.execute(
            select(EvidenceSlot.name, func.sum(EvidenceSlot.count))
            .join(Activity, Activity.id == EvidenceSlot.activity_id)
            .where(*in_force)
            .group_by(EvidenceSlot.name)
            .order_by(func.sum(EvidenceSlot.count).desc(), EvidenceSlot.name)
        )
    ).all()
    indicators = await session.scalar(
        select(func.count())
        .select_from(Indicator)
        .join(Activity, Activity.id == Indicator.activity_id)
        .where(*in_force)
    )
    sections = await session.scalar(
        select(func.count()).select_from(Section).where(Section.roadmap_id == roadmap.id)
    )
    problems = await problem_counts(session, roadmap.id)
    former = await roadmap_access.changed_by(session, roadmap)
    return DraftOverview(
        roadmap_id=roadmap.id,
        municipality_id=roadmap.municipality_id,
        status=roadmap.status,
        title=roadmap.title,
        short_title=roadmap.short_title,
        period=None if problems[ProblemCode.PERIOD_MISSING] else period_of(roadmap),
        period_confident=roadmap.period_confident,
        sections=sections or 0,
        activities=len(activities),
        understood=len(activities) - undecided.total(),
        to_decide=undecided.total(),
        continuous=undecided[Subject.RHYTHM],
        on_event=undecided[Subject.ON_EVENT],
        inferred=undecided[Subject.INFERRED],
        unknown=undecided[Subject.UNKNOWN],
        missing=undecided[Subject.MISSING],
        school_terms=undecided[Subject.SCHOOL_TERMS],
        to_confirm=sum(activity.has_extra + activity.repeated for activity in activities),
        parties=len(parties),
        parties_known=sum(line.is_known for line in parties),
        parties_proposed=sum(line.proposed for line in parties),
        lines=tuple(parties),
        documents=sum(count for _, count in documents),
        document_names=tuple(name for name, _ in documents[:SHOWN_DOCUMENTS]),
        indicators=indicators or 0,
        problems=problems.total(),
        replaces=former.short_title if former else None,
        has_organisations=await municipalities.has_organisations(session, roadmap.municipality_id),
    )


async def problem_counts(session: AsyncSession, roadmap_id: int) -> Counter[str]:
    """How many doubts of each `domain.draft.ProblemCode` a roadmap has."""
    rows = await session.execute(
        select(ImportProblem.code, func.count())
        .where(ImportProblem.roadmap_id == roadmap_id)
        .group_by(ImportProblem.code)
    )
    return Counter(dict(rows.all()))
