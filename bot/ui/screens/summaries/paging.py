"""Lists of a summary, eight rows a page."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from aiogram.types import InlineKeyboardButton

from bot.ui.callbacks.base import Button
from bot.ui.screen import button
from bot.ui.texts import Texts

PAGE = 8
T = TypeVar("T")


def cut(items: Sequence[T], page: int) -> tuple[Sequence[T], int, int]:
    """The items of a page, the page (the last one for one beyond the end), and their number."""
    pages = max(1, -(-len(items) // PAGE))
    page = min(max(page, 0), pages - 1)
    return items[page * PAGE : (page + 1) * PAGE], page, pages


def turn(
    at: Callable[[int], Button], page: int, pages: int, texts: Texts
) -> list[InlineKeyboardButton]:
    """The buttons that turn pages, none for a single one. `at` may be given one beyond an end."""
    if pages < 2:
        return []
    place = texts("page-of", page=str(page + 1), pages=str(pages))
    return [button("‹", at(page - 1)), button(place, at(page)), button("›", at(page + 1))]
