"""A question with words that nobody knows: no table, but the nearest that can be answered."""

from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui.callbacks.summaries import Summary, SummaryAnswer, SummaryBeside, SummaryTasks
from bot.ui.fitting import shorten
from bot.ui.screen import Screen, button, keyboard
from bot.ui.screens.summaries.answers import OF_INTENT
from bot.ui.screens.summaries.summary_links import fields, link
from bot.ui.texts import Texts
from domain.summary import By, SummaryQuery
from services.summaries.worded_readings import Understood

WORDS = 200


def screen(understood: Understood, texts: Texts, *, group: bool) -> Screen:
    """Which words were not understood, and what can be shown without them."""
    query = understood.query
    words = escape(shorten(", ".join(understood.unknown), WORDS))
    now = SummaryQuery(roadmap_id=query.roadmap_id)
    rows = [[_without(understood, texts)]] if understood.is_shown_here else []
    rows.append([button(texts("summary-unclear-now"), link(now))])
    if not understood.is_nameless:
        rows[-1].append(button(texts("summary-by-organisation"), link(now, by=By.ORGANISATION)))
    if not group:
        offer = SummaryAnswer(**fields(now), answer="offer")
        rows.append([button(texts("answers-open"), offer)])
    return Screen(texts("summary-unclear", words=words), keyboard(*rows))


def _without(understood: Understood, texts: Texts) -> InlineKeyboardButton:
    """The same question without those words: a comparison, a ranking or tasks where it was one."""
    query, versus = understood.query, understood.versus
    data: Summary = link(query)
    if versus is not None:
        data = SummaryBeside(**fields(query), against=versus.against.value, other=versus.id)
    elif understood.intent in OF_INTENT:
        data = SummaryAnswer(**fields(query), answer=OF_INTENT[understood.intent])
    elif understood.which is not None:
        data = SummaryTasks(**fields(query), which=understood.which.value)
    return button(texts("summary-unclear-without"), data)
