"""Where something stands in a file, and what is doubtful there, in words."""

from datetime import date

from bot.ui.texts import Texts
from domain.draft import Problem
from domain.grid import Place

_DATES = {"start", "end"}


def where(say: Texts, place: Place | None) -> str:
    """A place as a person would look for it: «лист «2025», таблица 2, строка 15»."""
    if place is None:
        return say("place-document")
    parts = []
    if place.sheet is not None:
        parts.append(say("place-sheet", name=place.sheet))
    if place.page is not None:
        parts.append(say("place-page", number=str(place.page)))
    if place.table is not None and place.sheet is None:
        parts.append(say("place-table", number=str(place.table)))
    if place.row is not None:
        parts.append(say("place-row", number=str(place.row)))
    if place.column is not None:
        parts.append(say("place-column", number=str(place.column)))
    return ", ".join(parts) or say("place-document")


def message(say: Texts, problem: Problem) -> str:
    """A doubt of the importer as a sentence."""
    values = dict(problem.values)
    for name in _DATES & values.keys():
        values[name] = f"{date.fromisoformat(values[name]):%d.%m.%Y}"
    return say(f"problem-{problem.code.value}", **values)
