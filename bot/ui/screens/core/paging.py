"""The row that turns pages: the same in every list."""

from collections.abc import Callable

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from bot.ui.screen import button
from bot.ui.texts import Texts


def turner(
    page: int, pages: int, to: Callable[[int], CallbackData], texts: Texts
) -> list[InlineKeyboardButton]:
    """«‹ 2 из 5 ›», nothing for a single page; both ends meet. `page` counts from 0."""
    if pages < 2:
        return []
    return [
        button("‹", to((page - 1) % pages)),
        button(texts("page-of", page=str(page + 1), pages=str(pages)), to(page)),
        button("›", to((page + 1) % pages)),
    ]
