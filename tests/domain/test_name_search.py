"""A name is found in a list by a part of it."""

import pytest

from domain.name_search import matches

NAMES = (
    "Школа № 3",
    "МБОУ СОШ № 13 с. Тёплое",
    "Детский сад «Ёлочка»",
    "Управление образования",
    "Школа № 30",
)
FOUND = {
    "3": [0],
    "школа 3": [0],
    "ШКОЛА": [0, 4],
    "№ 13": [1],
    "тепл": [1],
    "елоч сад": [2],
    "упр обр": [3],
    "лицей": [],
    "№": [],
    " ": [],
    "школа " * 1000: [0, 4],
}


@pytest.mark.parametrize("typed", FOUND)
def test_every_typed_word_begins_a_word_or_is_its_number(typed):
    assert [at for at, name in enumerate(NAMES) if matches(name, typed)] == FOUND[typed]
