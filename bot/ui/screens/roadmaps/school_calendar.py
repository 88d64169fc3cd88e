"""The school calendar: the terms of a school year, other dates for them, and what those do."""

from collections.abc import Sequence
from datetime import date

from aiogram.types import InlineKeyboardButton

from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.roadmaps import (
    NextDoubt,
    SchoolCalendarOf,
    SchoolDates,
    TakeSchoolDates,
)
from bot.ui.meanings import day_month
from bot.ui.screen import Screen, button, keyboard
from bot.ui.texts import Texts
from domain.school_calendar import QUARTERS, TRIMESTERS, SchoolCalendar, Span
from services.roadmaps.school_calendars import CalendarChange

FORMS = ((QUARTERS, "quarters"), (TRIMESTERS, "trimesters"))
"""How many terms a school year may have, and the word for them."""

SHOWN_YEARS = 2
YEARS = range(1990, 2151)
"""The school years that can be turned to."""

_BEFORE_ALL = -1


def card(municipality_id: int, year: int, calendar: SchoolCalendar | None, texts: Texts) -> Screen:
    """The terms of one school year, and the ways to set them."""
    terms = calendar.by_year().get(year) if calendar else None
    lines = [f"<b>{texts('school-title', years=years_of(year))}</b>"]
    lines += year_lines(terms, texts) if terms else [texts("school-none")]
    lines.append(texts("school-about"))

    def to(other: int) -> SchoolCalendarOf:
        return SchoolCalendarOf(municipality_id=municipality_id, year=other)

    years = [
        button(label, to(other))
        for label, other in (
            (f"‹ {years_of(year - 1)}", year - 1),
            (f"{years_of(year + 1)} ›", year + 1),
        )
        if other in YEARS
    ]
    forms = form_buttons(municipality_id, 0, year, texts)
    return Screen("\n".join(lines), keyboard(*forms, years, [_settings(texts)]))


def form_buttons(
    municipality_id: int, roadmap_id: int, year: int, texts: Texts
) -> list[list[InlineKeyboardButton]]:
    """The usual terms, four or three a year, or dates in words."""

    def to(count: int) -> SchoolDates:
        return SchoolDates(
            municipality_id=municipality_id, roadmap_id=roadmap_id, year=year, count=count
        )

    usual = [button(texts(f"school-button-{name}"), to(count)) for count, name in FORMS]
    return [usual, [button(texts("school-button-type"), to(0))]]


def preview(
    municipality_id: int,
    roadmap_id: int,
    calendar: SchoolCalendar,
    change: CalendarChange,
    number: int,
    texts: Texts,
) -> Screen:
    """Dates that are not stored yet, and what they do to plans and tasks."""
    lines = []
    years = calendar.by_year()
    for year, terms in list(years.items())[:SHOWN_YEARS]:
        lines.append(f"<b>{texts('school-title', years=years_of(year))}</b>")
        lines += year_lines(terms, texts)
    if len(years) > SHOWN_YEARS:
        lines.append(texts("school-more-years", count=len(years) - SHOWN_YEARS))
    lines += ["", *_effect(change, texts)]
    first = next(iter(years))
    again = SchoolDates(municipality_id=municipality_id, roadmap_id=roadmap_id, year=first, count=0)
    take = TakeSchoolDates(municipality_id=municipality_id, roadmap_id=roadmap_id, number=number)
    return Screen(
        "\n".join(lines),
        keyboard(
            [button(texts("school-button-save"), take)],
            [
                button(texts("school-button-type"), again),
                button(texts("button-back"), back_to(municipality_id, roadmap_id, first)),
            ],
        ),
    )


def back_to(municipality_id: int, roadmap_id: int, year: int) -> SchoolCalendarOf | NextDoubt:
    """Where the dates were asked for: in a plan's questions, or on the calendar's own screen."""
    if roadmap_id:
        return NextDoubt(roadmap_id=roadmap_id, order=_BEFORE_ALL, done=0)
    return SchoolCalendarOf(municipality_id=municipality_id, year=year)


def year_lines(terms: Sequence[Span], texts: Texts) -> list[str]:
    """The terms of a school year in order, the holidays between them."""
    word = "trimester" if len(terms) == TRIMESTERS else "quarter"
    lines = [
        texts(f"school-{word}", number=str(number), days=_days(first, last, texts))
        for number, (first, last) in enumerate(terms, start=1)
    ]
    gaps = [_days(*gap, texts) for gap in SchoolCalendar(tuple(terms)).holidays()]
    return [*lines, texts("school-holidays", days="; ".join(gaps))] if gaps else lines


def years_of(year: int) -> str:
    """«2026/27»."""
    return f"{year}/{(year + 1) % 100:02}"


def _days(first: date, last: date, texts: Texts) -> str:
    """«1 сентября – 30 октября»: the school year stands above."""
    if first >= last:
        return day_month(last, texts)
    return texts("school-days", first=day_month(first, texts), last=day_month(last, texts))


def _effect(change: CalendarChange, texts: Texts) -> list[str]:
    if not change.terms:
        return [texts("school-effect-none")]
    counts = {"made": change.made, "moved": change.moved, "cancelled": change.cancelled}
    counts["asked"] = change.asked
    lines = [texts("school-effect", terms=change.terms)]
    return lines + [
        texts(f"school-effect-{name}", count=count) for name, count in counts.items() if count
    ]


def _settings(texts: Texts) -> InlineKeyboardButton:
    return button(texts("button-back"), Menu(place="notifications"))
