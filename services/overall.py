"""The top figures of several roadmaps at once: what a manager sees before choosing one."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from domain.summary import By, Wanted
from services import figures, summary_scope
from services.figures import Figures
from services.summaries import Choice


@dataclass(frozen=True, slots=True)
class Heading:
    """A roadmap with its figures, over the organisations that may be seen."""

    choice: Choice
    figures: Figures


async def headings(
    session: AsyncSession,
    choices: Sequence[Choice],
    *,
    actor: Actor,
    chat_id: int | None = None,
) -> list[Heading]:
    """The figures of each of these roadmaps, in their order. Raises Refusal(DENIED)."""
    found = []
    for choice in choices:
        wanted = Wanted(choice.roadmap_id, By.NOTHING)
        ground = await summary_scope.settle(session, wanted, actor=actor, chat_id=chat_id)
        counted = await figures.count(session, ground.scope, By.NOTHING, ground.frame.today)
        found.append(Heading(choice, counted.get(None, Figures())))
    return found
