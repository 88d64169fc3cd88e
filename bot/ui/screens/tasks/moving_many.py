"""Moving the deadlines of several schools: whose they are, and what became of them."""

from collections.abc import Sequence
from datetime import date
from html import escape

from bot.ui import dates
from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.tasks import MoveSeen, PutDeadlinesBack
from bot.ui.screen import Screen, button, keyboard
from bot.ui.screens.tasks import task_list
from bot.ui.texts import Texts
from bot.ui.whole_lines import listed
from services.tasks.moving_many import MovedMany
from services.tasks.task_lists import TaskLine

SHOWN = 30
"""So many tasks are listed before all of them are moved."""


def ask(
    lines: Sequence[TaskLine], day: date | None, today: date, press: MoveSeen, texts: Texts
) -> Screen:
    """How many deadlines a press moves, and which they are now; `day` None is «бессрочно»."""
    named = [task_list.line_text(line, texts, with_school=True) for line in lines]
    until = dates.until(texts, day, today) if day else "none"
    title = texts("move-many", count=len(lines), until=until)
    move = button(texts("move-many-do" if day else "move-many-endless", count=len(lines)), press)
    back = button(texts("button-cancel"), Menu(place="home"))
    return Screen(listed(title, named, SHOWN, texts), keyboard([move], [back]))


def moved(done: MovedMany, day: date | None, today: date, texts: Texts) -> Screen:
    """How many were moved, and the way back; what had changed meanwhile was left."""
    moved_to = dates.day(texts, day, today) if day else "none"
    said = texts("move-many-done", count=done.count, day=moved_to)
    left = texts("move-many-left", count=done.changed) if done.changed else ""
    text = escape(" ".join(filter(None, (said, left))), quote=False)
    if done.made is None:
        return Screen(text)
    first, last = done.made
    back = PutDeadlinesBack(first=first, last=last)
    return Screen(text, keyboard([button(texts("move-many-back"), back)]))


def put_back(done: MovedMany, texts: Texts) -> Screen:
    """How many have the deadlines of before again; what was changed since is as it is."""
    said = texts("move-many-put-back", count=done.count)
    left = texts("move-many-not-put-back", count=done.changed) if done.changed else ""
    return Screen(" ".join(filter(None, (said, left))))
