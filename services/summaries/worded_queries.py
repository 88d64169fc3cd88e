"""A question in words, with the names of a municipality's schools, groups and sections."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from domain.questions import Question, ask
from domain.summary import By, SummaryQuery, Which
from domain.wording import fold
from models.people import Organisation, OrganisationGroup
from models.roadmaps import Section
from services.summaries import queries
from services.summaries.queries import ResolvedQuery

_WORD = re.compile(r"[^\W\d_]+|\d+")
_ENDING = 2
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Understood:
    """What a question asks for. `which` is set where it asks for tasks, not figures.

    `unknown` are words that name nothing here.
    """

    query: SummaryQuery
    which: Which | None
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Name:
    id: int
    words: tuple[str, ...]


async def understand(
    session: AsyncSession,
    roadmap_id: int,
    text: str,
    *,
    actor: Actor,
    chat_id: int | None = None,
) -> Understood:
    """What `text` asks of a roadmap. Raises Refusal(DENIED)."""
    resolved = await queries.settle(session, SummaryQuery(roadmap_id), actor=actor, chat_id=chat_id)
    (roadmap,) = resolved.roadmaps
    question = ask(text, resolved.info.today, roadmap.period_start, roadmap.period_end)
    query = SummaryQuery(
        roadmap_id,
        question.by or By.SECTION,
        start=question.start,
        end=question.end,
        day=question.day,
    )
    query, rest = await _named(session, resolved, question, query)
    if query.organisation_id is None and query.section_id is not None and question.by is None:
        query = replace(query, by=By.ORGANISATION)
    return Understood(query, question.which, tuple(rest))


async def _named(
    session: AsyncSession, resolved: ResolvedQuery, question: Question, query: SummaryQuery
) -> tuple[SummaryQuery, list[str]]:
    rest, unknown = list(question.rest), list(question.refused)
    schools = await _schools(session, resolved)
    if question.school is not None:
        numbered = [name for name in schools if question.school in name.words]
        if len(numbered) == 1:
            query = replace(query, organisation_id=numbered[0].id)
        else:
            # Not among the words that may name something else: «школа 5» is no section 5.
            unknown.append(question.school)
    elif found := _best(schools, rest):
        query = replace(query, organisation_id=found.id)
        rest = _left(found, rest)
    if rest and (found := _best(await _groups(session, resolved), rest)):
        query = replace(query, group_id=found.id)
        rest = _left(found, rest)
    if question.section is not None or rest:
        sections = await _sections(session, resolved)
        if question.section is not None:
            found = next((each for each in sections if each.words[0] == question.section), None)
        else:
            found = _best(sections, rest)
        if found:
            query = replace(query, section_id=found.id)
            rest = _left(found, rest)
        elif question.section is not None:
            unknown.append(question.section)
    return query, [*rest, *unknown]


async def _schools(session: AsyncSession, resolved: ResolvedQuery) -> list[_Name]:
    statement = select(Organisation.id, Organisation.name).where(
        Organisation.municipality_id == resolved.municipality_id
    )
    if resolved.info.shown is not None:
        statement = statement.where(Organisation.id.in_(resolved.info.shown))
    return [_Name(id_, _words(name)) for id_, name in await session.execute(statement)]


async def _groups(session: AsyncSession, resolved: ResolvedQuery) -> list[_Name]:
    rows = await session.execute(
        select(OrganisationGroup.id, OrganisationGroup.name).where(
            OrganisationGroup.municipality_id == resolved.municipality_id
        )
    )
    return [_Name(id_, _words(name)) for id_, name in rows]


async def _sections(session: AsyncSession, resolved: ResolvedQuery) -> list[_Name]:
    rows = await session.execute(
        select(Section.id, Section.number, Section.title)
        .where(Section.roadmap_id.in_(resolved.roadmap_ids))
        .order_by(Section.position)
    )
    return [_Name(id_, (number or "", *_words(title))) for id_, number, title in rows]


def _words(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(name)))


def _best(names: Iterable[_Name], words: list[str]) -> _Name | None:
    """The one name that most of the words speak of; None where two are level."""
    scored = sorted(
        ((sum(_speaks(word, name) for word in words), name) for name in names),
        key=lambda pair: -pair[0],
    )
    if not scored or not scored[0][0]:
        return None
    if len(scored) > 1 and scored[1][0] == scored[0][0]:
        return None
    return scored[0][1]


def _left(found: _Name, words: list[str]) -> list[str]:
    return [word for word in words if not _speaks(word, found)]


def _speaks(word: str, name: _Name) -> bool:
    """Whether a word is one of a name, in whatever case it stands."""
    if word.isdecimal() or len(word) < _SHORTEST:
        return word in name.words
    stem = word[: max(_SHORTEST, len(word) - _ENDING)]
    return any(each.startswith(stem) for each in name.words)
