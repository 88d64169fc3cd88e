"""Which tasks a person means by a few words of a search."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from domain.wording import fold, stems


class SearchedTask(Protocol):
    """Anything with the names of a task."""

    @property
    def number(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def organisation(self) -> str: ...


Line = TypeVar("Line", bound=SearchedTask)


def search(every: Iterable[Line], words: str) -> list[Line]:
    """Lines with that number, or else with every word, by stem or as a part of the text."""
    every = list(every)
    sought = fold(words).strip().rstrip(".")
    numbered = [line for line in every if line.number.rstrip(".") == sought]
    if numbered:
        return numbered
    parts = sought.split()
    wanted = stems(sought)

    def matches(line: Line) -> bool:
        text = fold(f"{line.number} {line.title} {line.organisation}")
        if all(part in text for part in parts):
            return True
        return bool(wanted) and wanted <= stems(text)

    return [line for line in every if matches(line)] if parts else []
