"""«Читать целиком»: what people wrote, where a screen shows less of it than there is."""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from typing import NamedTuple

from aiogram.types import InlineKeyboardButton

from bot.ui import dates
from bot.ui.callbacks.tasks import TaskPart
from bot.ui.fitting import is_shortened, pieces
from bot.ui.screen import Screen, button
from bot.ui.texts import Texts
from services.reports.history import HistoryEvent


class ShownWords(NamedTuple):
    """How many units of a text a screen shows, and of how many texts, the latest."""

    units: int
    texts: int


PLACES = {
    "whole-card": ShownWords(200, 3),
    "whole-notice": ShownWords(1500, 1),
    "whole-history": ShownWords(140, 20),
    "whole-review": ShownWords(500, 10),
    "whole-files": ShownWords(140, 10),
}
"""The parts of a card that are whole words, by the screen that shows less of them."""

MESSAGE = 3800
"""Units of a message that are left to the words, below whose they are."""


def row(
    task_id: int, place: str, said: Iterable[str | None], texts: Texts
) -> list[InlineKeyboardButton]:
    """The button below words that this place has cut; none where all can be read."""
    limit = PLACES[place].units
    if not any(text and is_shortened(text, limit) for text in said):
        return []
    return [button(texts("words-whole"), TaskPart(task_id=task_id, part=place))]


def messages(
    task_id: int, place: str, events: Sequence[HistoryEvent], today: date, texts: Texts
) -> list[Screen]:
    """The texts that this place has cut, from their beginning to their end, the oldest first."""
    shown = PLACES[place]
    long = [event for event in events if event.note and is_shortened(event.note, shown.units)]
    return [
        Screen(f"{_whose(event, today, texts)}\n{escape(part)}", None, task_id)
        for event in long[-shown.texts :]
        for part in pieces(event.note, MESSAGE)
    ]


def _whose(event: HistoryEvent, today: date, texts: Texts) -> str:
    who = escape(event.who) if event.who else texts("person-forgotten")
    return f"<b>{who}, {dates.day(texts, event.on, today)}</b>"
