"""What a question in words was understood to be, and what it is of."""

from dataclasses import dataclass, replace

from domain.comparisons import Against, Versus
from domain.summary import Basis, By, SummaryQuery, TaskSelection
from domain.utterances import Intent
from services.summaries.breakdowns import NAMELESS
from services.summaries.named import Name
from services.summaries.question_names import QuestionNames
from services.summaries.worded_names import ANSWERS
from services.summaries.worded_roadmaps import Roadmaps


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """A question that was answered, with the tasks that it asked for, None for figures."""

    query: SummaryQuery
    which: TaskSelection | None = None

    @property
    def elsewhere(self) -> "AnsweredQuestion":
        """The same without what only its own roadmaps and schools have."""
        query = replace(self.query, section_id=None, activity_id=None)
        return replace(self, query=replace(query, organisation_id=None, group_id=None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What a question asks for. `which` is set where it asks for tasks, not figures.

    `intent` is one of `ANSWERS`, or SUMMARY; `versus` what is to be set beside it. `says_by`: a
    breakdown was named, `format` is the kind of file that was. `unknown` are words that name
    nothing here, `missing` those of them that no reading can make good: numbers of what is not
    there, exceptions, and what is said `apart` from the answer asked for, which has no place for
    it; the rest is what is asked for without all of these. `each_of` is the question to each of
    several roadmaps, where it has to be asked which is meant, and `names` are theirs. `listed` are
    schools that are to stand side by side, where they are more than a pair. `as_file`: a file or a
    picture is asked for. `is_nameless`: it is asked in a group that may see no name of a school.
    """

    query: SummaryQuery
    which: TaskSelection | None
    unknown: tuple[str, ...]
    intent: Intent = Intent.SUMMARY
    versus: Versus | None = None
    says_by: bool = False
    format: str | None = None
    is_nameless: bool = False
    missing: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    listed: tuple[Name, ...] = ()
    as_file: bool = False
    each_of: tuple["Understood", ...] = ()
    names: tuple[str, ...] = ()

    @property
    def names_part(self) -> bool:
        """Whether a section or an activity is named."""
        return self.query.section_id is not None or self.query.activity_id is not None

    @property
    def is_shown_here(self) -> bool:
        """Whether the answer names no schools, where none may be named."""
        names = self.query.organisation_id is not None or self.query.by not in NAMELESS
        lists = self.which is not None or self.intent is Intent.RANKING
        beside = self.versus is not None and self.versus.against is Against.SCHOOL
        return not (self.is_nameless and (names or lists or beside))

    @property
    def is_only_here(self) -> bool:
        """Whether a file is asked for of what stands in the chat alone: a comparison, a ranking, an
        outlook, a list as a picture.
        """
        answers = self.versus is not None or self.intent in (Intent.RANKING, Intent.FORECAST)
        return self.as_file and (answers or (self.which is not None and self.format == "picture"))

    @property
    def is_plain(self) -> bool:
        """Whether figures are asked for, and no breakdown, tasks or comparison of them."""
        only_figures = self.intent is Intent.SUMMARY and self.versus is None
        return only_figures and self.which is None and not self.says_by


@dataclass(frozen=True, slots=True)
class WordedQuestion:
    """What a question is of, and what it follows: whichever of its words are read now.

    `is_of_late`: its answer is who is late, whatever else it says.
    """

    chosen: Roadmaps
    base: SummaryQuery
    known: QuestionNames
    before: AnsweredQuestion | None
    is_of_late: bool = False


def gone_on(
    before: AnsweredQuestion,
    query: SummaryQuery,
    which: TaskSelection | None,
    intent: Intent,
    *,
    says_by: bool,
) -> tuple[SummaryQuery, TaskSelection | None]:
    """The question with the conditions of the one before, where it names no others."""
    kept = before.query
    named = query.section_id is not None or query.activity_id is not None
    of_all = says_by and query.by is By.SECTION
    if kept.roadmap_id == query.roadmap_id and not (named or of_all):
        query = replace(query, section_id=kept.section_id, activity_id=kept.activity_id)
    if query.organisation_id is None and query.group_id is None:
        # «А по школам?» after one school asks for all of them.
        one = None if says_by and query.by is By.ORGANISATION else kept.organisation_id
        query = replace(query, organisation_id=one, group_id=kept.group_id)
    if query.start is None and query.end is None and query.day is None:
        query = replace(query, start=kept.start, end=kept.end, day=kept.day, basis=kept.basis)
    if not says_by:
        query = replace(query, by=kept.by)
    if query.organisation_id is not None and query.by is By.ORGANISATION:
        query = replace(query, by=By.SECTION)
    asks_tasks = which is None and not says_by and intent not in ANSWERS
    if asks_tasks and query.basis is Basis.DEADLINE:
        # «а за октябрь?» after «что сделали за неделю»: what was accepted in it, too.
        query = replace(query, basis=kept.basis)
    return query, before.which if asks_tasks else which
