"""A plan that is made up, written in any style and read again is the same plan."""

from dataclasses import dataclass
from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from documents.read.text import read_text
from domain.grid import Cell, Grid, GridRow, GridTable, Paragraph, Place
from domain.plan import draft
from domain.planning.column_roles import ColumnRole
from domain.planning.wording import key
from tests import dumps
from tests.domain.test_plan import HEADINGS

TITLES = (
    "Провести семинар для новых учителей", "Подготовить справку о летнем отдыхе",
    "Организовать районный слёт читателей", "Обновить банк данных о наставниках",
    "Собрать заявки школ на курсы", "Мониторинг посещаемости кружков",
    "Заседание совета по вопросам: питание, подвоз, безопасность", "Смотр школьных музеев (заочно)",
    "Анализ итогов года", "Создание рабочей группы и утверждение её состава",
    "Неделя здоровья:\n- зарядка;\n- лекции врачей.", "2 этап конкурса чтецов", "Семинар",
    "Приём заявлений в 1 класс", "«Круглый стол» с родителями", "Участие в региональных сменах",
)  # fmt: skip
TERMS = (
    "сентябрь", "Октябрь 2022", "январь – март 2023", "ежеквартально", "Постоянно", "до 1 июня",
    "в течение года", "По графику", "по мере необходимости", "до 25 числа каждого месяца",
    "Сентябрь,\nапрель", "2022-2023", "учебного года по отдельному плану", "4 неделя мая",
    "15.03.2023", "май, июнь", "ежегодно, август", "II квартал",
)  # fmt: skip
PARTIES = (
    "УО", "ИМЦ", "МКУ «Центр заботы»", "ОО", "руководители ММО", "Отдел опеки и досуга",
    "Иванова М.П.", "классные руководители", "КДН и ЗП", "МБОУ СОШ № 3", "психологи",
)  # fmt: skip
RESULTS = ("Справка", "Приказ, протокол", "не менее 30% школ", "Отчёт", "Размещение на сайте")
SECTIONS = (
    "Нормативное обеспечение", "Работа с кадрами", "Сопровождение школ", "Итоги и контроль",
    "Развитие талантов детей и молодёжи",
)  # fmt: skip


STYLES = (
    dumps.as_cells,
    partial(dumps.as_cells, noise=0.05, seed=1),
    dumps.as_rows,
    partial(dumps.as_rows, noise=0.1, seed=1),
    dumps.as_pipes,
)


@dataclass(frozen=True)
class Item:
    """An activity as it is meant, with the title of its section."""

    number: str
    section: str | None
    title: str
    term: str
    parties: tuple[str, ...]
    result: str


@st.composite
def plans(draw):
    """A list of items and how sections are numbered."""
    names = draw(st.sampled_from(((), SECTIONS[:2], SECTIONS[:3], SECTIONS)))
    numbering = draw(st.sampled_from(("1", "1.1", "on", "none")))
    items = []
    count = 0
    for part, name in enumerate(names or (None,), 1):
        for index in range(1, draw(st.integers(2, 5)) + 1):
            count += 1
            number = {"1": f"{index}", "1.1": f"{part}.{index}", "on": f"{count}", "none": ""}
            items.append(
                Item(
                    number[numbering],
                    name,
                    draw(st.sampled_from(TITLES)),
                    draw(st.sampled_from(TERMS)),
                    tuple(
                        draw(
                            st.lists(st.sampled_from(PARTIES), min_size=1, max_size=3, unique=True)
                        )
                    ),
                    draw(st.sampled_from(RESULTS)),
                )
            )
    return items


@st.composite
def documents(draw):
    """The items and the document in which they are written."""
    items = draw(plans())
    roles = [ColumnRole.TITLE, ColumnRole.TERM, ColumnRole.PARTY]
    if draw(st.booleans()):
        roles.append(ColumnRole.RESULT)
    if draw(st.booleans()):
        roles.append(ColumnRole.OTHER)
    roles = draw(st.permutations(roles))
    if items[0].number or draw(st.booleans()):
        roles = [ColumnRole.NUMBER, *roles]
    width = len(roles)
    dot = draw(st.sampled_from((".", "")))
    separator = draw(st.sampled_from((", ", "\n", "; ", ",\n")))
    shape = draw(st.sampled_from(("merged", "first", "numbered", "word", "title column")))
    again = draw(st.booleans())
    header = [draw(st.sampled_from(HEADINGS[role])) for role in roles]
    lines = [[Cell(text, column) for column, text in enumerate(header, 1)]]
    if draw(st.booleans()):
        lines.append([Cell(str(column), column) for column in range(1, width + 1)])
    current = None
    count = 0
    for item in items:
        if item.section != current:
            current, count = item.section, count + 1
            text = {
                "merged": current,
                "first": current,
                "numbered": f"{count}. {current}",
                "word": f"Раздел {count}. {current}",
                "title column": f"{count}. {current}",
            }[shape]
            at = roles.index(ColumnRole.TITLE) + 1 if shape == "title column" else 1
            lines.append([Cell(text, at, width if shape in ("merged", "numbered", "word") else 1)])
            if again:
                lines.append(lines[0])
        texts = {
            ColumnRole.NUMBER: item.number + dot if item.number else "",
            ColumnRole.TITLE: item.title,
            ColumnRole.TERM: item.term,
            ColumnRole.PARTY: separator.join(item.parties),
            ColumnRole.RESULT: item.result,
            ColumnRole.OTHER: "Дом творчества",
        }
        lines.append([Cell(texts[role], column) for column, role in enumerate(roles, 1)])
    rows = tuple(GridRow(tuple(cells), number) for number, cells in enumerate(lines, 1))
    title = Paragraph("План мероприятий на 2022-2023 учебный год", Place(row=1))
    grid = Grid((title, GridTable(rows, 1, width)))
    return items, grid, ColumnRole.RESULT in roles


def check(items: list[Item], grid: Grid, with_result: bool) -> None:
    plan = draft(grid)
    sections = {section.key: section.title for section in plan.sections}
    found = [
        (
            activity.number,
            sections.get(activity.section or ""),
            key(activity.title),
            key(activity.term),
            tuple(party.name for party in activity.responsible),
            key(activity.result),
        )
        for activity in plan.activities
    ]
    assert found == [
        (
            item.number,
            item.section,
            key(item.title),
            key(item.term),
            item.parties,
            key(item.result) if with_result else "",
        )
        for item in items
    ]


@settings(max_examples=200)
@given(documents())
def test_a_grid_is_read_as_it_was_meant(document):
    check(*document)


# With stray blank lines a dump may be truly ambiguous, so the examples are always the same.
@settings(max_examples=200, derandomize=True)
@given(documents(), st.sampled_from(STYLES))
def test_a_dump_is_read_as_it_was_meant(document, style):
    items, grid, with_result = document
    check(items, read_text(style(grid).encode()), with_result)
