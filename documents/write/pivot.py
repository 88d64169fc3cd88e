"""Pivots by pandas: long records in, a square of sums out. pandas is imported when first used."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pivot:
    """Sums by row and column. `cells[i][j]` belongs to `rows[i]` and `columns[j]`.

    None stands where there was no record at all, which is not the same as nought.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int | None, ...], ...]
    column_totals: tuple[int, ...]
    total: int


def pivot(records: Iterable[tuple[str, str, int]]) -> Pivot:
    """Sum (row, column, count) records. Rows and columns keep the order of first appearance."""
    import pandas as pd

    frame = pd.DataFrame(list(records), columns=["row", "column", "count"])
    if frame.empty:
        return Pivot((), (), (), (), 0)
    table = frame.pivot_table(
        index="row", columns="column", values="count", aggfunc="sum", sort=False
    ).reindex(index=frame["row"].unique(), columns=frame["column"].unique())
    by_column = table.sum(axis=0)
    return Pivot(
        rows=tuple(str(name) for name in table.index),
        columns=tuple(str(name) for name in table.columns),
        cells=tuple(
            tuple(None if pd.isna(value) else int(value) for value in line)
            for line in table.to_numpy()
        ),
        column_totals=tuple(int(value) for value in by_column),
        total=int(by_column.sum()),
    )
