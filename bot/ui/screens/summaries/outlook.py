"""What of the months ahead will be late: how many, how far off that may be, which first."""

from html import escape

from bot.ui import dates
from bot.ui.callbacks.summaries import SummaryTasks
from bot.ui.callbacks.tasks import OpenCard
from bot.ui.fitting import shorten
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.screens.summaries.summary_links import fields, link
from bot.ui.sizes import number
from bot.ui.summary import words
from bot.ui.texts import Texts
from domain.outlook import FEWEST, FEWEST_MONTHS
from domain.printing import percent
from domain.summary import SummaryQuery, TaskSelection
from services.summaries.outlooks import OutlookView, Risk

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
    # A summary of the whole plan is where this was asked.
    back = button(texts("button-back"), link(query, start=None, end=None))
    return Screen("\n".join(said), keyboard(*in_rows(cards), [ahead], [back]))


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
