"""What an activity of a plan says besides its wording and term: its number, place and result."""

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase
from domain.errors import Stale
from domain.limits import check_length
from domain.planning.results import read_result
from models.roadmaps import Activity, EvidenceSlot, Indicator, Section
from models.tasks import Report, Task
from services.assignment.wanted_tasks import period_of
from services.core import municipalities, roadmap_access, roadmap_audit, task_states
from services.core.schedules import dump
from services.roadmaps import activities

LONGEST_NUMBER = 20
LONGEST_RESULT = 2000


async def renumber(session: AsyncSession, activity_id: int, number: str, *, actor: Actor) -> str:
    """Give an activity another number, or none for ""; returns the one before.

    Raises Refusal(TOO_LONG).
    """
    row, roadmap = await roadmap_access.activity(
        session, activity_id, UseCase.EDIT_ACTIVITY, *roadmap_access.EDITABLE, actor=actor
    )
    cleaned = " ".join(number.split())
    check_length(cleaned, LONGEST_NUMBER)
    before, row.number = row.number, cleaned
    roadmap_audit.note(
        session, UseCase.EDIT_ACTIVITY, roadmap, "renumbered", actor=actor, activity_id=row.id
    )
    return before


async def move(
    session: AsyncSession, activity_id: int, section_id: int | None, *, actor: Actor
) -> None:
    """Put an activity at the end of another section, or of those without one.

    Its tasks go with it in the summaries. Raises Stale for a section of another plan.
    """
    row, roadmap = await roadmap_access.activity(
        session, activity_id, UseCase.EDIT_ACTIVITY, *roadmap_access.EDITABLE, actor=actor
    )
    section = await session.get(Section, section_id) if section_id is not None else None
    if section_id is not None and (section is None or section.roadmap_id != roadmap.id):
        raise Stale
    if row.section_id == section_id:
        return
    position = await activities.end_of(session, roadmap.id, section_id)
    await activities.make_room(session, roadmap.id, position)
    row.section_id, row.position = section_id, position
    await session.execute(
        update(Task)
        .where(Task.activity_id == row.id)
        .values(section_id=section_id)
        .execution_options(synchronize_session=False)
    )
    today = await municipalities.today(session, roadmap.municipality_id, actor.as_of)
    await task_states.keep(session, Task.activity_id == row.id, today)
    roadmap_audit.note(
        session, UseCase.EDIT_ACTIVITY, roadmap, "placed", actor=actor, activity_id=row.id
    )


async def set_result(session: AsyncSession, activity_id: int, text: str, *, actor: Actor) -> str:
    """Give an activity another result, or none for "": documents and indicators are read anew.

    Files that were given stay, and so do indicators that somebody has reported. Reporting dates in
    the new result wait for the curator's word. Returns the one before; raises Refusal(TOO_LONG).
    """
    row, roadmap = await roadmap_access.activity(
        session, activity_id, UseCase.EDIT_ACTIVITY, *roadmap_access.EDITABLE, actor=actor
    )
    lines = (" ".join(line.split()) for line in text.splitlines())
    result = "\n".join(line for line in lines if line)
    check_length(result, LONGEST_RESULT)
    expected = read_result(result, period_of(roadmap))
    before, row.result = row.result or "", result
    row.extra_schedule = dump(expected.windows) if expected.windows else None
    await session.execute(delete(EvidenceSlot).where(EvidenceSlot.activity_id == row.id))
    session.add_all(
        EvidenceSlot(activity_id=row.id, name=slot.name, count=slot.count)
        for slot in expected.evidence
    )
    wanted = {
        indicator.text: Indicator(
            activity_id=row.id,
            text=indicator.text,
            target=indicator.target,
            unit=indicator.unit,
            at_least=indicator.at_least,
            every=indicator.every,
        )
        for indicator in expected.indicators
    }
    await _replace_indicators(session, row, wanted)
    roadmap_audit.note(
        session, UseCase.EDIT_ACTIVITY, roadmap, "result", actor=actor, activity_id=row.id
    )
    return before


async def _replace_indicators(
    session: AsyncSession, row: Activity, wanted: dict[str, Indicator]
) -> None:
    """Indicators that are wanted again keep their ids, and so their reported values."""
    reported = select(Report.indicator_id).where(Report.indicator_id.is_not(None))
    kept = set(await session.scalars(select(Indicator.text).where(Indicator.activity_id == row.id)))
    await session.execute(
        delete(Indicator).where(
            Indicator.activity_id == row.id,
            Indicator.text.not_in(list(wanted)),
            Indicator.id.not_in(reported),
        )
    )
    session.add_all(indicator for text, indicator in wanted.items() if text not in kept)
