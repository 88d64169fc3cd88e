"""What of a summary is shown to whom: to a role, and to a group."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import OF_SCHOOL, Actor, UseCase, require
from domain.errors import Code, Denial, Refusal
from domain.summary import SummaryQuery
from models.enums import GroupShows
from models.roadmaps import Roadmap, RoadmapChat
from services.summaries.breakdowns import NAMELESS


async def group_shows(session: AsyncSession, roadmap_id: int, chat_id: int) -> GroupShows:
    """What a curator has a group shown; Refusal(DENIED) where the roadmap is not linked to it."""
    found: GroupShows | None = await session.scalar(
        select(RoadmapChat.shows).where(
            RoadmapChat.roadmap_id == roadmap_id, RoadmapChat.chat_id == chat_id
        )
    )
    if found is None:
        raise Refusal(Code.DENIED)
    return found


def check_group(
    shows: GroupShows, query: SummaryQuery, use_case: UseCase, roadmap: Roadmap, actor: Actor
) -> None:
    """Refuse names where figures only are shown, and files to whoever has no role here."""
    is_file = use_case is UseCase.EXPORT
    names = query.organisation_id is not None or query.by not in NAMELESS
    if (is_file and shows is not GroupShows.FILES) or (names and shows is GroupShows.FIGURES):
        raise Refusal(Code.GROUP_SHOWS_LESS)
    has_role = any(held.municipality_id == roadmap.municipality_id for held in actor.current())
    if is_file and not has_role:
        raise Denial(roadmap.municipality_id)


def check_named(shows: GroupShows | None) -> None:
    """Refuse what names schools to a group that is shown figures only."""
    if shows is GroupShows.FIGURES:
        raise Refusal(Code.GROUP_SHOWS_LESS)


def shown_organisations(
    actor: Actor, roadmap: Roadmap, use_case: UseCase
) -> tuple[int, ...] | None:
    """The organisations that the actor may see, None for all."""
    held = [each for each in actor.current() if each.municipality_id == roadmap.municipality_id]
    own = tuple(
        each.organisation_id
        for each in held
        if each.role in OF_SCHOOL and each.organisation_id is not None
    )
    everything = actor.is_administrator or any(each.role not in OF_SCHOOL for each in held)
    require(
        actor,
        use_case,
        municipality_id=roadmap.municipality_id,
        organisation_id=None if everything or not own else own[0],
    )
    return None if everything else own
