"""Single activities of a plan: added, changed, cancelled; the tasks follow."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase
from domain.errors import Code, Refusal, Stale
from domain.limits import check_length
from domain.planning.results import read_result
from models.roadmaps import Activity, ActivityParty, EvidenceSlot, Party, Roadmap, Section
from services.assignment.wanted_tasks import period_of
from services.core import roadmap_access, roadmap_audit
from services.roadmaps import rescheduling
from services.roadmaps.term_readers import reader_of
from services.roadmaps.terms import read_phrase, set_schedule, without_deadline

LONGEST_TITLE = 1000


@dataclass(frozen=True, slots=True)
class NewActivity:
    """What a curator types of an activity that is added. `term` "" means without a deadline."""

    title: str
    term: str
    party_ids: Sequence[int] = ()
    result: str = ""


async def add(
    session: AsyncSession,
    roadmap_id: int,
    section_id: int | None,
    new: NewActivity,
    *,
    actor: Actor,
) -> int:
    """Add an activity at the end of a section, or of the plan; returns its id.

    Raises Refusal(BAD_TERM) for a term that gives no days, Refusal(BAD_INPUT) for a title that is
    empty or too long, Stale for a section or party that is not of this plan.
    """
    roadmap = await roadmap_access.roadmap(
        session, roadmap_id, UseCase.EDIT_ACTIVITY, *roadmap_access.EDITABLE, actor=actor
    )
    section = await session.get(Section, section_id) if section_id is not None else None
    if section_id is not None and (section is None or section.roadmap_id != roadmap.id):
        raise Stale
    neighbours = await _neighbours(session, roadmap.id, section_id)
    position = await end_of(session, roadmap.id, section_id)
    await make_room(session, roadmap.id, position)
    row = Activity(
        roadmap_id=roadmap.id,
        section_id=section_id,
        position=position,
        number=next_number([found.number for found in neighbours], section),
        title=clean_title(new.title),
        term=new.term,
        result=new.result,
        by_hand=True,
    )
    reader = await reader_of(session, roadmap)
    set_schedule(row, read_phrase(new.term, reader) if new.term else without_deadline(""))
    session.add(row)
    await session.flush()
    await _name_parties(session, roadmap.municipality_id, row.id, new.party_ids)
    _expect_documents(session, row, roadmap)
    await _follow(session, roadmap, {row.id: []}, "added", row.id, actor)
    return row.id


async def reword(session: AsyncSession, activity_id: int, title: str, *, actor: Actor) -> str:
    """Give an activity another wording, and return the one before.

    Its tasks, reports and files stay.
    """
    row, roadmap = await roadmap_access.activity(
        session, activity_id, UseCase.EDIT_ACTIVITY, *roadmap_access.EDITABLE, actor=actor
    )
    before, row.title = row.title, clean_title(title)
    roadmap_audit.note(
        session, UseCase.EDIT_ACTIVITY, roadmap, "reworded", actor=actor, activity_id=row.id
    )
    return before


async def reschedule(session: AsyncSession, activity_id: int, term: str, *, actor: Actor) -> None:
    """Give an activity another term; open tasks move, and their schools are told.

    Raises Refusal(BAD_TERM) for a phrase that gives no days.
    """
    row, roadmap = await roadmap_access.activity(
        session, activity_id, UseCase.EDIT_ACTIVITY, *roadmap_access.EDITABLE, actor=actor
    )
    before = await rescheduling.windows_before(session, roadmap, [row.id])
    set_schedule(row, read_phrase(term, await reader_of(session, roadmap)))
    row.term = " ".join(term.split())
    await _follow(session, roadmap, before, "rescheduled", row.id, actor)


async def cancel(session: AsyncSession, activity_id: int, *, actor: Actor) -> None:
    """Take an activity out of the plan; what is done stays, what is owed is cancelled."""
    row, roadmap = await roadmap_access.activity(
        session, activity_id, UseCase.CANCEL_ACTIVITY, *roadmap_access.EDITABLE, actor=actor
    )
    before = await rescheduling.windows_before(session, roadmap, [row.id])
    row.cancelled_at = actor.as_of
    await _follow(session, roadmap, before, "cancelled", row.id, actor)


async def end_of(session: AsyncSession, roadmap_id: int, section_id: int | None) -> int:
    """The position after the last activity of a section, or of the plan where it has none."""
    neighbours = await _neighbours(session, roadmap_id, section_id)
    return neighbours[-1].position + 1 if neighbours else await _end(session, roadmap_id)


async def make_room(session: AsyncSession, roadmap_id: int, position: int) -> None:
    """Move the activities of a plan on from `position`, which is free afterwards."""
    await session.execute(
        update(Activity)
        .where(Activity.roadmap_id == roadmap_id, Activity.position >= position)
        .values(position=Activity.position + 1)
        .execution_options(synchronize_session=False)
    )


def next_number(numbers: Sequence[str], section: Section | None) -> str:
    """The number after the last one: «1.16» after «1.15»; in an empty section its first one."""
    last = next((number.rstrip(".") for number in reversed(numbers) if number), "")
    head, dot, tail = last.rpartition(".")
    if tail.isdecimal():
        return f"{head}{dot}{int(tail) + 1}"
    if not numbers and section is not None and section.number:
        return f"{section.number.rstrip('.')}.1"
    return ""


async def _follow(
    session: AsyncSession,
    roadmap: Roadmap,
    before: rescheduling.Windows,
    what: str,
    activity_id: int,
    actor: Actor,
) -> None:
    roadmap_audit.note(
        session, UseCase.EDIT_ACTIVITY, roadmap, what, actor=actor, activity_id=activity_id
    )
    await rescheduling.follow_and_tell(session, roadmap, before, actor=actor)


async def _neighbours(
    session: AsyncSession, roadmap_id: int, section_id: int | None
) -> list[Activity]:
    chosen = select(Activity).where(Activity.roadmap_id == roadmap_id)
    if section_id is not None:
        chosen = chosen.where(Activity.section_id == section_id)
    return list(await session.scalars(chosen.order_by(Activity.position)))


async def _end(session: AsyncSession, roadmap_id: int) -> int:
    last = await session.scalar(
        select(func.max(Activity.position)).where(Activity.roadmap_id == roadmap_id)
    )
    return (last or 0) + 1


async def _name_parties(
    session: AsyncSession, municipality_id: int, activity_id: int, party_ids: Sequence[int]
) -> None:
    owned_here = set(
        await session.scalars(
            select(Party.id).where(
                Party.municipality_id == municipality_id, Party.id.in_(party_ids)
            )
        )
    )
    if owned_here != set(party_ids):
        raise Stale
    session.add_all(
        ActivityParty(activity_id=activity_id, party_id=party_id, position=position)
        for position, party_id in enumerate(dict.fromkeys(party_ids), start=1)
    )


def _expect_documents(session: AsyncSession, row: Activity, roadmap: Roadmap) -> None:
    expected = read_result(row.result, period_of(roadmap))
    session.add_all(
        EvidenceSlot(activity_id=row.id, name=slot.name, count=slot.count)
        for slot in expected.evidence
    )


def clean_title(text: str) -> str:
    """A typed title on one line; raises Refusal(BAD_INPUT) for an empty one, TOO_LONG."""
    title = " ".join(text.split())
    if not title:
        raise Refusal(Code.BAD_INPUT)
    check_length(title, LONGEST_TITLE)
    return title
