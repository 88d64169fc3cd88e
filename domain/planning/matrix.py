"""Tables that mark the months in columns of their own instead of naming the deadline."""

import re
from collections.abc import Sequence

from domain.planning.numbering import value
from domain.planning.terms import MONTH_NAMES, MONTHS, looks_like_term
from domain.planning.wording import fold, squash

_YEAR = re.compile(r"\b(20\d\d)(?!\d)(?:\s*г(?:ода?)?\b\.?)?")
_QUARTER = re.compile(r"\b(i{1,3}|iv|[1-4])\s*-?(?:й|ый)?\s*(?:кв\b\.?|квартал)")
_HALF = re.compile(r"(i{1,2}|[12]|перво[ей]|второ[ей])\s*-?(?:е|ое)?\s*(?:полугоди[ея]|полуг\b\.?)")
_SCHOOL_TERM = re.compile(r"(i{1,3}|iv|[1-4])\s*-?(?:я|ая)?\s*(?:уч\w*\.?\s*)?четверть")
# A heading over several columns stands before each of them: «Срок I кв.», «Сроки исполнения 1 кв.».
_OVER = re.compile(
    r"^(?:срок|период|врем|дат)\w*(?:\s+(?:исполнени|выполнени|проведени|реализаци)\w*)?\s+"
)
_ONLY_YEAR = re.compile(r"(20\d\d)\s*(?:г\.?|год|гг\.?)?")
_SHORT = re.compile(r"(янв|фев|мар|апр|май|мая|июн|июл|авг|сен|окт|ноя|дек)[а-я]*\.?")
_ROMANS = {
    "i": "I",
    "ii": "II",
    "iii": "III",
    "iv": "IV",
    "1": "I",
    "2": "II",
    "3": "III",
    "4": "IV",
}
_FIRST_HALF = ("i", "1", "первое", "первой")
_MARK = re.compile(r"[хx+vv✓✔√*●•■✕×]+|да|//+")
_WORDS = re.compile(r"[а-я]{4,}")
_LETTER = re.compile(r"[^\W\d_]")
_NOTHING = re.compile(r"[-–—\s]*|нет")
_DAY = re.compile(r"(?:до|к|с|не позднее)?\s*\d{1,2}(?:\s*[-–—]\s*\d{1,2})?")


def read_slot(heading: str) -> str | None:
    """The time that a heading names («сентябрь», «I квартал 2021»); None if it is no time."""
    text = _OVER.sub("", fold(heading), count=1)
    year = _YEAR.search(text)
    suffix = f" {year[1]}" if year else ""
    bare = _YEAR.sub("", text).strip(" .,")
    if _ONLY_YEAR.fullmatch(text):
        return f"{year[1]} год" if year else None
    if quarter := _QUARTER.fullmatch(bare):
        return f"{_ROMANS[quarter[1]]} квартал{suffix}"
    if term := _SCHOOL_TERM.fullmatch(bare):
        return f"{_ROMANS[term[1]]} четверть{suffix}"
    if half := _HALF.fullmatch(bare):
        return f"{'I' if half[1] in _FIRST_HALF else 'II'} полугодие{suffix}"
    last = bare.split(" ")[-1] if bare else ""
    if not (match := _SHORT.fullmatch(last)) or len(bare) > 40:
        return None
    month = next((i for i, stem in enumerate(MONTHS) if match[1][:3].startswith(stem[:3])), None)
    month = 4 if match[1] in ("май", "мая") else month
    return None if month is None else MONTH_NAMES[month] + suffix


def is_under_term(heading: str) -> bool:
    """Whether a heading is a time below one for deadlines («Срок реализации 2027 год»)."""
    return bool(_OVER.match(fold(heading))) and read_slot(heading) is not None


def is_entry(text: str) -> bool:
    """Whether a cell below a time says what is done then, and not that or on which day."""
    folded = fold(text)
    plain = _NOTHING.fullmatch(folded) or _MARK.fullmatch(folded) or _DAY.fullmatch(folded)
    return not plain and bool(_WORDS.search(folded))


def read_slots(headings: Sequence[str]) -> list[str | None]:
    """The time that each heading of a row names; bare numbers of months count side by side."""
    slots = [read_slot(heading) for heading in headings]
    months = [_month_number(heading) for heading in headings]
    for index, month in enumerate(months):
        before = months[index - 1] if index else None
        after = months[index + 1] if index + 1 < len(months) else None
        if month and (before == (month - 2) % 12 + 1 or after == month % 12 + 1):
            slots[index] = MONTH_NAMES[month - 1]
    return slots


def _month_number(heading: str) -> int | None:
    text = fold(heading).strip(" .")
    number = int(text) if text.isdecimal() and len(text) < 3 else value(text.upper())
    return number if number and 1 <= number <= 12 else None


def read_marks(cells: Sequence[tuple[str, str, str]]) -> str:
    """The deadline that a row's marks mean. `cells` are (first slot, last slot, text).

    A mark over several columns is a span; a day in the cell is put before its month. Under a year
    only a mark or a deadline counts: anything else is an amount of money or a target.
    """
    found = []
    for first, last, text in cells:
        folded = fold(text)
        if _NOTHING.fullmatch(folded):
            continue
        slot = first if first == last else f"{first} - {last}"
        if _MARK.fullmatch(folded):
            found.append(slot)
        elif _DAY.fullmatch(folded) and first == last and slot.split()[0] in MONTH_NAMES:
            found.append(f"{squash(text)} {_genitive(slot)}")
        elif _ONLY_YEAR.fullmatch(slot):
            if _LETTER.search(folded) and looks_like_term(text):
                found.append(squash(text) if _YEAR.search(text) else f"{squash(text)} {slot[:4]}")
        else:
            found.append(f"{slot} ({squash(text)})")
    return ", ".join(found)


def _genitive(slot: str) -> str:
    month, _, year = slot.partition(" ")
    stem = month[:-1] if month[-1] in "ьй" else month
    ending = "а" if stem == "август" or stem == "март" else "я"
    return f"{stem}{ending} {year}".strip()
