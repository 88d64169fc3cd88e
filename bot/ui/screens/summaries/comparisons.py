"""Two answers side by side: with what to compare, and the comparison."""

from collections.abc import Sequence
from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui.callbacks.summaries import (
    SummaryAnswer,
    SummaryBeside,
)
from bot.ui.fitting import shorten
from bot.ui.labels import labels
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.screens.summaries.answers import Names, answer, back_row, choice
from bot.ui.screens.summaries.summary_links import fields, link
from bot.ui.summary import answers as tables
from bot.ui.tables import as_html
from bot.ui.texts import Texts
from domain.comparisons import TIMES, Against, Versus
from domain.summary import By, SummaryQuery
from services.summaries.breakdowns import NAMELESS, TASK_BREAKDOWNS
from services.summaries.comparing import Comparison
from services.summaries.queries import QueryInfo

TITLE = 48
"""Letters of a roadmap on a button."""


def choose(info: QueryInfo, texts: Texts, *, several: bool) -> Screen:
    """With what to compare; `several` roadmaps can be set side by side."""
    offered = [*TIMES]
    if not info.is_nameless and (info.shown is None or len(info.shown) > 1):
        offered.append(Against.SCHOOL)
    if several:
        offered.append(Against.ROADMAP)
    buttons = [_with(info.query, against, texts) for against in offered]
    return Screen(texts("compare-choose"), keyboard(*in_rows(buttons), back_row(info.query, texts)))


def no_other_side(query: SummaryQuery, times: Sequence[Against], texts: Texts) -> Screen:
    """There is nothing to compare with: what can be shown instead, with the `times` that can."""
    beside = [_with(query, against, texts) for against in times]
    figures = [
        button(texts("summary-unclear-now"), link(query)),
        answer(query, "compare", texts),
    ]
    said = f"{texts('error-nothing-to-compare')} {texts('summary-unclear-offer')}"
    return Screen(said, keyboard(*in_rows(beside), figures))


def choose_of_several(
    each: Sequence[tuple[str, SummaryQuery]], query: SummaryQuery, versus: Versus, texts: Texts
) -> Screen:
    """Not all roadmaps can be compared together: those that can alone."""
    rows = [
        [
            button(
                shorten(title, TITLE),
                SummaryBeside(**fields(one), against=versus.against.value, other=versus.id),
            )
        ]
        for title, one in each
    ]
    return Screen(texts("compare-which"), keyboard(*rows, back_row(query, texts)))


def _with(query: SummaryQuery, against: Against, texts: Texts) -> InlineKeyboardButton:
    name = f"compare-with-{against.value.replace('_', '-')}"
    return button(texts(name), SummaryBeside(**fields(query), against=against.value))


def choose_school(query: SummaryQuery, schools: Names, page: int, texts: Texts) -> Screen:
    """The first school, then the one beside it."""
    is_first = query.organisation_id is None
    named = [
        (
            SummaryBeside(**fields(query, organisation_id=id_), against="school")
            if is_first
            else SummaryBeside(**fields(query), against="school", other=id_),
            name,
        )
        for id_, name in schools
        if id_ != query.organisation_id
    ]
    title = texts("compare-choose-first-school" if is_first else "compare-choose-school")
    return _listed(title, named, query, Against.SCHOOL, page, texts)


def choose_roadmap(query: SummaryQuery, roadmaps: Names, page: int, texts: Texts) -> Screen:
    """The roadmap to set beside."""
    named = [
        (SummaryBeside(**fields(query), against="roadmap", other=id_), name)
        for id_, name in roadmaps
        if id_ != query.roadmap_id
    ]
    title = next(name for id_, name in roadmaps if id_ == query.roadmap_id)
    said = texts("compare-choose-roadmap", title=escape(title))
    return _listed(said, named, query, Against.ROADMAP, page, texts)


def comparison(view: Comparison, texts: Texts) -> Screen:
    """Two answers side by side; each of them and other breakdowns are one press away."""
    query, versus = view.first.info.query, view.versus
    nameless = view.first.info.is_nameless or view.second.info.is_nameless
    others = [
        button(texts(f"summary-by-{by.value}"), _beside(query, versus, by))
        for by in (By.SECTION, By.ORGANISATION, By.MONTH)
        if by in TASK_BREAKDOWNS and by is not query.by and (by in NAMELESS or not nameless)
        if not (by is By.ORGANISATION and versus.against is Against.SCHOOL)
        if not (by is By.SECTION and versus.against is Against.ROADMAP)
    ]
    sides = [
        button(name, link(side.info.query))
        for side, name in zip((view.first, view.second), tables.headings(view, texts), strict=True)
    ]
    text = as_html(tables.comparison(view, texts), labels(texts))
    return Screen(text, keyboard(others, sides, back_row(query, texts)))


def _beside(query: SummaryQuery, versus: Versus, by: By) -> SummaryBeside:
    return SummaryBeside(**fields(query, by=by), against=versus.against.value, other=versus.id)


def _listed(
    title: str,
    named: Sequence[tuple[SummaryBeside, str]],
    query: SummaryQuery,
    against: Against,
    page: int,
    texts: Texts,
) -> Screen:
    def at(number: int) -> SummaryBeside:
        return SummaryBeside(**fields(query), against=against.value, page=number)

    back = [button(texts("button-back"), SummaryAnswer(**fields(query), answer="compare"))]
    return choice(title, named, at, page, back, texts)
