"""What a group follows, and when the summary is posted in it."""

from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui.callbacks.summaries import GroupSummary, LinkChat, ShowInGroup
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.texts import Texts
from models.enums import GroupShows
from services.summaries.group_posts import Following

HOURS = (8, 9, 10, 11, 12, 14, 16, 18)
WEEKDAYS = range(7)


def following(view: Following, texts: Texts) -> Screen:
    """The group follows a roadmap; the summary can be asked for, moved and switched off."""
    lines = [
        texts("group-linked", title=escape(view.title)),
        texts(f"group-sees-{view.shows.value}"),
        said(view, texts),
    ]
    choices = [
        button(
            ("✓ " if shows is view.shows else "") + texts(f"group-shows-{shows.value}"),
            ShowInGroup(link_id=view.link_id, shows=shows.value),
        )
        for shows in GroupShows
    ]
    label = "group-summary-ask" if view.weekday is None else "group-summary-move"
    row = [button(texts(label), GroupSummary(link_id=view.link_id, step="day"))]
    if view.weekday is not None:
        off = GroupSummary(link_id=view.link_id, step="off")
        row.append(button(texts("group-summary-stop"), off))
    return Screen("\n".join(lines), keyboard(choices, row))


def ask_curator(texts: Texts) -> Screen:
    """Who writes in the name of the group is not seen; who presses is."""
    return Screen(
        texts("group-anonymous"),
        keyboard([button(texts("group-choose-roadmap"), LinkChat(roadmap_id=0))]),
    )


def said(view: Following, texts: Texts) -> str:
    """When the summary is posted, in words."""
    if view.weekday is None:
        return texts("group-summary-off")
    return texts("group-summary-on", weekday=view.weekday + 1, hour=str(view.hour))


def ask_day(view: Following, texts: Texts) -> Screen:
    """On what day of the week?"""
    days = [
        button(
            texts("group-weekday", weekday=weekday + 1),
            GroupSummary(link_id=view.link_id, step="hour", weekday=weekday),
        )
        for weekday in WEEKDAYS
    ]
    return Screen(texts("group-summary-day"), keyboard(*in_rows(days), [_back(view, texts)]))


def ask_hour(view: Following, weekday: int, texts: Texts) -> Screen:
    """At what hour of the municipality's time?"""
    hours = [
        button(
            f"{hour}:00",
            GroupSummary(link_id=view.link_id, step="set", weekday=weekday, hour=hour),
        )
        for hour in HOURS
    ]
    return Screen(texts("group-summary-hour"), keyboard(*in_rows(hours), [_back(view, texts)]))


def _back(view: Following, texts: Texts) -> InlineKeyboardButton:
    return button(texts("button-back"), GroupSummary(link_id=view.link_id, step="see"))
