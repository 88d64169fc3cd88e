"""The question whether tables in rich messages are seen."""

from aiogram.types import InputRichMessage

from bot.ui.callbacks.summaries import RichTables
from bot.ui.labels import labels
from bot.ui.screen import Screen, button, keyboard
from bot.ui.summary.tables import table
from bot.ui.tables import as_rich
from bot.ui.texts import Texts
from services.summaries.views import SummaryView


def sample(view: SummaryView, texts: Texts) -> InputRichMessage:
    """A table in the form that is asked about."""
    return as_rich(table(view, texts), labels(texts))


def question(texts: Texts) -> Screen:
    """«Видите таблицу выше?»"""
    buttons = [
        button(texts("rich-yes"), RichTables(seen=1)),
        button(texts("rich-no"), RichTables(seen=0)),
    ]
    return Screen(texts("rich-question"), keyboard(buttons))


def thanks(texts: Texts, *, seen: bool) -> Screen:
    """What will follow from the answer."""
    return Screen(texts("rich-seen" if seen else "rich-unseen"))
