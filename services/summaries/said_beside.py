"""What is said beside what one answer can tell: «рейтинг школ по месяцам», «просроченные, принято
за октябрь». Nothing of it is passed over: it takes part, or it is told.
"""

import re
from dataclasses import replace

from domain.comparisons import Against, Versus
from domain.question_words import DAYS
from domain.questions import QuestionWords
from domain.summary import EARLIEST, Basis, By, SummaryQuery, TaskSelection
from domain.utterances import Intent
from domain.wording import fold

_BY_ACCEPTANCE = re.compile(r"\b(?:по\s+)?(?:дат|дн)\w+\s+(?:прием\w*|принят\w*|сдач\w*)")
_IN_TIME = re.compile(
    r"(?<!\bне )(?:\bв срок\b(?! (?:до\b|(?:с|по) \d))|\bвовремя\b|\bсвоевременно\b)"
)
_LAST_YEAR = re.compile(r"\b(?:прошл|предыдущ|минувш|позапрошл)\w+ (?:учебн\w+ )?год\w*")
_OF_DEADLINES = re.compile(r"\bсрок(?!ам\b)|\bdeadline|\bdue\b")
_TIMES = re.compile(r"\bсколько (?:всего |было )?(?:раз|возвратов)\b|\bhow (?:often|many times)\b")
_WEEK = re.compile(
    r"\b(?:(?:на|за|в|до|к) )?(?:(?:конц\w+|эт\w+|следующ\w+|будущ\w+|ближайш\w+|той) )*недел\w*"
    r"|\b(?:на |до |к )?(?:завтра|послезавтра)\b"
)
_ACCEPTED = (None, TaskSelection.DONE, TaskSelection.LATE)
"""Of what is open nothing was accepted."""
_BESIDE = (None, TaskSelection.DONE, TaskSelection.OVERDUE)
"""What a comparison tells in numbers; None for all of it."""
_FORESEEN = (None, TaskSelection.OVERDUE, TaskSelection.LATE, TaskSelection.AHEAD)
"""«Что будет просрочено», «что опоздает», «прогноз на предстоящее»."""


def with_sense(
    query: SummaryQuery,
    which: TaskSelection | None,
    asked: QuestionWords,
    text: str,
    intent: Intent,
    versus: Versus | None,
) -> tuple[SummaryQuery, list[str]]:
    """The question in the sense of «за период» that its words say, and words that give it none:
    what was accepted is not overdue, and an outlook foretells no acceptance.
    """
    if intent is Intent.RANKING and is_in_time(text) and not asked.accepted:
        return replace(query, basis=Basis.DEADLINE), []
    said = [found[0]] if (found := _BY_ACCEPTANCE.search(fold(text))) else list(asked.accepted)
    # «сдано за октябрь», «выполнено за октябрь» speak of acceptance where nothing else is said.
    of_done = which in (None, TaskSelection.DONE) and intent is not Intent.FORECAST
    handed_in = of_done and (which is TaskSelection.DONE or bool(asked.handed_in))
    dated = query.start is not None or query.end is not None
    if intent is Intent.SUMMARY and not said:
        return query, []
    if not said and not (handed_in and dated):
        return query, list(asked.handed_in) if intent is not Intent.SUMMARY else []
    if which not in _ACCEPTED or intent is Intent.FORECAST:
        return replace(query, basis=Basis.DEADLINE), said
    if dated:
        return replace(query, basis=Basis.ACCEPTED), []
    # Without a period there are no two senses: what is done stands in a column of the figures.
    has_column = intent is Intent.SUMMARY and versus is None
    return query, said if which is None and not has_column else []


def with_returns(
    query: SummaryQuery,
    which: TaskSelection | None,
    asked: QuestionWords,
    text: str,
    intent: Intent,
) -> tuple[SummaryQuery, TaskSelection | None, QuestionWords]:
    """«Что вернули за неделю» asks for what was returned in it, whatever became of it since.

    Without a period, and with deadlines in it, for what is returned now; «сколько раз» counts
    returns, also those of all time.
    """
    dated = query.start is not None or query.end is not None
    alone = set(asked.whiches) == {TaskSelection.RETURNED}
    other = asked.accepted or asked.handed_in or _OF_DEADLINES.search(fold(text))
    figures = intent in (Intent.SUMMARY, Intent.EXPORT, Intent.PACK)
    times = _TIMES.search(fold(text)) is not None
    if not ((dated or times) and alone and figures) or other:
        return query, which, asked
    asked = replace(asked, which=None, whiches={})
    # By schools a table is asked for, «сколько раз» stands below one, and a file holds all that
    # the question narrows to.
    lists = asked.by is None and intent is Intent.SUMMARY and not times
    since = query.start if dated else EARLIEST
    query = replace(query, basis=Basis.RETURNED, start=since)
    return query, TaskSelection.ALL if lists else None, asked


def out_of_place(
    intent: Intent, versus: Versus | None, which: TaskSelection | None, asked: QuestionWords
) -> list[str]:
    """The breakdowns and selections that the answer asked for does not have."""
    if intent is Intent.RANKING:
        return [*_breakdowns(asked, By.ORGANISATION), *_selections(asked, (TaskSelection.DONE,))]
    if intent is Intent.FORECAST:
        return [*_breakdowns(asked, By.ORGANISATION), *_selections(asked, _FORESEEN)]
    if versus is None:
        of_tasks = asked.by not in (By.EVIDENCE, By.INDICATOR)
        # Documents and indicators are counted over all tasks, or else tasks are listed.
        said = _other_selections(asked, which) if of_tasks else _selections(asked, ())
        return [*_other_breakdowns(asked), *said]
    apart = _breakdowns(asked, *(by for by in By if by is not By.SECTION))
    sections = apart if versus.against is Against.ROADMAP else []
    return [*sections, *_selections(asked, _BESIDE)]


def in_time(text: str, intent: Intent, which: TaskSelection | None) -> list[str]:
    """«Сдано в срок»: what is done in time is no list and no column, a ranking tells its share."""
    late = TaskSelection.OVERDUE, TaskSelection.LATE
    if intent is not Intent.SUMMARY or which in late:
        return []
    return _IN_TIME.findall(fold(text))


def within_month(text: str, intent: Intent) -> list[str]:
    """«Кто опоздает на следующей неделе»: an outlook is of whole months."""
    return _WEEK.findall(fold(text)) if intent is Intent.FORECAST else []


def is_in_time(text: str) -> bool:
    """«Сдано в срок»: asked of what was done in time."""
    return _IN_TIME.search(fold(text)) is not None


def beside_late(asked: QuestionWords) -> list[str]:
    """What the list of who is late does not have: breakdowns, other selections."""
    late = TaskSelection.OVERDUE, TaskSelection.LATE
    return [*_breakdowns(asked, By.ORGANISATION), *_selections(asked, late)]


def last_year(text: str) -> list[str]:
    """«За прошлый год»: figures of another plan than those that are in force."""
    return [found[0] for found in _LAST_YEAR.finditer(fold(text))]


def of_that_day(text: str) -> list[str]:
    """«Кто не открыл напоминание вчера»: the list of who is silent knows the last reminder alone,
    and the day is no deadline.
    """
    return [each for each in fold(text).split() if each in DAYS]


def _other_breakdowns(asked: QuestionWords) -> list[str]:
    """Of «по школам по месяцам» the first; documents and indicators are told apart before."""
    if asked.by is None or {By.EVIDENCE, By.INDICATOR} & set(asked.bys):
        return []
    return _breakdowns(asked, asked.by)


def _other_selections(asked: QuestionWords, which: TaskSelection | None) -> list[str]:
    """Of «возвращённые и просроченные» the one that is not listed; a table has both of «выполнено
    и просрочено», and «выполнено с опозданием» is one thing.
    """
    if which is None:
        return _selections(asked, _BESIDE) if len(asked.whiches) > 1 else []
    is_part = which is TaskSelection.LATE
    return _selections(asked, (which, TaskSelection.DONE) if is_part else (which,))


def _breakdowns(asked: QuestionWords, *fitting: By) -> list[str]:
    return [said for by, said in asked.bys.items() if by not in fitting]


def _selections(asked: QuestionWords, fitting: tuple[TaskSelection | None, ...]) -> list[str]:
    return [said for which, said in asked.whiches.items() if which not in fitting]
