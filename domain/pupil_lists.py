"""Does what stands in a document look like a list of pupils? Such lists have no place in a chat.

Names of pupils are personal data of children (152-ФЗ). `domain.pupils` looks at a file's name;
this looks at its text. A warning too many costs a press, so doubt means yes; names of grown-ups
beside classes («классный руководитель 5 «А»») are no doubt. No name leaves this module.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.grid import Grid, GridRow, GridTable, Place
from domain.wording import fold

_FEWEST = 3
"""Rows that make a list."""

_TITLE_WORDS = 4

_YOUNGEST, _OLDEST = 2, 20
"""Years since a birth: whoever goes to a kindergarten or a school."""

_NAME = re.compile(
    r"(?<![\w-])[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s+[А-ЯЁ][а-яё]+"
    r"(?:\s+[А-ЯЁ][а-яё]+(?:вич|вна|ична|инична|оглы|кызы))?(?![\w])"
)
_WHOLE_NAME = re.compile(rf"\W*(?:\d+[.)]?\s*)?{_NAME.pattern}\W*")
_CAPITALS = re.compile(
    r"(?<![\w-])[А-ЯЁ]+(?:[ОЕЁ]В|[ИЫ]Н|[ОЕЁ]ВА|[ИЫ]НА|СКИЙ|СКАЯ|ЕНКО|[УЮ]К|[ИЫ]Х)\s+[А-ЯЁ]{3,}(?![\w-])"
)
"""A surname and a name in capitals, which abbreviations are written in too."""
_PATRONYMIC = re.compile(r"[а-яё](?:вич|вна|ична|инична)(?!\w)")
_INITIALS = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s+[А-ЯЁ]\.(?:\s?[А-ЯЁ]\.)?")
_CLASS = re.compile(
    r"(?<![\d.,])(?:1[01]|[1-9])\s*[-«\"„]?\s*[А-Яа-яЁё](?![\w])|(?<![\d.,])(?:1[01]|[1-9])\s*(?:кл\.|класс)"
)
_AGE = re.compile(r"(?<![\d.,])(?:[2-9]|1\d|20)\s+(?:лет|года?)(?!\w)")
_DATE = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)")
_BORN = re.compile(r"дат\w* рожд|год\w* рожд|(?<!\w)г\.?\s?р\.|(?<!\w)д\.?\s?р\.|рожден")
_PUPIL = re.compile(
    r"(?<!\w)(?:ученик|учениц|учащ|обучающ|воспитанник|школьник|выпускник|дет(?:и|ей|ям)(?!\w)|реб[её]н)"
)
_LIST = re.compile(r"(?<!\w)(?:спис\w*|реестр\w*|состав\w*|сведени\w*|участник\w*|база)(?!\w)")
_PERSON = re.compile(r"(?<!\w)(?:ф\W?и\W?о|фамили\w*|имя)(?!\w)")
_GRADE = re.compile(r"(?<!\w)(?:класс|группа|параллель)(?!\w)")
_GROWN_UP = re.compile(
    r"учител|педагог|руководител|директор|воспитател|куратор|ответствен|сотрудник|родител|методист"
    r"|эксперт|стаж|член\w* (?:жюри|комисс)|специалист|наставник"
)
_LAW = re.compile(
    r"приказ|закон|постановлени|распоряжени|письм|федераци|министерств|минобр|минпросв|утвержд"
)
"""What stands beside a date and «Российской Федерации», which is written like a name."""
_PAPERS = re.compile(r"(?<!\d)\d{3}-\d{3}-\d{3}\s?\d{2}(?!\d)|свидетельств\w+ о рождении")


class PupilReason(StrEnum):
    """Why a document is thought to name pupils."""

    COLUMNS = "columns"
    CLASSES = "classes"
    BIRTHS = "births"
    WORDS = "words"
    PAPERS = "papers"


@dataclass(frozen=True, slots=True)
class PupilDoubt:
    """What looks like a list of pupils: why, where it begins, how many rows speak for it."""

    reason: PupilReason
    place: Place
    count: int


def find_pupils(grid: Grid, as_of: date) -> PupilDoubt | None:
    """The first list that looks like one of pupils, None where there is none.

    `as_of` tells dates of birth of children from dates of anything else.
    """
    headings: list[str] = []
    for block in grid.blocks:
        if isinstance(block, GridTable):
            if found := _in_table(block, " ".join(headings[-3:]), as_of):
                return found
        else:
            headings.append(fold(block.text))
    lines = [(each.text, each.place) for each in grid.paragraphs]
    if found := _in_one_line(lines):
        return found
    return _in_lines(lines, " ".join(headings[:5]), as_of)


def _in_table(table: GridTable, heading: str, as_of: date) -> PupilDoubt | None:
    head = table.rows[0] if table.rows else None
    if head is None:
        return None
    texts = [(" | ".join(_texts(row)), table.place(row)) for row in table.rows]
    if found := _by_columns(table):
        return found
    lines = [(text, place) for text, place in texts if text]
    return _in_lines(lines, f"{heading} {fold(texts[0][0])}", as_of)


def _by_columns(table: GridTable) -> PupilDoubt | None:
    """A column of names beside one of classes or births, or one of pupils, and names below."""
    for index, row in enumerate(table.rows[:5]):
        titles = {cell.column: fold(cell.text) for cell in row.cells}
        people = [
            column
            for column, title in titles.items()
            if _PERSON.search(title) and not _GROWN_UP.search(title)
        ]
        beside = any(_GRADE.search(title) or _BORN.search(title) for title in titles.values())
        if people and beside:
            named = [each for each in table.rows[index + 1 :] if _names_in(each, people[0])]
            if named:
                return PupilDoubt(PupilReason.COLUMNS, table.place(named[0]), len(named))
        for column, title in titles.items():
            if _PUPIL.search(title) and not _GROWN_UP.search(title) and _is_short(title):
                below = table.rows[index + 1 :]
                named = [each for each in below if _is_name(each.text_at(column))]
                if len(named) >= _FEWEST:
                    return PupilDoubt(PupilReason.COLUMNS, table.place(named[0]), len(named))
    return None


def _in_one_line(lines: Sequence[tuple[str, Place]]) -> PupilDoubt | None:
    """Names one after another in a sentence: «Обучающиеся 7А: …», or each with a class."""
    for text, place in lines:
        if _GROWN_UP.search(fold(text)):
            continue
        named = len(_NAME.findall(_written(text)))
        before, colon, _ = text.partition(":")
        if named >= _FEWEST and colon and _PUPIL.search(fold(before)):
            return PupilDoubt(PupilReason.WORDS, place, named)
        if min(named, len(_CLASS.findall(text))) >= _FEWEST:
            return PupilDoubt(PupilReason.CLASSES, place, named)
    return None


def _is_name(text: str) -> bool:
    return bool(_WHOLE_NAME.fullmatch(_written(text)) or _INITIALS.fullmatch(text.strip()))


def _is_short(title: str) -> bool:
    """Whether it heads a column, and is no sentence of one."""
    return len(title.split()) <= _TITLE_WORDS


def _written(text: str) -> str:
    """Names in capitals as they are written otherwise."""
    return _CAPITALS.sub(lambda match: match[0].title(), text)


def _names_in(row: GridRow, column: int) -> bool:
    text = row.text_at(column)
    return bool(
        _NAME.search(text) or _INITIALS.search(text) or (len(text.split()) == 1 and text.istitle())
    )


def _texts(row: GridRow) -> list[str]:
    return [cell.text for cell in row.cells if cell.text]


def _in_lines(lines: Sequence[tuple[str, Place]], heading: str, as_of: date) -> PupilDoubt | None:
    for reason, places in _signs(lines, heading, as_of):
        if len(places) >= _FEWEST or (reason is PupilReason.PAPERS and places):
            return PupilDoubt(reason, places[0], len(places))
    return None


def _signs(
    lines: Sequence[tuple[str, Place]], heading: str, as_of: date
) -> Iterator[tuple[PupilReason, list[Place]]]:
    """Each reason with the places that speak for it, the surest first."""
    young = [
        (text, place)
        for text, place in lines
        if not _GROWN_UP.search(fold(text)) and not _LAW.search(fold(text))
    ]
    named = [(text, place) for text, place in young if _speaks_of_somebody(text)]
    yield PupilReason.PAPERS, [place for text, place in named if _PAPERS.search(fold(text))]
    yield PupilReason.BIRTHS, [place for text, place in named if _is_born(text, as_of)]
    grown = _GROWN_UP.search(heading)
    if not grown:
        yield PupilReason.CLASSES, [place for text, place in named if _CLASS.search(text)]
    is_list = bool(_LIST.search(heading))
    of_class = is_list and bool(_CLASS.search(heading) or _GRADE.search(heading))
    if (of_class and not grown) or (_PUPIL.search(heading) and (is_list or not grown)):
        yield PupilReason.WORDS, [place for _, place in named]


def _speaks_of_somebody(text: str) -> bool:
    """Whether a line names a person: in full, or as all that a cell says."""
    text = _written(text)
    if any(_WHOLE_NAME.fullmatch(cell) for cell in text.split(" | ")):
        return True
    named = _NAME.search(text)
    if named and _PATRONYMIC.search(named[0]):
        return True
    return bool(named or _INITIALS.search(text)) and any(
        sign.search(text) for sign in (_CLASS, _DATE, _AGE)
    )


def _is_born(text: str, as_of: date) -> bool:
    years = (as_of.year - int(match[3]) for match in _DATE.finditer(text))
    return bool(_AGE.search(text)) or any(_YOUNGEST <= age <= _OLDEST for age in years)
