"""How a roadmap reminds: what is chosen, the values to choose from, days set by hand."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from types import MappingProxyType
from typing import Any

from aiogram.types import InlineKeyboardButton

from bot.ui import dates
from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.reminders import CalendarAction, CalendarDays, PolicyOf, PolicySet
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.texts import Texts
from domain.reminding.policy import Policy
from domain.reminding.settings import policy_with
from domain.tasks import Rhythm
from services.reminders.calendar_days import DayStretch
from services.reminders.policies import PolicyView

CHOICES: Mapping[str, tuple[Any, ...]] = MappingProxyType(
    {
        "before": ([3, 0], [14, 7, 3, 1, 0], [7, 3, 1, 0], [5, 1, 0], [3, 1, 0], [1, 0], [0]),
        "after": ([1], [1, 3], [1, 2, 3], [1, 3, 5], []),
        "then_every": (7, 3, 14, None),
        "hour": ("08:00", "09:00", "10:00", "11:00", "12:00"),
        "last_call": (None, "12:00", "14:00", "15:00", "16:00"),
        "quiet": (["20:00", "08:00"], ["18:00", "09:00"], ["22:00", "07:00"], ["00:00", "00:00"]),
        "escalation": (
            [["head", 3], ["curator", 5], ["manager", 10]],
            [["curator", 2], ["manager", 5]],
            [["curator", 5], ["manager", 20]],
            [["curator", 5]],
            [],
        ),
        "leads": (
            [[10, 50], [92, 100], [183, 150], [366, 200]],
            [[10, 50], [366, 100]],
            [[10, 50], [92, 100], [183, 200], [366, 300]],
            [],
        ),
        "weekly": (0, 1, 2, 3, 4, None),
        "check_in_before": ([3, 0], [7, 3, 0], [5, 0], [1, 0], [0]),
    }
)
"""The values that a curator is offered, field by field, as `domain.reminding.settings` has them."""

RHYTHMS = (*Rhythm, None)
"""How often schools can be asked about what goes on; None for never."""

RHYTHM = "rhythm"
TYPED = ("before", "after", "check_in_before", "escalation")
DAYS = ("before", "after", "check_in_before")
TYPE, RESET = -1, -2
SHOWN = 12


def choose(roadmaps: Sequence[tuple[int, str]], texts: Texts) -> Screen:
    """Which roadmap."""
    rows = [[button(title, PolicyOf(roadmap_id=id_))] for id_, title in roadmaps]
    text = texts("policy-choose" if roadmaps else "policy-none")
    return Screen(text, keyboard(*rows, [_settings(texts)]))


def card(view: PolicyView, texts: Texts) -> Screen:
    """The whole policy in words, a button for each part."""
    lines = [f"<b>{texts('policy-title', title=escape(view.title))}</b>"]
    lines += [
        f"{texts(f'policy-{_id(field)}')}: {said(field, view.policy, texts)}" for field in CHOICES
    ]
    lines.append(f"{texts('policy-rhythm')}: {_rhythm(view.rhythm, texts)}")
    fields = [
        button(texts(f"policy-{_id(field)}"), PolicyOf(roadmap_id=view.roadmap_id, field=field))
        for field in (*CHOICES, RHYTHM)
    ]
    rows = in_rows(fields)
    if view.changed:
        reset = PolicySet(roadmap_id=view.roadmap_id, field="", choice=RESET)
        rows.append([button(texts("policy-reset"), reset)])
    return Screen("\n".join(lines), keyboard(*rows, [_settings(texts)]))


def ask(view: PolicyView, field: str, texts: Texts) -> Screen:
    """The values of one part to choose from, the present one in the text."""
    now = said(field, view.policy, texts)
    rows = [
        [
            button(
                said(field, policy_with({field: value}), texts),
                PolicySet(roadmap_id=view.roadmap_id, field=field, choice=index),
            )
        ]
        for index, value in enumerate(CHOICES[field])
    ]
    if field in TYPED:
        typed = PolicySet(roadmap_id=view.roadmap_id, field=field, choice=TYPE)
        rows.append([button(texts("policy-other"), typed)])
    back = button(texts("button-back"), PolicyOf(roadmap_id=view.roadmap_id))
    text = f"<b>{texts(f'policy-{_id(field)}')}</b>\n{texts('policy-now', value=now)}"
    return Screen(text, keyboard(*rows, [back]))


def ask_rhythm(view: PolicyView, texts: Texts) -> Screen:
    """How often schools are asked about what goes on."""
    rows = [
        [
            button(
                _rhythm(rhythm, texts),
                PolicySet(roadmap_id=view.roadmap_id, field=RHYTHM, choice=index),
            )
        ]
        for index, rhythm in enumerate(RHYTHMS)
    ]
    back = button(texts("button-back"), PolicyOf(roadmap_id=view.roadmap_id))
    now = texts("policy-now", value=_rhythm(view.rhythm, texts))
    return Screen(f"<b>{texts('policy-rhythm')}</b>\n{now}", keyboard(*rows, [back]))


def _rhythm(rhythm: Rhythm | None, texts: Texts) -> str:
    if rhythm is None:
        return texts("policy-never")
    return texts(f"decision-rhythm-{rhythm.value.replace('_', '-')}")


def said(field: str, policy: Policy, texts: Texts) -> str:
    """One part of a policy in words."""
    value = getattr(policy, field)
    if field in DAYS:
        days = ", ".join(map(str, value))
        return texts(f"policy-{_id(field)}-days", days=days) if value else texts("policy-never")
    if field == "weekly":
        if value is None:
            return texts("policy-weekly-none")
        return texts("date-weekday", weekday=value + 1)
    if value is None:
        return texts("policy-never")
    if field == "then_every":
        return texts("policy-every-days", count=value)
    if field == "quiet":
        if value.start == value.end:
            return texts("policy-never")
        return texts("policy-from-to", start=f"{value.start:%H:%M}", end=f"{value.end:%H:%M}")
    if field == "escalation":
        steps = [texts(f"policy-to-{step.to.value}", days=str(step.after)) for step in value]
        return ", ".join(steps) or texts("policy-never")
    if field == "leads":
        parts = [
            texts("policy-lead", days=str(lead.days), percent=str(lead.percent)) for lead in value
        ]
        return "; ".join(parts) or texts("policy-leads-alike")
    return f"{value:%H:%M}"


def calendar_days(
    municipality_id: int, found: Sequence[DayStretch], today: date, texts: Texts
) -> Screen:
    """The days that were set by hand, and what can be done with them."""
    lines = [f"<b>{texts('calendar-days-title')}</b>", texts("calendar-days-about")]
    for stretch in found[:SHOWN]:
        days = dates.span(texts, stretch.first, stretch.last, today)
        kind = texts("calendar-days-working" if stretch.working else "calendar-days-off")
        name = f" · {escape(stretch.name)}" if stretch.name else ""
        lines.append(f"{days}: {kind}{name}")
    if not found:
        lines.append(texts("calendar-days-none"))
    actions: tuple[CalendarAction, ...] = ("off", "on", "clear") if found else ("off", "on")
    rows = [
        [button(texts(f"calendar-days-{action}-button"), _days(municipality_id, action))]
        for action in actions
    ]
    return Screen("\n".join(lines), keyboard(*rows, [_settings(texts)]))


def ask_days(municipality_id: int, action: CalendarAction, texts: Texts) -> Screen:
    """Which days, in words of one's own."""
    back = button(texts("button-back"), _days(municipality_id, "see"))
    return Screen(texts(f"calendar-days-ask-{action}"), keyboard([back]))


def _days(municipality_id: int, action: CalendarAction) -> CalendarDays:
    return CalendarDays(municipality_id=municipality_id, action=action)


def _id(field: str) -> str:
    return field.replace("_", "-")


def _settings(texts: Texts) -> InlineKeyboardButton:
    return button(texts("button-back"), Menu(place="notifications"))
