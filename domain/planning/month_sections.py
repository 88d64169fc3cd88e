"""Sections that are months («СЕНТЯБРЬ») or say a term: what stands below one is due in it."""

import re

from domain.deadlines import parse
from domain.draft import Problem, ProblemCode
from domain.planning.column_roles import ColumnRole
from domain.planning.outline import Outline
from domain.planning.subrows import ActivityRows
from domain.planning.terms import is_month, looks_like_term
from domain.planning.wording import fold, quote, squash
from domain.schedule import Every, Kind, Period, Schedule

_DAYS = re.compile(
    r"(?:(?:до|ко?|с|не позднее|не ранее)\s+)?\d(?:[\d\s.,–—-]|\bи\b|\bпо\b|го\b)*", re.IGNORECASE
)
_YEAR = re.compile(r"\d{3}")
_EACH_MONTH = re.compile(r"ежемесяч|кажд\w+ (?:[\w-]+ )?месяц|кажд\w+ .*месяца")
_OF_MONTH = re.compile(r"\bмесяца\b")
_SAYS_TERM = r"\bсрок\w*(?:\s\w+){0,2}\s*[:–—-]\s*"
_IN_BRACKETS = re.compile(rf"\((?:{_SAYS_TERM})?(?P<term>[^()]+)\)\W*$", re.IGNORECASE)
_CALLED = re.compile(rf"{_SAYS_TERM}(?P<term>[^()]+)$", re.IGNORECASE)
_SHORTER = (Every.DAY, Every.WEEK)


def date_by_sections(outline: Outline) -> None:
    """Where no column holds deadlines, the section says the deadline of what stands in it."""
    for entry, title in _titled(outline):
        if term := _said_in(title):
            entry.texts[ColumnRole.TERM] = term
    filled = {entry.section for entry in outline.entries}
    outline.sections = [
        section
        for section in outline.sections
        if section.key in filled or not looks_like_term(section.title)
    ]


def _said_in(title: str) -> str:
    """The term that a section's title is or names: «Ремонт (июнь – август 2026 года)»."""
    for pattern in (_IN_BRACKETS, _CALLED):
        match = pattern.search(title)
        if match and looks_like_term(match["term"]):
            return match["term"].strip(" .")
    return title if looks_like_term(title) else ""


def place_in_months(outline: Outline, period: Period) -> None:
    """Terms that count on the month of their section («в течение месяца», «10») name it too."""
    for entry, title in _dated(outline):
        term = entry.get(ColumnRole.TERM)
        if not is_month(title) or not _leans(parse(term, period)):
            continue
        parts = (term, title) if _DAYS.fullmatch(term) else (title, term)
        whole = entry.texts[ColumnRole.TERM] = "\n".join(filter(None, parts))
        name = entry.number or quote(entry.get(ColumnRole.TITLE))
        values = (("name", name), ("term", squash(whole)))
        outline.problems.append(Problem(ProblemCode.TERM_INFERRED, entry.place, values))


def order_days(outline: Outline) -> None:
    """«Январь» in one column and «12» in the next are the 12th of January."""
    for entry in outline.entries:
        month, _, days = entry.get(ColumnRole.TERM).partition("\n")
        are_days = _DAYS.fullmatch(days) and not _YEAR.search(days)
        if are_days and is_month(month):
            entry.texts[ColumnRole.TERM] = f"{days}\n{month}"


def _dated(outline: Outline) -> list[tuple[ActivityRows, str]]:
    return [(entry, title) for entry, title in _titled(outline) if looks_like_term(title)]


def _titled(outline: Outline) -> list[tuple[ActivityRows, str]]:
    """Every activity with the title of its section, or with the month whose rows a column parts."""
    titles = {section.key: section.title for section in outline.sections}
    return [
        (entry, entry.below if is_month(entry.below) else titles.get(entry.section or "", ""))
        for entry in outline.entries
    ]


def _leans(schedule: Schedule) -> bool:
    """Whether a term says no month, so that it means the one that it stands in.

    «Каждый понедельник» under «НОЯБРЬ» is of that month; «ежемесячно», which no month repeats, is
    of the whole plan, and so is «в течение года».
    """
    if schedule.kind is Kind.RECURRING:
        phrase = fold(schedule.phrase)
        by_month = schedule.every is Every.MONTH and not _EACH_MONTH.search(phrase)
        by_month = by_month and (not schedule.confident or bool(_OF_MONTH.search(phrase)))
        return (by_month or schedule.every in _SHORTER) and _through_plan(schedule)
    return schedule.kind in (Kind.MISSING, Kind.ON_EVENT, Kind.UNKNOWN)


def _through_plan(schedule: Schedule) -> bool:
    return len({window.end.month for window in schedule.windows if window.end}) > 1
