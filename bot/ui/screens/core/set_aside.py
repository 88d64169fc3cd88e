"""What could not be worked on: each row with its reason and what to do about it."""

from collections.abc import Sequence
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton

from bot.ui import dates
from bot.ui.callbacks.core import Menu, SetAsideAgain
from bot.ui.fitting import shorten
from bot.ui.screen import Screen, button, keyboard
from bot.ui.texts import Texts
from services.core.set_aside_list import SetAsideRow

LINES = 8
REASON = 120
NAME = 80


def screen(rows: Sequence[SetAsideRow], zone: ZoneInfo, texts: Texts) -> Screen:
    """The list for administrators, the newest first."""
    if not rows:
        return Screen(texts("set-aside-none"), keyboard([_home(texts)]))
    again = button(texts("set-aside-again"), SetAsideAgain())
    return Screen("\n\n".join(_blocks(rows, zone, texts)), keyboard([again], [_home(texts)]))


def notice(rows: Sequence[SetAsideRow], zone: ZoneInfo, texts: Texts) -> Screen:
    """The message that tells of it, without a sound: everything else goes on."""
    open_list = button(texts("menu-set-aside"), Menu(place="set_aside"))
    blocks = [texts("set-aside-notice", count=len(rows)), *_blocks(rows[:3], zone, texts)[1:]]
    text = "\n\n".join(blocks)
    return Screen(text, keyboard([open_list]), quiet=True)


def to_person(came_at: datetime, is_stored: bool, zone: ZoneInfo, texts: Texts) -> Screen:
    """To whoever sent it: what of it is done, and what to do now."""
    said = "update-stored" if is_stored else "update-set-aside"
    return Screen(texts(said, moment=dates.moment(came_at, zone)))


def line(row: SetAsideRow, texts: Texts) -> str:
    """One row in plain words, for the shell and for the chat."""
    name = shorten(row.name, NAME) or texts("set-aside-number", id=str(row.row_id))
    return texts(f"set-aside-{row.kind.value}", name=name)


def _blocks(rows: Sequence[SetAsideRow], zone: ZoneInfo, texts: Texts) -> list[str]:
    blocks = [f"<b>{texts('set-aside-title', count=len(rows))}</b>"]
    for row in rows[:LINES]:
        since = dates.moment(row.since, zone)
        reason = escape(shorten(row.reason, REASON))
        why = texts("set-aside-why", reason=reason, since=since, times=row.times)
        todo = texts(f"set-aside-{row.kind.value}.todo")
        blocks.append("\n".join([f"<b>{escape(line(row, texts))}</b>", why, todo]))
    if len(rows) > LINES:
        blocks.append(texts("set-aside-more", count=len(rows) - LINES))
    return blocks


def _home(texts: Texts) -> InlineKeyboardButton:
    return button(texts("button-home"), Menu(place="home"))
