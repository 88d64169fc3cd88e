"""The columns of a list of organisations: by the header, or by what stands in them."""

import re
from collections.abc import Sequence
from enum import StrEnum

from domain.grid import GridRow
from domain.phones import PHONE
from domain.planning.people import PERSON
from domain.planning.wording import fold


class Field(StrEnum):
    """What a column of a list holds."""

    NAME = "name"
    SHORT_NAME = "short_name"
    KIND = "kind"
    HEAD = "head"
    PHONE = "phone"
    EMAIL = "email"
    COORDINATOR = "coordinator"
    COORDINATOR_PHONE = "coordinator_phone"
    GROUP = "group"


_HEADS = r"директор|руководител|заведующ|начальник|head"
_OF_HEADS = re.compile(_HEADS)

# The order matters: «Телефон директора» is a phone, «Краткое наименование» no full one.
_HEADINGS: tuple[tuple[Field, str], ...] = (
    (Field.EMAIL, r"e-?mail|почт|\bэл\.|электронн"),
    (
        Field.COORDINATOR_PHONE,
        r"(?:телефон|\bтел\b|контакт|\bсот\b|phone).*(?:координатор|ответственн|куратор|coordinator)",
    ),
    (Field.PHONE, r"телефон|\bтел\b|контакт|\bсот\b|phone"),
    (Field.SHORT_NAME, r"кратк|сокращ|аббревиатур|short"),
    (Field.COORDINATOR, r"координатор|ответственн|куратор|coordinator"),
    (Field.HEAD, rf"{_HEADS}|\bфио\b|ф\.\s?и\.\s?о"),
    (Field.KIND, r"\bтип\b|\bвид\b|категори|kind|type"),
    (Field.GROUP, r"групп|кластер|\bокруг|шнор|проект|group"),
    (Field.NAME, r"наименовани|названи|учреждени|организаци|школ|\bоо\b|\bоу\b|\bдоу\b|name"),
)
_FIELDS = tuple((field, re.compile(pattern)) for field, pattern in _HEADINGS)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LONGEST_HEADING = 60
TITLE = re.compile(
    r"(?:(?:реестр|список|перечень|справочник|приложени[ея])\b"
    r"|(?:сведения|информация|база)(?: данных)? (?:об?\b|по\b|учреждени|организаци|школ)"
    r"|(?:сведения|информация|база данных)\W*$)"
)
_SHARE = 0.5


def read_header(row: GridRow) -> dict[int, Field]:
    """The columns that a header names; empty where the row is none."""
    cells = [cell for cell in row.cells if cell.text.strip()]
    if any(len(cell.text) > _LONGEST_HEADING or _is_value(cell.text) for cell in cells):
        return {}
    named: dict[int, Field] = {}
    for cell in cells:
        field = field_of(cell.text)
        if field and (field is Field.GROUP or field not in named.values()):
            named[cell.column] = field
    alone = len(cells) == 1 and TITLE.match(fold(cells[0].text))
    if Field.NAME not in named.values() and Field.SHORT_NAME not in named.values():
        return {}
    return {} if alone or (len(cells) == 1 and len(cells[0].text.split()) > 2) else named


def _is_value(text: str) -> bool:
    """Whether a text is what stands below a header: an address, a name, a number."""
    numbered = bool(re.search(r"№\s*\d", text)) and fold(text) != "№"
    return bool(EMAIL.search(text) or PERSON.search(text) or numbered or "«" in text)


def field_of(heading: str) -> Field | None:
    """What a heading names, None for a number or what is not known."""
    text = fold(heading)
    if text in ("№", "№ п/п", "п/п", "n"):
        return None
    return next((field for field, pattern in _FIELDS if pattern.search(text)), None)


def names_no_role(heading: str) -> bool:
    """Whether a heading is of people and does not say what they are: «ФИО»."""
    return field_of(heading) is Field.HEAD and not _OF_HEADS.search(fold(heading))


def guess_columns(rows: Sequence[GridRow]) -> dict[int, Field]:
    """The columns of a table without a header, by what stands in them."""
    texts: dict[int, list[str]] = {}
    for row in rows:
        for cell in row.cells:
            if cell.text.strip():
                texts.setdefault(cell.column, []).append(cell.text)
    tests: tuple[tuple[Field, re.Pattern[str]], ...] = (
        (Field.EMAIL, EMAIL),
        (Field.HEAD, PERSON),
        (Field.PHONE, PHONE),
    )
    found: dict[int, Field] = {}
    for column, held in texts.items():
        for field, pattern in tests:
            share = sum(bool(pattern.search(text)) for text in held) / len(held)
            if share > _SHARE and field not in found.values():
                found[column] = field
                break
        else:
            worded = [text for text in held if any(map(str.isalpha, text))]
            if len(worded) > _SHARE * len(held) and Field.NAME not in found.values():
                found[column] = Field.NAME
    return found if Field.NAME in found.values() else {}
