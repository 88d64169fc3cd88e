"""What pictures say of themselves: extremes, the running month, names that fit a phone."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.labels import labels
from bot.ui.summary import charts, file_pictures, sheets, tables
from bot.ui.texts import texts
from documents.write.charts import _burn_up_data, _heat_data
from documents.write.png import table_png
from documents.write.xlsx_sheets import PAGE_LETTERS
from domain.chart import Point
from domain.summary import SummaryQuery
from domain.table import CellKind, Column, Row, Table
from services.summaries.figures import Change, Figures
from services.summaries.progress import CourseView, SchoolMonths
from services.summaries.queries import QueryInfo
from services.summaries.views import SummaryLine, SummaryView

SAY = texts("ru")
TAKEN = datetime(2026, 11, 24, 6, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Moscow")


def info() -> QueryInfo:
    return QueryInfo(
        query=SummaryQuery(roadmap_id=1),
        title="МСОКО",
        municipality="Заречье",
        section="",
        group="",
        organisation="",
        taken_at=TAKEN,
        zone=ZONE,
        today=date(2026, 11, 24),
        on=date(2026, 11, 24),
        shown=None,
    )


def months(figures: dict[tuple[int, int], Figures], outside: int = 0) -> SchoolMonths:
    schools = ((1, "Школа № 1"), (2, "Школа № 2"))
    return SchoolMonths(info(), schools, (202610, 202611, 202612), figures, outside)


def test_the_caption_names_the_extremes_of_what_is_shown_and_the_running_month():
    view = months(
        {
            (1, 202610): Figures(done=1, planned=3),
            (2, 202610): Figures(done=1, planned=1),
            (1, 202611): Figures(done=3, planned=1),
            (2, 202611): Figures(planned=4),
        },
        outside=2,
    )
    chart = only(charts.heat_maps(view, SAY))
    assert chart.finding == (
        "Меньше всего выполнено: Школа № 1, октябрь 2026 — 25%. "
        "Больше всего: Школа № 1, ноябрь 2026 — 75%. "
        "«Идёт» — текущий месяц ещё идёт, и пока ничего не принято. "
        "Сроки 2 мероприятий за пределами периода плана, здесь их нет."
    )
    data = _heat_data(chart, labels(SAY), 10)
    assert data["rows"][1]["shares"][1] == {"value": None, "text": "идёт"}
    assert data["rows"][0]["shares"][1] == {"value": 0.75, "text": "75"}
    assert data["rows"][0]["shares"][2] is None


def test_nobody_is_singled_out_among_equals():
    half, third = Figures(done=1, planned=1), Figures(done=1, planned=2)
    schools, months_ = ((1, "Школа № 1"), (2, "Школа № 2")), (202609, 202610)
    figures = {(school, month): half for school in (1, 2) for month in months_}
    view = SchoolMonths(info(), schools, months_, figures | {(1, 202609): third}, 0)
    assert charts.heat_finding(view, SAY) == (
        "Меньше всего выполнено: Школа № 1, сентябрь 2026 — 33%. Больше всего — 50%: в 3 клетках."
    )
    late = tuple(
        SummaryLine(key, name, Figures(planned=3, overdue=2))
        for key, name in (*schools, (3, "Школа № 3"))
    )
    found = SummaryView(info(), late, Figures(planned=9, overdue=6), Change(0, 0), ())
    said = "Больше всего просрочено: Школа № 1 (2), столько же ещё в 2 строках."
    assert charts.bars_finding(found, SAY) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (365, ["янв", "июл", "янв"]),
        (1000, ["2026", "2027", "2028"]),
        # At the very edge 2029 would be cut off.
        (1100, ["2026", "2027", "2028"]),
    ],
)
def test_years_of_a_long_course_are_told_apart(days, said):
    first = date(2026, 1, 1)
    points = [Point(first + timedelta(days=day), day, None) for day in (0, days)]
    view = CourseView(info(), tuple(points), 0)
    ticks = _burn_up_data(charts.burn_up(view, SAY), labels(SAY))["x_ticks"]
    known = {*said, "2029"}
    assert [each["label"] for each in ticks if each["label"] in known] == said


def only(found):
    (one,) = found
    return one


def test_each_picture_of_a_long_plan_says_its_months_and_names_their_extremes():
    keys = tuple(year * 100 + month for year in (2025, 2026) for month in range(1, 13))
    figures = {
        (1, 202503): Figures(planned=1),
        (1, 202504): Figures(done=1),
        (1, 202609): Figures(done=1, planned=1),
        (1, 202610): Figures(done=1),
    }
    view = replace(months(figures, outside=3), months=keys)
    first, second = charts.heat_maps(view, SAY)
    assert first.title.endswith("· январь 2025 – декабрь 2025")
    assert second.title.endswith("· январь 2026 – декабрь 2026")
    assert first.finding == (
        "Меньше всего выполнено: Школа № 1, март 2025 — 0%. "
        "Больше всего: Школа № 1, апрель 2025 — 100%."
    )
    assert second.finding == (
        "Меньше всего выполнено: Школа № 1, сентябрь 2026 — 50%. "
        "Больше всего: Школа № 1, октябрь 2026 — 100%. "
        "Сроки 3 мероприятий за пределами периода плана, здесь их нет."
    )


@pytest.mark.parametrize(("early", "pictures"), [({}, 1), ({(1, 202703): Figures(done=1)}, 2)])
def test_a_picture_of_months_to_come_is_left_out_where_nothing_is_done_early(early, pictures):
    keys = tuple(year * 100 + month for year in (2026, 2027) for month in range(1, 13))
    ahead = {(1, 202610): Figures(done=1), (1, 202702): Figures(planned=1)}
    view = replace(months(ahead | early, outside=3), months=keys)
    found = charts.heat_maps(view, SAY)
    assert len(found) == pictures
    assert [("за пределами" in each.finding) for each in found] == [False] * (pictures - 1) + [True]


def test_every_picture_says_what_it_is_narrowed_to():
    asked = replace(info(), organisation="Школа № 1")
    query = replace(asked.query, start=date(2026, 11, 1), end=date(2026, 11, 30))
    asked = replace(asked, query=query)
    view = replace(months({(1, 202611): Figures(done=1)}), info=asked)
    lines = SummaryView(asked, (), Figures(), Change(0, 0), ())
    course = CourseView(asked, ())
    titles = [only(charts.heat_maps(view, SAY)).title, charts.bars(lines, SAY).title]
    titles.append(charts.burn_up(course, SAY).title)
    assert all(each.endswith("Школа № 1 · срок: ноябрь 2026") for each in titles), titles


def test_the_sheet_of_months_says_no_failure_of_what_has_not_come():
    """0% of a month to come stood in the workbook, and none in the picture."""
    figures = {
        (1, 202610): Figures(planned=1, done=3),
        (1, 202611): Figures(planned=2),
        (1, 202612): Figures(planned=2),
        (2, 202612): Figures(planned=1, done=1),
    }
    view = replace(months(figures), months=(202610, 202611, 202612))
    sheet = sheets.months(view, SAY)
    assert [row[1:] for row in sheet.rows] == [(0.75, 0.0, None), (None, None, 0.5)]
    assert sheet.total == ("Итого", 0.75, 0.0, 0.25)
    assert "ноябрь 2026 ещё идёт" in " ".join(sheet.heading)


def test_the_course_tells_what_is_done_and_stands_in_no_month():
    points = (Point(date(2026, 11, 24), 3, 2),)
    assert charts.course_finding(CourseView(info(), points, 2), SAY) == (
        "На 24 ноября по плану 3, выполнено 2: отставание 1. "
        "Выполнено ещё 2 мероприятия без срока, на графике их нет."
    )


def test_who_is_level_with_the_last_that_is_named_is_counted():
    """Of five schools with three each two were named as if they were the worst."""
    worst = (("Лицей № 2", 3), ("Школа № 1", 3))
    view = SummaryView(info(), (), Figures(planned=15, overdue=15), Change(0, 0), worst, 3)
    assert "Отстают: Лицей № 2 (3), Школа № 1 (3) и ещё 3 (по 3)." in tables.finding(view, SAY)
    alone = replace(view, as_overdue=0)
    assert "Отстают: Лицей № 2 (3), Школа № 1 (3)." in tables.finding(alone, SAY)


def test_nought_of_a_month_that_is_over_is_nought():
    view = months({(1, 202610): Figures(planned=3), (2, 202610): Figures(done=1)})
    chart = only(charts.heat_maps(view, SAY))
    assert chart.finding.startswith("Меньше всего выполнено: Школа № 1, октябрь 2026 — 0%.")
    assert _heat_data(chart, labels(SAY), 10)["rows"][0]["shares"][0]["text"] == "0"


def test_ten_long_sections_are_one_picture():
    title = "Развитие системы объективной оценки качества подготовки обучающихся " * 3
    names = ("Раздел", "Всего", "Вып.", "Опозд.", "Пров.", "В раб.", "Затр.", "Проср.")
    columns = (Column("Раздел", weight=3), *(Column(n, n, CellKind.INTEGER) for n in names[1:]))
    rows = tuple(Row((f"{n} {title}", *range(100, 107))) for n in range(1, 11))
    table = Table("Сводка · МСОКО", columns, rows, TAKEN, ZONE, finding="Просроченных нет.")
    assert len(table_png(table, labels(SAY))) > 1
    assert len(table_png(file_pictures.for_phone(table), labels(SAY))) == 1


def test_rows_of_a_picture_never_read_alike():
    section = "1 Подготовка учеников и итоговая аттестация в школах"
    names = (f"{section} · МСОКО 2025/26", f"{section} · МСОКО 2026/27", f"2{section}")
    table = Table("Сводка", (Column("Раздел"),), tuple(Row((n,)) for n in names), TAKEN, ZONE)
    shown = [row.cells[0] for row in file_pictures.for_phone(table).rows]
    assert shown == [*names[:2], "21 Подготовка учеников и итоговая…"]


YEARS = [year * 100 + month for year in (2019, 2020, 2021) for month in range(1, 13)]


@given(st.sets(st.sampled_from(YEARS), min_size=1))
def test_months_of_several_years_are_told_apart(chosen):
    """«сен дек янв дек»: of which years was not said."""
    keys = tuple(sorted(chosen))
    figures = {(1, key): Figures(done=1) for key in keys}
    view = SchoolMonths(info(), ((1, "Школа № 1"),), keys, figures)
    names = labels(SAY).months
    for chart in charts.heat_maps(view, SAY):
        year, read = keys[0] // 100, []
        for column in chart.columns:
            name, _, said = column.partition(" ")
            year = int(said or year)
            read.append(year * 100 + names.index(name) + 1)
        assert tuple(read) == keys[: len(read)]
        keys = keys[len(read) :]
    assert not keys


def test_three_years_of_months_are_one_page_of_a4_and_a_year_has_whole_names():
    for keys, first in ((YEARS, "янв 2019"), (YEARS[:12], "январь 2019")):
        figures = {(1, key): Figures(done=1, planned=2) for key in keys}
        view = SchoolMonths(info(), ((1, "Школа № 1"),), tuple(keys), figures)
        sheet = sheets.months(view, SAY)
        assert sheet.columns[1].title == first
        assert len({column.title for column in sheet.columns}) == len(keys) + 1
        assert sum(column.width for column in sheet.columns) <= PAGE_LETTERS
