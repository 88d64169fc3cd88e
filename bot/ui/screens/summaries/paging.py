"""Lists of a summary, eight rows a page."""

from collections.abc import Sequence
from typing import TypeVar

PAGE = 8
T = TypeVar("T")


def cut(items: Sequence[T], page: int) -> tuple[Sequence[T], int, int]:
    """The items of a page, the page (the last one for one beyond the end), and their number."""
    pages = max(1, -(-len(items) // PAGE))
    page = min(max(page, 0), pages - 1)
    return items[page * PAGE : (page + 1) * PAGE], page, pages
