"""Names of files that speak of particular pupils, and ordinary ones that must pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.pupils import looks_like_pupils


@pytest.mark.parametrize(
    ("name", "caption"),
    [
        ("список учащихся 7а.docx", None),
        ("Список_обучающихся_школы.xlsx", None),
        ("СПИСОК ДЕТЕЙ.pdf", None),
        ("ФИО обучающихся.xlsx", None),
        ("фио.xlsx", "ФИО учеников 5 класса"),
        ("7а список.docx", None),
        ("Список 7 «Б».docx", None),
        ("класс 9в фио.txt", None),
        ("Дети.xlsx", None),
        ("учащиеся 2026.xlsx", None),
        ("Климова_7Б.docx", None),
        ("8в Осинский.jpg", None),
        ("IMG_0001.jpg", "Данные о детях из семей группы риска, список детей"),
        ("реестр детей.xlsx", None),
        ("согласие на обработку персональных данных.pdf", None),
        ("СНИЛС.pdf", None),
    ],
)
def test_lists_of_pupils_are_noticed(name, caption):
    assert looks_like_pupils(name, caption)


@pytest.mark.parametrize(
    ("name", "caption"),
    [
        ("справка.docx", None),
        ("Социальный паспорт школы.docx", "Данные на 20 ноября"),
        ("приказ 15-о.pdf", None),
        ("Мониторинг кадров 2026.xlsx", None),
        ("IMG_20261124_091200.jpg", None),
        ("план воспитательной работы.docx", "Готово, подпись директора есть"),
        ("Отчёт о питании обучающихся.docx", None),
        ("Посещаемость занятий.xlsx", "итог за ноябрь"),
        ("протокол № 3.pdf", None),
        ("5.2 аналитическая справка.docx", None),
    ],
)
def test_ordinary_files_pass(name, caption):
    assert not looks_like_pupils(name, caption)


@given(st.text(max_size=200), st.none() | st.text(max_size=400))
def test_any_name_gets_an_answer(name, caption):
    assert looks_like_pupils(name, caption) in (True, False)
