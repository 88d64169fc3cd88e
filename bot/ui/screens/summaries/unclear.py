"""A question with words that nobody knows: no table, but the nearest that can be answered."""

from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui.callbacks.summaries import SummaryAnswer, SummaryTasks
from bot.ui.screen import Screen, button, keyboard, shorten
from bot.ui.screens.summaries.summary_links import fields, link
from bot.ui.texts import Texts
from domain.summary import By, SummaryQuery
from services.summaries.worded_queries import Understood

WORDS = 200


def screen(understood: Understood, texts: Texts, *, group: bool) -> Screen:
    """Which words were not understood, and what can be shown without them."""
    query = understood.query
    words = escape(shorten(", ".join(understood.unknown), WORDS))
    rows = [[_without(understood, texts)]]
    now = SummaryQuery(query.roadmap_id)
    rows.append([button(texts("summary-unclear-now"), link(now))])
    rows[-1].append(button(texts("summary-by-organisation"), link(now, by=By.ORGANISATION)))
    if not group:
        offer = SummaryAnswer(**fields(now), answer="offer")
        rows.append([button(texts("answers-open"), offer)])
    return Screen(texts("summary-unclear", words=words), keyboard(*rows))


def _without(understood: Understood, texts: Texts) -> InlineKeyboardButton:
    """The same question without those words: tasks where tasks were asked for."""
    label = texts("summary-unclear-without")
    if understood.which is None:
        return button(label, link(understood.query))
    return button(label, SummaryTasks(**fields(understood.query), which=understood.which))
