"""What of the months ahead will be late: how many, how far off that may be, which first."""

from functools import partial
from html import escape
from typing import Any

from bot.ui import dates
from bot.ui.callbacks.summaries import SummaryAnswer, SummaryTasks
from bot.ui.callbacks.tasks import OpenCard
from bot.ui.fitting import shorten
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.screens.core.paging import cut, turner
from bot.ui.screens.summaries.summary_links import fields, link
from bot.ui.sizes import number
from bot.ui.summary import words
from bot.ui.texts import Texts
from domain.outlook import FEWEST, FEWEST_MONTHS
from domain.printing import percent
from domain.summary import By, SummaryQuery, TaskSelection, month_key, month_span
from services.summaries.outlook_risks import Risk
from services.summaries.outlooks import OutlookView
from services.summaries.school_outlooks import SchoolOutlook, SchoolOutlooks

TASK = 60
"""Letters of an activity in the list of the likeliest."""


def screen(view: OutlookView, texts: Texts, *, group: bool) -> Screen:
    """The outlook; in private what lies ahead and the cards of the likeliest are a press away."""
    said = [
        f"<b>{texts('outlook-title', title=escape(view.info.title))}</b>",
        escape(words.subtitle(view.info, texts)),
        *(escape(line) for line in _said(view, texts)),
        *([texts("outlook-risks")] if view.risks else []),
        *(_risk(each, view, texts) for each in view.risks),
    ]
    if group:
        return Screen("\n".join(said), None)
    query = view.info.query
    cards = [
        button(f"{each.number} {each.organisation}".strip(), OpenCard(task_id=each.task_id))
        for each in view.risks
    ]
    ahead = button(
        _ahead(query, texts), SummaryTasks(**fields(query), which=TaskSelection.AHEAD.value)
    )
    # Somebody of a school has no others to see.
    several = query.organisation_id is None and view.info.shown is None
    schools = [button(texts("outlook-by-school"), _of_schools(query))] if several else []
    # A summary of the whole plan is where this was asked.
    back = button(texts("button-back"), link(query, start=None, end=None))
    return Screen("\n".join(said), keyboard(*in_rows(cards), [ahead, *schools], [back]))


def by_school(view: SchoolOutlooks, page: int, texts: Texts, *, group: bool) -> Screen:
    """The outlooks of schools below that of all; in private each is a press away."""
    whole = view.whole
    query = whole.info.query
    shown, page, pages = cut(view.schools, page)
    said = [
        f"<b>{texts('outlook-title', title=escape(whole.info.title))}</b>",
        escape(words.subtitle(whole.info, texts)),
        *(escape(line) for line in _said(whole, texts)[: 2 if whole.late else 1]),
        *([escape(texts("outlook-schools", fewest=FEWEST))] if shown else []),
        *(escape(_school(each, texts)) for each in shown),
    ]
    turned = turner(page, pages, partial(_of_schools, query), texts)
    if group:
        return Screen("\n".join(said), keyboard(turned))
    each = [
        button(
            one.name,
            SummaryAnswer(
                **_asked(query, by=By.SECTION, organisation_id=one.organisation_id),
                answer="outlook",
            ),
        )
        for one in shown
    ]
    back = button(
        texts("button-back"), SummaryAnswer(**_asked(query, by=By.SECTION), answer="outlook")
    )
    return Screen("\n".join(said), keyboard(*in_rows(each), turned, [back]))


def _of_schools(query: SummaryQuery, page: int = 0) -> SummaryAnswer:
    return SummaryAnswer(**_asked(query), answer="outlooks", page=page)


def _asked(query: SummaryQuery, **changes: Any) -> dict[str, Any]:
    """The question as it was asked: up to a day in the middle of a month no first day was named."""
    if query.end is not None and query.end != month_span(month_key(query.end))[1]:
        changes["start"] = None
    return fields(query, **changes)


def _school(each: SchoolOutlook, texts: Texts) -> str:
    if each.expected is None:
        short = {"ahead": each.ahead, "judged": each.judged}
        return texts("outlook-school-short", name=each.name, **short)
    told = each.accuracy
    return texts(
        "outlook-school",
        name=each.name,
        ahead=each.ahead,
        expected=round(each.expected),
        error=number(texts, round(told.error * each.ahead, 1)) if told else "",
        known="yes" if told else "no",
    )


def _said(view: OutlookView, texts: Texts) -> list[str]:
    """A sentence each: what is expected, what is late already, how far off such words were."""
    late = [texts("outlook-late", late=view.late)] if view.late else []
    if view.expected is None:
        short = texts("outlook-short", ahead=view.ahead, judged=view.judged, fewest=FEWEST)
        return [short, *late]
    expected = texts("outlook-expected", ahead=view.ahead, expected=round(view.expected))
    if not view.ahead:
        return [expected, *late]
    return [
        expected,
        *late,
        _accuracy(view, texts),
        texts("outlook-basis", judged=view.judged),
    ]


def _accuracy(view: OutlookView, texts: Texts) -> str:
    found = view.accuracy
    if found is not None:
        error, plain, here = (
            number(texts, round(each, 1))
            for each in (found.error * 100, found.plain * 100, found.error * view.ahead)
        )
        return texts(
            "outlook-accuracy",
            months=found.months,
            error=error,
            plain=plain,
            here=here,
            ahead=view.ahead,
            exact="no" if found.error else "yes",
            worst=words.month(found.worst.month, texts),
            expected=round(found.worst.expected),
            came=found.worst.came,
        )
    if view.info.query.month is None:
        return texts("outlook-of-months")
    return texts("outlook-unproven", fewest=FEWEST_MONTHS)


def _risk(each: Risk, view: OutlookView, texts: Texts) -> str:
    return texts(
        "outlook-risk",
        task=escape(shorten(f"{each.number} {each.title}", TASK)),
        organisation=escape(each.organisation),
        until=dates.until(texts, each.deadline, view.info.on),
        share=percent(each.share),
    )


def _ahead(query: SummaryQuery, texts: Texts) -> str:
    if query.month is None:
        return texts("answers-ahead")
    return texts("answers-ahead-month", month=query.month % 100)
