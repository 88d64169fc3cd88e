"""What people wrote, at its longest and ugliest, through every screen of the bot.

The values of a screen are built by its types: a new screen is walked without a line here. Screens
whose words are names of things in the code («event-…») or which want a database are passed over.
"""

import collections.abc as abstract
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from enum import Enum
from functools import partial
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from bot.ui import screens
from bot.ui.fitting import MAX_TEXT, units, visible_length
from bot.ui.screen import MAX_LABEL, Screen
from bot.ui.texts import Texts, texts
from domain.errors import Refusal
from domain.summary import By, SummaryQuery

LONGEST = ("<b>&Щ😀 " * 600)[:4_096]
SEVERAL = 4
"""Of everything that a screen lists."""

CONTAINERS = (list, abstract.Sequence, abstract.Iterable, abstract.Collection)
KNOWN: dict[Any, Any] = {
    str: LONGEST,
    int: 999_999,
    float: 1e15,
    bool: True,
    date: date(2099, 12, 31),
    datetime: datetime(2099, 12, 30, tzinfo=UTC),
    time: time(23, 59),
    ZoneInfo: ZoneInfo("Europe/Moscow"),
    Any: LONGEST,
    By: By.SECTION,
    SummaryQuery: SummaryQuery(roadmap_id=999_999),
    Texts: texts("ru"),
}
CODES = frozenset(
    {
        "audit.page", "review.closed", "loads.listing", "roadmap_news.screen", "policy.ask_days",
        "roadmaps.ask_sure", "card_parts.history", "notifications.settings", "card.noted",
    }
)  # fmt: skip
"""Their words are names of things in the code, of zones, or keys of one another."""

READY = frozenset({"note", "text"})
"""Parameters that are markup already, made by the screens themselves."""


class Unbuildable(Exception):
    """A type of which no value can be made up."""


def longest(kind: Any, within: tuple[Any, ...] = ()) -> Any:
    """The largest value of a type; what lists its own kind `within` its own kind lists none."""
    origin, inner = get_origin(kind), get_args(kind)
    largest = partial(longest, within=(*within, kind))
    if kind in KNOWN:
        return KNOWN[kind]
    if origin in (Union, UnionType):
        return largest(next(each for each in inner if each is not NoneType))
    if origin is Literal:
        return inner[0]
    if origin is tuple and inner[-1] is not Ellipsis:
        return tuple(largest(each) for each in inner)
    if origin is tuple or origin in CONTAINERS:
        is_deep = within.count(inner[0]) > 1
        return () if is_deep else tuple(largest(inner[0]) for _ in range(SEVERAL))
    if origin in (frozenset, set, abstract.Set):
        return frozenset({largest(inner[0])})
    if origin in (dict, abstract.Mapping):
        of_enum = inspect.isclass(inner[0]) and issubclass(inner[0], Enum)
        return {key: largest(inner[1]) for key in (inner[0] if of_enum else [largest(inner[0])])}
    if inspect.isclass(kind) and issubclass(kind, Enum):
        return next(iter(kind))
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{field.name: largest(hints[field.name]) for field in fields(kind)})
    raise Unbuildable(kind)


def made() -> Iterator[tuple[str, Callable[[], Screen]]]:
    """Every function that makes a screen, ready to be called."""
    for found in pkgutil.walk_packages(screens.__path__, f"{screens.__name__}."):
        module = importlib.import_module(found.name)
        for name, make in inspect.getmembers(module, inspect.isfunction):
            hints = get_type_hints(make)
            is_own = make.__module__ == found.name and not name.startswith("_")
            called = f"{found.name.rpartition('.')[2]}.{name}"
            if not is_own or hints.get("return") is not Screen or called in CODES:
                continue
            try:
                values = {
                    each: "Записано" if each in READY else longest(hints[each])
                    for each in inspect.signature(make).parameters
                }
            except (Unbuildable, Refusal):
                continue
            yield called, lambda make=make, values=values: make(**values)


def test_every_screen_with_the_longest_words_is_a_message():
    walked, broken = 0, dict[str, object]()
    for name, make in made():
        screen = make()
        walked += 1
        if visible_length(screen.text) > MAX_TEXT or "<b>&Щ" in screen.text:
            broken[name] = screen.text[:200]
        rows = screen.keyboard.inline_keyboard if screen.keyboard else ()
        for button in (each for row in rows for each in row):
            if units(button.text) > MAX_LABEL or len((button.callback_data or "").encode()) > 64:
                broken[name] = button
    assert broken == {}
    assert walked > 150
