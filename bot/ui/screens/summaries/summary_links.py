"""From a question to a summary's buttons and back."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from aiogram.types import InlineKeyboardButton

from bot.ui.callbacks.base import LARGEST
from bot.ui.callbacks.summaries import Summary, SummaryPart
from bot.ui.screens.core.paging import turner
from bot.ui.texts import Texts
from domain.summary import Basis, By, SummaryQuery
from services.summaries.breakdowns import BREAKDOWNS

EPOCH = date(2000, 1, 1)
"""Days are counted from here: a date in three letters, since a button has room for 64."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BY = {entry.code: by for by, entry in BREAKDOWNS.items()}
_IDS = {"S": "section_id", "N": "activity_id", "G": "group_id", "O": "organisation_id"}
_BASES = {"A": Basis.ACCEPTED, "V": Basis.RETURNED}
_DAYS = {"F": "start", "T": "end", "D": "day"}
_PIECE = re.compile(r"([A-Z])([0-9a-z]*)")


def link(query: SummaryQuery, **changes: Any) -> Summary:
    """The button of a question; `changes` are fields of `SummaryQuery` that differ."""
    return Summary(**fields(query, **changes))


def fields(query: SummaryQuery, **changes: Any) -> dict[str, Any]:
    """A question as fields of `Summary` and of what is made of it."""
    asked = replace(query, **changes)
    return {"roadmap_id": asked.roadmap_id, "query": "".join(_pieces(asked))}


def query_of(data: Summary) -> SummaryQuery:
    """The question of a button; what a forged one holds besides means nothing."""
    values: dict[str, Any] = {}
    others: list[int] = []
    for letter, said in _PIECE.findall(data.query):
        if letter == "B":
            values["by"] = _BY.get(said, By.SECTION)
        elif letter in _BASES:
            values["basis"] = _BASES[letter]
        elif letter == "E":
            values["every"] = True
        elif not said:
            continue
        elif letter in _IDS:
            values[_IDS[letter]] = _number(said)
        elif letter in _DAYS:
            # A forged number must not be an error of ours.
            values[_DAYS[letter]] = EPOCH + timedelta(days=min(_number(said), 100_000))
        elif letter == "R":
            others.append(_number(said))
    return SummaryQuery(roadmap_id=data.roadmap_id, others=tuple(others), **values)


def _pieces(query: SummaryQuery) -> Iterator[str]:
    """A letter and a number of base 36 for each field that says something."""
    if query.by in BREAKDOWNS and query.by is not By.SECTION:
        yield "B" + BREAKDOWNS[query.by].code
    for letter, name in _IDS.items():
        if (id_ := getattr(query, name)) is not None:
            yield letter + _short(id_)
    for letter, name in _DAYS.items():
        if (day := getattr(query, name)) is not None:
            yield letter + _short(max(0, (day - EPOCH).days))
    yield from (letter for letter, basis in _BASES.items() if basis is query.basis)
    if query.every:
        yield "E"
    for id_ in query.others:
        yield "R" + _short(id_)


def _short(number: int) -> str:
    """A number of base 36; what is below nothing, which only a forged button holds, is 0."""
    found = ""
    while number > 0:
        number, digit = divmod(number, len(_DIGITS))
        found = _DIGITS[digit] + found
    return found or "0"


def _number(said: str) -> int:
    return min(int(said, len(_DIGITS)), LARGEST - 1)


def turn_part(
    query: SummaryQuery, part: str, page: int, pages: int, texts: Texts
) -> list[InlineKeyboardButton]:
    """The row that turns the pages of a part of a summary."""

    def at(number: int) -> SummaryPart:
        return SummaryPart(**fields(query), part=part, page=number)

    return turner(page, pages, at, texts)
