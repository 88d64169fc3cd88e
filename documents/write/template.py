"""The empty plan that a curator fills in: five columns, an example, a sheet of hints."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from documents.write.sheets import SheetColumn, SheetValue
from documents.write.xlsx import write_workbook

_WIDTHS = (7, 60, 24, 34, 40)
_COLUMNS = len(_WIDTHS)


@dataclass(frozen=True, slots=True)
class RoadmapTemplate:
    """The words of a template, from the locale.

    `columns` are the five titles (№, Мероприятие, Срок, Ответственные, Результат), `examples`
    rows of five cells under them, `hints` pairs of what is asked and how to write it, with the
    titles of their two columns in `hint_columns`.
    """

    sheet: str
    columns: Sequence[str]
    examples: Sequence[Sequence[str]]
    hints_sheet: str
    hint_columns: tuple[str, str]
    hints: Sequence[tuple[str, str]]


def write_template(path: Path, words: RoadmapTemplate) -> None:
    """Write the template to `path` (.xlsx). ValueError unless all rows have five cells.

    The table begins in the first row of the first sheet, so that the importer reads it back.
    """
    if any(len(row) != _COLUMNS for row in (words.columns, *words.examples)):
        raise ValueError("a plan has five columns")
    plan = SheetValue(
        title=words.sheet,
        columns=tuple(
            SheetColumn(title, width=width, wrap=True, typed=True)
            for title, width in zip(words.columns, _WIDTHS, strict=True)
        ),
        rows=words.examples,
        filtered=False,
    )
    hints = SheetValue(
        title=words.hints_sheet,
        columns=tuple(
            SheetColumn(title, width=width, wrap=True)
            for title, width in zip(words.hint_columns, (28, 90), strict=True)
        ),
        rows=words.hints,
        filtered=False,
    )
    # There is no moment in a template: the zone is of no account.
    write_workbook(path, [plan, hints], UTC)
