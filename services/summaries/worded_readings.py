"""What the words of a question ask for, once everything that they may name is known: pure.

`domain.questions` reads filters, `domain.utterances` what is wanted; a confident reading of the
second decides where both say something.
"""

import re
from dataclasses import replace

from domain import said_spans, utterances
from domain.comparisons import Against, Versus
from domain.questions import QuestionWords, ask, beside_section
from domain.summary import Basis, By, SummaryQuery, TaskSelection
from domain.utterances import (
    Intent,
    Reading,
    Utterance,
    file_format,
    meaningless,
    text_checks,
)
from domain.wording import fold
from services.summaries import said_beside, worded_activities, worded_names
from services.summaries.named import Name
from services.summaries.question_names import QuestionNames
from services.summaries.understood import Understood, WordedQuestion, gone_on
from services.summaries.worded_names import ANSWERS

PAIR = 2
QUESTIONS = (Intent.DEBTORS, Intent.LIST, Intent.REVIEW, Intent.OPEN, Intent.WHEN)
"""What else may be asked of tasks and figures; of anything else each word that is left is told."""
_PLACE = re.compile(r"(?:на )?мест[оеа]\b")
_BOTH = {TaskSelection.DONE, TaskSelection.OVERDUE}
_LISTS = re.compile(r"(?:\bи\b|,)")
"""Where several schools may be named: «просрочено у первой и третьей»."""
_WHICH = {
    "done": TaskSelection.DONE,
    "overdue": TaskSelection.OVERDUE,
    "late": TaskSelection.LATE,
    "review": TaskSelection.REVIEW,
    "blocked": TaskSelection.BLOCKED,
}


def read(question: WordedQuestion, text: str) -> Understood:
    """What words ask for of what the question names; `text` may be a part of it."""
    chosen, base, known = question.chosen, question.base, question.known
    resolved = known.resolved
    start = min(roadmap.period_start for roadmap in resolved.roadmaps)
    end = max(roadmap.period_end for roadmap in resolved.roadmaps)
    activity = worded_activities.of_text(known.activities, text)
    today, words = resolved.info.today, activity.rest
    listed, _ = _compared(words, known)
    span = said_spans.half_year(words, today, start)
    plans, words = text_checks.without_plans_compared(words)
    if text_checks.compares(text) and not listed:
        span = span or said_spans.two_times(words, today, start, end)
    elif span is None:
        span = said_spans.school_term(words, today, known.world.holidays)
        span = span or said_spans.school_year(words, today, start, end)
    kept = question.before.query if question.before is not None else base
    span = span or said_spans.another(words, kept.start, kept.end)
    lonely = said_spans.says_another(words) if span is None else ()
    words = span.rest if span else words
    asked = ask(words, today, start, end)
    said = Utterance(text=words, role=utterances.SpeakerRole.MANAGER)
    reading, as_file = _understood(said, known, is_list=len(listed) > 1)
    listed, others = _compared(words, known)
    if listed:
        asked = ask(others, today, start, end)
    if reading.confident and reading.question is not None:
        one = {By.ORGANISATION: reading.question.school, By.SECTION: reading.question.section}
        if one.get(asked.by or By.MONTH):
            # «по третьей школе», «по разделу 2» name one, and ask for no table of them.
            asked = replace(asked, by=None)
    query = replace(
        base,
        by=asked.by or (By.ROADMAP if resolved.info.is_of_several else By.SECTION),
        activity_id=activity.id,
        start=asked.start,
        end=asked.end,
        day=asked.day,
    )
    query, rest, missing = worded_names.narrow(known, asked, reading, query)
    if query.section_id is not None:
        asked = beside_section(asked)
        query = replace(query, by=asked.by or query.by)
    query, beside = _of_one_breakdown(query, asked)
    # «сравни школы 1, 3 и 99»: none that was named is passed over.
    strange = utterances.strange_schools(said, known.world) if listed else ()
    missing = (*missing, *activity.missing, *beside, *strange)
    query, which, versus = _overlaid(reading, query, asked.which, text)
    if set(asked.whiches) == _BOTH and which in _BOTH:
        which = None  # «сколько выполнено и просрочено»: the table has both
    if span is not None:
        query = replace(query, start=span.start, end=span.end)
        versus = Versus(span.against) if span.against else versus
        which = None if span.against else which
    if len(listed) == PAIR:
        query, which = replace(query, organisation_id=listed[0].id), None
        versus = Versus(Against.SCHOOL, listed[1].id)
    sets_beside = len(chosen.others) == 1 and text_checks.compares(text)
    if sets_beside and reading.intent is Intent.SUMMARY:
        # «сравни МСОКО и Воспитание».
        query, versus = _side_by_side(query)
    if plans and not versus:
        versus = Versus(Against.ROADMAP)
    intent, format_ = _file_asked(reading, text)
    if (
        intent is Intent.RANKING
        and said_beside.is_in_time(text)
        and resolved.info.shown is not None
    ):
        intent = Intent.SUMMARY  # a school is not placed among others
    query, which, asked = said_beside.with_returns(query, which, asked, text, intent)
    which = None if versus else which
    years = [] if versus else said_beside.last_year(text)
    missing = (*missing, *years)
    listed_as = TaskSelection.OVERDUE if question.is_of_late else which
    query, senseless = said_beside.with_sense(query, listed_as, asked, text, intent, versus)
    if question.is_of_late:
        days = said_beside.of_that_day(text) if text_checks.asks_who_is_silent(text) else ()
        rest = [each for each in meaningless(rest) if not text_checks.is_of_silence(each)]
        apart = (*senseless, *said_beside.beside_late(asked), *days)
    else:
        apart = (
            *senseless,
            *said_beside.out_of_place(intent, versus, which, asked),
            *said_beside.in_time(text, intent, which),
            *said_beside.within_month(text, intent),
        )
    narrow = query.section_id is not None or query.activity_id is not None
    if query.organisation_id is None and narrow and asked.by is None:
        by = By.MONTH if resolved.info.is_nameless else By.ORGANISATION
        query = replace(query, by=by)
    if question.before is not None:
        says_by = asked.by is not None
        query, which = gone_on(question.before, query, which, reading.intent, says_by=says_by)
    strange_words = _unknown(reading, versus, rest, listed, asked.by)
    if years:
        strange_words = [each for each in strange_words if each != reading.text]
    return Understood(
        query=query,
        which=which,
        unknown=tuple(
            each
            for each in dict.fromkeys((*strange_words, *missing, *lonely, *apart))
            if each not in chosen.shared and not _names_file(each)
        ),
        intent=intent,
        versus=versus,
        says_by=asked.by is not None,
        format=format_,
        as_file=as_file,
        is_nameless=resolved.info.is_nameless,
        missing=(*missing, *apart),
        apart=apart,
        listed=listed if len(listed) > PAIR else (),
    )


def _names_file(word: str) -> bool:
    return text_checks.names_file(word) or file_format(word) is not None


def _of_one_breakdown(query: SummaryQuery, asked: QuestionWords) -> tuple[SummaryQuery, list[str]]:
    """Of «документы по школам» the documents, which are not counted by school; the other words."""
    apart = next((by for by in (By.EVIDENCE, By.INDICATOR) if by in asked.bys), None)
    if apart is None or len(asked.bys) == 1:
        return query, []
    return replace(query, by=apart), [said for by, said in asked.bys.items() if by is not apart]


def _understood(said: Utterance, known: QuestionNames, *, is_list: bool) -> tuple[Reading, bool]:
    """What is asked for, and whether as a file: of «рейтинг в excel» the ranking."""
    reading = utterances.understand(said, known.world)
    names = file_format(said.text) is not None or text_checks.asks_picture(said.text)
    if reading.intent is not Intent.EXPORT:
        return reading, names
    bare = utterances.understand(
        replace(said, text=utterances.without_file(said.text)), known.world
    )
    compares = bare.question is not None and bare.question.compare is not None
    is_answer = bare.intent in (Intent.RANKING, Intent.FORECAST) or compares or is_list
    return (bare if is_answer else reading), True


def _compared(text: str, known: QuestionNames) -> tuple[tuple[Name, ...], str]:
    """The schools that are to be set side by side in the order in which they are named, none where
    one is named, and the other words.
    """
    if not text_checks.compares(text) and not _LISTS.search(fold(text)):
        return (), text
    said = Utterance(text=text, role=utterances.SpeakerRole.MANAGER)
    names, others = utterances.listed_organisations(said, known.world)
    found = [each for name in names for each in known.schools if each.full == name]
    return (tuple(found), others) if len(found) > 1 else ((), text)


def _file_asked(reading: Reading, text: str) -> tuple[Intent, str | None]:
    """What is asked for, and as which file: «excel по школам на 1 марта» asks for no screen."""
    said = reading.question.format if reading.question else None
    intent = reading.intent if reading.intent in ANSWERS else Intent.SUMMARY
    if intent in (Intent.SUMMARY, Intent.EXPORT) and text_checks.asks_picture(text):
        return Intent.EXPORT, "picture"
    if intent is Intent.SUMMARY and (found := file_format(text)):
        return Intent.EXPORT, found
    return intent, said


def _overlaid(
    reading: Reading,
    query: SummaryQuery,
    which: TaskSelection | None,
    text: str,
) -> tuple[SummaryQuery, TaskSelection | None, Versus | None]:
    """The question with what a confident reading says of days and senses, and what is compared."""
    said = reading.question
    if reading.intent is not Intent.SUMMARY or said is None:
        return query, which, None
    basis = Basis(said.basis) if said.basis else Basis.DEADLINE
    query = replace(query, basis=basis)
    if reading.confident:
        query = replace(query, start=said.start, end=said.end, day=said.day)
        which = _WHICH[said.which] if said.which else None
        if text_checks.asks_for_table(text) and (said.by or which is TaskSelection.DONE):
            which = None
    if said.by and reading.confident:
        query = replace(query, by=next(each for each in By if each.said == said.by))
    if said.by and basis is Basis.ACCEPTED:
        # «сдано в октябре по школам»: all of it is done, and a table is asked for.
        which = None
    versus = Versus(Against(said.compare)) if said.compare else None
    return query, None if versus else which, versus


def _side_by_side(query: SummaryQuery) -> tuple[SummaryQuery, Versus]:
    other = query.others[0]
    return replace(query, others=(), by=By.ORGANISATION), Versus(Against.ROADMAP, other)


def _unknown(
    reading: Reading,
    versus: Versus | None,
    rest: list[str],
    listed: tuple[Name, ...],
    by: By | None,
) -> list[str]:
    """The words to tell of: those that neither reader could use."""
    if versus is not None and versus.against is Against.SCHOOL:
        # «школу 7»: the second one, which a question to one school refuses.
        rest = [each for each in rest if " " not in each]
    if reading.intent is Intent.RANKING:
        rest = [each for each in rest if not _PLACE.match(each)]
    opens = reading.intent is Intent.OPEN and reading.organisation is not None
    if reading.intent in ANSWERS or versus is not None or listed or opens:
        # «открой школу 3» is no question of other figures.
        foretells, ranks = reading.intent is Intent.FORECAST, reading.intent is Intent.RANKING
        return meaningless(rest, foretells=foretells, ranks=ranks)
    # «Кто ещё не сдал», «а что там у гимназии»: small words narrow nothing.
    odd = meaningless(rest, of_documents=by is By.EVIDENCE)
    if reading.intent is not Intent.SUMMARY:
        return odd if odd or reading.intent in QUESTIONS else rest
    # «за прошлый год» has no odd word, and is a question that cannot be answered all the same.
    doubtful = [reading.text] if reading.text else []
    return [] if reading.confident else odd or doubtful or rest
