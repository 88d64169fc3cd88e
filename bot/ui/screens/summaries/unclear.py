"""A question with words that nobody knows: no table, but the nearest that can be answered."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from itertools import combinations

from bot.ui.callbacks.summaries import Summary, SummaryAnswer, SummaryBeside, SummaryTasks
from bot.ui.fitting import shorten
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.screens.summaries.answers import OF_INTENT
from bot.ui.screens.summaries.summary_links import fields, link
from bot.ui.texts import Texts
from domain.comparisons import Against
from domain.summary import By, SummaryQuery
from domain.utterances.shown import only_points
from services.summaries.understood import Understood

WORDS = 200
NAME = 24
"""Letters of a school on a button with two of them."""

PAIRS = 6
"""Pairs of the schools that were named: all of three or four. Of more, the first is chosen."""

SCHOOLS = 20

TITLE = 48
"""Letters of a roadmap on a button."""


def screen(understood: Understood, texts: Texts, *, group: bool) -> Screen:
    """Which words were not understood, and what can be shown without them."""
    query = understood.query
    now = SummaryQuery(roadmap_id=query.roadmap_id, others=query.others, every=query.every)
    if query.every or query.others:
        now = replace(now, by=By.ROADMAP)
    without = button(texts("summary-unclear-without"), _data(understood))
    rows = [[without]] if understood.is_shown_here else []
    rows.append([button(texts("summary-unclear-now"), link(now))])
    if not understood.is_nameless:
        rows[-1].append(button(texts("summary-by-organisation"), link(now, by=By.ORGANISATION)))
    if not group:
        offer = SummaryAnswer(**fields(now), answer="offer")
        rows.append([button(texts("answers-open"), offer)])
    return Screen(_said(understood, texts), keyboard(*rows))


def _said(understood: Understood, texts: Texts) -> str:
    """Which words have no meaning, and which have none beside the others."""
    strange = [each for each in understood.unknown if each not in understood.apart]
    who = "summary-unclear-who" if only_points(understood.unknown) else "summary-unclear"
    said = [texts(who, words=_listed(strange))] if strange else []
    if understood.apart:
        said.append(texts("summary-unclear-apart", words=_listed(understood.apart)))
    return " ".join([*said, texts("summary-unclear-offer")])


def _listed(words: Sequence[str]) -> str:
    return escape(shorten(", ".join(dict.fromkeys(words)), WORDS))


def which_roadmap(understood: Understood, texts: Texts) -> Screen:
    """The same question to each of the roadmaps that may be meant, and to all of them together
    where that is one; in a group, where its answer may be shown.
    """
    rows = [
        [button(shorten(name, TITLE), _data(each))]
        for name, each in zip(understood.names, understood.each_of, strict=True)
        if each.is_shown_here
    ]
    if not understood.unknown and understood.is_shown_here:
        rows.append([button(texts("summary-together"), _data(understood))])
    return Screen(texts("summary-which-roadmap"), keyboard(*rows))


def beside_list(answer: Screen, understood: Understood, texts: Texts) -> Screen:
    """A list of tasks where a breakdown was asked for too: the table of it is a press away."""
    by = understood.query.by
    named = texts(f"summary-by-{by.value}")
    table = [button(named, link(understood.query))]
    rows = answer.keyboard.inline_keyboard if answer.keyboard else []
    said = texts("summary-list-by", by=named)
    return replace(answer, text=f"{answer.text}\n\n{said}", keyboard=keyboard(*rows, table))


def here(answer: Screen, texts: Texts) -> Screen:
    """An answer of which a file was asked for, and none is made."""
    return replace(answer, text=f"{texts('summary-only-here')}\n\n{answer.text}")


def which_pair(understood: Understood, texts: Texts) -> Screen:
    """Two schools stand side by side: of more than two, which; or all of them in one table."""
    query, rows = understood.query, []
    schools = () if understood.is_nameless else understood.listed
    pairs = [*combinations(schools, 2)]
    if len(pairs) > PAIRS:
        return _which_first(understood, texts)
    for first, second in pairs:
        one = replace(query, organisation_id=first.id, by=By.SECTION)
        beside = SummaryBeside(**fields(one), against=Against.SCHOOL.value, other=second.id)
        names = [shorten(each.full, NAME) for each in (first, second)]
        rows.append([button(" — ".join(names), beside)])
    everything = link(query, organisation_id=None, by=By.ORGANISATION)
    rows.append([button(texts("summary-by-organisation"), everything)])
    return Screen(texts("summary-which-pair"), keyboard(*rows))


def _which_first(understood: Understood, texts: Texts) -> Screen:
    """Of many schools one that was named; beside which one it is put is asked next."""
    schools, query = understood.listed, understood.query
    buttons = [
        button(
            shorten(each.full, NAME),
            SummaryBeside(
                **fields(replace(query, organisation_id=each.id, by=By.SECTION)),
                against=Against.SCHOOL.value,
            ),
        )
        for each in schools[:SCHOOLS]
    ]
    everything = link(query, organisation_id=None, by=By.ORGANISATION)
    text = texts("summary-which-first", count=len(schools), others=len(schools[SCHOOLS:]))
    last = [button(texts("summary-by-organisation"), everything)]
    return Screen(text, keyboard(*in_rows(buttons), last))


def _data(understood: Understood) -> Summary:
    """The question as it was understood: a comparison, a ranking or tasks where it was one."""
    query, versus = understood.query, understood.versus
    data: Summary = link(query)
    if versus is not None:
        data = SummaryBeside(**fields(query), against=versus.against.value, other=versus.id)
    elif understood.intent in OF_INTENT:
        data = SummaryAnswer(**fields(query), answer=OF_INTENT[understood.intent])
    elif understood.which is not None:
        data = SummaryTasks(**fields(query), which=understood.which.value)
    return data
