"""What the columns of a plan say of an activity: lines of cards, columns of workbooks."""

from collections.abc import Iterable, Sequence
from html import escape

from bot.ui.fitting import shorten
from bot.ui.texts import Texts
from domain.column_texts import NAMED, ColumnTexts

TOLD_OTHERWISE = ("result", "mark")
"""A task shows the documents that are wanted for the one, and its status for the other."""

OF_A_TASK = tuple(name for name in NAMED if name not in TOLD_OTHERWISE)

SHOWN = 3
HEADING = 30
TEXT = 80


def title(name: str, texts: Texts) -> str:
    """The heading under which a text of `domain.column_texts` stands everywhere."""
    return texts(f"column-{name.replace('_', '-')}")


def lines(said: ColumnTexts, names: Iterable[str], longest: int, texts: Texts) -> list[str]:
    """A line each of the texts of these names that say anything, then the other columns."""
    shown = [named(name, said, longest, texts) for name in names if getattr(said, name)]
    shown += [_line(name, text, TEXT) for name, text in said.other_columns[:SHOWN]]
    left_out = len(said.other_columns) - SHOWN
    return [*shown, texts("card-more", count=left_out)] if left_out > 0 else shown


def named(name: str, said: ColumnTexts, longest: int, texts: Texts) -> str:
    """The line of one text: «Результат: приказ»."""
    return _line(title(name, texts), getattr(said, name), longest)


def _line(name: str, text: str, longest: int) -> str:
    """«Место проведения: актовый зал», escaped and shortened."""
    return f"{escape(shorten(name, HEADING))}: {escape(shorten(text, longest))}"


def together(columns: Sequence[tuple[str, str]]) -> str:
    """The other columns in one cell."""
    return "; ".join(f"{name}: {text}" for name, text in columns)
