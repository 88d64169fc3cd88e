"""The reasons for which an office returns reports: its own list, or none."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, require
from domain.errors import Code, Refusal
from domain.limits import check_length
from models.people import Municipality
from services.core import audit

MAX_REASONS = 8
MAX_LENGTH = 60


async def load(session: AsyncSession, municipality_id: int) -> list[str]:
    """The office's own reasons in their order; an empty list where it uses the usual ones."""
    kept = await session.scalar(
        select(Municipality.return_reasons).where(Municipality.id == municipality_id)
    )
    return (kept or "").splitlines()


async def see(session: AsyncSession, municipality_id: int, *, actor: Actor) -> list[str]:
    """The same, for somebody who is about to change the list."""
    require(actor, UseCase.EDIT_REASONS, municipality_id=municipality_id)
    return await load(session, municipality_id)


async def save(
    session: AsyncSession, municipality_id: int, reasons: list[str], *, actor: Actor
) -> None:
    """Set the office's reasons, one a button; an empty list brings the usual ones back."""
    require(actor, UseCase.EDIT_REASONS, municipality_id=municipality_id)
    cleaned = [" ".join(reason.split()) for reason in reasons if reason.strip()]
    if len(cleaned) > MAX_REASONS:
        raise Refusal(Code.BAD_INPUT)
    for reason in cleaned:
        check_length(reason, MAX_LENGTH)
    municipality = await session.get_one(Municipality, municipality_id)
    municipality.return_reasons = "\n".join(cleaned) or None
    audit.record(
        session,
        UseCase.EDIT_REASONS,
        str(len(cleaned)),
        municipality_id=municipality_id,
        actor=actor,
    )
