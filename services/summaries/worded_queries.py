"""A question in words, with the names of a municipality: schools, groups, sections, roadmaps."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from domain import unanswerable
from domain.access import Actor
from domain.summary import SummaryQuery
from domain.wording import fold
from services.summaries import question_names, views
from services.summaries.views import RoadmapChoice
from services.summaries.worded_readings import AnsweredQuestion, Understood, WordedQuestion, read
from services.summaries.worded_roadmaps import of_text


async def without_roadmap(session: AsyncSession, text: str, *, actor: Actor) -> str:
    """The words beside those that name one of several roadmaps; the text, with its lines, where
    none does.
    """
    choices = await views.choices(session, actor=actor)
    found = of_text(choices, text) if len(choices) > 1 else None
    return found.rest or text if found is not None and found.is_named else text


async def understand(
    session: AsyncSession,
    choices: Sequence[RoadmapChoice],
    text: str,
    *,
    before: AnsweredQuestion | None = None,
    actor: Actor,
    chat_id: int | None = None,
) -> Understood:
    """What `text` asks of roadmaps; of the first of `choices` where it names none.

    What was asked `before` is gone on with: what the words do not say stays as it was. Words that
    are not understood narrow nothing: the question is read anew without them. Raises
    Refusal(DENIED).
    """
    titles = [each.title for each in choices]
    chosen = of_text(choices, unanswerable.parted(text, titles)[1])
    if before is not None and not chosen.is_named:
        kept = before.query
        ids = (kept.roadmap_id, *kept.others)
        chosen = replace(chosen, ids=ids, every=kept.every)
    base = SummaryQuery(roadmap_id=chosen.ids[0], others=chosen.others, every=chosen.every)
    known = await question_names.load(session, base, text, actor=actor, chat_id=chat_id)
    # What is a word of a section's or a school's name is known only now.
    odd, words = unanswerable.parted(text, [*titles, *known.titles()])
    words = of_text(choices, words).rest
    asked = WordedQuestion(chosen, base, known, before)
    first = found = read(asked, words)
    unknown, missing = [*odd, *first.unknown], [*odd, *first.missing]
    while found.unknown and (rest := unanswerable.without(words, found.unknown)) != fold(words):
        words = rest
        found = read(asked, words)
        # What only stands out when other words are gone is told as well.
        unknown += [each for each in found.unknown if each not in unknown]
        missing += [each for each in found.missing if each not in missing]
    return replace(found, unknown=tuple(unknown), missing=tuple(missing), intent=first.intent)
