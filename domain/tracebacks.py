"""Where an error came about, without what it says: that may quote what people wrote."""

from collections.abc import Callable, Iterator
from textwrap import indent
from traceback import format_tb

FROM = "\nThe cause of the following:\n\n"
AMID = "\nWhile it was dealt with:\n\n"


def kind_of(error: BaseException) -> str:
    """The name of an error's class, with its module where it is none of Python's own."""
    cls = type(error)
    own = cls.__module__ == "builtins"
    return cls.__qualname__ if own else f"{cls.__module__}.{cls.__qualname__}"


def wordless(error: BaseException, say: Callable[[BaseException], str] = kind_of) -> str:
    """The traceback of an error, those that led to it first, each ended by `say` of it.

    It has no message of any error, no note and no value: files, lines, names of functions, and the
    lines of source that stand there.
    """
    return "".join(_written(error, say, set())).rstrip()


def _written(
    error: BaseException, say: Callable[[BaseException], str], seen: set[int]
) -> Iterator[str]:
    for one, bond in reversed(_chain(error, seen)):
        yield "Traceback (most recent call last):\n"
        yield from format_tb(one.__traceback__)
        yield f"{say(one)}\n"
        for each in one.exceptions if isinstance(one, BaseExceptionGroup) else ():
            yield indent("".join(_written(each, say, seen)), "  | ")
        yield bond


def _chain(error: BaseException, seen: set[int]) -> list[tuple[BaseException, str]]:
    """An error and those before it, the latest first, each with what binds it to the next."""
    found: list[tuple[BaseException, str]] = []
    before: BaseException | None = error
    bond = ""
    while before is not None and id(before) not in seen:
        seen.add(id(before))
        found.append((before, bond))
        bond = FROM if before.__cause__ else AMID
        hidden = None if before.__suppress_context__ else before.__context__
        before = before.__cause__ or hidden
    return found
