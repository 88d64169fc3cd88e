"""The audit log: what curators and administrators did, and what was refused."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase
from models.people import Municipality
from models.upkeep import AuditEntry

Detail = str | int | float | bool | None

DENIED = "denied"
DENIALS_AN_HOUR = 30
LOOKED_BACK = 500
"""Lines of a log that are looked through for earlier refusals."""


def record(
    session: AsyncSession,
    use_case: UseCase,
    subject: str,
    *,
    municipality_id: int | None,
    actor: Actor,
    **details: Detail,
) -> None:
    """Add a line in the transaction of the action itself: neither is stored without the other.

    `subject` is what it was done to, for the eye.
    """
    write(
        session,
        use_case.value,
        subject,
        municipality_id=municipality_id,
        person_id=actor.person_id,
        at=actor.as_of,
        **details,
    )


def write(
    session: AsyncSession,
    action: str,
    subject: str,
    *,
    municipality_id: int | None,
    person_id: int,
    at: datetime,
    **details: Detail,
) -> None:
    """`record` for what is no use case, and for somebody who has no rights yet."""
    session.add(
        AuditEntry(
            municipality_id=municipality_id,
            person_id=person_id,
            at=at,
            action=action,
            subject=subject,
            details=details,
        )
    )


async def deny(
    session: AsyncSession,
    subject: str,
    places: Iterable[int | None],
    *,
    person_id: int,
    at: datetime,
) -> None:
    """Add a refused attempt to the log of the first of `places` that is a municipality.

    `places` are ids, the most fitting first; some may be forged. Of one person so many an hour
    are noted in one log: whoever presses on and on buries no actions under refusals.
    """
    known = None
    for municipality_id in places:
        if municipality_id is not None:
            known = await session.get(Municipality, municipality_id)
        if known is not None:
            break
    place = known.id if known else None
    if await _denials(session, place, person_id, at) >= DENIALS_AN_HOUR:
        return
    write(session, DENIED, subject, municipality_id=place, person_id=person_id, at=at)


async def _denials(
    session: AsyncSession, municipality_id: int | None, person_id: int, at: datetime
) -> int:
    """How many refusals of a person stand among the latest lines of a log, within an hour."""
    latest = (
        select(AuditEntry.person_id, AuditEntry.action, AuditEntry.at)
        .where(AuditEntry.municipality_id == municipality_id)
        .order_by(AuditEntry.id.desc())
        .limit(LOOKED_BACK)
        .subquery()
    )
    found = await session.scalar(
        select(func.count()).where(
            latest.c.person_id == person_id,
            latest.c.action == DENIED,
            latest.c.at > at - timedelta(hours=1),
        )
    )
    return found or 0
