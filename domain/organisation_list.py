"""A list of organisations in any table: which column holds what, and which rows are organisations.

The title above it, its header (again on every page), totals and empty rows are none.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from domain.grid import Cell, Grid, GridRow, GridTable, Place
from domain.limits import LONGEST_NAME
from domain.organisation_columns import (
    TITLE,
    Field,
    field_of,
    guess_columns,
    names_no_role,
    read_header,
)
from domain.organisation_kinds import OrganisationKind, begins_as_name, guess_kind
from domain.organisation_lines import ListLine, read_email, read_line
from domain.planning.numbering import read_number
from domain.planning.wording import fold, key, squash

_FEWEST = 2
_BETWEEN_GROUPS = re.compile(r"[,;\n]")
_TICK = re.compile(r"да|[+vхx✓✔*1]")

NO_NAME = re.compile(
    r"(?:итого|всего|из них|в том числе|примечани|исп\b|исполнитель|начальник"
    r"|добр\w+ (?:день|утро|вечер)|здравствуй|уважаем|коллеги\b|с уважением|спасибо|прошу\b"
    r"|(?:на|вы)?(?:правля|сыла)(?:ю|ем)\b)"
)
"""How totals, signatures and the words of a letter begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedOrganisation:
    """One organisation as it stands in a list. `place` is its row.

    `full_name` is what it is called in full where the list has a shorter name beside it.
    `head` is also whoever is named without a word of what they are, and `unsaid` then.
    """

    name: str
    kind: OrganisationKind
    full_name: str = ""
    head: str = ""
    phone: str = ""
    email: str = ""
    coordinator: str = ""
    coordinator_phone: str = ""
    groups: tuple[str, ...] = ()
    unsaid: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class OrganisationList:
    """What a document lists. `skipped` are rows, or parts of lines, that are no organisation."""

    organisations: tuple[ListedOrganisation, ...]
    fields: tuple[Field, ...]
    skipped: tuple[tuple[Place | None, str], ...]

    @property
    def unsaid(self) -> bool:
        """Whether names stand beside organisations, and nothing says whose they are."""
        return any(each.unsaid for each in self.organisations)

    @property
    def is_clear(self) -> bool:
        """Whether it can be nothing else: most names begin as such do, or stand beside a kind."""
        said = Field.KIND in self.fields
        known = [
            each
            for each in self.organisations
            if begins_as_name(each.name)
            or begins_as_name(each.full_name)
            or (said and each.kind is not OrganisationKind.OTHER)
        ]
        return len(known) >= _FEWEST and 3 * len(known) >= 2 * len(self.organisations)


def read_organisations(grid: Grid) -> OrganisationList:
    """The organisations that a document lists, each name once, in its order."""
    listing: list[ListedOrganisation] = []
    skipped: list[tuple[Place | None, str]] = []
    fields: list[Field] = []
    for table in grid.tables:
        for row, listed in _read_table(table, fields):
            if listed is None:
                skipped.append((table.place(row), squash(" | ".join(_texts(row)))))
            else:
                listing.append(listed)
    for paragraph in () if grid.tables else grid.paragraphs:
        line = read_line(paragraph.text)
        announces = squash(paragraph.text).endswith(":")
        if announces or not _may_be_name(line.name) or _is_heading(line.name):
            skipped.append((paragraph.place, squash(paragraph.text)))
            continue
        listing.append(_from_line(line, paragraph.place))
        if any(map(str.isalnum, line.left)):
            skipped.append((paragraph.place, line.left))
    return OrganisationList(_each_once(listing), tuple(dict.fromkeys(fields)), tuple(skipped))


def _is_heading(name: str) -> bool:
    return field_of(name) is not None and guess_kind(name) is OrganisationKind.OTHER


def _from_line(line: ListLine, place: Place) -> ListedOrganisation:
    return ListedOrganisation(
        name=line.name,
        kind=guess_kind(line.name),
        head=line.head,
        phone=line.phone,
        email=line.email,
        coordinator=line.coordinator,
        coordinator_phone=line.coordinator_phone,
        unsaid=line.unsaid,
        place=place,
    )


def as_coordinator(listed: ListedOrganisation) -> ListedOrganisation:
    """The same where a name of which nothing is said is the coordinator's, with the telephone; a
    director who is called so stays one.
    """
    if listed.coordinator or not listed.unsaid:
        return listed
    return replace(
        listed,
        unsaid=False,
        head="",
        phone="",
        coordinator=listed.head,
        coordinator_phone=listed.coordinator_phone or listed.phone,
    )


def _each_once(listing: Sequence[ListedOrganisation]) -> tuple[ListedOrganisation, ...]:
    """Each name once; a short name that several share tells nobody apart, their full ones do."""
    shared = defaultdict(set)
    for each in listing:
        shared[key(each.name)].add(key(each.full_name))
    found: dict[str, ListedOrganisation] = {}
    for each in listing:
        if each.full_name and len(shared[key(each.name)]) > 1:
            each = replace(each, name=each.full_name, full_name="")
        found.setdefault(key(each.name), each)
    return tuple(found.values())


def _read_table(
    table: GridTable, fields: list[Field]
) -> Iterator[tuple[GridRow, ListedOrganisation | None]]:
    columns: dict[int, Field] = {}
    headings: GridRow | None = None
    unsaid = False
    rows = [row for row in table.rows if any(cell.text.strip() for cell in row.cells)]
    for position, row in enumerate(rows):
        header = read_header(row)
        # «Луговская школа» below a header of several columns is a name, no header of one.
        if header and (len(header) > 1 or len(columns) < 2):
            columns, headings = header, row
            fields.extend(header.values())
            unsaid = any(names_no_role(row.text_at(column)) for column in header)
            yield row, None
            continue
        if not columns and not any(map(read_header, rows[position:])):
            columns = guess_columns(rows[position:])
            fields.extend(columns.values())
            unsaid = Field.HEAD in columns.values()
        listed = _listed(table, row, columns) if columns else None
        if listed and listed.head:
            listed = replace(listed, unsaid=unsaid)
        if listed and headings:
            listed = replace(listed, groups=_groups(row, columns, headings))
        yield row, listed


def _groups(row: GridRow, columns: Mapping[int, Field], headings: GridRow) -> tuple[str, ...]:
    """The groups that a row names, or ticks: «+» below «ШНОР» is that group."""
    found: list[str] = []
    for column, field in columns.items():
        if field is not Field.GROUP:
            continue
        for said in map(squash, _BETWEEN_GROUPS.split(row.text_at(column))):
            if _TICK.fullmatch(fold(said)):
                found.append(squash(headings.text_at(column)))
            elif key(said) and fold(said) != "нет":
                found.append(said)
    return tuple({key(name): name for name in found}.values())


def _listed(
    table: GridTable, row: GridRow, columns: Mapping[int, Field]
) -> ListedOrganisation | None:
    texts = {field: squash(row.text_at(column)) for column, field in columns.items()}
    full, short = texts.get(Field.NAME, ""), texts.get(Field.SHORT_NAME, "")
    name = short if _may_be_name(short) else full
    wide = len([cell for cell in row.cells if cell.text.strip()]) == 1 and len(columns) > 1
    if not _may_be_name(name) or (wide and _is_title(row.cells)):
        return None
    said = texts.get(Field.KIND, "")
    kind = guess_kind(said) if said else OrganisationKind.OTHER
    return ListedOrganisation(
        name=name,
        kind=guess_kind(full or name) if kind is OrganisationKind.OTHER else kind,
        full_name=full if key(full) != key(name) and len(full) <= LONGEST_NAME else "",
        head=texts.get(Field.HEAD, ""),
        phone=texts.get(Field.PHONE, ""),
        email=read_email(texts.get(Field.EMAIL, "")),
        coordinator=texts.get(Field.COORDINATOR, ""),
        coordinator_phone=texts.get(Field.COORDINATOR_PHONE, ""),
        place=table.place(row),
    )


def _is_title(cells: Sequence[Cell]) -> bool:
    """Whether the only text of a row is merged over the table, or reads as a heading."""
    cell = next(cell for cell in cells if cell.text.strip())
    return cell.column_span > 1 or bool(TITLE.match(fold(cell.text)))


def _may_be_name(text: str) -> bool:
    folded = fold(text)
    if not any(map(str.isalpha, text)) or len(text) > LONGEST_NAME:
        return False
    return not NO_NAME.match(folded) and not TITLE.match(folded) and read_number(text) is None


def _texts(row: GridRow) -> list[str]:
    return [cell.text for cell in row.cells if cell.text.strip()]
