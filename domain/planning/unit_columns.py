"""Columns that count a unit of time: «2» below «Неделя» is the second week of the month."""

import re

from domain.planning.wording import fold, squash

UNIT = r"(?:(?:№|номер) )?(?P<unit>недел|декад|квартал|полугоди)(?:[яаие])?(?: (?:месяца|года))?$"
_HEADING = re.compile(UNIT)
_NAMES = {"недел": "неделя", "декад": "декада", "квартал": "квартал", "полугоди": "полугодие"}
_COUNT = re.compile(
    r"(?:\d{1,2}|[ivx]{1,3}|перв\w+|втор\w+|трет\w+|четверт\w+|последн\w+|кажд\w+)(?:-\w{1,2})?"
    r"(?:\s*[,и–—-]\s*(?:\d|[ivx]{1,3})(?:-\w{1,2})?)*\.?"
)


def names_unit(heading: str) -> bool:
    """Whether a heading says which unit the numbers below it count."""
    return bool(_HEADING.match(fold(heading)))


def name_unit(heading: str, text: str) -> str:
    """What a cell of such a column means: its number with the unit; anything else as it stands."""
    unit = _HEADING.match(fold(heading))
    if unit is None or not _COUNT.fullmatch(fold(text)):
        return text
    return f"{squash(text).rstrip('.')} {_NAMES[unit['unit']]}"
