"""Answers to a manager's questions: what can be asked, schools, places, roadmaps together."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui import dates
from bot.ui.callbacks.base import Button
from bot.ui.callbacks.reminders import LetterStep
from bot.ui.callbacks.summaries import (
    SummaryAnswer,
    SummaryFile,
    SummaryPart,
    SummaryTasks,
)
from bot.ui.labels import labels
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.screens.core.paging import cut, turner
from bot.ui.screens.summaries.summary_links import fields, link
from bot.ui.summary import answers as tables
from bot.ui.summary import school_pages, words
from bot.ui.tables import as_html
from bot.ui.texts import Texts
from domain.calendar import local_day
from domain.summary import By, SummaryQuery, TaskSelection
from domain.utterances import Intent
from services.reminders.unanswered import Reminded
from services.summaries.activity_counts import ActivityCount
from services.summaries.queries import QueryInfo
from services.summaries.ranking import RankingView
from services.summaries.school_pages import SchoolPage

OFFERED = ("compare", "ranking", "outlook", "school", "roadmaps", "reminders")
"""What «Что ещё спросить?» offers, in this order."""

OF_INTENT = {Intent.RANKING: "ranking", Intent.FORECAST: "outlook"}
"""The answers that words ask for."""

Names = Sequence[tuple[int, str]]


def offer(query: SummaryQuery, texts: Texts) -> Screen:
    """What can be asked of a summary."""
    asked = [answer(query, name, texts) for name in OFFERED]
    back = [button(texts("button-back"), SummaryPart(**fields(query), part="more"))]
    return Screen(texts("answers-title"), keyboard(*in_rows(asked), back))


def answer(query: SummaryQuery, name: str, texts: Texts) -> InlineKeyboardButton:
    """The button of an answer."""
    return button(texts(f"answers-{name}"), SummaryAnswer(**fields(query), answer=name))


def school(page: SchoolPage, texts: Texts, *, group: bool) -> Screen:
    """A school: its months, and what else can be seen of it."""
    query = page.months.info.query
    text = as_html(school_pages.school_page(page, texts), labels(texts))
    late = SummaryTasks(**fields(query), which=TaskSelection.OVERDUE.value)
    trend = SummaryFile(**fields(query), kind="bars")
    rows = [[button(texts("summary-overdue"), late), answer(query, "compare", texts)]]
    if not group:
        causes = SummaryPart(**fields(query), part="delays")
        sections = link(query, by=By.SECTION)
        rows += [
            [
                button(texts("summary-part-delays"), causes),
                button(texts("summary-by-section"), sections),
            ],
            [
                button(texts("school-page-picture"), trend),
                button(texts("summary-excel"), SummaryFile(**fields(query), kind="excel")),
            ],
        ]
    back = link(query, organisation_id=None, by=By.ORGANISATION)
    return Screen(text, keyboard(*rows, [button(texts("button-back"), back)]))


def below_activities(figures: Screen, found: ActivityCount, texts: Texts) -> Screen:
    """How many activities there are, above figures that count the tasks which they are."""
    said = texts("summary-activities", count=found.activities, tasks=found.tasks)
    return replace(figures, text=f"{said}\n\n{figures.text}")


def choose_page(query: SummaryQuery, schools: Names, page: int, texts: Texts) -> Screen:
    """The school whose page is to be shown."""
    named = [
        (SummaryAnswer(**fields(query, organisation_id=id_), answer="school"), name)
        for id_, name in schools
    ]

    def at(number: int) -> SummaryAnswer:
        return SummaryAnswer(**fields(query), answer="school", page=number)

    return choice(texts("answers-choose-school"), named, at, page, back_row(query, texts), texts)


def reminders(
    info: QueryInfo, found: Sequence[Reminded], page: int, texts: Texts, *, group: bool
) -> Screen:
    """Late schools: who is silent since the last reminder, and how often each was reminded."""
    silent = sum(each.is_silent for each in found)
    shown, page, pages = cut(found, page)
    narrowed = words.subtitle(info, texts)
    lines = [f"<b>{texts('reminders-title', title=escape(info.title))}</b>"]
    lines += [escape(narrowed)] if narrowed else []
    lines.append(texts("reminders-count", silent=silent, count=len(found)))
    lines += [_reminded(each, info, texts) for each in shown]
    buttons = [
        button(
            each.name,
            SummaryAnswer(
                **fields(info.query, organisation_id=each.organisation_id), answer="school"
            ),
        )
        for each in shown
    ]

    def at(number: int) -> SummaryAnswer:
        return SummaryAnswer(**fields(info.query), answer="reminders", page=number)

    # In a group the names stand in the text: buttons of each would fill it.
    rows = [] if group else in_rows(buttons)
    turned = turner(page, pages, at, texts)
    # Letters are the office's, and a group is shown none of them.
    is_office = not group and info.shown is None
    letters = button(texts("letters-open"), LetterStep(letter_id=0, step="last"))
    sent = [letters] if is_office else []
    return Screen("\n".join(lines), keyboard(*rows, turned, sent, back_row(info.query, texts)))


def _reminded(each: Reminded, info: QueryInfo, texts: Texts) -> str:
    name = escape(each.name)
    if each.last_at is None:
        return texts("reminders-never", name=name)
    day = dates.day(texts, local_day(each.last_at, info.zone), info.today)
    key = "reminders-silent" if each.is_silent else "reminders-answered"
    return texts(key, name=name, count=each.times, day=day)


MOST_CHOSEN = 4
"""Roadmaps that are chosen one by one: a button has no room for more. All of them are one word."""


def choose_roadmaps(query: SummaryQuery, roadmaps: Names, page: int, texts: Texts) -> Screen:
    """Which roadmaps to count together: a press takes one in or leaves it out."""
    chosen = (query.roadmap_id, *query.others)
    named = [(_toggled(query, chosen, id_), _marked(id_ in chosen, name)) for id_, name in roadmaps]

    def at(number: int) -> SummaryAnswer:
        return SummaryAnswer(**fields(query), answer="roadmaps", page=number)

    bare = replace(query, section_id=None, activity_id=None)
    together = link(bare, by=By.ROADMAP, every=False)
    every = link(bare, by=By.ROADMAP, others=(), every=True)
    last = [
        button(texts("roadmaps-together"), together),
        button(texts("roadmaps-every"), every),
        *back_row(query, texts),
    ]
    return choice(texts("roadmaps-choose", most=MOST_CHOSEN), named, at, page, last, texts)


def _toggled(query: SummaryQuery, chosen: tuple[int, ...], id_: int) -> SummaryAnswer:
    """The same choice with a roadmap or without it; at least one stays, at most `MOST_CHOSEN`."""
    kept = tuple(each for each in chosen if each != id_)
    if id_ not in chosen and len(chosen) < MOST_CHOSEN:
        kept = (*chosen, id_)
    first, *others = kept or chosen
    changed = {"roadmap_id": first, "others": tuple(others), "every": False}
    # A section or an activity is of one plan.
    bare = replace(query, section_id=None, activity_id=None)
    return SummaryAnswer(**fields(bare, **changed), answer="roadmaps")


def _marked(is_chosen: bool, name: str) -> str:
    return f"✓ {name}" if is_chosen else name


def ranking(view: RankingView, texts: Texts, *, group: bool) -> Screen:
    """The places of schools; in private other groups of schools are offered."""
    query = view.info.query
    text = as_html(tables.ranking(view, texts), labels(texts))
    rows = []
    if not group:
        rows.append([button(texts("summary-part-groups"), _part(query, "groups"))])
    return Screen(text, keyboard(*rows, back_row(query, texts)))


def choose_group(query: SummaryQuery, groups: Names, page: int, texts: Texts) -> Screen:
    """The group of schools to rank."""
    named = [
        (SummaryAnswer(**fields(query, group_id=id_), answer="ranking"), name)
        for id_, name in groups
    ]

    def at(number: int) -> SummaryAnswer:
        return SummaryAnswer(**fields(query), answer="groups", page=number)

    everything = SummaryAnswer(**fields(query, group_id=None), answer="ranking")
    last = [button(texts("summary-everything"), everything), *back_row(query, texts)]
    return choice(texts("summary-choose-groups"), named, at, page, last, texts)


def _part(query: SummaryQuery, name: str) -> SummaryAnswer:
    return SummaryAnswer(**fields(query), answer=name)


def choice(
    title: str,
    named: Sequence[tuple[Button, str]],
    at: Callable[[int], Button],
    page: int,
    last: list[InlineKeyboardButton],
    texts: Texts,
) -> Screen:
    """A choice of names, a page of it; `at` is the button of another page."""
    shown, page, pages = cut(named, page)
    rows = [[button(name, data)] for data, name in shown]
    return Screen(title, keyboard(*rows, turner(page, pages, at, texts), last))


def back_row(query: SummaryQuery, texts: Texts) -> list[InlineKeyboardButton]:
    """Back to the figures."""
    return [button(texts("button-back"), link(query))]
