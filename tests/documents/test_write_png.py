"""Pictures: their size, what stands in them, what hostile names do to them, their looks.

The pictures in docs/pictures are made of the samples below and were looked at on a screen 360
pixels wide. After a change that is meant, look again and keep the new ones:
`UPDATE_PICTURES=1 python -m pytest tests/documents/test_write_png.py`.
"""

import os
import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pdfplumber
import pytest
from PIL import Image, ImageChops, ImageStat

from documents.write.charts import bars_png, burn_up_png, heat_map_png
from documents.write.png import table_data, table_png
from documents.write.typesetting import typeset
from domain.chart import Bar, Bars, BurnUp, HeatMap, Point
from domain.printing import printed_rows
from domain.table import CellKind, Column, Row, Table, Tone
from tests.labels import LABELS

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
TAKEN = datetime(2026, 11, 24, 6, 12, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Moscow")
HOSTILE = "#panic() *x* $y$ <b>Школа</b> `№ 1` \\ 👩\u200d🏫\u202e\x07 [a](b) @c // " + "ж" * 130
COLUMNS = (
    Column("Школа", weight=3),
    Column("Всего", "всего", CellKind.INTEGER),
    Column("Выполнено", "вып.", CellKind.INTEGER, tone=Tone.GOOD),
    Column("На проверке", "пров.", CellKind.INTEGER),
    Column("В работе", "раб.", CellKind.INTEGER),
    Column("Затруднение", "затр.", CellKind.INTEGER, tone=Tone.WARN),
    Column("Просрочено", "проср.", CellKind.INTEGER, tone=Tone.BAD),
    Column("Доля", "%", CellKind.PERCENT),
)


def schools(*names: str) -> Table:
    rows = tuple(
        Row((name, 48, 48 - n % 9 - 6, 3, 2, n % 2, n % 5, (42 - n % 9) / 48), key=str(n))
        for n, name in enumerate(names)
    )
    sums = [sum(int(row.cells[n] or 0) for row in rows) for n in range(1, 7)]
    total = Row((None, *sums, sums[1] / sums[0] if rows else None))
    return Table(
        "Сводка по школам",
        COLUMNS,
        rows,
        TAKEN,
        ZONE,
        "Дорожная карта «Качество образования 2026/27»",
        "За неделю: +14 выполнено, −3 просрочено.\nОтстают Школа № 5 и гимназия: просрочено по 4.",
        total,
    )


def heat_map(*names: str) -> HeatMap:
    def share(row: int, column: int) -> float | None:
        return None if column > 5 else min(1.0, 0.4 + (row * 5 + column * 7) % 13 / 20)

    return HeatMap(
        title="Выполнено по школам и месяцам",
        rows=names,
        columns=(*LABELS.months[8:], *LABELS.months[:8]),
        shares=tuple(
            tuple(share(row, column) for column in range(12)) for row in range(len(names))
        ),
        taken_at=TAKEN,
        zone=ZONE,
        finding="В ноябре меньше половины у двоих: Школа № 6 и гимназия.",
    )


def burn_up() -> BurnUp:
    points = []
    for week in range(53):
        plan = round(212 * (week / 52) ** 0.8)
        points.append(
            Point(
                date(2026, 9, 1) + timedelta(weeks=week),
                plan,
                round(plan * 0.93) if week <= 12 else None,
            )
        )
    return BurnUp(
        "План года нарастающим итогом",
        tuple(points),
        TAKEN,
        ZONE,
        "Отстаём от плана на 5 мероприятий, неделю назад отставали на 8.",
    )


def bars(*names: str) -> Bars:
    return Bars(
        "Мероприятия по разделам",
        tuple(Bar(name, 30 - n * 4 % 27, n * 2 % 7, 5 + n) for n, name in enumerate(names)),
        TAKEN,
        ZONE,
        "Больше всего просрочено в разделе 4.",
    )


SCHOOLS = (
    *(f"Школа № {n}" for n in range(1, 9)),
    "Лицей № 2",
    "МБОУ «Гимназия имени первых строителей Приозёрного»",
    "Вечерняя школа 🎓",
)
SECTIONS = (
    "1 Качество подготовки обучающихся",
    "2 Кадры",
    "3 Школы, работающие в сложных условиях, и школы с низкими результатами",
    "4 Одарённые дети",
)
SAMPLES: dict[str, Callable[[], list[bytes]]] = {
    "table": lambda: table_png(schools(*SCHOOLS), LABELS),
    "heat-map": lambda: heat_map_png(heat_map(*SCHOOLS), LABELS),
    "burn-up": lambda: burn_up_png(burn_up(), LABELS),
    "bars": lambda: bars_png(bars(*SECTIONS), LABELS),
}


def opened(picture: bytes) -> Image.Image:
    return Image.open(BytesIO(picture)).convert("RGB")


@pytest.mark.parametrize("name", SAMPLES)
def test_a_picture_looks_as_it_was_approved(name: str) -> None:
    (picture,) = SAMPLES[name]()
    now = opened(picture)
    assert now.width == 1080
    assert now.height <= 1920
    path = PICTURES / f"{name}.png"
    if os.environ.get("UPDATE_PICTURES"):
        path.parent.mkdir(parents=True, exist_ok=True)
        now.quantize(48).save(path, optimize=True)
    approved = Image.open(path).convert("RGB")
    assert now.size == approved.size
    difference = ImageChops.difference(now, approved).convert("L").resize((360, now.height // 3))
    assert ImageStat.Stat(difference).mean[0] < 2
    assert path.stat().st_size < 150_000


def words_of(table: Table) -> tuple[str, set[float], list[float]]:
    """Text of the pages as typeset, sizes of letters in points, heights of pages."""
    (pdf,) = typeset("table", table_data(table, LABELS, 10), "pdf")
    with pdfplumber.open(BytesIO(pdf)) as document:
        text = "\n".join(page.extract_text() for page in document.pages)
        sizes = {round(char["size"], 1) for page in document.pages for char in page.chars}
        return text, sizes, [float(page.height) for page in document.pages]


def test_the_picture_carries_the_figures_of_the_table() -> None:
    table = schools(*(f"Школа № {n}" for n in range(1, 9)))
    text, _, _ = words_of(table)
    lines = text.replace("\u00a0", " ").split("\n")
    for row in printed_rows(table, LABELS):
        assert " ".join(row).replace("\u00a0", " ") in lines
    assert "снимок от 24.11.2026, 09:12" in lines


def test_letters_are_large_enough_for_a_phone_without_zoom() -> None:
    _, sizes, heights = words_of(schools(*(f"Школа № {n}" for n in range(100))))
    assert min(sizes) >= 11
    assert max(heights) <= 640


def test_three_hundred_rows_take_several_pictures_and_the_rest_is_counted() -> None:
    pictures = table_png(schools(*(f"Школа № {n}" for n in range(300))), LABELS)
    assert len(pictures) == 10
    assert {opened(picture).width for picture in pictures} == {1080}
    assert max(opened(picture).height for picture in pictures) <= 1920
    text, _, _ = words_of(schools(*(f"Школа № {n}" for n in range(300))))
    shown = text.count("Школа")
    # The heading of the column stands on each of the ten pages, the total is a row too.
    named = sum(f"Школа №\u00a0{n} " in text or f"Школа № {n} " in text for n in range(300))
    assert 150 < named < 300
    assert shown > named
    assert f"Не показано строк: {301 - named}" in text


def test_names_are_text_and_never_markup() -> None:
    text, _, heights = words_of(schools(HOSTILE, "имя " * 50, ""))
    assert len(heights) == 1
    joined = text.replace("\n", " ")
    assert "#panic()" in joined
    assert "<b>Школа</b>" in joined
    assert "\u202e" not in joined


@pytest.mark.parametrize("count", [0, 1])
def test_little_makes_a_picture_too(count: int) -> None:
    names = tuple(f"Школа № {n}" for n in range(count))
    empty = BurnUp("План", burn_up().points[:count], TAKEN, ZONE)
    for pictures in (
        table_png(schools(*names), LABELS),
        heat_map_png(heat_map(*names), LABELS),
        burn_up_png(empty, LABELS),
        bars_png(bars(*names), LABELS),
    ):
        assert [opened(picture).width for picture in pictures] == [1080]


def test_long_charts_take_several_pictures() -> None:
    names = (HOSTILE, *(f"Школа № {n}" for n in range(299)))
    assert len(heat_map_png(heat_map(*names), LABELS)) == 10
    assert len(bars_png(bars(*names), LABELS)) == 10
    assert len(bars_png(bars(*names), LABELS, pictures=2)) == 2


def test_more_than_eight_columns_continue_on_another_picture() -> None:
    columns = (Column("Школа"), *(Column(f"К{n}", kind=CellKind.INTEGER) for n in range(14)))
    table = Table("Широкая", columns, (Row(("Школа № 1", *range(14))),), TAKEN, ZONE)
    assert len(table_png(table, LABELS)) == 2


def test_a_table_of_figures_alone_is_drawn() -> None:
    columns = tuple(Column(f"К{n}", kind=CellKind.INTEGER) for n in range(3))
    table = Table("Числа", columns, (Row((1, 2, 3)),), TAKEN, ZONE)
    assert len(table_png(table, LABELS)) == 1


def test_the_work_can_be_sent_to_another_process() -> None:
    call = pickle.loads(pickle.dumps((table_png, schools("Школа № 1"), LABELS)))
    assert len(call[0](*call[1:])) == 1
