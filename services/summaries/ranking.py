"""Schools in the order of what they do in time, as of any evening."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from domain.errors import Code, Refusal
from domain.ranking import Placed, Result, rank
from domain.summary import Basis, By, SummaryQuery
from services.summaries import queries, row_counts, row_names, visibility
from services.summaries.figures import Figures
from services.summaries.queries import QueryInfo, ResolvedQuery
from services.summaries.task_conditions import TaskFilter


@dataclass(frozen=True, slots=True)
class RankingView:
    """The places of schools, the best first; small schools at the end without one. `asked` is that
    of the school which the question names, None where it names none.
    """

    info: QueryInfo
    places: tuple[Placed, ...]
    asked: Placed | None = None


async def ranking(
    session: AsyncSession, query: SummaryQuery, *, actor: Actor, chat_id: int | None = None
) -> RankingView:
    """The ranking of all schools that the question reaches, whatever school it names.

    Raises Refusal(DENIED) for somebody of a school, who does not see the others, and
    Refusal(GROUP_SHOWS_LESS) in a group that is shown no names.
    """
    asked = replace(query, by=By.ORGANISATION, organisation_id=None)
    resolved = await queries.resolve(session, asked, actor=actor, chat_id=chat_id)
    if resolved.info.shown is not None:
        raise Refusal(Code.DENIED)
    visibility.check_named(resolved.info.group_shows)
    scope = judged_of(resolved)
    found = await row_counts.by_school(session, scope)
    names = await row_names.of_organisations(session, [key for key in found if key is not None])
    results = (result(key, name, found[key]) for key, name in names)
    # Of a school whose every task waits for review there is nothing to judge by, as of one with
    # none.
    places = tuple(rank(each for each in results if each.judged))
    return RankingView(resolved.info, places, await _asked(session, query, places, actor, chat_id))


async def _asked(
    session: AsyncSession,
    query: SummaryQuery,
    places: tuple[Placed, ...],
    actor: Actor,
    chat_id: int | None,
) -> Placed | None:
    """The school that a question names: with nothing to judge it by it has no place either."""
    if query.organisation_id is None:
        return None
    for each in places:
        if each.result.key == query.organisation_id:
            return each
    named = await queries.resolve(session, query, actor=actor, chat_id=chat_id)
    return Placed(Result(query.organisation_id, named.info.organisation, 0, 0), None)


def judged_of(resolved: ResolvedQuery) -> TaskFilter:
    """The tasks by which a school is judged: those whose deadline has passed; of what was accepted
    in a period all that had one.
    """
    scope = resolved.scope
    if resolved.info.query.basis is Basis.ACCEPTED:
        return replace(scope, due_to=date.max)
    before = scope.on - date.resolution
    return replace(scope, due_to=min(scope.due_to or before, before))


def result(key: int, name: str, found: Figures) -> Result:
    """What is in review is not counted: it waits for the office, not for the school."""
    return Result(key, name, found.done - found.done_late, found.done + found.overdue)
