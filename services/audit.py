"""The audit log: what curators and administrators did, and what was refused."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

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
