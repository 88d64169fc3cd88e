"""What a source hides is left out of the grid; what reaches out of it stays."""

from dataclasses import replace

from documents.read.omissions import leave_out
from domain.grid import Cell, Grid, GridRow, GridTable, Omission, OmissionReason, Place
from tests.documents.building.reading import spans, texts


def cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(text, column) for column, text in enumerate(texts, 1))


def shown(*rows: GridRow, columns: frozenset[int] = frozenset()) -> Grid:
    return leave_out(Grid((GridTable(rows, 1, 4, hidden_columns=columns),)))


def test_neighbouring_hidden_rows_are_one_omission() -> None:
    grid = shown(
        GridRow(cells("1"), 1, hidden=True),
        GridRow(cells("2", "б"), 2, hidden=True),
        GridRow(cells("3"), 3),
        GridRow(cells("", ""), 4, hidden=True),
    )
    assert texts(grid.tables[0]) == [["3"]]
    assert grid.omissions == (
        Omission(OmissionReason.HIDDEN_ROW, Place(table=1, row=1), 2, "1 | 2 | б"),
    )


def test_a_merge_that_begins_in_hidden_rows_stays_where_it_shows() -> None:
    tall = replace(cells("май")[0], row_span=4)
    grid = shown(
        GridRow((tall, Cell("а", 2)), 1, hidden=True),
        GridRow((Cell("б", 2),), 2),
        GridRow((Cell("в", 2),), 3, hidden=True),
        GridRow((Cell("г", 2),), 4),
    )
    assert texts(grid.tables[0]) == [["май", "б"], ["г"]]
    assert spans(grid.tables[0]) == [(2, 1, 1, 2)]


def test_a_merge_that_begins_in_hidden_columns_stays_where_it_shows() -> None:
    wide = Cell("Раздел 1", 1, column_span=3)
    grid = shown(GridRow((wide,), 1), GridRow(cells("а", "б", "в"), 2), columns=frozenset({1, 2}))
    assert [[(cell.column, cell.text) for cell in row.cells] for row in grid.tables[0].rows] == [
        [(3, "Раздел 1")],
        [(3, "в")],
    ]
    assert grid.omissions == (
        Omission(OmissionReason.HIDDEN_COLUMN, Place(table=1, row=2, column=1), 2, "а | б"),
    )


def test_nothing_is_said_of_hidden_emptiness_and_long_texts_are_cut() -> None:
    grid = shown(
        GridRow(cells("а", ""), 1),
        GridRow(cells("б" * 200), 2, hidden=True),
        columns=frozenset({2}),
    )
    assert [(gap.reason, len(gap.text)) for gap in grid.omissions] == [
        (OmissionReason.HIDDEN_ROW, 81)
    ]
