"""How a document numbers and parts its plan, learnt from all its rows before any is judged."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from domain.grid import Place
from domain.planning.column_roles import ColumnRole
from domain.planning.headings import has_word, read_heading
from domain.planning.lines import TableLine
from domain.planning.numbering import is_child, is_first, is_roman, parts, succeeds
from domain.planning.wording import starts_low

_FEW = 3
_NOISE = 0.1


@dataclass(frozen=True, slots=True)
class DocumentStyle:
    """`heads` are the indices of numbered rows with only a title that are sections.

    `numbered` tells by table whether its activities have numbers; `marked` whether sections stand
    out so clearly (merged, numbered, named) that a lone text in the title column is none.
    """

    heads: frozenset[int]
    numbered: dict[tuple[str | None, int | None], bool]
    overall: bool
    marked: bool

    def is_numbered(self, place: Place) -> bool:
        return self.numbered.get((place.sheet, place.table), self.overall)


def learn(lines: Sequence[TableLine]) -> DocumentStyle:
    """The style of a document."""
    return DocumentStyle(_section_heads(lines), *_numbered(lines), _marked(lines))


def _numbered(lines: Sequence[TableLine]) -> tuple[dict[tuple[str | None, int | None], bool], bool]:
    rows: Counter[tuple[str | None, int | None]] = Counter()
    with_number: Counter[tuple[str | None, int | None]] = Counter()
    for line in lines:
        if line.sole is None and line.get(ColumnRole.TITLE) and line.filled:
            table = (line.place.sheet, line.place.table)
            rows[table] += 1
            with_number[table] += line.number is not None
    overall = 2 * with_number.total() >= rows.total()
    return {
        table: 2 * with_number[table] >= count for table, count in rows.items() if count >= _FEW
    }, overall


def _section_heads(lines: Sequence[TableLine]) -> frozenset[int]:
    """Numbered rows with only a title: sections, if no activity is numbered on their level.

    A heading that owns sub-items amid activities of its own level («5.» above 5.1) is an activity.
    """
    full: Counter[int] = Counter()
    heads: dict[int, str] = {}
    romans = arabic = 0
    for index, line in enumerate(lines):
        number = line.number
        if line.sole is not None or number is None or line.part:
            continue
        if line.filled:
            full[len(parts(number))] += 1
            romans += is_roman(number)
            arabic += not is_roman(number)
        elif line.get(ColumnRole.TITLE):
            heads[index] = number
    if not any(line.filled for line in lines):
        return frozenset()
    above = _numbers_before(lines)
    below = _numbers_before(lines[::-1])[::-1]
    depths = Counter(len(parts(number)) for number in heads.values())
    alone = {depth for depth, count in depths.items() if full[depth] <= _NOISE * count}
    owned = _parts_of_activities(lines, heads)
    return frozenset(
        index
        for index, number in heads.items()
        if index not in owned
        if (len(parts(number)) in alone and _leads(lines, index, number))
        or (is_roman(number) and not romans and arabic)
        or _restarts(lines, index, number)
        or _interrupts(number, above[index], below[index])
    )


def _parts_of_activities(lines: Sequence[TableLine], heads: Mapping[int, str]) -> set[int]:
    """Rows with only a title that are parts of the activity above, whose cells are theirs: 1.1, 1.2
    below «1. Пробные экзамены: | февраль | школы». What has parts of its own may be a heading of
    them, unless a colon says that it is a part all the same.
    """
    found = set()
    owner = ""
    for index, line in enumerate(lines):
        number = line.number
        if number is None:
            continue
        is_part = is_child(number, owner)
        if index not in heads:
            owner = owner if is_part or not line.filled else number
            continue
        below = lines[index + 1].number if index + 1 < len(lines) else None
        announces = line.get(ColumnRole.TITLE).rstrip().endswith(":")
        if is_part and (announces or not (below is not None and is_child(below, number))):
            found.add(index)
        elif not is_part:
            owner = ""  # A section may begin here, and count anew.
    return found


def _leads(lines: Sequence[TableLine], index: int, number: str) -> bool:
    """Whether the row is followed by something that it can be the heading of."""
    below = next((line for line in islice(lines, index + 1, None) if not line.paragraph), None)
    if below is None:
        return False
    return below.number is None or is_child(below.number, number) or is_first(below.number)


def _restarts(lines: Sequence[TableLine], index: int, number: str) -> bool:
    below = lines[index + 1] if index + 1 < len(lines) else None
    return below is not None and below.filled and below.number == "1" and len(parts(number)) == 1


def _interrupts(number: str, above: str | None, below: str | None) -> bool:
    """Whether a number stands outside a count that goes on below it: 10, «2. Кадры», 11."""
    if above is None or below is None:
        return False
    return succeeds(below, above) and not succeeds(number, above)


def _numbers_before(lines: Sequence[TableLine]) -> list[str | None]:
    """For each line the number of the nearest activity before it."""
    found: list[str | None] = []
    last = None
    for line in lines:
        found.append(last)
        if line.filled and line.number:
            last = line.number
    return found


def _marked(lines: Sequence[TableLine]) -> bool:
    return any(
        line.sole is not None
        and not starts_low(line.sole)
        and (line.wide or has_word(line.sole) or read_heading(line.sole)[0] is not None)
        for line in lines
    )
