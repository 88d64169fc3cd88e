"""A question in words, with the names of a municipality: schools, groups, sections, roadmaps."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain import unanswerable
from domain.access import Actor
from domain.comparisons import TIMES
from domain.summary import SummaryQuery
from domain.utterances import in_figures, meaningless, organisation_spans, text_checks
from domain.wording import fold
from models.people import Organisation
from models.roadmaps import Activity, Section
from services.summaries import question_names, views
from services.summaries.question_names import QuestionNames
from services.summaries.understood import AnsweredQuestion, Understood, WordedQuestion
from services.summaries.views import RoadmapChoice
from services.summaries.worded_readings import read
from services.summaries.worded_roadmaps import Roadmaps, of_text


async def without_roadmap(session: AsyncSession, text: str, *, actor: Actor) -> str:
    """The words beside those that name one of several roadmaps; the text, with its lines, where
    none does.
    """
    choices = await views.choices(session, actor=actor)
    if len(choices) < 2 or not of_text(choices, text).is_named:
        return text
    names = await _school_names(session, choices)
    found = of_text(choices, text, organisation_spans(text, names))
    return found.rest or text if found.is_named else text


async def understand(
    session: AsyncSession,
    choices: Sequence[RoadmapChoice],
    text: str,
    *,
    before: AnsweredQuestion | None = None,
    actor: Actor,
    chat_id: int | None = None,
) -> Understood:
    """What `text` asks of the roadmaps that it names; of all in force among `choices` where it
    names none, of the first where none is in force.

    What was asked `before` is gone on with: what the words do not say stays as it was, of another
    municipality when and by what was asked. Words that
    are not understood narrow nothing: the question is read anew without them. What only one of
    several roadmaps has is asked of that one; where several have it, they are told in `each_of`, as
    they are where each has a past of its own. Raises Refusal(DENIED).
    """
    asker = _Asker(session, choices, text, actor, chat_id)
    words = unanswerable.parted(text, asker.titles)[1]
    chosen = of_text(choices, words)
    if chosen.is_named:
        asker.schools = await _school_names(session, choices)
        chosen = of_text(choices, words, organisation_spans(words, asker.schools))
    if before is not None and not chosen.is_named:
        kept = before.query
        if kept.roadmap_id not in {each.roadmap_id for each in choices}:
            of_all = replace(chosen, every=len(asker.in_force) > 1)
            return await asker.ask(of_all, before.elsewhere)
        ids = (kept.roadmap_id, *kept.others)
        return await asker.ask(replace(chosen, ids=ids, every=kept.every), before)
    if chosen.is_named or len(asker.in_force) < 2:
        return await asker.ask(chosen, before)
    every = replace(chosen, every=True)
    names = await asker.names(every)
    found = asker.read(every, names, None)
    if (of := await _roadmap_of(session, found.query)) is not None:
        return await asker.ask(replace(chosen, ids=(of,)), None)
    if found.unknown:
        # A number or a title that several have, or that means something else without a plan.
        having = {
            title: one
            for title, one in (await asker.each(chosen, names)).items()
            if one.names_part and len(one.unknown) < len(found.unknown)
        }
        return next(iter(having.values())) if len(having) == 1 else _of_each(found, having)
    if found.versus is not None and found.versus.against in TIMES:
        return _of_each(found, await asker.each(chosen, names))
    return found


def _of_each(found: Understood, each: Mapping[str, Understood]) -> Understood:
    return replace(found, each_of=tuple(each.values()), names=tuple(each))


class _Asker:
    """A text, and whoever asks it."""

    def __init__(
        self,
        session: AsyncSession,
        choices: Sequence[RoadmapChoice],
        text: str,
        actor: Actor,
        chat_id: int | None,
    ) -> None:
        self._session = session
        self._choices = choices
        self._text = text
        self._actor = actor
        self._chat_id = chat_id
        writes = chat_id is None and text_checks.asks_to_write(text)
        self._is_of_late = writes or text_checks.asks_who_is_silent(text)
        self.schools: Sequence[str] = ()
        self.titles = [each.title for each in choices]
        self.in_force = [
            each
            for each in choices
            if each.is_current and each.municipality_id == choices[0].municipality_id
        ]

    async def names(self, chosen: Roadmaps) -> QuestionNames:
        """What the text may name of the roadmaps that are chosen."""
        return await question_names.load(
            self._session, _base(chosen), self._text, actor=self._actor, chat_id=self._chat_id
        )

    async def each(self, chosen: Roadmaps, names: QuestionNames) -> dict[str, Understood]:
        """What the text asks of each roadmap in force, by its title; `names` are those of all."""
        found = {}
        for each in self.in_force:
            one = replace(chosen, ids=(each.roadmap_id,))
            own = await question_names.of_one(
                self._session, names, _base(one), actor=self._actor, chat_id=self._chat_id
            )
            found[each.title] = self.read(one, own, None)
        return found

    async def ask(self, chosen: Roadmaps, before: AnsweredQuestion | None) -> Understood:
        """What the text asks of the roadmaps that are chosen."""
        return self.read(chosen, await self.names(chosen), before)

    def read(
        self, chosen: Roadmaps, known: QuestionNames, before: AnsweredQuestion | None
    ) -> Understood:
        """The same with the names that are known of them."""
        # What is a word of a section's or a school's name is known only now.
        names = [*self.titles, *known.titles()]
        odd, words = unanswerable.parted(in_figures(self._text, names), names)
        words = of_text(self._choices, words, organisation_spans(words, self.schools)).rest
        asked = WordedQuestion(chosen, _base(chosen), known, before, self._is_of_late)
        first = found = read(asked, words)
        unknown, missing = [*odd, *first.unknown], [*odd, *first.missing]
        apart = list(first.apart)
        while found.unknown and (rest := unanswerable.without(words, found.unknown)) != fold(words):
            words = rest
            found = read(asked, words)
            # What only stands out when other words are gone is told as well.
            unknown += [each for each in meaningless(found.unknown) if each not in unknown]
            missing += [each for each in found.missing if each not in missing]
            apart += [each for each in found.apart if each not in apart]
        return replace(
            found,
            unknown=tuple(unknown),
            missing=tuple(missing),
            apart=tuple(apart),
            intent=first.intent,
        )


async def _school_names(session: AsyncSession, choices: Sequence[RoadmapChoice]) -> Sequence[str]:
    """The full names of schools, of which none is a roadmap's."""
    towns = {each.municipality_id for each in choices}
    statement = select(Organisation.name).where(Organisation.municipality_id.in_(towns))
    return (await session.scalars(statement)).all()


def _base(chosen: Roadmaps) -> SummaryQuery:
    return SummaryQuery(roadmap_id=chosen.ids[0], others=chosen.others, every=chosen.every)


async def _roadmap_of(session: AsyncSession, query: SummaryQuery) -> int | None:
    """The roadmap of the section or the activity that a question narrows to."""
    part: Section | Activity | None = None
    if query.activity_id is not None:
        part = await session.get(Activity, query.activity_id)
    elif query.section_id is not None:
        part = await session.get(Section, query.section_id)
    return part.roadmap_id if part is not None else None
