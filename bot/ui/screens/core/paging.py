"""A part of a list: a page of it, or what a typed part of a name has found; the same everywhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Generic, TypeVar

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from bot.ui.fitting import shorten
from bot.ui.screen import button
from bot.ui.texts import Texts
from domain.name_search import matches

WORDS, PAGE = 40, 8
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class ShownPart(Generic[Item]):
    """What of a list is shown, each with the page on which it stands in the whole list, from 0.

    `words` are those that narrowed the list, empty for a page; `found` counts what fits them.
    """

    items: Sequence[tuple[int, Item]]
    page: int
    pages: int
    words: str = ""
    found: int = 0


def cut(items: Sequence[Item], page: int, size: int = PAGE) -> tuple[Sequence[Item], int, int]:
    """The items of a page, the page (the nearest one that there is), and how many there are."""
    pages = max(1, -(-len(items) // size))
    page = min(max(page, 0), pages - 1)
    return items[page * size : (page + 1) * size], page, pages


def part_of(
    items: Sequence[Item], page: int, size: int, name: Callable[[Item], str], words: str = ""
) -> ShownPart[Item]:
    """A page of `size` items, the last one for a page beyond the end; or what `words` find."""
    placed = [(index // size, item) for index, item in enumerate(items)]
    if words:
        fitting = [(at, item) for at, item in placed if matches(name(item), words)]
        return ShownPart(fitting[:size], 0, 1, words, len(fitting))
    shown, page, pages = cut(placed, page, size)
    return ShownPart(shown, page, pages, "", len(items))


def hint(pages: int, words: str, found: int, texts: Texts) -> list[str]:
    """How to find a name in a long list, or what the typed words have found."""
    if words:
        return [texts("list-found", words=escape(shorten(words, WORDS)), count=found)]
    return [texts("list-hint")] if pages > 1 else []


def turner(
    page: int, pages: int, to: Callable[[int], CallbackData], texts: Texts, words: str = ""
) -> list[InlineKeyboardButton]:
    """«‹ 2 из 5 ›», nothing for a single page; both ends meet. `page` counts from 0.

    What was narrowed by `words` has a way back to the whole list.
    """
    if words:
        return [button(texts("list-button-whole"), to(0))]
    if pages < 2:
        return []
    return [
        button("‹", to((page - 1) % pages)),
        button(texts("page-of", page=str(page + 1), pages=str(pages)), to(page)),
        button("›", to((page + 1) % pages)),
    ]
