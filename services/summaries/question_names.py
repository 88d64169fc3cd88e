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
    """`activities` are the ids by number, of those numbers alone that the question has; `world`
    holds what whoever asks may speak of, in a group what its roadmaps have.
    """

    resolved: ResolvedQuery
    schools: Sequence[Name]
    groups: Sequence[Name]
    sections: Sequence[Name]
    activities: Mapping[str, Sequence[int]]
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
        world = await worlds.load(session, resolved.info.today, actor=actor)
        # By its title no section is taken for that of another roadmap with the same number.
        world = replace(world, sections=_numbered(sections))
    else:
        roadmap = resolved.roadmaps[0]
        world = World(
            today=resolved.info.today,
            start=roadmap.period_start,
            end=roadmap.period_end,
            organisations=tuple(each.full for each in schools),
            groups=tuple(each.full for each in groups),
            sections=_numbered(sections),
        )
    return QuestionNames(
        resolved=resolved,
        schools=schools,
        groups=groups,
        sections=sections,
        activities=await worded_activities.numbered(session, resolved, text),
        world=world,
    )


def _numbered(sections: Sequence[Name]) -> tuple[Named, ...]:
    return tuple(Named(number=each.words[0], title=each.full) for each in sections if each.words[0])
