"""Which schools have not answered since the last reminder, and how often each was reminded."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, Role, UseCase, require
from models.enums import DeliveryState
from models.people import Membership, Organisation
from models.tasks import Report, Task
from models.upkeep import Delivery
from services.core.organisation_names import in_order

REMINDERS = ("digest", "reminder", "nudge")
"""Kinds of messages that remind a coordinator of what is owed."""


@dataclass(frozen=True, slots=True)
class Reminded:
    """A school with the digests, reminders and nudges that it got: how many, the last one when.

    `answered_at` is its latest report, None before the first.
    """

    organisation_id: int
    name: str
    times: int
    last_at: datetime | None
    answered_at: datetime | None

    @property
    def is_silent(self) -> bool:
        """Whether nothing was reported since the last reminder."""
        if self.last_at is None:
            return False
        return self.answered_at is None or self.answered_at < self.last_at


async def reminded(
    session: AsyncSession,
    municipality_id: int,
    organisation_ids: Collection[int],
    *,
    actor: Actor,
) -> list[Reminded]:
    """`of_schools` for somebody; raises Denial for whoever is not of the office."""
    require(actor, UseCase.SEE_DELIVERIES, municipality_id=municipality_id)
    return await of_schools(session, municipality_id, organisation_ids)


async def of_schools(
    session: AsyncSession, municipality_id: int, organisation_ids: Collection[int]
) -> list[Reminded]:
    """These schools of a municipality: the silent ones first, the most often reminded first.

    Counted are messages that arrived and are still kept. The caller has asked for the right: in a
    group that is shown names of schools it is the group's.
    """
    names = await session.execute(
        select(Organisation.id, Organisation.name, Organisation.kind).where(
            Organisation.id.in_(organisation_ids),
            Organisation.municipality_id == municipality_id,
        )
    )
    told = await _told(session, municipality_id, organisation_ids)
    earliest = min((last for _, last in told.values()), default=None)
    answers = await _answers(session, organisation_ids, earliest)
    found = []
    for id_, name, _ in in_order(names.all(), lambda row: (row.kind, row.name)):
        times, last = told.get(id_, (0, None))
        found.append(Reminded(id_, name, times, last, answers.get(id_)))
    return sorted(found, key=lambda each: (not each.is_silent, -each.times))


async def _told(
    session: AsyncSession, municipality_id: int, organisation_ids: Collection[int]
) -> dict[int, tuple[int, datetime]]:
    rows = await session.execute(
        select(
            Membership.organisation_id,
            func.count(Delivery.id.distinct()),
            func.max(Delivery.sent_at),
        )
        .join(Delivery, Delivery.person_id == Membership.person_id)
        .where(
            Membership.organisation_id.in_(organisation_ids),
            Membership.municipality_id == municipality_id,
            Membership.role == Role.COORDINATOR,
            Delivery.kind.in_(REMINDERS),
            Delivery.state == DeliveryState.SENT,
            # What came before somebody took over, or after, reminded another school.
            Delivery.sent_at >= Membership.created_at,
            (Membership.ended_at.is_(None)) | (Delivery.sent_at < Membership.ended_at),
        )
        .group_by(Membership.organisation_id)
    )
    return {
        school: (times, last)
        for school, times, last in rows
        if school is not None and last is not None
    }


async def _answers(
    session: AsyncSession, organisation_ids: Collection[int], since: datetime | None
) -> dict[int, datetime]:
    """The latest report of a school's own people since the earliest of the last reminders."""
    if since is None:
        return {}
    rows = await session.execute(
        select(Task.organisation_id, func.max(Report.at))
        .join(Report, Report.task_id == Task.id)
        .join(
            Membership,
            (Membership.person_id == Report.person_id)
            & (Membership.organisation_id == Task.organisation_id),
        )
        .where(Task.organisation_id.in_(organisation_ids), Report.at >= since)
        .group_by(Task.organisation_id)
    )
    return dict(rows.all())
