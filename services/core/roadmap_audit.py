"""The audit log of plans: who did what to which roadmap."""

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase
from models.roadmaps import Roadmap
from services.core import audit


def note(
    session: AsyncSession,
    use_case: UseCase,
    roadmap: Roadmap,
    subject: str = "",
    *,
    actor: Actor,
    **details: str | int | bool | None,
) -> None:
    """Add a line about a roadmap. `subject` is its short title unless something tells more."""
    audit.record(
        session,
        use_case,
        subject or roadmap.short_title,
        municipality_id=roadmap.municipality_id,
        actor=actor,
        roadmap_id=roadmap.id,
        **details,
    )
