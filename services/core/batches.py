"""Long lists in pieces, so that one statement stays short."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Lists of `size` items, the last one maybe shorter; none for no items."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
