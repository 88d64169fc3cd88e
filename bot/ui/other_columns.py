"""What the other columns of the office's file say of an activity, a line each."""

from collections.abc import Sequence
from html import escape

from bot.ui.screen import shorten
from bot.ui.texts import Texts

SHOWN = 3
HEADING = 30
TEXT = 80


def lines(columns: Sequence[tuple[str, str]], texts: Texts) -> list[str]:
    """«Место проведения: актовый зал», escaped and shortened; of many only the first."""
    shown = [
        f"{escape(shorten(name, HEADING))}: {escape(shorten(text, TEXT))}"
        for name, text in columns[:SHOWN]
    ]
    left_out = len(columns) - SHOWN
    return [*shown, texts("card-more", count=left_out)] if left_out > 0 else shown
