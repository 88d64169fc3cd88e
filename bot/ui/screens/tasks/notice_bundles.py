"""Several notices said at once, by kind: «Принято: 3», then each of them in a line or two."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from aiogram.types import InlineKeyboardButton

from bot.ui.callbacks.tasks import OpenAsNewMessage
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.texts import Texts

MOST = 6

HINTS = (
    "notice-why-returned",
    "notice-why-accepted",
    "notice-why-decided",
    "notice-why-moved",
    "notice-why-waits",
    "notice-why-after-acceptance",
    "notice-reply",
    "card-hint-returned",
)
"""What ends an event that comes alone: why it came, above it how to reply."""

FIRST_LINES: Mapping[str, str] = {
    "returned": "notice-returned",
    "curator-wrote": "notice-curator-wrote",
    "deadline-asked": "notice-deadline-asked",
    "question": "notice-question",
    "school-wrote": "notice-school-wrote",
    "blocked": "notice-blocked",
    "not-applicable-asked": "notice-not-applicable",
}
"""The kinds of notices that begin with what the heading of several says already."""


class BundledNotice(NamedTuple):
    """A notice of some kind, as it would come alone."""

    kind: str
    screen: Screen


def together(events: Sequence[BundledNotice], texts: Texts) -> Screen:
    """Several events that leave at once, and a button to each."""
    blocks, cards = _told(events, texts)
    text = "\n\n".join([*blocks, texts("notice-why-together")])
    return Screen(text, keyboard(*cards), quiet=True)


def in_morning(morning: Screen, events: Sequence[BundledNotice], texts: Texts) -> Screen:
    """A morning message with the events of the night below its heading: they are answered first."""
    if not events:
        return morning
    heading, _, rest = morning.text.partition("\n")
    blocks, cards = _told(events, texts)
    # A reply to several things is about none of them.
    rest = rest.replace(f"{texts('reminder-reply')}\n\n", "")
    text = "\n\n".join([heading, *blocks, rest.strip()])
    rows = morning.keyboard.inline_keyboard if morning.keyboard else []
    return Screen(text, keyboard(*cards, *rows))


def _told(
    events: Sequence[BundledNotice], texts: Texts
) -> tuple[list[str], list[list[InlineKeyboardButton]]]:
    """The words of several events, kind by kind in their order, and the buttons of their cards.

    A single one keeps its own words and buttons.
    """
    if len(events) == 1:
        (screen,) = (event.screen for event in events)
        rows = screen.keyboard.inline_keyboard if screen.keyboard else []
        return [_without_hint(screen.text, texts)], rows
    shown = list(enumerate(events[:MOST], 1))
    counts = Counter(event.kind for event in events)
    blocks = []
    for kind, some in groupby(shown, key=lambda pair: pair[1].kind):
        items = [f"{number}) {_item(event, texts)}" for number, event in some]
        between = "\n\n" if any("\n" in item for item in items) else "\n"
        heading = f"<b>{texts(f'notice-many-{kind}', count=counts[kind])}</b>"
        blocks.append(f"{heading}\n{between.join(items)}")
    if len(events) > len(shown):
        blocks.append(texts("notice-more", count=len(events) - len(shown)))
    cards = [
        button(texts("notice-open-number", number=number), OpenAsNewMessage(task_id=task_id))
        for number, event in shown
        if (task_id := event.screen.task_id) is not None
    ]
    return blocks, in_rows(cards, 3)


def _item(event: BundledNotice, texts: Texts) -> str:
    """An event below the heading of its kind: without what the heading says, or how to reply."""
    text = _without_hint(event.screen.text, texts)
    if event.kind not in FIRST_LINES:
        return text
    first, end, rest = text.partition("\n")
    said = texts(FIRST_LINES[event.kind], title="", organisation="").strip()
    return f"{first.removeprefix(said).removesuffix(said).strip()}{end}{rest}"


def _without_hint(text: str, texts: Texts) -> str:
    for name in HINTS:
        text = text.removesuffix(texts(name)).rstrip()
    return text
