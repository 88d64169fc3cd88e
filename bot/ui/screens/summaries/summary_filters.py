"""What a summary can be narrowed to: sections, groups, spans of days, evenings that are past."""

from collections.abc import Sequence
from datetime import date, timedelta

from aiogram.types import InlineKeyboardButton

from bot.ui import dates
from bot.ui.callbacks.summaries import Summary, SummaryPart
from bot.ui.screen import Screen, button, keyboard
from bot.ui.screens.core.paging import cut
from bot.ui.screens.summaries.summary_links import fields, link, turn_part
from bot.ui.summary import words
from bot.ui.texts import Texts
from domain.summary import (
    Basis,
    By,
    SummaryQuery,
    month_key,
    month_span,
    past_evenings,
    quarter_span,
)
from services.summaries.views import Narrowing


def sections(query: SummaryQuery, found: Narrowing, page: int, texts: Texts) -> Screen:
    """The sections to narrow to."""
    named = [
        (link(query, section_id=id_, by=By.ORGANISATION), name) for id_, name in found.sections
    ]
    return _choices("sections", query, named, link(query, section_id=None), page, texts)


def groups(query: SummaryQuery, found: Narrowing, page: int, texts: Texts) -> Screen:
    """The groups of schools to narrow to."""
    named = [(link(query, group_id=id_), name) for id_, name in found.groups]
    return _choices("groups", query, named, link(query, group_id=None), page, texts)


def periods(query: SummaryQuery, today: date, texts: Texts) -> Screen:
    """Spans of deadlines to narrow to."""
    monday = today - timedelta(days=today.weekday())
    before, after = month_span(month_key(today))[0], month_span(month_key(today))[1]
    spans = [
        (texts("summary-this-week"), (monday, monday + timedelta(days=6))),
        *(
            (words.month(month_key(day), texts), month_span(month_key(day)))
            for day in (before - date.resolution, today, after + date.resolution)
        ),
        (texts("summary-this-quarter"), quarter_span(today)),
        (texts("summary-up-to-now"), (None, today)),
    ]
    if query.basis is not Basis.DEADLINE:
        # Nothing was accepted or returned in days to come.
        spans = [each for each in spans if each[1][0] is None or each[1][0] <= today]
    named = [(link(query, start=start, end=end), name) for name, (start, end) in spans]
    everything = link(query, start=None, end=None, basis=Basis.DEADLINE)
    switches = [
        button(
            texts(f"summary-basis-{other.value}"),
            SummaryPart(**fields(query, basis=other), part="periods"),
        )
        for other in Basis
        if other is not query.basis
    ]
    key = f"periods-{query.basis.value}"
    return _choices(key, query, named, everything, 0, texts, *switches)


def evenings(query: SummaryQuery, first: date, today: date, page: int, texts: Texts) -> Screen:
    """Evenings that are past, from the latest to the first of the plan."""
    days = past_evenings(first, today)
    named = [(link(query, day=day), dates.day(texts, day, today)) for day in days]
    key = "days" if days else "no-days"
    return _choices(key, query, named, link(query, day=None), page, texts)


def _choices(
    part: str,
    query: SummaryQuery,
    named: Sequence[tuple[Summary, str]],
    everything: Summary,
    page: int,
    texts: Texts,
    *more: InlineKeyboardButton,
) -> Screen:
    shown, page, pages = cut(named, page)
    buttons = [button(name, data) for data, name in shown]
    turned = turn_part(query, part, page, pages, texts)
    last = [
        button(texts("summary-everything"), everything),
        button(texts("button-back"), link(query)),
    ]
    return Screen(
        texts(f"summary-choose-{part}"), keyboard(*([each] for each in buttons), more, turned, last)
    )
