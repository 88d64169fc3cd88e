"""Which school, group and section a question in words names."""

from dataclasses import replace

from domain.name_search import speaks
from domain.questions import QuestionWords
from domain.summary import SummaryQuery
from domain.utterances import Intent, Reading, meaningless
from services.summaries import named
from services.summaries.question_names import QuestionNames

ANSWERS = frozenset({Intent.RANKING, Intent.FORECAST, Intent.EXPORT, Intent.PACK})
"""What may be asked for beside figures and tasks."""


def narrow(
    known: QuestionNames, asked: QuestionWords, reading: Reading, query: SummaryQuery
) -> tuple[SummaryQuery, list[str], tuple[str, ...]]:
    """The question with what is named in it, the words that name nothing here, and the numbers of
    what is not there.

    A confident reading knows «третья школа» and «второй раздел»; what it names is not guessed anew
    from single words, to which «раздел 2» may be a lyceum.
    """
    said = reading.question if reading.confident else None
    if said is None or reading.intent is not Intent.SUMMARY:
        # Of a file («школа 3 в excel») the reading knows the kind alone.
        return *_by_words(known, asked, query), ()
    section = said.section or asked.section
    words = replace(
        asked, section=section, rest=tuple(each for each in asked.rest if not each.isdecimal())
    )
    unknown: list[str] = []
    if said.school is None and asked.school is not None:
        there = any(asked.school in each.words for each in known.schools)
        unknown += [] if there else [asked.school]
    if said.school is not None:
        query = replace(
            query,
            organisation_id=named.called(known.schools, said.school),
            group_id=named.called(known.groups, said.school),
        )
        if query.organisation_id is None and query.group_id is None:
            unknown.append(said.school)
    query, _, missing = _in_section(known, words, query, list(words.rest))
    return query, [], (*unknown, *missing)


def _by_words(
    known: QuestionNames, question: QuestionWords, query: SummaryQuery
) -> tuple[SummaryQuery, list[str]]:
    rest, unknown = list(question.rest), list(question.refused)
    if question.school is not None:
        numbered = [each for each in known.schools if question.school in each.words]
        if len(numbered) == 1:
            query = replace(query, organisation_id=numbered[0].id)
        else:
            # Not among the words that may name something else: «школа 5» is no section 5.
            unknown.append(question.school)
    elif found := named.best(known.schools, rest):
        query = replace(query, organisation_id=found.id)
        rest = named.left(found, rest)
    if rest and (found := named.best(known.groups, rest)):
        query = replace(query, group_id=found.id)
        rest = named.left(found, rest)
    if question.section is not None or rest:
        query, rest, missing = _in_section(known, question, query, rest)
        unknown += missing
    return query, [*rest, *unknown]


def _in_section(
    known: QuestionNames, question: QuestionWords, query: SummaryQuery, rest: list[str]
) -> tuple[SummaryQuery, list[str], list[str]]:
    sections = known.sections
    if question.section is not None:
        numbered = [each for each in sections if each.words[0] == question.section]
        # Two roadmaps have a section 2 each: the title tells which, or nothing does.
        found = numbered[0] if len(numbered) == 1 else named.best(numbered, rest)
    else:
        found = named.best(sections, rest)
        found = found if found and _names_section(found, rest) else None
    if found:
        return replace(query, section_id=found.id), named.left(found, rest), []
    return query, rest, [question.section] if question.section is not None else []


def _names_section(section: named.Name, words: list[str]) -> bool:
    """Whether words name a section: the whole title, or a word that is not in every question.

    «рейтинг школ» does not mean the section «Школы с низкими результатами».
    """
    said = [word for word in words if speaks(word, section.words)]
    return bool(meaningless(said)) or len(said) >= len(section.words) - 1
