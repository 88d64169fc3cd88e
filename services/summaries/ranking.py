"""Schools in the order of what they do in time, as of any evening."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from domain.errors import Code, Refusal
from domain.ranking import Placed, Result, rank
from domain.summary import By, SummaryQuery
from services.summaries import queries, row_counts, row_names, visibility
from services.summaries.figures import Figures
from services.summaries.queries import QueryInfo
from services.summaries.task_conditions import TaskFilter


@dataclass(frozen=True, slots=True)
class RankingView:
    """The places of schools, the best first; small schools at the end without one."""

    info: QueryInfo
    places: tuple[Placed, ...]


async def ranking(
    session: AsyncSession, query: SummaryQuery, *, actor: Actor, chat_id: int | None = None
) -> RankingView:
    """The ranking of all schools that the question reaches.

    Raises Refusal(DENIED) for somebody of a school, who does not see the others, and
    Refusal(GROUP_SHOWS_LESS) in a group that is shown no names.
    """
    asked = replace(query, by=By.ORGANISATION, organisation_id=None)
    resolved = await queries.resolve(session, asked, actor=actor, chat_id=chat_id)
    if resolved.info.shown is not None:
        raise Refusal(Code.DENIED)
    visibility.check_named(resolved.info.group_shows)
    scope = judged_of(resolved.scope)
    found = await row_counts.by_school(session, scope)
    names = await row_names.of_organisations(session, [key for key in found if key is not None])
    results = [result(key, name, found[key]) for key, name in names]
    return RankingView(resolved.info, tuple(rank(results)))


def judged_of(scope: TaskFilter) -> TaskFilter:
    """The tasks by which a school is judged: those whose deadline has passed."""
    before = scope.on - date.resolution
    return replace(scope, due_to=min(scope.due_to or before, before))


def result(key: int, name: str, found: Figures) -> Result:
    """What is in review is not counted: it waits for the office, not for the school."""
    return Result(key, name, found.done - found.done_late, found.done + found.overdue)
