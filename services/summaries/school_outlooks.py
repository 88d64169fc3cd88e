"""What of the months ahead will be late at each school, with how far off that was before."""

from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from domain.outlook import retold_by_school
from domain.summary import By, SummaryQuery
from services.summaries import outlooks, row_names, visibility
from services.summaries.outlooks import Foretold, OutlookView


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolOutlook(Foretold):
    """What is foretold of one school."""

    organisation_id: int
    name: str


@dataclass(frozen=True, slots=True)
class SchoolOutlooks:
    """The outlook of all, and those of the schools that have tasks ahead: where most is expected
    first, those of which nothing is foretold last.
    """

    whole: OutlookView
    schools: tuple[SchoolOutlook, ...]


async def by_school(
    session: AsyncSession, query: SummaryQuery, *, actor: Actor, chat_id: int | None = None
) -> SchoolOutlooks:
    """The outlook of every school that may be seen; of those with enough history they are the parts
    of the outlook of all.

    Raises Refusal(GROUP_SHOWS_LESS) in a group that is shown no names, else what
    `services.summaries.outlooks.outlook` does.
    """
    query = replace(query, by=By.ORGANISATION, organisation_id=None)
    known = await outlooks.load(session, query, actor=actor, chat_id=chat_id)
    visibility.check_named(known.resolved.info.group_shows)
    ahead = [school for school, own in known.asked.items() if any(row.ahead for row in own)]
    past = retold_by_school(known.history, known.running)
    found = [
        SchoolOutlook(organisation_id=id_, name=name, **known.numbers(id_, past.get(id_, ())))
        for id_, name in await row_names.of_organisations(session, ahead)
    ]
    found.sort(key=lambda each: -1.0 if each.expected is None else each.expected, reverse=True)
    return SchoolOutlooks(await outlooks.view_of(session, known), tuple(found))
