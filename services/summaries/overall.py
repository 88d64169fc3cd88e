"""The top figures of several roadmaps at once: what a manager sees before choosing one."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from domain.summary import By, SummaryQuery
from services.summaries import queries, tallies
from services.summaries.figures import Figures
from services.summaries.views import RoadmapChoice


@dataclass(frozen=True, slots=True)
class Heading:
    """A roadmap with its figures, over the organisations that may be seen."""

    choice: RoadmapChoice
    figures: Figures


async def headings(
    session: AsyncSession,
    choices: Sequence[RoadmapChoice],
    *,
    actor: Actor,
    chat_id: int | None = None,
) -> list[Heading]:
    """The figures of each of these roadmaps, in their order. Raises Refusal(DENIED)."""
    found = []
    for choice in choices:
        query = SummaryQuery(roadmap_id=choice.roadmap_id, by=By.NOTHING)
        resolved = await queries.resolve(session, query, actor=actor, chat_id=chat_id)
        found.append(Heading(choice, await tallies.whole(session, resolved.scope)))
    return found
