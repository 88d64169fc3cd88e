"""The one morning message, and the rare reminder that breaks out of it."""

from collections.abc import Sequence
from datetime import date
from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui import dates
from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.reminders import ANOTHER_DAY, REPORT_LATER, AskWhy, Hinder, SnoozeDigest
from bot.ui.callbacks.tasks import OpenAsNewMessage
from bot.ui.fitting import shorten
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.screens.reminders import digest_lines
from bot.ui.screens.tasks import telling_apart
from bot.ui.texts import Texts
from domain.reminding.digest import Group
from domain.reminding.hindrance import Hindrance
from domain.reminding.snooze import SnoozeChoice
from services.reminders.digests import DigestLine, DigestView
from services.reminders.hindrances import HindranceOutcome
from services.reminders.snoozing import Snoozed

MAX_BUTTONS = 6
MAX_LINES = 12
MAX_OVERDUE = 5
"""Beside anything that is still to be done in time, no more of what is overdue is named."""

MAX_NEW = 3
"""More that is new than this is one line with a number: on the first day it is the whole plan."""

FIRST = (Group.RETURNED, Group.TODAY_AND_TOMORROW)
"""What is named and gets a button before anything else, however much is overdue."""


def screen(view: DigestView, texts: Texts) -> Screen:
    """The digest of a day. One school is named in the heading, of several each has a block.

    A reply to a digest with a single task is about that task.
    """
    schools = list(dict.fromkeys(line.organisation for line in view.lines))
    day = dates.heading(texts, view.day, view.day)
    alone = f"{escape(schools[0])} · {day}" if len(schools) == 1 else ""
    heading = alone or day[:1].upper() + day[1:]
    shown, hidden, folded = _shared_out(view, texts)
    blocks = [f"<b>{heading}</b>", _since_of_all(view, texts)]
    if len(schools) == 1:
        blocks += _groups(shown, view, texts)
    else:
        blocks += [_school(school, shown, view, texts) for school in schools]
    blocks += digest_lines.more(hidden, view.day, texts)
    # What is new is counted last: «и ещё» would seem to go on from it.
    blocks += folded
    only = view.lines[0].task_id if len(view.lines) == 1 else None
    if only is not None:
        blocks.append(texts("reminder-reply"))
    blocks.append(texts(f"digest-why-{_reason(view)}"))
    named = [line for _, lines in shown for line in lines]
    text = "\n\n".join(block for block in blocks if block)
    return Screen(text, keyboard(*_buttons(named, view, texts)), only)


Shown = list[tuple[Group, tuple[DigestLine, ...]]]


def _shared_out(view: DigestView, texts: Texts) -> tuple[Shown, list[DigestLine], list[str]]:
    """What is named of each group, what had no room, and what is one line with a number."""
    shown: Shown = []
    hidden, folded, room = list[DigestLine](), list[str](), _room(view)
    for group, lines in view.groups:
        if group is Group.OVERDUE:
            # The newest first: the oldest have been named before.
            lines = tuple(sorted(lines, key=lambda line: line.deadline or date.max, reverse=True))
        if _is_folded(group, lines, view):
            folded.append(digest_lines.folded(group, lines, view.day, texts))
            continue
        hidden += lines[room[group] :]
        if room[group]:
            shown.append((group, lines[: room[group]]))
    return shown, hidden, folded


def _groups(shown: Shown, view: DigestView, texts: Texts) -> list[str]:
    """A block for each group of a single school."""
    blocks, mixed = [], telling_apart.mixes(view.lines)
    for group, lines in shown:
        title = texts(f"digest-{_dashed(group)}")
        if group is Group.OVERDUE and (changes := _changes(view, "digest-since-new", texts)):
            title = f"{title} ({texts('digest-since', changes=changes)})"
        said = [digest_lines.words(line, view.day, texts, with_roadmap=mixed) for line in lines]
        blocks.append("\n".join([f"<b>{title}</b>", *said]))
    return blocks


def _school(school: str, shown: Shown, view: DigestView, texts: Texts) -> str:
    """The block of one school of several, "" where there is no room for any of its tasks."""
    said, mixed = list[str](), telling_apart.mixes(view.lines)
    for group, lines in shown:
        own = [line for line in lines if line.organisation == school]
        if own:
            said.append(f"<i>{texts(f'digest-{_dashed(group)}')}</i>")
            said += [digest_lines.words(line, view.day, texts, with_roadmap=mixed) for line in own]
    return "\n".join([f"<b>{escape(school)}</b>", *said]) if said else ""


def _since_of_all(view: DigestView, texts: Texts) -> str:
    """«С прошлого раза: 2 просрочено, 1 сдано.», "" where nothing has changed.

    Of a single school the heading of what is overdue says it, where there is one.
    """
    if len({line.organisation for line in view.lines}) == 1 and Group.OVERDUE in dict(view.groups):
        return ""
    changes = _changes(view, "digest-since-overdue", texts)
    return texts("digest-since-of-all", changes=changes) if changes else ""


def _changes(view: DigestView, overdue: str, texts: Texts) -> str:
    """How many are newly overdue, in the text `overdue`, and how many were reported."""
    counted = ((overdue, view.newly_overdue), ("digest-since-reported", view.reported))
    return ", ".join(texts(key, count=count) for key, count in counted if count)


def _reason(view: DigestView) -> str:
    """Why this message has come on this day."""
    groups = {group for group, _ in view.groups}
    if groups <= {Group.NEW}:
        return "new"
    days = [
        (line.deadline, line.last_working_day)
        for group, lines in view.groups
        for line in lines
        if group is not Group.CHECK_IN
    ]
    if any(view.day in pair for pair in days):
        return "last-day"
    if groups <= {Group.NEW, Group.CHECK_IN}:
        return "check-in"
    # What is not due yet was promised by nobody for today.
    return "list" if groups & {Group.RETURNED, Group.OVERDUE} else "ahead"


NAMED = 60
"""Of a title, in an alert, which holds 200 letters."""


def snoozed(done: Snoozed | None, today: date, texts: Texts) -> str:
    """Of what is spoken again and when, without markup; None where nothing was owed."""
    if done is None:
        return texts("digest-snooze-nothing")
    when = dates.day(texts, done.day, today)
    if len(done.lines) > 1:
        return texts("digest-snooze-several", day=when, count=len(done.lines))
    line = done.lines[0]
    about = shorten(f"{line.number} {line.title}".strip(), NAMED)
    key = "digest-snooze-earlier" if done.is_earlier else "digest-snooze-one"
    return texts(key, day=when, about=about)


def ask_why(texts: Texts) -> Screen:
    """What is in the way of the overdue reports: three answers."""
    rows = [
        [button(texts(f"hindrance-{_dashed(each)}"), Hinder(hindrance=each))] for each in Hindrance
    ]
    return Screen(texts("hindrance-ask"), keyboard(*rows))


def heard(view: HindranceOutcome, texts: Texts) -> Screen:
    """Who reads the answer, and what to do besides."""
    if not view.count:
        return Screen(texts("hindrance-nothing"))
    names = ", ".join(escape(name) for name in view.curators) or texts("hindrance-no-curator")
    text = texts("hindrance-heard", count=view.count, names=names)
    return Screen(text, keyboard([button(texts("digest-all"), Menu(place="all_tasks"))]))


def last_day(lines: Sequence[DigestLine], today: date, texts: Texts) -> Screen:
    """A message of its own about all last days of a day, or what is overdue since yesterday."""
    is_over = all(line.deadline is not None and line.deadline < today for line in lines)
    heading = texts("reminder-overdue" if is_over else "reminder-today")
    mixed = telling_apart.mixes(lines)
    said = [
        digest_lines.words(line, today, texts, with_school=True, with_roadmap=mixed)
        for line in lines[:MAX_LINES]
    ]
    said += digest_lines.more(lines[MAX_LINES:], today, texts)
    why = texts("digest-why-list" if is_over else "digest-why-last-day")
    if len(lines) == 1:
        only = lines[0].task_id
        text = "\n".join([f"<b>{heading}</b>", *said, "", texts("reminder-reply"), "", why])
        row = [button(texts("button-open"), OpenAsNewMessage(task_id=only))]
        return Screen(text, keyboard(row), only)
    chosen = lines[:MAX_BUTTONS]
    cards = [
        button(label, OpenAsNewMessage(task_id=line.task_id))
        for label, line in zip(telling_apart.labels(chosen, today, texts), chosen, strict=True)
    ]
    text = "\n".join([f"<b>{heading}</b>", *said, "", why])
    return Screen(text, keyboard(*in_rows(cards)))


def _is_folded(group: Group, lines: tuple[DigestLine, ...], view: DigestView) -> bool:
    if group is Group.OVERDUE:
        return not view.names_overdue
    return group is Group.NEW and len(lines) > MAX_NEW


def _room(view: DigestView) -> dict[Group, int]:
    """How many lines each group may have: what is due now is named whatever is overdue."""
    room, left = dict[Group, int](), MAX_LINES
    for group, lines in sorted(view.groups, key=lambda each: _rank(each[0])):
        if not _is_folded(group, lines, view):
            most = left if len(view.groups) == 1 or group is not Group.OVERDUE else MAX_OVERDUE
            room[group] = min(len(lines), left, most)
            left -= room[group]
    return room


def _rank(group: Group) -> int:
    """What is due now comes first, what is overdue is named in what is left."""
    if group in FIRST:
        return 0
    return 2 if group is Group.OVERDUE else 1


def _buttons(
    named: list[DigestLine], view: DigestView, texts: Texts
) -> list[list[InlineKeyboardButton]]:
    urgent = {line.task_id for group, lines in view.groups if group in FIRST for line in lines}
    chosen = sorted(named, key=lambda line: line.task_id not in urgent)[:MAX_BUTTONS]
    # A button may have a twin among the lines that have none.
    labels = telling_apart.labels(named, view.day, texts)
    label_of = {line.task_id: label for line, label in zip(named, labels, strict=True)}
    cards = [
        button(label_of[line.task_id], OpenAsNewMessage(task_id=line.task_id)) for line in chosen
    ]
    cards.append(button(texts("digest-all"), Menu(place="all_tasks")))
    why = [button(texts("digest-ask-why"), AskWhy())] if view.asks_why else []
    later = [
        button(
            texts(f"digest-snooze-{choice.value.replace('_', '-')}"), SnoozeDigest(choice=choice)
        )
        for choice in SnoozeChoice
    ]
    report_later = button(texts("digest-report-later"), SnoozeDigest(choice=REPORT_LATER))
    another = button(texts("digest-snooze-another-day"), SnoozeDigest(choice=ANOTHER_DAY))
    return [*in_rows(cards), why, *in_rows([*later, another]), [report_later]]


def _dashed(value: str) -> str:
    """A value as texts are named: `this_week` → `this-week`."""
    return value.replace("_", "-")
