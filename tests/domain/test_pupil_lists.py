"""Lists of pupils inside documents, and what only looks a little like them. Names are invented."""

from datetime import date

import pytest

from domain.grid import Grid, Paragraph, Place
from domain.pupil_lists import PupilDoubt, PupilReason, find_pupils
from tests.domain.grids import grid

AS_OF = date(2026, 11, 24)

LISTS = {
    "columns": (
        "№ | ФИО | Класс\n1 | Лаврова Анна Петровна | 5 «А»\n2 | Кротов Иван | 5 «А»",
        PupilReason.COLUMNS,
        2,
    ),
    "surnames only": (
        "Фамилия | Имя | Класс\nЛаврова | Анна | 5\nКротов | Иван | 6",
        PupilReason.COLUMNS,
        2,
    ),
    "columns below a title": (
        "Призёры олимпиады | | \n№ | Фамилия, имя | Дата рождения\n1 | Кротов Иван | 01.02.2014",
        PupilReason.COLUMNS,
        1,
    ),
    "no header, classes": (
        "1 | Лаврова Анна | 5А\n2 | Кротов Иван | 5-б\n3 | Деменков Пётр | 11 «В»",
        PupilReason.CLASSES,
        3,
    ),
    "births": (
        "1 | Лаврова Анна | 01.02.2014\n2 | Кротов Иван | 3.4.2015\n3 | Деменков Пётр | 05.06.2010",
        PupilReason.BIRTHS,
        3,
    ),
    "words above": (
        "Список обучающихся | \n1 | Лаврова Анна\n2 | Кротов Иван\n3 | Деменков Пётр",
        PupilReason.WORDS,
        3,
    ),
    "capitals": (
        "1 | ЛАВРОВА АННА | 5А\n2 | КРОТОВ ИВАН | 5-б\n3 | ПЕТРЕНКО ПЁТР | 11 «В»",
        PupilReason.CLASSES,
        3,
    ),
    "ages": (
        "1 | Лаврова Анна | 10 лет\n2 | Кротов Иван | 9 лет\n3 | Деменков Пётр | 3 года",
        PupilReason.BIRTHS,
        3,
    ),
    "a list of a class": (
        "Список 7 «А» класса | \n1 | Лаврова Анна\n2 | Кротов Иван\n3 | Деменков Пётр",
        PupilReason.WORDS,
        3,
    ),
    "children beside parents": (
        "Ребёнок | Родитель\nЛаврова Анна | Лаврова О. П.\nКротов Иван | Кротов П. П.\n"
        "Деменков Пётр | Деменкова А. А.",
        PupilReason.COLUMNS,
        3,
    ),
    "a number of insurance": ("Кротов Иван Петрович | 112-233-445 95 | УО", PupilReason.PAPERS, 1),
}

OTHERS = {
    "a plan": "№ | Мероприятие | Срок | Ответственный\n1 | Смотр | 15.09.2026 | Лаврова А. П.\n"
    "2 | Выставка | 16.09.2026 | Кротов И. И.\n3 | Слёт | 17.09.2026 | Деменков П. П.",
    "teachers of classes": "ФИО классного руководителя | Класс\nЛаврова Анна Петровна | 5 «А»\n"
    "Кротов Иван Петрович | 5 «Б»\nДеменков Пётр Ильич | 6 «А»",
    "teachers in rows": "1 | Лаврова Анна Петровна, учитель 5 «А»\n2 | Кротов Иван Ильич, учитель "
    "5 «Б»\n3 | Деменков Пётр Ильич, учитель 6 «А»",
    "figures by class": "Класс | Учащихся\n5 «А» | 25\n5 «Б» | 24\n6 «А» | 27",
    "classes and events": "Класс | Мероприятие\n5 «А» | Классный час\n5 «Б» | Смотр\n6 «А» | Поход",
    "teachers with their years": "1 | Лаврова Анна Петровна, стаж 10 лет\n"
    "2 | Кротов Иван Ильич, стаж 9 лет\n3 | Деменков Пётр Ильич, стаж 3 года",
    "laws": "1 | Приказ Минобрнауки Российской Федерации от 17.12.2010 № 1897\n"
    "2 | Закон Российской Федерации от 29.12.2012\n3 | Концепция развития Краснодарского Края, "
    "утверждена 03.04.2012",
    "what is done for pupils": "Мероприятия для школьников района | Срок\nПроект «Школа Архимеда» "
    "| май\nСлёт «Красный Бор» | июнь\nКонкурс «Живая Классика» | июль",
    "a group that works": "Состав рабочей группы | \n1 | Лаврова Анна\n2 | Кротов Иван\n"
    "3 | Деменков Пётр",
    "abbreviations": "1 | МБОУ СОШ | 5А\n2 | МКУ ИМЦ | 5Б\n3 | ГАУ ДПО | 6А",
    "figures of pupils": "Обучающиеся | Всего\nОдарённые дети | 25\nДети с ОВЗ | 24\nВсего | 27",
    "places": "№ | Школа | Посёлок\n1 | Школа № 3 | Красный Бор\n2 | Школа № 4 | Белая Гора\n"
    "3 | Школа № 5 | Малая Вишера",
}


@pytest.mark.parametrize("name", LISTS)
def test_lists_of_pupils_are_found_with_their_reason(name: str) -> None:
    text, reason, count = LISTS[name]
    found = find_pupils(grid(text), AS_OF)
    assert found is not None
    assert (found.reason, found.count) == (reason, count)
    assert found.place.table == 1


@pytest.mark.parametrize("name", OTHERS)
def test_what_names_no_pupils_is_left_alone(name: str) -> None:
    assert find_pupils(grid(OTHERS[name]), AS_OF) is None


def test_lines_of_a_text_without_a_table() -> None:
    lines = [
        "Участники слёта",
        "1. Лаврова Анна, 5 «А»",
        "2. Кротов Иван, 5 «Б»",
        "Деменков Пётр 6а",
    ]
    blocks = tuple(Paragraph(text, Place(row=row)) for row, text in enumerate(lines, 1))
    assert find_pupils(Grid(blocks), AS_OF) == PupilDoubt(PupilReason.CLASSES, Place(row=2), 3)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Обучающиеся 7А: Лаврова Анна, Кротов Иван, Деменков Пётр.", PupilReason.WORDS),
        ("Лаврова Анна, 7 кл., Кротов Иван, 7 кл., Ким Пётр, 8 кл.", PupilReason.CLASSES),
        ("Работа с обучающимися, педагоги: Лаврова Анна, Кротов Иван, Деменков Пётр.", None),
        ("Выступили: Лаврова Анна, Кротов Иван, Деменков Пётр.", None),
    ],
)
def test_a_list_in_one_sentence(line: str, reason: PupilReason | None) -> None:
    found = find_pupils(Grid((Paragraph(line, Place(row=1)),)), AS_OF)
    assert (found and found.reason) == reason


def test_no_name_is_in_the_doubt() -> None:
    found = find_pupils(grid(LISTS["columns"][0]), AS_OF)
    assert "Лаврова" not in repr(found)
