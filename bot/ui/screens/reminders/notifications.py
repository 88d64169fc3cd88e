"""A person's own settings: the hour of the morning message, zone, language, weekly summary."""

from collections.abc import Sequence
from datetime import date, time
from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui import dates
from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.reminders import (
    CalendarDays,
    CalendarOf,
    CalendarSchools,
    GoAway,
    LedgerPage,
    Notify,
    PolicyOf,
    Setting,
)
from bot.ui.callbacks.roadmaps import SchoolCalendarOf
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.screens.core.paging import hint, part_of, turner
from bot.ui.screens.people.municipality import ZONES, zone_name
from bot.ui.texts import Texts
from services.reminders.notifications import LOCALES, Notifications
from services.reminders.substituting import Colleague, Substitution

HOURS = tuple(time(hour) for hour in (7, 8, 9, 10, 11, 12, 14, 16))
PAGE = 8
ALL = "-"
"""The value of a choice that follows the plan or the municipality."""


def settings(view: Notifications, texts: Texts, *, is_curator: bool) -> Screen:
    """What is chosen, and a button for each thing."""
    hour = f"{view.hour:%H:%M}" if view.hour else texts("notify-hour-usual")
    zone = zone_name(view.zone, texts) if view.zone else texts("notify-zone-usual")
    lines = [
        f"<b>{texts('notify-title')}</b>",
        texts("notify-hour", hour=hour),
        texts("notify-zone", zone=zone),
        _phone(view, texts),
    ]
    rows = [
        [_ask("hour", texts), _ask("zone", texts)],
        [_ask("locale", texts), button(texts("menu-calendar"), Menu(place="calendar"))],
    ]
    rows.append([_ask("phone", texts)])
    if view.phone:
        drop = button(texts("notify-drop-phone"), Notify(what="phone", value=ALL))
        rows[-1].append(drop)
    if view.is_office:
        lines.append(texts("notify-weekly-on" if view.weekly else "notify-weekly-off"))
        name = "notify-turn-weekly-off" if view.weekly else "notify-turn-weekly-on"
        rows.append([button(texts(name), Notify(what="weekly", value=str(int(not view.weekly))))])
    if view.tables is not None:
        lines.append(texts("notify-tables-on" if view.tables else "notify-tables-off"))
        # Only a sample tells whether a table is seen, so switching it on asks with one.
        press = Notify(what="tables", value="0") if view.tables else Menu(place="tables")
        name = "notify-turn-tables-off" if view.tables else "notify-turn-tables-on"
        rows.append([button(texts(name), press)])
    if view.snoozed:
        lines.append(texts("notify-snoozed", count=view.snoozed))
        rows.append([button(texts("notify-wake"), Notify(what="snoozed", value="0"))])
    lines += _coming(view, texts)
    if view.away is not None:
        lines.append(away(view.away, view.today, texts))
        rows.append([button(texts("notify-back"), Notify(what="away", value="0"))])
    elif view.may_be_away:
        rows.append([button(texts("notify-away-ask"), GoAway())])
    if is_curator:
        rows.append([button(texts("menu-policy"), PolicyOf())])
        rows.append(
            [
                button(texts("menu-calendar-days"), CalendarDays()),
                button(texts("menu-school-calendar"), SchoolCalendarOf()),
            ]
        )
        rows.append([button(texts("menu-ledger"), LedgerPage())])
    rows.append([button(texts("button-home"), Menu(place="home"))])
    return Screen("\n".join(lines), keyboard(*rows))


def _phone(view: Notifications, texts: Texts) -> str:
    if view.phone is None:
        return texts("notify-phone-none")
    return texts("notify-phone", phone=escape(view.phone))


def _coming(view: Notifications, texts: Texts) -> list[str]:
    """What will come in the next 30 days, and what makes it less."""
    said = []
    parts = (
        ("notify-coming", view.coming),
        ("notify-coming-decide", view.coming_office),
        ("notify-coming-lateness", view.coming_lateness),
    )
    for name, days in parts:
        if days:
            named = ", ".join(dates.day(texts, day, view.today) for day in days)
            said.append(texts(name, count=len(days), days=named))
        elif days is not None:
            said.append(texts(f"{name}-nothing"))
    if view.coming_office is not None:
        said.append(texts("notify-coming-office"))
    return ["", *said, ""] if said else []


def away(view: Substitution, today: date, texts: Texts) -> str:
    """«До 15 января вместо вас напоминания получает Мария.»"""
    day = dates.day(texts, view.until, today)
    return texts("notify-away", day=day, name=escape(view.name))


def who_instead(colleagues: Sequence[Colleague], until: date, texts: Texts) -> Screen:
    """Which colleague is reminded until a day."""
    rows = [
        [button(each.name, GoAway(person_id=each.person_id, until=until.toordinal()))]
        for each in colleagues[:PAGE]
    ]
    return Screen(texts("notify-away-who"), keyboard(*rows, [_back(texts)]))


def substitute(view: Substitution, today: date, texts: Texts) -> Screen:
    """To the colleague: for whom, and until when."""
    day = dates.day(texts, view.until, today)
    return Screen(texts("notify-substitute", day=day, name=escape(view.name)))


def ask_hour(texts: Texts) -> Screen:
    """At which hour the morning message is to come."""
    hours = [button(f"{at:%H:%M}", Notify(what="hour", value=f"{at:%H%M}")) for at in HOURS]
    usual = button(texts("notify-hour-follow"), Notify(what="hour", value=ALL))
    return Screen(texts("notify-ask-hour"), keyboard(*in_rows(hours, 4), [usual], [_back(texts)]))


def ask_zone(texts: Texts) -> Screen:
    """In which zone the person lives."""
    zones = [
        button(zone_name(name, texts), Notify(what="zone", value=str(index)))
        for index, name in enumerate(ZONES)
    ]
    usual = button(texts("notify-zone-follow"), Notify(what="zone", value=ALL))
    return Screen(texts("notify-ask-zone"), keyboard(*in_rows(zones), [usual], [_back(texts)]))


def ask_locale(texts: Texts) -> Screen:
    """In which language the bot is to speak."""
    rows = [
        button(texts(f"notify-locale-{name}"), Notify(what="locale", value=name))
        for name in LOCALES
    ]
    return Screen(texts("notify-ask-locale"), keyboard(rows, [_back(texts)]))


def schools(found: Sequence[tuple[int, str]], page: int, texts: Texts, words: str = "") -> Screen:
    """Whose deadlines are wanted as a calendar file: a page, from 0, or those that words find."""
    part = part_of(found, page, PAGE, lambda pair: pair[1], words)
    rows = [[button(name, CalendarOf(organisation_id=id_))] for _, (id_, name) in part.items]
    turn = turner(part.page, part.pages, lambda number: CalendarSchools(page=number), texts, words)
    said = texts("calendar-ask-school" if found else "calendar-nothing")
    lines = [said, *hint(part.pages, words, part.found, texts)]
    return Screen("\n".join(lines), keyboard(*rows, turn, [_back(texts)]))


def _ask(what: Setting, texts: Texts) -> InlineKeyboardButton:
    return button(texts(f"notify-change-{what}"), Notify(what=what))


def _back(texts: Texts) -> InlineKeyboardButton:
    return button(texts("button-back"), Menu(place="notifications"))
