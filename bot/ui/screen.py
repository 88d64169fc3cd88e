"""A screen: one message's text and its buttons, whoever shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, InputRichMessage

from bot.ui.fitting import fit, shorten
from domain.printing import undirected

MAX_LABEL = 40
UNSEEN = "\u200b\u200c\u200d\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class Screen:
    """Text in Telegram's HTML and an inline keyboard; of a longer text as much as a message holds.

    `task_id` says that a reply to the message is about that task; a `quiet` message makes no
    sound when it comes by itself.
    """

    text: str
    keyboard: InlineKeyboardMarkup | None = None
    task_id: int | None = None
    rich: InputRichMessage | None = None
    quiet: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", fit(self.text))


def button(label: str, data: CallbackData) -> InlineKeyboardButton:
    """A button that answers with packed callback data; a long label is cut at a word."""
    text = shorten(undirected(label), MAX_LABEL)
    if not text.strip(UNSEEN):
        # Telegram refuses the whole keyboard for a label without a letter.
        text = "—"
    return InlineKeyboardButton(text=text, callback_data=data.pack())


def keyboard(*rows: Iterable[InlineKeyboardButton]) -> InlineKeyboardMarkup | None:
    """A keyboard of the rows that are not empty, or None."""
    filled = [list(row) for row in rows]
    filled = [row for row in filled if row]
    return InlineKeyboardMarkup(inline_keyboard=filled) if filled else None


def in_rows(
    buttons: Sequence[InlineKeyboardButton], width: int = 2
) -> list[list[InlineKeyboardButton]]:
    """Buttons in rows of `width`."""
    return [list(buttons[i : i + width]) for i in range(0, len(buttons), width)]
