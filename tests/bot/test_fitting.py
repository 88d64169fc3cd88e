"""Whatever people wrote, a screen is a message that Telegram takes."""

import re
from dataclasses import fields
from datetime import UTC, date, datetime
from html import escape, unescape
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.fitting import MAX_TEXT, fit, shorten, visible_length
from bot.ui.screen import Screen
from bot.ui.screens.tasks import card as card_screens
from bot.ui.sizes import file_size
from bot.ui.texts import LOCALES, texts
from bot.ui.whole_lines import listed
from domain.workflow import Action, Status
from services.reports.evidence import FileLine, SlotLine
from services.reports.history import HistoryEvent
from services.reports.indicators import IndicatorLine
from services.tasks.cards import Card, Returned

TODAY = date(2026, 11, 24)
LONGEST = "<b>&Щ😀 " * 600

MARKUP = st.recursive(
    st.text(alphabet="аб 😀<>&\n", max_size=40).map(
        lambda text: text.replace("&", "&amp;").replace("<", "&lt;")
    ),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(["b", "i", "pre", "blockquote"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


@given(MARKUP, st.integers(2, 60))
def test_what_is_cut_fits_and_stays_whole_markup(html, limit):
    cut = fit(html, limit)
    assert visible_length(cut) <= limit
    opened: list[str] = []
    for closing, name in re.findall(r"<(/?)([a-z]+)>", cut):
        if closing:
            assert opened.pop() == name
        else:
            opened.append(name)
    assert not opened
    if visible_length(html) <= limit:
        assert cut == html


@given(st.text(alphabet="аб 😀", max_size=80), st.integers(2, 30))
def test_what_is_shortened_counts_as_telegram_counts(text, limit):
    assert len(shorten(text, limit).encode("utf-16-le")) // 2 <= limit


def longest(kind: Any, name: str) -> Any:
    """The largest value of a field's type: words of 4,200 letters, lists of forty."""
    if get_origin(kind) is tuple:
        first, *others = get_args(kind)
        if others != [...]:
            return tuple(longest(each, name) for each in (first, *others))
        return tuple(longest(first, name) for _ in range(40))
    if get_origin(kind) is frozenset:
        return frozenset(Action)
    if get_origin(kind) is UnionType:
        return longest(next(each for each in get_args(kind) if each is not type(None)), name)
    if kind in (SlotLine, IndicatorLine, FileLine, HistoryEvent, Returned):
        return kind(**{each: longest(type_, each) for each, type_ in hints(kind).items()})
    known: dict[type, Any] = {str: LONGEST, int: 2**53 - 1, float: 1e15, bool: True, date: date.max}
    known[datetime] = datetime(9999, 12, 30, tzinfo=UTC)
    return known[kind] if kind in known else next(iter(kind))


def hints(kind: type) -> dict[str, Any]:
    types = get_type_hints(kind)
    return {field.name: types[field.name] for field in fields(kind)}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("status", Status)
def test_a_maximal_card_opens(locale, status):
    values = {name: longest(kind, name) for name, kind in hints(Card).items()}
    values |= {"status": status, "today": TODAY, "changed_on": TODAY}
    shown = card_screens.screen(Card(**values), texts(locale), note="Записано")
    assert visible_length(shown.text) <= MAX_TEXT
    # What is left out is said, and what matters most is not cut off by what matters less.
    assert "34" in shown.text and not shown.text.endswith("…")
    assert len(unescape(shown.text)) > 1000


def test_a_screen_of_any_length_is_a_message():
    shown = Screen("<b>" + "ё" * 10_000 + "</b>")
    assert visible_length(shown.text) == MAX_TEXT
    assert shown.text.endswith("…</b>")


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        (0, "0 КБ"),
        (1, "1 КБ"),
        (86_000, "84 КБ"),
        (1_300_000, "1,2 МБ"),
        (79_000_000_000, "73,6 ГБ"),
    ],
)
def test_sizes_are_said_in_the_unit_that_is_read_best(size, shown):
    assert file_size(texts("ru"), size) == shown


@given(st.lists(st.text(alphabet="аб 😀<&\n", max_size=400), max_size=40), st.integers(0, 35))
def test_a_list_holds_whole_lines_and_counts_the_rest(words, most):
    """What a press will do is never cut off in silence."""
    said, head = texts(LOCALES[0]), "Будет принято:"
    lines = [escape(word) for word in words]
    text = listed(head, lines, most, said)
    assert visible_length(text) <= MAX_TEXT
    shown = next(count for count in range(len(lines), -1, -1) if text == _told(head, lines, count))
    assert shown <= most
    if shown < min(most, len(lines)):
        room = MAX_TEXT - visible_length(_told(head, lines, 0))
        assert sum(visible_length(line) + 1 for line in lines[: shown + 1]) > room - 2


def _told(head, lines, shown):
    left_out = [f"и ещё {len(lines) - shown}"] if shown < len(lines) else []
    return "\n".join([head, *lines[:shown], *left_out])
