"""A pasted table is told from words that people write."""

import pytest

from domain.pasted import looks_like_names, looks_like_table

TABLES = [
    "№\tМероприятие\tСрок\n1.1\tСовещание\tдо 15 ноября",
    "| № | Мероприятие | Срок |\n|---|---|---|\n| 1.1 | Совещание | до 15 ноября |",
    "№ | Мероприятие | Срок\n1.1 | Совещание | до 15 ноября",
    "│ 1.1 │ Совещание │\n├─────┼───────────┤\n│ 1.2 │ Семинар   │",
    "План на год\n\n1.1\tСовещание\tноябрь\n1.2\tСеминар\tдекабрь",
]
WORDS = [
    "1.4 сделали, 15 человек",
    "1.1 готово\n1.2 будет к пятнице",
    "Прошу перенести срок | болеет учитель\nДо пятницы",
    "одна\tстрока с табуляцией",
    "|---|---|\n|---|---|",
    "",
]


@pytest.mark.parametrize("text", TABLES)
def test_a_table(text: str) -> None:
    assert looks_like_table(text)


@pytest.mark.parametrize("text", WORDS)
def test_words(text: str) -> None:
    assert not looks_like_table(text)


NAMES = [
    "Управление образования\nМетодический кабинет\nШкола № 3",
    "1. МБОУ СОШ № 1\n2. МБОУ СОШ № 2 (директор Котова А.А., 2-11-11)\n\n3. МБДОУ «Солнышко»",
    "– Тоншаевская средняя школа\n– Детский сад «Колосок»\n– ЦРО",
]
NO_NAMES = [
    "Школа № 3\nШкола № 7",
    "Школа № 3 не сдала\nШкола № 7 сдала\nШкола № 9 нет",
    "Школы не отчитались:\nШкола № 3\nШкола № 7",
    "Напомни школам\nШкола № 3\nШкола № 7",
    "Добрый день\nпосылаю справку\nШкола № 3",
    "Мониторинг проведён\nПедсовет прошёл\nСправка в школе",
    "",
]


@pytest.mark.parametrize("text", NAMES)
def test_a_list_of_organisations(text: str) -> None:
    assert looks_like_names(text)


@pytest.mark.parametrize("text", NO_NAMES)
def test_words_about_organisations(text: str) -> None:
    assert not looks_like_names(text)
