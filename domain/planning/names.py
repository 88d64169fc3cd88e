"""Titles and periods in the names of files and sheets: «План_ВР_2023-2024.docx»."""

import re
from datetime import date

from domain.planning.period import read_period
from domain.planning.title import names_plan, names_span
from domain.planning.wording import squash
from domain.schedule import Period

_SUFFIX = re.compile(r"\.[A-Za-z]{2,5}$")
_COPY = re.compile(r"\s*\((?:\d{1,2}|копия)\)$|\s*[-–]\s*копия$", re.IGNORECASE)
_YEARS = re.compile(r"(?<![\d.])(20)?(\d\d)\s*[-–—/]\s*(20)?(\d\d)(?![\d.])")
_ONE_YEAR = re.compile(r"(?<![\d.])(20[0-4]\d)(?![\d.])")
_GENERIC = re.compile(r"(?:лист|sheet|table|страница|документ|document|план|копия)\s*\d*", re.I)


def read_name(name: str) -> str:
    """The name of a file in words: without its suffix, underscores as spaces."""
    return _COPY.sub("", squash(_SUFFIX.sub("", name.strip()).replace("_", " ")))


def name_title(name: str) -> str:
    """The title in the name of a file or a sheet; empty where it names no plan."""
    text = read_name(name)
    if _GENERIC.fullmatch(text):
        return ""
    return text if names_plan(text) or names_span(text) else ""


def name_period(name: str) -> Period | None:
    """The period in the name of a file or a sheet.

    Two bare years in a row («2023-2024», «23-24») are an academic year there: a plan of two
    calendar years calls them years.
    """
    text = read_name(name)
    if not re.search(r"год|\bгг?\b", text, re.I) and (match := _YEARS.search(text)):
        first, last = int(match[2]), int(match[4])
        if last == first + 1:
            return Period(date(2000 + first, 9, 1), date(2000 + last, 8, 31), 9)
    if found := read_period(text):
        return found
    years = {int(year) for year in _ONE_YEAR.findall(text)}
    if len(years) != 1:
        return None
    (year,) = years
    return Period(date(year, 1, 1), date(year, 12, 31), 1)
