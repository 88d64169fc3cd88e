"""Everything that the words of one question may name, read once however often they are read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from domain.summary import SummaryQuery
from domain.utterances import Named, World
from services.summaries import named, queries, worded_activities
from services.summaries.named import Name
from services.summaries.queries import ResolvedQuery
from services.tasks import worlds


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionNames:
    """`activities` are the ids by number, each with its roadmap, of those numbers alone that the
    question has; `world` holds what whoever asks may speak of, in a group what its roadmaps have.
    """

    resolved: ResolvedQuery
    schools: Sequence[Name]
    groups: Sequence[Name]
    sections: Sequence[Name]
    activities: Mapping[str, Mapping[int, int]]
    world: World

    def titles(self) -> Iterator[str]:
        """The names as they are written, those of the roadmaps too."""
        for each in (*self.schools, *self.groups, *self.sections):
            yield each.full
        for roadmap in self.resolved.roadmaps:
            yield roadmap.title


async def load(
    session: AsyncSession, base: SummaryQuery, text: str, *, actor: Actor, chat_id: int | None
) -> QuestionNames:
    """The names beside the roadmaps of a question. Raises Refusal(DENIED)."""
    resolved = await queries.resolve(session, base, actor=actor, chat_id=chat_id)
    schools = await named.schools(session, resolved)
    groups = await named.groups(session, resolved)
    sections = await named.sections(session, resolved)
    if resolved.info.group_shows is None and actor.current():
        world = await worlds.load(session, resolved.info.today, text, actor=actor)
    else:
        world = World(
            today=resolved.info.today,
            start=resolved.info.today,
            end=resolved.info.today,
            organisations=tuple(each.full for each in schools),
            groups=tuple(each.full for each in groups),
        )
    found = QuestionNames(
        resolved=resolved,
        schools=schools,
        groups=groups,
        sections=sections,
        activities=await worded_activities.numbered(session, resolved, text),
        world=world,
    )
    return _placed(found)


async def of_one(
    session: AsyncSession,
    whole: QuestionNames,
    base: SummaryQuery,
    *,
    actor: Actor,
    chat_id: int | None,
) -> QuestionNames:
    """The names beside one of the roadmaps of `whole`: none of them is read again, what may be seen
    of it is asked anew. Raises Refusal(DENIED).
    """
    resolved = await queries.resolve(session, base, actor=actor, chat_id=chat_id)
    of = base.roadmap_id
    activities = {
        number: {id_: of}
        for number, having in whole.activities.items()
        for id_, roadmap_id in having.items()
        if roadmap_id == of
    }
    sections = [each for each in whole.sections if each.roadmap_id == of]
    return _placed(replace(whole, resolved=resolved, sections=sections, activities=activities))


def _placed(found: QuestionNames) -> QuestionNames:
    """The names with a world of their roadmaps: by its title no section is taken for that of
    another one with the same number, and a group's days are of its first one.
    """
    world = replace(found.world, sections=_numbered(found.sections))
    if found.resolved.info.group_shows is not None:
        roadmap = found.resolved.roadmaps[0]
        world = replace(world, start=roadmap.period_start, end=roadmap.period_end)
    return replace(found, world=world)


def _numbered(sections: Sequence[Name]) -> tuple[Named, ...]:
    return tuple(Named(number=each.words[0], title=each.full) for each in sections if each.words[0])
