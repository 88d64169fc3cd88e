"""Rows that end in a colon below an activity that does: headings of the rows below them alone.

«2. Аттестация:» above «Сбор документов: | УО» above «заявления | март» and «Проверка:» above
«заявлений | май»: the activity owns all of them, and each begins with the words of its own heading.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from domain.planning.column_roles import PASSED_DOWN, ColumnRole
from domain.planning.lines import TableLine
from domain.planning.numbering import is_child
from domain.planning.wording import squash, starts_low, unmarked


def lend_subheadings(lines: Sequence[TableLine]) -> list[TableLine]:
    """The lines, with such headings at the beginning of the titles below them.

    The rows below are parts of the activity above and take its term and responsible over from the
    heading where theirs are empty. One of which nobody takes what it says stays a row.
    """
    result = list(lines)
    owner: TableLine | None = None
    for index, line in enumerate(lines):
        if line.number is not None and not (owner and _is_child(line, owner)):
            owner = line if _title(line).endswith(":") else None
        elif line.paragraph or (line.sole is not None and line.merged and not _heads(line)):
            owner = None
        if owner is None or line is owner or not _heads(line):
            continue
        below = list(_below(lines, index, owner))
        passed = {role: line.get(role) for role in PASSED_DOWN if line.get(role)}
        taken = all(any(not lines[place].get(role) for place in below) for role in passed)
        if below and taken and not _says_more(line):
            result[index] = replace(line, lent=True)
            for place in below:
                result[place] = _headed(lines[place], line, owner, passed)
    return result


def _title(line: TableLine) -> str:
    return squash(line.sole if line.sole is not None else line.get(ColumnRole.TITLE))


def _heads(line: TableLine) -> bool:
    title = _title(line)
    capital = title == unmarked(title) and not starts_low(title)
    return line.number is None and title.endswith(":") and capital and not line.paragraph


def _says_more(line: TableLine) -> bool:
    """Whether a heading holds what its rows do not take over."""
    kept = (*PASSED_DOWN, ColumnRole.TITLE)
    return line.sole is None and bool(line.other_columns or set(line.texts) - set(kept))


def _is_child(line: TableLine, owner: TableLine) -> bool:
    return is_child(line.number or "", owner.number or "")


def _below(lines: Sequence[TableLine], heading: int, owner: TableLine) -> Iterator[int]:
    for index in range(heading + 1, len(lines)):
        line = lines[index]
        inside = line.number is None or _is_child(line, owner)
        another = _heads(line) or (line.number is not None and _title(line).endswith(":"))
        if line.sole is not None or line.paragraph or not inside or another:
            return
        if line.get(ColumnRole.TITLE):
            yield index


def _headed(
    line: TableLine, heading: TableLine, owner: TableLine, passed: dict[ColumnRole, str]
) -> TableLine:
    title = f"{_title(heading)} {unmarked(line.get(ColumnRole.TITLE))}"
    texts = passed | line.texts
    if line.number is None:
        return replace(line, texts=texts | {ColumnRole.TITLE: title}, part=True)
    # With a number of its own it is told from others like it by that, and no part.
    return replace(line, texts=texts | {ColumnRole.TITLE: f"{_title(owner)} {title}"})
