"""HTML under whatever name."""

from pathlib import Path

import pytest

from domain.grid import Grid, OmissionReason
from tests.documents.building.reading import read_bytes, spans, texts


def read_html(body: str, folder: Path, name: str = "план.xls") -> Grid:
    head = '<html><head><meta charset="windows-1251"><title>x</title><style>td{}</style></head>'
    return read_bytes(f"{head}<body>{body}</body></html>".encode("cp1251"), folder, name)


@pytest.mark.parametrize("name", ["план.xls", "план.doc", "план.html", "план"])
def test_tables_and_text_around_them(tmp_path: Path, name: str) -> None:
    grid = read_html(
        "<h1>План</h1><p>на&nbsp;2026<br>год</p>"
        "<table><thead><tr><th>№<th>Дело</tr></thead><tr><td>1<td>Сбор</table>конец",
        tmp_path,
        name,
    )
    assert [item.text for item in grid.paragraphs] == ["План", "на\u00a02026", "год", "конец"]
    assert [item.heading for item in grid.paragraphs] == [True, False, False, False]
    assert texts(grid.tables[0]) == [["№", "Дело"], ["1", "Сбор"]]
    assert [cell.bold for cell in grid.tables[0].rows[0].cells] == [True, True]


def test_spans(tmp_path: Path) -> None:
    grid = read_html(
        "<table><tr><td colspan=3>Раздел</tr>"
        "<tr><td rowspan=3>1<td>Сбор<td rowspan=2>май</tr><tr><td>Игра</tr>"
        "<tr><td>Урок<td>июль</tr><tr><td>2<td colspan=нет>Поход</tr></table>",
        tmp_path,
    )
    (table,) = grid.tables
    assert spans(table) == [(1, 1, 3, 1), (2, 1, 1, 3), (2, 3, 1, 2)]
    columns = [[(cell.column, cell.text) for cell in row.cells] for row in table.rows]
    assert columns[2:] == [[(2, "Игра")], [(2, "Урок"), (3, "июль")], [(1, "2"), (2, "Поход")]]


def test_text_of_cells(tmp_path: Path) -> None:
    grid = read_html(
        "<table><tr><td>раз<br>\n два<ul><li>три</li><li>четыре</ul></td>"
        "<td><p>пять</p><table><tr><td>шесть<td>семь</table></td>"
        "<td><b>восемь</b> </td><td>де<b>вять</b><span style='display:none'>!</span></td></table>",
        tmp_path,
    )
    (row,) = grid.tables[0].rows
    assert [cell.text for cell in row.cells] == [
        "раз\nдва\nтри\nчетыре",
        "пять\nшесть\nсемь",
        "восемь",
        "девять",
    ]
    assert [cell.bold for cell in row.cells] == [False, False, True, False]


def test_hidden_rows(tmp_path: Path) -> None:
    grid = read_html("<table><tr style='display:none'><td>1<tr><td>2</table>", tmp_path)
    assert texts(grid.tables[0]) == [["2"]]
    assert [gap.reason for gap in grid.omissions] == [OmissionReason.HIDDEN_ROW]
