"""One school: what it has done and when, whose delays there were, what it is asked for."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from domain.errors import Code, Refusal
from domain.lateness import Lateness
from domain.ranking import Result
from domain.summary import By, SummaryQuery, month_key
from services.summaries import burden, delays, queries, ranking, returned, tallies, views
from services.summaries.burden import BurdenLine
from services.summaries.views import SummaryView


@dataclass(frozen=True, slots=True)
class SchoolPage:
    """A school on an evening. `months` are its figures by month of the deadline.

    `result` is what the ranking counts; `causes` whose delay each late task was; `returns` how
    often reports came back. `burden` is what the month of that evening asks of it over all
    roadmaps, None in a group, which does not follow them all, and where nothing is asked.
    """

    months: SummaryView
    result: Result
    causes: Mapping[Lateness, int]
    returns: int
    burden: BurdenLine | None


async def school_page(
    session: AsyncSession, query: SummaryQuery, *, actor: Actor, chat_id: int | None = None
) -> SchoolPage:
    """The page of the school of `query`. Raises Refusal(DENIED), also where it names none."""
    if query.organisation_id is None:
        raise Refusal(Code.DENIED)
    resolved = await queries.resolve(
        session, replace(query, by=By.MONTH), actor=actor, chat_id=chat_id
    )
    months = await views.view_of(session, resolved)
    scope = ranking.judged_of(resolved)
    judged = await tallies.whole(session, scope)
    late = await delays.delays_of(session, resolved)
    asked = None
    if chat_id is None:
        running = month_key(resolved.info.on)
        weighed = await burden.weigh(session, query, running, actor=actor)
        asked = next(iter(weighed.lines), None)
    return SchoolPage(
        months,
        ranking.result(query.organisation_id, resolved.info.organisation, judged),
        Counter(line.cause for line in late),
        await returned.number(session, resolved.scope),
        asked,
    )
