"""The audit log: what curators and administrators did, and what was refused."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Municipality
from models.upkeep import AuditEntry


def record(
    session: AsyncSession,
    action: str,
    subject: str,
    *,
    municipality_id: int | None,
    person_id: int | None,
    at: datetime,
    **details: str | int | float | bool | None,
) -> None:
    """Add a line in the transaction of the deed itself: neither is stored without the other.

    `action` is a use case (`domain.access.UseCase`), `subject` what it was done to, for the eye.
    """
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

    `places` are ids, the most fitting first; some may be forged.
    """
    known = None
    for municipality_id in places:
        if municipality_id is not None:
            known = await session.get(Municipality, municipality_id)
        if known is not None:
            break
    record(
        session,
        "denied",
        subject,
        municipality_id=known.id if known else None,
        person_id=person_id,
        at=at,
    )
