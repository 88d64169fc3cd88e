"""Lists of organisations in tables and lines, and how they stand to those that are known."""

from dataclasses import replace

import pytest

from domain.draft import lists_organisations
from domain.grid import Grid, Paragraph, Place
from domain.organisation_columns import Field
from domain.organisation_comparison import KnownOrganisation, ListedState, compare_lists
from domain.organisation_identity import Likeness, compare_names
from domain.organisation_kinds import OrganisationKind as Kind
from domain.organisation_list import ListedOrganisation, read_organisations
from domain.plan import draft
from tests.domain.grids import grid

REGISTER = """
Реестр образовательных организаций >4
 | | |
№ п/п | Наименование учреждения | Директор | Телефон
1 | МБОУ «Лицей № 3» | Котова А.А. | 2-12-34
2 | МБДОУ «Детский сад № 5» | Орлова Ирина Ильинична | 8 (900) 123-45-67
 | Итого: 2 | |
"""


def names(text: str) -> list[str]:
    return [listed.name for listed in read_organisations(grid(text)).organisations]


def test_a_register_gives_one_organisation_a_data_row():
    found = read_organisations(grid(REGISTER))
    assert [
        (each.name, each.kind, each.head, each.phone, each.place and each.place.row)
        for each in found.organisations
    ] == [
        ("МБОУ «Лицей № 3»", Kind.SCHOOL, "Котова А.А.", "2-12-34", 4),
        (
            "МБДОУ «Детский сад № 5»", Kind.KINDERGARTEN, "Орлова Ирина Ильинична",
            "8 (900) 123-45-67", 5,
        ),
    ]  # fmt: skip
    assert found.fields == (Field.NAME, Field.HEAD, Field.PHONE)
    assert [text for _, text in found.skipped] == [
        "Реестр образовательных организаций",
        "№ п/п | Наименование учреждения | Директор | Телефон",
        "Итого: 2",
    ]


def test_every_column_is_known_by_its_heading():
    found = read_organisations(
        grid("""
№ | Полное наименование | Краткое наименование | Тип | ФИО руководителя | Телефон директора \
| Эл. почта | Координатор проекта | Тел. координатора | Группа
1 | Луговская школа | СОШ № 9 | Школа | Котова А.А. | 21234 | lug@school.test | Орлов И.И. | 9001 \
| ШНОР
""")
    )
    (only,) = found.organisations
    place = only.place
    assert only == ListedOrganisation(
        name="СОШ № 9", full_name="Луговская школа", kind=Kind.SCHOOL, head="Котова А.А.",
        phone="21234", email="lug@school.test", coordinator="Орлов И.И.",
        coordinator_phone="9001", groups=("ШНОР",), place=place,
    )  # fmt: skip


def test_groups_are_named_or_ticked_in_any_number_of_columns():
    found = read_organisations(
        grid("""
№ | Школа | ШНОР | Проект 500+ | Группа
1 | Школа № 1 | + | да | городские, опорные
2 | Школа № 2 | | нет | сельские
3 | Школа № 3 | - | |
""")
    )
    assert [each.groups for each in found.organisations] == [
        ("ШНОР", "Проект 500+", "городские", "опорные"),
        ("сельские",),
        (),
    ]


LISTS = {
    "the header again on every page": """
№ | Учреждение | Телефон
1 | Школа № 1 | 1-11
№ | Учреждение | Телефон
2 | Школа № 2 | 2-22
""",
    "no header": """
1 | Школа № 1 | Котова Анна Ивановна | 2-12-34
2 | Школа № 2 | Орлов Иван Ильич | 2-12-35
""",
    "names alone under one heading": "Наименование | \nШкола № 1 | \nШкола № 2 | ",
    "kinds as merged rows": """
№ | Организация | Директор
Сведения о школах >3
1 | Школа № 1 | Котова А.А.
2 | Школа № 2 | Орлов И.И.
Всего школ: 2 >3
""",
    "columns in another order": """
Телефон | Директор | Школа
1-11 | Котова А.А. | Школа № 1
2-22 | Орлов И.И. | Школа № 2
""",
    "the same school twice": """
№ | Организация | Директор
1 | Школа № 1 | Котова А.А.
2 | Школа № 2 | Орлов И.И.
3 | школа №1 | Котова А.А.
""",
    "a signature below": """
№ | Организация | Директор
1 | Школа № 1 | Котова А.А.
2 | Школа № 2 | Орлов И.И.
 | Начальник отдела | Перова П.П.
""",
}


@pytest.mark.parametrize("kind", LISTS)
def test_title_header_totals_and_empty_rows_are_no_organisations(kind):
    assert names(LISTS[kind]) == ["Школа № 1", "Школа № 2"]


LINES = {
    "1. Школа № 1": ("Школа № 1", "", ""),
    "- МБОУ «Лицей № 3», Котова А.А., тел. 2-12-34": ("МБОУ «Лицей № 3»", "Котова А.А.", "2-12-34"),
    "Школа № 2 (директор Орлов Иван Ильич)": ("Школа № 2", "Орлов Иван Ильич", ""),
    "Детский сад № 5 – 8 900 123 45 67": ("Детский сад № 5", "", "8 900 123 45 67"),
}


@pytest.mark.parametrize("line", LINES)
def test_a_pasted_line_is_an_organisation_with_what_stands_beside_it(line):
    document = Grid((Paragraph("Список школ района", Place(row=1)), Paragraph(line, Place(row=2))))
    (only,) = read_organisations(document).organisations
    assert (only.name, only.head, only.phone) == LINES[line]


PAIRS = [
    ("МБОУ СОШ № 3", "Школа № 3", Likeness.ALIKE),
    ("Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 3»", "СОШ №3",
     Likeness.ALIKE),
    ("школа  № 3", "Школа №3", Likeness.SAME),
    ("МБОУ «Лицей № 3»", "Лицей 3", Likeness.ALIKE),
    ("МБДОУ «Детский сад № 5 «Ромашка»", "Д/с № 5", Likeness.ALIKE),
    ("МКОУ Луговская СОШ", "Луговская школа", Likeness.ALIKE),
    ("Школа № 3", "Школа № 13", Likeness.OTHER),
    ("Школа № 3", "Детский сад № 3", Likeness.OTHER),
    ("Школа № 3", "Лицей № 3", Likeness.OTHER),
    ("Луговская школа", "Речная школа", Likeness.OTHER),
    ("Школа № 3 села Луговое", "Школа № 3 села Речное", Likeness.OTHER),
    ("Дом детского творчества", "Дом детскго творчества", Likeness.ALIKE),
    ("Управление образования", "Отдел культуры", Likeness.OTHER),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "likeness"), PAIRS)
def test_names_are_compared_by_what_tells_organisations_apart(one, other, likeness):
    assert compare_names(one, other) is likeness
    assert compare_names(other, one) is likeness
    assert compare_names(one, one) is Likeness.SAME


def test_a_list_is_new_the_same_changed_or_alike():
    known = [
        KnownOrganisation(1, "Школа № 1", Kind.SCHOOL, "8 900 000-00-01"),
        KnownOrganisation(2, "Школа № 2", Kind.SCHOOL, "2-22"),
        KnownOrganisation(3, "Школа № 3", Kind.SCHOOL),
    ]
    listed = [
        ListedOrganisation(name="Школа №1", kind=Kind.SCHOOL, phone="+7 (900) 000 00 01"),
        ListedOrganisation(name="Школа № 2", kind=Kind.SCHOOL, phone="3-33"),
        ListedOrganisation(name="МБОУ СОШ № 3", kind=Kind.SCHOOL),
        ListedOrganisation(name="Лицей № 4", kind=Kind.SCHOOL),
    ]
    found = compare_lists(listed, known)
    assert [(each.standing, each.known and each.known.id) for each in found] == [
        (ListedState.SAME, 1),
        (ListedState.CHANGED, 2),
        (ListedState.ALIKE, 3),
        (ListedState.NEW, None),
    ]


def test_the_same_list_again_changes_nothing():
    listed = read_organisations(grid(REGISTER)).organisations
    known = [
        KnownOrganisation(number, each.name, each.kind, each.phone, each.coordinator, each.head)
        for number, each in enumerate(listed)
    ]
    assert {each.standing for each in compare_lists(listed, known)} == {ListedState.SAME}


def test_a_short_name_is_the_name_and_the_full_one_is_kept():
    """One that several share tells nobody apart: these are called in full."""
    found = read_organisations(
        grid("""
№ | Полное наименование | Краткое наименование
1 | Муниципальное учреждение «Средняя общеобразовательная школа № 1» | МБОУ «СОШ № 1»
2 | Муниципальное учреждение «Лицей № 5» | МБОУ «Лицей № 5»
3 | Луговская основная школа | МБОУ ООШ
4 | Береговая основная школа | МБОУ ООШ
5 | Заречная основная школа | –
""")
    ).organisations
    assert [(each.name, each.full_name) for each in found] == [
        ("МБОУ «СОШ № 1»", "Муниципальное учреждение «Средняя общеобразовательная школа № 1»"),
        ("МБОУ «Лицей № 5»", "Муниципальное учреждение «Лицей № 5»"),
        ("Луговская основная школа", ""),
        ("Береговая основная школа", ""),
        ("Заречная основная школа", ""),
    ]
    assert {each.kind for each in found} == {Kind.SCHOOL}


def test_a_list_with_either_name_means_the_organisation_that_has_both():
    listed = ListedOrganisation(name="СОШ № 9", full_name="Луговская школа", kind=Kind.SCHOOL)
    both = KnownOrganisation(1, "СОШ № 9", Kind.SCHOOL, full_name="Луговская школа")
    in_full = KnownOrganisation(1, "Луговская школа", Kind.SCHOOL)
    for each in (listed, replace(listed, full_name=""), replace(listed, name="Луговская школа")):
        (found,) = compare_lists([each], [both])
        assert (found.standing, found.known) == (ListedState.SAME, both)
    assert compare_lists([listed], [in_full])[0].standing is ListedState.SAME
    (found,) = compare_lists([listed], [replace(both, full_name="")])
    assert found.standing is ListedState.CHANGED


def test_what_was_taken_for_the_same_is_the_same_when_the_list_comes_again():
    listed = ListedOrganisation(name="МБОУ СОШ № 3", kind=Kind.SCHOOL, phone="2-22", head="Сомов")
    blank = KnownOrganisation(3, "Школа № 3", Kind.SCHOOL)
    told = replace(blank, phone="2-22", head="Сомов")
    (first,), (again,) = compare_lists([listed], [blank]), compare_lists([listed], [told])
    assert (first.standing, bool(first.changes)) == (ListedState.ALIKE, True)
    assert (again.standing, bool(again.changes)) == (ListedState.SAME, False)
    # Another list says something else of it: that is asked again.
    (other,) = compare_lists([replace(listed, phone="3-33")], [told])
    assert other.standing is ListedState.ALIKE


def test_one_known_organisation_is_met_by_one_listed_only():
    known = [KnownOrganisation(3, "Школа № 3", Kind.SCHOOL)]
    listed = [
        ListedOrganisation(name="МБОУ СОШ № 3", kind=Kind.SCHOOL),
        ListedOrganisation(name="МОУ СОШ № 3", kind=Kind.SCHOOL),
    ]
    assert [each.standing for each in compare_lists(listed, known)] == [
        ListedState.ALIKE, ListedState.NEW,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name",
    [
        "Информационно-методический центр",
        "МКУ «Информационно-методический центр»",
        "Базовая школа № 2",
        "База отдыха «Сосна»",
        "Школа",
    ],
)
def test_a_name_that_begins_like_a_title_is_a_name(name):
    lines = (Paragraph("Список школ", Place(row=1)), Paragraph(name, Place(row=2)))
    found = read_organisations(Grid(lines))
    assert [each.name for each in found.organisations] == [name]
    assert [text for _, text in found.skipped] == ["Список школ"]


@pytest.mark.parametrize("line", ["Не сдали отчёт:", "Добавь школы:", "удали эти школы :"])
def test_a_line_that_announces_others_is_no_name(line):
    lines = (Paragraph(line, Place(row=1)), Paragraph("Школа № 3", Place(row=2)))
    found = read_organisations(Grid(lines))
    assert [each.name for each in found.organisations] == ["Школа № 3"]
    assert [text for _, text in found.skipped] == [line]


HEAD = "№ | Наименование учреждения | Директор | Координатор"
FULL_NAMES = (
    "1 | Школа № 1 | Зуева А.П. | Анна Лебедева, 8 900 111-22-33\n2 | Лицей № 2 | | Белова Ольга"
)
SCHOOLS = "1 | Школа № 1 | Зуева А.П. | Рогова Т.К.\n2 | Лицей № 2 | Седов И.И. | Лосев П.П."


@pytest.mark.parametrize("rows", [SCHOOLS, FULL_NAMES])
def test_names_of_organisations_without_a_day_are_no_plan(rows):
    assert lists_organisations(draft(grid(f"{HEAD}\n{rows}")))
    assert read_organisations(grid(f"{HEAD}\n{rows}")).is_clear


@pytest.mark.parametrize(
    "text",
    [
        # Whom the office visits, and when.
        "№ | Мероприятие | Срок | Ответственный\n"
        "1 | Школа № 1 | март | УО\n2 | Лицей № 2 | май | УО",
        "План проверок на 2027 год\n\n№ | Мероприятие | Срок | Ответственный\n"
        "1 | Школа № 1 | | УО\n2 | Лицей № 2 | | УО",
        "№ | Мероприятие | Срок | Ответственный\n1 | Смотр кабинетов | | УО\n2 | Слёт | | УО",
    ],
)
def test_a_plan_about_schools_is_a_plan(text):
    assert not lists_organisations(draft(grid(text)))


@pytest.mark.parametrize("names", ["Школа № 1", "Рогова Т.К.\nСедов И.И.\nШкола № 1"])
def test_what_may_be_something_else_is_no_clear_list(names):
    rows = "\n".join(f"{number} | {name}" for number, name in enumerate(names.split("\n"), 1))
    assert not read_organisations(grid(f"№ | Название\n{rows}")).is_clear


def test_what_stands_beside_in_a_letter_is_no_organisation_and_is_told():
    lines = (
        "Добрый день! Направляю список школ:",
        "Школа № 5, директор Сомова А.А., зам. по УВР Лосева О.О., тел. 2-11-33",
        "Школа № 6, директор Котов Б.Б.",
        "С уважением, Галина Петровна",
    )
    found = read_organisations(
        Grid(tuple(Paragraph(line, Place(row=row)) for row, line in enumerate(lines, start=1)))
    )
    assert [(each.name, each.head) for each in found.organisations] == [
        ("Школа № 5", "Сомова А.А."),
        ("Школа № 6", "Котов Б.Б."),
    ]
    skipped = [text for _, text in found.skipped]
    assert (skipped[0], skipped[-1]) == (lines[0], lines[-1])
    assert "УВР Лосева О.О." in skipped[1]
