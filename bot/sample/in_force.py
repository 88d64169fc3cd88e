"""A plan put in force as an office would do it, with the organisations of the sample town."""

from collections.abc import Awaitable, Callable

from sqlalchemy.ext.asyncio import AsyncSession

from bot import sample
from domain.access import Actor
from domain.draft import Draft
from models.enums import Target
from services.assignment import assigning
from services.core import municipalities
from services.roadmaps import draft_storing, importing
from services.roadmaps.draft_rows import Source

LOW_RESULTS = ("Школа № 7", "Берёзовская школа")
CENTRE = "Методический центр"

Deciding = Callable[[AsyncSession, int, Actor], Awaitable[None]]


async def _nothing(session: AsyncSession, roadmap_id: int, actor: Actor) -> None:
    pass


async def put_in_force(
    session: AsyncSession,
    draft: Draft,
    name: str,
    municipality_id: int,
    *,
    decide: Deciding = _nothing,
    actor: Actor,
) -> int:
    """Store, assign and confirm a plan read from the file `name`; the id of its roadmap.

    `decide` answers what is doubtful before it comes into force.
    """
    roadmap_id = await draft_storing.store_draft(
        session, draft, municipality_id, Source(name), actor=actor
    )
    schools = {
        each: await municipalities.organisation_named(session, municipality_id, each)
        for each in (*LOW_RESULTS, CENTRE)
    }
    for party in await assigning.parties(session, roadmap_id, actor=actor):
        for target, ref_id in _targets(party.name, schools):
            await assigning.assign(session, roadmap_id, party.party_id, target, ref_id, actor=actor)
    await decide(session, roadmap_id, actor)
    await importing.confirm(session, roadmap_id, actor=actor)
    return roadmap_id


def _targets(party: str, schools: dict[str, int | None]) -> list[tuple[Target, int | None]]:
    """Whom a party stands for: schools by what they are called, the office for nobody here."""
    if party == "ШНОР":
        return [(Target.ORGANISATION, schools[name]) for name in LOW_RESULTS]
    if CENTRE.casefold() in party.casefold():
        return [(Target.ORGANISATION, schools[CENTRE])]
    if sample.SCHOOLS.search(party):
        return [(Target.ALL_SCHOOLS, None)]
    # The office itself and its curators report nothing to the bot.
    return [(Target.NOBODY, None)]
