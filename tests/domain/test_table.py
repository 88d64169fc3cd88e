"""The table and the charts as values, and how their cells are printed."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.chart import Bar, BurnUp, HeatMap, Point
from domain.printing import (
    bound,
    left_out,
    number,
    percent,
    plain,
    printed,
    printed_rows,
    stamp,
)
from domain.table import Align, CellKind, Column, Row, Table
from tests.labels import LABELS

TAKEN = datetime(2026, 11, 24, 6, 12, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Yekaterinburg")


def table(columns: int, *rows: Row, total: Row | None = None) -> Table:
    heads = (Column("Школа"), *(Column(f"C{n}", kind=CellKind.INTEGER) for n in range(1, columns)))
    return Table("Сводка", heads, rows, TAKEN, ZONE, total=total)


@pytest.mark.parametrize(
    ("cell", "kind", "text"),
    [
        (None, CellKind.INTEGER, "–"),
        ("", CellKind.TEXT, ""),
        ("Школа\n№ 3", CellKind.TEXT, "Школа №\u00a03"),
        (0, CellKind.INTEGER, "0"),
        (-3, CellKind.INTEGER, "-3"),
        (30.5, CellKind.NUMBER, "30,5"),
        (30.0, CellKind.NUMBER, "30"),
        (-0.001, CellKind.NUMBER, "0"),
        (0.814, CellKind.PERCENT, "81%"),
        (1, CellKind.PERCENT, "100%"),
        (1.2, CellKind.PERCENT, "120%"),
        (date(2026, 5, 1), CellKind.DATE, "01.05.2026"),
    ],
)
def test_a_cell_is_printed(cell: object, kind: CellKind, text: str) -> None:
    assert printed(cell, Column("", kind=kind), LABELS) == text  # type: ignore[arg-type]


@given(st.integers(1, 2000), st.data())
def test_only_the_whole_is_a_hundred_percent(total: int, data: st.DataObject) -> None:
    done = data.draw(st.integers(0, total))
    text = percent(done / total)
    assert (text == "100%") == (done == total)
    assert (text == "0%") == (done == 0)


@given(st.text())
def test_plain_text_is_one_line_without_marks_of_direction(text: str) -> None:
    once = plain(text)
    assert once == " ".join(once.split())
    assert not set(once) & set("\n\r\t\x00\u202e\u2066")
    assert plain(once) == once


def test_an_emoji_of_several_signs_stays_whole() -> None:
    assert plain("Школа 👩\u200d🏫 № 1") == "Школа 👩\u200d🏫 № 1"


def test_numbers_have_the_decimal_sign_of_the_locale() -> None:
    assert number(1.25, ".") == "1.25"


def test_the_moment_is_printed_in_the_zone_of_the_municipality() -> None:
    assert stamp(TAKEN, ZONE, LABELS) == "снимок от 24.11.2026, 11:12"
    assert left_out(5, LABELS) == "Не показано строк: 5"


def test_the_total_row_is_named_unless_it_has_a_name() -> None:
    value = table(2, Row(("№ 1", 5)), total=Row(("", 5)))
    assert printed_rows(value, LABELS)[-1] == ["Итого", "5"]
    named = replace(value, total=Row(("По округу", 5)))
    assert printed_rows(named, LABELS)[-1] == ["По округу", "5"]


def test_figures_stand_right_and_words_left_unless_asked_otherwise() -> None:
    assert Column("", kind=CellKind.INTEGER).alignment is Align.RIGHT
    assert Column("").alignment is Align.LEFT
    assert Column("", align=Align.CENTER).alignment is Align.CENTER
    assert Column("Просрочено", "проср.").heading == "проср."


def test_a_table_refuses_what_does_not_fit() -> None:
    with pytest.raises(ValueError, match="1 cells under 2 columns"):
        table(2, Row(("№ 1",)))
    with pytest.raises(ValueError, match="1 cells under 2 columns"):
        table(2, total=Row(("№ 1",)))
    with pytest.raises(ValueError, match="aware"):
        replace(table(2), taken_at=TAKEN.replace(tzinfo=None))
    with pytest.raises(ValueError, match="at least one column"):
        replace(table(2), columns=())


@given(st.integers(1, 40), st.integers(2, 20))
def test_panels_hold_every_column_once_after_the_first(columns: int, width: int) -> None:
    row = Row(("№ 1", *range(1, columns)), key="7")
    panels = table(columns, row, total=row).panels(width)
    assert all(len(panel.columns) <= width for panel in panels)
    assert {panel.rows[0].cells[0] for panel in panels} == {"№ 1"}
    assert {panel.rows[0].key for panel in panels} == {"7"}
    assert [cell for panel in panels for cell in panel.rows[0].cells[1:]] == [*range(1, columns)]
    assert [panel.total.cells for panel in panels if panel.total] == [
        panel.rows[0].cells for panel in panels
    ]


def test_charts_refuse_what_does_not_fit() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        HeatMap(
            title="", rows=("№ 1",), columns=("сен",), shares=((1.5,),), taken_at=TAKEN, zone=ZONE
        )
    with pytest.raises(ValueError, match="2 shares under 1 columns"):
        HeatMap(
            title="",
            rows=("№ 1",),
            columns=("сен",),
            shares=((0.5, None),),
            taken_at=TAKEN,
            zone=ZONE,
        )
    with pytest.raises(ValueError, match="0 lines of shares for 1 rows"):
        HeatMap(title="", rows=("№ 1",), columns=("сен",), shares=(), taken_at=TAKEN, zone=ZONE)
    with pytest.raises(ValueError, match="ascend"):
        day = date(2026, 9, 1)
        BurnUp("", (Point(day, 1, 1), Point(day, 2, 2)), TAKEN, ZONE)
    with pytest.raises(ValueError, match="nought"):
        Bar("", 1, -1, 0)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Школа № 7", "Школа №\u00a07"),
        ("до 1 октября", "до 1\u00a0октября"),
        ("1.4 Сверка — до 2 дней", "1.4 Сверка\u00a0— до\u00a02\u00a0дней"),
        ("5.2 Паспорт — до завтра", "5.2 Паспорт\u00a0— до\u00a0завтра"),
        ("1 сентября – 31 августа", "1\u00a0сентября\u00a0– 31\u00a0августа"),
        ("- пункт", "- пункт"),
    ],
)
def test_what_is_read_together_is_not_parted(text, shown):
    assert bound(text) == shown
