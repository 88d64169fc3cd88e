"""«Кто такой Иванов»: whose name is said; posts, schools and things are no names."""

import pytest

from domain.utterances.people_asked import asked_person, forms_of, is_called


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Кто такой Иванов?", "Иванов Пётр"),
        ("кто такая мария петровна", "Мария Петровна Кузнецова"),
        ("телефон Ольги", "Ольга"),
        ("как связаться с Борисом", "Борис"),
        ("подскажите, кто это — Анна?", "Анна Ли"),
        ("как позвонить Галине Сергеевне", "Галина Сергеевна"),
        ("кто такая Иванова А.П.", "Иванова Анна"),
        ("кто такой Дзюбло", "Дзюбло Анна"),
        ("где работает Виктор Павлович", "Виктор Павлович"),
    ],
)
def test_a_name_is_found_in_any_form(text, name):
    asked = asked_person(text)
    assert asked is not None
    assert asked.is_name
    assert is_called(name, asked.forms)


@pytest.mark.parametrize("name", ["Иван", "Пётр Сидоров", "Иванна"])
def test_others_are_not_called_so(name):
    asked = asked_person("кто такой Иванов")
    assert asked is not None
    assert not is_called(name, asked.forms)


@pytest.mark.parametrize(
    "text",
    [
        "телефон куратора",
        "кто такой куратор",
        "контакты лицея",
        "номер приказа",
        "номер 3",
        "как написать отчёт",
        "кто это сдал",
        "кто это",
        "телефон директора школы 7",
        "телефон ЦРО",
        "контакты УО",
        "контакты цро",
        "кто такой ШНОР",
        "кто такой шнор",
        "кто такой тьютор",
        "контакты малокомплектных",
        "контакты Кванториума",
    ],
)
def test_what_asks_of_nobody_by_name(text):
    asked = asked_person(text)
    assert asked is None or not asked.is_name


def test_a_word_that_the_bot_knows_is_no_name():
    assert forms_of("сводка") is None
    assert forms_of("куратор Борис") is None
    assert forms_of("Борис") is not None
