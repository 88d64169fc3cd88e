"""Names of a municipality's schools, groups, sections and roadmaps, found among words."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.name_search import speaks, words_of
from models.people import Organisation, OrganisationGroup
from models.roadmaps import Section
from services.summaries.queries import ResolvedQuery


@dataclass(frozen=True, slots=True)
class Name:
    """Something that words may name. `words` are those of its `full` name, folded; `roadmap_id` is
    that of a section.
    """

    id: int
    full: str
    words: tuple[str, ...]
    roadmap_id: int | None = None


def name(id_: int, full: str) -> Name:
    return Name(id_, full, words_of(full))


async def schools(session: AsyncSession, resolved: ResolvedQuery) -> list[Name]:
    """The organisations that whoever asks may see."""
    statement = select(Organisation.id, Organisation.name).where(
        Organisation.municipality_id == resolved.municipality_id
    )
    if resolved.info.shown is not None:
        statement = statement.where(Organisation.id.in_(resolved.info.shown))
    return [name(*row) for row in await session.execute(statement)]


async def groups(session: AsyncSession, resolved: ResolvedQuery) -> list[Name]:
    """The groups of the municipality."""
    rows = await session.execute(
        select(OrganisationGroup.id, OrganisationGroup.name).where(
            OrganisationGroup.municipality_id == resolved.municipality_id
        )
    )
    return [name(*row) for row in rows]


async def sections(session: AsyncSession, resolved: ResolvedQuery) -> list[Name]:
    """The sections of the roadmaps; the first word is the number, "" without one."""
    rows = await session.execute(
        select(Section.id, Section.number, Section.title, Section.roadmap_id)
        .where(Section.roadmap_id.in_(resolved.roadmap_ids))
        .order_by(Section.position)
    )
    return [
        Name(id_, title, (number or "", *words_of(title)), of) for id_, number, title, of in rows
    ]


def called(names: Iterable[Name], full: str | None) -> int | None:
    """The id of the only one with this full name."""
    found = [each.id for each in names if each.full == full]
    return found[0] if len(found) == 1 else None


def best(names: Iterable[Name], words: list[str]) -> Name | None:
    """The one name that most of the words speak of; None where two are level."""
    scored = sorted(
        ((sum(speaks(word, each.words) for word in words), each) for each in names),
        key=lambda pair: -pair[0],
    )
    if not scored or not scored[0][0]:
        return None
    if len(scored) > 1 and scored[1][0] == scored[0][0]:
        return None
    return scored[0][1]


def left(found: Name, words: list[str]) -> list[str]:
    """The words that do not speak of a name."""
    return [word for word in words if not speaks(word, found.words)]
