"""One activity made two: what was given stays with the first, the second is owed anew."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, Role, UseCase
from domain.errors import Stale
from domain.limits import check_length
from domain.planning.results import read_result
from domain.remaining import remaining
from domain.schedule import Schedule
from models.enums import RoadmapStatus
from models.people import Membership, Person
from models.roadmaps import Activity, ActivityException, ActivityParty, EvidenceSlot, Roadmap
from services.assignment import pointings
from services.assignment.wanted_tasks import period_of
from services.core import municipalities, roadmap_access, roadmap_audit
from services.core.schedules import dump, load
from services.roadmaps import rescheduling
from services.roadmaps.activities import clean_title, make_room
from services.roadmaps.activity_values import activity_values
from services.roadmaps.term_readers import reader_of
from services.roadmaps.terms import read_phrase

LONGEST_DOCUMENT = 200


@dataclass(frozen=True, slots=True)
class SecondPart:
    """What a curator says of the second activity.

    `term` "" keeps the first one's. `slot_ids` are the documents that move to the second;
    `document` is one more that is typed, "" for none.
    """

    title: str
    term: str = ""
    slot_ids: tuple[int, ...] = ()
    document: str = ""


@dataclass(frozen=True, slots=True)
class SplitPreview:
    """What a split would make. `organisations` get tasks, `people` hear of it."""

    number: str
    title: str
    schedule: Schedule
    documents: tuple[tuple[str, int], ...]
    organisations: int
    people: int


async def slots(
    session: AsyncSession, activity_id: int, *, actor: Actor
) -> list[tuple[int, str, int]]:
    """(id, name, count) of every document that the activity asks for."""
    row, _ = await _open(session, activity_id, actor)
    return [(slot.id, slot.name, slot.count) for slot in await _slots(session, row.id)]


async def preview(
    session: AsyncSession, activity_id: int, part: SecondPart, *, actor: Actor
) -> SplitPreview:
    """What `split` would do; nothing is stored. Raises what `split` raises."""
    row, roadmap = await _open(session, activity_id, actor)
    moved = _chosen(await _slots(session, row.id), part.slot_ids)
    new = _new_documents(part, roadmap)
    reached = []
    if roadmap.status is RoadmapStatus.ACTIVE:
        reached = (await pointings.resolve(session, roadmap.id)).get(row.id, [])
    return SplitPreview(
        await _number(session, row),
        clean_title(part.title),
        await _schedule(session, row, roadmap, part.term, actor),
        (*((slot.name, slot.count) for slot in moved), *new),
        len(reached),
        await _coordinators(session, reached),
    )


async def split(session: AsyncSession, activity_id: int, part: SecondPart, *, actor: Actor) -> int:
    """Make a second activity out of a part of the first; returns its id.

    It stands right after the first, with a number of its own, the same section, parties and
    review. The first keeps its tasks, reports and files, and loses the documents that move. In a
    plan in force the second gets tasks for the windows that are still ahead, and the schools are
    told. Raises Refusal(BAD_INPUT) for a title or document that is empty or too long,
    Refusal(BAD_TERM) for a term that gives no days, Stale for documents of another
    activity.
    """
    row, roadmap = await _open(session, activity_id, actor)
    moved = _chosen(await _slots(session, row.id), part.slot_ids)
    schedule = await _schedule(session, row, roadmap, part.term, actor)
    second = Activity(
        roadmap_id=roadmap.id,
        section_id=row.section_id,
        **activity_values(
            row,
            position=row.position + 1,
            number=await _number(session, row),
            title=clean_title(part.title),
            term=" ".join(part.term.split()) or row.term,
            kind=schedule.kind,
            schedule=dump(schedule),
            extra_schedule=None,
            mark="",
            decided=row.decided or bool(part.term),
            result=" ".join(part.document.split()),
            by_hand=True,
        ),
    )
    new = _new_documents(part, roadmap)
    await make_room(session, roadmap.id, second.position)
    session.add(second)
    await session.flush()
    for slot in moved:
        slot.activity_id = second.id
    session.add_all(
        EvidenceSlot(activity_id=second.id, name=name, count=count) for name, count in new
    )
    await _copy_parties(session, row.id, second.id)
    roadmap_audit.note(
        session,
        UseCase.SPLIT_ACTIVITY,
        roadmap,
        actor=actor,
        activity_id=row.id,
        second_id=second.id,
        old=row.number or row.title,
        new=second.number or second.title,
    )
    await rescheduling.follow_and_tell(session, roadmap, {second.id: []}, actor=actor)
    return second.id


def part_number(number: str, taken: Collection[str]) -> str:
    """A free number for what is split off: «1.15.1»; "" where the first has none."""
    head = number.rstrip(".")
    if not head:
        return ""
    used = {found.rstrip(".") for found in taken}
    return next(f"{head}.{n}" for n in range(1, len(used) + 2) if f"{head}.{n}" not in used)


async def _open(session: AsyncSession, activity_id: int, actor: Actor) -> tuple[Activity, Roadmap]:
    return await roadmap_access.activity(
        session, activity_id, UseCase.SPLIT_ACTIVITY, *roadmap_access.EDITABLE, actor=actor
    )


async def _slots(session: AsyncSession, activity_id: int) -> list[EvidenceSlot]:
    found = await session.scalars(
        select(EvidenceSlot)
        .where(EvidenceSlot.activity_id == activity_id)
        .order_by(EvidenceSlot.id)
    )
    return list(found)


def _chosen(found: Sequence[EvidenceSlot], slot_ids: Collection[int]) -> list[EvidenceSlot]:
    chosen = [slot for slot in found if slot.id in slot_ids]
    if len(chosen) != len(set(slot_ids)):
        raise Stale
    return chosen


def clean_document(text: str) -> str:
    """A typed document on one line; raises Refusal(TOO_LONG)."""
    document = " ".join(text.split())
    check_length(document, LONGEST_DOCUMENT)
    return document


def _new_documents(part: SecondPart, roadmap: Roadmap) -> list[tuple[str, int]]:
    """What a typed document asks for: as a result cell would, or by the words themselves."""
    document = clean_document(part.document)
    if not document:
        return []
    read = read_result(document, period_of(roadmap)).evidence
    return [(slot.name, slot.count) for slot in read] or [(document, 1)]


async def _schedule(
    session: AsyncSession, row: Activity, roadmap: Roadmap, term: str, actor: Actor
) -> Schedule:
    if term:
        return read_phrase(term, await reader_of(session, roadmap))
    schedule = load(row.schedule)
    if roadmap.status is not RoadmapStatus.ACTIVE:
        return schedule
    today = await municipalities.today(session, roadmap.municipality_id, actor.as_of)
    return remaining(schedule, period_of(roadmap), roadmap.rhythm, today)


async def _number(session: AsyncSession, row: Activity) -> str:
    # Cancelled activities count too: their numbers stand in reports and in the audit log.
    taken = await session.scalars(
        select(Activity.number).where(Activity.roadmap_id == row.roadmap_id)
    )
    return part_number(row.number, list(taken))


async def _copy_parties(session: AsyncSession, first_id: int, second_id: int) -> None:
    """Whoever answers for the first activity answers for the second."""
    parties = await session.scalars(
        select(ActivityParty).where(ActivityParty.activity_id == first_id)
    )
    session.add_all(
        ActivityParty(
            activity_id=second_id,
            party_id=party.party_id,
            position=party.position,
            note=party.note,
        )
        for party in parties.all()
    )
    excepted = await session.scalars(
        select(ActivityException).where(ActivityException.activity_id == first_id)
    )
    session.add_all(
        ActivityException(
            activity_id=second_id, organisation_id=row.organisation_id, included=row.included
        )
        for row in excepted.all()
    )


async def _coordinators(session: AsyncSession, organisation_ids: Sequence[int]) -> int:
    found = await session.scalar(
        select(func.count(Membership.person_id.distinct()))
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.organisation_id.in_(organisation_ids),
            Membership.role == Role.COORDINATOR,
            Membership.ended_at.is_(None),
            Person.forgotten_at.is_(None),
        )
    )
    return found or 0
